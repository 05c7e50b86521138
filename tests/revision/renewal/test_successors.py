"""Which new row may be today's number of a row that stays: said to a person, never merged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.model import Aid, Briefing, Figure, Money
from reports.model.briefing import Row
from reports.revision.renewal import Base, renew
from reports.revision.renewal.successors import Successors


def figure(label: str, value: int, unit: str | None = None) -> Figure:
    return Figure(label=label, value=Decimal(value), unit=unit, evidence=f"{label}: {value}.")


def aid(donor: str | None, recipient: str, value: int) -> Aid:
    amount = Money(value=Decimal(value), currency="GBP")
    return Aid(donor=donor, recipient=recipient, amount=amount, evidence=f"{donor}: {value}.")


REFUGEES = figure("Refugees who have crossed the border", 4_000_000)

MAY_BE = [
    ("other words", REFUGEES, figure("Number of refugees outside Sudan", 4_200_000)),
    ("another name of a country", aid("Britain", "Chad", 20), aid("United Kingdom", "Chad", 25)),
    ("an open giver", aid("Norway", "Chad", 20), aid(None, "Chad", 25)),
]
IS_NOT = [
    ("other things", REFUGEES, figure("Number of children at school", 4_200_000)),
    ("words that only count", figure("Number of people killed", 40), figure("People hurt", 52)),
    ("the same number", REFUGEES, figure("Refugees in Chad", 4_000_000)),
    ("another size", REFUGEES, figure("Refugees in Chad", 600_000)),
    ("another unit", figure("Refugees, share", 40, "%"), figure("Refugees", 52)),
    ("another giver", aid("Norway", "Chad", 20), aid("Sweden", "Chad", 25)),
    ("a sum and a number", figure("Aid to Chad", 20), aid("Norway", "Chad", 25)),
]


@pytest.mark.parametrize(("old", "new"), [pytest.param(*each[1:], id=each[0]) for each in MAY_BE])
def test_it_may_be_today_s_number(old: Row, new: Row) -> None:
    assert Successors([figure("Tents sent", 4_100_000), new], "en").of(old) == new


@pytest.mark.parametrize(("old", "new"), [pytest.param(*each[1:], id=each[0]) for each in IS_NOT])
def test_it_is_not(old: Row, new: Row) -> None:
    assert Successors([new], "en").of(old) is None


def test_it_is_told_at_the_row_that_stays() -> None:
    new = figure("Number of refugees outside Sudan", 4_200_000)
    tents = figure("Tents sent", 90)
    before = Briefing(title="T", figures=(tents, REFUGEES))
    today = Briefing(title="T", figures=(new,))

    renewed = renew(Base(before, exact=True), today, before)

    assert set(renewed.briefing.figures) == {tents, REFUGEES, new}
    told = [each for each in renewed.notices if each.code == "may-be-former"]
    assert [str(each.place.part) for each in told] == ["figures[1]"]
    assert new.evidence is not None
    assert new.evidence in told[0].found
    silent = [each.found for each in renewed.notices if each.code == "not-repeated"]
    assert len(silent) == 1
    assert "Tents sent" in silent[0]
    assert "Refugees" not in silent[0]
