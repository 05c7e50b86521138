"""A PDF read back by PDFium: its texts, in the order of its structure tree.

What belongs to an element is found by page and marked content (ISO 32000-1, 14.7.4); text
that is no element's is an artifact: it runs on the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from reports.errors import InputError
from reports.pdfium import pdfium_lock
from reports.verification.passages.pdf_structure import Content, passages_of, said_in
from reports.verification.seen import Seen

# what PDFium gives for a hyphen that divides a word at a line's end
_HYPHENS = dict.fromkeys((0x02, 0xFFFE))
_REMEDY = "build it again, or have the program that saved it keep its tags"
#: Letters that a text object mostly has room in.
_ROOM = 2048


def pdf_passages(data: bytes, name: str) -> Seen:
    """Return what the tagged PDF called `name` says.

    Raises:
        InputError: if it cannot be read, or has no structure tree.
    """
    import pypdfium2

    try:
        with pdfium_lock, closing(pypdfium2.PdfDocument(data)) as document:
            pages = list(document)  # each is parsed once
            marked, running = _texts(pages)
            passages = said_in(passages_of(pages, data), marked)
        if not passages:
            raise LookupError("no structure tree")
    except Exception as error:  # a file made to break a parser may raise anything in it
        found = f"it is no tagged PDF ({error})"
        raise InputError.at(name, found, "one as briefpack writes it", _REMEDY) from error
    return Seen(tuple(passages), running)


def _texts(pages: Sequence[Any]) -> tuple[dict[Content, str], tuple[str, ...]]:
    """Return the texts by their marked content, and each page's artifacts."""
    import pypdfium2.raw as pdfium

    marked: dict[Content, str] = {}
    running = []
    buffer = (ctypes.c_ushort * _ROOM)()
    for number, page in enumerate(pages):
        text_page, loose = page.get_textpage(), []
        for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
            found = pdfium.FPDFPage_GetObject(page.raw, index)
            if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            text = _text_of(found, text_page.raw, buffer).translate(_HYPHENS)
            content = number, pdfium.FPDFPageObj_GetMarkedContentID(found)
            if content[1] < 0:
                loose.append(text)
            else:
                marked[content] = marked.get(content, "") + text
        running.append(" ".join(loose))
    return marked, tuple(running)


def _text_of(found: Any, text_page: Any, buffer: Any) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFTextObj_GetText(found, text_page, buffer, 2 * _ROOM)
    if size > 2 * _ROOM:
        buffer = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFTextObj_GetText(found, text_page, buffer, size)
    return bytes(memoryview(buffer).cast("B")[: size - 2]).decode("utf-16-le", "replace")
