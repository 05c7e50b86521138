"""Which numbers may be amounts."""

from decimal import Decimal

import pytest

from reports.errors import InputError
from reports.model import Money
from reports.model.money import is_amount

NINES = "9" * 40


@pytest.mark.parametrize(
    ("written", "value"),
    [("1234567.8000000", "1234567.8"), (f"5.{'0' * 40}", "5"), ("0.123456000", "0.123456")],
)
def test_zeros_at_the_end_of_an_amount_are_no_decimal_places(written: str, value: str) -> None:
    assert is_amount(Decimal(written))
    assert str(Money(value=Decimal(written)).value) == value


@pytest.mark.parametrize("written", ["0.1234567", f"1.5{NINES}", f"{NINES}", "1E+19", "NaN", "-1"])
def test_what_is_too_fine_or_too_large_is_no_amount(written: str) -> None:
    assert not is_amount(Decimal(written))
    with pytest.raises(InputError):
        Money(value=Decimal(written))
