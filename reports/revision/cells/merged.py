"""Rows of a table whose cells were merged, taken apart again.

A cell merged downwards says the same of each row that it covers. What was merged sideways
says nothing of the columns that it covers: there the old values stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reports.plan.tables.table_parts import NUMBER_COLUMN
from reports.revision.shown import ShownRow, said
from reports.revision.word.lines import GridRow, WordParagraph
from reports.slotted import frozen
from reports.wordfile.vocabulary import Mark

_NEW = ShownRow(None, {})
#: A sum or a number for several rows together is not that of each.
_JOINT = ("amount", "value")


@frozen
class OpenedRow:
    """A row taken apart: its id, its text by column (without what is not known).

    `notices` say what became of merged cells.
    """

    id: str | None
    cells: Mapping[str, str]
    notices: Sequence[str] = ()


def open_rows(
    rows: Sequence[GridRow], keys: Sequence[str | None], base: Mapping[str, ShownRow]
) -> list[OpenedRow]:
    """Return the rows of a table; `base` has what each row showed, by its id."""
    names = _names(rows)
    olds = [base.get(name or "", _NEW).cells for name in names]
    cells = [_beside(row, keys, old) for row, old in zip(rows, olds, strict=True)]
    notices: list[list[str]] = [[] for _ in rows]
    for column, key in enumerate(keys):
        for places in _runs(rows, column):
            if key is not None:
                merged = [(cells[place], olds[place]) for place in places]
                pieces = rows[places[0]].pieces.get(column, ())
                found = f"the column {key} is merged over {len(places)} rows"
                notices[places[0]].append(f"{found}: {_spread(key, pieces, merged)}")
    return [OpenedRow(*row) for row in zip(names, cells, notices, strict=True)]


def _names(rows: Sequence[GridRow]) -> list[str | None]:
    """Return the ids of the rows. A cell merged downwards has the bookmarks of all."""
    out = [row.mark(Mark.ROW) for row in rows]
    for column in range(max((len(row.cells) for row in rows), default=0)):
        for places in _runs(rows, column):
            marks = rows[places[0]].cells[column].marks
            names = [name for mark, name in marks if mark is Mark.ROW]
            if len(names) > 1:
                for place, name in zip(places, names, strict=False):
                    out[place] = name
    return out


def _beside(row: GridRow, keys: Sequence[str | None], old: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row without those that one beside them covers."""
    cells = enumerate(zip(keys, row.cells, strict=False))
    out = {
        key: _said(key, row, place, cell)
        for place, (key, cell) in cells
        if key not in (None, NUMBER_COLUMN) and place not in row.beside
    }
    for place, width in row.widths.items():
        covered = [key for key in keys[place : place + width] if key]
        kept = (old.get(key, "") for key in covered)
        if covered and _words(row.pieces.get(place, ())) == _words(kept):
            # both texts stand in the joined cell, one below the other
            out.pop(covered[0], None)
    return out


def _said(key: str, row: GridRow, place: int, cell: WordParagraph) -> str:
    """Return what a cell says; options are a line each."""
    if key != "options":
        return said(cell.text)
    return "\n".join(filter(None, map(said, row.pieces.get(place, ()))))


def _runs(rows: Sequence[GridRow], column: int) -> Iterator[range]:
    """Yield the rows that each cell merged downwards has in a column."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or column not in rows[place].above:
            if place - start > 1:
                yield range(start, place)
            start = place


def _spread(
    key: str, pieces: Sequence[str], merged: Sequence[tuple[dict[str, str], Mapping[str, str]]]
) -> str:
    """Give each row what a cell merged downwards says of it; return what became of it.

    `pieces` are the paragraphs of the cell, `merged` the cells of each row that it covers,
    with those that the row showed before.
    """
    for cells, _ in merged:
        cells.pop(key, None)
    if len(set(pieces)) > 1:
        if _words(pieces) == _words(old.get(key, "") for _, old in merged):
            return "each keeps its own"
        return f"found {' / '.join(pieces)!r}, expected one value: each keeps its own"
    value = said(pieces[0]) if pieces else ""
    if key in _JOINT:
        merged[0][0][key] = value
        return "it is read for the first of them, the others keep theirs"
    for cells, _ in merged:
        cells[key] = value
    return f"{value!r} stands for each"


def _words(texts: Iterable[str]) -> list[str]:
    """Return the words of the paragraphs of a cell, or of the cells that it was."""
    return [word for text in texts for word in said(text).split()]
