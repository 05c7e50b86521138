"""A PDF read back: its texts by PDFium, their order by its structure tree, read by pypdf.

What belongs to an element is found by page and marked content (ISO 32000-1, 14.7.4); text
that is no element's is an artifact: it runs on the page.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import Any

from reports.errors import InputError
from reports.verification.seen import Passage, Seen

#: Elements whose text is a passage of its own; those inside them are parts of it.
_PASSAGES = frozenset(("/P", "/H1", "/H2", "/H3", "/TH", "/TD", "/Lbl", "/LBody", "/Figure"))
#: Letters that a text object mostly has room in.
_ROOM = 2048

#: Page, counted from 0, and marked-content identifier.
Content = tuple[int, int]


def pdf_passages(data: bytes, name: str) -> Seen:
    """Return what the tagged PDF called `name` says.

    Raises:
        InputError: if it cannot be read, or has no structure tree.
    """
    import pypdf.errors
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        marked, running = _texts(document)
        elements = list(_elements(data))
    except (pypdfium2.PdfiumError, pypdf.errors.PyPdfError, KeyError) as error:
        raise InputError.at(name, f"it is no tagged PDF ({error})") from error
    passages = []
    for contents in elements:
        text = " ".join(filter(None, (marked.get(content) for content in contents)))
        if text:
            passages.append(Passage(text, contents[0][0] + 1))
    return Seen(tuple(passages), running)


def _texts(document: Any) -> tuple[dict[Content, str], tuple[str, ...]]:
    """Return the texts by their marked content, and each page's artifacts."""
    import pypdfium2.raw as pdfium

    marked: dict[Content, str] = {}
    running = []
    buffer = (ctypes.c_ushort * _ROOM)()
    for number, page in enumerate(document):
        text_page, loose = page.get_textpage(), []
        for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
            found = pdfium.FPDFPage_GetObject(page.raw, index)
            if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            text = _text_of(found, text_page.raw, buffer)
            content = number, pdfium.FPDFPageObj_GetMarkedContentID(found)
            if content[1] < 0:
                loose.append(text)
            else:
                marked[content] = marked.get(content, "") + text
        running.append(" ".join(loose))
    document.close()
    return marked, tuple(running)


def _text_of(found: Any, text_page: Any, buffer: Any) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFTextObj_GetText(found, text_page, buffer, 2 * _ROOM)
    if size > 2 * _ROOM:
        buffer = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFTextObj_GetText(found, text_page, buffer, size)
    return bytes(memoryview(buffer).cast("B")[: size - 2]).decode("utf-16-le", "replace")


def _elements(data: bytes) -> Iterator[list[Content]]:
    """Yield the marked content of each element that is a passage, in the order of reading.

    Raises:
        KeyError: if there is no structure tree.
    """
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    references = (page.indirect_reference for page in reader.pages)
    pages = {one.idnum: number for number, one in enumerate(references) if one is not None}
    root: Any = reader.trailer["/Root"]
    yield from _passages(root["/StructTreeRoot"], None, pages)


def _passages(element: Any, page: int | None, pages: dict[int, int]) -> Iterator[list[Content]]:
    page = _page(element, page, pages)
    if element.get("/S") in _PASSAGES:
        if contents := list(_contents(element, page, pages)):
            yield contents
        return
    for kid in _kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from _passages(kid, page, pages)


def _contents(element: Any, page: int | None, pages: dict[int, int]) -> Iterator[Content]:
    """Yield the marked content of an element and of all in it."""
    for kid in _kids(element):
        if isinstance(kid, int):
            if page is not None:
                yield page, int(kid)
        elif "/S" in kid:
            yield from _contents(kid, _page(kid, page, pages), pages)
        elif "/MCID" in kid and (on := _page(kid, page, pages)) is not None:
            yield on, int(kid["/MCID"])


def _page(element: Any, page: int | None, pages: dict[int, int]) -> int | None:
    own = element.raw_get("/Pg") if "/Pg" in element else None
    return page if own is None else pages.get(own.idnum, page)


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, list) else [kids]:
        if kid is not None:
            yield kid.get_object()
