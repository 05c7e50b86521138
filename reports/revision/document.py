"""A Word document as neutral lines and grids, in reading order.

Content controls, smart tags and other wrappers are looked through; fields count by
what they show; the contents list and the text of bookmarks in it are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from reports.model import Span, Spans
from reports.model.spans import is_link, normal_spans
from reports.revision.package import W, WordPackage, switched_on
from reports.wordfile import Mark, control_field, read_bookmark

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
#: What may stand in a run or a paragraph that is no text.
_SHAPES = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sym", _ALTERNATE)
_FORMULAS = (f"{_MATHS}oMath", f"{_MATHS}oMathPara")
_WRAPPERS = (f"{W}smartTag", f"{W}customXml", f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{W}ins")
_STRONG, _EMPHASIS = ("strong", "strong emphasis"), ("emphasis", "intense emphasis")
_LINKS = ("hyperlink", "internet link")
_WHITE = re.compile(r"[ \t\n\r]{2,}|[\t\n\r]")


@dataclass
class Line:
    """A paragraph of the document.

    `styles` are the names of its style and of those that one is based on, in lower
    case. `marks` are briefpack's bookmarks in it, `parts` the text that each marked
    field or content control holds, `controls` the fields in content controls among them,
    `days` the machine-readable days of date controls.
    """

    styles: tuple[str, ...]
    spans: Spans = ()
    marks: list[tuple[Mark, str]] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    controls: set[str] = field(default_factory=set)
    days: dict[str, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    numbering: str | None = None
    shapes: int = 0

    @cached_property
    def text(self) -> str:
        """The text alone, on one line."""
        return _WHITE.sub(" ", "".join(span.text for span in self.spans)).strip()

    def mark(self, kind: Mark) -> str | None:
        """Return the id of the first bookmark of a kind."""
        return next((name for mark, name in self.marks if mark is kind), None)


@dataclass(slots=True)
class GridRow:
    """A table row: a line for each cell. `merged` tells of cells joined to neighbours."""

    cells: list[Line]
    merged: bool = False
    nested: bool = False

    def mark(self, kind: Mark) -> str | None:
        """Return the id of the first bookmark of a kind in any cell."""
        return next((name for cell in self.cells if (name := cell.mark(kind))), None)


@dataclass(slots=True)
class Grid:
    """A table, its header row first."""

    rows: list[GridRow]


class DocumentReader:
    """Walks the body of one document."""

    def __init__(self, package: WordPackage) -> None:
        """Walk the document of `package`."""
        self._package = package
        self._chains: dict[str, tuple[str, ...]] = {}
        # bookmarks that Word has put between paragraphs belong to what follows
        self._pending: list[tuple[Mark, str]] = []
        # fields whose bookmark began in a paragraph and ends in a later one, by its id
        self._open: dict[str, str] = {}
        ends = package.body().iter(f"{W}bookmarkEnd")
        self._ended = {end.get(f"{W}id", "") for end in ends}

    def read(self) -> list[Line | Grid]:
        """Return the lines and grids of the body, in reading order."""
        return list(self._blocks(self._package.body()))

    def _blocks(self, parent: etree._Element) -> Iterator[Line | Grid]:
        for child in parent:
            match child.tag:
                case t if t == f"{W}p":
                    yield self._line(child)
                case t if t == f"{W}tbl":
                    yield Grid([self._row(row) for row in _rows(child)])
                case t if t == f"{W}sdt":
                    if child.find(f"{W}sdtPr/{W}docPartObj") is None:
                        content = child.find(f"{W}sdtContent")
                        yield from self._blocks(content if content is not None else ())
                case t if t in _WRAPPERS:
                    yield from self._blocks(child)
                case t if t == f"{W}altChunk":
                    yield Line((), shapes=1)
                case t if t == f"{W}bookmarkStart":
                    known = read_bookmark(child.get(f"{W}name", ""))
                    self._pending += [known] if known else []

    def _row(self, row: etree._Element) -> GridRow:
        cells: list[Line] = []
        out = GridRow(cells)
        for cell in _cells(row):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = _whole_number(span.get(f"{W}val", "1")) if span is not None else 1
            joined = cell.find(f"{W}tcPr/{W}vMerge") is not None
            out.merged |= width > 1 or joined
            out.nested |= cell.find(f".//{W}tbl") is not None
            cells.append(_joined([x for x in self._blocks(cell) if isinstance(x, Line)]))
            cells.extend(Line(()) for _ in range(min(width, 64) - 1))
        return out

    def _line(self, paragraph: etree._Element) -> Line:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        line = Line(self._chain(style.get(f"{W}val", "") if style is not None else ""))
        line.marks, self._pending = self._pending, []
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            line.numbering = number.get(f"{W}val")
        _LineReader(self._package, line, self._open).read(paragraph)
        for name in self._open.keys() - self._ended:
            del self._open[name]
        return line

    def _chain(self, style_id: str) -> tuple[str, ...]:
        if style_id not in self._chains:
            names: list[str] = []
            seen: set[str] = set()
            step: str | None = style_id
            while step and step not in seen:
                seen.add(step)
                style = self._package.styles.get(step)
                names.append(style.name if style else step.lower())
                step = style.based_on if style else None
            self._chains[style_id] = tuple(names)
        return self._chains[style_id]


class _LineReader:
    """Collects the spans, bookmarks, controls and comments of one paragraph."""

    def __init__(self, package: WordPackage, line: Line, opened: dict[str, str]) -> None:
        self._package = package
        self._line = line
        self._spans: list[Span] = []
        # the bookmarks of fields that are open here, by their ids
        self._open = opened
        # one entry for each field that is open: its instruction so far, and its address
        self._fields: list[list[str | None]] = []
        self._shows = True

    def read(self, paragraph: etree._Element) -> None:
        self._line.parts |= dict.fromkeys(self._open.values(), "")
        self._walk(paragraph, None)
        self._line.spans = normal_spans(self._spans)

    def _walk(self, parent: etree._Element, href: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, href)
            elif tag == f"{W}bookmarkStart":
                self._start(child)
            elif tag == f"{W}bookmarkEnd":
                self._open.pop(child.get(f"{W}id", ""), None)
            elif tag == f"{W}hyperlink":
                self._walk(child, self._address(child) or href)
            elif tag == f"{W}sdt":
                self._control(child, href)
            elif tag in _WRAPPERS:
                self._walk(child, href)
            elif tag == f"{W}commentRangeStart":
                self._comment(child)
            elif tag in _FORMULAS:
                self._line.shapes += 1

    def _start(self, element: etree._Element) -> None:
        known = read_bookmark(element.get(f"{W}name", ""))
        if known is None:
            return
        self._line.marks.append(known)
        if known[0] is Mark.FIELD:
            self._open[element.get(f"{W}id", "")] = known[1]
            self._line.parts.setdefault(known[1], "")

    def _control(self, element: etree._Element, href: str | None) -> None:
        tag = element.find(f"{W}sdtPr/{W}tag")
        name = control_field(tag.get(f"{W}val", "")) if tag is not None else None
        content = element.find(f"{W}sdtContent")
        if content is None or element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            return
        start = len(self._spans)
        self._walk(content, href)
        if name:
            self._line.controls.add(name)
            self._line.parts[name] = "".join(span.text for span in self._spans[start:])
            date = element.find(f"{W}sdtPr/{W}date")
            if date is not None:
                self._line.days[name] = date.get(f"{W}fullDate", "")[:10]

    def _address(self, link: etree._Element) -> str | None:
        address = self._package.links.get(link.get(f"{_R}id", ""), "")
        return address if is_link(address) else None

    def _comment(self, element: etree._Element) -> None:
        name = element.get(f"{W}id", "")
        if name not in self._line.comments:
            self._line.comments.append(name)

    def _run(self, run: etree._Element, href: str | None) -> None:
        properties = run.find(f"{W}rPr")
        bold, italic = self._look(properties)
        if href is None and self._spans and self._style(properties) in _LINKS:
            # LibreOffice 7 takes all runs of a link but the first out of it; their style stays
            href = self._spans[-1].href
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._emit(child.text or "", bold, italic, href)
            elif tag in (f"{W}tab", f"{W}br", f"{W}cr"):
                self._emit(" ", bold, italic, href)
            elif tag == f"{W}noBreakHyphen":
                self._emit("\N{NON-BREAKING HYPHEN}", bold, italic, href)
            elif tag == f"{W}softHyphen":
                self._emit("\N{SOFT HYPHEN}", bold, italic, href)
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1][0] = (self._fields[-1][0] or "") + (child.text or "")
            elif tag == f"{W}footnoteReference":
                self._line.footnotes.append(child.get(f"{W}id", ""))
            elif tag == f"{W}commentReference":
                self._comment(child)
            elif tag == f"{W}endnoteReference":
                self._line.footnotes.append("end" + child.get(f"{W}id", ""))
            elif tag == f"{W}ruby":
                for base in child.iterfind(f"{W}rubyBase/{W}r"):
                    self._run(base, href)
            elif tag in _SHAPES:
                self._line.shapes += 1

    def _style(self, properties: etree._Element | None) -> str:
        """Return the name of a run's character style, "" if it has none."""
        named = properties.find(f"{W}rStyle") if properties is not None else None
        style = self._package.styles.get(named.get(f"{W}val", "")) if named is not None else None
        return style.name if style else ""

    def _look(self, properties: etree._Element | None) -> tuple[bool, bool]:
        if properties is None:
            return False, False
        bold, italic = switched_on(properties, "b"), switched_on(properties, "i")
        named = properties.find(f"{W}rStyle")
        style = self._package.styles.get(named.get(f"{W}val", "")) if named is not None else None
        if style is not None:
            if bold is None:
                bold = style.bold if style.bold is not None else style.name in _STRONG
            if italic is None:
                italic = style.italic if style.italic is not None else style.name in _EMPHASIS
        return bool(bold), bool(italic)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(["", None])
        elif kind == "separate" and self._fields:
            found = _ADDRESS.match(self._fields[-1][0] or "")
            self._fields[-1][1] = found[1] if found and is_link(found[1]) else None
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _emit(self, text: str, bold: bool, italic: bool, href: str | None) -> None:
        if not text:
            return
        fields = (address for _, address in reversed(self._fields) if address)
        self._spans.append(Span(text, bold, italic, href or next(fields, None)))
        for name in self._open.values():
            self._line.parts[name] += text


def _joined(lines: list[Line]) -> Line:
    """Return the paragraphs of a cell as one line, a space between them."""
    if len(lines) == 1:
        return lines[0]
    out = Line(lines[0].styles if lines else ())
    for line in lines:
        if out.spans and line.spans:
            out.spans = (*out.spans, Span(" "))
        out.spans = (*out.spans, *line.spans)
        out.marks += line.marks
        out.parts |= line.parts
        out.comments += line.comments
        out.footnotes += line.footnotes
        out.shapes += line.shapes
    return out


def _whole_number(text: str) -> int:
    """Return a cell's count of columns; what is no number counts as one, as in Word."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag == f"{W}sdt" and child.find(f"{W}sdtContent") is not None:
            yield from _rows(child.find(f"{W}sdtContent"))


def _cells(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag == f"{W}sdt" and child.find(f"{W}sdtContent") is not None:
            yield from _cells(child.find(f"{W}sdtContent"))
