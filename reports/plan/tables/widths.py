"""How the columns of a table share its width: one answer for all renderers.

Each measures cells in units of its own (points, twentieths of a point, characters). No
word of a short column is divided before a long one is folded, and of all ways to fold,
the one with the fewest lines is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import ceil, fsum

from reports.plan.glue import glued_words

#: Lines of a cell are not filled to the end: so much wider a column must be than its share.
_RAGGED = 1.12
#: What a further line in a cell costs, of a line of the whole row.
_FOLDED = 0.5
#: Into so many lines at most a column is folded while another may still be.
_MOST_LINES = 8
#: Letters of a name in a script without spaces that no line parts.
_NAME = 5
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
    columns = range(len(texts[0]))
    rows = [list(map(measure, columns, row)) for row in texts]
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
        for column, size in enumerate(sizes):
            if size > widest[column]:  # else no part of it is
                text = row[column]
                if not text.isascii() and len(text) > _NAME:
                    size = max([measure(column, part) for part in _cut(parts(text))])
                elif " " in text:
                    size = max([measure(column, part) for part in parts(text)])
                if size > widest[column]:
                    widest[column] = size
    return widest


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(
        "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3190-\u4dbf\u4e00-\u9fff"
        "\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
    )


def _cut(words: Iterable[str]) -> Iterator[str]:
    """Yield words; of scripts that have no spaces between them, pieces of so many letters."""
    for word in words:
        if len(word) <= _NAME or word.isascii() or not _unspaced().search(word):
            yield word
        else:
            yield from (word[start : start + _NAME] for start in range(0, len(word), _NAME))


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
    folded = _Folded(rows, natural, least)
    further = {n: folded.further(n, 1, natural[n]) for n in folded.columns}
    while (lacking := fsum(widths) - width) > _EPSILON:
        steps = []
        for n, tried in further.items():
            now = widths[n]
            if now - lacking >= least[n]:
                # some cells may have room to spare
                tried = (*tried, (now - lacking, folds[n], None))
            for narrower, count, lines in tried:
                won, last = now - narrower, None
                if lines is not None and won < lacking:
                    more = folded.more_by(n, lines)
                else:
                    won, last = lacking, _spread(widths, n, narrower, natural, width)
                    more = folded.more_with(last)
                steps.append((more / won, count == folds[n], n, count, narrower, last))
        if not steps:
            return _widened(list(least), natural, width - fsum(least))
        *_, n, folds[n], narrower, last = min(steps)
        if last is not None:
            return last
        widths[n] = narrower
        folded.fold(n, narrower)
        further[n] = folded.further(n, folds[n], narrower)
    return widths


def _spread(
    widths: Widths, column: int, narrower: float, natural: Sequence[float], width: float
) -> Widths:
    """Return widths with one column `narrower`, what is left of `width` given to the narrowed."""
    tried = [*widths[:column], narrower, *widths[column + 1 :]]
    room = width - fsum(tried)
    return _widened(tried, natural, room) if room else tried


def _further(full: float, least: float, folds: int, now: float) -> tuple[float, int] | None:
    """Return the next width at which a column's longest cell has a line more, with its lines.

    None if the column is as narrow as it can be.
    """
    lines = folds
    for lines in range(folds + 1, _MOST_LINES + 1):
        width = full * _RAGGED / lines
        if width < least:
            break
        if width < now - _EPSILON:
            return width, lines
    return (least, lines) if least < now - _EPSILON else None


#: The cells of a column that are folded: row and lines of each.
_Lines = list[tuple[int, int]]


class _Folded:
    """How many lines the cells of some rows take, at some widths of their columns.

    What a fold costs are the lines that rows have more, and a part of its own for each cell:
    so short cells keep to one line where a long one beside them is folded once more.
    """

    def __init__(
        self, rows: Sequence[Sequence[float]], natural: Sequence[float], least: Sequence[float]
    ) -> None:
        """Begin with every cell on one line; `columns` are those that can be narrowed."""
        self._natural, self._least = natural, least
        self.columns = [n for n, full in enumerate(natural) if least[n] < full]
        # those that may be folded, by their column: row, width, and the ragged one
        self._cells = {
            n: [(at, row[n], row[n] * _RAGGED) for at, row in enumerate(rows) if row[n] > least[n]]
            for n in self.columns
        }
        #: How many lines all cells of a column have beside one each.
        self._more = [0] * len(natural)
        self._most = [1] * len(rows)

    def further(
        self, column: int, folds: int, now: float
    ) -> tuple[()] | tuple[tuple[float, int, _Lines]]:
        """Return the next width of a column as `_further` does, and how its cells are folded."""
        found = _further(self._natural[column], self._least[column], folds, now)
        return () if found is None else ((*found, self._lines(column, found[0])),)

    def fold(self, column: int, width: float) -> None:
        """Fold the cells of a column at a narrower width."""
        lines = self._lines(column, width)
        self._more[column] = sum([count - 1 for _, count in lines])
        for at, count in lines:
            self._most[at] = max(self._most[at], count)

    def more_by(self, column: int, lines: _Lines) -> float:
        """Return what it costs to fold the cells of one column into more lines."""
        most, more, rows = self._most, -self._more[column], 0
        for at, count in lines:
            more += count - 1
            if count > most[at]:
                rows += count - most[at]
        return _FOLDED * more + rows

    def more_with(self, widths: Widths) -> float:
        """Return what it costs to give all columns other widths."""
        most, more = [1] * len(self._most), -sum(self._more)
        for column in self.columns:
            if widths[column] < self._natural[column]:
                for at, count in self._lines(column, widths[column]):
                    more += count - 1
                    if count > most[at]:
                        most[at] = count
        return _FOLDED * more + sum(most) - sum(self._most)

    def _lines(self, column: int, width: float) -> _Lines:
        """Return the cells of a column that are folded at a width."""
        return [
            (at, ceil(ragged / width)) for at, cell, ragged in self._cells[column] if cell > width
        ]


def _widened(widths: Widths, natural: Sequence[float], room: float) -> Widths:
    """Give `room` to the columns that were narrowed, each no more than it can use."""
    lacks = [full - width for full, width in zip(natural, widths, strict=True)]
    total = fsum(lacks) or 1.0  # none may be narrowed
    return [width + room * lack / total for width, lack in zip(widths, lacks, strict=True)]
