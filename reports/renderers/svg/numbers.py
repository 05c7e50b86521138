"""Numbers as SVG writes them, alone and in lists (SVG 1.1, 4.2)."""

from __future__ import annotations

import re

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
#: A number, or the letter of a path's command, with the comma or space before it.
TOKEN = re.compile(rf"\s*,?\s*([A-Za-z]|{_NUMBER})")
_MAX_NUMBER = 1e6


def read_numbers(text: str) -> list[float]:
    """Return the numbers of a list such as ``points``.

    Raises:
        ValueError: if something else stands between them.
    """
    found, place = [], 0
    text = text.strip()
    while place < len(text):
        token = TOKEN.match(text, place)
        if token is None or token[1].isalpha():
            raise ValueError(f"found {text[place : place + 12]!r}, expected a number")
        found.append(read_number(token[1]))
        place = token.end()
    return found


def read_number(text: str) -> float:
    """Return one number.

    Raises:
        ValueError: if it is too large to be drawn.
    """
    value = float(text)
    if not abs(value) <= _MAX_NUMBER:
        raise ValueError(f"found the number {text[:20]}, expected at most {_MAX_NUMBER:,.0f}")
    return value
