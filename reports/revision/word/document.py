"""A Word document as neutral lines and grids, in reading order.

Content controls, smart tags and other wrappers are looked through; fields count by
what they show; the contents list and the text of bookmarks in it are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from reports.model import Span, Spans
from reports.model.spans import normal_spans
from reports.readers.own.word_drawn import ALTERNATE, preferred
from reports.revision.word.lines import Aside, GridRow, WordParagraph, WordTable, join_lines
from reports.revision.word.looks import RunLooks
from reports.revision.word.package import (
    W,
    WordPackage,
    digit,
    list_of,
    outline_of,
    switched_on,
    text_of,
    value_at,
)
from reports.revision.word.runs import FORMULAS, WRAPPERS, LineReader, typed_in_placeholder
from reports.revision.word.tables import goes_on, row_cells, table_rows, width
from reports.wordfile.vocabulary import Mark, read_bookmark

#: The building block that Word makes of a contents list; all others hold a person's words.
_CONTENTS = "Table of Contents"


class DocumentReader:
    """Walks the body of one document."""

    def __init__(self, package: WordPackage) -> None:
        """Walk the document of `package`."""
        self._package = package
        self._looks = RunLooks(package)
        self._names: dict[str, tuple[str, ...]] = {}
        # bookmarks that Word has put between paragraphs belong to what follows
        self._pending: list[tuple[Mark, str]] = []
        # fields whose bookmark began in a paragraph and ends in a later one, by its id
        self._open: dict[str, str] = {}
        # a letter that is set large before the paragraph that it begins
        self._dropped: Spans = ()
        ends = package.body().iter(f"{W}bookmarkEnd")
        self._ended = {end.get(f"{W}id", "") for end in ends}

    def read(self) -> list[WordParagraph | WordTable]:
        """Return the lines and grids of the body, in reading order."""
        return list(self._blocks(self._package.body()))

    def _blocks(self, parent: Iterable[etree._Element]) -> Iterator[WordParagraph | WordTable]:
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._lines(child)
            elif tag == f"{W}tbl":
                yield from self._table(child)
            elif tag == f"{W}sdt":
                yield from self._control(child)
            elif tag in WRAPPERS:
                yield from self._blocks(child)
            elif tag == ALTERNATE:
                yield from self._blocks(preferred(child))
            elif tag == f"{W}altChunk":
                yield WordParagraph((), asides=[Aside("pasted", self._package.pasted(child))])
            elif tag == f"{W}bookmarkStart":
                known = read_bookmark(child.get(f"{W}name", ""))
                self._pending += [known] if known else []
            elif tag in FORMULAS:
                line = WordParagraph(())
                LineReader(self._package, self._looks, line, {}).read([child])
                yield line
            elif child.find(f".//{W}p") is not None:
                # a wrapper of a program that is not known: its words are words
                yield from self._blocks(child)

    def _control(self, control: etree._Element) -> Iterator[WordParagraph | WordTable]:
        content = control.find(f"{W}sdtContent")
        gallery = value_at(control, "sdtPr", "docPartObj", "docPartGallery")
        if content is None:
            return
        if gallery == _CONTENTS:
            yield from (_listed(entry) for entry in content.iter(f"{W}p"))
            return
        empty = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        if not empty:
            yield from self._blocks(content)
            return
        words = typed_in_placeholder(content, self._package)
        asides = [Aside("placeholder", words)] if words else []
        for part in self._blocks(content):
            if isinstance(part, WordParagraph):
                parts = dict.fromkeys(part.parts, "")
                yield WordParagraph(part.styles, marks=part.marks, parts=parts, asides=asides)
                asides = []
            else:
                yield part

    def _table(self, table: etree._Element) -> Iterator[WordParagraph | WordTable]:
        """Yield a table as a grid; as lines, where it only lays out other parts of the brief."""
        grid = self._grid(table)
        cells = [cell for row in grid.rows for cell in row.cells]
        marks = {mark for cell in cells for mark, _ in cell.marks}
        if marks and marks.isdisjoint((Mark.ROW, Mark.COLUMN)):
            for row in table_rows(table):
                for cell in row_cells(row):
                    yield from self._blocks(cell)
        else:
            yield grid

    def _grid(self, table: etree._Element) -> WordTable:
        grid = WordTable([])
        for row in table_rows(table):
            if switched_on(row.find(f"{W}trPr"), "hidden"):
                grid.hidden.append(" | ".join(map(text_of, row_cells(row))))
            else:
                grid.rows.append(self._row(row))
        return grid

    def _row(self, row: etree._Element) -> GridRow:
        cells: list[WordParagraph] = []
        out = GridRow(cells)
        for cell in row_cells(row):
            place, columns = len(cells), width(cell)
            if columns > 1:
                out.widths[place] = columns
                out.beside |= set(range(place + 1, place + columns))
            if goes_on(cell):
                out.above.add(place)
            out.nested += tuple(map(_table_words, cell.iterfind(f"{W}tbl")))
            lines = [part for part in self._blocks(cell) if isinstance(part, WordParagraph)]
            out.pieces[place] = tuple(line.text for line in lines if line.text)
            cells.append(join_lines(lines))
            cells.extend(WordParagraph(()) for _ in range(columns - 1))
        return out

    def _lines(self, paragraph: etree._Element) -> Iterator[WordParagraph | WordTable]:
        """Yield a paragraph, and after it what a text box in it holds of the brief's own."""
        line = self._line(paragraph.find(f"{W}pPr"))
        line.marks, self._pending = self._pending, []
        reader = LineReader(self._package, self._looks, line, self._open)
        reader.read(paragraph)
        for name in self._open.keys() - self._ended:
            del self._open[name]
        if _is_dropped(paragraph):
            self._dropped = line.spans
            return
        line.spans, self._dropped = normal_spans((*self._dropped, *line.spans)), ()
        boxed = [list(self._blocks(box)) for box in reader.boxes]
        yield line
        for parts in boxed:
            lines = [part for part in parts if isinstance(part, WordParagraph)]
            if any(each.marks or each.parts for each in lines):
                yield from parts
            else:
                line.asides.append(Aside("box", " / ".join(filter(None, map(_words, parts)))))

    def _line(self, properties: etree._Element | None) -> WordParagraph:
        """Return an empty line of a style, with its list and its level among the headings."""
        style_id = value_at(properties, "pStyle") or ""
        known = (self._package.styles.get(step) for step in self._package.lineage(style_id))
        styles = [style for style in known if style is not None]
        levels = (outline_of(properties), *(style.outline for style in styles))
        return WordParagraph(
            self._style_names(style_id),
            numbering=list_of(properties),
            style_numbering=next(filter(None, (style.numbering for style in styles)), None),
            outline=next((level for level in levels if level is not None), None),
            level=digit(value_at(properties, "numPr", "ilvl")) or 0,
        )

    def _style_names(self, style_id: str) -> tuple[str, ...]:
        """Return the names and ids of a style and of those that it is based on."""
        if style_id not in self._names:
            names: list[str] = []
            for step in self._package.lineage(style_id):
                style = self._package.styles.get(step)
                names += [*([style.name] if style else []), step.lower()]
            self._names[style_id] = tuple(dict.fromkeys(names))
        return self._names[style_id]


def _is_dropped(paragraph: etree._Element) -> bool:
    """Return whether a paragraph is the large first letter of the next (17.3.1.11)."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def _listed(entry: etree._Element) -> WordParagraph:
    """Return an entry of a contents list: its words alone, which say again what headings say."""
    return WordParagraph(("toc 1",), (Span(text_of(entry)),))


def _words(part: WordParagraph | WordTable) -> str:
    if isinstance(part, WordParagraph):
        return part.text
    return " | ".join(cell.text for row in part.rows for cell in row.cells if cell.text)


def _table_words(table: etree._Element) -> str:
    return " | ".join(filter(None, map(text_of, table.iter(f"{W}p"))))
