"""A redline with all changes accepted is the new briefing, with all rejected the old one."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given, settings

from reports.look import look_of
from reports.model import Briefing, public
from reports.pipeline import plan_of
from reports.revision import read_word
from reports.revision.redline import Author, paired_ids, word_redline
from reports.revision.word.tracked import Tracked
from tests.headed import headed_brief
from tests.revision.floods import FLOODS
from tests.revision.redline.edits import EDITS
from tests.revision.redline.pairs import revised_pairs, unlike_pairs
from tests.revision.word_edits import edited, typed_after

MANY = os.environ.get("CI") == "true"


def redline(old: Briefing, new: Briefing, theme: str = "house") -> bytes:
    ids = paired_ids(public(old), public(new))
    plans = plan_of(old), plan_of(new)
    return word_redline(*plans, ids, look_of(theme), Author("briefpack")).data


def sides(data: bytes) -> tuple[Briefing, Briefing]:
    """The briefings that a redline reads as: accepted and rejected."""
    accepted = read_word(data, "redline.docx", allow_unmark=True)
    rejected = read_word(data, "redline.docx", tracked="reject", allow_unmark=True)
    assert (accepted.notices, rejected.notices) == ((), ())
    return accepted.briefing, rejected.briefing


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_accepted_and_rejected(name: str) -> None:
    new = EDITS[name]
    assert sides(redline(FLOODS, new)) == (public(new), public(FLOODS))


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_taken_back(name: str) -> None:
    old = EDITS[name]
    assert sides(redline(old, FLOODS)) == (public(FLOODS), public(old))


@settings(max_examples=120 if MANY else 25)
@given(revised_pairs())
def test_a_revised_briefing(pair: tuple[Briefing, Briefing]) -> None:
    old, new = pair
    assert sides(redline(old, new)) == (public(new), public(old))


@pytest.mark.parametrize(
    "fields",
    [
        {"from": "Duty desk", "date": None, "byline": None},
        {"from": "X", "to": None, "next_issue": None},
        {"to": None, "series": None, "as_of": None, "period": {"start": "2001-01-01", "end": "2002-02-02"}},
        {"status": "final", "version": None, "reference": None},
    ],
)  # fmt: skip
def test_a_fact_of_the_head_is_never_taken_for_another(fields: dict[str, Any]) -> None:
    old = headed_brief()
    new = Briefing.model_validate(old.model_dump() | fields)

    assert sides(redline(old, new)) == (public(new), public(old))
    assert sides(redline(new, old)) == (public(old), public(new))


LINKED = "The [flood report](https://example.org/report)"


def of_sections(*bodies: list[str]) -> Briefing:
    """A brief whose sections have no headings."""
    return Briefing.model_validate({"title": "Floods", "sections": [{"body": b} for b in bodies]})


@pytest.mark.parametrize(
    "bodies",
    [
        (["The river rose."], [LINKED]),  # what stood in the first section stands in the second
        (["The river rose.", "It fell."], [LINKED]),
        (["The river rose."], ["It fell."], [LINKED]),
        ([LINKED], ["The river rose."]),
    ],
)
def test_a_paragraph_in_the_place_of_another_does_not_take_its_name(
    bodies: tuple[list[str], ...],
) -> None:
    old, new = of_sections([LINKED]), of_sections(*bodies)

    assert sides(redline(old, new)) == (new, old)
    assert sides(redline(new, old)) == (old, new)


def test_a_paragraph_that_two_briefings_share_is_known_by_its_name_in_each() -> None:
    old = of_sections([LINKED], ["The river rose."])
    new = of_sections(["The river rose."], [LINKED], ["It fell."])

    assert sides(redline(old, new)) == (new, old)
    assert sides(redline(new, old)) == (old, new)


def long_brief(headings: str) -> Briefing:
    """A brief that is long enough for a contents list where it has four headings."""
    body = [{"text": "The river rose again. " * 60} for _ in range(12)]
    sections = [{"heading": f"District {name}", "body": body} for name in headings]
    return Briefing.model_validate({"title": "The river", "sections": sections})


@pytest.mark.parametrize("headings", ["Z", "ABCDZ", "VWXYZ", "A"])
def test_a_contents_list_may_name_what_either_briefing_holds(headings: str) -> None:
    old, new = long_brief(headings), long_brief("ABCDE")

    assert sides(redline(old, new)) == (public(new), public(old))
    assert sides(redline(new, old)) == (public(old), public(new))


@pytest.mark.parametrize("tracked", ["accept", "reject"])
def test_what_is_typed_into_the_contents_list_of_a_redline_is_told(tracked: Tracked) -> None:
    typed = typed_after("District A", "TOC1", "zebra")
    data = edited(typed, data=redline(long_brief("Z"), long_brief("ABCDE")))

    [notice] = read_word(data, "redline.docx", tracked=tracked).notices

    assert "zebra" in notice.found


@settings(max_examples=40 if MANY else 10)
@given(unlike_pairs())
def test_another_briefing(pair: tuple[Briefing, Briefing]) -> None:
    old, new = pair
    assert sides(redline(old, new)) == (public(new), public(old))
