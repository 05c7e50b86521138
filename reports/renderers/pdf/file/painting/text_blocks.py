"""What a painter puts on pages: measured texts, and lines of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.text.styles import Style
from reports.renderers.pdf.text.text import Line, Text
from reports.slotted import frozen, mutable


@frozen
class Inner:
    """What is an element of its own inside a text: a link and its words, or another language."""

    href: str | None
    language: str | None
    words: str
    element: Element


@mutable
class Item:
    """Measured text with its style and its place in the structure.

    `label` is what hangs before it (a bullet, a number), in `label_element`; `hang` is
    the room for it in body sizes, and `inset` what of that stands before the label.
    `bookmark` is the text's level in the outline; `links` are where its links lead, in order,
    each with its words. `open` is the link, or the foreign words, that was painted last.
    One that is `held` stays with the item above it where a column has room for both.
    """

    text: Text
    style: Style
    element: Element
    label: Text | None = None
    label_element: Element | None = None
    hang: float = 0.0
    inset: float = 0.0
    bookmark: int = 0
    held: bool = False
    links: Iterator[tuple[str, str]] | None = None
    open: Inner | None = None

    def inner(self, href: str | None, language: str | None) -> Element:
        """Return the element of a run that is a link or foreign words: the open one or a new."""
        last = self.open
        if last and last.href == href and last.language == language:
            return last.element
        language_entry = f"/Lang({language})" if language else ""
        element = self.element.new("Link" if href else "Span", language_entry)
        words = last.words if last and last.href == href else self._words(href)
        self.open = Inner(href, language, words, element)
        return element

    def _words(self, href: str | None) -> str:
        """Return what the next link to `href` says."""
        return next((words for leads_to, words in self.links or () if leads_to == href), href or "")


class Block(NamedTuple):
    """Lines of an item as they stand on a page: all but where. `size` and `lead` in points."""

    item: Item
    lines: Sequence[Line]
    size: float
    lead: float
