"""The text of a cell in the one spelling that the readers of numbers and money know.

Digits of any script and grouping become plain ones; words for a scale and names of
currencies, as CLDR gives them for the brief's language, become those of the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_currency_name

from reports.language.lexicon import COMMON, read_lists, reading_language
from reports.language.locales import caseless, locale_of
from reports.model.money import currency_codes
from reports.slotted import frozen
from reports.typed.number_words import with_digits
from reports.typed.numerals import Numeral, find_numerals, fold_digits, nearest
from reports.wording.labels import Labels

#: Marks that only turn the direction of text, and the Arabic vowel signs.
UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u064b-\u0652]")
#: The scale words of the reader's two languages, by the power of ten.
_SCALES: Mapping[str, Mapping[int, str]] = {
    "en": {3: "thousand", 5: "lakh", 6: "million", 7: "crore", 9: "billion", 12: "trillion"},
    "fr": {3: "mille", 6: "millions", 9: "milliards", 12: "billions"},
}
#: A letter alone at the end of what stands before a number, with a hyphen or maqaf or without.
_ATTACHED = re.compile(r"(?<![^\W_])([^\W\d_])[-\u05be\u2013]?$")
#: Alefs with a hamza or madda, which many people leave out.
_ALEF, _ALEFS = "\u0627", "\u0623\u0625\u0622"
_PERCENT = str.maketrans("\u066a\uff05\ufe6a", "%%%")
#: Languages whose words for thousands and millions people type into other languages' briefs.
_NEIGHBOURS = ("en", "fr", "es", "de", "it", "pt", "nl", "sv", "pl", "uk", "ru", "ar", "he")
#: Counts that between them have every plural form of CLDR's languages.
_COUNTS = (None, 1, 2, 3, 11, 100)


@frozen
class Doubt:
    """A number that may be several: as it was `typed`, `settled` by the size of an old value."""

    typed: str
    values: tuple[Decimal, ...]
    settled: bool


class NormalisedCell:
    """A cell's `text` in the reader's spelling.

    `clear` says that each number is one; `doubts` are those that may be several.
    """

    def __init__(
        self, text: str, labels: Labels, language: str, near: Sequence[Decimal], *, money: bool
    ) -> None:
        """Spell `text` anew. Where marks leave a doubt, the number of a size in `near` is it.

        With `money`, single letters are scales too (“5 m”), and names of currencies are read.
        """
        self._raw = with_digits(UNSEEN.sub("", text).translate(_PERCENT), language)
        self._labels, self._language = labels, language
        self._near, self._money = near, money
        self._places: list[tuple[int, int]] = [(0, 0)]
        self.clear = True
        self.doubts: list[Doubt] = []
        self._opened = ""
        self.text = self._spelled()

    def original(self, start: int) -> str:
        """Return the end of the cell as it was typed, from `start` in `text`."""
        here, there = max(place for place in self._places if place[0] <= start)
        return self._raw[there + start - here :]

    def _spelled(self) -> str:
        folded = fold_digits(self._raw)
        out, at = "", 0
        for numeral in find_numerals(folded, self._language):
            out += self._gap(folded[at : numeral.start], first=not at)
            piece, at = self._number(folded, numeral)
            out += piece
            self._places.append((len(out), at))
        return out + folded[at:]

    def _gap(self, text: str, *, first: bool) -> str:
        """Return what stands before a number; the words of a range become the reader's."""
        if reading_language(self._language) == self._labels.language:
            return text
        own, *others = _range_words(self._labels)
        words = text.strip()
        if first:
            befores = {before for before, _ in (own, *others) if before}
            self._opened = words if words in befores else ""
            return "between " if self._opened else _detached(text, self._labels.language)
        joints = {joint for before, joint in (own, *others) if before == self._opened}
        if self._opened and words in joints:
            return " and "
        return " to " if words == own[1] else text

    def _number(self, text: str, numeral: Numeral) -> tuple[str, int]:
        """Return a number in plain digits with its scale and currency, and where it ends."""
        piece, end = "", numeral.end
        if found := _scale_pattern(self._language, self._money).match(text, end):
            word, end = found[1], found.end()
            scales = _scales(self._language, self._money)
            power = scales[word] if word in scales else scales[caseless(word)]
            close = " " if text[end : end + 1].isalpha() else ""
            piece = f" {_SCALES[reading_language(self._language)][power]}{close}"
        elif found := _own_scale(reading_language(self._language)).match(text, end):
            piece, end = found[0], found.end()
        value = self._value(numeral, scaled=bool(piece))
        if self._money and (found := _names_pattern(self._language).match(text, end)):
            piece, end = f"{piece} {_names(self._language)[_folded(found[1])]}", found.end()
        if value is None:
            self.clear = False
            return text[numeral.start : end], end
        return _digits(value) + piece, end

    def _value(self, numeral: Numeral, *, scaled: bool) -> Decimal | None:
        if len(numeral.values) < 2:
            return numeral.values[0] if numeral.values else None
        if scaled:
            # “1.234 billion”: nobody counts in thousands of billions
            value = numeral.values[0] if numeral.usual else None
        else:
            value = nearest(numeral.values, self._near)
        if value is None or not scaled:
            typed = fold_digits(self._raw)[numeral.start : numeral.end]
            self.doubts.append(Doubt(typed, numeral.values, settled=value is not None))
        return value


@lru_cache(maxsize=1)
def _every_scale_word() -> frozenset[str]:
    """Return the first words of CLDR's scales in the languages of the readers and beside them."""
    out: set[str] = set()
    for language in _NEIGHBOURS:
        for patterns in (locale_of(language).compact_decimal_formats.get("long") or {}).values():
            words = (str(pattern.pattern).replace("0", "") for pattern in patterns.values())
            out |= {caseless(UNSEEN.sub("", word)).split()[0] for word in words if word.strip()}
    return frozenset(out)


def is_scale_word(word: str) -> bool:
    """Return whether a word is a scale in some language: then it is nothing that is counted."""
    return caseless(word) in _every_scale_word()


def _digits(value: Decimal) -> str:
    """Write a number so that its marks are plain: three decimals get a fourth."""
    text = f"{value.normalize():f}"
    return text + "0" if len(text.partition(".")[2]) == 3 else text


def _range_words(labels: Labels) -> list[tuple[str, str]]:
    """Return the words before the numbers of a range and between them, in the ways to say one."""
    before, _, rest = labels.money_range.partition("{low}")
    own = (before.strip(), rest.partition("{high}")[0].strip())
    return [own, *map(tuple, read_lists(labels.language, "cells").get("ranges", ()))]


@lru_cache(maxsize=64)
def _scales(language: str, money: bool) -> Mapping[str, int]:
    """Return the powers of ten by their words: CLDR's for the language, then short ones."""
    out: dict[str, int] = {}
    formats = locale_of(language).compact_decimal_formats.get("long") or {}
    known = _SCALES[reading_language(language)]
    if language.split("-")[0] not in _SCALES:
        for patterns in formats.values():
            out |= dict(_words(patterns.items(), known))
    typed = read_lists(COMMON, "cells")
    short = {**typed["scales"], **(typed["money_scales"] if money else {})}
    if reading_language(language) == "fr":
        # a French billion is a million millions: the letter may mean either
        short = {word: value for word, value in short.items() if word not in ("b", "B")}
    return out | {word: len(str(value)) - 1 for word, value in short.items()}


def _words(
    patterns: Iterable[tuple[str, object]], known: Iterable[int]
) -> Iterator[tuple[str, int]]:
    """Yield the words in CLDR's patterns, such as “00 Millionen”, with their powers."""
    for number, pattern in patterns:
        text = str(getattr(pattern, "pattern", ""))
        power = len(number) - text.count("0")
        word = caseless(UNSEEN.sub("", text.replace("0", "").replace("'", "")).strip())
        if word and power in known:
            yield word, power


@lru_cache(maxsize=64)
def _scale_pattern(language: str, money: bool) -> re.Pattern[str]:
    short = read_lists(COMMON, "cells")
    exact = set(short["scales"]) | set(short["money_scales"])
    words = _longest_first(_scales(language, money))
    alternatives = [re.escape(w) if w in exact else f"(?i:{re.escape(w)})" for w in words]
    # “5 MEUR”: a code may stand close behind the letter
    return re.compile(rf" ?({'|'.join(alternatives)})\.?(?:(?![^\W_])|(?=[A-Z]{{3}}(?![^\W_])))")


@lru_cache(maxsize=2)
def _own_scale(rules: str) -> re.Pattern[str]:
    words = read_lists(rules, "numbers")["scales"]
    return re.compile(rf" ?(?i:{'|'.join(_longest_first(words))})(?![^\W_])")


@lru_cache(maxsize=32)
def _names(language: str) -> Mapping[str, str]:
    """Return the codes of currencies by the names that CLDR and the word list give them."""
    locale, typed = locale_of(language), read_lists(COMMON, "cells")
    out: dict[str, str] = dict.fromkeys(map(_folded, typed["dollars"]), "$")
    if language.split("-")[0] not in _SCALES:
        names = [
            (_folded(UNSEEN.sub("", get_currency_name(code, count, locale))), code)
            for code in sorted(currency_codes())
            for count in _COUNTS
        ]
        codes: dict[str, set[str]] = {}
        for name, code in names:
            codes.setdefault(name, set()).add(code)
        out |= {name: found.pop() for name, found in codes.items() if len(found) == 1}
    return out | {_folded(name): code for name, code in typed["currencies"].items()}


def _folded(name: str) -> str:
    """Return a name in the letters that it is known by: many leave out the hamza of an alef."""
    return caseless(name).translate(dict.fromkeys(map(ord, _ALEFS), _ALEF))


@lru_cache(maxsize=32)
def _names_pattern(language: str) -> re.Pattern[str]:
    words = map(re.escape, _longest_first(_names(language)))
    pattern = "|".join(words).replace(_ALEF, f"[{_ALEF}{_ALEFS}]")
    return re.compile(rf" ?((?i:{pattern}))(?![^\W_])")


def _detached(text: str, language: str) -> str:
    """Return what stands before a number with a letter attached to it as a word: “כ-240”."""
    attached: Mapping[str, str] = read_lists(language, "cells").get("attached", {})
    found = _ATTACHED.search(text)
    if found is None or found[1] not in attached:
        return text
    return f"{text[: found.start()]}{attached[found[1]]} "


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
