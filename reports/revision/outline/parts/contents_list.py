"""The contents list of a brief: it is made anew, so what was typed into it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.revision.outline.flow import HeadingLine
from reports.revision.shown import Shown, ShownBlock
from reports.revision.word.lines import WordParagraph, quotation, without_breaks
from reports.wordfile.vocabulary import Style

_STYLES = (Style.NORMAL, Style.HEADING_1, Style.APPENDIX)
#: What Word puts behind a heading in a contents list.
_PAGE_NUMBER = re.compile(r"[\s.\N{HORIZONTAL ELLIPSIS}\N{MIDDLE DOT}]*\d{0,4}$")


class ContentsList:
    """Knows the lines of the list where they have lost their styles; `headings` are the base's."""

    def __init__(self, base: Shown, headings: set[str]) -> None:
        """Begin outside of any list."""
        self._base = base
        self._headings = headings
        # the headings that a list without its style still has to name
        self._left: set[str] | None = None
        self._listed: list[str] = []

    def holds(self, style: Style, line: WordParagraph, *, may_begin: bool) -> bool:
        """Return whether a line belongs to a list that has lost its styles.

        `may_begin` says that no text of the body stands above it.
        """
        text = line.text
        if not text or line.marks or style not in _STYLES:
            return self._left is not None and not text
        if self._left is None:
            begins = text == self._base.labels.contents and may_begin
            headings = set(self._headings) if begins else {text}
            if text not in headings:
                self._left = headings
                return True
        elif text in self._left:
            self._left.remove(text)
            return True
        self._left = None
        return False

    def add(self, line: WordParagraph) -> None:
        """Take a line of the list."""
        self._listed += [line.text] if line.text else []

    def typed(self, flow: Sequence[HeadingLine | ShownBlock]) -> Iterator[str]:
        """Yield what is said of lines that name no heading, neither of the base nor in `flow`."""
        labels = self._base.labels
        known = {labels.contents, labels.key_messages, labels.quotes, labels.appendix}
        known |= {labels.recommendations, labels.approvals}
        known |= set(map(without_breaks, (*self._base.headings, *self._base.listed)))
        known |= {without_breaks(block.text) for block in self._base.blocks}
        known |= {without_breaks(part.text) for part in flow}
        for text in self._listed:
            start = _PAGE_NUMBER.sub("", text)
            if text not in known and not any(heading.startswith(start) for heading in known):
                yield f"the contents list is made anew: {quotation(text)} was not read"
