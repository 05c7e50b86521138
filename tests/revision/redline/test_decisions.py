"""Recommendations and the sign-off in redlines: what changed, and both sides read back."""

import datetime as dt

import pytest

from reports.look import look_of
from reports.model import Approval, Briefing, Recommendation
from reports.pipeline import plan_of
from reports.revision import read_word
from reports.revision.redline import paired_ids, text_redline
from tests.decision_note import FUEL, HOUSING, NOTE, PAY, SHELTERS
from tests.revision.redline.test_identities import redline
from tests.revision.redline.test_word import told


def with_rows(*rows: Recommendation) -> Briefing:
    return NOTE.model_copy(update={"recommendations": rows})


DECIDED = with_rows(SHELTERS.model_copy(update={"decision": "agree"}), FUEL, PAY)
SIGNED = NOTE.model_copy(
    update={
        "approvals": (
            HOUSING,
            Approval(
                name="Head of Finance", role="budget", decision="seen", date=dt.date(2025, 8, 24)
            ),
            Approval(name="Permanent Secretary"),
        )
    }
)
LATER = with_rows(
    SHELTERS.model_copy(
        update={"text": "Agree to **open 14 shelters** soon.", "decision_by": dt.date(2025, 9, 9)}
    ),
    PAY,
    Recommendation(text="Thank the volunteers.", options=("agree", "disagree", "discuss")),
)
BARE = NOTE.model_copy(update={"recommendations": (), "approvals": ()})
WITHOUT_OPTIONS = with_rows(Recommendation(text="Note the price of fuel."), PAY)


@pytest.mark.parametrize("new", [DECIDED, SIGNED, LATER, BARE, WITHOUT_OPTIONS])
def test_both_sides_of_a_redline_read_back(new: Briefing) -> None:
    for old, later in ((NOTE, new), (new, NOTE)):
        data = redline(old, later)
        assert read_word(data, "x.docx").briefing == later
        assert read_word(data, "x.docx", tracked="reject").briefing == old


def test_a_tick_is_one_change() -> None:
    assert told(redline(NOTE, DECIDED)) == ["-☐", "+☑"]


def test_a_text_redline_shows_boxes_before_and_after() -> None:
    plans = plan_of(NOTE), plan_of(DECIDED)
    text = text_redline(*plans, paired_ids(NOTE, DECIDED), look_of()).data.decode()
    assert "[{+x+}] " in text
    assert " [ ] Disagree\n" in text
    assert "☐" not in text


def test_a_text_redline_counts_rows_as_they_stand_now() -> None:
    plans = plan_of(NOTE), plan_of(LATER)
    text = text_redline(*plans, paired_ids(NOTE, LATER), look_of()).data.decode()
    assert "\n2.      Decide on an allowance." in text
    assert "\n[-2.-]  [-Note the price of fuel.-]" in text
