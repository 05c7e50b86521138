"""Edits that Word makes in the XML come home exactly."""

from __future__ import annotations

import datetime as dt
import random
from copy import deepcopy
from decimal import Decimal

import pytest
from lxml import etree

from reports.look import look_of
from reports.model import (
    Aid,
    Briefing,
    Bullets,
    Contact,
    Money,
    Numbered,
    Paragraph,
    Question,
    Quotation,
    Section,
)
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import differences, read_word
from tests.revision.floods import FLOODS, at, body, changed, euros, floods_docx, row, section
from tests.revision.word_edits import (
    NS,
    Edit,
    W,
    all_of,
    edited,
    element,
    moved,
    paragraph,
    properties,
    removed,
    retyped,
    row_added,
    row_struck,
    run,
    struck_paragraph,
    styled,
    table_row,
    tracked,
    typed_after,
    uncontrolled,
    unmarked,
)

KITCHENS = ("Canada", "Varda", "kitchens (in kind)", "over CAD 1.2 billion", "pledged", "soon")
KITCHENS_ROW = Aid(
    donor="Canada",
    recipient="Varda",
    purpose="kitchens",
    form="in-kind",
    amount=Money(value=Decimal(1_200_000_000), currency="CAD", qualifier="over"),
    status="pledged",
    timing="soon",
)
OVERVIEW, DONE, NEXT = FLOODS.sections
HOSPITALS, BOATS, ORDER = DONE.body
THREE = Paragraph(text="Three field hospitals opened; a third is planned.")


def merged_paragraphs(root: etree._Element) -> None:
    """Delete the paragraph mark after the hospitals, tracked."""
    first = paragraph(root, "Heavy rain")
    mark = properties(properties(first, "pPr"), "rPr")
    mark.append(element('<w:del w:id="1" w:author="Desk"/>'))


def swapped_amounts(root: etree._Element) -> None:
    one, other = (run(root, words).find(f"{W}t") for words in ("EUR 8.2", "over EUR 12.5"))
    one.text, other.text = other.text, one.text


def row_copied_before(root: etree._Element) -> None:
    """Copy a row with its bookmark, paste it above and type over: the copy comes first."""
    old = table_row(root, "Norway")
    new = deepcopy(old)
    new.find(f".//{W}t").text = "Iceland"
    old.addprevious(new)


def header_row_deleted(root: etree._Element) -> None:
    header = table_row(root, "Donor")
    header.getparent().remove(header)


def date_picked(root: etree._Element) -> None:
    """Choose a day in the calendar of the control: Word writes both."""
    retyped("November 22, 2026", "1 December 2026")(root)
    next(root.iter(f"{W}date")).set(f"{W}fullDate", "2026-12-01T00:00:00Z")


def listed_by_button(root: etree._Element) -> None:
    """Make a paragraph an item with Word's button: List Paragraph and a number."""
    node = paragraph(root, "A donors’ call")
    sample = paragraph(root, "Pumps first").find(f"{W}pPr/{W}numPr")
    look = properties(node, "pPr")
    look.append(deepcopy(sample))


def style_change_tracked(root: etree._Element) -> None:
    node = paragraph(root, "A donors’ call")
    look = properties(node, "pPr")
    look.find(f"{W}pStyle").set(f"{W}val", "Quote")
    old = '<w:pPr><w:pStyle w:val="Normal"/></w:pPr>'
    look.append(element(f'<w:pPrChange w:id="1" w:author="Desk">{old}</w:pPrChange>'))


EDITS: dict[str, tuple[Edit, Briefing]] = {
    "words tracked": (tracked("Two field", "Three field"), body(1, THREE, at_block=0)),
    "words": (retyped("Two field", "Three field"), body(1, THREE, at_block=0)),
    "amount tracked": (tracked("8.2", "9.3"), row("aid", 1, amount=euros("9.3"))),
    "amount typed": (
        retyped("EUR 8.2 million", "over CAD 1.2 billion"),
        row("aid", 1, amount=KITCHENS_ROW.amount),
    ),
    "amounts swapped": (
        swapped_amounts,
        changed(
            aid=at(
                at(FLOODS.aid, 0, changed(FLOODS.aid[0], amount=euros("8.2"))),
                1,
                changed(FLOODS.aid[1], amount=euros("12.5", "over")),
            )
        ),
    ),
    "row added": (
        row_added("Norway", *KITCHENS),
        changed(aid=at(FLOODS.aid, 2, KITCHENS_ROW, drop=0)),
    ),
    "row added tracked": (
        row_added("Norway", *KITCHENS, track=True),
        changed(aid=at(FLOODS.aid, 2, KITCHENS_ROW, drop=0)),
    ),
    "row deleted tracked": (row_struck("Norway"), changed(aid=at(FLOODS.aid, 1))),
    "row copied before": (
        row_copied_before,
        changed(
            aid=at(
                FLOODS.aid,
                1,
                # a row that is new says what the brief shows, with its capital
                changed(
                    FLOODS.aid[1], donor="Iceland", purpose="Pumps and engineers", evidence=None
                ),
                drop=0,
            )
        ),
    ),
    "header row deleted": (header_row_deleted, FLOODS),
    "question deleted tracked": (
        all_of(struck_paragraph("Is the loan"), struck_paragraph("No. It was")),
        changed(qa=at(FLOODS.qa, 1)),
    ),
    "question added": (
        all_of(typed_after("It said so twice.", "Answer", "Yes, at noon."), typed_after("It said so twice.", "Question", "Will there be a call?")),
        changed(qa=(*FLOODS.qa, Question(question="Will there be a call?", answer="Yes, at noon."))),
    ),
    "question moved": (
        moved("Who pays", "Norway does", "It said so twice", before="How many people"),
        changed(qa=(FLOODS.qa[2], *FLOODS.qa[:2])),
    ),
    "question moved tracked": (
        moved("Who pays", "Norway does", "It said so twice", before="How many people", track=True),
        changed(qa=(FLOODS.qa[2], *FLOODS.qa[:2])),
    ),
    "paragraph moved to another section": (
        moved("Two field hospitals", before="A donors’ call"),
        changed(
            sections=(
                OVERVIEW,
                changed(DONE, body=DONE.body[1:]),
                changed(NEXT, body=(HOSPITALS, *NEXT.body)),
            )
        ),
    ),
    "paragraphs joined tracked": (
        merged_paragraphs,
        section(
            0,
            body=(
                Paragraph(
                    text="Heavy rain since *14 November* has flooded four districts."
                    "See the [situation page](https://example.org/varda) for updates."
                ),
                OVERVIEW.body[2],
            ),
        ),
    ),
    "paragraph added": (
        typed_after("Two field hospitals", "", "A bridge is being built."),
        body(1, Paragraph(text="A bridge is being built."), at_block=1, drop=0),
    ),
    "paragraph rewritten": (
        retyped("Two field hospitals opened; a third is planned.", "Wholly other words."),
        body(1, Paragraph(text="Wholly other words."), at_block=0),
    ),
    "section added": (
        all_of(typed_after("A donors’ call", "", "More rain is coming."), typed_after("A donors’ call", "Heading1", "Weather")),
        changed(
            sections=(
                *FLOODS.sections,
                Section(heading="Weather", body=(Paragraph(text="More rain is coming."),)),
            )
        ),
    ),
    "section deleted": (
        removed("What has been done", "Two field", "41 boats", "12,400", "Power is back",
                "Pumps first", "Roads second"),
        changed(sections=(OVERVIEW, NEXT)),
    ),
    "heading renamed tracked": (tracked("comes next", "follows"), section(2, heading="What follows")),
    "heading made plain": (
        styled("What comes next", ""),
        changed(sections=(OVERVIEW, changed(DONE, body=(*DONE.body, Paragraph(text="What comes next"), *NEXT.body)))),
    ),
    "heading styles lost": (
        all_of(*(styled(each.heading, "") for each in FLOODS.sections), styled("Quotations", "")), FLOODS,
    ),
    "question style lost": (styled("Is the loan", "Normal"), FLOODS),
    "bookmark lost": (unmarked("Two field"), FLOODS),
    "all bookmarks lost": (unmarked(), FLOODS),
    "bookmarks and controls lost": (
        all_of(unmarked(), uncontrolled),
        FLOODS,
    ),
    "controls lost, date edited": (
        all_of(uncontrolled, retyped("November 22", "November 24")),
        changed(date=dt.date(2026, 11, 24)),
    ),
    "date picked": (date_picked, changed(date=dt.date(2026, 12, 1))),
    "byline": (retyped("Press Office", "Night Desk"), changed(byline="Night Desk")),
    "byline deleted": (retyped("Press Office", ""), changed(byline=None)),
    "embargo": (
        retyped("06:00 UTC", "18:30 UTC+02:00"),
        changed(
            embargo=dt.datetime(
                2026, 11, 23, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))
            )
        ),
    ),
    "reference": (retyped("PB-2026-17", "PB-2026-18"), changed(reference="PB-2026-18")),
    "status": (retyped("Signed", "disbursed"), row("aid", 2, status="disbursed")),
    "loan made a grant": (
        retyped("(reconstruction, loan)", "(grant)"), row("aid", 2, kind="other", form="grant")
    ),
    "equivalent": (
        retyped("about USD 35", "about USD 36"),
        row(
            "aid", 2,
            equivalent=Money(value=Decimal(36_000_000), currency="USD", qualifier="about"),
        ),
    ),
    "publisher": (
        retyped("Example Relief Agency", "Example Aid Agency"),
        changed(source=changed(FLOODS.source, publisher="Example Aid Agency")),
    ),
    "telephone": (
        retyped("+00 12 34 56", "+00 65 43 21"),
        changed(contacts=(changed(FLOODS.contacts[0], phone="+00 65 43 21"),)),
    ),
    "contact added": (
        typed_after("Press desk", "ClosingLine", "Contact: Night desk, Editor, night@example.org"),
        changed(
            contacts=(
                *FLOODS.contacts,
                Contact(name="Night desk", role="Editor", email="night@example.org"),
            )
        ),
    ),
    "item typed at the end of a list": (
        typed_after("Power is back", "ListBullet", "Rain has stopped"),
        body(1, Bullets(bullets=(*BOATS.bullets, "Rain has stopped")), at_block=1),
    ),
    "list by the button": (
        listed_by_button,
        section(2, body=(Numbered(numbered=("A donors’ call is set for 25 November.",)),)),
    ),
    "style change tracked": (
        style_change_tracked,
        section(2, body=(Quotation(quote="A donors’ call is set for 25 November."),)),
    ),
    "quotation retyped with other marks": (
        all_of(retyped("is diesel.", "is fuel."), retyped("“", '"'), retyped("”", '"')),
        body(
            0,
            changed(OVERVIEW.body[2], quote="We have the boats; what we need now is fuel."),
            at_block=2,
        ),
    ),
    "speaker": (
        retyped("Amara Lind, Minister of Relief", "A. Lind"),
        body(0, changed(OVERVIEW.body[2], speaker="A. Lind"), at_block=2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_in_word_comes_home_exactly(name: str) -> None:
    edit, expected = EDITS[name]
    reading = read_word(edited(edit), "floods.docx")
    assert [str(change) for change in differences(expected, reading.briefing)] == []
    assert reading.briefing == expected
    assert reading.base == FLOODS


@pytest.mark.parametrize("name", [name for name in EDITS if "tracked" in name])
def test_a_tracked_edit_in_word_can_be_rejected(name: str) -> None:
    reading = read_word(edited(EDITS[name][0]), "floods.docx", tracked="reject")
    assert reading.briefing == FLOODS


@pytest.mark.parametrize("seed", range(40))
def test_the_noise_that_word_makes_changes_nothing(seed: int) -> None:
    """Split runs, revision ids, spelling marks, empty paragraphs, a cursor's bookmark."""
    dice = random.Random(seed)

    def noise(root: etree._Element) -> None:
        for each in list(root.iter(f"{W}r")):
            leaf = each.find(f"{W}t")
            if leaf is None or len(leaf.text or "") < 2 or dice.random() < 0.3:
                continue
            cut = dice.randrange(1, len(leaf.text))
            second = deepcopy(each)
            second.find(f"{W}t").text, leaf.text = leaf.text[cut:], leaf.text[:cut]
            for half in (each, second):
                half.set(f"{W}rsidR", f"00{dice.randrange(1 << 24):06X}")
            each.addnext(second)
            if dice.random() < 0.4:
                each.addnext(element('<w:proofErr w:type="spellStart"/>'))
            if dice.random() < 0.2:
                second.insert(0, element("<w:lastRenderedPageBreak/>"))
            if dice.random() < 0.3:
                properties(second, "rPr").append(element('<w:lang w:val="de-DE"/>'))
        lines = list(root.find(f"{W}body").iterchildren(f"{W}p"))
        for line in dice.sample(lines, 4):
            line.addnext(
                element('<w:p><w:pPr><w:rPr><w:lang w:val="en-US"/></w:rPr></w:pPr></w:p>')
            )
        dice.choice(lines).append(element('<w:bookmarkStart w:id="999" w:name="_GoBack"/>'))

    reading = read_word(edited(noise), "floods.docx")
    assert reading.briefing == FLOODS
    assert reading.notices == ()


def test_a_brief_that_lost_its_base_is_read_anew() -> None:
    reading = read_word(edited(drop=("customXml",)), "floods.docx")
    assert reading.base is None
    assert any("no base" in notice for notice in map(str, reading.notices))
    found = reading.briefing
    assert (found.title, found.date, found.byline) == (FLOODS.title, FLOODS.date, FLOODS.byline)
    assert (found.marking, found.embargo) == (FLOODS.marking, FLOODS.embargo)
    assert found.summary == FLOODS.summary
    assert found.sections == FLOODS.sections
    assert found.qa == FLOODS.qa
    assert found.people == FLOODS.people
    assert [(r.amount, r.equivalent, r.status) for r in found.aid] == [
        (r.amount, r.equivalent, r.status) for r in FLOODS.aid
    ]
    assert found.figures == FLOODS.figures


def test_a_heading_set_above_a_section_without_one_becomes_its_heading() -> None:
    bare = changed(FLOODS, sections=(changed(OVERVIEW, heading=None), *FLOODS.sections[1:]))
    data = WordRenderer().render(plan_of(bare), look_of()).data

    def heading(root: etree._Element) -> None:
        look = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
        line = f"<w:p>{look}<w:r><w:t>Situation overview</w:t></w:r></w:p>"
        paragraph(root, "Heavy rain").addprevious(element(line))

    assert read_word(edited(heading, data=data), "floods.docx").briefing == FLOODS


def test_a_base_given_beside_the_file_is_used() -> None:
    data = edited(retyped("Two field", "Three field"), unmarked(), drop=("customXml",))
    reading = read_word(data, "floods.docx", base=FLOODS)
    assert reading.briefing == body(1, THREE, at_block=0)


def test_the_fixture_reads_back_equal() -> None:
    assert read_word(floods_docx(), "floods.docx").briefing == FLOODS
    assert NS in W
