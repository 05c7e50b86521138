"""CLDR's locale of a language tag, its names of months and weekdays, and letters in any case."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError

Calendar = Literal["months", "days"]
#: The dotted and the dotless I, and other forms of letters in old, mathematical and final type: a
#: search in any case takes them for the usual ones, and `str.lower` does not.
_ANY_I = "\u0130\u0131"
_OTHER_FORMS = "\u017f\u00b5\u03a3\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f5\u1e9b\u1fbe"
_OLD_CYRILLIC = "\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86\u1c87\u1c88"
_SEARCHED_AS = str.maketrans(
    dict.fromkeys(_ANY_I, "i")
    | {letter: letter.casefold() for letter in _OTHER_FORMS + _OLD_CYRILLIC}
)


def caseless(text: str) -> str:
    """Return a text in small letters that are the same wherever a search in any case finds it.

    “milyon” finds “MİLYON”, whose small letters are other ones: what is looked up by a text that
    was found so has its keys in these.
    """
    return text.lower() if text.isascii() else text.translate(_SEARCHED_AS).lower()


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
        caseless(name).rstrip("."): number
        for context in (known["format"], known["stand-alone"])
        for width in widths
        for number, name in context[width].items()
    }
    return {name: number for name, number in out.items() if not name[:1].isdecimal()}
