"""The text of a briefing as lines, and what differs between the lines of two.

A person sees a text as headings, paragraphs and items one below the other, whatever lists and
sections they are parts of: a paragraph that became a bullet is one change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reports.model import Block, Bullets, Numbered, Paragraph, Quotation, Subheading, block_texts
from reports.revision.difference.change import Change
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

    def changes(self) -> Iterator[Change]:
        """Yield the changes."""
        pairs = [
            (at, line, was, self._old[was])
            for at, (line, was) in enumerate(zip(self._new, self._was, strict=True))
            if was is not None
        ]
        yield from self._deleted()
        yield from self._added()
        yield from self._edited(pairs)
        yield from self._moved(pairs)

    def _match(self) -> list[int | None]:
        """Return which of the old lines each of the new ones was."""
        found = match_parts(self._new, self._old, fill_gaps=True)
        for index, (line, was) in enumerate(zip(self._new, found, strict=True)):
            if was is not None and not _may_be(line, self._old[was]):
                found[index] = None
        return found

    def _deleted(self) -> Iterator[Change]:
        places = {line.path: at for at, line in enumerate(self._old)}
        above = self._above()
        gone = [line for at, line in enumerate(self._old) if at not in self._now and line.text]
        for lines in _together(gone):
            name = self._old_names.name(lines[0].path)
            within = above[places[lines[0].path]]
            yield Change(lines[0].path, name, "deleted", old=_words(lines), within=within)

    def _added(self) -> Iterator[Change]:
        new = [line for line, was in zip(self._new, self._was, strict=True) if was is None]
        for lines in _together([line for line in new if line.text]):
            name = self._new_names.name(lines[0].path)
            yield Change(lines[0].path, name, "added", new=_words(lines))

    def _edited(self, pairs: Sequence[_Pair]) -> Iterator[Change]:
        """Yield lines with other words or of another kind; like ones below another as one."""
        edited = [pair for pair in pairs if (pair[1].kind, pair[1].text) != _look(pair[3])]

        def alike(pair: _Pair) -> tuple[object, ...]:
            at, line, _, was = pair
            same = line.text == was.text and line.kind != was.kind
            return (line.section, line.kind, was.kind) if same else (at,)

        for _, group in groupby(edited, alike):
            lines = list(group)
            _, line, _, was = lines[0]
            name, kinds = self._new_names.name(_field_of(line)), (was.kind, line.kind)
            old = " / ".join(pair[3].text for pair in lines)
            new = " / ".join(pair[1].text for pair in lines)
            if line.kind == was.kind:
                yield Change(_field_of(line), name, "changed", old or None, new or None)
                continue
            became = f"{kinds[0]} became {kinds[1]}"
            if len(lines) > 1:
                became = f"{len(lines)} {kinds[0]}s became {kinds[1]}s"
            yield Change(line.path, name, "kind", old, new, became=became)

    def _moved(self, pairs: Sequence[_Pair]) -> Iterator[Change]:
        places = out_of_order([was for _, _, was, _ in pairs])
        moved = [pair for pair in pairs if pair[2] in places and pair[1].text]
        heads = [pair for pair in moved if pair[1].kind == pair[3].kind == _HEADING]
        if len(heads) > _MOST_NAMED:
            yield Change("sections", "Sections", "sorted", count=len(heads))
        whole = {pair[1].section for pair in heads}
        for _, line, _, was in heads if len(heads) <= _MOST_NAMED else ():
            name = self._new_names.name(line.path)
            from_ = f"place {was.section + 1} to place {line.section + 1}"
            yield Change(line.path, name, "moved", from_, moved=(short_name(line.text),))
        rest = [pair for pair in moved if pair[1].section not in whole]
        for index, group in groupby(rest, lambda pair: pair[1].section):
            yield from self._moved_in(index, list(group))

    def _moved_in(self, section: int, moved: Sequence[_Pair]) -> Iterator[Change]:
        if len(moved) > _MOST_NAMED:
            name = self._new_names.section(section)
            path = f"sections[{section}].body"
            yield Change(path, name, "sorted", count=len(moved))
            return
        for _, line, _, was in moved:
            name, old = self._new_names.name(line.path), self._old_names.name(was.path)
            yield Change(line.path, name, "moved", old, moved=(short_name(line.text),))

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


def _look(line: TextLine) -> tuple[str, str]:
    return line.kind, line.text


def _field_of(line: TextLine) -> str:
    """Return the path of a line's words."""
    return f"{line.path}.heading" if line.kind == _HEADING else line.path


def _together(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Yield lines that are told together: a section with all its lines, many of one kind."""
    run: list[TextLine] = []
    for before, line in pairwise([None, *lines]):
        if line is None:
            continue
        if before is not None and _goes_on(run, line):
            run.append(line)
        else:
            yield from _parted(run)
            run = [line]
    yield from _parted(run)


def _goes_on(run: Sequence[TextLine], line: TextLine) -> bool:
    same = run[0].section == line.section
    return same and (run[0].kind == _HEADING or line.kind in (run[0].kind, _SPEAKER))


def _parted(run: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    whole = bool(run) and (run[0].kind == _HEADING or len(run) > _MOST_NAMED)
    spoken = len(run) == 2 and run[1].kind == _SPEAKER
    yield from ([list(run)] if whole or spoken else ([line] for line in run))


def _words(lines: Sequence[TextLine]) -> str:
    return " / ".join(line.text for line in lines)
