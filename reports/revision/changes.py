"""What differs between two briefings, a line each: path, old, new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports.model import Briefing, Money, with_ids
from reports.model.part import Part
from reports.revision.match import match_parts

_WARNINGS = ("marking", "embargo")


@dataclass(frozen=True, slots=True)
class Change:
    """A difference. `old` is None where something was added, `new` where it was removed."""

    path: str
    old: str | None
    new: str | None

    def __str__(self) -> str:
        """One line for a person: ``aid[0].amount: over CAD 1000000000 -> CAD 2000000000``."""
        taken = f"THE {self.path.upper()} IS TAKEN AWAY: "
        warning = taken if self.path in _WARNINGS and self.new is None else ""
        return f"{warning}{self.path}: {_told(self.old)} -> {_told(self.new)}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part, or a text, of a list: with its id and the words to compare it by."""

    id: str | None
    text: str


def differences(old: Briefing, new: Briefing) -> tuple[Change, ...]:
    """Return what `new` changes in `old`; paths count from 0, removed parts as in `old`.

    What says who may see the brief, and when, comes first: nobody may overlook it.
    """
    found = _part(old, new, "", with_ids(old), with_ids(new))
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
    value = f"{money.value:f}" + (f" to {money.upper:f}" if money.upper is not None else "")
    return " ".join(filter(None, (money.qualifier, money.currency or money.unit or "$", value)))


def _told(text: str | None) -> str:
    return "nothing" if text is None else f"{text!r}"


def _part(old: Part, new: Part, path: str, old_named: Part, new_named: Part) -> Iterator[Change]:
    for name in type(new).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        place = f"{path}.{name}" if path else name
        if isinstance(before, tuple) and isinstance(after, tuple):
            named = getattr(old_named, name), getattr(new_named, name)
            yield from _list(before, after, place, *named)
        elif isinstance(before, Part) and isinstance(after, Part) and not isinstance(after, Money):
            yield from _part(before, after, place, before, after)
        else:
            yield Change(place, words(before) or None, words(after) or None)


def _list(
    old: Sequence[Any], new: Sequence[Any], path: str, old_named: Any, new_named: Any
) -> Iterator[Change]:
    found = match_parts(pieces(new, new_named), pieces(old, old_named), fill_gaps=True)
    for index, part in enumerate(old):
        if index not in found:
            yield Change(f"{path}[{index}]", words(part), None)
    for index, (part, place) in enumerate(zip(new, found, strict=True)):
        where = f"{path}[{index}]"
        if place is None:
            yield Change(where, None, words(part))
        elif old[place] == part:
            continue
        elif isinstance(part, Part) and type(part) is type(old[place]):
            yield from _part(old[place], part, where, old_named[place], new_named[index])
        else:
            yield Change(where, words(old[place]), words(part))
    kept = [place for place in found if place is not None]
    if kept != sorted(kept):
        order = ", ".join(str(place) for place in kept)
        yield Change(f"{path} order", ", ".join(map(str, sorted(kept))), order)
