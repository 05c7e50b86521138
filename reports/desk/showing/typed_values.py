"""Values as a person types them: what is read back is the very same value.

A sum is a text where the reader of briefing files reads that text as this sum; a few are not,
such as one in an open currency, and those are typed field by field.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reports.errors import InputError
from reports.model import Money
from reports.model.part import BriefingPart
from reports.model.text import BREAK, prose
from reports.readers.briefing.values import read_values
from reports.wording.formats import format_money
from reports.wording.labels import load_labels


def typed(value: Any, language: str, *, bare: bool) -> Any:
    """Return a value as it is typed, and a part as a mapping of such values.

    `bare` says that a “$” alone is settled by the briefing.
    """
    match value:
        case Money():
            text = sum_text(value, language, bare=bare)
            return _fields(value, language, bare=bare) if text is None else text
        case BriefingPart():
            return _fields(value, language, bare=bare)
        case tuple():
            return [typed(each, language, bare=bare) for each in value]
    return value if value is None or isinstance(value, bool) else typed_text(value)


def _fields(part: BriefingPart, language: str, *, bare: bool) -> Any:
    if isinstance(part.model_dump(), str):
        return typed(getattr(part, "text", None), language, bare=bare)
    found = ((name, getattr(part, name)) for name in type(part).model_fields)
    said = {name: typed(value, language, bare=bare) for name, value in found}
    return {name: value for name, value in said.items() if value not in (None, [])}


def typed_text(value: Any) -> str:
    """Return a single value as text; null is no text."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case dt.datetime() | dt.date():
            return value.isoformat()
        case str():
            return _broken(value)
    return str(value)


def _broken(text: str) -> str:
    """Return text with its line breaks as they are typed, if they are read as such again."""
    if BREAK not in text:
        return text
    written = text.replace(BREAK, "\\\n")
    return written if prose(written) == text else text


@lru_cache(maxsize=4096)
def sum_text(money: Money, language: str, *, bare: bool) -> str | None:
    """Return the text that is read as this sum; None if none is known."""
    for text in _sum_texts(money, language):
        row: dict[str, Any] = {"amount": text}
        head = {"dollar": "CAD"} if bare else {}
        read_values({"language": language, **head, "aid": [row]})
        if isinstance(row["amount"], dict) and "equivalent" not in row and _is(money, row):
            return text
    return None


def _is(money: Money, row: dict[str, Any]) -> bool:
    try:
        return Money.model_validate(row["amount"]) == money
    except InputError:
        return False


def _sum_texts(money: Money, language: str) -> Iterator[str]:
    """Yield ways to write a sum: as it is printed, then with all its digits."""
    yield format_money(money, load_labels(language), language)
    ends = [f"{each:f}" for each in (money.value, money.upper) if each is not None]
    digits = " to ".join(ends)
    mark = money.currency or money.unit
    before = f"{money.qualifier} " if money.qualifier else ""
    if mark:
        yield f"{before}{mark} {digits}"
        yield f"{before}{digits} {mark}"
