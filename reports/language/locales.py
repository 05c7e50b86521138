"""CLDR's locale of a language tag."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Return the CLDR locale for a BCP 47 tag; its language alone, or English, if unknown."""
    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
