import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given

from reports.errors import InputError
from reports.model import Figure, Money
from reports.plan import load_labels
from reports.wording.formats import (
    format_as_of,
    format_day,
    format_figure,
    format_instant,
    format_money,
    format_money_with_equivalent,
    format_sum,
)
from tests.strategies import amounts

EN, FR = load_labels("en"), load_labels("fr")
NBSP = "\N{NO-BREAK SPACE}"
AID = Money(value=Decimal("1e9"), currency="CAD", qualifier="over")
SAME = Money(value=Decimal(723_000_000), currency="USD", qualifier="approximately")


def test_an_amount_with_its_equivalent_reads_as_in_the_news() -> None:
    shown = format_money_with_equivalent(AID, SAME, EN, "en")

    assert shown == "over CAD 1 billion (approximately USD 723 million)"


def test_french_puts_the_currency_last_and_knows_the_qualifiers() -> None:
    shown = format_money_with_equivalent(AID, SAME, FR, "fr").replace(NBSP, " ")

    assert shown == "plus de 1 milliard CAD (environ 723 millions USD)"


def test_a_bare_dollar_stays_bare() -> None:
    assert format_money(Money(value=Decimal("5.7e6")), EN, "en") == "$5.7 million"


def test_a_range_names_both_ends_and_drops_the_word_between() -> None:
    money = Money(value=2 * 10**9, upper=3 * 10**9, currency="EUR", qualifier="between")

    assert format_money(money, EN, "en") == "EUR 2 billion to 3 billion"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("2000", "2,000"),
        ("999999", "999,999"),
        ("1000000", "1 million"),
        ("73800000", "73.8 million"),
        ("1234567", "1,234,567"),
        ("1470000000", "1.47 billion"),
        ("521000000000", "521 billion"),
        ("2000000000000", "2 trillion"),
        ("0.5", "0.5"),
    ],
)
def test_sums_are_short_where_that_loses_no_digit(value: str, shown: str) -> None:
    assert format_sum(Decimal(value), "en") == shown


@given(amounts())
def test_a_shown_sum_can_be_read_back_to_the_same_number(value: Decimal) -> None:
    shown = format_sum(value, "en").replace(",", "")
    number, _, word = shown.partition(" ")
    power = {"": 0, "million": 6, "billion": 9, "trillion": 12}[word]

    assert Decimal(number).scaleb(power) == value


def test_the_first_of_a_month_has_its_ending_in_french_alone() -> None:
    first = dt.date(2026, 10, 1)
    assert format_day(first, "fr-CA") == "1er octobre 2026"
    assert format_day(first.replace(day=21), "fr") == "21 octobre 2026"
    assert format_day(first, "en-GB") == "1 October 2026"


def test_days_and_instants_follow_the_language_and_keep_their_offset() -> None:
    instant = dt.datetime(2026, 11, 23, 6, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))

    assert format_day(dt.date(2025, 8, 24), "en") == "August 24, 2025"
    assert format_day(dt.date(2025, 8, 24), "en-GB") == "24 August 2025"
    assert format_day(dt.date(2025, 8, 24), "fr") == "24 août 2025"
    assert format_instant(instant, "en-GB") == "23 November 2026, 06:00 UTC+02:00"
    assert format_instant(instant.astimezone(dt.UTC), "en-GB") == "23 November 2026, 04:00 UTC"


def test_an_as_of_is_a_day_in_full_or_the_words_of_the_source() -> None:
    assert format_as_of("2026-01-14", "en") == "January 14, 2026"
    assert format_as_of("2026-13-99", "en") == "2026-13-99"
    assert format_as_of("week 16", "en") == "week 16"


def test_figures_carry_unit_qualifier_and_money() -> None:
    assert format_figure(Figure(label="x", value=809, unit="cases"), EN, "en") == "809 cases"
    assert format_figure(Figure(label="x", value=31, unit="%"), EN, "en") == "31%"
    assert format_figure(Figure(label="x", value=31, unit="%"), FR, "fr") == f"31{NBSP}%"
    assert (
        format_figure(Figure(label="x", value=36000, qualifier="over"), EN, "en") == "over 36,000"
    )
    assert format_figure(Figure(label="x", amount=AID), EN, "en") == "over CAD 1 billion"
    assert format_figure(Figure(label="x"), EN, "en") == ""


def test_a_language_without_a_locale_falls_back_to_english() -> None:
    assert format_sum(Decimal(10**9), "xx") == "1 billion"


def test_open_money_that_is_no_dollar_keeps_its_word() -> None:
    money = Money(value=Decimal("5.7e6"), unit="pesos")

    assert format_money(money, EN, "en") == "5.7 million pesos"
    assert format_money(money, FR, "fr").replace(NBSP, " ") == "5,7 millions pesos"


def test_a_word_for_the_money_goes_only_with_an_open_currency() -> None:
    with pytest.raises(InputError, match="expected one of them"):
        Money(value=Decimal(1), currency="MXN", unit="pesos")
