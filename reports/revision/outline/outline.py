"""The outline of an edited brief: lines and grids put where they belong in a briefing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from reports.model import Span, Spans
from reports.model.spans import normal_spans
from reports.notices import Notice, note
from reports.plan import Labels
from reports.revision.cells.grids import TableReader
from reports.revision.outline.addresses import retargeted, shown_addresses
from reports.revision.outline.appendix import AppendixReader
from reports.revision.outline.closing import names_contact
from reports.revision.outline.flow import FlowReader, HeadingLine, unquoted
from reports.revision.outline.front import FRONT_ROLES, Front, read_front
from reports.revision.outline.roles import KnownTexts, Lists, Role, line_role
from reports.revision.shown import Shown, ShownBlock, ShownQuestion, ShownTable, TableKind
from reports.revision.word.lines import Aside, AsideKind, Grid, Line, short
from reports.wordfile import Mark

_PLACES = (Role.HEADING, Role.APPENDIX, Role.CAPTION, Role.QUESTION)
#: What is told of things beside the text: where they stand, their words, what became of them.
_ASIDES = {
    AsideKind.HIDDEN: "hidden text in {place} was left out: {words}",
    AsideKind.STRUCK: "struck-out text in {place} is still text of the brief: {words}",
    AsideKind.HIGHLIGHT: "a highlight in {place} does not come home; its text does: {words}",
    AsideKind.BREAK: "the line break after {words} in {place} became a space",
    AsideKind.BOX: "a text box in {place} has no place in a briefing: {words}",
    AsideKind.FORMULA: "a formula in {place} has no place in a briefing: {words}",
    AsideKind.SYMBOL: "a symbol in {place} has no place in a briefing: {words}",
    AsideKind.LINK: "the link of {words} in {place} was left out: it leads to {target}",
    AsideKind.PICTURE: "a picture or shape in {place} has no place in a briefing: {words}",
    AsideKind.PASTED: "text of another file after {place} has no place in a briefing: {words}",
}


class _Zone(Enum):
    BODY = auto()
    QUOTES = auto()
    APPENDIX = auto()
    CLOSING = auto()


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment's id in the file, and the place it was made at."""

    comment: str
    place: str


@dataclass(slots=True)
class Outline:
    """What the document says, before it is matched with the base.

    `front` are the single fields, `flow` headings and blocks in order.
    """

    front: Front = field(default_factory=Front)
    flow: list[HeadingLine | ShownBlock] = field(default_factory=list)
    tables: dict[TableKind, ShownTable] = field(default_factory=dict)
    captions: set[str] = field(default_factory=set)
    quotes: list[ShownBlock] = field(default_factory=list)
    questions: list[ShownQuestion] = field(default_factory=list)
    source: Spans = ()
    contacts: list[tuple[int | None, Spans]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


class OutlineReader:
    """Puts the lines of one document into an outline.

    `base` is what the brief showed: a bookmark that names no part of it is one of
    another brief, pasted in. Without a base, every bookmark is believed.
    """

    def __init__(
        self, labels: Labels, tables: TableReader, lists: Lists, base: Shown, texts: KnownTexts
    ) -> None:
        """Read with the labels of the brief's language."""
        self._texts = texts
        self._labels = labels
        self._tables = tables
        self._lists = lists
        self._base = base
        self._known = _ids(base)
        self._zone = _Zone.BODY
        self._here = "the title block"
        self._caption: str | None = None
        self._last = Role.TITLE
        # the headings that a contents list without its style still has to name
        self._contents: set[str] | None = None
        self.outline = Outline(notices=tables.notices)
        blocks = (*base.quotes, *(b for section in base.sections for b in section.blocks))
        kinds = {block.id: block.kind for block in blocks}
        self._flow = FlowReader(labels, lists, kinds, self._note)
        self._appendix = AppendixReader(labels, base.questions, self._note)

    def read(self, content: list[Line | Grid]) -> Outline:
        """Return the outline of a document's `content`."""
        out = self.outline
        known = shown_addresses(self._base)
        for line in content:
            if known and isinstance(line, Line):
                line.spans = retargeted(line.spans, known, out.notices)
        out.front = read_front(content, self._texts)
        for index, part in enumerate(content):
            if isinstance(part, Grid):
                self._grid(part)
            elif index in out.front.taken:
                self._beside(part, self._here)
            elif index in out.front.strays:
                self._stray(part)
            else:
                self._line(part)
        out.flow, out.questions = self._flow.parts, self._appendix.questions()
        return out

    def _stray(self, line: Line) -> None:
        self._beside(line, self._here)
        self._note(
            f"the line {short(line.text)} in the title block is none of its fields: it was left "
            "out; below the title block it would be a paragraph"
        )

    def _grid(self, grid: Grid) -> None:
        for row in grid.rows:
            for cell in row.cells:
                self._beside(cell, f"{self._here}, row {short(row.cells[0].text)}")
        for words in grid.hidden:
            self._note(f"a hidden row of the table in {self._here} was left out: {short(words)}")
        kind = self._tables.kind_of(grid, self._caption)
        self._caption = None
        if kind is None:
            words = " | ".join(c.text for row in grid.rows for c in row.cells if c.text)
            self._note(f"the table {short(words)} after {self._here} is not one of a briefing")
            return
        for title in self._tables.renamed(grid, kind):
            self._note(f"titles of columns are made anew: {short(title)} was not read")
        table, before = self._tables.read(grid, kind), self.outline.tables.get(kind)
        if before:
            rows, totals = before.rows + table.rows, before.totals + table.totals
            table = replace(before, rows=rows, totals=totals)
        self.outline.tables[kind] = table

    def _line(self, line: Line) -> None:
        role = self._role(line)
        if role in _PLACES and line.text:
            self._here = short(line.text)
        here = self._here if not line.text or self._here == short(line.text) else ""
        self._beside(line, here or f"{self._here}: {short(line.text)}", role)
        if role in (Role.CHART, Role.TABLE_NOTE):
            self._made_anew(role, line)
        elif role is not Role.CONTENTS:
            self._put(role, line)
            if line.text:
                self._last = role

    def _role(self, line: Line) -> Role:
        role = line_role(line, self._lists)
        if role in FRONT_ROLES:
            role = Role.PARAGRAPH
        if self._in_contents(role, line):
            return Role.CONTENTS
        if role is Role.PARAGRAPH and (not line.marks or self._lost_quote(line)):
            role = self._role_by_text(line.text)
        return role

    def _role_by_text(self, text: str) -> Role:
        """Return what a line without a style or bookmark of ours was in the base."""
        texts = self._texts
        if self._last is Role.QUOTE and text in texts.speakers:
            return Role.SPEAKER
        return texts.body.get(text) or texts.back.get(text) or Role.PARAGRAPH

    def _lost_quote(self, line: Line) -> bool:
        """Tell whether a converter has taken the style of a quotation, and left all else."""
        return self._texts.body.get(line.text) is Role.QUOTE and self._texts.styles_lost

    def _in_contents(self, role: Role, line: Line) -> bool:
        """Tell whether a line belongs to a contents list that has lost its styles."""
        text = line.text
        if not text or line.marks or role not in (Role.PARAGRAPH, Role.HEADING, Role.APPENDIX):
            return self._contents is not None and not text
        if self._contents is None:
            begins = text == self._labels.contents and not self._flow.parts
            if begins and self._texts.heads.get(text) is None:
                self._contents = set(self._texts.heads)
                return True
        elif text in self._contents:
            self._contents.remove(text)
            return True
        self._contents = None
        return False

    def _put(self, role: Role, line: Line) -> None:
        name = line.mark(Mark.BLOCK)
        if role is Role.CAPTION:
            self._read_caption(line)
        elif role is Role.CLOSING or line.mark(Mark.CONTACT):
            self._closing(line)
        elif role is Role.QUESTION or (role is Role.SUBHEADING and self._zone is _Zone.APPENDIX):
            self._zone = _Zone.APPENDIX
            self._appendix.question(line, self._id(line.mark(Mark.QUESTION)))
        elif role is Role.APPENDIX or self._is_appendix(role, line):
            self._zone = _Zone.APPENDIX
        elif role is Role.HEADING:
            self._heading(line)
        elif self._zone is _Zone.CLOSING and not self._id(name):
            self._below(line)
        elif self._zone is _Zone.APPENDIX:
            self._appendix.answer(role, line, self._here)
        elif self._zone is _Zone.QUOTES:
            self._quoted(role, line)
        elif line.spans or self._id(name):
            self._zone = _Zone.BODY
            self._flow.block(role, line, self._id(name), self._here)

    def _read_caption(self, line: Line) -> None:
        self._caption = line.mark(Mark.TABLE) or ""
        self.outline.captions |= {self._caption} if self._caption else set()
        words = _without_number(line.text)
        if self._base.captions and words not in map(_without_number, self._base.captions):
            self._note(f"captions are made anew: {short(line.text)} was not read")

    def _made_anew(self, role: Role, line: Line) -> None:
        if line.text and self._texts.body.get(line.text) is not role and self._known:
            self._note(f"notes of tables and charts are made anew: {short(line.text)} was not read")

    def _is_appendix(self, role: Role, line: Line) -> bool:
        named = line.mark(Mark.HEADING) == "appendix" or line.text == self._labels.appendix
        return role is Role.HEADING and named and "appendix" not in self._known

    def _heading(self, line: Line) -> None:
        name = line.mark(Mark.HEADING)
        if "quotes" not in self._known and (name == "quotes" or line.text == self._labels.quotes):
            self._zone = _Zone.QUOTES
        elif line.text:
            self._zone = _Zone.BODY
            self._flow.heading(self._id(name), line.text)

    def _quoted(self, role: Role, line: Line) -> None:
        quotes = self.outline.quotes
        if role is Role.SPEAKER and quotes:
            quotes[-1] = replace(quotes[-1], speaker=line.text or None)
        elif role is Role.QUOTE or line.mark(Mark.BLOCK):
            if line.spans:
                name = self._id(line.mark(Mark.BLOCK))
                quotes.append(ShownBlock(name, "quote", (unquoted(line.spans, self._labels),)))
        elif line.text:
            self._note(f"the text {short(line.text)} among the quotations is not a quotation")

    def _closing(self, line: Line) -> None:
        contact = line.mark(Mark.CONTACT)
        if not line.text:
            return
        self._zone = _Zone.CLOSING
        label = self._labels.source
        if contact is None and ("source" in line.parts or line.text.startswith(label)):
            gap = (Span(" "),) if self.outline.source else ()
            self.outline.source = normal_spans((*self.outline.source, *gap, *line.spans))
        elif contact is None and not names_contact(line.spans, self._labels):
            self._below(line)
        else:
            number = int(contact) if contact and contact.isdecimal() else None
            self.outline.contacts.append((number, line.spans))

    def _below(self, line: Line) -> None:
        if line.text:
            told = "below the source and contact lines has no place in a briefing: it was left out"
            self._note(f"the text {short(line.text)} {told}")

    def _id(self, name: str | None) -> str | None:
        return name if name and (not self._known or name in self._known) else None

    def _beside(self, line: Line, place: str, role: Role = Role.PARAGRAPH) -> None:
        """Gather what stands beside a line's text: comments, footnotes, shapes, looks."""
        self.outline.remarks += [Remark(comment, place) for comment in line.comments]
        self.outline.footnotes += [(note, place) for note in line.footnotes]
        if role is not Role.CONTENTS:
            for aside in line.asides:
                if aside.kind is not AsideKind.PICTURE or role is not Role.CHART:
                    self._note(_told(aside, self._here if aside.text else place))

    def _note(self, text: str) -> None:
        self.outline.notices.append(note("no-place", text))


def _ids(base: Shown) -> set[str]:
    named = base.named
    rows = (named.people, named.figures, named.aid, named.quotes, named.qa, named.sections)
    found = {str(part.id) for parts in rows for part in parts}
    return found | {str(block.id) for section in named.sections for block in section.body}


def _told(aside: Aside, place: str) -> str:
    words = short(aside.text) if aside.text.strip() else "no words"
    return _ASIDES[aside.kind].format(place=place, words=words, target=short(aside.target))


def _without_number(caption: str) -> str:
    """Return a caption without the label and number in front, which Word counts."""
    return re.sub(r"^[^.]*?\d+\.\s*", "", caption)
