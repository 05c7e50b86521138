"""What stays, what goes and what comes: two sequences of parts laid into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from reports.revision.difference.moves import out_of_order
from reports.revision.match import match_parts
from reports.slotted import frozen

_Old = TypeVar("_Old")
_New = TypeVar("_New")
_Part = TypeVar("_Part")


@frozen
class Said:
    """A part without an id, by its words."""

    text: str
    id: str | None = None


def places_by_key(old: Sequence[str | None], new: Sequence[str | None]) -> list[int | None]:
    """Return for each key of `new` its place in `old`; None for one that is not there."""
    places = {key: place for place, key in enumerate(old) if key is not None}
    # the second of two with one key is new
    return [None if key is None else places.pop(key, None) for key in new]


def places_by_words(
    old: Sequence[tuple[str, object]], new: Sequence[tuple[str, object]]
) -> list[int | None]:
    """Return for each of `new` the place of the part in `old` that it was, by their words.

    Each part is its words and its kind: only those of one kind are taken for one another.
    """
    sides = [[Said(text) for text, _ in side] for side in (new, old)]
    found = match_parts(sides[0], sides[1], fill_gaps=True)
    return [
        place if place is not None and old[place][1] == new[index][1] else None
        for index, place in enumerate(found)
    ]


def laid_together(
    old: Sequence[_Old], new: Sequence[_New], places: Sequence[int | None]
) -> Iterator[tuple[_Old | None, _New | None]]:
    """Yield all parts in one order: what goes without a new one, what comes without an old one.

    `places` say for each of `new` which of `old` it was. Of those that have another order as
    few as can be go and come; the others stay. What goes stands before what comes.
    """
    moved = out_of_order([place for place in places if place is not None])
    stays = [None if place in moved else place for place in places]
    next_old = next_new = 0
    for index, place in enumerate(stays):
        if place is None:
            continue
        yield from ((part, None) for part in old[next_old:place])
        yield from ((None, part) for part in new[next_new:index])
        yield old[place], new[index]
        next_old, next_new = place + 1, index + 1
    yield from ((part, None) for part in old[next_old:])
    yield from ((None, part) for part in new[next_new:])


def there_of(old: _Part | None, new: _Part | None) -> _Part:
    """Return what is there of a pair that `laid_together` yields, the new one if both are."""
    found = new if new is not None else old
    if found is None:
        raise ValueError("found neither an old part nor a new one")
    return found
