"""Sums of money in a briefing file: each says its currency, or that it is open.

Whoever forgot to write EUR must not find dollars in the brief. So an open currency is written,
as null; TOML, which has no null, writes ``currency = "open"``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from reports.notices import Notice, Place, line_of, mistake, show_place
from reports.readers.briefing.parsers.parsed import Parsed

_SUMS = (("figures", ("amount",)), ("aid", ("amount", "equivalent")))
_OPEN = {
    ".json": '"currency": null when the source does not say which dollar',
    ".toml": 'currency = "open"  # the source does not say which dollar',
}
_OPEN_IN_YAML = "currency: null  # the source does not say which dollar"


def unsaid_currencies(parsed: Parsed, name: str) -> list[Notice]:
    """Return a mistake for each sum that says neither a currency nor that it is open.

    A sum with a `unit` ("pesos") has said what money it is.
    """
    remedy = _OPEN.get(PurePath(name).suffix.lower(), _OPEN_IN_YAML)
    expected = f"its ISO 4217 code such as EUR, or {remedy}"
    return [
        mistake(
            "unsaid-currency",
            name,
            line_of(place, parsed.lines),
            show_place(place),
            "found no currency",
            expected=expected,
        )
        for place, money in _sums(parsed.value)
        if "currency" not in money and money.get("unit") is None
    ]


def open_currencies(value: Any) -> None:
    """Make ``currency = "open"`` null, in place."""
    for _, money in _sums(value):
        if money.get("currency") == "open":
            money["currency"] = None


def _sums(value: Any) -> Iterator[tuple[Place, dict[str, Any]]]:
    for table, names in _SUMS:
        rows = value.get(table) if isinstance(value, dict) else None
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            for name in names:
                if isinstance(row, dict) and isinstance(money := row.get(name), dict):
                    yield (table, index, name), money
