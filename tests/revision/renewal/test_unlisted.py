"""Figures that today's draft has no room for: they renew rows, and make none."""

from __future__ import annotations

from reports.model import Briefing, Figure
from reports.revision.renewal import Base, renew

DEAD, HURT = (Figure(label=f"People {what}", value=40, evidence="E") for what in ("killed", "hurt"))


def test_a_row_is_renewed_by_a_figure_that_the_draft_has_no_room_for() -> None:
    before = Briefing(title="T", figures=(DEAD,))
    now = DEAD.model_copy(update={"value": 52, "evidence": "F"})
    today = Briefing(title="T", figures=(HURT,))

    renewed = renew(Base(before, exact=True), today, before, unlisted=(now,)).briefing

    assert renewed.figures == (now, HURT)


def test_no_row_is_made_of_one() -> None:
    before, today = Briefing(title="T"), Briefing(title="T", figures=(HURT,))

    renewed = renew(Base(before, exact=True), today, before, unlisted=(DEAD,)).briefing

    assert renewed.figures == (HURT,)
