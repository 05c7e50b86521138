"""Which part of an edited brief is which part of the base.

In order of trust: the id that a bookmark carries, equal text, then likeness of 0.6 or
more; what is left is new. Where Word has copied a bookmark, the copy that still says
what the base says keeps the id.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Protocol

#: How alike two texts must be to be taken for one (`difflib`'s ratio).
LIKENESS = 0.6
#: Likeness costs the product of the lengths: longer texts are compared by their start.
_COMPARED = 400
#: Pairs looked at for likeness; past this, texts that changed and lost their id are new.
_MAX_PAIRS = 4_000


class Identified(Protocol):
    """Anything with an id, or None, and the words to compare it by."""

    @property
    def id(self) -> str | None:
        """Its id, None if it is lost or new."""
        ...

    @property
    def text(self) -> str:
        """All its words."""
        ...


def match_parts(
    theirs: Sequence[Identified], base: Sequence[Identified], *, fill_gaps: bool = False
) -> list[int | None]:
    """Return for each of `theirs` the index of its part in `base`, or None if it is new.

    No part of the base is given twice. With `fill_gaps`, as many parts as are left on
    both sides between the same neighbours are taken for one another.
    """
    found = _by_id(theirs, base)
    free = [i for i in range(len(base)) if i not in found]
    free = _by_text(theirs, base, found, free)
    _by_likeness(theirs, base, found, free)
    if fill_gaps:
        _by_place(len(base), found)
    return found


def _by_place(count: int, found: list[int | None]) -> None:
    """Match what stands alone between two neighbours on both sides: it was rewritten."""
    ends: list[int | None] = [-1, *found, count]
    for left in range(len(ends) - 1):
        low = ends[left]
        right = next(i for i in range(left + 1, len(ends)) if ends[i] is not None)
        high = ends[right]
        gap = right - left - 1
        if gap and low is not None and high is not None and high - low - 1 == gap:
            for step in range(gap):
                found[left + step] = low + 1 + step


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1; 0 where it is surely below `LIKENESS`."""
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    if matcher.real_quick_ratio() < LIKENESS or matcher.quick_ratio() < LIKENESS:
        return 0.0
    return matcher.ratio()


def _by_id(theirs: Sequence[Identified], base: Sequence[Identified]) -> list[int | None]:
    places = {part.id: index for index, part in enumerate(base) if part.id}
    found: list[int | None] = [None] * len(theirs)
    holders: dict[int, int] = {}
    for index, part in enumerate(theirs):
        place = places.get(part.id) if part.id else None
        if place is None:
            continue
        holder = holders.get(place)
        if holder is not None:
            said = base[place].text
            if theirs[holder].text == said or part.text != said:
                continue
            found[holder] = None
        found[index], holders[place] = place, index
    return found


def _by_text(
    theirs: Sequence[Identified],
    base: Sequence[Identified],
    found: list[int | None],
    free: list[int],
) -> list[int]:
    places: dict[str, list[int]] = {}
    for place in free:
        places.setdefault(base[place].text, []).append(place)
    for index, part in enumerate(theirs):
        if found[index] is None and places.get(part.text):
            found[index] = places[part.text].pop(0)
    return [place for place in free if place not in found]


def _by_likeness(
    theirs: Sequence[Identified],
    base: Sequence[Identified],
    found: list[int | None],
    free: list[int],
) -> None:
    left = [index for index, place in enumerate(found) if place is None]
    if len(left) * len(free) > _MAX_PAIRS:
        return
    pairs = [
        (ratio, -index, -place)
        for index in left
        for place in free
        if (ratio := likeness(base[place].text, theirs[index].text)) >= LIKENESS
    ]
    for _, index, place in sorted(pairs, reverse=True):
        if found[-index] is None and -place not in found:
            found[-index] = -place
