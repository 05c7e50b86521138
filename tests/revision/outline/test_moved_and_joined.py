"""Parts of a brief that were moved, joined, parted or taken away: exact, or told."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from reports.model import Contact
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, at, changed, row
from tests.revision.word_edits import (
    Edit,
    W,
    all_of,
    element,
    inserted_run,
    paragraph,
    removed,
    retyped,
    table_row,
    text,
    typed_after,
)

MOVED = "has a place of its own in a brief: it was put back there"
AGAIN = "is made anew: it will stand there again"
NORWAY = FLOODS.aid[1]


def joined(first: str, second: str) -> Edit:
    """Press Backspace at the start of the second paragraph."""

    def edit(root: etree._Element) -> None:
        one, other = paragraph(root, first), paragraph(root, second)
        one.append(inserted_run(" "))
        one.extend(child for child in other if child.tag != f"{W}pPr")
        other.getparent().remove(other)

    return edit


def parted(first: str, words: str, style: str) -> Edit:
    """Press Enter before `words`."""

    def edit(root: etree._Element) -> None:
        old = paragraph(root, first)
        leaf = next(t for t in old.iter(f"{W}t") if words in (t.text or ""))
        head, _, tail = leaf.text.partition(words)
        leaf.text = head
        typed_after(head.strip(), style, words + tail)(root)

    return edit


def before(words: str, *moved: str) -> Edit:
    def edit(root: etree._Element) -> None:
        for each in moved:
            paragraph(root, words).addprevious(paragraph(root, each))

    return edit


def aid_table(root: etree._Element) -> etree._Element:
    return next(t for t in root.iter(f"{W}tbl") if "Norway" in text(t))


def table_below_the_sections(root: etree._Element) -> None:
    paragraph(root, "Quotations").addprevious(aid_table(root))
    aid_table(root).addprevious(paragraph(root, "Table 3"))


def row_above_the_header(root: etree._Element) -> None:
    aid_table(root).find(f"{W}tr").addprevious(table_row(root, "Norway"))


def header_repeated(root: etree._Element) -> None:
    """Paste the header a second time, as in a table that goes on below."""
    header = copy.deepcopy(aid_table(root).find(f"{W}tr"))
    for mark in list(header.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    table_row(root, "Norway").addprevious(header)


def new_row(*cells: str, over: int = 1) -> Edit:
    span = f'<w:tcPr><w:gridSpan w:val="{over}"/></w:tcPr>' if over > 1 else ""
    made = "".join(f"<w:tc>{span}<w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in cells)
    return lambda root: table_row(root, "Norway").addnext(element(f"<w:tr>{made}</w:tr>"))


def columns_exchanged(root: etree._Element) -> None:
    for each in aid_table(root).iter(f"{W}tr"):
        cells = each.findall(f"{W}tc")
        cells[1].addnext(cells[0])


def total_taken_away(root: etree._Element) -> None:
    total = table_row(root, "Total in EUR, pledged")
    total.getparent().remove(total)


CASES = {
    "a section below the quotations": Case(
        before("Appendix: questions", "What comes next", "A donors’ call"), told=(MOVED,)
    ),
    "the aid table below the sections": Case(table_below_the_sections, told=(f"the table “Table 3. Aid” {MOVED}",)),
    "the summary below a section": Case(
        before("What has been done", "Four districts are under"), told=(f"the summary {MOVED}",)
    ),
    "a question among the sections": Case(
        before("A donors’ call", "Is the loan", "No. It was agreed"),
        changed(qa=(FLOODS.qa[1], FLOODS.qa[0], FLOODS.qa[2])),
        ("the question “Is the loan new money?” stood among the sections: it is in the appendix",),
    ),
    "a caption taken away": Case(removed("Table 3. Aid"), told=(f"“Table 3. Aid” {AGAIN}",)),
    "a note taken away": Case(removed("Not in the totals"), told=(AGAIN,)),
    "a caption retyped": Case(retyped("Aid by amount", "Aid in numbers"), told=("captions are made anew",)),
    "a caption with a wide space": Case(retyped("Key figures: people", "Key figures:\N{NO-BREAK SPACE}people")),
    "a total taken away": Case(total_taken_away, told=("the totals are computed from the rows: “Total in EUR, pledged",)),
    "a total with a wide space": Case(retyped("over EUR 20.7 million", "over EUR 20.7\N{NO-BREAK SPACE}million")),
    "a subtotal": Case(new_row("Subtotal", "", "", "EUR 20.7 million", "", ""), told=("“Subtotal | EUR 20.7 million” was not read",)),
    "a note over all columns": Case(new_row("All provisional", over=6), told=("the row “All provisional” goes over all columns",)),
    "a row above the header": Case(
        row_above_the_header, changed(aid=(NORWAY, FLOODS.aid[0], FLOODS.aid[2]))
    ),
    "the header a second time": Case(header_repeated),
    "columns exchanged": Case(columns_exchanged),
    "title and subtitle joined": Case(
        joined("Lower Varda", "Background for"), told=("the title and the subtitle stand in one line",)
    ),
    "marking and embargo joined": Case(
        joined("For official use", "Embargoed until"), told=("the marking and the embargo stand in one line",)
    ),
    "source and contact joined": Case(
        joined("Source: ", "Press desk"), told=("the source and a contact stand in one line",)
    ),
    "quotation and speaker joined": Case(joined("We have the boats", "Amara Lind, Minister")),
    "a title in two lines": Case(parted("Lower Varda", "relief", "Title")),
    "a second source": Case(
        typed_after("Source: ", "ClosingLine", "Source: Example Wire"), told=("“Source: Example Wire” names another source",)
    ),
    "a contact typed as plain text": Case(
        typed_after("Press desk", "", "Kim Lund, night desk, kim@example.org"),
        changed(contacts=(*FLOODS.contacts, Contact(name="Kim Lund", role="night desk", email="kim@example.org"))),
    ),
    "words behind a sum that stays": Case(
        retyped("EUR 8.2 million", "EUR 8.2 million (tbc)"), told=("read 'EUR 8.2 million (tbc)' as EUR 8.2 million",)
    ),
    "a sum spelt otherwise": Case(
        retyped("EUR 8.2 million", "EUR 9.3m"), row("aid", 1, amount=FLOODS.aid[1].amount.model_copy(update={"value": 9_300_000})),
        ("read 'EUR 9.3m' as EUR 9.3 million",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_was_moved_joined_or_taken_away_is_exact_or_told(name: str) -> None:
    check(CASES[name])


def test_moves_of_sections_among_themselves_say_nothing_of_their_places() -> None:
    first, second, third = FLOODS.sections
    edit = before("Situation overview", "What comes next", "A donors’ call")
    check(Case(edit, changed(sections=(third, first, second))))


def test_an_item_that_is_gone_with_its_table_is_not_set_again() -> None:
    def edit(root: etree._Element) -> None:
        removed("Table 2")(root)
        table = next(t for t in root.iter(f"{W}tbl") if "People displaced" in text(t))
        table.getparent().remove(table)

    check(Case(all_of(edit), changed(figures=()), ("the table and its caption are gone",)))


def test_a_shorter_table_without_its_totals_says_nothing() -> None:
    """One pledge alone has no total."""

    def edit(root: etree._Element) -> None:
        for words in ("Norway", "Total in EUR, pledged"):
            gone = table_row(root, words)
            gone.getparent().remove(gone)
        removed("Not in the totals")(root)

    check(Case(edit, changed(aid=at(FLOODS.aid, 1))))
