"""The structure tree of a PDF: which marked content stands in which passage, in reading order.

PDFium gives a tree a page, quickly; what is parted by a page's end it shows in two trees. For
cells of a parted row that is too little: then pypdf reads the one tree of the whole document.
So it does for many pages, since each tree of PDFium counts the elements of all of them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reports.verification.seen import Passage

#: Elements whose text is a passage of its own; those inside them are parts of it.
PASSAGES = frozenset(("P", "H1", "H2", "H3", "TH", "TD", "Lbl", "LBody", "Figure"))
#: Inside a figure, a passage apart from it.
CAPTION = "Caption"
_CELLS = frozenset(("TH", "TD"))
#: Pages whose trees are read one by one.
_FEW_PAGES = 8
#: Bytes of the longest name of a kind of element.
_ROOM = 64

#: Page, counted from 0, and marked-content identifier.
Content = tuple[int, int]


def said_in(elements: Iterable[Sequence[Content]], marked: Mapping[Content, str]) -> list[Passage]:
    """Return what elements say, of which `marked` is what each content says.

    Raises:
        LookupError: if the same stands in two elements, or twice in one.
    """
    passages, seen, count = [], set[Content](), 0
    for contents in elements:
        seen.update(contents)
        count += len(contents)
        if len(seen) < count:
            raise LookupError("the same text in two places")
        first = marked.get(contents[0], "") if contents else ""
        text = first if len(contents) == 1 else " ".join(filter(None, map(marked.get, contents)))
        if text:
            passages.append(Passage(text, contents[0][0] + 1))
    return passages


def passages_of(pages: Sequence[Any], data: bytes) -> list[list[Content]]:
    """Return the marked content of each element that is a passage.

    `pages` are those of the open PDF, `data` its bytes.

    Raises:
        LookupError: if there is no structure tree.
    """
    if len(pages) > _FEW_PAGES:
        return list(_in_document(data))
    found: list[list[Content]] = []
    for number, page in enumerate(pages):
        on_page = list(_on_page(page, number))
        if number and on_page and on_page[0][0] in _CELLS:
            return list(_in_document(data))
        found += [contents for _, contents in on_page if contents]
    return found


def _on_page(page: Any, number: int) -> Iterator[tuple[str, list[Content]]]:
    """Yield the kind and the content of each passage on a page."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), number)
    pdfium.FPDF_StructTree_Close(tree)


def _below(element: Any, number: int) -> Iterator[tuple[str, list[Content]]]:
    kind = _kind(element)
    is_passage = kind in PASSAGES
    for kid, _ in _kids_on_page(element):
        if kid and (not is_passage or _kind(kid) == CAPTION):
            yield from _below(kid, number)
    if is_passage:
        yield kind, list(_marked(element, number))


def _marked(element: Any, number: int) -> Iterator[Content]:
    for kid, content in _kids_on_page(element):
        if kid and _kind(kid) == CAPTION:
            continue
        if kid:
            yield from _marked(kid, number)
        elif content >= 0:
            yield number, content


def _kids_on_page(element: Any) -> Iterator[tuple[Any, int]]:
    """Yield the elements in an element, and the numbers of its marked content."""
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        kid = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        yield kid, pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)


def _kind(element: Any) -> str:
    import ctypes

    import pypdfium2.raw as pdfium

    buffer = ctypes.create_string_buffer(_ROOM)
    size = pdfium.FPDF_StructElement_GetType(element, buffer, _ROOM)
    return buffer.raw[: max(min(size, _ROOM), 2) - 2].decode("utf-16-le", "replace")


def _in_document(data: bytes) -> Iterator[list[Content]]:
    """Yield the passages of the tree of the whole document."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    references = (page.indirect_reference for page in reader.pages)
    pages = {one.idnum: number for number, one in enumerate(references) if one is not None}
    root: Any = reader.trailer["/Root"]
    tree = root.get("/StructTreeRoot", pypdf.generic.NullObject()).get_object()
    if not isinstance(tree, pypdf.generic.DictionaryObject):
        raise LookupError("no structure tree")
    yield from _in_element(tree, None, pages, set())


def _in_element(
    element: Any, page: int | None, pages: dict[int, int], seen: set[int]
) -> Iterator[list[Content]]:
    page = _page(element, page, pages)
    kids = list(_kids(element, seen))
    captions = [kid for kid in kids if not isinstance(kid, int) and kid.get("/S") == f"/{CAPTION}"]
    if str(element.get("/S", "")).removeprefix("/") in PASSAGES:
        for kid in captions:
            yield from _in_element(kid, page, pages, seen)
        kids = [kid for kid in kids if kid not in captions]
        if contents := list(_contents(kids, page, pages, seen)):
            yield contents
        return
    for kid in kids:
        if not isinstance(kid, int) and "/S" in kid:
            yield from _in_element(kid, page, pages, seen)


def _contents(
    kids: Iterable[Any], page: int | None, pages: dict[int, int], seen: set[int]
) -> Iterator[Content]:
    """Yield the marked content of elements and of all in them."""
    for kid in kids:
        if isinstance(kid, int):
            if page is not None:
                yield page, int(kid)
        elif "/S" in kid:
            yield from _contents(_kids(kid, seen), _page(kid, page, pages), pages, seen)
        elif "/MCID" in kid and (on := _page(kid, page, pages)) is not None:
            yield on, int(kid["/MCID"])


def _page(element: Any, page: int | None, pages: dict[int, int]) -> int | None:
    own = element.raw_get("/Pg") if "/Pg" in element else None
    return page if own is None else pages.get(own.idnum, page)


def _kids(element: Any, seen: set[int]) -> Iterator[Any]:
    """Yield what is in an element.

    Raises:
        LookupError: if it has been seen already: a tree that leads back to itself has no end.
    """
    own = element.raw_get("/K") if "/K" in element else None
    if own is None:
        return
    _once(own, seen)
    kids = own.get_object()
    for kid in kids if isinstance(kids, list) else [own]:
        if kid is not own:
            _once(kid, seen)
        yield kid.get_object()


def _once(kid: Any, seen: set[int]) -> None:
    number = getattr(kid, "idnum", None)
    if number in seen:
        raise LookupError("an element that stands twice")
    if number is not None:
        seen.add(number)
