"""Which part of an edited brief is which part of the base.

In order of trust: the id that a bookmark carries, equal text, then likeness of 0.6 or
more; what is left is new. Where Word has copied a bookmark, the copy that still says
what the base says keeps the id.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Protocol, TypeVar

#: How alike two texts must be to be taken for one (`difflib`'s ratio).
LIKENESS = 0.6
#: Likeness costs the product of the lengths: longer texts are compared by their start.
_COMPARED = 400
#: So many pairs are all looked at; of more, those that share a word which few others have.
_MAX_PAIRS = 64
_FEW = 8
#: Of those, the ones that share the most.
_NEAREST = 3
#: Of more than these the first letters tell a word: “pump”, “pumps”.
_STEM = 5
#: Equal letters at any places of two texts, each a step for `difflib`: English texts of
#: 400 characters have some 12,000. Texts that have more are compared by a shorter start.
_STEPS = 20_000


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


_Theirs = TypeVar("_Theirs", bound=Identified)
_Base = TypeVar("_Base", bound=Identified)


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


def matched(
    theirs: Sequence[_Theirs], base: Sequence[_Base], *, fill_gaps: bool = False
) -> Iterator[tuple[_Theirs, int | None, _Base | None]]:
    """Yield each of `theirs` with the index of its part in `base` and that part, if it has one."""
    places = match_parts(theirs, base, fill_gaps=fill_gaps)
    for part, place in zip(theirs, places, strict=True):
        yield part, place, None if place is None else base[place]


def _by_place(count: int, found: list[int | None]) -> None:
    """Match what stands alone between two neighbours on both sides: it was rewritten."""
    ends = [(-1, -1), *((i, place) for i, place in enumerate(found) if place is not None)]
    # where parts were moved, what stood between two neighbours may stand elsewhere
    taken = {place for _, place in ends}
    for (left, low), (right, high) in pairwise([*ends, (len(found), count)]):
        gap = right - left - 1
        if high - low - 1 == gap and taken.isdisjoint(range(low + 1, high)):
            found[left + 1 : right] = range(low + 1, high)


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1; 0 where it is surely below `LIKENESS`."""
    one, other = one[:_COMPARED], other[:_COMPARED]
    counts = Counter(other)
    steps = sum(counts[letter] for letter in one)
    if steps > _STEPS:
        cut = int(_COMPARED * math.sqrt(_STEPS / steps))
        one, other = one[:cut], other[:cut]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
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
    places: dict[str, deque[int]] = {}
    for place in free:
        places.setdefault(base[place].text, deque()).append(place)
    for index, part in enumerate(theirs):
        if found[index] is None and places.get(part.text):
            found[index] = places[part.text].popleft()
    taken = set(found)
    return [place for place in free if place not in taken]


def _by_likeness(
    theirs: Sequence[Identified],
    base: Sequence[Identified],
    found: list[int | None],
    free: list[int],
) -> None:
    left = [index for index, place in enumerate(found) if place is None]
    pairs = [
        (ratio, -index, -place)
        for index, place in _candidates(theirs, base, left, free)
        if (ratio := likeness(base[place].text, theirs[index].text)) >= LIKENESS
    ]
    taken: set[int] = set()
    for _, index, place in sorted(pairs, reverse=True):
        if found[-index] is None and -place not in taken:
            found[-index] = -place
            taken.add(-place)


def _candidates(
    theirs: Sequence[Identified], base: Sequence[Identified], left: Sequence[int], free: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may be alike: all of a few, of many those with a rare word in common.

    Texts that are alike by `LIKENESS` share most of their words, so also rarer ones.
    """
    if len(left) * len(free) <= _MAX_PAIRS:
        yield from ((index, place) for index in left for place in free)
        return
    holders: dict[str, list[int]] = {}
    for place in free:
        for word in _stems(base[place].text):
            holders.setdefault(word, []).append(place)
    for index in left:
        shared = Counter[int]()
        for word in _stems(theirs[index].text):
            places = holders.get(word, ())
            if len(places) <= _FEW:
                shared.update(places)
        yield from ((index, place) for place, _ in shared.most_common(_NEAREST))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word[:_STEM] for word in text[:_COMPARED].lower().split()))
