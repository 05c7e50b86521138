"""Where a word may be divided: with a hyphen in plain words, without one in all that is copied.

An address, a file's name, a number or a key has each of its characters for a reason: a
hyphen put into it makes another of it, on paper too. Such a token is divided after a
sign, or before a hyphen of its own, which at a line's end could be taken for one that
was put there (The Chicago Manual of Style, 17th edition, 7.46).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import pyphen

from reports.renderers.pdf.fonts.face import SOFT_HYPHEN
from reports.renderers.pdf.text.letters.sequences import followers, has_sequences
from reports.renderers.pdf.text.line_ends.patterns import use_patterns

#: Longer ones are no words: they are broken where the line is full.
MAX_WORD = 200
# at least so many letters stand before and after a hyphen that is put in
_LEFT, _RIGHT = 2, 3
_LOOK_BACK = 16

#: No line ends before or after these.
_GLUE = " \u00a0\u202f\u2060\ufeff"
_UNITS = re.compile(f"[^{_GLUE}]+")
#: Hyphens of a text's own; the first stands first in classes of patterns.
_OWN = "-\u2010\u2011"
_SEPARATOR = f"[{_OWN}'’–—/]"
_SEPARATORS = re.compile(_SEPARATOR)
_OUTER = r"[^\w/@#=&~%+*\\]*"
_WORD = re.compile(rf"{_OUTER}[^\W\d_]+(?:{_SEPARATOR}[^\W\d_]+)*{_OUTER}")
_COMPOUND = re.compile("(?<=[^\\W\\d_]{2}[-\u2010–—/])(?=[^\\W\\d_]{2})")
_SOFT = re.compile(f"(?<!^){SOFT_HYPHEN}")
_SIGNS = re.compile(r"(?<=[/._?&=#:@])(?=[\w~%+])|(?<=\w)(?=-+\w)")


class Places(NamedTuple):
    """After how many letters a word may be divided, with a hyphen and without, in order."""

    hyphened: tuple[int, ...]
    plain: tuple[int, ...]


@lru_cache(maxsize=16384)
def places(word: str, language: str) -> Places:
    """Return where `word` may be divided; soft hyphens go before what a dictionary says."""
    hyphened: list[int] = []
    plain: list[int] = []
    for unit in _UNITS.finditer(word):
        text, start = unit[0], unit.start()
        # of words kept together, if they must be parted, a line ends between them
        # not behind a hyphen: at a line's end it would be taken for one that was put there
        if start > 1 and word[start - 1] == " " and word[start - 2] not in _OWN:
            plain.append(start)
        is_word = _is_word(text)
        soft = _starts(_SOFT, text)
        signs = _COMPOUND if is_word else _SIGNS
        found = _starts(signs, text)
        if is_word:
            hyphened += [start + n for n in soft or _from_dictionary(text, language)]
        else:
            found = sorted({*found, *soft})
        plain += [start + n for n in found if 0 < n < len(text)]
    return Places(tuple(hyphened), tuple(plain))


def _starts(pattern: re.Pattern[str], text: str) -> list[int]:
    return [found.start() for found in pattern.finditer(text)]


def _is_word(text: str) -> bool:
    """Return whether a text without spaces is a word or a compound of words, not a code."""
    if not text.isascii():
        text = "".join(char for char in text if unicodedata.category(char) not in _SILENT)
    if _WORD.fullmatch(text) is None or text.count("/") > 1:
        return False
    return all(
        part.isupper() or not any(map(str.isupper, part[1:])) for part in _SEPARATORS.split(text)
    )


_SILENT = ("Mn", "Mc", "Me", "Cf")


#: English as it is divided in America; elsewhere it is divided as in Britain.
_ENGLISH = {"en": "en_US", "en_us": "en_US"}


@lru_cache(maxsize=16)
def _dictionary(language: str) -> pyphen.Pyphen | None:
    tag = language.replace("-", "_")
    english = tag.split("_")[0].lower() == "en"
    known = pyphen.language_fallback(_ENGLISH.get(tag.lower(), "en_GB") if english else tag)
    if not known:
        return None
    use_patterns(known)
    return pyphen.Pyphen(lang=known, left=_LEFT, right=_RIGHT)


def _from_dictionary(text: str, language: str) -> list[int]:
    dictionary = _dictionary(language)
    if dictionary is None or len(text) > MAX_WORD:
        return []
    found = (int(place) for place in dictionary.positions(text))
    return [n for n in found if _stands_between_letters(text, n)]


def _stands_between_letters(text: str, place: int) -> bool:
    """Return whether enough letters stand on both sides of a place."""
    before, after = text[max(place - _LEFT, 0) : place], text[place : place + _RIGHT]
    return (
        len(before) == _LEFT
        and len(after) == _RIGHT
        and not _SEPARATORS.search(before + after)
        and before[-1] not in _OWN
    )


def any_place(word: str, start: int, most: int) -> int:
    """Return after which letter to divide what has no place of its own: `most`, or a bit before.

    Not beside a space, inside what is shown as one, or after a hyphen, if that can be helped.
    """
    inside = followers(word) if has_sequences(word) else ()
    for place in range(most, max(start, most - _LOOK_BACK), -1):
        before, after = word[place - 1], word[place : place + 1]
        if before in _GLUE or before in _OWN or (after and after in _GLUE):
            continue
        if place not in inside and not _parts_syllable(word, place):
            return place
    return most


#: Vowels that stand before the consonant that they are read after: of Thai and Lao.
_LEADING = re.compile("[\u0e40-\u0e44\u0ec0-\u0ec4]")
#: Vowels and signs of theirs that are read behind a consonant, though they are letters.
_TRAILING = re.compile("[\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6]")
#: What silences a consonant of Burmese, and may stand behind its tone.
_SILENCED = re.compile("[\u1000-\u102a]\u1037?[\u103a\u1039]")
_ASAT = "\u103a"
#: The Canonical_Combining_Class of what joins a consonant to the next one.
_VIRAMA = 9


def _parts_syllable(word: str, place: int) -> bool:
    """Return whether a place is inside what belongs together, as far as its letters tell."""
    if word[place - 1 : place + 1].isascii():
        return False
    before, after = word[place - 1], word[place : place + 1]
    if after and (unicodedata.category(after) in _SILENT or _TRAILING.match(after)):
        return True
    if unicodedata.combining(before) == _VIRAMA and before != _ASAT:
        return True
    return _LEADING.match(before) is not None or _SILENCED.match(word, place) is not None
