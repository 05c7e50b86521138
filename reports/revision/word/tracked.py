"""Tracked changes: read a Word document as if all of them were accepted, or rejected.

Works on the element tree in place, for text, rows, cells, paragraph marks, moves and
changes of formatting (ECMA-376 part 1, clause 17.13.5).
"""

from __future__ import annotations

from typing import Literal

from lxml import etree

from reports.revision.word.package import W

Tracked = Literal["accept", "reject"]

_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_CELL = {"accept": f"{W}cellDel", "reject": f"{W}cellIns"}
_ANY = (*_INSERTED, *_DELETED, f"{W}pPrChange", f"{W}rPrChange")
_TEXTS = (f"{W}t", f"{W}delText")
_SEEN = (*_TEXTS, f"{W}drawing", f"{W}pict", f"{W}object", f"{W}footnoteReference")
_BETWEEN = (f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr")


def holds_tracked(body: etree._Element) -> bool:
    """Return whether there are tracked changes below `body`."""
    return next(body.iter(*_ANY), None) is not None


def resolve_tracked(body: etree._Element, tracked: Tracked) -> None:
    """Resolve all tracked changes below `body`.

    A paragraph whose mark goes joins the next one, which keeps its own look, as in
    Word; a paragraph that goes with all its text leaves nothing behind.
    """
    if not holds_tracked(body):
        return
    gone, kept = (_DELETED, _INSERTED) if tracked == "accept" else (_INSERTED, _DELETED)
    if tracked == "reject":
        _restore_formatting(body)
    _drop_rows_and_cells(body, gone, tracked)
    for paragraph in list(body.iter(f"{W}p")):
        if _has_mark(paragraph, gone):
            _join_with_next(paragraph, gone)
    for change in list(body.iter(*gone)):
        _remove(change)
    for change in list(body.iter(*kept)):
        _unwrap(change)
    for struck, tag in ((f"{W}delText", f"{W}t"), (f"{W}delInstrText", f"{W}instrText")):
        for text in list(body.iter(struck)):
            text.tag = tag


def _drop_rows_and_cells(body: etree._Element, gone: tuple[str, ...], tracked: Tracked) -> None:
    for row in list(body.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is not None and any(properties.find(tag) is not None for tag in gone):
            table = row.getparent()
            _remove(row)
            if table is not None and table.find(f".//{W}tr") is None:
                _remove(table)
    _drop_cells(body, tracked)


def _drop_cells(body: etree._Element, tracked: Tracked) -> None:
    live: dict[etree._Element, bool] = {}
    for mark in list(body.iter(_CELL[tracked])):
        cell, table = mark.getparent().getparent(), next(mark.iterancestors(f"{W}tbl"), None)
        if table is None or cell is None or cell.tag != f"{W}tc":
            continue
        if table not in live:
            live[table] = _has_live_cells(table)
        if live[table]:
            _remove(cell)


def _has_live_cells(table: etree._Element) -> bool:
    """Return whether the marks of cells still count: the words of such cells are tracked too.

    LibreOffice 7 accepts and rejects the words, and leaves the marks of the cells.
    """
    marks = table.iter(*_CELL.values())
    cells = (mark.getparent().getparent() for mark in marks)
    return any(next(cell.iter(*_INSERTED, *_DELETED), None) is not None for cell in cells)


def _restore_formatting(body: etree._Element) -> None:
    """Put back the paragraph and run properties that a tracked change replaced."""
    for change in list(body.iter(f"{W}pPrChange", f"{W}rPrChange")):
        properties = change.getparent()
        before = change.find(properties.tag)
        mark = properties.find(f"{W}rPr") if properties.tag == f"{W}pPr" else None
        kept = [] if mark is None else [mark]
        properties[:] = [*(() if before is None else before), *kept]


def _has_mark(paragraph: etree._Element, tags: tuple[str, ...]) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in tags)


def _join_with_next(paragraph: etree._Element, gone: tuple[str, ...]) -> None:
    parent = paragraph.getparent()
    if parent is None:
        return
    if not _lives(paragraph, gone):
        if not _is_whole_cell(paragraph):
            parent.remove(paragraph)
        return
    following = next((e for e in paragraph.itersiblings() if e.tag not in _BETWEEN), None)
    if following is not None and following.tag == f"{W}p":
        at = int(following.find(f"{W}pPr") is not None)
        following[at:at] = [child for child in paragraph if child.tag != f"{W}pPr"]
        parent.remove(paragraph)


def _is_whole_cell(paragraph: etree._Element) -> bool:
    """Return whether a cell would be without a paragraph, which it must have."""
    parent = paragraph.getparent()
    return parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1


def _lives(paragraph: etree._Element, gone: tuple[str, ...]) -> bool:
    """Return whether anything of `paragraph` stays when the `gone` changes are made."""
    for element in paragraph.iter(*_SEEN):
        blank = element.tag in _TEXTS and not element.text
        if not blank and not any(above.tag in gone for above in element.iterancestors(*gone)):
            return True
    return False


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)
