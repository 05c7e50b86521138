"""How the columns of a table share its width: one answer for all renderers.

Each measures cells in units of its own (points, twentieths of a point, characters). No
word of a short column is divided before a long one is folded, and of all ways to fold,
the one with the fewest lines is looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil, fsum

from reports.plan.glue import glued_words

#: Lines of a cell are not filled to the end: so much wider a column must be than its share.
_RAGGED = 1.12
#: What a further line in a cell costs, of a line of the whole row.
_FOLDED = 0.5
#: Into so many lines at most a column is folded while another may still be.
_MOST_LINES = 8
#: Less than this is nothing.
_EPSILON = 1e-9
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
    divided, `rows` the widths of cells on one line. Room to spare goes to the columns by
    their width; where it lacks, those are folded that cost the fewest lines for it. Where
    words must be divided, it is the longest.
    """
    wanted = fsum(natural)
    if wanted <= width:
        return [column * width / wanted for column in natural] if wanted else list(natural)
    if fsum(least) > width:
        return _capped(least, width)
    return _folded(natural, least, rows[:ROWS_LOOKED_AT], width)


def share_texts(
    texts: Sequence[Sequence[str]], measure: Callable[[int, str], float], width: int
) -> list[int]:
    """Return whole widths of columns, `width` together, for the `texts` of all rows.

    `measure` says what a column, by its number, needs for a text on one line, and for no part
    of a text more than for the whole. Words that no line parts (“CAD 1 billion”) are measured
    as one where there is room for that: they are parted before any word is divided.
    """
    rows = [[measure(*cell) for cell in enumerate(row)] for row in texts]
    natural = list(map(max, zip(*rows, strict=True)))
    least = natural
    if fsum(natural) > width:
        least = _widest_parts(texts, rows, measure, glued_words)
        if fsum(least) > width:
            words = _widest_parts(texts, rows, measure, lambda text: text.split(" "))
            least = _widened(words, least, max(width - fsum(words), 0))
    ends = [round(end) for end in accumulate(share_width(natural, least, rows, width))]
    return [end - start for start, end in pairwise([0, *ends])]


def _widest_parts(
    texts: Sequence[Sequence[str]],
    rows: Sequence[Sequence[float]],
    measure: Callable[[int, str], float],
    parts: Callable[[str], Iterable[str]],
) -> Widths:
    """Return what each column needs for the widest part of its texts, whose widths are `rows`."""
    widest: Widths = [0] * len(texts[0])
    for row, sizes in zip(texts, rows, strict=True):
        for column, (text, size) in enumerate(zip(row, sizes, strict=True)):
            if size > widest[column]:  # else no part of it is
                found = [measure(column, part) for part in parts(text)] if " " in text else [size]
                widest[column] = max(widest[column], *found)
    return widest


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


def _folded(
    natural: Sequence[float], least: Sequence[float], rows: Sequence[Sequence[float]], width: float
) -> Widths:
    """Return widths of `width` together: step by step the fold that costs the fewest lines.

    Room that the last one leaves goes to columns that were narrowed before.
    """
    widths, folds = list(natural), [1] * len(natural)
    # no other cells are ever folded, and rows without them take a line whatever the widths
    cells = [[(n, cell) for n, cell in enumerate(row) if cell > least[n]] for row in rows]
    cells = [row for row in cells if row]
    now = _lines(widths, cells)
    while (lacking := fsum(widths) - width) > _EPSILON:
        steps = []
        for n, full in enumerate(natural):
            for narrower, lines in _narrower(full, least[n], folds[n], widths[n], lacking):
                tried = [*widths[:n], narrower, *widths[n + 1 :]]
                won = min(widths[n] - narrower, lacking)
                if won == lacking:
                    tried = _widened(tried, natural, width - fsum(tried))
                total = _lines(tried, cells)
                steps.append(((total - now) / won, lines == folds[n], n, lines, tried, total))
        if not steps:
            return _widened(list(least), natural, width - fsum(least))
        *_, n, folds[n], widths, now = min(steps)
    return widths


def _narrower(
    full: float, least: float, folds: int, now: float, lacking: float
) -> Iterator[tuple[float, int]]:
    """Yield narrower widths of a column with its lines, none if it is as narrow as it can be.

    They are the next at which its longest cell has a line more, and what is lacking less:
    some cells may have room to spare.
    """
    if now - lacking >= least:
        yield now - lacking, folds
    for lines in range(folds + 1, _MOST_LINES + 1):
        width = max(full * _RAGGED / lines, least)
        if width < now - _EPSILON:
            yield width, lines
            return
    if least < now - _EPSILON:
        yield least, _MOST_LINES


def _lines(widths: Sequence[float], rows: Sequence[Sequence[tuple[int, float]]]) -> float:
    """Return about how many lines the rows take, and for each folded cell a part of its own.

    The cells come with the numbers of their columns.
    So short cells keep to one line where a long one beside them is folded once more.
    """
    total = 0.0
    for row in rows:
        most = 1
        for n, cell in row:
            width = widths[n]
            if cell > width:
                lines = ceil(cell * _RAGGED / width)
                total += _FOLDED * (lines - 1)
                if lines > most:
                    most = lines
        total += most
    return total


def _widened(widths: Widths, natural: Sequence[float], room: float) -> Widths:
    """Give `room` to the columns that were narrowed, each no more than it can use."""
    lacks = [full - width for full, width in zip(natural, widths, strict=True)]
    total = fsum(lacks) or 1.0  # none may be narrowed
    return [width + room * lack / total for width, lack in zip(widths, lacks, strict=True)]
