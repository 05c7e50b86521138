"""What cannot be brought home is told, with its place; a table that came back empty stops all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

from reports.errors import InputError
from reports.look import look_of
from reports.revision import read_word
from tests.revision.cases import by_path
from tests.revision.floods import FLOODS, changed, floods_docx, row
from tests.revision.word_edits import (
    NS,
    Edit,
    W,
    all_of,
    edited,
    element,
    paragraph,
    removed,
    retyped,
    table_row,
    typed_after,
    with_part,
)


def notices(*edits: Edit) -> tuple[str, ...]:
    return tuple(by_path(read_word(edited(*edits), "floods.docx").notices))


def rows_removed(root: etree._Element) -> None:
    for words in ("European Union", "Norway", "Example Bank"):
        node = table_row(root, words)
        node.getparent().remove(node)


def cells_emptied(root: etree._Element) -> None:
    table = table_row(root, "Donor").getparent()
    for leaf in list(table.iter(f"{W}t"))[6:]:
        leaf.text = ""


def table_removed(root: etree._Element) -> None:
    table = table_row(root, "Donor").getparent()
    table.getparent().remove(table)


def caption_removed(root: etree._Element) -> None:
    for line in list(root.iter(f"{W}p")):
        mark = line.find(f"{W}bookmarkStart")
        if mark is not None and mark.get(f"{W}name") == "_t_aid":
            line.getparent().remove(line)


def picture(root: etree._Element) -> None:
    paragraph(root, "A donors’ call").append(element("<w:r><w:drawing/></w:r>"))


def symbol(root: etree._Element) -> None:
    paragraph(root, "A donors’ call").append(element('<w:r><w:sym w:char="F04A"/></w:r>'))


def table_of_others(root: etree._Element) -> None:
    cell = "<w:tc><w:p><w:r><w:t>Rain in mm</w:t></w:r></w:p></w:tc>"
    paragraph(root, "A donors’ call").addnext(element(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))


def cells_merged(root: etree._Element) -> None:
    cells = table_row(root, "Norway").findall(f"{W}tc")
    cells[4].find(f"{W}tcPr").append(element('<w:gridSpan w:val="2"/>'))
    cells[5].getparent().remove(cells[5])


@pytest.mark.parametrize("edit", [rows_removed, cells_emptied, table_removed])
def test_a_table_that_came_back_empty_is_refused(edit: Edit) -> None:
    with pytest.raises(InputError, match="aid: found the table without its 3 rows"):
        read_word(edited(edit), "floods.docx")


def test_a_table_deleted_with_its_caption_is_meant_to_go() -> None:
    reading = read_word(edited(table_removed, caption_removed), "floods.docx")
    assert reading.briefing == changed(aid=())
    assert any(each.code == "table-gone" and each.place.part == "aid" for each in reading.notices)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (symbol, "a symbol in “What comes next” was left out, since a briefing has none: “F04A”"),
        (picture, "a picture or shape in “What comes next”: “A donors’"),
        (table_of_others, "the table “Rain in mm” after “What comes next” is none of the brief"),
        (cells_merged, "the row “Norway” has merged cells"),
        (retyped("Signed", "rumoured"), "aid[2].status: found 'rumoured', expected one of"),
        (retyped("November 22, 2026", "some day"), "the date 'some day' cannot be read"),
        (retyped("06:00 UTC", "at dawn"), "the embargo"),
        (retyped("EUR 8.2 million", "a lot"), "found 'a lot', expected a sum of money"),
        (retyped("over EUR 20.7", "over EUR 99.9"), "totals are computed from the rows"),
        (
            typed_after("The dry road", "Normal", "He said it on Monday."),
            "the text “He said it on Monday.” among the quotations",
        ),
        (
            typed_after("Appendix: questions", "Normal", "Read these first."),
            "the text “Read these first.” stands before the first question",
        ),
        (
            typed_after("Norway does.", "ListBullet", "Item"),
            "the list in the answer to “Who pays for the pumps?” became paragraphs",
        ),
    ],
)
def test_what_has_no_place_in_a_briefing_is_told(edit: Edit, told: str) -> None:
    assert [notice for notice in notices(edit) if told in notice] != []


def test_a_title_that_was_deleted_is_kept() -> None:
    reading = read_word(edited(removed("Lower Varda floods")), "floods.docx")
    assert reading.briefing == FLOODS
    assert tuple(map(str, reading.notices)) == (
        "Title: the title is missing: it was kept as it was",
    )


def test_a_typed_note_at_the_foot_is_told() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{NS}"><w:footnote w:id="7"><w:p><w:r><w:t>Says who?</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    data = edited(
        lambda root: paragraph(root, "A donors’ call").append(
            element('<w:r><w:footnoteReference w:id="7"/></w:r>')
        ),
        data=with_part(floods_docx(), "word/footnotes.xml", notes, "footnotes"),
    )
    told = tuple(map(str, read_word(data, "floods.docx").notices))
    assert told == ("the footnote “Says who?” at “What comes next”: “A donors’ call is set for 25 November.” was left out",)  # fmt: skip


def test_comments_become_notes_with_author_and_place() -> None:
    comments = (
        f'<w:comments xmlns:w="{NS}">'
        '<w:comment w:id="3" w:author="Kim"><w:p><w:r><w:t>Is *this* right?</w:t></w:r></w:p>'
        '</w:comment><w:comment w:id="4" w:author="Lee"><w:p><w:r><w:t>Gone</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )

    def comment(root: etree._Element) -> None:
        line = table_row(root, "Norway").find(f".//{W}p")
        line.append(element('<w:commentRangeStart w:id="3"/>'))
        line.append(element('<w:r><w:commentReference w:id="3"/></w:r>'))

    data = with_part(floods_docx(), "word/comments.xml", comments, "comments")
    reading = read_word(edited(comment, data=data), "floods.docx")
    assert reading.briefing == changed(
        notes=(
            *FLOODS.notes,
            "Kim, at “Table 3. Aid”, row “Norway”: Is \\*this\\* right?",
            "Lee, at a place that is gone: Gone",
        )
    )


def test_a_comment_is_not_noted_twice() -> None:
    comments = (
        f'<w:comments xmlns:w="{NS}"><w:comment w:id="3" w:author="Kim"><w:p><w:r><w:t>Check'
        "</w:t></w:r></w:p></w:comment></w:comments>"
    )
    data = with_part(floods_docx(), "word/comments.xml", comments, "comments")
    first = read_word(data, "floods.docx").briefing
    again = read_word(data, "floods.docx", base=first).briefing
    assert again == first
    assert len(first.notes) == len(FLOODS.notes) + 1


def test_a_base_that_was_tampered_with_is_not_used() -> None:
    from tests.revision.test_hostile import repacked

    data = repacked(
        lambda name, held: (
            held.replace(b"Press Office", b"Press Offiz") if "custom" in name else held
        )
    )
    reading = read_word(data, "floods.docx")
    assert reading.base is None
    assert "the embedded briefing was changed by another program: not used" in map(
        str, reading.notices
    )


def test_a_french_sum_typed_into_a_cell_comes_home() -> None:
    from reports.pipeline import plan_of
    from reports.renderers.word import WordRenderer

    french = row("aid", 0)
    french = changed(french, language="fr")
    data = WordRenderer().render(plan_of(french), look_of()).data
    # the label stands for the source's own word: "over" stays
    edit = all_of(
        retyped("plus de 12,5", "plus de 13,25"), retyped("Promis", "versé"),
        retyped("22 novembre 2026", "24 novembre 2026"),
    )  # fmt: skip
    reading = read_word(edited(edit, data=data), "inondations.docx")
    amount = reading.briefing.aid[0].amount
    assert amount is not None
    assert (amount.value, amount.currency, amount.qualifier) == (Decimal(13_250_000), "EUR", "over")
    assert reading.briefing.aid[0].status == "disbursed"
    assert str(reading.briefing.date) == "2026-11-24"
    assert reading.briefing.sections == french.sections
