"""Which parts of a list moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


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
