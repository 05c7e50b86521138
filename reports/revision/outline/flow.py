"""Headings and blocks in order, as the lines of a document make them up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from reports.model import Span
from reports.model.blocks import ListKind
from reports.model.spans import span_text
from reports.model.text import unbroken
from reports.revision.outline.quoted_lines import quotation_block, with_speaker
from reports.revision.outline.styles.line_styles import item_level, named_style
from reports.revision.outline.styles.list_kinds import Lists
from reports.revision.shown import BlockKind, ShownBlock
from reports.revision.word.lines import WordParagraph, short
from reports.slotted import frozen
from reports.wordfile.vocabulary import Style
from reports.wording.labels import Labels

LISTS: Mapping[Style, ListKind] = {Style.BULLETS: "bullets", Style.NUMBERS: "numbered"}


@frozen
class HeadingLine:
    """A section's heading, with the id that its bookmark gives."""

    id: str | None
    text: str


class FlowReader:
    """Gathers `parts`: headings and blocks. `blocks` are those of the base by their ids."""

    def __init__(
        self,
        labels: Labels,
        lists: Lists,
        blocks: Mapping[str | None, ShownBlock],
        note: Callable[[str], None],
    ) -> None:
        """Begin an empty flow; `note` takes what is to be reported."""
        self._labels = labels
        self._lists = lists
        self._blocks = blocks
        self._note = note
        self._last: Style | None = None
        self._number: str | None = None
        # whether the list being read is one that the base has
        self._own = False
        self.parts: list[HeadingLine | ShownBlock] = []

    def heading(self, name: str | None, text: str) -> None:
        """Begin a section."""
        self.parts.append(HeadingLine(name, text))
        self._last = None

    def block(self, style: Style, line: WordParagraph, name: str | None, here: str) -> None:
        """Add a line to the section: as a block, an item, or a quotation's speaker."""
        above = self.parts[-1] if self.parts else None
        last = above if isinstance(above, ShownBlock) else None
        if last and last.kind == "quote" and (style, self._last) == (Style.SPEAKER, Style.QUOTE):
            self.parts[-1] = with_speaker(last, line.text, self._note)
        elif style in LISTS:
            level = item_level(line)
            if level and last and last.kind in LISTS.values():
                self._inner_item(LISTS[style], line, name, last, level)
                return
            self._item(style, line, name, last)
        else:
            self.parts.append(self._begun(style, line, name))
        self._last = style if line.text else self._last

    def _begun(self, style: Style, line: WordParagraph, name: str | None) -> ShownBlock:
        """Return the block that a line begins, which is no item of a list."""
        if style is Style.QUOTE:
            base = self._blocks.get(name)
            return quotation_block(line, name, self._labels, base, self._note)
        if style is Style.HEADING_2:
            return ShownBlock(name, "heading", ((Span(line.text),),))
        return ShownBlock(name, "paragraph", (line.spans,))

    def _inner_item(
        self, kind: ListKind, line: WordParagraph, name: str | None, last: ShownBlock, level: int
    ) -> None:
        """Add an item below the last outer one of the list above it.

        Below one item stands one list, which is of one kind; none stands deeper.
        """
        inner = last.inner or (None,) * len(last.items)
        if level > 1:
            self._note(f"the item {short(line.text)} stood three deep: it is now in the second")
        if inner[-1] not in (None, kind):
            self._note(f"the item {short(line.text)} is now one of the {inner[-1]} above it")
        self.parts[-1] = replace(
            last,
            id=last.id or name,
            items=(*last.items, line.spans),
            inner=(*inner, inner[-1] or kind),
        )

    def _item(
        self, style: Style, line: WordParagraph, name: str | None, last: ShownBlock | None
    ) -> None:
        """Add an item to the list above it, or begin another.

        Paragraphs that a person made into a list are one list, though each still has the
        bookmark of the paragraph that it was; only a list of the base begins where its own
        bookmark stands, below another of them.
        """
        kind = LISTS[style]
        own = self._is_list(name, kind, line)
        anew = self._starts(line, style) and not self._was_in(last, line)
        starts = anew or self._last is not style or (own and self._own)
        self._number = line.numbering
        if starts or last is None or last.kind != kind:
            self.parts.append(ShownBlock(name, kind, (line.spans,)))
            self._own = own
        else:
            kept = name if own else last.id or name
            inner = (*last.inner, None) if last.inner else ()
            self.parts[-1] = replace(last, id=kept, items=(*last.items, line.spans), inner=inner)
            self._own |= own

    def _is_list(self, name: str | None, kind: BlockKind, line: WordParagraph) -> bool:
        """Return whether a list of the base begins here."""
        if not self._blocks:
            return name is not None and named_style(line) in LISTS
        block = self._blocks.get(name)
        return block is not None and block.kind == kind

    def _was_in(self, last: ShownBlock | None, line: WordParagraph) -> bool:
        """Return whether the list above had this item: programs part numbered lists."""
        block = self._blocks.get(last.id) if last else None
        return block is not None and line.text in map(unbroken, map(span_text, block.items))

    def _starts(self, line: WordParagraph, style: Style) -> bool:
        """Return whether the numbers begin anew: another list, not the one above going on."""
        number = line.numbering
        if number is None or number == self._number:
            return False
        begins = self._lists.abstracts
        other = self._number is not None and begins.get(number) != begins.get(self._number)
        return number in self._lists.restarted or (style is Style.NUMBERS and other)
