"""Edits made by LibreOffice itself. Runs in the Python that has `uno`, not in the tests' own.

Usage: libreoffice_edits.py PIPE SOURCE.docx FOLDER: writes FOLDER/<edit>.docx for each edit.
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

MANAGERS = []


def connect(pipe):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def value(name, what):
    out = PropertyValue()
    out.Name, out.Value = name, what
    return out


def find(document, words):
    search = document.createSearchDescriptor()
    search.SearchString = words
    found = document.findFirst(search)
    if found is None:
        raise SystemExit(f"not found: {words}")
    return found


def swap(old, new):
    def edit(document):
        find(document, old).String = new

    return edit


def paragraph(document, words):
    walk = document.Text.createEnumeration()
    while walk.hasMoreElements():
        part = walk.nextElement()
        if part.supportsService("com.sun.star.text.Paragraph") and words in part.String:
            return part
    raise SystemExit(f"no paragraph: {words}")


def retype(words, new):
    def edit(document):
        paragraph(document, words).String = new

    return edit


def add_after(words, *styled):
    """Press Enter after a paragraph, type, and choose a style, for each of `styled`."""

    def edit(document):
        cursor = document.Text.createTextCursorByRange(paragraph(document, words).End)
        for style, text in styled:
            document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            document.Text.insertString(cursor, text, False)
            if style:
                cursor.ParaStyleName = style

    return edit


def cut(first, last):
    """Select from the start of a paragraph to the end of another, its mark too; delete."""

    def edit(document):
        start, end = paragraph(document, first), paragraph(document, last)
        cursor = document.Text.createTextCursorByRange(start.Start)
        cursor.gotoRange(end.End, True)
        cursor.goRight(1, True)
        cursor.String = ""

    return edit


def table(document, title):
    for index in range(document.TextTables.Count):
        found = document.TextTables.getByIndex(index)
        if found.getCellByName("A1").String == title:
            return found
    raise SystemExit(f"no table: {title}")


def row_added(title, place, *cells):
    def edit(document):
        rows = table(document, title)
        rows.Rows.insertByIndex(place, 1)
        for letter, text in zip("ABCDEF"[: len(cells)], cells, strict=True):
            rows.getCellByName(f"{letter}{place + 1}").String = text

    return edit


def row_deleted(title, place):
    return lambda document: table(document, title).Rows.removeByIndex(place, 1)


def row_struck(title, place):
    """Delete a row by the menu: only then does LibreOffice track it."""

    def edit(document):
        controller = document.CurrentController
        controller.select(table(document, title).getCellByName(f"A{place + 1}"))
        dispatcher = MANAGERS[0].createInstance("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(controller.Frame, ".uno:DeleteRows", "", 0, ())

    return edit


def cell(title, name, text):
    def edit(document):
        table(document, title).getCellByName(name).String = text

    return edit


def bold(words):
    def edit(document):
        find(document, words).CharWeight = 150.0

    return edit


def comment(words, author, text):
    def edit(document):
        found = find(document, words)
        note = document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = author, text
        found.Text.insertTextContent(found.End, note, False)

    return edit


def tracked(edit):
    def with_changes(document):
        document.RecordChanges = True
        edit(document)
        document.RecordChanges = False

    return with_changes


NEW_ROW = ("Canada", "Varda", "field kitchens", "about CAD 1.2 million", "announced", "this week")
QUESTION_CUT = ("Is the loan new money?", "No. It was agreed in May.")
EDITS = {
    "nothing": lambda document: None,
    "amount": swap("EUR 8.2 million", "EUR 9.3 million"),
    "amount in another currency": cell("Donor", "D3", "almost USD 9 million"),
    "row at the end": row_added("Donor", 4, *NEW_ROW),
    "row in the middle": row_added("Donor", 2, *NEW_ROW),
    "row deleted": row_deleted("Donor", 2),
    "status": cell("Donor", "E3", "disbursed"),
    "person added": row_added("Name", 3, "Kim Lund", "Pilot", "Air corps", "Flies at dawn"),
    "figure": swap("about 61,000 people", "over 64,500 people"),
    "question added": add_after(
        "It said so twice.", ("Question", "Will there be a call?"), ("Answer", "Yes, at noon.")
    ),
    "question deleted": cut(*QUESTION_CUT),
    "answer": swap("not confirmed", "confirmed: 37"),
    "paragraph added": add_after("Two field hospitals", ("", "A bridge is being built.")),
    "paragraph deleted": cut("Two field hospitals", "Two field hospitals"),
    "words": swap("Two field", "Three field"),
    "section added": add_after(
        "A donors’ call", ("Heading 1", "Weather"), ("Standard", "More rain is coming.")
    ),
    "section deleted": cut("What comes next", "A donors’ call"),
    "heading renamed": swap("What comes next", "Next steps"),
    "heading retyped": retype("Situation overview", "Where things stand"),
    "title": swap("relief effort", "rescue effort"),
    "title retyped": retype("Lower Varda floods", "An entirely new title"),
    "date": swap("November 22, 2026", "November 24, 2026"),
    "byline": swap("Press Office", "Night Desk"),
    "summary": swap("Four districts are", "Three districts are"),
    "marking": retype("For official use", "Public"),
    "item added": add_after("41 boats", ("", "17 lorries")),
    "item deleted": cut("12,400 family kits", "12,400 family kits"),
    "quotation": swap("is diesel", "is fuel"),
    "bold": bold("third"),
    "comment": comment("41 boats", "Editor", "Check with the navy"),
    "tracked amount": tracked(swap("EUR 8.2 million", "EUR 9.3 million")),
    "tracked words": tracked(swap("Two field", "Three field")),
    "tracked question deleted": tracked(cut(*QUESTION_CUT)),
    "tracked paragraph added": tracked(
        add_after("Two field hospitals", ("", "A bridge is being built."))
    ),
    "tracked row deleted": tracked(row_struck("Donor", 2)),
    "tracked row added": tracked(row_added("Donor", 2, *NEW_ROW)),
    "tracked title": tracked(swap("relief effort", "rescue effort")),
}


def main(pipe, source, folder):
    context = connect(pipe)
    MANAGERS.append(context.ServiceManager)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    for name, edit in EDITS.items():
        document = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(source), "_blank", 0, (value("Hidden", True),)
        )
        edit(document)
        target = uno.systemPathToFileUrl(str(Path(folder) / f"{name}.docx"))
        document.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
