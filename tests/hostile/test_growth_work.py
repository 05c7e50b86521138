"""Four times as much of anything takes four times the work: calls are counted, not timed."""

from __future__ import annotations

import math

import pytest

from reports.look import look_of
from reports.pipeline import plan_of
from reports.readers.briefing.read import read_briefing
from reports.renderers.text import TextRenderer
from tests.hostile.growth.kinds import KINDS, long_briefing
from tests.work import count_calls

FEW, MANY = 500, 2_000
#: 1 is in proportion, 2 the square.
STEEPEST = 1.15


def through(data: bytes) -> None:
    """Read a briefing, check it, plan it and write it as text."""
    TextRenderer().render(plan_of(read_briefing(data, "long.yaml")), look_of())


def exponent(kind: str) -> float:
    through(long_briefing(kind, 20))  # what is loaded and kept at the first use
    few, many = (count_calls(lambda n=n: through(long_briefing(kind, n))) for n in (FEW, MANY))  # type: ignore[misc]
    return math.log(many / few, MANY / FEW)


@pytest.mark.parametrize("kind", KINDS)
def test_work_is_in_proportion(kind: str) -> None:
    assert exponent(kind) <= STEEPEST


def test_the_square_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        globals(), "through", lambda data: [len(data) for _ in range((len(data) // 400) ** 2)]
    )
    assert exponent("questions") > STEEPEST
