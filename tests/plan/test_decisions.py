"""Recommendations and the sign-off in the plan."""

import pytest

from reports.model import Approval, Briefing, Recommendation
from reports.pipeline import plan_of
from reports.plan import Table, TickBox
from tests.decision_note import NOTE


def tables(briefing: Briefing) -> dict[str, Table]:
    return {t.kind: t for t in plan_of(briefing).blocks if isinstance(t, Table)}


def options(recommendation: Recommendation) -> list[tuple[str, bool]]:
    note = NOTE.model_copy(update={"recommendations": (recommendation,)})
    rows = tables(note)["recommendations"].rows
    return [(tick.text, tick.is_ticked) for cell in rows[0].cells for tick in cell.ticks]


def test_a_box_has_a_row_for_each_recommendation() -> None:
    box = tables(NOTE)["recommendations"]
    assert [column.title for column in box.columns] == [
        "No.", "Recommendation", "Decision", "Decision by",
    ]  # fmt: skip
    assert [row.texts for row in box.rows] == [
        ("1.", "Agree to open 12 shelters by 1 October.", "☐ Agree ☐ Disagree", "31 August 2025"),
        ("2.", "Note the price of fuel.", "☑ Noted", "–"),
        ("3.", "Decide on an allowance.", "–", "–"),
    ]
    assert str(box.caption) == "Recommendations"
    assert box.boxed
    assert not box.signed


def test_the_sign_off_has_room_where_nothing_is_known_yet() -> None:
    note = NOTE.model_copy(update={"approvals": (Approval(name="the Minister"),)})
    signed = tables(note)["approvals"]
    assert [column.key for column in signed.columns] == ["name", "decision", "date"]
    assert signed.rows[0].texts == ("the Minister", "", "")
    assert signed.signed
    assert [column.room > 0 for column in signed.columns] == [False, True, True]


def test_without_options_days_and_decisions_a_box_has_two_columns() -> None:
    note = NOTE.model_copy(update={"recommendations": (Recommendation(text="Note this."),)})
    assert [column.key for column in tables(note)["recommendations"].columns] == ["number", "text"]


@pytest.mark.parametrize(
    ("given", "decision", "shown"),
    [
        (("agree", "disagree"), None, [("Agree", False), ("Disagree", False)]),
        (("agree", "disagree"), "disagree", [("Agree", False), ("Disagree", True)]),
        (("agree", "disagree"), "Agree", [("Agree", True), ("Disagree", False)]),
        (("agree",), "put off", [("Agree", False), ("Put off", True)]),
        (("agree", "agree"), "agree", [("Agree", True), ("Agree", False)]),
        ((), "agreed", [("Agreed", True)]),
    ],
)
def test_what_was_decided_is_ticked_once(
    given: tuple[str, ...], decision: str | None, shown: list[tuple[str, bool]]
) -> None:
    assert options(Recommendation(text="Ask.", options=given, decision=decision)) == shown


def test_a_box_is_told_in_letters_where_fonts_are_not_known() -> None:
    assert [str(TickBox("Agree", ticked, ("[ ]", "[x]"))) for ticked in (False, True)] == [
        "[ ] Agree",
        "[x] Agree",
    ]


def test_what_is_not_given_leaves_no_trace() -> None:
    bare = NOTE.model_copy(update={"recommendations": (), "approvals": ()})
    assert tables(bare) == {}


@pytest.mark.parametrize(
    ("kind", "order"),
    [
        ("brief", ["recommendations", "people", "approvals"]),
        ("decision", ["recommendations", "people", "approvals"]),
        ("sitrep", ["recommendations", "people", "approvals"]),
        ("lines", ["recommendations", "people", "approvals"]),
        ("release", ["recommendations", "people", "approvals"]),
    ],
)
def test_each_kind_of_brief_begins_with_what_is_asked_and_ends_with_who_signs(
    kind: str, order: list[str]
) -> None:
    note = Briefing.model_validate(
        dict(NOTE) | {"kind": kind, "people": [{"name": "Ann Lee", "role": "minister"}]}
    )
    assert list(tables(note)) == order
