from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.model import Aid, Money
from reports.plan.tables.totals import total_aid
from tests.strategies import moneys


def row(value: int, currency: str | None = "CAD", status: str = "announced", **more: object) -> Aid:
    words = more.pop("qualifier", None)
    money = {"value": value, "currency": currency, "qualifier": words}
    return Aid.model_validate({"amount": money, "status": status, **more})


def test_rows_of_one_currency_and_status_are_summed() -> None:
    (total,) = total_aid([row(1), row(2), row(5, "USD"), row(7, status="pledged")])

    assert (total.money.value, total.money.currency, total.status) == (3, "CAD", "announced")


def test_parts_and_running_totals_are_left_out() -> None:
    rows = [row(5), row(2, part_of="5"), row(3, part_of="5"), row(28, cumulative=True)]

    assert total_aid(rows) == ()


def test_an_open_currency_is_never_summed() -> None:
    assert total_aid([row(1, None), row(2, None)]) == ()


def test_a_sum_is_over_when_a_part_is_over_and_approximate_when_words_differ() -> None:
    (over,) = total_aid([row(1, qualifier="over"), row(2)])
    (mixed,) = total_aid([row(1, qualifier="over"), row(2, qualifier="nearly")])

    assert over.money.qualifier == "over"
    assert mixed.money.qualifier == "approximately"


def test_a_range_makes_the_sum_a_range() -> None:
    ranged = Aid(status="announced", amount=Money(value=2, upper=3, currency="CAD"))
    (total,) = total_aid([ranged, row(1)])

    assert (total.money.value, total.money.upper) == (3, 4)


@given(st.lists(moneys(), max_size=8))
def test_no_total_mixes_currencies(amounts: list[Money]) -> None:
    rows = [Aid(amount=money) for money in amounts]

    for total in total_aid(rows):
        same = [m.value for m in amounts if m.currency == total.money.currency]
        assert total.money.value == sum(same, Decimal(0))
        assert len(same) > 1
