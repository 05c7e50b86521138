"""CLDR's locale of a language tag, and its names of months and weekdays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError

Calendar = Literal["months", "days"]


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Return the CLDR locale for a BCP 47 tag; its language alone, or English, if unknown."""
    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=64)
def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from right to left."""
    return bool(locale_of(language).text_direction == "rtl")


def calendar_names(
    language: str, kind: Calendar, widths: Sequence[str] = ("abbreviated", "wide")
) -> dict[str, int]:
    """Return CLDR's numbers of months or weekdays by their names, in lower case."""
    known = getattr(locale_of(language), kind)
    out = {
        name.casefold().rstrip("."): number
        for context in (known["format"], known["stand-alone"])
        for width in widths
        for number, name in context[width].items()
    }
    return {name: number for name, number in out.items() if not name[:1].isdecimal()}
