"""The head of a brief comes home: its stage above the title, and the facts below its dateline."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import pytest
from lxml import etree

from reports.look import Options, look_of
from reports.model import Briefing, Paragraph, Period, Section, Series
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import differences, read_word
from tests.revision.cases import by_path
from tests.revision.floods import changed
from tests.revision.outline.test_title_block import emptied, left_behind, typed_above
from tests.revision.word_edits import (
    Edit,
    W,
    all_of,
    edited,
    element,
    moved,
    paragraph,
    removed,
    retyped,
    typed_after,
    uncontrolled,
    unmarked,
)

DAY = dt.date
HEADED = Briefing.model_validate(
    {
        "title": "Lower Varda floods",
        "language": "en-GB",
        "date": "2026-11-22",
        "byline": "Press Office",
        "organisation": "Varda Office",
        "reference": "PB-2026-17",
        "status": "draft",
        "version": "0.3",
        "to": "The Minister; the Secretaries of State",
        "from": "Operations Centre",
        "series": {"name": "Flood Update", "number": 12},
        "as_of": "2026-11-21",
        "period": {"start": "2026-11-15", "end": "2026-11-21"},
        "next_issue": "2026-11-29",
        "summary": "Four districts are under water.",
        "sections": [
            {"heading": "Needs", "body": [{"text": "Shelters need blankets."}]},
        ],
    }
)
#: The same without what a head may have.
BARE = changed(
    HEADED, status=None, version=None, to=None, series=None, as_of=None, period=None,
    next_issue=None, **{"from": None},
)  # fmt: skip
WORDS = {
    "to": "The Minister; the Secretaries",
    "from": "Operations Centre",
    "series": "Flood Update No. 12",
    "as_of": "21 November 2026",
    "period": "15–21 November 2026",
    "next_issue": "29 November 2026",
}


@cache
def docx(briefing: Briefing, labels: str | None = None) -> bytes:
    plan = plan_of(briefing, Options(labels=labels) if labels else None)
    return WordRenderer().render(plan, look_of()).data


def check(edit: Edit, expected: Briefing, *told: str, base: Briefing = HEADED) -> None:
    """Read the edited brief, and compare it and the notices with what is expected."""
    reading = read_word(edited(edit, data=docx(base)), "floods.docx")
    assert [str(change) for change in differences(expected, reading.briefing)] == []
    assert reading.briefing == expected
    said = by_path(reading.notices)
    assert [words for words in told if not any(words in each for each in said)] == [], said
    assert [each for each in said if not any(words in each for words in told)] == []


def head(**fields: Any) -> Briefing:
    return changed(HEADED, **fields)


def nothing(root: etree._Element) -> None:
    """Leave the document as it is."""


def joined(first: str, second: str) -> Edit:
    """Press Delete at the end of a line: the next one is joined to it."""

    def edit(root: etree._Element) -> None:
        one, other = paragraph(root, first), paragraph(root, second)
        one.extend(child for child in list(other) if child.tag != f"{W}pPr")
        other.getparent().remove(other)

    return edit


def typed_behind(words: str, more: str) -> Edit:
    """Type at the end of a line, behind its control."""
    return lambda root: paragraph(root, words).append(element(f"<w:r><w:t>{more}</w:t></w:r>"))


EDITED = {
    "nothing": (nothing, HEADED),
    "to": (retyped("The Minister;", "The Prime Minister;"), head(to="The Prime Minister; the Secretaries of State")),
    "to, typed behind its control": (
        typed_behind("Secretaries", " and their deputies"), head(to=f"{HEADED.to} and their deputies")
    ),
    "from": (retyped("Operations Centre", "Duty desk"), head(**{"from": "Duty desk"})),
    "number of the series": (retyped("No. 12", "No. 13"), head(series=Series(name="Flood Update", number=13))),
    "series without its sign": (retyped("Update No. 12", "Report 13"), head(series=Series(name="Flood Report", number=13))),
    "as of another day": (retyped("21 November 2026", "20 November 2026"), None),
    "as of, in words": (retyped("21 November 2026", "noon on Saturday"), None),
    "period": (retyped("15–21 November 2026", "16–22 November 2026"), head(period=Period(start=DAY(2026, 11, 16), end=DAY(2026, 11, 22)))),
    "period over two months": (
        retyped("15–21 November 2026", "28 November to 3 December 2026"),
        head(period=Period(start=DAY(2026, 11, 28), end=DAY(2026, 12, 3))),
    ),
    "next issue": (retyped("29 November 2026", "6 December 2026"), head(next_issue=DAY(2026, 12, 6))),
    "next issue in numbers": (retyped("29 November 2026", "29/12/2026"), head(next_issue=DAY(2026, 12, 29))),
    "stage": (retyped("DRAFT 0.3", "FINAL 1.0"), head(status="final", version="1.0")),
    "version": (retyped("0.3", "0.4"), head(version="0.4")),
    "status alone": (retyped("DRAFT 0.3", "Final"), head(status="final", version=None)),
    "stage deleted": (retyped("DRAFT 0.3", ""), head(status=None, version=None)),
    "stage emptied": (emptied("DRAFT 0.3"), head(status=None, version=None)),
    "stage behind a new reference": (
        all_of(retyped("PB-2026-17", "PB-2026-18"), retyped("0.3", "0.4")), head(reference="PB-2026-18", version="0.4")
    ),
    "reference deleted, stage kept": (retyped("PB-2026-17 · ", ""), head(reference=None)),
    "label retyped in small letters": (retyped("From", "FROM"), HEADED),
    "a space before the colon": (retyped("From", "From "), HEADED),
    "facts in another order": (moved("From:", "As of:", before="To:"), HEADED),
    "a fact below the summary": (moved("Next issue", before="Needs"), HEADED),
    **{f"{kind} deleted": (removed(words), head(**{kind: None})) for kind, words in WORDS.items() if kind != "as_of"},
    **{f"{kind} emptied": (emptied(words), head(**{kind: None})) for kind, words in WORDS.items()},
    "to deleted, its bookmark left behind": (left_behind("To:", "From:"), head(to=None)),
    "next issue deleted, its bookmark left behind": (left_behind("Next issue", "Four districts"), head(next_issue=None)),
    "bookmarks lost": (unmarked(), HEADED),
    "controls lost": (uncontrolled, HEADED),
    "bookmarks and controls lost": (all_of(unmarked(), uncontrolled), HEADED),
    "all lost, and edited": (
        all_of(unmarked(), uncontrolled, retyped("Operations Centre", "Duty desk"), retyped("0.3", "0.4")),
        head(version="0.4", **{"from": "Duty desk"}),
    ),
}  # fmt: skip
EDITED["as of another day"] = (
    lambda root: retyped("21 November 2026", "20 November 2026")(paragraph(root, "As of")),
    head(as_of="2026-11-20"),
)
EDITED["as of, in words"] = (
    lambda root: retyped("21 November 2026", "noon on Saturday")(paragraph(root, "As of")),
    head(as_of="noon on Saturday"),
)


@pytest.mark.parametrize("name", EDITED)
def test_an_edit_of_the_head_comes_home(name: str) -> None:
    edit, expected = EDITED[name]
    check(edit, expected)


DOUBTED = {
    "an ambiguous day": (
        retyped("29 November 2026", "8/9/26"), HEADED, "next_issue: found '8/9/26', which may be",
    ),
    "no day": (retyped("29 November 2026", "soon"), HEADED, "next_issue: the day 'soon' cannot be read"),
    "a period that ends before it begins": (
        retyped("15–21 November", "21–15 November"), HEADED,
        "period: the period '21–15 November 2026' cannot be read: it was kept as it was",
    ),
    "a series without a number": (
        retyped("Flood Update No. 12", "Flood Update"), HEADED, "series: 'Flood Update' has no number",
    ),
    "a final draft": (
        retyped("DRAFT 0.3", "FINAL DRAFT 0.3"), HEADED, "status: the status 'FINAL DRAFT 0.3' cannot be read",
    ),
    "another label": (
        retyped("From", "Sent by"), HEADED, "of “Sent by: Operations Centre” only its own words were read",
    ),
    "two facts in a line": (
        joined("To:", "From:"), HEADED, "the addressee and the sender stand in one line",
    ),
    "a fact in the line of the date": (
        joined("Press Office", "To:"), HEADED, "the dateline and the addressee stand in one line",
    ),
    "a line of its own above the title": (
        typed_above("Varda Office", "Dateline"), HEADED, "“DRAFT for comment” in the title block",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOUBTED)
def test_what_is_in_doubt_is_told_and_nothing_is_guessed(name: str) -> None:
    edit, expected, told = DOUBTED[name]
    check(edit, expected, told)


@pytest.mark.parametrize("style", ["Dateline", ""])
def test_a_fact_typed_below_the_dateline_is_one(style: str) -> None:
    edit = all_of(
        typed_after("Press Office", style, "Next issue: 29 November 2026"),
        typed_after("Press Office", style, "Period: 15–21 November 2026"),
        typed_after("Press Office", style, "From: Operations Centre"),
        typed_after("Press Office", style, "to : The Minister"),
    )
    expected = changed(
        BARE, to="The Minister", period=HEADED.period, next_issue=HEADED.next_issue,
        **{"from": "Operations Centre"},
    )  # fmt: skip
    check(edit, expected, base=BARE)


def test_a_stage_typed_behind_the_reference_is_one() -> None:
    check(retyped("PB-2026-17", "PB-2026-17 · Draft 0.1"), changed(BARE, status="draft", version="0.1"), base=BARE)  # fmt: skip


def test_a_reference_like_a_stage_stays_a_reference() -> None:
    base = changed(BARE, reference="Draft 5")
    check(retyped("Varda Office", "Varda Press"), changed(base, organisation="Varda Press"), base=base)  # fmt: skip


@pytest.mark.parametrize("words", ["To: be, or not to be.", "From: a letter."])
def test_a_paragraph_that_begins_like_a_fact_is_a_paragraph(words: str) -> None:
    section = BARE.sections[0]
    expected = changed(
        BARE, sections=(changed(section, body=(*section.body, Paragraph(text=words))),)
    )
    check(typed_after("Shelters need", "", words), expected, base=BARE)
    above = Section(body=(Paragraph(text=words),))
    below_summary = typed_after("Four districts", "", words)
    check(below_summary, changed(BARE, sections=(above, *BARE.sections)), base=BARE)


def test_the_labels_of_another_language_are_known() -> None:
    data = docx(HEADED, "fr")
    edit = all_of(retyped("Operations Centre", "Duty desk"), retyped("0.3", "0.4"))
    reading = read_word(edited(edit, data=data), "floods.docx")
    assert reading.briefing == head(version="0.4", **{"from": "Duty desk"})
    assert reading.notices == ()


def test_changes_are_named_as_a_person_sees_them() -> None:
    new = head(
        status="final", version="1.0", to=None, series=Series(name="Flood Update", number=13),
        as_of="2026-11-22", period=Period(start=DAY(2026, 11, 16), end=DAY(2026, 11, 22)),
        next_issue=DAY(2026, 12, 6), **{"from": "Duty desk"},
    )  # fmt: skip
    assert [str(change) for change in differences(HEADED, new)] == [
        "Status: 'DRAFT' -> 'FINAL'",
        "Version: '0.3' -> '1.0'",
        "As of: '21 November 2026' -> '22 November 2026'",
        "Period: '15–21 November 2026' -> '16–22 November 2026'",
        "Series: 'Flood Update No. 12' -> 'Flood Update No. 13'",
        "Next issue: '29 November 2026' -> '6 December 2026'",
        "To: deleted 'The Minister; the Secretaries of State'",
        "From: 'Operations Centre' -> 'Duty desk'",
    ]
