"""What differs between two briefings, a line each: path, old, new."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reports.model import Aid, Briefing, Figure, Money, Person
from reports.model.part import BriefingPart
from reports.model.text import BREAK
from reports.notices import Location, Notice, Place, line_of, read_place
from reports.revision.match import match_parts
from reports.revision.merging.describe import Describer, part_name
from reports.revision.merging.wording import Named, is_default
from reports.slotted import frozen

_WARNINGS = ("marking", "embargo")
#: More parts that moved than this are not named one by one.
_MOST_NAMED = 3
#: Of texts longer than this, only the words that differ are shown, with some on each side.
_LONG, _AROUND = 120, 4


@frozen
class Change:
    """A difference. `old` is None where something was added, `new` where it was removed.

    Where a list of `count` parts has another order, `moved` names those that moved.
    """

    path: str
    old: str | None
    new: str | None
    moved: tuple[str, ...] = ()
    count: int = 0

    @property
    def said(self) -> str:
        """What changed, for a person: ``'over CAD 1 billion' -> 'CAD 2 billion'``."""
        if len(self.moved) > _MOST_NAMED:
            return f"sorted anew ({self.count} parts)"
        if self.moved:
            return f"moved {', '.join(map(repr, self.moved))}"
        taken = f"THE {self.path.upper()} IS TAKEN AWAY: "
        warning = taken if self.path in _WARNINGS and self.new is None else ""
        old, new = self.sides
        return f"{warning}{_quoted(old)} -> {_quoted(new)}"

    @property
    def sides(self) -> tuple[str | None, str | None]:
        """The old and the new text; of long ones the words that differ, with some around them."""
        old, new = _narrowed(self.old, self.new)
        return _on_one_line(old), _on_one_line(new)

    def notice(self, source: str, lines: Mapping[Place, int]) -> Notice:
        """Return what changed as standing in the file `source`, whose new `lines` are told."""
        place = read_place(self.path)
        gone = self.new is None and not self.moved and isinstance(place[-1], int)
        where = Location(source, line_of(place[:-1] if gone else place, lines), self.path)
        return Notice("changed", self.said, place=where, severity="note")

    def __str__(self) -> str:
        """One line for a person: ``aid[0].amount: 'over CAD 1 billion' -> 'CAD 2 billion'``."""
        return f"{self.path}: {self.said}"


def differences(old: Briefing, new: Briefing) -> tuple[Change, ...]:
    """Return what `new` changes in `old`; paths count from 0, removed parts as in `old`.

    What says who may see the brief, and when, comes first: nobody may overlook it.
    """
    found = _Differ(old, new).part(Named.of(old), Named.of(new))
    return tuple(sorted(found, key=lambda change: change.path not in _WARNINGS))


def _narrowed(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Return two long texts as the words that differ, with a few on each side."""
    if old is None or new is None or min(len(old), len(new)) < _LONG:
        return old, new
    before, after = old.split(" "), new.split(" ")
    short = min(len(before), len(after))
    pairs = zip(before, after, strict=False)
    start = next((i for i, (a, b) in enumerate(pairs) if a != b), short)
    most = short - start
    ends = zip(reversed(before), reversed(after), strict=False)
    end = next((i for i, (a, b) in enumerate(ends) if a != b or i >= most), most)
    return _cut(before, start, end), _cut(after, start, end)


def _on_one_line(text: str | None) -> str | None:
    """Return a text whose line breaks are seen in a line."""
    return None if text is None else text.replace(BREAK, " ⏎ ")


def _cut(text: list[str], start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(text) - end + _AROUND, len(text))
    cut = " ".join(text[first:last])
    return f"{'… ' if first else ''}{cut}{' …' if last < len(text) else ''}"


def _quoted(text: str | None) -> str:
    return "nothing" if text is None else f"{text!r}"


class _Differ:
    """Walks two briefings at once."""

    def __init__(self, old: Briefing, new: Briefing) -> None:
        self._old, self._new = Describer(old), Describer(new)

    def part(self, old: Named, new: Named, path: str = "") -> Iterator[Change]:
        for name in type(new.value).model_fields:
            before, after = old.field(name), new.field(name)
            if before.value != after.value:
                yield from self._field(before, after, f"{path}.{name}" if path else name, name)

    def _field(self, old: Named, new: Named, path: str, name: str) -> Iterator[Change]:
        if isinstance(old.value, tuple) and isinstance(new.value, tuple):
            yield from self._list(old.items(), new.items(), path)
        elif _are_parts(old, new) and not isinstance(new.value, Money):
            yield from self.part(old, new, path)
        else:
            yield self._change(path, old, new, name)

    def _change(self, path: str, old: Named, new: Named, name: str = "") -> Change:
        """Return a line in the brief's words, or in full where those would be the same."""
        before, after = self._old.value(old.value, name), self._new.value(new.value, name)
        if before == after:
            before = after = None
        before, after = before or old.text, after or new.text
        return Change(path, before or None, after or None)

    def _list(self, old: Sequence[Named], new: Sequence[Named], path: str) -> Iterator[Change]:
        found = match_parts(new, old, fill_gaps=True)
        places = [place for place in found if place is not None]
        for index in sorted(set(range(len(old))).difference(places)):
            yield Change(f"{path}[{index}]", self._old.part(path, index, old[index]), None)
        for index, (part, place) in enumerate(zip(new, found, strict=True)):
            where = f"{path}[{index}]"
            if place is None:
                yield Change(where, None, self._new.part(path, index, part))
            elif _is_another_row(old[place].value, part.value):
                yield Change(where, self._old.row(path, place), self._new.row(path, index))
            else:
                yield from self._item(old[place], part, where)
        if moved := out_of_order(places):
            names = tuple(part_name(old[place]) for place in sorted(moved))
            yield Change(path, None, None, names, len(places))

    def _item(self, old: Named, new: Named, path: str) -> Iterator[Change]:
        if old.value == new.value:
            return
        if not isinstance(new.value, BriefingPart):
            yield self._change(path, old, new)
        elif type(new.value) is type(old.value):
            yield from self.part(old, new, path)
        else:
            # another kind of block may have the same words
            yield Change(path, _with_kind(old), _with_kind(new))


def _with_kind(part: Named) -> str:
    return f"{type(part.value).__name__.lower()}: {part.text}"


def _are_parts(old: Named, new: Named) -> bool:
    return isinstance(old.value, BriefingPart) and isinstance(new.value, BriefingPart)


def _is_another_row(old: Any, new: Any) -> bool:
    """Return whether a row became one of somebody or something else: most of it is new."""
    if not isinstance(new, Person | Figure | Aid) or type(old) is not type(new):
        return False
    names = type(new).model_fields.keys() - {"id", "evidence"}
    filled = [name for name in names if not (is_default(old, name) and is_default(new, name))]
    other = [name for name in filled if getattr(old, name) != getattr(new, name)]
    return len(other) > 1 and 2 * len(other) > len(filled)


def out_of_order(places: Sequence[int]) -> set[int]:
    """Return the fewest of `places` that, taken out, leave the others rising."""
    # patience sorting: the least place that ends a rising run of each length, and what is
    # before each place in the longest run that it ends
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    left = set(places)
    step = ends[-1] if ends else None
    while step is not None:
        left.remove(step)
        step = before[step]
    return left
