"""Where two long lists of words differ, in time that grows with their length.

difflib takes the square of the number of places where a word stands, and a table says its words
in every row. So what is long is first parted at the words that stand once in both lists (as in
Bram Cohen's patience diff), and difflib compares what lies between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

#: Pairs of words that difflib compares at once; where there are more, all of them differ.
_MOST_PAIRS = 1_000_000

#: From and to in the first list, from and to in the second.
Stretch = tuple[int, int, int, int]


def stretches(wanted: Sequence[str], found: Sequence[str]) -> Iterator[Stretch]:
    """Yield where two lists differ, in order."""
    first = _alike(wanted, found)
    last = _alike(wanted[first:][::-1], found[first:][::-1])
    whole = first, len(wanted) - last, first, len(found) - last
    if _pairs(whole) <= _MOST_PAIRS:
        yield from _matched(wanted, found, whole)
        return
    for part in _between(_shared(wanted, found, whole), whole):
        yield from _matched(wanted, found, part)


def _alike(wanted: Sequence[str], found: Sequence[str]) -> int:
    """Return how many words are the same from the start on."""
    pairs = enumerate(zip(wanted, found, strict=False))
    most = min(len(wanted), len(found))
    return next((count for count, (one, other) in pairs if one != other), most)


def _pairs(part: Stretch) -> int:
    return (part[1] - part[0]) * (part[3] - part[2])


def _matched(wanted: Sequence[str], found: Sequence[str], part: Stretch) -> Iterator[Stretch]:
    start, end, begin, stop = part
    if _pairs(part) > _MOST_PAIRS:
        yield part
        return
    matcher = SequenceMatcher(None, wanted[start:end], found[begin:stop], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield start + i, start + j, begin + k, begin + m


def _shared(wanted: Sequence[str], found: Sequence[str], part: Stretch) -> list[tuple[int, int]]:
    """Return the places of words that stand once in both, most of them that keep their order."""
    start, end, begin, stop = part
    counts, others = Counter(wanted[start:end]), Counter(found[begin:stop])
    once = {word for word, count in counts.items() if count == 1 == others[word]}
    places = {found[at]: at for at in range(begin, stop) if found[at] in once}
    return _rising([(at, places[wanted[at]]) for at in range(start, end) if wanted[at] in once])


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest list of pairs whose second number rises as the first does."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for number, (_, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        before.append(at[place - 1] if place else None)
        ends[place : place + 1] = [other]
        at[place : place + 1] = [number]
    found: list[tuple[int, int]] = []
    step = at[-1] if at else None
    while step is not None:
        found.append(pairs[step])
        step = before[step]
    return found[::-1]


def _between(shared: Sequence[tuple[int, int]], whole: Stretch) -> Iterator[Stretch]:
    """Yield what lies between shared words, before the first and behind the last one."""
    edges = [(whole[0] - 1, whole[2] - 1), *shared, (whole[1], whole[3])]
    for (start, begin), (end, stop) in pairwise(edges):
        if end > start + 1 or stop > begin + 1:
            yield start + 1, end, begin + 1, stop
