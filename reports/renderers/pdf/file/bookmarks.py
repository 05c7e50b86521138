"""The outline: the title, and the headings below it, each with the place that it leads to."""

from __future__ import annotations

from collections.abc import Sequence

from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.file.writer import PackedDocument
from reports.slotted import frozen


@frozen
class Bookmark:
    """An outline entry: where a heading stands, and its element. Level 1 is the title's."""

    text: str
    level: int
    page: int
    top: float
    element: Element


def add_outline(document: PackedDocument, bookmarks: Sequence[Bookmark], pages: list[int]) -> str:
    """Add the outline: the title with the headings below it; return the catalog's entry.

    The elements must be written: their numbers are where entries lead to.
    """
    title, headings = bookmarks[0], bookmarks[1:]
    outline, top = document.add(), document.add()
    numbers = [document.add() for _ in headings]
    for n, mark in enumerate(headings):
        before = f"/Prev {numbers[n - 1]} 0 R" if n else ""
        after = f"/Next {numbers[n + 1]} 0 R" if n + 1 < len(numbers) else ""
        document.fill_in(numbers[n], _item(document, mark, top, pages) + before + after + ">>")
    below = (
        f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {len(numbers)}" if numbers else ""
    )
    document.fill_in(top, _item(document, title, outline, pages) + below + ">>")
    document.fill_in(
        outline, f"<</Type/Outlines/First {top} 0 R/Last {top} 0 R/Count {1 + len(numbers)}>>"
    )
    return f"/Outlines {outline} 0 R/PageMode/UseNone"


def _item(document: PackedDocument, mark: Bookmark, parent: int, pages: list[int]) -> str:
    """Return an entry: in PDF 2.0 it leads to an element, too (ISO 14289-2, 8.8)."""
    view = f"/XYZ 0 {mark.top:.0f} null]"
    place = f"[{pages[mark.page]} 0 R{view}"
    to = f"/Dest{place}"
    if document.version == "2.0":
        to = f"/A<</S/GoTo/D{place}/SD[{mark.element.number} 0 R{view}>>"
    return f"<</Title{text_string(mark.text)}/Parent {parent} 0 R{to}"
