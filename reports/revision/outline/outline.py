"""The outline of an edited brief: lines and grids put where they belong in a briefing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import Literal

from reports.model import Spans
from reports.model.spans import span_text
from reports.model.text import BREAK
from reports.notices import Notices
from reports.revision.cells.grids import TableReader
from reports.revision.outline.addresses import retargeted, shown_addresses
from reports.revision.outline.appendix import AppendixReader
from reports.revision.outline.asides import ToldLooks, lost_links, retyped_chart, told_asides
from reports.revision.outline.closing import names_contact
from reports.revision.outline.contents_list import ContentsList
from reports.revision.outline.flow import FlowReader, HeadingLine
from reports.revision.outline.front import FRONT_STYLES, Front, read_front
from reports.revision.outline.line_styles import (
    KnownTexts,
    Lists,
    known_texts,
    line_style,
    named_style,
)
from reports.revision.outline.quoted_lines import quotation_block, with_speaker
from reports.revision.shown import Shown, ShownBlock, ShownQuestion, ShownTable, TableKind
from reports.revision.word.lines import (
    WordParagraph,
    WordTable,
    joined_spans,
    quotation,
    short,
    short_from,
    without_breaks,
)
from reports.slotted import frozen, mutable
from reports.wordfile.vocabulary import Mark, Style

_PLACES = (Style.HEADING_1, Style.APPENDIX, Style.CAPTION, Style.QUESTION)
#: Styles of blocks that are known by their words where a converter has lost them.
_BLOCK_STYLES = (Style.QUOTE, Style.HEADING_2, Style.BULLETS, Style.NUMBERS)


@frozen
class CommentPlace:
    """A comment's id in the file, and the place it was made at."""

    comment: str
    place: str


@mutable
class Outline:
    """What the document says: `front` the single fields, `flow` headings and blocks in order."""

    front: Front
    flow: list[HeadingLine | ShownBlock] = field(default_factory=list)
    tables: dict[TableKind, ShownTable] = field(default_factory=dict)
    captions: set[str] = field(default_factory=set)
    quotes: list[ShownBlock] = field(default_factory=list)
    questions: list[ShownQuestion] = field(default_factory=list)
    source: Spans = ()
    contacts: list[tuple[int | None, Spans]] = field(default_factory=list)
    comments: list[CommentPlace] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def headings(self) -> list[HeadingLine]:
        """The headings of the sections."""
        return [part for part in self.flow if isinstance(part, HeadingLine)]


def read_outline(
    content: Sequence[WordParagraph | WordTable], lists: Lists, base: Shown, notices: Notices
) -> Outline:
    """Return the outline of a document's `content`.

    Args:
        content: its lines and grids, in order.
        lists: the lists of the document.
        base: what the brief showed. A bookmark that names no part of it is one of another
            brief, pasted in; where it has no parts at all, every bookmark is believed.
        notices: takes what has no place in a briefing.
    """
    known = shown_addresses(base)
    for line in content:
        if known and isinstance(line, WordParagraph):
            line.spans = retargeted(line.spans, known, notices)
    texts = known_texts(base, content, lists)
    front = read_front(content, base.fields, texts)
    return _OutlineReader(lists, base, texts, notices).read(content, Outline(front))


class _OutlineReader:
    """Puts the lines below the title block into an outline."""

    outline: Outline

    def __init__(self, lists: Lists, base: Shown, texts: KnownTexts, notices: Notices) -> None:
        self._lists = lists
        self._base = base
        self._texts = texts
        self._notices = notices
        self._labels = base.labels
        self._tables = TableReader(base, notices)
        self._known = base.ids()
        self._zone: Literal["body", "quotes", "appendix", "closing"] = "body"
        self._here = "the title block"
        self._caption: str | None = None
        self._last = Style.TITLE
        self._contents = ContentsList(base, texts.headings)
        self._blocks = {block.id: block for block in base.blocks}
        self._flow = FlowReader(base.labels, lists, self._blocks, self._note)
        self._looks = ToldLooks()
        self._appendix = AppendixReader(base.labels, base.questions, self._note)

    def read(self, content: Sequence[WordParagraph | WordTable], outline: Outline) -> Outline:
        self.outline = outline
        for index, part in enumerate(content):
            if isinstance(part, WordTable):
                self._grid(part)
            elif index in outline.front.taken:
                of_summary = part.text in without_breaks(span_text(outline.front.summary))
                self._beside(part, self._here, Style.SUMMARY if of_summary else Style.TITLE)
            elif index in outline.front.strays:
                self._stray(part)
            else:
                self._line(part)
        typed = self._contents.typed(self._flow.parts) if self._known else ()
        for text in (*typed, *self._looks.told()):
            self._note(text)
        outline.flow, outline.questions = self._flow.parts, self._appendix.questions()
        return outline

    def _stray(self, line: WordParagraph) -> None:
        self._beside(line, self._here, Style.TITLE)
        self._note(
            f"the line {quotation(line.text)} in the title block is none of its fields: it was "
            "left out; below the title block it would be a paragraph"
        )

    def _grid(self, grid: WordTable) -> None:
        for row in grid.rows:
            for cell in row.cells:
                self._beside(cell, f"{self._here}, row {short(row.cells[0].text)}", Style.CELL)
        for words in grid.hidden:
            self._note(
                f"a hidden row of the table in {self._here} was left out: {quotation(words)}"
            )
        kind = self._tables.kind_of(grid, self._caption)
        self._caption = None
        if kind is None:
            words = " | ".join(c.text for row in grid.rows for c in row.cells if c.text)
            quoted = quotation(words)
            self._note(f"the table {quoted} after {self._here} is not one of a briefing")
            return
        for title in self._tables.renamed(grid, kind):
            self._note(f"titles of columns are made anew: {quotation(title)} was not read")
        table, before = self._tables.read(grid, kind), self.outline.tables.get(kind)
        if before:
            rows, totals = before.rows + table.rows, before.totals + table.totals
            table = replace(before, rows=rows, totals=totals)
        self.outline.tables[kind] = table

    def _line(self, line: WordParagraph) -> None:
        style = self._style(line)
        if style in _PLACES and line.text:
            self._here = short(line.text)
        here = self._here if not line.text or self._here == short(line.text) else ""
        self._beside(line, here or f"{self._here}: {short(line.text)}", style)
        if style in (Style.CHART, Style.TABLE_NOTE):
            self._made_anew(style, line)
        elif style is Style.CONTENTS:
            self._contents.add(line)
        else:
            self._put(style, line)
            self._last = style if line.text else self._last

    def _style(self, line: WordParagraph) -> Style:
        style = line_style(line, self._lists)
        if style in FRONT_STYLES:
            style = Style.NORMAL
        if self._contents.holds(style, line, may_begin=not self._flow.parts):
            return Style.CONTENTS
        if self._asks_words(style, line):
            style = self._style_by_text(line.text, style)
        return style

    def _asks_words(self, style: Style, line: WordParagraph) -> bool:
        """Return whether the words of a line tell its style: it has none, or a list's or level's
        that a program has put in the place of its own.
        """
        if line.marks:
            return style is Style.NORMAL and self._lost_style(line)
        return style is Style.NORMAL or (self._texts.styles_lost and named_style(line) is None)

    def _style_by_text(self, text: str, style: Style) -> Style:
        """Return the style that a line had in the base, `style` where its words tell none."""
        if self._last is Style.QUOTE and text in self._texts.speakers:
            return Style.SPEAKER
        return self._texts.below.get(text, style)

    def _lost_style(self, line: WordParagraph) -> bool:
        """Return whether a converter has taken the style of a block, and left all else."""
        return self._texts.styles_lost and self._texts.below.get(line.text) in _BLOCK_STYLES

    def _put(self, style: Style, line: WordParagraph) -> None:
        """Give a line to the reader of its style; other text to that of where it stands."""
        read = _READERS.get(self._style_here(style, line))
        if read:
            read(self, line)
        else:
            self._text(style, line)

    def _style_here(self, style: Style, line: WordParagraph) -> Style:
        if style is not Style.CAPTION and line.mark(Mark.CONTACT):
            return Style.CLOSING
        if style is Style.HEADING_2 and self._zone == "appendix":
            return Style.QUESTION
        named = line.mark(Mark.HEADING) == "appendix" or line.text == self._labels.appendix
        appendix = style is Style.HEADING_1 and named and "appendix" not in self._known
        return Style.APPENDIX if appendix else style

    def _text(self, style: Style, line: WordParagraph) -> None:
        mark = line.mark(Mark.BLOCK)
        if style is Style.HEADING_2:
            # a section's heading may have become one
            mark = mark or line.mark(Mark.HEADING)
        name = self._id(mark)
        if self._zone == "closing" and not name:
            self._below(line)
        elif self._zone == "appendix":
            self._appendix.answer(style, line, self._here)
        elif self._zone == "quotes":
            self._quoted(style, line)
        elif line.spans or name:
            self._zone = "body"
            self._flow.block(style, line, name, self._here)

    def _read_caption(self, line: WordParagraph) -> None:
        if not line.text:  # LibreOffice leaves the line of a caption that went with its table
            return
        self._caption = line.mark(Mark.TABLE) or ""
        self.outline.captions |= {self._caption} if self._caption else set()
        words = _without_number(line.text)
        if self._known and words not in map(_without_number, self._base.captions):
            typed = short_from(line.text, self._base.captions)
            self._note(f"captions are made anew: {typed} was not read")

    def _made_anew(self, style: Style, line: WordParagraph) -> None:
        if line.text and self._texts.below.get(line.text) is not style and self._known:
            typed = short_from(line.text, self._base.table_notes)
            self._note(f"notes of tables and charts are made anew: {typed} was not read")

    def _question(self, line: WordParagraph) -> None:
        self._zone = "appendix"
        self._appendix.question(line, self._id(line.mark(Mark.QUESTION)))

    def _open_appendix(self, line: WordParagraph) -> None:
        self._zone = "appendix"
        self._heading_made_anew(line, self._labels.appendix)

    def _heading_made_anew(self, line: WordParagraph, label: str) -> None:
        if line.text and self._known and line.text != label:
            self._note(f"this heading is made anew: {quotation(line.text)} was not read")

    def _heading(self, line: WordParagraph) -> None:
        name = line.mark(Mark.HEADING)
        if "quotes" not in self._known and (name == "quotes" or line.text == self._labels.quotes):
            self._zone = "quotes"
            self._heading_made_anew(line, self._labels.quotes)
        elif line.text:
            self._zone = "body"
            block = line.mark(Mark.BLOCK)
            was = self._blocks.get(block)
            was_one = was is not None and was.kind == "heading"
            self._flow.heading(self._id(block if was_one else name), line.text)

    def _quoted(self, style: Style, line: WordParagraph) -> None:
        quotes = self.outline.quotes
        if style is Style.SPEAKER and quotes:
            quotes[-1] = with_speaker(quotes[-1], line.text, self._note)
        elif style is Style.QUOTE or line.mark(Mark.BLOCK):
            if line.spans:
                name = self._id(line.mark(Mark.BLOCK))
                base = self._blocks.get(name)
                quotes.append(quotation_block(line, name, self._labels, base, self._note))
        elif line.text:
            self._note(f"the text {quotation(line.text)} among the quotations is not a quotation")

    def _closing(self, line: WordParagraph) -> None:
        if not line.text:
            return
        self._zone = "closing"
        spans = tuple(s._replace(text=s.text.replace(BREAK, " ")) for s in line.spans)
        contact = line.mark(Mark.CONTACT)
        sourced = "source" in line.parts or line.text.startswith(self._labels.source)
        if contact is None and sourced:
            self.outline.source = joined_spans((self.outline.source, spans))
        elif contact is None and not names_contact(line.spans, self._labels):
            self._below(line)
        else:
            number = int(contact) if contact and contact.isdecimal() else None
            self.outline.contacts.append((number, spans))

    def _below(self, line: WordParagraph) -> None:
        if line.text:
            lost = "below the source and contact lines has no place in a briefing: it was left out"
            self._note(f"the text {quotation(line.text)} {lost}")

    def _id(self, name: str | None) -> str | None:
        return name if name and (not self._known or name in self._known) else None

    def _beside(self, line: WordParagraph, place: str, style: Style) -> None:
        """Gather what stands beside a line's text: comments, footnotes, shapes, looks."""
        self.outline.comments += [CommentPlace(comment, place) for comment in line.comments]
        self.outline.footnotes += [(note, place) for note in line.footnotes]
        flat = self._texts.styles_lost and self._last is Style.CAPTION and style is Style.NORMAL
        # a chart that became a picture below its caption has lost its style
        looks = Style.CHART if flat else style
        quoted = self._zone == "quotes"
        said = self._base.chart if looks is Style.CHART else ""
        here = self._here, place
        for code, text in told_asides(line.asides, looks, here, quoted=quoted):
            self._notices.add(code, text)
        for text in (
            *retyped_chart(line.asides, said),
            *lost_links(line.spans, looks, place, quoted=quoted),
        ):
            self._note(text)
        self._looks.add(line.asides if style is not Style.CONTENTS else (), here)

    def _note(self, text: str) -> None:
        self._notices.add("no-place", text)


_READERS: Mapping[Style, Callable[[_OutlineReader, WordParagraph], None]] = {
    Style.CAPTION: _OutlineReader._read_caption,
    Style.CLOSING: _OutlineReader._closing,
    Style.QUESTION: _OutlineReader._question,
    Style.APPENDIX: _OutlineReader._open_appendix,
    Style.HEADING_1: _OutlineReader._heading,
}


def _without_number(caption: str) -> str:
    """Return a caption without the label and number in front, which Word counts."""
    return re.sub(r"^[^.]*?\d+\.\s*", "", caption)
