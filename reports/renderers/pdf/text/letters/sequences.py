"""Signs that belong together: emoji of several characters, and signs with a selector.

A flag is two letters, a family is joined by joiners, a skin tone and a keycap stand behind what
they change (Unicode Technical Standard 51). Where a font has one glyph for all of it, that is
shown; else the sign that leads, with those that joiners add to it. What changes it is not shown
by itself. Whatever is shown, its glyphs stand for every character that was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TONES, _KEYCAP, _TAGS = "\U0001f3fb-\U0001f3ff", "\u20e3", "\U000e0020-\U000e007f"
_TAIL = f"[{_SELECTORS}{_TONES}{_KEYCAP}{_TAGS}]"
_SIGN = "[#*0-9\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
_LETTERS = "[\U0001f1e6-\U0001f1ff]"
_SEQUENCE = (
    f"{_LETTERS}{{2}}|{_SIGN}{_TAIL}*(?:\u200d{_SIGN}{_TAIL}*)+|{_SIGN}{_TAIL}+|[^ ][{_SELECTORS}]+"
)


@cache
def _sequence() -> re.Pattern[str]:
    return re.compile(_SEQUENCE)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"{_LETTERS}|{_TAIL}|\u200d")  # soon found, and every sequence has one


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"{_TAIL}|\u200d")


def has_sequences(text: str) -> bool:
    """Return whether `text` holds signs of several characters."""
    if text.isascii() or _mark().search(text) is None:
        return False
    return _sequence().search(text) is not None


def sequences(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of `text` in order, and of each whether it is a sequence."""
    place = 0
    for found in _sequence().finditer(text):
        yield text[place : found.start()], False
        yield found[0], True
        place = found.end()
    yield text[place:], False


def leading(text: str) -> str:
    """Return `text` with the first sign of each sequence alone: what a font must have."""
    return _sequence().sub(lambda found: found[0][0], text)


def is_tail(char: str) -> bool:
    """Return whether a character of a sequence changes or joins what stands before it."""
    return _tail().fullmatch(char) is not None


def unseen(text: str, place: int, glyph: int) -> bool:
    """Return whether a glyph is left out: a tone that no glyph is joined with, or what is lacking.

    It begins at the letter `place` of a text; 0 is the glyph of what the font lacks.
    """
    return place in followers(text) and (not glyph or _is_tone(text[place]))


def _is_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def followers(text: str) -> set[int]:
    """Return the places of all characters of sequences but the first of each."""
    found = _sequence().finditer(text)
    return {place for each in found for place in range(each.start() + 1, each.end())}
