"""A plan that has lost something of the briefing is found before any file is looked at."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reports.model import Briefing, Money
from reports.pipeline import plan_of
from reports.plan import Plan, Question, Table
from reports.verification.expected.plan_texts import expected_texts
from reports.verification.format_shapes import SHAPES
from reports.verification.lost import lost_facts
from tests.verification.rich import rich_briefing


def lost(plan: Plan, briefing: Briefing | None = None) -> set[str]:
    expected = expected_texts(plan, SHAPES["docx"])
    return {each.expected for each in lost_facts(briefing or rich_briefing(), plan, expected)}


def test_a_whole_plan_has_lost_nothing() -> None:
    assert not lost(plan_of(rich_briefing()))


@pytest.mark.parametrize("kind", ["people", "figures", "aid"])
def test_a_row_that_is_not_planned_is_named(kind: str) -> None:
    plan = plan_of(rich_briefing())
    blocks = tuple(
        replace(block, rows=block.rows[1:])
        if isinstance(block, Table) and block.kind == kind
        else block
        for block in plan.blocks
    )
    assert lost(replace(plan, blocks=blocks))


def test_an_answer_that_is_not_planned_is_named() -> None:
    plan = plan_of(rich_briefing())
    blocks = tuple(
        replace(block, answer=()) if isinstance(block, Question) else block for block in plan.blocks
    )
    assert "Winter comes early." in lost(replace(plan, blocks=blocks))


def test_another_day_is_named() -> None:
    plan = plan_of(rich_briefing())
    assert lost(replace(plan, title=replace(plan.title, date="August 25, 2025"))) == {"2025-08-24"}


def test_a_sum_is_found_by_its_digits_and_its_currency() -> None:
    briefing = rich_briefing()
    other = briefing.aid[0].model_copy(
        update={"amount": Money(value=Decimal(42_000_000), currency="EUR")}
    )
    aid = (other, *briefing.aid[1:])
    named = briefing.model_copy(update={"aid": aid})
    ids = plan_of(briefing)
    wanted = lost(ids, named)
    assert wanted  # the plan is of the other sum
