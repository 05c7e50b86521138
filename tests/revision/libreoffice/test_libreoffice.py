"""LibreOffice opens the brief, a person edits it there, and the edits come home."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from reports.errors import MarkingLostError
from reports.model import (
    Aid,
    Briefing,
    Bullets,
    ListItem,
    Money,
    Numbered,
    Paragraph,
    Person,
    Question,
    Section,
    Subheading,
)
from reports.revision import read_word
from tests.revision.cases import by_path
from tests.revision.floods import FLOODS, at, body, changed, euros, floods_docx, row, section
from tests.revision.libreoffice.office import edited_by_office

SCRIPT = Path(__file__).with_name("libreoffice_edits.py")

NEW_ROW = Aid(
    donor="Canada",
    recipient="Varda",
    purpose="field kitchens",
    amount=Money(value=Decimal(1_200_000), currency="CAD", qualifier="about"),
    status="announced",
    timing="this week",
)
BRIDGE = Paragraph(text="A bridge is being built.")
OVERVIEW, DONE, NEXT = FLOODS.sections
HOSPITALS, BOATS, ORDER = DONE.body
EXPECTED: dict[str, Briefing] = {
    "nothing": FLOODS,
    "amount": row("aid", 1, amount=euros("9.3")),
    "amount in another currency": row(
        "aid", 1, amount=Money(value=Decimal(9_000_000), currency="USD", qualifier="almost")
    ),
    "row at the end": changed(aid=(*FLOODS.aid, NEW_ROW)),
    "row in the middle": changed(aid=at(FLOODS.aid, 1, NEW_ROW, drop=0)),
    "row deleted": changed(aid=at(FLOODS.aid, 1)),
    "status": row("aid", 1, status="disbursed"),
    "person added": changed(
        people=(
            *FLOODS.people,
            Person(name="Kim Lund", role="Pilot", affiliation="Air corps", note="Flies at dawn"),
        )
    ),
    "figure": row("figures", 0, value=Decimal(64500), qualifier="over"),
    "question added": changed(
        qa=(*FLOODS.qa, Question(question="Will there be a call?", answer="Yes, at noon."))
    ),
    "question deleted": changed(qa=at(FLOODS.qa, 1)),
    "answer": row("qa", 0, answer="The figure is confirmed: 37."),
    "paragraph added": body(1, BRIDGE, at_block=1, drop=0),
    "paragraph deleted": body(1, at_block=0),
    "words": body(1, Paragraph(text="Three field hospitals opened; a third is planned."), at_block=0),
    "section added": changed(
        sections=(
            *FLOODS.sections,
            Section(heading="Weather", body=(Paragraph(text="More rain is coming."),)),
        )
    ),
    "section deleted": changed(sections=FLOODS.sections[:2]),
    "heading renamed": section(2, heading="Next steps"),
    "heading retyped": section(0, heading="Where things stand"),
    "title": changed(title="Lower Varda floods: rescue effort and funding"),
    "title retyped": changed(title="An entirely new title"),
    "date": changed(date=dt.date(2026, 11, 24)),
    "byline": changed(byline="Night Desk"),
    "summary": changed(
        summary="Three districts are under water; **61,000 people** have left their homes."
    ),
    "marking": changed(marking="Public"),
    "item added": body(
        1,
        Bullets(bullets=("41 boats in service", "17 lorries", "12,400 family kits", "Power is back")),
        at_block=1,
    ),
    "item deleted": body(1, Bullets(bullets=("41 boats in service", "Power is back")), at_block=1),
    "quotation": body(
        0,
        changed(OVERVIEW.body[2], quote="We have the boats; what we need now is fuel."),
        at_block=2,
    ),
    "bold": body(
        1, Paragraph(text="Two field hospitals opened; a **third** is planned."), at_block=0
    ),
    "comment": changed(
        notes=(
            *FLOODS.notes,
            "Editor, at “What has been done”: “41 boats in service”: Check with the navy",
        )
    ),
}  # fmt: skip
EXPECTED |= {
    "tracked amount": EXPECTED["amount"],
    "tracked words": EXPECTED["words"],
    "tracked question deleted": EXPECTED["question deleted"],
    "tracked paragraph added": EXPECTED["paragraph added"],
    "tracked row deleted": EXPECTED["row deleted"],
    "tracked row added": EXPECTED["row in the middle"],
    "tracked title": EXPECTED["title"],
}


DRAFT = "the line “DRAFT for comment” in the title block"
BELOW = "the text “Do not forward.” below the source and contact lines"
HEAVY, PAGE, QUOTE = OVERVIEW.body
INNER = Bullets(
    bullets=(
        ListItem(text=BOATS.bullets[0], bullets=(BOATS.bullets[1],)),
        BOATS.bullets[2],
    )
)
TEXTS = (HEAVY.text, PAGE.text)
#: What comes home of an edit, and what must be told of it: nothing else may be.
TOLD: dict[str, tuple[Briefing, tuple[str, ...]]] = {
    "draft above": (FLOODS, (DRAFT,)),
    "draft above as marking": (FLOODS, (DRAFT,)),
    "draft above the title": (FLOODS, (DRAFT,)),
    "second subtitle": (FLOODS, ("the line “A second line” in the title block",)),
    "bullets by button": (section(0, body=(Bullets(bullets=TEXTS), QUOTE)), ()),
    "numbers by button": (section(0, body=(Numbered(numbered=TEXTS), QUOTE)), ()),
    "hidden": (
        body(1, Paragraph(text="Two field hospitals opened; ."), at_block=0),
        ("hidden text in “What has been done” was left out: “a third is planned”",),
    ),
    "struck": (FLOODS, ("struck-out text in “What has been done” is still text",)),
    "highlight": (FLOODS, ("a highlight in “What has been done” was left out",)),
    "line break": (
        body(1, Paragraph(text="Two field hospitals opened;\u2028a third is planned."), at_block=0),
        (),
    ),
    "sub-heading typed": (section(2, body=(*NEXT.body, Subheading(heading="Details"))), ()),
    "sub-heading of a deeper level typed": (
        section(2, body=(*NEXT.body, Subheading(heading="Details"))), ()
    ),
    "item moved in": (body(1, INNER, at_block=1), ()),
    "below the contact": (FLOODS, (BELOW,)),
    "below the contact, same style": (FLOODS, (BELOW,)),
    "answer left": (changed(qa=at(FLOODS.qa, 1)), ("the answer “No. It was agreed in May.”",)),
    "question by hand": (EXPECTED["question added"], ()),
    "embargo deleted": (changed(embargo=None), ("THE EMBARGO WAS TAKEN AWAY",)),
    "subtitle deleted": (changed(subtitle=None), ()),
    "date emptied": (changed(date=None), ()),
    "caption": (FLOODS, ("captions are made anew: “Table 1. Who is who: people” was not read",)),
    "text box": (FLOODS, ("a text box in “What comes next”", )),
    "file link": (FLOODS, ("the link of “Two field hospitals”",)),
    "headings plain": (FLOODS, ()),
    "header": (FLOODS, ("“DRAFT 2 - not for release”",)),
}  # fmt: skip


@pytest.fixture(scope="module")
def edited(
    tmp_path_factory: pytest.TempPathFactory, need_tool: Callable[[str], str]
) -> Iterator[Path]:
    """The folder of the edited files: one run of LibreOffice makes them all."""
    folder = tmp_path_factory.mktemp("libreoffice")
    with edited_by_office(SCRIPT, floods_docx(), folder, need_tool) as made:
        yield made


@pytest.mark.parametrize("name", EXPECTED)
def test_an_edit_in_libreoffice_comes_home_exactly(name: str, edited: Path) -> None:
    data = (edited / f"{name}.docx").read_bytes()
    reading = read_word(data, f"{name}.docx")
    assert reading.base == FLOODS
    assert reading.briefing == EXPECTED[name]


@pytest.mark.parametrize("name", TOLD)
def test_what_libreoffice_adds_to_a_brief_is_kept_or_told(name: str, edited: Path) -> None:
    expected, told = TOLD[name]
    reading = read_word((edited / f"{name}.docx").read_bytes(), f"{name}.docx")
    assert reading.briefing == expected
    assert [words for words in told if not any(words in n for n in by_path(reading.notices))] == []
    assert [n for n in by_path(reading.notices) if not any(words in n for words in told)] == []


def test_a_marking_deleted_in_libreoffice_stops_the_reading(edited: Path) -> None:
    with pytest.raises(MarkingLostError, match="For official use"):
        read_word((edited / "marking deleted.docx").read_bytes(), "marking deleted.docx")


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.startswith("tracked")])
def test_a_tracked_edit_in_libreoffice_can_be_rejected(name: str, edited: Path) -> None:
    data = (edited / f"{name}.docx").read_bytes()
    assert b"w:author" in _document(data)
    assert read_word(data, f"{name}.docx", tracked="reject").briefing == FLOODS


def _document(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")
