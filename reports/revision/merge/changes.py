"""What differs between two briefings, a line each: path, old, new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports.model import Briefing, Money, with_ids
from reports.model.part import Part
from reports.revision.match import match_parts
from reports.revision.merge.told import Teller, is_another_row, out_of_order, part_name

_WARNINGS = ("marking", "embargo")
#: More parts that moved than this are not named one by one.
_MOST_NAMED = 3
#: Of texts longer than this, only the words that differ are shown, with some on each side.
_LONG, _AROUND = 120, 4


@dataclass(frozen=True, slots=True)
class Change:
    """A difference. `old` is None where something was added, `new` where it was removed.

    Where a list of `count` parts has another order, `moved` names those that moved.
    """

    path: str
    old: str | None
    new: str | None
    moved: tuple[str, ...] = ()
    count: int = 0

    def __str__(self) -> str:
        """One line for a person: ``aid[0].amount: 'over CAD 1 billion' -> 'CAD 2 billion'``."""
        if len(self.moved) > _MOST_NAMED:
            return f"{self.path}: sorted anew ({self.count} parts)"
        if self.moved:
            return f"{self.path}: moved {', '.join(map(repr, self.moved))}"
        taken = f"THE {self.path.upper()} IS TAKEN AWAY: "
        warning = taken if self.path in _WARNINGS and self.new is None else ""
        old, new = _narrowed(self.old, self.new)
        return f"{warning}{self.path}: {_told(old)} -> {_told(new)}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part, or a text, of a list: with its id and the words to compare it by."""

    id: str | None
    text: str


def differences(old: Briefing, new: Briefing) -> tuple[Change, ...]:
    """Return what `new` changes in `old`; paths count from 0, removed parts as in `old`.

    What says who may see the brief, and when, comes first: nobody may overlook it.
    """
    found = _Differ(old, new).part(old, new, "", with_ids(old), with_ids(new))
    return tuple(sorted(found, key=lambda change: change.path not in _WARNINGS))


def pieces(parts: Sequence[Any], named: Sequence[Any] | None = None) -> list[Piece]:
    """Return the parts of a list to match them by; `named` are the same with their ids."""
    return [
        Piece(getattr(name, "id", None), words(part))
        for part, name in zip(parts, named or parts, strict=True)
    ]


def words(value: Any) -> str:
    """Return all the words of a value, to tell a person or to compare by."""
    match value:
        case None:
            return ""
        case Money():
            return _money(value)
        case Part():
            names = [name for name in type(value).model_fields if name != "id"]
            told = (words(getattr(value, name)) for name in names if _says(value, name))
            return " | ".join(filter(None, told))
        case tuple():
            return " / ".join(map(words, value))
        case _:
            return str(value)


def _says(part: Part, name: str) -> bool:
    return bool(getattr(part, name) != type(part).model_fields[name].default)


def _money(money: Money) -> str:
    value = f"{money.value:,f}" + (f" to {money.upper:,f}" if money.upper is not None else "")
    return " ".join(filter(None, (money.qualifier, money.currency or money.unit or "$", value)))


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


def _with_kind(part: Part) -> str:
    return f"{type(part).__name__.lower()}: {words(part)}"


def _cut(text: list[str], start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(text) - end + _AROUND, len(text))
    cut = " ".join(text[first:last])
    return f"{'… ' if first else ''}{cut}{' …' if last < len(text) else ''}"


def _told(text: str | None) -> str:
    return "nothing" if text is None else f"{text!r}"


class _Differ:
    """Walks two briefings at once; `old` and `new` tell the values of each."""

    def __init__(self, old: Briefing, new: Briefing) -> None:
        self._old, self._new = Teller(old), Teller(new)

    def part(
        self, old: Part, new: Part, path: str, old_named: Part, new_named: Part
    ) -> Iterator[Change]:
        for name in type(new).model_fields:
            before, after = getattr(old, name), getattr(new, name)
            if before == after:
                continue
            place = f"{path}.{name}" if path else name
            parts = isinstance(before, Part) and isinstance(after, Part)
            if isinstance(before, tuple) and isinstance(after, tuple):
                named = getattr(old_named, name), getattr(new_named, name)
                yield from self._list(before, after, place, *named)
            elif parts and not isinstance(after, Money):
                yield from self.part(before, after, place, before, after)
            else:
                yield self._change(place, before, after, name)

    def _change(self, path: str, before: Any, after: Any, name: str = "") -> Change:
        """Return a line in the brief's words, or in full where those would be the same."""
        told = self._old.value(before, name), self._new.value(after, name)
        old = words(before) if told[0] is None or told[0] == told[1] else told[0]
        new = words(after) if told[1] is None or told[0] == told[1] else told[1]
        return Change(path, old or None, new or None)

    def _list(
        self, old: Sequence[Any], new: Sequence[Any], path: str, old_named: Any, new_named: Any
    ) -> Iterator[Change]:
        found = match_parts(pieces(new, new_named), pieces(old, old_named), fill_gaps=True)
        held = set(found)
        for index, part in enumerate(old):
            if index not in held:
                yield Change(f"{path}[{index}]", self._old.row(path, index) or words(part), None)
        for index, (part, place) in enumerate(zip(new, found, strict=True)):
            where = f"{path}[{index}]"
            if place is None:
                yield Change(where, None, self._new.row(path, index) or words(part))
            elif old[place] == part:
                continue
            elif is_another_row(old[place], part):
                shown = self._old.row(path, place), self._new.row(path, index)
                yield Change(where, *shown)
            elif isinstance(part, Part) and type(part) is type(old[place]):
                yield from self.part(old[place], part, where, old_named[place], new_named[index])
            elif isinstance(part, Part):
                # another kind of block may have the same words
                yield Change(where, _with_kind(old[place]), _with_kind(part))
            else:
                yield self._change(where, old[place], part)
        yield from self._order(old, path, [place for place in found if place is not None])

    def _order(self, old: Sequence[Any], path: str, kept: list[int]) -> Iterator[Change]:
        if moved := out_of_order(kept):
            names = (part_name(old[place], words(old[place])) for place in sorted(moved))
            yield Change(path, None, None, tuple(names), len(kept))
