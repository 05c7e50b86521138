"""The lines to take of an edited brief: what stands in the list below their heading."""

from __future__ import annotations

from collections.abc import Callable

from reports.plan.part_order import ORDERS
from reports.revision.outline.flow import LISTS
from reports.revision.outline.styles.line_styles import item_level
from reports.revision.shown import Shown, ShownBlock
from reports.revision.word.lines import WordParagraph, short, spelt_alike
from reports.wordfile.vocabulary import Style

_HEADING = "key_messages"


class LinesReader:
    """Gathers the `lines`; `base` is what the brief showed."""

    def __init__(self, base: Shown, note: Callable[[str], None]) -> None:
        """Begin without a line; `note` takes what is to be reported."""
        self._label = spelt_alike(base.labels.key_messages)
        self._own = {line.id for line in base.key_messages}
        self._parts = base.ids()
        self._headings = {section.heading for section in base.sections}
        self._below = _right_below(base)
        self._note = note
        # whether the file has them as a list: a program may have made all of them plain text
        self._listed = False
        self.lines: list[ShownBlock] = []

    def begin(self, name: str | None, text: str) -> bool:
        """Return whether a heading is that of the lines: by its bookmark, or as it is typed."""
        if _HEADING in self._parts or (name and name != _HEADING and name in self._parts):
            return False
        typed = spelt_alike(text).strip() == self._label and text not in self._headings
        return name == _HEADING or typed

    def has(self, name: str | None) -> bool:
        """Return whether a part is one of the base's lines."""
        return name is not None and name in self._own

    def goes_on(self, style: Style, name: str | None) -> bool:
        """Return whether the list goes on with a line, which is the part `name`.

        An item that somebody moved up from the text is one of the lines; a paragraph of the
        text that still has its name is not.
        """
        if name is None or self.has(name):
            return True
        return style in LISTS and name != self._below

    def add(self, style: Style, line: WordParagraph, name: str | None) -> None:
        """Take a line, of whatever style: a paragraph that was typed below the list is one."""
        if not line.text:
            return
        if style in LISTS and item_level(line):
            self._note(f"the line to take {short(line.text)} stood below another: it is one itself")
        elif style not in LISTS and (style is not Style.NORMAL or (self._listed and name is None)):
            self._note(f"the text {short(line.text)} below the lines to take became one of them")
        self._listed |= style in LISTS
        self.lines.append(ShownBlock(name, "bullets", (line.spans,)))


def _right_below(base: Shown) -> str | None:
    """Return the block that stands right below the lines: text without a heading, no table."""
    first = base.sections[0] if base.sections else None
    order = ORDERS[base.named.kind]
    text = min(order.index(group) for group in order if group in ("opening", "sections"))
    between = order[order.index("messages") + 1 : text]
    forms = {"recommendations", "approvals"}
    parted = ("tables" in between and base.tables.keys() - forms) or (
        "recommendations" in between and "recommendations" in base.tables
    )
    if first is None or first.heading is not None or parted or not first.blocks:
        return None
    return first.blocks[0].id
