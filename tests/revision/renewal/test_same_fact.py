"""Which rows state the same fact, and which do not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from reports.model import Aid, Figure, Money, Person, Quote
from reports.model.briefing import Row
from reports.revision.renewal.same_fact import same_facts
from tests.work import count_calls


def figure(label: str, value: int, evidence: str = "", **more: Any) -> Figure:
    said = evidence or f"{label}: {value}."
    return Figure(label=label, value=Decimal(value), evidence=said, **more)


def aid(value: int | None, evidence: str = "", **more: Any) -> Aid:
    amount = None if value is None else Money(value=Decimal(value), currency="EUR")
    return Aid(**{"donor": "Norway", "amount": amount, "evidence": evidence or None} | more)


def told(start: str, value: int) -> str:
    return f"{start} {value} people, the ministry said on the steps of the house of the people."


ONE_FACT: list[tuple[str, Row, Row]] = [
    ("another number", figure("Cases", 10), figure("Cases", 12)),
    (
        "a longer label",
        figure("People in need of food aid", 10, told("In need of food aid are", 10)),
        figure("People expected in need of food aid", 12, told("In need of food aid are", 12)),
    ),
    ("a surname", Person(name="Mark Carney"), Person(name="Carney")),
    ("a spelling", Person(name="Olha Zelensky"), Person(name="Olha Zelenskyy")),
    ("a comma", Quote(text="We will stay, always"), Quote(text="We will stay always.")),
    ("a purpose", aid(10, purpose="wells"), aid(12, purpose="wells")),
    ("a sum in open dollars", aid(10, recipient="Chad", purpose="wells"),
     aid(10, recipient="Chad", purpose="wells", amount=Money(value=Decimal(10), currency=None))),
    ("another name of a country", aid(10, purpose="wells", donor="Britain"),
     aid(12, purpose="wells", donor="United Kingdom")),
    ("running totals of one giver", aid(10, recipient="Chad", cumulative=True),
     aid(12, recipient="Chad", cumulative=True)),
    ("an open status", aid(10, purpose="wells", status="disbursed"),
     aid(12, purpose="wells", status="unspecified")),
    ("parties in turn", aid(None, kind="agreement", recipient="Chad", purpose="trade"),
     aid(None, kind="agreement", donor="Chad", recipient="Norway", purpose="trade")),
]  # fmt: skip
TWO_FACTS: list[tuple[str, Row, Row]] = [
    ("another subject", figure("People killed", 10), figure("People wounded", 10)),
    ("a part", figure("Deaths", 10, told("Dead are", 10)), figure("Deaths among children", 4)),
    (
        "another place in the label",
        figure("People displaced", 10, told("Displaced are", 10)),
        figure("People displaced in Malawi", 4, told("Displaced are", 4)),
    ),
    (
        "another place in the sentence",
        figure("Cases of cholera", 10, "In Angola there are 10 cases of cholera."),
        figure("Cases of cholera", 90, "In Zambia there are 90 cases of cholera."),
    ),
    ("another unit", figure("Growth", 3, unit="%"), figure("Growth", 3, unit="km")),
    ("another year", figure("Growth", 3, as_of="2025"), figure("Growth", 4, as_of="2026")),
    ("another person", Person(name="Ann Lee"), Person(name="Ann Berg")),
    ("another quotation", Quote(text="We will stay"), Quote(text="We have no money left")),
    ("another purpose", aid(10, purpose="wells"), aid(10, purpose="schools")),
    ("another giver", aid(10, purpose="wells"), aid(10, donor="Sweden", purpose="wells")),
    ("another sum for nobody knows what", aid(10, "It gives 10."), aid(12, "A loan came today.")),
    (
        "running totals to nobody known",
        aid(10, "It has given 10.", cumulative=True),
        aid(12, "A loan came today.", cumulative=True),
    ),
    (
        "what is paid",
        aid(10, purpose="wells", status="disbursed"),
        aid(12, purpose="wells", status="announced"),
    ),
    ("a running total", aid(10, purpose="wells"), aid(12, purpose="wells", cumulative=True)),
    (
        "another currency",
        aid(10, purpose="wells"),
        aid(12, purpose="wells", amount=Money(value=Decimal(12), currency="CAD")),
    ),
]


@pytest.mark.parametrize(("old", "new"), [each[1:] for each in ONE_FACT],
                         ids=[each[0] for each in ONE_FACT])  # fmt: skip
def test_it_is_one_fact(old: Row, new: Row) -> None:
    assert same_facts([new], [old], "en") == [0]


@pytest.mark.parametrize(("old", "new"), [each[1:] for each in TWO_FACTS],
                         ids=[each[0] for each in TWO_FACTS])  # fmt: skip
def test_it_is_another_fact(old: Row, new: Row) -> None:
    assert same_facts([new], [old], "en") == [None]


def test_the_surest_pairs_come_first_and_no_row_is_given_twice() -> None:
    old = [figure("Cases", 10), figure("Deaths", 3)]
    new = [figure("Cases", 12), figure("Cases", 10), figure("Deaths", 4)]
    assert same_facts(new, old, "en") == [None, 0, 1]


def test_an_edited_row_is_known_by_its_sentence() -> None:
    old = [figure("Cases", 10, "There are 10 cases and 3 deaths.")]
    new = [Figure(label="Sick people", value=Decimal(11), evidence=old[0].evidence)]
    assert same_facts(new, old, "en", edited=True) == [0]
    assert same_facts(new, old, "en") == [None]


def test_many_rows_are_not_all_compared_with_all() -> None:
    rows = [figure(f"Made of {n:04} things", n) for n in range(400)]
    assert same_facts(rows, rows, "en") == list(range(400))
    half, whole = (
        count_calls(lambda n=n: same_facts(rows[:n], rows[:n], "en")) for n in (200, 400)
    )  # type: ignore[misc]
    assert whole < 3 * half


def test_what_was_paid_last_year_is_not_what_is_promised_now() -> None:
    paid = aid(
        87, "The Kingdom had paid 87 million last year.", donor="Kingdom", status="disbursed"
    )
    said = aid(
        75, "The Kingdom will pay 75 million this year.", donor="Kingdom", status="announced"
    )
    assert same_facts([said], [paid], "en") == [None]
    # of one sum it is the promise that was kept
    kept = paid.model_copy(update={"amount": said.amount})
    assert same_facts([kept], [said], "en") == [0]
    raised = said.model_copy(update={"amount": paid.amount})
    assert same_facts([raised], [said], "en") == [0]
