"""What a painter puts on pages: measured texts, and lines of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.text.styles import Style
from reports.renderers.pdf.text.text import Line, Text
from reports.slotted import mutable


@mutable
class Item:
    """Measured text with its style and its place in the structure.

    `label` is what hangs before it (a bullet, a number), in `label_element`; `hang` is
    the room for it in body sizes, and `inset` what of that stands before the label.
    `bookmark` is the text's level in the outline.
    """

    text: Text
    style: Style
    element: Element
    label: Text | None = None
    label_element: Element | None = None
    hang: float = 0.0
    inset: float = 0.0
    bookmark: int = 0
    open: tuple[tuple[str | None, str | None], Element] | None = None


class Block(NamedTuple):
    """Lines of an item as they stand on a page: all but where. `size` and `lead` in points."""

    item: Item
    lines: Sequence[Line]
    size: float
    lead: float
