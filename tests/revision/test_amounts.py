from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model import Figure, Money
from reports.plan import load_labels
from reports.plan.formats import format_figure, format_money_with_equivalent
from reports.revision.amounts import Sums, read_figure, read_sums
from tests.strategies import moneys

BILLION = Decimal(1_200_000_000)


def read(text: str, language: str = "en", base: Sums | None = None) -> Sums:
    return read_sums(text, load_labels(language), language, base or Sums())


@pytest.mark.parametrize(
    ("text", "language", "currency", "qualifier"),
    [
        ("over CAD 1.2 billion", "en", "CAD", "over"),
        ("CAD 1,200,000,000", "en", "CAD", None),
        ("US$1.2bn", "en", "USD", None),
        ("1.2 billion euros", "en", "EUR", None),
        ("plus de 1,2 milliard CAD", "fr", "CAD", "plus de"),
        ("1 200 000 000 €", "fr", "EUR", None),
        ("$1.2 billion", "en", None, None),
        ("a total of EUR 1.2 billion", "en", "EUR", "a total of"),
    ],
)
def test_a_typed_sum_is_read(
    text: str, language: str, currency: str | None, qualifier: str | None
) -> None:
    found = read(text, language)
    assert found.amount == Money(value=BILLION, currency=currency, qualifier=qualifier)
    assert found.doubt is None


def test_a_sum_with_its_equivalent_is_read() -> None:
    found = read("over CAD 1.2 billion (about USD 870 million)")
    assert found.amount == Money(value=BILLION, currency="CAD", qualifier="over")
    assert found.equivalent == Money(value=Decimal(870_000_000), currency="USD", qualifier="about")


def test_a_label_that_stands_for_the_source_s_word_keeps_the_word() -> None:
    base = Sums(Money(value=Decimal(10**9), currency="CAD", qualifier="over"))
    found = read("plus de 1,2 milliard CAD", "fr", base)
    assert found.amount == Money(value=BILLION, currency="CAD", qualifier="over")


def test_a_number_typed_over_keeps_the_currency_and_says_so() -> None:
    found = read("9,300,000", base=Sums(Money(value=Decimal(8_200_000), currency="EUR")))
    assert found.amount == Money(value=Decimal(9_300_000), currency="EUR")
    assert found.doubt == "found '9,300,000' without a currency: EUR was kept"


def test_words_that_are_no_sum_leave_the_sum_and_say_so() -> None:
    base = Sums(Money(value=Decimal(8_200_000), currency="EUR"))
    found = read("to be announced", base=base)
    assert (found.amount, found.equivalent) == (base.amount, None)
    assert found.doubt == "found 'to be announced', expected a sum of money"


def test_a_second_sum_in_the_cell_is_reported() -> None:
    found = read("EUR 5 million and EUR 7 million")
    assert found.doubt is not None
    assert "only" in found.doubt


def test_an_emptied_cell_has_no_sum() -> None:
    assert read("", base=Sums(Money(value=BILLION))) == Sums()


@given(moneys(), st.one_of(st.none(), moneys()), st.sampled_from(["en", "fr"]))
def test_a_sum_as_shown_reads_back_or_is_reported(
    money: Money, equivalent: Money | None, language: str
) -> None:
    labels = load_labels(language)
    text = format_money_with_equivalent(money, equivalent, labels, language)
    found = read(text, language)
    shown = found.amount and format_money_with_equivalent(
        found.amount, found.equivalent, labels, language
    )
    assert shown == text or found.doubt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over 36,000 people", {"value": Decimal(36000), "unit": "people", "qualifier": "over"}),
        ("31%", {"value": Decimal(31), "unit": "%"}),
        ("1.5 million cases", {"value": Decimal(1_500_000), "unit": "cases"}),
        ("none", {"unit": "none"}),
        ("16,900,000,000,000,000,000 atoms", {"unit": "16,900,000,000,000,000,000 atoms"}),
        ("EUR 5 million", {"amount": Money(value=Decimal(5_000_000), currency="EUR")}),
    ],
)
def test_a_typed_figure_is_read(text: str, expected: dict[str, object]) -> None:
    empty: dict[str, object] = dict.fromkeys(("value", "unit", "amount", "qualifier"))
    assert read_figure(text, load_labels("en"), "en", None) == empty | expected


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_figure_as_shown_reads_back(language: str) -> None:
    labels = load_labels(language)
    figure = Figure(label="x", value=Decimal("12.5"), unit="km", qualifier="about")
    text = format_figure(figure, labels, language)
    found = Figure(label="x", **read_figure(text, labels, language, None))  # type: ignore[arg-type]
    assert format_figure(found, labels, language) == text
