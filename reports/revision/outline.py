"""The outline of an edited brief: lines and grids put where they belong in a briefing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from reports.model import Span, Spans
from reports.model.spans import normal_spans
from reports.plan import Labels
from reports.revision.document import Grid, Line
from reports.revision.front import FRONT_ROLES, Front, read_front
from reports.revision.grids import TableReader
from reports.revision.roles import KnownTexts, Lists, Role, line_role
from reports.revision.shown import ShownBlock, ShownQuestion, ShownTable, TableKind
from reports.wordfile import Mark

#: Quotation marks of any kind, typed in the place of those that a brief sets.
_QUOTED = ('["“„«‟]\\s?', '\\s?["”“»]')
_LISTS = {Role.BULLET: "bullets", Role.NUMBER: "numbered"}


class _Zone(Enum):
    BODY = auto()
    QUOTES = auto()
    APPENDIX = auto()


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A section's heading, with the id that its bookmark gives."""

    id: str | None
    text: str


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
    notices: list[str] = field(default_factory=list)


class OutlineReader:
    """Puts the lines of one document into an outline.

    `known` are the ids of the base's parts: a bookmark that names another is one
    of another brief, pasted in.
    """

    def __init__(
        self,
        labels: Labels,
        tables: TableReader,
        lists: Lists,
        known: set[str],
        texts: KnownTexts,
    ) -> None:
        """Read with the labels of the brief's language."""
        self._texts = texts
        self._labels = labels
        self._tables = tables
        self._lists = lists
        self._known = known
        self._zone = _Zone.BODY
        self._here = "the title block"
        self._caption: str | None = None
        self._last = Role.TITLE
        self._list: str | None = None
        self.outline = Outline(notices=tables.notices)

    def read(self, content: list[Line | Grid]) -> Outline:
        """Return the outline of a document's `content`."""
        front = read_front(content, self._texts)
        self.outline.front = front
        for index, part in enumerate(content):
            if isinstance(part, Grid):
                self._grid(part)
            elif index in front.taken:
                self._aside(part, self._here)
            elif index in front.strays:
                self._stray(part)
            else:
                self._line(part)
        return self.outline

    def _stray(self, line: Line) -> None:
        self._aside(line, self._here)
        self._note(
            f"the line {_short(line.text)} in the title block is none of its fields: it was left "
            "out; below the title block it would be a paragraph"
        )

    def _grid(self, grid: Grid) -> None:
        for row in grid.rows:
            for cell in row.cells:
                self._collect(cell, f"{self._here}, row {_short(row.cells[0].text)}")
        kind = self._tables.kind_of(grid, self._caption)
        self._caption = None
        if kind is None:
            words = " | ".join(c.text for c in grid.rows[0].cells) if grid.rows else ""
            self._note(f"the table {_short(words)} after {self._here} is not one of a briefing")
        elif kind in self.outline.tables:
            table = self._tables.read(grid, kind)
            before = self.outline.tables[kind]
            joined = replace(
                before, rows=before.rows + table.rows, totals=before.totals + table.totals
            )
            self.outline.tables[kind] = joined
        else:
            self.outline.tables[kind] = self._tables.read(grid, kind)

    def _line(self, line: Line) -> None:
        role = line_role(line, self._lists)
        if role in FRONT_ROLES:
            role = Role.PARAGRAPH
        if role is Role.PARAGRAPH and not line.marks:
            role = self._role_by_text(line.text)
        if role in (Role.HEADING, Role.APPENDIX, Role.CAPTION, Role.QUESTION) and line.text:
            self._here = _short(line.text)
        here = self._here if not line.text or self._here == _short(line.text) else ""
        self._aside(line, here or f"{self._here}: {_short(line.text)}", role)
        if role in (Role.CONTENTS, Role.CHART, Role.TABLE_NOTE):
            return
        self._place(role, line)
        if line.text:
            self._last = role

    def _aside(self, line: Line, place: str, role: Role = Role.PARAGRAPH) -> None:
        """Gather what stands beside a line's text: comments, footnotes, shapes."""
        self._collect(line, place)
        if line.shapes and role is not Role.CHART:
            self._note(f"a picture, shape, symbol or formula in {self._here} has no place")

    def _role_by_text(self, text: str) -> Role:
        """Return what a line without a style or bookmark of ours was in the base."""
        texts = self._texts
        if self._last is Role.QUOTE and text in texts.speakers:
            return Role.SPEAKER
        return texts.body.get(text) or texts.back.get(text) or Role.PARAGRAPH

    def _place(self, role: Role, line: Line) -> None:
        out = self.outline
        if role is Role.CAPTION:
            self._caption = line.mark(Mark.TABLE) or ""
            out.captions |= {self._caption} if self._caption else set()
        elif role is Role.CLOSING or line.mark(Mark.CONTACT):
            self._closing(line)
        elif role is Role.QUESTION or (role is Role.SUBHEADING and self._zone is _Zone.APPENDIX):
            self._question(line)
        elif role is Role.APPENDIX or self._is_appendix(role, line):
            self._zone = _Zone.APPENDIX
        elif role is Role.HEADING:
            self._heading(line)
        elif self._zone is _Zone.APPENDIX:
            self._answer(role, line)
        elif self._zone is _Zone.QUOTES:
            self._quoted(role, line)
        else:
            self._body(role, line)

    def _is_appendix(self, role: Role, line: Line) -> bool:
        named = line.mark(Mark.HEADING) == "appendix" or line.text == self._labels.appendix
        return role is Role.HEADING and named and "appendix" not in self._known

    def _heading(self, line: Line) -> None:
        name = line.mark(Mark.HEADING)
        if "quotes" not in self._known and (name == "quotes" or line.text == self._labels.quotes):
            self._zone = _Zone.QUOTES
            return
        if not line.text:
            return
        self._zone = _Zone.BODY
        self.outline.flow.append(HeadingLine(self._id(name), line.text))

    def _body(self, role: Role, line: Line) -> None:
        flow = self.outline.flow
        name = self._id(line.mark(Mark.BLOCK))
        if not line.spans and name is None:
            return
        self._zone = _Zone.BODY
        last = flow[-1] if flow and isinstance(flow[-1], ShownBlock) else None
        if role is Role.SPEAKER and last and last.kind == "quote" and self._last is Role.QUOTE:
            flow[-1] = replace(last, speaker=line.text or None)
        elif role in _LISTS:
            kind = _LISTS[role]
            starts = line.numbering != self._list and line.numbering in self._lists.restarted
            self._list = line.numbering
            same = last is not None and last.kind == kind and self._last is role
            if last and same and not starts and not (last.id and name):
                flow[-1] = replace(last, id=last.id or name, items=(*last.items, line.spans))
            else:
                flow.append(ShownBlock(name, kind, (line.spans,)))  # type: ignore[arg-type]
        elif role is Role.QUOTE:
            flow.append(ShownBlock(name, "quote", (self._unquoted(line.spans),)))
        elif role is Role.SUBHEADING:
            self._note(f"the sub-heading {_short(line.text)} in {self._here} became bold text")
            bold = normal_spans(replace(span, bold=True) for span in line.spans)
            flow.append(ShownBlock(name, "paragraph", (bold,)))
        else:
            flow.append(ShownBlock(name, "paragraph", (line.spans,)))

    def _quoted(self, role: Role, line: Line) -> None:
        quotes = self.outline.quotes
        if role is Role.SPEAKER and quotes:
            quotes[-1] = replace(quotes[-1], speaker=line.text or None)
        elif role is Role.QUOTE or line.mark(Mark.BLOCK):
            if line.spans:
                name = self._id(line.mark(Mark.BLOCK))
                quotes.append(ShownBlock(name, "quote", (self._unquoted(line.spans),)))
        elif line.text:
            self._note(f"the text {_short(line.text)} among the quotations is not a quotation")

    def _question(self, line: Line) -> None:
        self._zone = _Zone.APPENDIX
        name = self._id(line.mark(Mark.QUESTION))
        if line.text:
            self.outline.questions.append(ShownQuestion(name, line.text, ()))

    def _answer(self, role: Role, line: Line) -> None:
        questions = self.outline.questions
        if line.text == self._labels.answer_open or not (line.spans and line.text):
            return
        if not questions:
            self._note(f"the text {_short(line.text)} stands before the first question")
            return
        if role in _LISTS:
            self._note(f"the list in the answer to {self._here} became paragraphs")
        last = questions[-1]
        questions[-1] = replace(last, answer=(*last.answer, line.spans))

    def _closing(self, line: Line) -> None:
        contact = line.mark(Mark.CONTACT)
        if not line.text:
            return
        if contact is None and (
            "source" in line.parts or line.text.startswith(self._labels.source)
        ):
            gap = (Span(" "),) if self.outline.source else ()
            self.outline.source = normal_spans((*self.outline.source, *gap, *line.spans))
        else:
            number = int(contact) if contact and contact.isdecimal() else None
            self.outline.contacts.append((number, line.spans))

    def _unquoted(self, spans: Spans) -> Spans:
        """Return the words without the quotation marks that a brief sets round them."""
        text = "".join(span.text for span in spans)
        own = re.escape(self._labels.quote_open), re.escape(self._labels.quote_close)
        for opening, closing in (own, _QUOTED):
            start = re.match(opening, text)
            end = re.search(f"(?:{closing})$", text)
            if start and end and start.end() <= end.start():
                return _cut(spans, start.end(), end.start())
        return spans

    def _id(self, name: str | None) -> str | None:
        return name if name and (not self._known or name in self._known) else None

    def _collect(self, line: Line, place: str) -> None:
        self.outline.remarks += [Remark(comment, place) for comment in line.comments]
        self.outline.footnotes += [(note, place) for note in line.footnotes]

    def _note(self, text: str) -> None:
        self.outline.notices.append(text)


def _cut(spans: Spans, start: int, end: int) -> Spans:
    """Return the part of `spans` from one character to another."""
    out: list[Span] = []
    at = 0
    for span in spans:
        low, high = max(start - at, 0), min(end - at, len(span.text))
        if low < high:
            out.append(replace(span, text=span.text[low:high]))
        at += len(span.text)
    return normal_spans(out)


def _short(text: str) -> str:
    words = re.sub(r"\s+", " ", text).strip()
    return f"“{words[:60]}…”" if len(words) > 61 else f"“{words}”"
