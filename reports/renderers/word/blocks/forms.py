"""Tables that people write in: boxes to tick, rows that Word counts, room to sign."""

from __future__ import annotations

from reports.plan import Cell, Table, TickBox
from reports.plan.tables.table_parts import BOXES
from reports.renderers.word.markup import MarkupWriter, attribute, field, plain_run
from reports.wordfile.vocabulary import TAG_PREFIX

#: Ids of content controls must differ in a file (17.5.2.18); those of fields are below.
_FIRST_BOX = 825000
#: The font of Windows that has both boxes; other systems take one of theirs that has them.
_FONT = "Segoe UI Symbol"
_LOOK = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
_STATES = "".join(
    f'<w14:{state}State w14:val="{ord(box):04X}" w14:font="{_FONT}"/>'
    for state, box in zip(("checked", "unchecked"), BOXES[::-1], strict=True)
)
#: The least height of a row to sign in, in twentieths of a point: a centimetre.
_SIGNED_ROW = '<w:trHeight w:val="567"/>'
#: The edges of a box with their widths, in eighths of a point.
_EDGES = (("top", 8), ("left", 24), ("bottom", 8), ("right", 8))


def table_borders(table: Table, colour: str) -> str:
    """Return the borders of a table that stands in a box, "" of all others.

    They have the accent of the file's theme; `colour` is for programs that know no themes.
    """
    if not table.boxed:
        return ""
    look = f'w:val="single" w:space="0" w:color="{colour}" w:themeColor="accent1"'
    edges = "".join(f'<w:{side} {look} w:sz="{size}"/>' for side, size in _EDGES)
    return f"<w:tblBorders>{edges}</w:tblBorders>"


def row_height(table: Table) -> str:
    """Return the property of rows that leaves room to sign."""
    return _SIGNED_ROW if table.signed else ""


def row_number(cell: Cell, writer: MarkupWriter) -> str:
    """Return the number of a row, as a field: where a row is put in, Word counts them anew."""
    number, dot = cell.text[:-1], cell.text[-1:]
    return field("SEQ Recommendation \\* ARABIC", writer.text(number)) + writer.text(dot)


def tick_boxes(cell: Cell, opening: str, writer: MarkupWriter) -> str:
    """Return the options of a cell, each a paragraph that begins with `opening`."""
    return "".join(f"{opening}{_option(each, writer)}</w:p>" for each in cell.ticks)


def _option(option: TickBox, writer: MarkupWriter) -> str:
    """Return an option behind a box that Word ticks with a click (MS-DOCX, 2.6.1.5)."""
    writer.boxes.append(option)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(option.text)}"/>'
        f'<w:tag w:val="{TAG_PREFIX}option"/><w:id w:val="{_FIRST_BOX + len(writer.boxes)}"/>'
        f'<w14:checkbox><w14:checked w14:val="{int(option.is_ticked)}"/>{_STATES}</w14:checkbox>'
        f"</w:sdtPr><w:sdtContent>{plain_run(option.box, _LOOK)}</w:sdtContent></w:sdt>"
        f"{writer.text(f' {option.text}')}"
    )
