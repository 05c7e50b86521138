"""Decisions that come home go into the file on disk, beside what was edited there."""

import datetime as dt

import pytest

from reports.errors import MergeConflictError
from reports.model import Approval, Briefing, Recommendation
from reports.readers.briefing.read import read_briefing
from reports.revision import differences, update_yaml
from reports.revision.merging import merge
from tests.decision_note import FINANCE, FUEL, HOUSING, NOTE, PAY, SHELTERS

FILE = """\
title: Winter shelters
language: en-GB
recommendations:
  # the big one
  - text: Agree to **open 12 shelters**.   # checked
    decision_by: 2025-08-31
    options: [agree, disagree]
  - text: Note the price of fuel.
approvals:
  - name: Head of Finance   # on leave until Monday
    role: budget
"""


def with_first(**fields: object) -> Briefing:
    rows = (SHELTERS.model_copy(update=fields), FUEL, PAY)
    return NOTE.model_copy(update={"recommendations": rows})


def test_a_tick_goes_beside_a_text_that_was_edited_at_home() -> None:
    theirs, ours = with_first(decision="agree"), with_first(text="Agree to open 14 shelters.")
    merged = merge(NOTE, theirs, ours).briefing
    assert merged == with_first(text="Agree to open 14 shelters.", decision="agree")


def test_two_decisions_are_a_conflict() -> None:
    theirs, ours = with_first(decision="agree"), with_first(decision="disagree")
    with pytest.raises(MergeConflictError, match="Recommendations, recommendation 1: decision"):
        merge(NOTE, theirs, ours)


def test_rows_of_both_sides_come_in() -> None:
    secretary, clerk = Approval(name="Permanent Secretary"), Approval(name="The Clerk")
    theirs = NOTE.model_copy(update={"approvals": (HOUSING, FINANCE, secretary)})
    ours = NOTE.model_copy(update={"approvals": (clerk, HOUSING, FINANCE)})
    merged = merge(NOTE, theirs, ours).briefing
    assert merged.approvals == (clerk, HOUSING, FINANCE, secretary)


def test_lines_of_the_file_that_did_not_change_stay() -> None:
    before = read_briefing(FILE.encode(), "note.yaml")
    first, second = before.recommendations
    [line] = before.approvals
    signed = line.model_copy(update={"decision": "approved", "date": dt.date(2025, 8, 24)})
    merged = before.model_copy(
        update={
            "recommendations": (first.model_copy(update={"decision": "agree"}), second),
            "approvals": (signed,),
        }
    )
    text = update_yaml(FILE, merged)
    assert read_briefing(text.encode(), "note.yaml") == merged
    assert [line for line in FILE.splitlines() if line not in text.splitlines()] == []
    added = [line for line in text.splitlines() if line not in FILE.splitlines()]
    assert added == ["    decision: agree", "    decision: approved", "    date: 2025-08-24"]


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (with_first(decision="agree"), ["Recommendations, recommendation 1: decision: added 'agree'"]),
        (
            with_first(decision_by=dt.date(2025, 9, 1)),
            ["Recommendations, recommendation 1: decision by: '31 August 2025' -> '1 September 2025'"],
        ),
        (
            NOTE.model_copy(update={"recommendations": (SHELTERS, PAY)}),
            ["Recommendations, recommendation 2: deleted 'Note the price of fuel. | ☑ Noted'"],
        ),
        (
            NOTE.model_copy(update={"recommendations": (FUEL, SHELTERS, PAY)}),
            ["Recommendations: moved 'Note the price of fuel.'"],
        ),
        (
            NOTE.model_copy(update={"approvals": (HOUSING,)}),
            ["Sign-off, row Head of Finance: deleted 'Head of Finance | Budget'"],
        ),
        (
            NOTE.model_copy(
                update={"approvals": (HOUSING, FINANCE.model_copy(update={"decision": "no"}))}
            ),
            ["Sign-off, row Head of Finance: decision: added 'no'"],
        ),
    ],
)  # fmt: skip
def test_changes_are_named_as_a_person_sees_them(new: Briefing, lines: list[str]) -> None:
    assert [str(change) for change in differences(NOTE, new)] == lines


def test_an_option_more_is_one_change() -> None:
    new = with_first(options=("agree", "disagree", "discuss"))
    assert [str(change) for change in differences(NOTE, new)] == [
        "Recommendations, recommendation 1: options: added 'discuss'"
    ]


def test_a_recommendation_that_is_another_is_told_as_one() -> None:
    other = Recommendation(
        text="Thank the volunteers in writing.", decision_by=SHELTERS.decision_by
    )
    new = NOTE.model_copy(update={"recommendations": (SHELTERS, FUEL, PAY, other)})
    [change] = differences(NOTE, new)
    assert change.kind == "added"
