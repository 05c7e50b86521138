"""Tables whose columns changed: cells put in and taken out, row by row (17.13.5.1 and 2).

A row of both tables has a cell for each column of either: one that is new has ``w:cellIns``, one
that went ``w:cellDel``, and its words are tracked too. Programs that do not know these marks
(LibreOffice 7) leave an empty column where one is accepted or rejected away.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from reports.revision.redline.sequence import laid_together, places_by_key, there_of
from reports.revision.redline.tracked.pieces import columns_of
from reports.revision.redline.tracked.tracking import Change, Tracker
from reports.revision.word.package import W

#: A column by its places in the old table and in the new one, None where it has none.
Column = tuple[int | None, int | None]


def joint_columns(old: etree._Element, new: etree._Element) -> list[Column]:
    """Return the columns of two tables in one order: those that go before those that come."""
    before, after = columns_of(old), columns_of(new)
    places = places_by_key(before, after)
    return list(laid_together(range(len(before)), range(len(after)), places))


def joint_row(
    old: etree._Element | None,
    new: etree._Element | None,
    columns: Sequence[Column],
    tracker: Tracker,
) -> etree._Element:
    """Return a row of both tables, or of one of them, with a cell for each column of either."""
    model = there_of(old, new)
    whole: Change = "del" if new is None else "ins"
    out = copy.deepcopy(model) if None not in (old, new) else tracker.row(model, whole)
    sides = [[] if row is None else row.findall(f"{W}tc") for row in (old, new)]
    written = out.findall(f"{W}tc")
    for cell in written:
        out.remove(cell)
    out.extend(_cells(sides, written, columns, tracker))
    return out


def _cells(
    sides: Sequence[Sequence[etree._Element]],
    written: Sequence[etree._Element],
    columns: Sequence[Column],
    tracker: Tracker,
) -> Iterator[etree._Element]:
    """Yield the cells of a row; `written` are those of a row that goes or comes as a whole."""
    before, after = sides
    for was, now in columns:
        place = was if not after else now
        if before and after:
            yield _cell(
                None if was is None else before[was], None if now is None else after[now], tracker
            )
        elif place is not None:
            yield written[place]
        else:
            empty = _emptied(written[0])
            yield tracker.mark_cell(empty, "del" if now is None else "ins")


def _cell(
    old: etree._Element | None, new: etree._Element | None, tracker: Tracker
) -> etree._Element:
    if old is not None and new is not None:
        return tracker.cell(old, new)
    return tracker.whole_cell(there_of(old, new), "del" if new is None else "ins")


def _emptied(cell: etree._Element) -> etree._Element:
    """Return a cell that looks like another, without its words and bookmarks."""
    out = copy.deepcopy(cell)
    first, *others = out.findall(f"{W}p")
    for paragraph in others:
        out.remove(paragraph)
    for child in [child for child in first if child.tag != f"{W}pPr"]:
        first.remove(child)
    return out


def set_widths(
    table: etree._Element, old: etree._Element, new: etree._Element, columns: Sequence[Column]
) -> None:
    """Give a table of both the widths of its columns, within the width of the new one."""
    before, after = (_widths(each) for each in (old, new))
    wanted = [after[now] if now is not None else before[was or 0] for was, now in columns]
    widths = [width * sum(after) // max(sum(wanted), 1) for width in wanted]
    grid = table.find(f"{W}tblGrid")
    grid[:] = [etree.Element(f"{W}gridCol", {f"{W}w": str(width)}) for width in widths]
    for row in table.findall(f"{W}tr"):
        for cell, width in zip(row.findall(f"{W}tc"), widths, strict=True):
            cell.find(f"{W}tcPr/{W}tcW").set(f"{W}w", str(width))


def _widths(table: etree._Element) -> list[int]:
    return [int(each.get(f"{W}w", "0")) for each in table.findall(f"{W}tblGrid/{W}gridCol")]
