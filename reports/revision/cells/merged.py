"""Rows of a table whose cells were merged, taken apart again.

A cell merged downwards says the same of each row that it covers. What was merged sideways
says nothing of the columns that it covers: there the old values stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.revision.word.lines import GridRow
from reports.wordfile import Mark

#: A sum or a number for several rows together is not that of each.
_JOINT = ("amount", "value")


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """A row taken apart: its id, its text by column (without what is not known).

    `said` tells what became of merged cells.
    """

    id: str | None
    cells: Mapping[str, str]
    said: tuple[str, ...] = ()


def open_rows(
    rows: Sequence[GridRow], keys: Sequence[str | None], base: Mapping[str, Mapping[str, str]]
) -> list[OpenedRow]:
    """Return the rows of a table; `base` has what each row showed, by its id."""
    names = _names(rows)
    olds = [base.get(name or "", {}) for name in names]
    cells = [_beside(row, keys, old) for row, old in zip(rows, olds, strict=True)]
    spread: list[list[str]] = [[] for _ in rows]
    for column, key in enumerate(keys):
        for start, count in _runs(rows, column):
            if key is not None:
                told = _spread(rows, column, key, range(start, start + count), cells, olds)
                spread[start].append(told)
    return [
        OpenedRow(name, told, tuple(said))
        for name, told, said in zip(names, cells, spread, strict=True)
    ]


def _names(rows: Sequence[GridRow]) -> list[str | None]:
    """Return the ids of the rows. A cell merged downwards has the bookmarks of all."""
    out = [row.mark(Mark.ROW) for row in rows]
    for column in range(max((len(row.cells) for row in rows), default=0)):
        for start, count in _runs(rows, column):
            held = [name for mark, name in rows[start].cells[column].marks if mark is Mark.ROW]
            if len(held) > 1:
                for place, name in zip(range(start, start + count), held, strict=False):
                    out[place] = name
    return out


def _beside(row: GridRow, keys: Sequence[str | None], old: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row without those that one beside them covers."""
    out = {
        key: cell.text
        for place, (key, cell) in enumerate(zip(keys, row.cells, strict=False))
        if key is not None and place not in row.beside
    }
    for place, width in row.widths.items():
        covered = [key for key in keys[place : place + width] if key is not None]
        kept = [old[key] for key in covered if old.get(key)]
        if covered and list(row.pieces.get(place, ())) == kept:
            # both texts stand in the joined cell, a paragraph each
            out.pop(covered[0], None)
    return out


def _runs(rows: Sequence[GridRow], column: int) -> Iterator[tuple[int, int]]:
    """Yield where a cell merged downwards starts in a column, and how many rows it has."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or column not in rows[place].above:
            if place - start > 1:
                yield start, place - start
            start = place


def _spread(
    rows: Sequence[GridRow], column: int, key: str, places: range,
    cells: Sequence[dict[str, str]], olds: Sequence[Mapping[str, str]],
) -> str:  # fmt: skip
    """Give each row what a cell merged downwards says of it; return the notice."""
    first = places[0]
    pieces = list(rows[first].pieces.get(column, ()))
    kept = [olds[place][key] for place in places if olds[place].get(key)]
    where = f"the column {key} is merged over {len(places)} rows"
    if pieces == kept and len(set(pieces)) > 1:
        told, value = "each keeps its own", None
    elif len(set(pieces)) > 1:
        said = " / ".join(pieces)
        told, value = f"found {said!r}, expected one value: each keeps its own", None
    elif key in _JOINT:
        told, value = "it is read for the first of them, the others keep theirs", None
        places = places[1:]
        cells[first][key] = pieces[0] if pieces else ""
    else:
        value = pieces[0] if pieces else ""
        told = f"{value!r} stands for each"
    for place in places:
        cells[place].pop(key, None)
        if value is not None:
            cells[place][key] = value
    return f"{where}: {told}"
