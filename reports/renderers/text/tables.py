"""Aligned tables of plain text whose long cells fold."""

from __future__ import annotations

from collections.abc import Sequence

from reports.plan import Column, Table
from reports.plan.tables.widths import share_texts
from reports.renderers.wrap import WIDTH, columns, pad, wrap

_GAP = "  "
_NARROWEST = 6


def table_lines(table: Table, width: int = WIDTH) -> list[str]:
    """Return the lines of a table: head, rule, rows; a rule before the first total.

    Where the columns would be too narrow to read, each row is a small list instead.
    """
    sizes = column_widths(table.texts, width)
    if sizes is None:
        return _records(table, width)
    rule = _GAP.join("-" * size for size in sizes)
    head = _row(table.texts[:1], sizes, table.columns)
    rows = [_row(row.lines, sizes, table.columns) for row in table.rows]
    gap = [""] if table.is_form or max(map(len, rows), default=1) > 1 else []
    lines, above = [*head, rule], "head"
    for row, folded in zip(table.rows, rows, strict=True):
        if row.kind == "total" != above:
            lines.append(rule)
        elif above != "head":
            lines += gap
        lines += folded
        above = row.kind
    return lines


def column_widths(rows: Sequence[Sequence[str]], width: int = WIDTH) -> list[int] | None:
    """Return column widths that fit into `width`, or None if they would be unreadable."""
    count = len(rows[0])
    room = width - len(_GAP) * (count - 1)
    natural = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    if sum(natural) <= room:
        return natural
    sizes = share_texts(rows, lambda _, text: columns(text), room)
    return sizes if room >= _NARROWEST * count else None


def _row(texts: Sequence[Sequence[str]], sizes: list[int], kinds: tuple[Column, ...]) -> list[str]:
    """Return the lines of a row; the lines of a cell are kept apart, and fold each."""
    cells = zip(*texts, strict=True)
    folded = [
        [folded for text in cell if text for folded in wrap(text, size)]
        for cell, size in zip(cells, sizes, strict=True)
    ]
    height = max(map(len, folded))
    lines = []
    for i in range(height):
        parts = [
            pad(cell[i] if i < len(cell) else "", size, kind.align)
            for cell, size, kind in zip(folded, sizes, kinds, strict=True)
        ]
        lines.append(_GAP.join(parts).rstrip(" "))
    return lines


def _records(table: Table, width: int) -> list[str]:
    lines: list[str] = []
    for row in table.rows:
        lines += [""] if lines else []
        for column, cell in zip(table.columns, row.cells, strict=True):
            if cell.text:
                lines += wrap(cell.text, width, indent="  ", first=f"{column.title}: ")
    return lines
