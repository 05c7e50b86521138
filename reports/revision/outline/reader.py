"""An edited brief read into an outline: lines and grids put where they belong in a briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from reports.model.spans import span_text
from reports.notices import Notices
from reports.revision.cells.grids import TableReader
from reports.revision.outline.addresses import retargeted, shown_addresses
from reports.revision.outline.asides import ToldLooks, lost_links, retyped_chart, told_asides
from reports.revision.outline.flow import FlowReader
from reports.revision.outline.outline import CommentPlace, Outline
from reports.revision.outline.parts.appendix import AppendixReader
from reports.revision.outline.parts.closing import ClosingReader
from reports.revision.outline.parts.contents_list import ContentsList
from reports.revision.outline.parts.fixed_parts import FixedParts
from reports.revision.outline.parts.front import FRONT_STYLES, parted_fields, read_front
from reports.revision.outline.parts.head_lines import read_head_lines
from reports.revision.outline.parts.lines_to_take import LinesReader
from reports.revision.outline.quoted_lines import QuotesReader
from reports.revision.outline.styles.line_styles import (
    KnownTexts,
    known_texts,
    line_style,
    named_style,
)
from reports.revision.outline.styles.list_kinds import Lists
from reports.revision.shown import Shown
from reports.revision.word.lines import (
    WordParagraph,
    WordTable,
    lines_and_cells,
    quotation,
    short,
    without_breaks,
)
from reports.wordfile.vocabulary import Mark, Style

_PLACES = (Style.HEADING_1, Style.APPENDIX, Style.CAPTION, Style.QUESTION)


def read_outline(
    content: Sequence[WordParagraph | WordTable],
    lists: Lists,
    base: Shown,
    notices: Notices,
    *,
    redlined: bool = False,
) -> Outline:
    """Return the outline of a document's `content`, its lines and grids in order.

    Args:
        content: what stands in the document.
        lists: the lists of the document.
        base: what the brief showed. A bookmark that names no part of it is one of another
            brief, pasted in; where it has no parts at all, every bookmark is believed.
        notices: takes what has no place in a briefing.
        redlined: whether the file shows what changed: programs leave parts that went.
    """
    known = shown_addresses(base)
    for line in lines_and_cells(content) if known else ():
        line.spans = retargeted(line.spans, known, notices)
    content = parted_fields(content, base.labels, lambda text: notices.add("no-place", text))
    head = read_head_lines(content, base)
    others = [part for index, part in enumerate(content) if index not in head.taken]
    texts = known_texts(base, others, lists)
    front = read_front(content, base.fields, texts, head)
    outline = Outline(front, FixedParts(base, silent=texts.styles_lost or redlined))
    return _OutlineReader(lists, base, texts, notices).read(content, outline)


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
        self._zone: Literal["lines", "body", "quotes", "appendix", "closing"] = "body"
        self._here = "the title block"
        # questions that stand among the sections, and whether the appendix has begun
        self._asked: list[str] = []
        self._opened = False
        self._headings_styled = False
        self._caption: str | None = None
        self._last = Style.TITLE
        self._contents = ContentsList(base, texts.headings)
        self._blocks = {block.id: block for block in base.blocks}
        self._flow = FlowReader(base.labels, lists, self._blocks, self._note)
        self._looks = ToldLooks()
        self._appendix = AppendixReader(base.labels, base.questions, self._note)
        self._lines = LinesReader(base, self._note)
        self._quotes = QuotesReader(base.labels, self._blocks, self._note)
        self._closing_lines = ClosingReader(base.labels, self._note)

    def read(self, content: Sequence[WordParagraph | WordTable], outline: Outline) -> Outline:
        self.outline = outline
        self._headings_styled = _has_styled_headings(content)
        for index, part in enumerate(content):
            if isinstance(part, WordTable):
                self._grid(part)
            elif index in outline.front.taken:
                self._field(part)
            elif index in outline.front.strays:
                self._stray(part)
            else:
                self._line(part)
        typed = self._contents.typed(self._flow.parts) if self._known else ()
        self._told((*typed, *outline.fixed.moved(), *self._looks.told()))
        outline.flow, outline.questions = self._flow.parts, self._appendix.questions()
        outline.quotes, outline.key_messages = self._quotes.quotes, self._lines.lines
        outline.source, outline.contacts = self._closing_lines.source, self._closing_lines.contacts
        return outline

    def _field(self, line: WordParagraph) -> None:
        """Look at what stands beside a line that holds a field: its words are read already."""
        of_summary = line.text in without_breaks(span_text(self.outline.front.summary))
        self._beside(line, self._here, Style.SUMMARY if of_summary else Style.TITLE)
        if of_summary:
            self.outline.fixed.meets("summary", "the summary")

    def _stray(self, line: WordParagraph) -> None:
        self._beside(line, self._here, Style.TITLE)
        words = f"the line {quotation(line.text)} in the title block"
        left = "is none of its fields: it was left out; below it, it would be a paragraph"
        self._note(f"{words} {left}")

    def _grid(self, grid: WordTable) -> None:
        kind = self._tables.kind_of(grid, self._caption)
        marked = self._tables.marked_column(grid, kind) if kind else None
        for row in grid.rows:
            place = f"{self._here}, row {short(row.name)}"
            for column, cell in enumerate(row.cells):
                # like an answer it has links, and lines of its own
                self._beside(cell, place, Style.ANSWER if column == marked else Style.CELL)
        self._end_lines()
        hidden = f"a hidden row of the table in {self._here} was left out"
        self._told(f"{hidden}: {quotation(words)}" for words in grid.hidden)
        self._caption = None
        if kind is None:
            words = " | ".join(c.text for row in grid.rows for c in row.cells if c.text)
            found = f"the table {quotation(words)} after {self._here}"
            self._note(f"{found} is none of the brief's: it was left out")
            return
        renamed = map(quotation, self._tables.renamed(grid, kind))
        self._told(f"titles of columns are made anew: {title} was not read" for title in renamed)
        self.outline.fixed.meets(kind, f"the table {self._here}")
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
        if self._zone == "appendix" and line.mark(Mark.QUESTION) and named_style(line) is None:
            style = Style.QUESTION
        if style in FRONT_STYLES or (style is Style.HEADING_1 and self._was_demoted(line)):
            style = Style.NORMAL
        if self._contents.holds(style, line, may_begin=not self._flow.parts):
            return Style.CONTENTS
        return self._texts.style_of(line, style, self._last)

    def _was_demoted(self, line: WordParagraph) -> bool:
        """Return whether a person took the style from a heading: others have theirs."""
        by_mark = named_style(line) is None and line.outline is None
        return by_mark and self._headings_styled and not self.outline.fixed.silent

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
        is_appendix = style is Style.HEADING_1 and self._leads("appendix", line)
        return Style.APPENDIX if is_appendix else style

    def _leads(self, part: Literal["quotes", "appendix"], line: WordParagraph) -> bool:
        """Return whether a heading is the label of a part, and of no section that has its name."""
        name, labels = line.mark(Mark.HEADING), self._labels
        if part in self._known or (name in self._known and name is not None):
            return False
        return name == part or line.text == (labels.quotes if part == "quotes" else labels.appendix)

    def _text(self, style: Style, line: WordParagraph) -> None:
        mark = line.mark(Mark.BLOCK)
        if style is Style.HEADING_2:
            # a section's heading may have become one
            mark = mark or line.mark(Mark.HEADING)
        name = self._id(mark)
        if self._zone == "closing" and not name:
            self._closing_lines.add(line)
        elif self._is_to_take(style, mark):
            self._zone = "lines"
            self._lines.add(style, line, name)
        elif self._zone == "appendix" and not self._goes_on(mark):
            self._appendix.answer(style, line, self._here)
        elif self._zone == "quotes":
            self._quoted(style, line)
        elif line.spans or name:
            self._zone = "body"
            self._flow.block(style, line, name, self._here)

    def _is_to_take(self, style: Style, mark: str | None) -> bool:
        """Return whether a line is one to take: below their heading, or where that has gone."""
        if self._zone == "lines":
            return self._lines.goes_on(style, self._id(mark))
        return self._zone == "body" and not self._flow.parts and self._lines.has(mark)

    def _end_lines(self) -> None:
        """Leave the lines to take: what stands below a table is none of them."""
        self._zone = "body" if self._zone == "lines" else self._zone

    def _goes_on(self, mark: str | None) -> bool:
        """Return whether a line goes on with the sections, below a question that stands there."""
        return bool(self._asked) and not self._opened and mark in self._blocks

    def _read_caption(self, line: WordParagraph) -> None:
        if not line.text:  # LibreOffice leaves the line of a caption that went with its table
            return
        self._end_lines()
        self._caption = line.mark(Mark.TABLE) or ""
        self.outline.captions |= {self._caption} if self._caption else set()
        self._told(self.outline.fixed.caption(line.text))

    def _made_anew(self, style: Style, line: WordParagraph) -> None:
        if style is Style.CHART and any(each.kind == "picture" for each in line.asides):
            self.outline.fixed.meets("chart", "the chart")
        same = self._texts.below.get(line.text) is style
        if line.text:
            self._told(self.outline.fixed.table_note(line.text, same, style is Style.CHART))

    def _question(self, line: WordParagraph) -> None:
        if self._zone == "body" and self._flow.parts:
            self._asked.append(short(line.text))
        self._zone = "appendix"
        self._appendix.question(line, self._id(line.mark(Mark.QUESTION)))

    def _open_appendix(self, line: WordParagraph) -> None:
        self._zone, self._opened = "appendix", True
        self.outline.fixed.meets("appendix", "the appendix")
        moved = "stood among the sections: it is in the appendix"
        self._told(f"the question {question} {moved}" for question in self._asked)
        self._told(self.outline.fixed.heading(line.text, self._labels.appendix))

    def _heading(self, line: WordParagraph) -> None:
        name = line.mark(Mark.HEADING)
        if self._leads("quotes", line):
            self._zone = "quotes"
            self.outline.fixed.meets("quotes", "the list of quotations")
            self._told(self.outline.fixed.heading(line.text, self._labels.quotes))
        elif self._lines.begin(name, line.text):
            self._zone = "lines"
            self.outline.fixed.meets("key_messages", "the list of lines to take")
            self._told(self.outline.fixed.heading(line.text, self._labels.key_messages))
        elif line.text:
            self._zone = "body"
            block = line.mark(Mark.BLOCK)
            was = self._blocks.get(block)
            was_one = was is not None and was.kind == "heading"
            if name in self._known:
                self.outline.fixed.meets("section", f"the section {short(line.text)}")
            self._flow.heading(self._id(block if was_one else name), line.text)

    def _quoted(self, style: Style, line: WordParagraph) -> None:
        if not self._quotes.add(style, line, self._id(line.mark(Mark.BLOCK))):
            self._note(f"the text {quotation(line.text)} among the quotations is not a quotation")

    def _closing(self, line: WordParagraph) -> None:
        if line.text:
            self._zone = "closing"
            self._closing_lines.add(line)

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
        self._told(retyped_chart(line.asides, said))
        self._told(lost_links(line.spans, looks, place, quoted=quoted))
        self._looks.add(line.asides if style is not Style.CONTENTS else (), here)

    def _told(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._note(text)

    def _note(self, text: str) -> None:
        self._notices.add("no-place", text)


def _has_styled_headings(content: Sequence[WordParagraph | WordTable]) -> bool:
    """Return whether a heading that has its bookmark has its style, too."""
    lines = (part for part in content if isinstance(part, WordParagraph))
    return any(named_style(n) is Style.HEADING_1 for n in lines if n.mark(Mark.HEADING))


_READERS: Mapping[Style, Callable[[_OutlineReader, WordParagraph], None]] = {
    Style.CAPTION: _OutlineReader._read_caption,
    Style.CLOSING: _OutlineReader._closing,
    Style.QUESTION: _OutlineReader._question,
    Style.APPENDIX: _OutlineReader._open_appendix,
    Style.HEADING_1: _OutlineReader._heading,
}
