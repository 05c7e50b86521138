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
    columns = range(len(texts[0]))
    widest: Widths = [0] * len(columns)
    for row, sizes in zip(texts, rows, strict=True):
        for column, text, size in zip(columns, row, sizes, strict=True):
            if size > widest[column]:  # else no part of it is
                if " " in text or (len(text) > _NAME and not text.isascii()):
                    size = max([measure(column, part) for part in _cut(parts(text))])
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
    folded = _Folded(rows, least)
    further = [_further(full, low, 1, full) for full, low in zip(natural, least, strict=True)]
    while (lacking := fsum(widths) - width) > _EPSILON:
        steps = []
        for n, now in enumerate(widths):
            tried = further[n]
            if now - lacking >= least[n]:
                # some cells may have room to spare
                tried = [*tried, (now - lacking, folds[n])]
            for narrower, lines in tried:
                won, last = now - narrower, None
                if won < lacking:
                    more = folded.more_by(n, narrower)
                else:
                    won, last = lacking, _spread(widths, n, narrower, natural, width)
                    more = folded.more_with(last)
                steps.append((more / won, lines == folds[n], n, lines, narrower, last))
        if not steps:
            return _widened(list(least), natural, width - fsum(least))
        *_, n, folds[n], narrower, last = min(steps)
        if last is not None:
            return last
        widths[n] = narrower
        folded.fold(n, narrower)
        further[n] = _further(natural[n], least[n], folds[n], narrower)
    return widths


def _spread(
    widths: Widths, column: int, narrower: float, natural: Sequence[float], width: float
) -> Widths:
    """Return widths with one column `narrower`, what is left of `width` given to the narrowed."""
    tried = [*widths[:column], narrower, *widths[column + 1 :]]
    room = width - fsum(tried)
    return _widened(tried, natural, room) if room else tried


def _further(full: float, least: float, folds: int, now: float) -> list[tuple[float, int]]:
    """Return the next width at which a column's longest cell has a line more, with its lines.

    None if the column is as narrow as it can be.
    """
    lines = folds
    for lines in range(folds + 1, _MOST_LINES + 1):
        width = full * _RAGGED / lines
        if width < least:
            break
        if width < now - _EPSILON:
            return [(width, lines)]
    return [(least, lines)] if least < now - _EPSILON else []


class _Folded:
    """How many lines the cells of some rows take, at some widths of their columns.

    What a fold costs are the lines that rows have more, and a part of its own for each cell:
    so short cells keep to one line where a long one beside them is folded once more.
    """

    def __init__(self, rows: Sequence[Sequence[float]], least: Sequence[float]) -> None:
        """Begin with every cell on one line."""
        # those that may be folded, by their column: place of the row, width, and the ragged one
        self._cells = [
            [(at, row[n], row[n] * _RAGGED) for at, row in enumerate(rows) if row[n] > narrow]
            for n, narrow in enumerate(least)
        ]
        self._lines = [[1] * len(cells) for cells in self._cells]
        self._most = [1] * len(rows)

    def fold(self, column: int, width: float) -> None:
        """Fold the cells of a column at a narrower width."""
        self._lines[column] = self._at(column, width)
        for (at, _, _), lines in zip(self._cells[column], self._lines[column], strict=True):
            self._most[at] = max(self._most[at], lines)

    def more_by(self, column: int, width: float) -> float:
        """Return what it costs to give one column a narrower width."""
        more = 0.0
        for (at, cell, ragged), now in zip(self._cells[column], self._lines[column], strict=True):
            if cell > width and (lines := ceil(ragged / width)) > now:
                more += _FOLDED * (lines - now)
                if lines > self._most[at]:
                    more += lines - self._most[at]
        return more

    def more_with(self, widths: Widths) -> float:
        """Return what it costs to give all columns other widths."""
        most, more = [1] * len(self._most), 0
        for column, width in enumerate(widths):
            lines = self._at(column, width)
            more += sum(lines) - sum(self._lines[column])
            for (at, _, _), count in zip(self._cells[column], lines, strict=True):
                if count > most[at]:
                    most[at] = count
        return _FOLDED * more + sum(most) - sum(self._most)

    def _at(self, column: int, width: float) -> list[int]:
        """Return the lines of each cell of a column at a width."""
        return [
            ceil(ragged / width) if cell > width else 1 for _, cell, ragged in self._cells[column]
        ]


def _widened(widths: Widths, natural: Sequence[float], room: float) -> Widths:
    """Give `room` to the columns that were narrowed, each no more than it can use."""
    lacks = [full - width for full, width in zip(natural, widths, strict=True)]
    total = fsum(lacks) or 1.0  # none may be narrowed
    return [width + room * lack / total for width, lack in zip(widths, lacks, strict=True)]
