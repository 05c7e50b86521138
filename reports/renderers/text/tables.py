"""Aligned tables of plain text whose long cells fold."""

from __future__ import annotations

from collections.abc import Sequence

from reports.plan import Column, Table
from reports.renderers.text.wrap import WIDTH, columns, pad, wrap

_GAP = "  "
_NARROWEST = 6


def table_lines(table: Table, width: int = WIDTH) -> list[str]:
    """Return the lines of a table: head, rule, rows; a rule before the first total.

    Where the columns would be too narrow to read, each row is a small list instead.
    """
    rows = [row.cells for row in table.rows]
    titles = tuple(column.title for column in table.columns)
    sizes = column_widths([titles, *rows], width)
    if sizes is None:
        return _records(table, width)
    rule = _GAP.join("-" * size for size in sizes)
    lines = [*_row(titles, sizes, table.columns), rule]
    totals = False
    folded = [_row(row, sizes, table.columns) for row in rows]
    tall = any(len(row) > 1 for row in folded)
    for i, row in enumerate(table.rows):
        if row.kind == "total" and not totals:
            lines.append(rule)
            totals = True
        elif i and tall:
            lines.append("")
        lines += folded[i]
    return lines


def column_widths(rows: Sequence[tuple[str, ...]], width: int = WIDTH) -> list[int] | None:
    """Return column widths that fit into `width`, or None if they would be unreadable.

    Each column has its longest word; what is left goes to those that fold most.
    """
    count = len(rows[0])
    room = width - len(_GAP) * (count - 1)
    cells = list(zip(*rows, strict=True))
    natural = [max(map(columns, column)) for column in cells]
    if sum(natural) <= room:
        return natural
    longest = [max(columns(w) for cell in column for w in cell.split(" ")) for column in cells]
    if sum(longest) > room:
        if room < _NARROWEST * count:
            return None
        longest = _shrink(longest, room)
    sizes = list(longest)
    for _ in range(room - sum(sizes)):
        # the column whose cells fold most is widened first
        tallest = max(range(count), key=lambda i: (natural[i] > sizes[i], natural[i] / sizes[i]))
        if natural[tallest] <= sizes[tallest]:
            break
        sizes[tallest] += 1
    return sizes


def _shrink(longest: list[int], room: int) -> list[int]:
    """Take columns from the widest words until all fit: those words will be cut."""
    sizes = list(longest)
    while sum(sizes) > room:
        widest = max(sizes)
        sizes[sizes.index(widest)] = max(widest - max(1, (sum(sizes) - room) // 2), _NARROWEST)
    return sizes


def _row(cells: tuple[str, ...], sizes: list[int], kinds: tuple[Column, ...]) -> list[str]:
    folded = [wrap(cell, size) for cell, size in zip(cells, sizes, strict=True)]
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
            if cell:
                lines += wrap(cell, width, indent="  ", first=f"{column.title}: ")
    return lines
