"""A decision that an output does not show as the briefing has it is found, in every format."""

import datetime as dt

import pytest

from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.mail import mail_html, mail_text
from reports.renderers.registry import get_renderer
from reports.verification.report import Written, verify_files
from tests.decision_note import FINANCE, FUEL, HOUSING, NOTE, PAY, SHELTERS

FORMATS = ("pdf", "docx", "txt", "html", "mail-html", "mail-txt")
DAY = dt.date(2025, 9, 1)


def written(briefing: Briefing, name: str) -> Written:
    plan = plan_of(briefing)
    if name == "mail-html":
        return Written("mail", name, mail_html(plan, look_of()).encode())
    if name == "mail-txt":
        return Written("mail", name, mail_text(plan, look_of()).encode())
    return Written("note", name, get_renderer(name).render(plan, look_of()).data)


def with_first(**fields: object) -> Briefing:
    rows = (SHELTERS.model_copy(update=fields), FUEL, PAY)
    return NOTE.model_copy(update={"recommendations": rows})


OTHERS = {
    "recommendations[0]": [
        with_first(decision="agree"),
        with_first(options=("agree", "refuse")),
        with_first(decision_by=DAY),
        with_first(text="Agree to open 14 shelters."),
    ],
    "approvals[1]": [
        NOTE.model_copy(
            update={"approvals": (HOUSING, FINANCE.model_copy(update={"decision": "no"}))}
        ),
        NOTE.model_copy(update={"approvals": (HOUSING, FINANCE.model_copy(update={"date": DAY}))}),
    ],
}
CASES = [(part, other) for part, others in OTHERS.items() for other in others]


@pytest.mark.parametrize("name", FORMATS)
def test_an_output_of_the_note_agrees_with_it(name: str) -> None:
    assert verify_files(NOTE, plan_of(NOTE), [written(NOTE, name)], thorough=True).agrees


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("part", "other"), CASES)
def test_an_output_of_another_decision_does_not(name: str, part: str, other: Briefing) -> None:
    report = verify_files(other, plan_of(other), [written(NOTE, name)])
    assert part in {notice.place.part for notice in report.notices}


def test_a_plan_that_has_lost_a_day_is_found() -> None:
    other = with_first(decision_by=DAY)
    report = verify_files(other, plan_of(NOTE), [])
    assert "2025-09-01" in str(report.notices[0])
