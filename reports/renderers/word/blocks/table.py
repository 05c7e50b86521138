"""Tables: header row, banding and totals by style; widths by what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import count

from reports.plan import Cell, Labelled, Plan, Row, Table, fill
from reports.plan.tables.widths import share_texts
from reports.renderers.word.blocks.forms import (
    row_height,
    row_number,
    table_borders,
    tick_boxes,
)
from reports.renderers.word.markup import MarkupWriter, attribute, field
from reports.renderers.word.parts.template_parts import TemplateParts
from reports.slotted import frozen
from reports.wordfile.vocabulary import Mark, Style

#: A table of up to this many rows stays on one page (its rows' paragraphs keep together).
_SMALL = 14
#: So many rows at the top of a longer table, and before its last one, are on a page with the next.
_TOP, _BOTTOM = 2, 2
#: Indent of a row that is part of the one above, in twentieths of a point.
_PART_INDENT = 227
_PART = f'<w:ind w:left="{_PART_INDENT}"/>'
_KEEP = "<w:keepNext/>"
_OUTLINED = '<w:outlineLvl w:val="0"/>'
#: Letters of a word that its column takes into account: longer ones, addresses, are divided.
_LONGEST_WORD = 16
#: Letters of an amount that stays on one line (“over CAD 1.22 billion”); digits are wide.
_LONGEST_AMOUNT = 24
_DIGIT = re.compile("[0-9]")
#: Room for a letter of many words, and how much more a bold one takes; a cell's padding: all in
#: twentieths of a point.
_TEXT_LETTER, _BOLD, _PADDING = 98, 8, 240
#: What a letter of a word takes in wide fonts for text (Noto Serif, DejaVu Sans), in twentieths of
#: a point: nobody knows which font stands in where a theme's is missing, and a column that is too
#: narrow for a word divides it.
_LETTERS: Sequence[tuple[int, str]] = (
    (73, "fijlrtI.,:;!'()[]/- "),
    (134, "ABCEFKLPRSTVXYZ"),
    (156, "mwDGHNOQU&+%"),
    (186, "MW@"),
)
_OTHER, _IDEOGRAPH = 114, 190
_BYTES = bytes(
    next((room for room, letters in _LETTERS if chr(byte) in letters), _OTHER)
    for byte in range(256)
)
#: How much wider they are in bold, in a hundred.
_BOLDER = 113


def draw_table(
    table: Table, plan: Plan, writer: MarkupWriter, template: TemplateParts
) -> list[str]:
    """Return the caption, the table, as wide as the text, and its notes, in pieces."""
    widths = grid_columns(table, template.text_width, template.cell_scale)
    last = len(table.rows) - 1
    is_small = len(table.rows) <= _SMALL
    grid = _grid(table, widths, writer)
    rows = [_header(table, grid, writer)]
    totals = count(1)
    for index, row in enumerate(table.rows):
        is_held = is_small or not _TOP <= index < last - _BOTTOM
        flow = _KEEP if is_held and (index < last or table.notes) else ""
        mark = (Mark.TOTAL, str(next(totals))) if row.kind == "total" else (Mark.ROW, row.id)
        rows.append(_row(row, mark, grid, flow, plan, writer))
    caption = draw_caption(table, writer)
    notes = [writer.paragraph(Style.TABLE_NOTE, writer.label(note)) for note in table.notes]
    return [caption, _frame(table, widths, writer), *rows, "</w:tbl>", *notes]


def draw_caption(table: Table, writer: MarkupWriter) -> str:
    """Return the caption: its label, a number that Word counts, and its text.

    One that is not counted is a heading in Word's navigation (17.3.1.20).
    """
    text = writer.marked(Mark.TABLE, table.kind, writer.label(table.caption.text))
    if not table.caption.number:
        place = writer.caption_place + _OUTLINED
        return writer.paragraph(Style.CAPTION, text, writer.caption_flow, place)
    return caption_line("Table", table.caption.label, table.caption.number, text, writer)


def caption_line(series: str, label: str, number: int, text: str, writer: MarkupWriter) -> str:
    """Return a caption whose number is the next of `series` (the same in every language)."""
    count = field(f"SEQ {series} \\* ARABIC", writer.text(str(number)))
    words = f"{writer.label(f'{label} ')}{count}{writer.text('. ')}{text}"
    return writer.paragraph(Style.CAPTION, words, writer.caption_flow, writer.caption_place)


def grid_columns(table: Table, width: int, scale: float = 1) -> list[int]:
    """Return the width of each column; together they are `width`.

    Its letters are `scale` times as large as the shipped template's.
    """
    # what holds no letters is apart from what is folded; parts of other rows are set in
    around = [_PADDING] * len(table.columns)
    kinds = [row.kind for row in table.rows]
    around[0] += _PART_INDENT * ("part" in kinds)

    titles = [column.title for column in table.columns]
    labels = {*titles, *" ".join(titles).split()}
    totals: set[str] = set()
    if "total" in kinds:
        totals.update(text for row in table.rows if row.kind == "total" for text in row.texts)

    def measure(column: int, text: str) -> float:
        if text in labels:
            return _label_room(text) * scale
        return text_room(text, column == 0 or text in totals) * scale

    texts = table.texts
    if table.signed:
        texts.append(tuple("n" * column.room for column in table.columns))
    shared = share_texts(texts, measure, width - sum(around))
    return [one + more for one, more in zip(shared, around, strict=True)]


def text_room(text: str, is_bold: bool = False) -> int:
    """Return what a text takes on one line, in twentieths of a point.

    A word or an amount has room whatever the font; of a word that is longer than columns heed,
    its beginning.
    """
    if " " in text:
        if len(text) > _LONGEST_AMOUNT or not _DIGIT.search(text):
            room = len(text) * (_TEXT_LETTER + _BOLD * is_bold)
            return room if text.isascii() else room + _more_room(text, _TEXT_LETTER)
    elif text.isascii() or not _wide().search(text):  # ideographs are folded anywhere
        text = text[:_LONGEST_WORD]
    room = sum(text.encode("latin-1", "replace").translate(_BYTES))
    if not text.isascii():
        room += _more_room(text, _OTHER)
    return room * _BOLDER // 100 if is_bold else room


@lru_cache(maxsize=256)  # titles of columns are labels: those of a language are few
def _label_room(text: str) -> int:
    """Return what the title of a column, or a word of it, takes on one line."""
    return text_room(text, True)


def _more_room(text: str, letter: int) -> int:
    """Return how much more ideographs and their like take than `letter` each."""
    return (_IDEOGRAPH - letter) * len(_wide().findall(text))


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(
        "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
        "\U0001f300-\U0001faff\U00020000-\U0003ffff]"
    )


def _frame(table: Table, widths: Sequence[int], writer: MarkupWriter) -> str:
    total = int(bool(table.rows) and table.rows[-1].kind == "total")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    visual = "<w:bidiVisual/>" if writer.rtl else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{writer.style(Style.TABLE)}"/>{visual}'
        f'<w:tblW w:w="5000" w:type="pct"/>{table_borders(table, writer.accent)}'
        # 17.4.55: 0x20 header row, 0x40 total row, 0x80 first column, 0x400 no column bands
        f'<w:tblLook w:val="{0x4A0 | total * 0x40:04X}" w:firstRow="1" w:lastRow="{total}"'
        ' w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(str(table.caption))}"/>'
        f'<w:tblDescription w:val="{attribute(table.description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


@frozen
class _Grid:
    """What the rows of a table have in common.

    `openings` are what a cell of each column begins with, and its paragraphs, by what these are
    kept together by; `styles` are those of the columns; `height` is a property of rows. The
    bookmark of a row stands in its cell `named`, behind the one with its number.
    """

    openings: Mapping[str, Sequence[tuple[str, str]]]
    styles: Sequence[Style]
    height: str
    named: int


def _grid(table: Table, widths: Sequence[int], writer: MarkupWriter) -> _Grid:
    styles = [Style.AMOUNT if column.align == "end" else Style.CELL for column in table.columns]
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    openings = {
        flow: list(zip(cells, [writer.opening(style, flow) for style in styles], strict=True))
        for flow in (_KEEP, "")
    }
    return _Grid(openings, styles, row_height(table), int(table.is_numbered))


def _header(table: Table, grid: _Grid, writer: MarkupWriter) -> str:
    parts = ["<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"]
    for column, (start, opening) in zip(table.columns, grid.openings[_KEEP], strict=True):
        title = writer.label(column.title, writer.head_look)
        words = writer.marked(Mark.COLUMN, f"{table.kind}_{column.key}", title)
        parts.append(f"{start}{opening}{words}</w:p></w:tc>")
    return "".join((*parts, "</w:tr>"))


def _row(
    row: Row, mark: tuple[Mark, str], grid: _Grid, flow: str, plan: Plan, writer: MarkupWriter
) -> str:
    look = writer.strong() if row.kind == "total" else ""
    parts = [f"<w:tr><w:trPr><w:cantSplit/>{grid.height}</w:trPr>"]
    for index, (cell, (start, opening)) in enumerate(
        zip(row.cells, grid.openings[flow], strict=True)
    ):
        if cell.ticks:
            parts.append(f"{start}{tick_boxes(cell, opening, writer)}</w:tc>")
            continue
        if index == 0 and row.kind == "part":
            opening = writer.opening(grid.styles[0], flow, _PART)
        words = row_number(cell, writer) if index < grid.named else _words(cell, look, writer)
        if index == grid.named:
            words = writer.marked(*mark, words) + _evidence(row, plan, writer)
        if cell.below:
            below = writer.labelled(cell.below.text, cell.below.labels, writer.muted())
            words += f"</w:p>{opening}{below}"
        parts.append(f"{start}{opening}{words}</w:p></w:tc>")
    return "".join((*parts, "</w:tr>"))


def _words(cell: Cell, look: str, writer: MarkupWriter) -> str:
    if cell.spans:
        return writer.spans(cell.spans)
    return writer.labelled(cell.main.text, cell.main.labels, look)


def _evidence(row: Row, plan: Plan, writer: MarkupWriter) -> str:
    """Return the reference to the footnote that cites the row, if it is cited."""
    if not row.evidence:
        return ""
    return writer.footnote(fill(plan.labels.evidence, evidence=Labelled(row.evidence)))
