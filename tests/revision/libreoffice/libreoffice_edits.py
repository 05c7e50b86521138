"""Edits made by LibreOffice itself. Runs in the Python that has `uno`, not in the tests' own.

Usage: libreoffice_edits.py PIPE SOURCE.docx FOLDER: writes FOLDER/<edit>.docx for each edit.
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.awt import Size
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import LINE_BREAK, PARAGRAPH_BREAK

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


def enter_above(words, text, style=""):
    """Press Enter at the start of a paragraph and type into the line above."""

    def edit(document):
        start = paragraph(document, words).Start
        document.Text.insertControlCharacter(start, PARAGRAPH_BREAK, False)
        walk = document.Text.createEnumeration()
        last = None
        while walk.hasMoreElements():
            part = walk.nextElement()
            if part.supportsService("com.sun.star.text.Paragraph") and words in part.String:
                break
            last = part
        last.String = text
        if style:
            last.ParaStyleName = style

    return edit


def button(command, first, last):
    """Select some paragraphs and press a button of the tool bar."""

    def edit(document):
        cursor = document.Text.createTextCursorByRange(paragraph(document, first).Start)
        cursor.gotoRange(paragraph(document, last).End, True)
        controller = document.CurrentController
        controller.select(cursor)
        dispatcher = MANAGERS[0].createInstance("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(controller.Frame, command, "", 0, ())

    return edit


def look(words, name, what):
    def edit(document):
        setattr(find(document, words), name, what)

    return edit


def of_paragraph(words, name, what):
    def edit(document):
        setattr(paragraph(document, words), name, what)

    return edit


def line_break(words):
    def edit(document):
        found = find(document, words)
        found.Text.insertControlCharacter(found.End, LINE_BREAK, False)

    return edit


def header(text):
    def edit(document):
        walk = document.StyleFamilies.getByName("PageStyles")
        for index in range(walk.Count):
            page = walk.getByIndex(index)
            if page.isInUse() and page.HeaderIsOn:
                for kind in (page.HeaderText, page.HeaderTextFirst):
                    kind.setString(text)

    return edit


def text_box(words, text):
    def edit(document):
        frame = document.createInstance("com.sun.star.text.TextFrame")
        frame.setSize(Size(5000, 1500))
        document.Text.insertTextContent(paragraph(document, words).End, frame, False)
        frame.Text.String = text

    return edit


def every_heading_plain(document):
    walk = document.Text.createEnumeration()
    while walk.hasMoreElements():
        part = walk.nextElement()
        is_line = part.supportsService("com.sun.star.text.Paragraph")
        if is_line and part.ParaStyleName.startswith("Heading"):
            part.ParaStyleName = "Standard"


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
    "draft above": enter_above("For official use", "DRAFT for comment", "Standard"),
    "draft above as marking": enter_above("For official use", "DRAFT for comment"),
    "draft above the title": enter_above("Lower Varda floods", "DRAFT for comment"),
    "second subtitle": add_after("Background for", ("", "A second line")),
    "bullets by button": button(".uno:DefaultBullet", "Heavy rain", "See the"),
    "numbers by button": button(".uno:DefaultNumbering", "Heavy rain", "See the"),
    "hidden": look("a third is planned", "CharHidden", True),
    "struck": look("Two field hospitals", "CharStrikeout", 1),
    "highlight": look("Two field hospitals", "CharBackColor", 0xFFFF00),
    "line break": line_break("Two field hospitals opened;"),
    "sub-heading typed": add_after("A donors’ call", ("Heading 2", "Details")),
    "sub-heading of a deeper level typed": add_after("A donors’ call", ("Heading 3", "Details")),
    "item moved in": of_paragraph("12,400 family kits", "NumberingLevel", 1),
    "below the contact": add_after("Press desk", ("Standard", "Do not forward.")),
    "below the contact, same style": add_after("Press desk", ("", "Do not forward.")),
    "answer left": cut("Is the loan new money?", "Is the loan new money?"),
    "question by hand": add_after(
        "It said so twice.", ("", "Q: Will there be a call?"), ("", "A: Yes, at noon.")
    ),
    "embargo deleted": cut("Embargoed until", "Embargoed until"),
    "marking deleted": cut("For official use", "For official use"),
    "subtitle deleted": cut("Background for", "Background for"),
    "date emptied": swap("November 22, 2026", ""),
    "caption": swap("Key figures", "Who is who"),
    "text box": text_box("A donors’ call", "Ask the navy first"),
    "file link": look("Two field hospitals", "HyperLinkURL", "file:///tmp/notes.txt"),
    "headings plain": every_heading_plain,
    "header": header("DRAFT 2 - not for release"),
    "tracked title": tracked(swap("relief effort", "rescue effort")),
}


def main(pipe, source, folder, edits=EDITS):
    context = connect(pipe)
    MANAGERS.append(context.ServiceManager)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    for name, edit in edits.items():
        document = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(source), "_blank", 0, (value("Hidden", True),)
        )
        edit(document)
        target = uno.systemPathToFileUrl(str(Path(folder) / f"{name}.docx"))
        document.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
        document.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
