"""A PDF read back: what its pages show, in the order of its structure tree, and what runs there."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from reports.limits import PDF_CODES
from reports.verification.passages.pdf_structure import Content, said_in
from reports.verification.pdf.file import PdfFile, StoredStream
from reports.verification.pdf.fonts import CodedFont, font_of
from reports.verification.pdf.page_text import PageText
from reports.verification.pdf.syntax import Reference, TooMuchError, UnreadError
from reports.verification.pdf.tree import Tree
from reports.verification.seen import Seen

# what a file that is damaged, or made by another program, may be met with
_UNEXPECTED = (
    ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError, zlib.error,
)  # fmt: skip


def read_pages(data: bytes) -> Seen:
    """Return what a tagged PDF says, letters from right to left in the order of reading.

    Raises:
        UnreadError: if it has something that is not known here.
        TooMuchError: if it says more than a brief does.
    """
    try:
        return _Reader(PdfFile(data)).seen()
    except _UNEXPECTED as error:
        raise UnreadError(f"{type(error).__name__}: {error}") from error


def read_kinds(data: bytes) -> list[tuple[tuple[str, ...], str]]:
    """Return the texts of a tagged PDF that was read before, each with its element's kinds.

    They are from the root to the element whose own text it is.

    Raises:
        UnreadError: if it has something that is not known here.
    """
    try:
        return _Reader(PdfFile(data)).kinds()
    except _UNEXPECTED as error:
        raise UnreadError(f"{type(error).__name__}: {error}") from error


class _Reader:
    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._fonts: dict[int, CodedFont] = {}
        self._turned = False

    def kinds(self) -> list[tuple[tuple[str, ...], str]]:
        """Return the texts of elements, each with the kinds of those that it is in and its own."""
        pages = self._file.pages()
        marked = _marked([self._page_text(entries) for _, entries in pages])
        tree = Tree(self._file, {number: place for place, (number, _) in enumerate(pages)})
        return [
            (path, " ".join(filter(None, map(marked.get, contents))))
            for path, contents in tree.kinds()
        ]

    def seen(self) -> Seen:
        """Return what the file says."""
        pages = self._file.pages()
        texts = [self._page_text(entries) for _, entries in pages]
        tree = Tree(self._file, {number: place for place, (number, _) in enumerate(pages)})
        marked = _marked(texts)
        passages = said_in(tree.passages(), marked)
        running = tuple(text.loose.strip() for text in texts)
        return Seen(tuple(passages), running, turned=self._turned)

    def _page_text(self, page: dict[str, Any]) -> PageText:
        resources = self._file.dictionary(page["Resources"])
        fonts = self._file.dictionary(resources.get("Font", {}))
        images = self._file.dictionary(resources.get("XObject", {}))

        def font(name: str) -> CodedFont:
            found = self._font(fonts[name])
            self._turned |= found.turns
            return found

        def show_image(name: str) -> None:
            if self._file.dictionary(images[name]).get("Subtype") != "Image":
                raise UnreadError("a form, which may hold text")

        return PageText(self._stream(page["Contents"]), font, show_image)

    def _font(self, value: Any) -> CodedFont:
        if not isinstance(value, Reference):
            return font_of(self._file, value)
        if value.number not in self._fonts:
            self._fonts[value.number] = font_of(self._file, value)
            if sum(font.size for font in self._fonts.values()) > PDF_CODES:
                raise TooMuchError("fonts of more letters than a brief has")
        return self._fonts[value.number]

    def _stream(self, value: Any) -> bytes:
        """Return the bytes of a page's contents, which may stand in several streams."""
        found = self._file.get(value)
        parts = [found] if isinstance(found, StoredStream) else found
        return b"\n".join(map(self._file.unpacked, parts))


def _marked(texts: Sequence[PageText]) -> dict[Content, str]:
    """Return what each marked content of the pages says."""
    return {
        (page, content): text
        for page, shown in enumerate(texts)
        for content, text in shown.marked.items()
    }
