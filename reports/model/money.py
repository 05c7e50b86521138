"""Amounts of money, with the qualifier and the uncertainty of the source."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import takewhile
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from reports.errors import LONGEST_VALUE, safe_line, shown
from reports.model.part import BriefingPart
from reports.model.text import Line

#: The largest amount accepted: past it, a figure is a slip of the pen.
MAX_AMOUNT = Decimal(10) ** 18
#: The finest: a millionth.
_MOST_PLACES = 6


@cache
def currency_codes() -> frozenset[str]:
    """Return the currency codes of ISO 4217 that are or were in use (CLDR's list)."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def _check_currency(code: str) -> str:
    if code not in currency_codes():
        raise ValueError(f"found {shown(code)}, expected an ISO 4217 code such as 'CAD' (or null)")
    return code


def is_amount(value: Decimal) -> bool:
    """Return whether a number may be an amount: not negative, not too large, not too fine."""
    return _is_bounded(value) and _places(value) <= _MOST_PLACES


def _is_bounded(value: Decimal) -> bool:
    return value.is_finite() and 0 <= value <= MAX_AMOUNT


def _places(value: Decimal) -> int:
    """Return how many decimal places a finite number has, without the zeros at its end.

    Decimal's own arithmetic would round a number of more than 28 digits first.
    """
    _, digits, exponent = value.as_tuple()
    if not value or not isinstance(exponent, int):
        return 0
    zeros = sum(1 for _ in takewhile(lambda digit: digit == 0, reversed(digits)))
    return max(0, -exponent - zeros)


def _check_decimal(value: Decimal) -> Decimal:
    if not _is_bounded(value):
        raise ValueError(
            f"found {safe_line(str(value), LONGEST_VALUE)}, expected a number from 0 to 10^18"
        )
    if _places(value) > _MOST_PLACES:
        raise ValueError(
            f"found {safe_line(str(value), LONGEST_VALUE)}, expected at most six decimal places"
        )
    # 1E+9 and 1000000000 are one amount, written one way
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


#: The code of a currency (ISO 4217).
Currency = Annotated[str, AfterValidator(_check_currency)]
#: A number that is neither negative nor endless, kept to the digit.
Amount = Annotated[Decimal, AfterValidator(_check_decimal)]


class Money(BriefingPart):
    """An amount as the source states it."""

    value: Amount = Field(description="The amount in units of the currency: 1000000000.")
    currency: Currency | None = Field(
        default=None,
        description="ISO 4217 code; null when the source does not say which dollar.",
    )
    qualifier: Line | None = Field(
        default=None, description="The source's word for how exact it is: over, approximately …"
    )
    unit: Line | None = Field(
        default=None,
        description="The source's word for the money while its currency is null: pesos. "
        "None means dollars.",
    )
    upper: Amount | None = Field(
        default=None, description="The top of a range: between `value` and `upper`."
    )

    @model_serializer(mode="wrap")
    def _with_currency(self, handler: SerializerFunctionWrapHandler) -> Any:
        """Write an open currency as null even where nulls are left out: it is something said."""
        fields: dict[str, Any] = handler(self)
        if "currency" in fields:
            return fields
        first = {"value": fields["value"]} if "value" in fields else {}
        return {**first, "currency": None, **fields}

    @model_validator(mode="after")
    def _agrees(self) -> Money:
        if self.upper is not None and self.upper <= self.value:
            raise ValueError(
                f"found upper {self.upper} not above value {self.value}, expected a rising range"
            )
        if self.unit is not None and self.currency is not None:
            raise ValueError(
                f"found unit {self.unit!r} beside currency {self.currency!r}, expected one of them"
            )
        return self

    def in_dollars(self, dollar: str | None) -> Money:
        """Return the amount in `dollar` (ISO 4217) if it is in a bare “$”, else as it is."""
        is_bare = dollar is not None and self.currency is None and self.unit is None
        return self.model_copy(update={"currency": dollar}) if is_bare else self
