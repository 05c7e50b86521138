"""The structure tree of a PDF: which marked content stands in which passage, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reports.verification.passages.pdf_structure import CAPTION, PASSAGES, Content
from reports.verification.pdf.file import PdfFile
from reports.verification.pdf.syntax import Reference, TooMuchError

#: Elements within elements: those of ours have some ten.
_DEPTH = 40
#: What holds passages inside a passage.
_HOLDERS = ("L", "P")


class Tree:
    """The tree of a file whose pages are known by the numbers of their objects."""

    def __init__(self, file: PdfFile, pages: dict[int, int]) -> None:
        self._file, self._pages = file, pages
        self._seen: set[int] = set()

    def passages(self) -> Iterator[list[Content]]:
        """Yield the marked content of each element that is a passage.

        Raises:
            UnreadError: if there is no structure tree, or one that leads back to itself.
        """
        root = self._file.dictionary(self._file.dictionary(self._file.trailer["Root"]))
        tree = self._file.dictionary(root.get("StructTreeRoot"))
        for kid in self._kids(tree):
            yield from self._below(kid, None, _DEPTH)

    def kinds(self) -> Iterator[tuple[tuple[str, ...], list[Content]]]:
        """Yield the marked content of elements, without that of lists in them, and their kinds.

        A kind stands behind those of the elements that its own is in.
        """
        root = self._file.dictionary(self._file.dictionary(self._file.trailer["Root"]))
        tree = self._file.dictionary(root.get("StructTreeRoot"))
        for kid in self._kids(tree):
            yield from self._kinds_below(kid, None, _DEPTH, ())

    def _kinds_below(
        self, value: Any, page: int | None, depth: int, above: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], list[Content]]]:
        element = self._element(value, depth)
        kind = element.get("S")
        if kind is None:
            return
        page, path = self._page(element, page), (*above, str(kind))
        inner = [kid for kid in self._kids(element) if not isinstance(kid, int)]
        lists = [kid for kid in inner if self._file.dictionary(kid).get("S") in _HOLDERS]
        if kind in PASSAGES and not lists:
            for kid in self._captions(inner):
                yield from self._kinds_below(kid, page, depth - 1, path)
            yield path, self._contents(element, page, depth)
            return
        for kid in inner:
            yield from self._kinds_below(kid, page, depth - 1, path)

    def _below(self, value: Any, page: int | None, depth: int) -> Iterator[list[Content]]:
        """Yield the passages that an element is or holds."""
        element = self._element(value, depth)
        kind = element.get("S")
        if kind is None:
            return
        page = self._page(element, page)
        if kind in PASSAGES:
            for kid in self._captions(self._kids(element)):
                yield from self._below(kid, page, depth - 1)
            if contents := self._contents(element, page, depth):
                yield contents
            return
        for kid in self._kids(element):
            if not isinstance(kid, int):
                yield from self._below(kid, page, depth - 1)

    def _captions(self, kids: Sequence[Any]) -> list[Any]:
        """Return those of the kids of a passage that are passages apart from it."""
        return [kid for kid in kids if not isinstance(kid, int) and self._is_caption(kid)]

    def _is_caption(self, kid: Any) -> bool:
        return self._file.dictionary(kid).get("S") == CAPTION

    def _contents(self, element: dict[str, Any], page: int | None, depth: int) -> list[Content]:
        """Return the marked content of an element and of all in it."""
        found: list[Content] = []
        for kid in self._kids(element):
            if isinstance(kid, int):
                if page is not None:
                    found.append((page, kid))
                continue
            if self._is_caption(kid):
                continue
            inner = self._element(kid, depth - 1)
            on = self._page(inner, page)
            if "S" in inner:
                found += self._contents(inner, on, depth - 1)
            elif "MCID" in inner and on is not None:
                found.append((on, inner["MCID"]))
        return found

    def _element(self, value: Any, depth: int) -> dict[str, Any]:
        """Return an element, which stands in the tree once."""
        self._once(value)
        if depth < 0:
            raise TooMuchError("elements in elements without end")
        return self._file.dictionary(value)

    def _once(self, value: Any) -> None:
        """Note what a reference leads to, which stands in the tree once."""
        if isinstance(value, Reference):
            if value.number in self._seen:
                raise TooMuchError("an element that stands twice")
            self._seen.add(value.number)

    def _page(self, element: dict[str, Any], page: int | None) -> int | None:
        own = element.get("Pg")
        return self._pages.get(own.number, page) if isinstance(own, Reference) else page

    def _kids(self, element: dict[str, Any]) -> list[Any]:
        own = element.get("K")
        if isinstance(own, int):
            return [own]  # mostly so
        kids = self._file.get(own)
        if isinstance(kids, list):
            self._once(own)
            return kids
        # a single one may be a reference: it is looked up with its number
        return [] if kids is None else [own]
