"""The text of a message: a paragraph a line, rows as lines, nothing drawn."""

from __future__ import annotations

import re

import pytest

from tests.renderers.html.briefs import all_briefs, briefing, long_brief
from tests.renderers.mail.bodies import CORRECTION, body
from tests.verification.rich import rich_briefing

BRIEFS = all_briefs()


def lines(made: object, **asked: object) -> list[str]:
    return body(made, "txt", **asked).split("\n")  # type: ignore[arg-type]


def test_marking_and_embargo_stand_first_and_last() -> None:
    said = [line for line in lines(rich_briefing()) if line]

    assert said[:2] == ["RESTRICTED", "Embargoed until August 25, 2025, 06:30 UTC"]
    assert said[-2:] == ["Embargoed until August 25, 2025, 06:30 UTC", "RESTRICTED"]


@pytest.mark.parametrize("name", BRIEFS)
def test_nothing_is_drawn_nor_aligned_with_spaces(name: str) -> None:
    made, options = BRIEFS[name]
    for line in lines(made, options=options):
        # an item of a list in a list stands further in: that is what it is
        line = re.sub(r"^ {3}(?=(?:•|\d+\.) )", "", line)
        assert not re.search("[-=_*]{3}|  | $|^ ", line), line


def test_lists_in_lists_and_sub_headings_stand_as_they_belong() -> None:
    body = [
        "Above.",
        {"heading": "Part"},
        "Below,\u2028next line.",
        {"bullets": ["one", {"text": "two", "numbered": ["a", "b\u2028c"]}]},
        {"heading": "Alone"},
    ]
    said = lines(briefing(sections=[{"heading": "All", "body": body}]))
    at = said.index("Above.")
    assert said[at : at + 14] == [
        "Above.", "", "Part", "Below,", "next line.", "", "• one", "• two", "   1. a", "   2. b",
        "      c", "", "Alone", "",
    ]  # fmt: skip


def test_a_row_is_lines_that_name_their_column_and_cells_without_words_are_left_out() -> None:
    row = {
        "donor": "Canada",
        "amount": {"value": 2_000_000, "currency": "CAD"},
        "status": "announced",
    }
    said = lines(briefing(aid=[row, {**row, "donor": "Norland", "timing": "in May"}], totals=True))
    at = said.index("Donor: Canada")

    assert said[at : at + 5] == [
        "Donor: Canada", "Purpose: Aid", "Amount: CAD 2 million", "Status: Announced", "",
    ]  # fmt: skip
    assert "Timing: In May" in said
    assert "Total in CAD, announced: CAD 4 million" in said
    assert not any("–" in line for line in said)


def test_a_french_colon_has_its_space() -> None:
    said = lines(briefing(language="fr", people=[{"name": "Ann Lee", "role": "ministre"}]))

    assert "Fonction\u00a0: Ministre" in said


def test_headings_stand_below_two_empty_lines_and_paragraphs_below_one() -> None:
    said = lines(briefing(sections=[{"heading": "First", "body": ["One.", "Two."]}]))
    at = said.index("First")

    assert said[at - 3 : at + 5] == [said[at - 3], "", "", "First", "", "One.", "", "Two."]
    assert said[at - 3] != ""


def test_parts_of_bars_are_said_below_them() -> None:
    said = lines(long_brief())
    at = said.index("Norland: EUR 62 million")

    assert said[at + 1 : at + 3] == ["announced: EUR 41 million", "disbursed: EUR 21 million"]


def test_a_correction_leads() -> None:
    said = [line for line in lines(rich_briefing(), correction=CORRECTION) if line]

    assert said[2:5] == [CORRECTION.heading, CORRECTION.sentence, CORRECTION.since]
    assert said[5] == f"• {CORRECTION.changes[0]}"
    assert CORRECTION.heading not in lines(rich_briefing())
