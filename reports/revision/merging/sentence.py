"""Does a sentence say a value? Asked of the evidence of a row whose cells were edited.

Words are compared without letter case and accents, and by their stems, since a sentence
says “Canadian” where a cell says “Canada”. The answer is for a notice to a person: where
it is in doubt, the value counts as not said.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property

from reports.language.countries import country_of, find_countries
from reports.language.lexicon import reading_language
from reports.language.quantities.numbers import find_numbers
from reports.language.quantities.sums import find_money
from reports.model import Money

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
#: Words with fewer letters hold a sentence together; initials and codes are in capitals.
_SHORTEST = 4
#: What a stem must share of the shorter of two words.
_STEM = 0.6
#: How alike two spellings of one name are, at the least (`difflib`'s ratio).
_SPELLING = 0.8
#: They tell a son from his father.
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "fils", "pere"})


class SourceSentence:
    """A sentence of the source, to ask what it says."""

    def __init__(self, text: str, language: str) -> None:
        """Read `text` by the rules of `language`."""
        self._text = text
        self._language = reading_language(language)
        self._folded = _fold(text)
        self._words = _WORD.findall(self._folded)

    def says(self, text: str) -> bool:
        """Return whether the sentence has all the telling words of `text`."""
        wanted = re.escape(_fold(text))
        # only writing without spaces has words inside words
        edge = "" if _UNSPACED.search(text) else r"\b"
        if re.search(f"{edge}{wanted}{edge}", self._folded):
            return True
        country = country_of(text, self._language)
        if country is not None:
            return country in self._countries
        return all(self._has(word) for word in _telling(text))

    def says_number(self, value: Decimal) -> bool:
        """Return whether the sentence has the number."""
        return value in self._numbers

    def says_money(self, money: Money) -> bool:
        """Return whether the sentence has the sum, with its currency and its qualifier.

        A sum in “$” may be in any currency.
        """
        return any(_agrees(found, money) for found in self._sums)

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(each.country.name for each in find_countries(self._text, self._language))

    @cached_property
    def _numbers(self) -> frozenset[Decimal]:
        return frozenset(each.value for each in find_numbers(self._text, self._language))

    @cached_property
    def _sums(self) -> tuple[Money, ...]:
        found = find_money(self._text, self._language)
        sums = [(each.money, each.equivalent) for each in found]
        return tuple(money for pair in sums for money in pair if money is not None)

    def _has(self, word: str) -> bool:
        return any(_same_stem(word, other) for other in self._words)


def same_name(one: str, other: str) -> bool:
    """Return whether two names are spellings of one person's: Zelensky and Zelenskyy.

    One may be shorter: Carney, M. Carney and Mark Carney.
    """
    fewer, more = sorted((_words(one), _words(other)), key=len)
    if set(fewer) & _GENERATIONS != set(more) & _GENERATIONS:
        return False
    left = list(more)
    for word in fewer:
        near = next((each for each in left if _same_spelling(word, each)), None)
        if near is None:
            return False
        left.remove(near)
    # initials alone name nobody
    return any(len(word) > 1 for word in fewer)


def alike(one: str, other: str) -> bool:
    """Return whether one text is the other with words added, taken away or spelt otherwise."""
    fewer, more = sorted((_telling(one), _telling(other)), key=len)
    return all(any(_same_spelling(word, each) for each in more) for word in fewer)


def holds_all(one: str, other: str) -> bool:
    """Return whether `one` has all telling words of `other`, in whatever order."""
    return {*_telling(other)} <= {*_words(one)}


def _agrees(found: Money, money: Money) -> bool:
    same = (found.value, found.upper) == (money.value, money.upper)
    currency = found.currency is None or money.currency in (None, found.currency)
    return same and currency and money.qualifier in (None, found.qualifier)


def _fold(text: str) -> str:
    """Return `text` in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _words(text: str) -> list[str]:
    return _WORD.findall(_fold(text))


def _telling(text: str) -> list[str]:
    """Return the words of `text` that say something; all of them where none is long."""
    words = _WORD.findall(text)
    long = [w for w in words if len(w) >= _SHORTEST or w.isupper() or w.isdigit()]
    return [_fold(word) for word in long or words]


def _same_stem(one: str, other: str) -> bool:
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    length = min(len(one), len(other)) if shared is None else shared
    shortest = min(len(one), len(other))
    return one == other or length >= max(_SHORTEST, _STEM * shortest)


def _same_spelling(one: str, other: str) -> bool:
    if one == other or (1 in (len(one), len(other)) and one[:1] == other[:1]):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _SPELLING
