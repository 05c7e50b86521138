"""Edits of tables made by LibreOffice itself; run like libreoffice_edits.py, beside it."""

import sys

import uno  # noqa: F401  (makes the modules of com.sun known)
from com.sun.star.text.ControlCharacter import LINE_BREAK, PARAGRAPH_BREAK
from libreoffice_edits import cell, main, row_added, table, tracked


def typed_in(title, name, *pieces, mark=PARAGRAPH_BREAK):
    """Empty a cell and type; press Enter (or Shift+Enter) between the pieces."""

    def edit(document):
        text = table(document, title).getCellByName(name)
        text.String = pieces[0]
        for piece in pieces[1:]:
            cursor = text.createTextCursor()
            cursor.gotoEnd(False)
            text.insertControlCharacter(cursor, mark, False)
            text.insertString(cursor, piece, False)

    return edit


def added_at_end(title, name, words):
    """Put the cursor at the end of a cell, press Enter, type."""

    def edit(document):
        text = table(document, title).getCellByName(name)
        cursor = text.createTextCursor()
        cursor.gotoEnd(False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        text.insertString(cursor, words, False)

    return edit


def merged(title, first, last, words=None):
    """Merge cells by the menu's command; type over what it left, if `words` are given."""

    def edit(document):
        cursor = table(document, title).createCursorByCellName(first)
        cursor.gotoCellByName(last, True)
        cursor.mergeRange()
        if words is not None:
            table(document, title).getCellByName(first).String = words

    return edit


def column_added(title, place, name, words):
    def edit(document):
        found = table(document, title)
        found.Columns.insertByIndex(place, 1)
        found.getCellByName(f"{'ABCDEFG'[place]}1").String = name
        found.getCellByName(f"{'ABCDEFG'[place]}3").String = words

    return edit


def column_deleted(title, place):
    return lambda document: table(document, title).Columns.removeByIndex(place, 1)


EDITS = {
    "spaces": cell("Figure", "B2", "about 61 500 people"),
    "narrow spaces": cell("Donor", "D3", "EUR 9\u202f300\u202f000"),
    "points": cell("Donor", "D3", "EUR 9.300.000"),
    "mio": cell("Donor", "D3", "EUR 9.3 mio"),
    "minus": cell("Donor", "D3", "EUR −5 million"),
    "open dollar": cell("Donor", "D3", "$9 million"),
    "two lines": typed_in("Donor", "D3", "EUR 9.3", "million"),
    "either": cell("Donor", "D3", "EUR 5 or 6 million"),
    "merged down": merged("Donor", "B2", "B4"),
    "merged down, typed": merged("Donor", "B2", "B4", "Upper Varda"),
    "merged down, different": merged("Donor", "C2", "C3"),
    "merged beside": merged("Donor", "A3", "B3"),
    "merged sums": merged("Donor", "D2", "D3", "EUR 25 million"),
    "Enter behind a purpose": added_at_end("Donor", "C4", "and bridges"),
    "line break in a purpose": typed_in("Donor", "C4", "road repair", "(reconstruction, loan)", mark=LINE_BREAK),
    "military assistance": cell("Donor", "C4", "trucks (military assistance, loan)"),
    "Signed": cell("Donor", "E3", "Signed"),
    "rumoured": cell("Donor", "E3", "rumoured"),
    "new row": row_added("Figure", 3, "Boats", "12 500 boats", "25 Aug. 2025"),
    "new column": column_added("Donor", 6, "Check", "ask Oslo"),
    "column deleted": column_deleted("Donor", 4),
    "blank row": row_added("Donor", 2, "", "", "", "", "", ""),
    "tracked spaces": tracked(cell("Figure", "B2", "about 61 500 people")),
}  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:], edits=EDITS)
