"""The single fields of a brief: title block and summary, wherever they stand.

A field is the line that its bookmark or content control names; only where a program has
lost both is it the line of its style in the title block, and then the line that says
what the base says. What else stands in the title block is no field: a “DRAFT” typed
above the title replaces nothing and joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from reports.model import Spans
from reports.model.spans import span_text
from reports.model.text import BREAK
from reports.plan import Labels
from reports.revision.match import likeness
from reports.revision.outline.inline import cut_spans
from reports.revision.outline.parts.head_lines import HEAD_KINDS, HeadLines
from reports.revision.outline.styles.line_styles import (
    FIELD_STYLES,
    KnownTexts,
    field_styles,
    named_style,
)
from reports.revision.word.lines import WordParagraph, WordTable, joined_spans, same_words
from reports.slotted import frozen
from reports.wordfile.title_end import with_plain_end
from reports.wordfile.vocabulary import FACT_SEPARATOR, Mark, Style

#: The lines of the title block, with the names of the fields that fill a line.
_LINES: Mapping[Style, str] = {
    Style.MARKING: "marking",
    Style.EMBARGO: "embargo",
    Style.KICKER: "kicker",
    Style.TITLE: "title",
    Style.SUBTITLE: "subtitle",
    Style.DATELINE: "dateline",
    Style.SUMMARY: "summary",
}
#: The styles of the title block's lines.
FRONT_STYLES = frozenset(_LINES)
#: What stands between facts, whatever spaces a program or a person has set round it.
_SEPARATED = re.compile(r"\s+·\s+")
#: What messages call a fact of the head that its name does not name.
_CALLED = {
    "to": "addressee", "from": "sender", "as_of": "as-of day", "next_issue": "next issue's day",
}  # fmt: skip
#: Fields that may have become several lines.
_PARTED = (Style.SUMMARY, Style.TITLE, Style.SUBTITLE)
#: Styles that the first line below the title block may have where bookmarks are lost.
_BELOW = frozenset(
    {Style.CAPTION, Style.HEADING_1, Style.APPENDIX, Style.QUESTION, Style.QUOTE}
)  # fmt: skip


@frozen
class Front:
    """The title block.

    `fields` are the texts of its lines by name, among them the ``dateline`` and the
    ``kicker``; `controls` the facts of these two that stand in marked text, `days` what
    date controls hold. `head` are the facts below the dateline. `taken` are the indices of the
    lines that hold a field, `strays` those of the other lines of the title block.
    """

    fields: dict[str, str] = field(default_factory=dict)
    controls: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    head: HeadLines = field(default_factory=HeadLines)
    summary: Spans = ()
    taken: frozenset[int] = frozenset()
    strays: tuple[int, ...] = ()


def read_front(
    content: Sequence[WordParagraph | WordTable],
    base: Mapping[str, str],
    texts: KnownTexts,
    head: HeadLines,
) -> Front:
    """Return the single fields that the lines of `content` hold; `base` are the base's.

    `head` are the facts of the head, whose lines hold no other field.
    """
    return _FrontReader(content, base, texts, head).read()


def parted_fields(
    content: Sequence[WordParagraph | WordTable], labels: Labels, note: Callable[[str], None]
) -> list[WordParagraph | WordTable]:
    """Return `content` with lines that hold several fields parted: somebody has joined them.

    `note` is told which: each field keeps its own words.
    """
    out: list[WordParagraph | WordTable] = []
    for part in content:
        held = _fields_in(part, labels) if isinstance(part, WordParagraph) else {}
        if not isinstance(part, WordParagraph) or len(held) < 2:
            out.append(part)
            continue
        names = " and the ".join(_CALLED.get(name, name) for name in held)
        note(f"the {names} stand in one line: each keeps its own words")
        out.extend(_parted(part, held))
    return out


def _parted(line: WordParagraph, held: Mapping[str, int]) -> Iterator[WordParagraph]:
    """Yield a line for each field of a line; `held` says where each begins in it.

    What stands beside the text stays with the first.
    """
    starts = [0, *list(held.values())[1:]]
    for name, start, end in zip(held, starts, [*starts[1:], None], strict=True):
        own = {n: text for n, text in line.parts.items() if _line_of(n) == name}
        part = replace(line, spans=cut_spans(line.spans, start, end), parts=own)
        part.controls = line.controls & own.keys()
        part.days = {name: day for name, day in line.days.items() if name in own}
        yield part if not start else replace(part, asides=[], comments={}, footnotes=[])


def _fields_in(line: WordParagraph, labels: Labels) -> dict[str, int]:
    """Return the fields with words in a line, with where each begins, its label too, in order."""
    if len(line.parts) < 2:
        return {}
    text = span_text(line.spans)
    found: dict[str, int] = {}
    at = 0
    for part, words in line.parts.items():
        name, place = _line_of(part), text.find(words.strip(), at)
        if name and words.strip() and place >= 0:
            label = f"{labels.head.get(name, '')}{labels.colon}"
            is_led = name in labels.head and text[:place].endswith(label)
            found.setdefault(name, place - len(label) if is_led else place)
            at = place + len(words.strip())
    return found


def _line_of(name: str) -> str | None:
    """Return the line of the title block that a field stands in."""
    return name if name in HEAD_KINDS else _LINES.get(FIELD_STYLES.get(name, Style.NORMAL))


class _FrontReader:
    def __init__(
        self,
        content: Sequence[WordParagraph | WordTable],
        base: Mapping[str, str],
        texts: KnownTexts,
        head: HeadLines,
    ) -> None:
        self._content = content
        self._head = head
        self._base = base
        self._texts = texts
        self._lines = {i: part for i, part in enumerate(content) if isinstance(part, WordParagraph)}
        self._marked: dict[Style, list[int]] = {style: [] for style in _LINES}
        others = {i: line for i, line in self._lines.items() if i not in head.taken}
        for index, line in others.items():
            for style in FRONT_STYLES.intersection(field_styles(line)):
                self._marked[style].append(index)
        end = self._end = self._first_below()
        # the lines of the title block that no bookmark or control names
        self._free = [i for i, line in others.items() if i < end and not field_styles(line)]

    def read(self) -> Front:
        chosen = {style: self._choose(style) for style in _LINES}
        taken = self._head.taken.union(*chosen.values())
        fields = {_LINES[style]: self._joined(at) for style, at in chosen.items()}
        title = fields["title"]
        fields["title"] = with_plain_end(title, self._base.get("title", ""))
        fields["dateline"] = self._joined(chosen[Style.DATELINE], FACT_SEPARATOR)
        for name in ("dateline", "kicker"):
            fields[name] = _SEPARATED.sub(FACT_SEPARATOR, fields[name])
        facts = [self._lines[i] for i in (*chosen[Style.KICKER], *chosen[Style.DATELINE])]
        return Front(
            fields,
            {name: text for line in facts for name, text in line.parts.items() if text},
            {name: day for line in facts for name, day in line.days.items()},
            self._head,
            joined_spans((self._lines[i].spans for i in chosen[Style.SUMMARY]), BREAK),
            taken,
            tuple(self._strays(taken)),
        )

    def _strays(self, taken: frozenset[int]) -> Iterator[int]:
        """Yield the lines of the title block that hold no field."""
        last = max((index for index in taken if index < self._end), default=-1)
        for index, line in self._lines.items():
            if index < last and index not in taken and line.text:
                yield index

    def _choose(self, style: Style) -> Sequence[int]:
        """Return the lines that hold a field: of all that claim it, those most like the base."""
        claims = self._claims(style)
        if style is Style.DATELINE or len(claims) < 2:
            return claims
        name = _LINES[style]
        base = self._base.get(name, "")
        best = max(
            [*([index] for index in claims), *self._runs(claims)],
            key=lambda run: (
                _alike(base, self._joined(run)),
                any(name in self._lines[index].controls for index in run),
                -len(run),
            ),
        )
        after = [index for index in claims if index > best[-1]]
        return [*best, *after] if style is Style.SUMMARY else best

    def _claims(self, style: Style) -> list[int]:
        marked = self._marked[style]
        if marked:
            return [*marked, *self._following(style, marked)]
        styled = [index for index in self._free if named_style(self._lines[index]) is style]
        if style is Style.SUBTITLE:
            # the line is the title's own below it: above the title, the style is only a look
            title = min(self._claims(Style.TITLE), default=-1)
            styled = [index for index in styled if index > title]
        return styled or [index for index in self._free if self._reads_as(style, index)]

    def _reads_as(self, style: Style, index: int) -> bool:
        """Return whether a line without style or bookmark says what the base says there."""
        line = self._lines[index]
        plain = named_style(line) is None and not line.marks
        return plain and self._texts.front.get(line.text) is style

    def _following(self, style: Style, marked: Sequence[int]) -> Sequence[int]:
        """Return the lines right below the `marked` ones with their style.

        A summary was written on there; a title or subtitle was only parted.
        """
        found = list(self._below(style, marked[-1])) if style in _PARTED else []
        whole = style is Style.SUMMARY or same_words(
            self._joined([*marked, *found]), self._base.get(_LINES[style])
        )
        return found if whole else []

    def _below(self, style: Style, last: int) -> Iterator[int]:
        for index in range(last + 1, len(self._content)):
            part = self._content[index]
            if not isinstance(part, WordParagraph) or part.marks or part.parts:
                return
            if part.text and named_style(part) is not style:
                return
            if part.text:
                yield index

    def _runs(self, claims: Sequence[int]) -> Iterator[list[int]]:
        """Yield the claims that stand right below one another: a line that was parted."""
        run: list[int] = []
        for index in claims:
            between = self._content[run[-1] + 1 : index] if run else []
            if any(isinstance(part, WordTable) or part.text for part in between):
                yield run
                run = []
            run = [*run, index]
        yield run

    def _joined(self, places: Sequence[int], separator: str = " ") -> str:
        return separator.join(filter(None, (self._lines[index].text for index in places)))

    def _first_below(self) -> int:
        """Return the index of the first thing that is not of the title block.

        Where bookmarks are lost, styles and words tell it, from the title on.
        """
        unnamed = not any(map(_is_named, self._lines.values()))
        titled = False
        for index, part in enumerate(self._content):
            if isinstance(part, WordTable):
                if titled or _has_marks(part):
                    return index
            elif _is_named(part) or (unnamed and titled and self._is_below(part)):
                return index
            else:
                titled = titled or self._is_title(part)
        return len(self._content)

    def _is_below(self, line: WordParagraph) -> bool:
        known = named_style(line) in _BELOW or line.text in self._texts.below
        return known and not field_styles(line)

    def _is_title(self, line: WordParagraph) -> bool:
        styles = (named_style(line), self._texts.front.get(line.text), *field_styles(line))
        return Style.TITLE in styles


def _is_named(line: WordParagraph) -> bool:
    """Return whether a bookmark says that a line is a part of the brief below its title block."""
    return any(mark is not Mark.FIELD for mark, _ in line.marks)


def _has_marks(grid: WordTable) -> bool:
    return any(cell.marks for row in grid.rows for cell in row.cells)


def _alike(base: str, text: str) -> float:
    return 1.0 if base == text else likeness(base, text)
