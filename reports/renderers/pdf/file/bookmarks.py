"""The outline: the title, and the headings below it, each with the place that it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.file.writer import PackedDocument
from reports.slotted import frozen

#: Entries of this level hide what is below them until they are opened.
_CLOSED = 2


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

    Entries of level 3 and below are there when they are asked for. The elements must be
    written: their numbers are where entries lead to.
    """
    outline = document.add()
    first, last, shown = _entries(document, bookmarks, outline, pages)
    document.fill_in(outline, f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {shown}>>")
    return f"/Outlines {outline} 0 R/PageMode/UseNone"


def _entries(
    document: PackedDocument, bookmarks: Sequence[Bookmark], parent: int, pages: list[int]
) -> tuple[int, int, int]:
    """Add entries that stand side by side, with all below them.

    Returns:
        The numbers of the first and the last one, and how many entries are shown when
        their parent is opened.
    """
    level = bookmarks[0].level
    starts = [n for n, mark in enumerate(bookmarks) if n == 0 or mark.level <= level]
    numbers = [document.add() for _ in starts]
    shown = len(starts)
    for n, (start, end) in enumerate(pairwise([*starts, len(bookmarks)])):
        mark, below = bookmarks[start], ""
        if end - start > 1:
            first, last, count = _entries(document, bookmarks[start + 1 : end], numbers[n], pages)
            is_open = mark.level < _CLOSED
            shown += count * is_open
            below = f"/First {first} 0 R/Last {last} 0 R/Count {count if is_open else -count}"
        before = f"/Prev {numbers[n - 1]} 0 R" if n else ""
        after = f"/Next {numbers[n + 1]} 0 R" if n + 1 < len(numbers) else ""
        entry = _item(document, mark, parent, pages)
        document.fill_in(numbers[n], f"{entry}{before}{after}{below}>>")
    return numbers[0], numbers[-1], shown


def _item(document: PackedDocument, mark: Bookmark, parent: int, pages: list[int]) -> str:
    """Return an entry: in PDF 2.0 it leads to an element, too (ISO 14289-2, 8.8)."""
    view = f"/XYZ 0 {mark.top:.0f} null]"
    place = f"[{pages[mark.page]} 0 R{view}"
    to = f"/Dest{place}"
    if document.version == "2.0":
        to = f"/A<</S/GoTo/D{place}/SD[{mark.element.number} 0 R{view}>>"
    return f"<</Title{text_string(mark.text)}/Parent {parent} 0 R{to}"
