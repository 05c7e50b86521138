"""Rows and cells of a table in WordprocessingML, controls around them looked through."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reports.revision.word.package import W, value_at

#: The widest cell that is believed: Word has at most 63 columns.
_MOST_COLUMNS = 64


def table_rows(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table."""
    return _children(parent, f"{W}tr")


def row_cells(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row."""
    return _children(parent, f"{W}tc")


def width(cell: etree._Element) -> int:
    """Return how many columns a cell covers; what is no number counts as one, as in Word."""
    span = value_at(cell, "tcPr", "gridSpan") or ""
    number = int(span) if span.isascii() and span.isdecimal() and len(span) < 6 else 1
    return min(max(number, 1), _MOST_COLUMNS)


def goes_on(cell: etree._Element) -> bool:
    """Return whether a cell is the lower part of one that starts in a row above."""
    joint = cell.find(f"{W}tcPr/{W}vMerge")
    return joint is not None and joint.get(f"{W}val", "continue") == "continue"


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        content = child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else None
        if child.tag == tag:
            yield child
        elif content is not None:
            yield from _children(content, tag)
