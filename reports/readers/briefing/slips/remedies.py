"""What to write where YAML reads a file, and the format of briefings knows no such thing.

As with the slips of YAML, what may have been meant is tried: only a text with which the mistake
is gone, and no other one comes, is proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic_core import ErrorDetails

from reports.model import Briefing
from reports.model.mistakes.fields import field_names, list_names
from reports.model.mistakes.other_words import meaning, nearest_field
from reports.model.text import paragraphs
from reports.notices import Notice, Place
from reports.readers.briefing.parsers.parsed import Parsed
from reports.readers.briefing.parsers.yaml_nodes import NULL, Collection, Node, Scalar
from reports.readers.briefing.slips.fixers import flow_values, quotes, text_then_list
from reports.readers.briefing.slips.marks import list_marks, odd_spaces
from reports.readers.briefing.slips.pasted import mail_header, tables
from reports.readers.briefing.slips.quoting import in_quotes, meant
from reports.readers.briefing.slips.row_texts import (
    FIRST_FIELD,
    SECOND_FIELD,
    as_pair,
    as_row,
    as_rows,
    as_source,
)
from reports.readers.briefing.slips.source_text import Fix, SourceLine, SourceText
from reports.readers.briefing.suggestions import NOTHING, suggestions
from reports.readers.briefing.values import language_of
from reports.slotted import frozen

#: Characters that are read for trying.
_WORK = 1_000_000
#: Counts the mistakes of a text, and says which places have one.
Refusals = Callable[[str], tuple[int, frozenset[Place]]]


@frozen
class _Spot:
    """A mistake: its place in the tree and in the text."""

    page: SourceText
    at: int
    place: Place
    value: Any
    key: Scalar | None
    node: Node

    @property
    def list_name(self) -> str:
        """The list that the place is a row of, or within a row of."""
        return next((part for part in reversed(self.place[:-1]) if isinstance(part, str)), "")

    def instead(self, node: Scalar, new: str) -> Fix:
        return self.page.replaced("", node.start, node.end, new, "")


class Remedies:
    """Completes the mistakes of one file with their columns, and with what to write."""

    def __init__(self, parsed: Parsed, refusals: Refusals) -> None:
        """`refusals` reads a text as the file was read."""
        self._root, self._text = parsed.root, parsed.text
        self._page = parsed.page or SourceText(parsed.text.split("\n"))
        self._refusals = refusals
        self._before: tuple[int, frozenset[Place]] | None = None
        self._work = _WORK
        self._language = language_of(parsed.value)

    def complete(self, notice: Notice, place: Place, detail: ErrorDetails) -> Notice:
        """Return a mistake with its column, its line, and what to write where that is known."""
        if (spot := self._spot(place, detail["input"])) is None:
            return notice
        column = self._column(spot, detail["type"])
        for fix, remedy in self._candidates(spot, detail["type"]):
            if self._works(fix, place):
                found = self._page.notice(replace(fix, column=column), notice.place.source)
                if not fix.new:
                    return found  # lines that are no part of a briefing: not this field alone
                where = replace(found.place, part=notice.place.part)
                return replace(notice, place=where, write=fix.new, remedy=remedy or notice.remedy)
        line = Fix("", spot.at, spot.at, None, column, "")
        where = self._page.notice(line, notice.place.source, notice.place.part).place
        return replace(notice, place=where)

    def _candidates(self, spot: _Spot, kind: str) -> Iterator[tuple[Fix, str]]:
        if isinstance(spot.node, Scalar) and kind != "extra_forbidden":
            for words, remedy in suggestions(spot.place, spot.value, self._language):
                # “value: $3bn”: money is another field of a figure
                is_sum = spot.key and words.startswith("{") and spot.place[-1] == "value"
                start = spot.key.start if spot.key and is_sum else spot.node.start
                new = f"amount: {words}" if is_sum else words
                yield spot.page.replaced("", start, spot.node.end, new, ""), remedy
        yield from ((fix, "") for fix in _BY_KIND.get(kind, _nothing)(spot))

    def _works(self, fix: Fix, place: Place) -> bool:
        """Return whether a fix takes the mistakes at a place away, and brings none."""
        self._work -= len(self._text)
        if self._work < 0:
            return False
        self._before = self._before or self._refusals(self._page.text)
        count, places = self._refusals(self._page.mended(fix).text)
        return count < self._before[0] and place not in places and places <= self._before[1]

    def _column(self, spot: _Spot, kind: str) -> int:
        """Return where a mistake is in its line: at the value, or at its field."""
        at_key = spot.key and (kind == "extra_forbidden" or spot.node.line != spot.at)
        start = spot.key.start if spot.key and at_key else spot.node.start
        return start - self._text.rfind("\n", 0, start) - 1

    def _spot(self, place: Place, value: Any) -> _Spot | None:
        """Return where a place is in the tree; the nearest above it, if it is not there."""
        node, key = self._root, None
        for part in place:
            found = _child(node, part)
            if found is None:
                break
            key, node = found
        if node is None:
            return None
        at = key.line if key else node.line
        return _Spot(self._page, min(at, len(self._page.texts) - 1), place, value, key, node)


def _child(node: Node | None, part: str | int) -> tuple[Scalar | None, Node] | None:
    if not isinstance(node, Collection):
        return None
    if not node.mapping:
        items = node.items
        return (None, items[part]) if isinstance(part, int) and part < len(items) else None
    pairs = zip(node.items[::2], node.items[1::2], strict=True)
    found = ((k, v) for k, v in pairs if isinstance(k, Scalar) and k.value == part)
    return next(found, None)


def _nothing(spot: _Spot) -> Iterator[Fix]:
    yield from ()


def _fields(spot: _Spot) -> Iterator[Fix]:
    """An unknown field: another word for one that there is, or a slip in its name."""
    yield from mail_header(spot.page, spot.at)
    yield from odd_spaces(spot.page, spot.at)
    yield from flow_values(spot.page, spot.at)
    if spot.key is None:
        return
    name = spot.key.value
    yield from _called(spot)
    field, _ = meaning(name, spot.list_name)
    for known in filter(None, (field, nearest_field(name, spot.place[:-1], Briefing))):
        yield spot.instead(spot.key, known)
    if ":" in name and isinstance(spot.node, Scalar) and spot.node.tag == NULL:
        yield spot.instead(spot.key, name.replace(":", ": ", 1))


def _text(spot: _Spot) -> Iterator[Fix]:
    """A list or fields where a text is expected."""
    yield from quotes(spot.page, spot.at)
    if isinstance(spot.node, Collection) and not spot.node.mapping and len(spot.node.items) == 1:
        only = spot.node.items[0]
        if isinstance(only, Scalar) and not spot.node.flow and spot.key:
            line = spot.page.line(spot.at)
            new = f"{line.lead}{line.key}: {in_quotes(only.value)}"
            yield Fix("", spot.at, only.line, (new,), 0, "")


def _block(spot: _Spot) -> Iterator[Fix]:
    """A paragraph that YAML takes for fields; one with a list below is two blocks."""
    node, line = spot.node, spot.page.line(spot.at)
    if isinstance(node, Collection) and node.mapping and len(node.items) == 2:
        key, items = node.items
        if isinstance(key, Scalar) and isinstance(items, Collection) and not items.flow:
            last = _last_line(items)
            pad = " " * max(0, len(line.lead) + 2 - items.column)
            below = (pad + text for text in spot.page.texts[spot.at + 1 : last + 1])
            head = (line.lead + in_quotes(f"{key.value}:"), f"{line.lead}bullets:")
            yield Fix("", spot.at, last, (*head, *below), 0, "")
    yield from _text(spot)


def _list(spot: _Spot) -> Iterator[Fix]:
    """A text, or the fields of one row, where a list is expected."""
    yield from text_then_list(spot.page, spot.at)
    if spot.at + 1 < len(spot.page.texts):
        for fix in list_marks(spot.page, spot.at + 1):
            yield fix
            yield replace(fix, new=_as_rows(str(spot.place[-1]), fix.new or ()))
        yield from tables(spot.page, spot.at + 1)
    line = spot.page.line(spot.at)
    if isinstance(spot.node, Scalar):
        name, words = str(spot.place[-1]), spot.node.value
        if words.casefold().strip(" .") in NOTHING:
            yield spot.instead(spot.node, "[]")
        elif line.value[:1] in ("|", ">"):
            key = f"{line.lead}{line.key}:"
            yield Fix("", spot.at, spot.at, (key,), 0, "")
            yield Fix("", spot.at, spot.at, (key, f"{' ' * len(line.lead)}- {line.value}"), 0, "")
        else:
            yield spot.instead(spot.node, f"[{as_rows(name, words)}]")
    elif spot.node.flow:
        yield Fix("", spot.at, spot.at, (f"{line.head}[{line.value}]{line.comment}",), 0, "")
    elif spot.node.mapping:
        yield from _rows(spot, spot.node)


def _rows(spot: _Spot, node: Collection) -> Iterator[Fix]:
    """Fields where a list of rows is expected: those of rows, or what each row is called."""
    first, last, pad = node.line, _last_line(node), " " * node.column
    lines = [SourceLine(text) for text in spot.page.texts[first : last + 1]]
    begins = [line.key == lines[0].key and line.indent == len(pad) for line in lines]
    texts = (
        f"{pad}- {line.text.strip()}" if begin else f"  {line.text}".rstrip()
        for line, begin in zip(lines, begins, strict=True)
    )
    rows = tuple(texts)
    yield Fix("", first, last, rows, 0, "")
    yield Fix("", first, last, tuple(map(_listed, rows)), 0, "")
    if spot.place == ("sections",):
        yield from _named_sections(spot, node)
    if len(node.items) == 2 * len(lines):
        yield from _named_rows(str(spot.place[-1]), Fix("", first, last, None, 0, ""), lines, pad)


def _as_rows(name: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Return the items of a list as its rows."""
    items = map(SourceLine, lines)
    if name not in FIRST_FIELD or name == "body":
        return tuple(item.text for item in items)
    return tuple(f"{item.lead}{as_row(name, meant(item.rest))}" for item in items)


def _listed(text: str) -> str:
    """Return the line of a field that is a list with its text as the one item."""
    line = SourceLine(text)
    if line.key not in list_names() or not line.value or line.value[0] in "[|>{\"'":
        return text
    return f"{line.head}[{in_quotes(line.value)}]{line.comment}"


def _named_sections(spot: _Spot, node: Collection) -> Iterator[Fix]:
    """Sections that are written as their headings, with what they say behind or below."""
    pad, new = " " * node.column, list[str]()
    for key, said in zip(node.items[::2], node.items[1::2], strict=True):
        if not isinstance(key, Scalar) or (
            isinstance(said, Collection) and (said.mapping or said.flow)
        ):
            return
        new.append(f"{pad}- heading: {in_quotes(key.value)}")
        if isinstance(said, Collection):
            inner = " " * max(0, node.column + 4 - said.column)
            below = spot.page.texts[said.line : _last_line(said) + 1]
            new += [f"{pad}  body:", *(f"{inner}{text}".rstrip() for text in below)]
        elif words := paragraphs(said.value):
            new.append(f"{pad}  body: [{', '.join(map(in_quotes, words))}]")
    yield Fix("", node.line, _last_line(node), tuple(new), 0, "")


def _named_rows(name: str, fix: Fix, lines: list[SourceLine], pad: str) -> Iterator[Fix]:
    """Rows that are written as what they are called and their second field, a line each."""
    parted = [line.rest.partition(":")[::2] for line in lines]
    if name in SECOND_FIELD and not any(one.strip(" -") in field_names() for one, _ in parted):
        rows = (f"{pad}- {as_pair(name, one.strip(), two.strip())}" for one, two in parted)
        yield replace(fix, new=tuple(rows))


def _last_line(node: Node) -> int:
    while isinstance(node, Collection) and node.items:
        node = node.items[-1]
    return node.line


def _row(spot: _Spot) -> Iterator[Fix]:
    """A text where fields are expected."""
    if not isinstance(spot.node, Scalar):
        if not spot.node.mapping and not spot.node.flow and len(spot.node.items) == 1:
            line = spot.page.line(spot.node.line)
            new = (line.text.replace("-", " ", 1),)
            yield Fix("", spot.node.line, spot.node.line, new, 0, "")
        return
    name, words = spot.list_name, spot.node.value
    if spot.place[-1:] == ("source",):
        yield spot.instead(spot.node, as_source(words))
    elif name in FIRST_FIELD:
        row = as_row(name, words)
        yield spot.instead(spot.node, row[1:-1])
        yield spot.instead(spot.node, row)


def _missing(spot: _Spot) -> Iterator[Fix]:
    """A row without its first field: it may go on with the row above."""
    line = spot.page.line(spot.at)
    if line.is_item and isinstance(spot.node, Collection):
        yield Fix("", spot.at, spot.at, (line.text.replace("-", " ", 1),), 0, "")
        yield from _called(spot)


def _called(spot: _Spot) -> Iterator[Fix]:
    """A row that is what it is called, a colon, and its second field: “Ann Lee: Minister”."""
    name = next((part for part in spot.place if part in SECOND_FIELD), None)
    line = spot.page.line(spot.at)
    one, colon, two = line.rest.partition(": ")
    plain = line.is_item and one[:1] not in ("{", "[")
    if isinstance(name, str) and plain and colon and not _is_field(one, name):
        row = as_pair(name, one.strip(), two.strip())
        yield Fix("", spot.at, spot.at, (line.lead + row,), 0, "")


def _is_field(word: str, list_name: str) -> bool:
    """Return whether a word is a field of a row, or a slip of one: no person is “nme”."""
    if word.casefold() in field_names() or meaning(word, list_name)[0]:
        return True
    return word.islower() and nearest_field(word, (list_name, 0), Briefing) is not None


_BY_KIND: Mapping[str, Callable[[_Spot], Iterator[Fix]]] = {
    "extra_forbidden": _fields,
    "string_type": _text,
    "block": _block,
    "tuple_type": _list,
    "missing": _missing,
    "model_type": _row,
    "model_attributes_type": _row,
}
