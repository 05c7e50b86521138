from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.typed.numerals import find_numerals, fold_digits, nearest


def values(text: str, language: str = "en") -> list[list[str]]:
    found = find_numerals(fold_digits(text), language)
    return [[f"{value:f}" for value in numeral.values] for numeral in found]


@pytest.mark.parametrize(
    "text",
    ["61 500", "61\u00a0500", "61\u2009500", "61\u202f500", "61,500", "61'500", "61’500",
     "\u0666\u0661\u066c\u0665\u0660\u0660", "\u096c\u0967,\u096b\u0966\u0966", "61500"],
)  # fmt: skip
def test_a_number_is_one_whatever_parts_its_groups(text: str) -> None:
    assert values(text) == [["61500"]]


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 234 567", "1234567"), ("1.234.567", "1234567"), ("1,234,567.5", "1234567.5"),
     ("1.234.567,5", "1234567.5"), ("1 234 567,25", "1234567.25"), ("12,50,00,000", "125000000"),
     ("1’234’567.5", "1234567.5"), ("\u0663\u066b\u0665", "3.5"), ("3·5", "3.5"),
     ("0.500", "0.500"), ("1,5", "1.5"), ("1234.567", "1234.567")],
)  # fmt: skip
def test_groups_and_decimals_are_told_apart(text: str, value: str) -> None:
    assert values(text) == [[value]]


def test_one_mark_before_three_digits_may_be_either() -> None:
    assert values("61.500") == [["61.500", "61500"]]
    assert values("61,500", "fr") == [["61.500", "61500"]]
    assert values("61.500", "fr") == [["61.500", "61500"]]
    assert values("61.500", "de") == [["61500"]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("2024 500", [["2024"], ["500"]]), ("5 2025", [["5"], ["2025"]]), ("5 50", [["5"], ["50"]])],
)
def test_a_space_parts_numbers_that_are_no_groups(text: str, numbers: list[list[str]]) -> None:
    assert values(text) == numbers


@pytest.mark.parametrize("text", ["24.08.2025", "1234,567", "1,2345", "1,23,45", "1.2.3"])
def test_marks_that_make_no_sense_give_no_number(text: str) -> None:
    assert values(text) == [[]]


def test_a_size_that_is_known_decides() -> None:
    both = [Decimal("61.5"), Decimal(61500)]
    assert nearest(both, [Decimal(61000)]) == 61500
    assert nearest(both, [Decimal(70)]) == Decimal("61.5")
    assert nearest(both, [Decimal(2000)]) is None
    assert nearest(both, [Decimal(70), Decimal(61000)]) is None
    assert nearest(both, []) is None


@given(st.integers(1000, 10**15), st.sampled_from(" \u00a0\u2007\u2009\u202f'’,."))
def test_every_whole_number_in_groups_of_three_is_read(number: int, mark: str) -> None:
    text = f"{number:,}".replace(",", mark)
    assert f"{number}" in values(text)[0]
    assert len(values(text)) == 1
