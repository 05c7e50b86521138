"""The shipped Word template in a theme's look, as a file to edit in Word.

Its text shows every style by its name, in brackets, as what is to be filled in: a brief on
it is the same as one on the shipped template.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx

from reports.renderers.word.parts.archive import member, write_archive
from reports.renderers.word.parts.template import dressed, shipped_ids
from reports.theme import Theme
from reports.wordfile.vocabulary import Style

#: Styles of letters, which are shown within a line.
_LETTERS = (Style.STRONG, Style.EMPHASIS, Style.LINK, Style.FOOTNOTE_MARK)
#: Shown where they stand: in a table, in the header and the footer.
_ELSEWHERE = (Style.TABLE, Style.CELL, Style.AMOUNT, Style.HEADER, Style.FOOTER)
_ROWS, _COLUMNS = 4, 3


def editable_template(theme: Theme) -> bytes:
    """Return the template as a .docx."""
    template = dressed(theme, "ltr")
    ids = shipped_ids(template)
    document = docx.Document(io.BytesIO(template.package()))
    for paragraph in document.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)
    for style in Style:
        if style is Style.CAPTION:
            _add(document, style, ids)
            _add_table(document, ids)
        elif style not in (*_LETTERS, *_ELSEWHERE):
            _add(document, style, ids)
    line = _add(document, Style.NORMAL, ids, "")
    for style in _LETTERS:
        run = line.add_run(f"[{style}] ")
        run._r.get_or_add_rPr().get_or_add_rStyle().val = ids[style]
    return _packed(document)


def _add(document: Any, style: Style, ids: Any, text: str | None = None) -> Any:
    paragraph = document.add_paragraph(f"[{style}]" if text is None else text)
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = ids[style]
    return paragraph


def _add_table(document: Any, ids: Any) -> None:
    """Add a table with a head, rows and a total, by the table's style."""
    table = document.add_table(_ROWS, _COLUMNS)
    table._tbl.tblPr.get_or_add_tblStyle().val = ids[Style.TABLE]
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            style = Style.AMOUNT if place == _COLUMNS - 1 else Style.CELL
            paragraph = cell.paragraphs[0]
            paragraph.text = f"[{style}]"
            paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = ids[style]


def _packed(document: Any) -> bytes:
    """Return the document's file, without the time that python-docx writes into it."""
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        return write_archive(member(name, archive.read(name), 9) for name in archive.namelist())
