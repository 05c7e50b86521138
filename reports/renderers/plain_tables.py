"""Tables as plain text says them: boxes in letters, addresses behind their links."""

from __future__ import annotations

from dataclasses import replace

from reports.model.text import unbroken
from reports.plan import Cell, Labelled, Table
from reports.plan.tables.table_parts import BOXES, PLAIN_BOXES
from reports.renderers.wrap import plain_text


def plain_table(table: Table) -> Table:
    """Return `table` for text that is shown in any font, and whose links lead nowhere."""
    if not table.boxed:
        return table
    rows = [replace(row, cells=tuple(map(_plain, row.cells))) for row in table.rows]
    return replace(table, rows=tuple(rows))


def _plain(cell: Cell) -> Cell:
    if cell.spans:
        return Cell(Labelled(unbroken(plain_text(cell.spans))))
    if not any(each.boxes == BOXES for each in cell.ticks):
        return cell
    ticks = tuple([replace(each, boxes=PLAIN_BOXES) for each in cell.ticks])
    return Cell(Labelled(" ".join(map(str, ticks))), ticks=ticks)
