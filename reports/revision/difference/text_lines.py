"""The text of a briefing as lines, and what differs between the lines of two.

A person sees a text as headings, paragraphs and items one below the other, whatever lists and
sections they are parts of: a paragraph that became a bullet is one change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from reports.model import Block, Bullets, Numbered, Paragraph, Quotation, Subheading, block_texts
from reports.revision.difference.change import Change, ChangeKind
from reports.revision.difference.moves import out_of_order
from reports.revision.difference.names import PlaceNames, short_name
from reports.revision.difference.wording import Named
from reports.revision.match import LIKENESS, likeness, match_parts
from reports.slotted import frozen

#: What the lines of each kind of block are called.
_KINDS: dict[type, str] = {
    Paragraph: "paragraph",
    Subheading: "sub-heading",
    Bullets: "bullet",
    Numbered: "numbered item",
    Quotation: "quotation",
}
_HEADING, _SPEAKER = "heading", "speaker"
#: More lines of one kind that were added, deleted or moved together are one change.
_MOST_NAMED = 3


@frozen
class TextLine:
    """A line of the text: its words, what it is, and its paths in the briefing."""

    kind: str
    text: str
    id: str | None
    path: str
    section: int


#: A line with the line of the other briefing that it was, each with its place among the lines.
_Pair = tuple[int, TextLine, int, TextLine]
#: A change with its place among the lines of the new text.
_Placed = tuple[float, Change]


def name_of_kind(value: object) -> str | None:
    """Return what a block of a body is called, None for what is none."""
    return _KINDS.get(type(value))


def text_lines(sections: Named) -> Iterator[TextLine]:
    """Yield the lines of the sections of a briefing, in order."""
    for index, section in enumerate(sections.items()):
        path = f"sections[{index}]"
        heading = section.value.heading or ""
        yield TextLine(_HEADING, heading, section.id, path, index)
        for place, block in enumerate(section.field("body").items()):
            yield from _block_lines(block, f"{path}.body[{place}]", index)


def _block_lines(block: Named, path: str, section: int) -> Iterator[TextLine]:
    value: Block = block.value
    alone = not isinstance(value, Bullets | Numbered)
    for field, text in block_texts(value):
        depth = "inner " if field.count("[") > 1 else ""
        kind = f"{depth}{_inner_kind(value, field)}"
        where = f"{path}.{field}" if field and not alone else path
        yield TextLine(kind, text, block.id if alone else None, where, section)
    if isinstance(value, Quotation) and value.speaker:
        yield TextLine(_SPEAKER, value.speaker, None, f"{path}.speaker", section)


def _inner_kind(block: Block, field: str) -> str:
    if not isinstance(block, Bullets | Numbered):
        return _KINDS[type(block)]
    inner = field.rpartition(".")[2]
    return _KINDS[Numbered if inner.startswith("numbered") else Bullets] if "[" in inner else (
        _KINDS[type(block)]
    )  # fmt: skip


class TextDiffer:
    """Finds what differs between the texts of two briefings, in the order of the new one."""

    def __init__(self, old: Named, new: Named, names: tuple[PlaceNames, PlaceNames]) -> None:
        """Compare the sections `old` and `new`, whose places have `names`."""
        self._old, self._new = list(text_lines(old)), list(text_lines(new))
        self._old_names, self._new_names = names
        self._was = self._match()
        self._now = {was: at for at, was in enumerate(self._was) if was is not None}
        self._now_places = {line.path: at for at, line in enumerate(self._new)}
        # lines of the new text that were told of as halves, and places of such old ones
        self._told = set[str]()
        self._gone = set[int]()

    def changes(self) -> list[Change]:
        """Return the changes."""
        pairs = [
            (at, line, was, self._old[was])
            for at, (line, was) in enumerate(zip(self._new, self._was, strict=True))
            if was is not None
        ]
        found = [*self._in_two(), *self._deleted(), *self._added()]
        found += [*self._edited(pairs), *self._moved(pairs)]
        return [change for _, change in sorted(found, key=lambda each: each[0])]

    def _match(self) -> list[int | None]:
        """Return which of the old lines each of the new ones was."""
        found = match_parts(self._new, self._old, fill_gaps=True)
        for index, (line, was) in enumerate(zip(self._new, found, strict=True)):
            if was is not None and not _may_be(line, self._old[was]):
                found[index] = None
        return found

    def _in_two(self) -> Iterator[_Placed]:
        """Yield lines that were one, parted by Enter, and those that two were joined to."""
        old = {at: self._old[was].text for was, at in self._now.items()}
        for first, second in _halves(self._new, old):
            halves = [self._new[first], self._new[second]]
            self._told |= {line.path for line in halves}
            sides = old.get(first) or old[second], _words(halves)
            yield first, self._half_told(halves[0], "parted", sides, halves[1])
        new = {was: self._new[at].text for was, at in self._now.items()}
        for first, second in _halves(self._old, new):
            halves = [self._old[first], self._old[second]]
            at = self._now[first if first in self._now else second]
            self._told.add(self._new[at].path)
            self._gone |= {first, second}
            sides = _words(halves), self._new[at].text
            yield at, self._half_told(self._new[at], "joined", sides, halves[1])

    def _half_told(
        self, line: TextLine, kind: ChangeKind, sides: tuple[str, str], half: TextLine
    ) -> Change:
        name = self._new_names.name(line.path)
        return Change(line.path, name, kind, *sides, moved=(short_name(half.text),))

    def _deleted(self) -> Iterator[_Placed]:
        above = self._above()
        gone = [
            (at, line)
            for at, line in enumerate(self._old)
            if at not in self._now and at not in self._gone and line.text
        ]
        for at, lines in _together(gone):
            path, within = _path_of(lines), above[at]
            place = self._now_places.get(within, -1)
            name = self._old_names.name(path)
            yield place + 0.5, Change(path, name, "deleted", old=_words(lines), within=within)

    def _added(self) -> Iterator[_Placed]:
        new = [
            (at, line)
            for at, line in enumerate(self._new)
            if self._was[at] is None and line.path not in self._told and line.text
        ]
        for at, lines in _together(new):
            path = _path_of(lines)
            yield at, Change(path, self._new_names.name(path), "added", new=_words(lines))

    def _edited(self, pairs: Sequence[_Pair]) -> Iterator[_Placed]:
        """Yield lines with other words or of another kind; like ones below another as one."""
        edited = [
            pair
            for pair in pairs
            if _look(pair[1]) != _look(pair[3]) and pair[1].path not in self._told
        ]

        def alike(pair: _Pair) -> tuple[object, ...]:
            at, line, _, was = pair
            same = line.text == was.text and line.kind != was.kind
            return (line.section, line.kind, was.kind) if same else (at,)

        for _, group in groupby(edited, alike):
            lines = list(group)
            at, line, _, was = lines[0]
            name, kinds = self._new_names.name(_field_of(line)), (was.kind, line.kind)
            old = " / ".join(pair[3].text for pair in lines)
            new = " / ".join(pair[1].text for pair in lines)
            if line.kind == was.kind:
                yield at, Change(_field_of(line), name, "changed", old or None, new or None)
                continue
            became = f"{kinds[0]} became {kinds[1]}"
            if len(lines) > 1:
                became = f"{len(lines)} {kinds[0]}s became {kinds[1]}s"
            yield at, Change(line.path, name, "kind", old, new, became=became)

    def _moved(self, pairs: Sequence[_Pair]) -> Iterator[_Placed]:
        places = out_of_order([was for _, _, was, _ in pairs])
        moved = [pair for pair in pairs if pair[2] in places and pair[1].text]
        heads, moved = _with_crossing(moved, pairs)
        yield from self._moved_sections(heads)
        whole = {pair[1].section for pair in heads}
        rest = [pair for pair in moved if pair[1].section not in whole]
        for index, group in groupby(rest, lambda pair: pair[1].section):
            yield from self._moved_in(index, list(group))

    def _moved_sections(self, heads: Sequence[_Pair]) -> Iterator[_Placed]:
        """Yield the sections that moved, by their headings."""
        if len(heads) > _MOST_NAMED:
            yield -1, Change("sections", "Sections", "sorted", count=len(heads))
            return
        for at, line, _, was in heads:
            name = self._new_names.name(line.path)
            from_ = f"place {was.section + 1} to place {line.section + 1}"
            yield at, Change(line.path, name, "moved", from_, moved=(short_name(line.text),))

    def _moved_in(self, section: int, moved: Sequence[_Pair]) -> Iterator[_Placed]:
        if len(moved) > _MOST_NAMED:
            name = self._new_names.section(section)
            path = f"sections[{section}].body"
            yield moved[0][0], Change(path, name, "sorted", count=len(moved))
            return
        for at, line, _, was in moved:
            name, old = self._new_names.name(line.path), self._old_names.name(was.path)
            yield at, Change(line.path, name, "moved", old, moved=(short_name(line.text),))

    def _above(self) -> list[str]:
        """Return for each old line the path of the one above it that is there now."""
        out, last = [], "sections"
        for at in range(len(self._old)):
            out.append(last)
            last = self._new[self._now[at]].path if at in self._now else last
        return out


def _may_be(line: TextLine, was: TextLine) -> bool:
    """Return whether a line may be what another was: of the same kind, or in like words."""
    if line.kind == was.kind:
        return True
    if not line.text or not was.text:
        return False
    return line.text == was.text or likeness(was.text, line.text) >= LIKENESS


def _with_crossing(moved: list[_Pair], pairs: Sequence[_Pair]) -> tuple[list[_Pair], list[_Pair]]:
    """Return the headings of the sections that `moved`, and all lines that did.

    Where a heading is still that of the same section, lines have moved across it instead.
    """
    heads = [pair for pair in moved if pair[1].kind == pair[3].kind == _HEADING]
    away = [pair for pair in heads if pair[1].section != pair[3].section]
    if len(away) < len(heads):
        moved = [*(pair for pair in moved if pair[1].kind != _HEADING), *_crossing(pairs)]
    return away, moved


def _crossing(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yield the lines that are in another section than they were, by the headings of both."""
    homes = {line.section: was.section for _, line, _, was in pairs if line.kind == _HEADING}
    for pair in pairs:
        if pair[1].kind != _HEADING and homes.get(pair[1].section) != pair[3].section:
            yield pair


def _look(line: TextLine) -> tuple[str, str]:
    return line.kind, line.text


def _field_of(line: TextLine) -> str:
    """Return the path of a line's words."""
    return f"{line.path}.heading" if line.kind == _HEADING else line.path


def _halves(lines: Sequence[TextLine], whole: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield the places of neighbours that are one line on the other side.

    `whole` has what a line is there, by its place; one of two halves is none of them.
    """
    for at, line in enumerate(lines):
        for first, second, known in ((at - 1, at, at - 1), (at, at + 1, at + 1)):
            if at in whole or not line.text or known not in whole:
                continue
            one, other = lines[first], lines[second]
            same = f"{one.text} {other.text}".split() == whole[known].split()
            if same and one.kind == other.kind:
                yield first, second
                break


def _together(lines: Sequence[tuple[int, TextLine]]) -> Iterator[tuple[int, list[TextLine]]]:
    """Yield lines that are told together, with the place of the first.

    A section with all its lines, many lines of one kind, what somebody said.
    """
    run: list[tuple[int, TextLine]] = []
    for at, line in lines:
        if run and not (at == run[-1][0] + 1 and _goes_on(run[0][1], line)):
            yield from _parted(run)
            run = []
        run.append((at, line))
    yield from _parted(run)


def _goes_on(first: TextLine, line: TextLine) -> bool:
    same = first.section == line.section
    return same and (first.kind == _HEADING or line.kind in (first.kind, _SPEAKER))


def _parted(run: Sequence[tuple[int, TextLine]]) -> Iterator[tuple[int, list[TextLine]]]:
    lines = [line for _, line in run]
    whole = bool(run) and (lines[0].kind == _HEADING or len(run) > _MOST_NAMED)
    spoken = len(run) == 2 and lines[1].kind == _SPEAKER
    if whole or spoken:
        yield run[0][0], lines
    else:
        yield from ((at, [line]) for at, line in run)


def _path_of(lines: Sequence[TextLine]) -> str:
    """Return the path of lines told together; a heading alone is no whole section."""
    return _field_of(lines[0]) if len(lines) == 1 else lines[0].path


def _words(lines: Sequence[TextLine]) -> str:
    return " / ".join(line.text for line in lines)
