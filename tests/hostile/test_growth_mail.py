"""The message of a long briefing takes as much more work as there is more of it: calls are counted."""

from __future__ import annotations

import math

import pytest

import reports
from reports.deliver.mail import make_message
from reports.readers.briefing.read import read_briefing
from tests.hostile.growth.kinds import KINDS, long_briefing
from tests.work import count_calls, takes_time_like_its_size

FEW, MANY = 100, 400
#: 1 is in proportion, 2 the square.
STEEPEST = 1.2
MAIL = ("d@example.org", "a@example.org")


def calls(kind: str, many: int) -> int:
    briefing = read_briefing(long_briefing(kind, many), "long.yaml")
    return count_calls(lambda: reports.email(briefing, *MAIL, attach=()))


@pytest.mark.parametrize("kind", KINDS)
def test_work_is_in_proportion(kind: str) -> None:
    calls(kind, 20)  # what is loaded and kept at the first use
    few, many = (calls(kind, count) for count in (FEW, MANY))

    assert math.log(many / few, MANY / FEW) <= STEEPEST


@pytest.mark.parametrize("word", ["x", "字", "word ", " ", "字 "])
def test_a_paragraph_without_end_is_broken_in_proportion(word: str) -> None:
    assert takes_time_like_its_size(lambda count: make_message(*MAIL, "S", word * count), 60_000)
