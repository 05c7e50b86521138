"""How the columns of a table share its width: one answer for every output.

A renderer measures: what a cell takes on one line, and what its longest word takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise, product
from math import ceil, fsum

# of the columns that can be narrowed, so many are, into so many lines at most
_NARROWED, _LINES = 3, (2, 3)
#: Lines of a cell are not filled to the end: so much wider a column must be than its share.
_RAGGED = 1.15
#: Rows that widths are chosen by: the first ones stand for the others.
ROWS_LOOKED_AT = 30

Widths = list[float]


def share_width(
    natural: Sequence[float],
    least: Sequence[float],
    rows: Sequence[Sequence[float]],
    width: float,
) -> Widths:
    """Return the columns' widths, which are `width` together.

    `natural` are the columns' widths with every cell on one line, `least` with no word
    divided, `rows` the widths of cells on one line. Room to spare goes to all columns
    alike; where it lacks, those columns are narrowed that cost the fewest lines. Where words
    must be divided, it is the longest.
    """
    spare = width - fsum(natural)
    if spare >= 0:
        return [column + spare / len(natural) for column in natural]
    if fsum(least) > width:
        return _capped(least, width)
    seen = rows[:ROWS_LOOKED_AT]
    choices = [choice for choice in _choices(natural, least) if fsum(choice) <= width]
    choices.sort(key=fsum, reverse=True)
    best = min([*choices, _narrowed(natural, least, width)], key=lambda each: _lines(each, seen))
    return _widened(best, natural, width - fsum(best))


def share_texts(
    texts: Sequence[Sequence[str]], measure: Callable[[int, str], float], width: int
) -> list[int]:
    """Return whole widths of columns, `width` together, for the `texts` of all rows.

    `measure` says what a column, by its number, needs for a text on one line.
    """
    rows = [[measure(*cell) for cell in enumerate(row)] for row in texts]
    words = [
        [max(measure(column, word) for word in cell.split(" ")) for column, cell in enumerate(row)]
        for row in texts
    ]
    natural, least = (list(map(max, zip(*sizes, strict=True))) for sizes in (rows, words))
    ends = [round(end) for end in accumulate(share_width(natural, least, rows, width))]
    return [end - start for start, end in pairwise([0, *ends])]


def _capped(least: Sequence[float], width: float) -> Widths:
    """Return widths where not even the words fit: the longest are divided, short ones are not."""
    low, high = 0.0, max(least)
    for _ in range(24):
        cap = (low + high) / 2
        low, high = (
            (cap, high) if fsum(min(cap, column) for column in least) < width else (low, cap)
        )
    room = (width - fsum(min(low, column) for column in least)) / len(least)
    return [min(low, column) + room for column in least]


def _choices(natural: Sequence[float], least: Sequence[float]) -> Iterator[Widths]:
    """Yield widths with the columns that give most narrowed to one to three lines."""
    count = len(natural)
    wide = sorted(range(count), key=lambda n: least[n] - natural[n])[:_NARROWED]
    options = [
        sorted({natural[n], *(max(natural[n] * _RAGGED / lines, least[n]) for lines in _LINES)})
        if n in wide
        else [natural[n]]
        for n in range(count)
    ]
    return map(list, product(*options))


def _lines(widths: Sequence[float], rows: Sequence[Sequence[float]]) -> int:
    """Return about how many lines the rows take together."""
    total = 0
    for row in rows:
        most = 1
        for cell, width in zip(row, widths, strict=True):
            if cell > width:
                most = max(most, ceil(cell * _RAGGED / width))
        total += most
    return total


def _widened(widths: Widths, natural: Sequence[float], room: float) -> Widths:
    """Give `room` to the columns that were narrowed, each no more than it can use."""
    lacks = [full - width for full, width in zip(natural, widths, strict=True)]
    total = fsum(lacks)
    return [width + room * lack / total for width, lack in zip(widths, lacks, strict=True)]


def _narrowed(natural: Sequence[float], least: Sequence[float], width: float) -> Widths:
    """Return all columns narrowed in like measure, but none below its longest word."""
    low, high = 0.0, 1.0
    for _ in range(24):
        part = (low + high) / 2
        taken = fsum(max(part * full, word) for full, word in zip(natural, least, strict=True))
        low, high = (part, high) if taken < width else (low, part)
    return [max(low * full, word) for full, word in zip(natural, least, strict=True)]
