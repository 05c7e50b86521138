"""Numbers in Arabic and Hebrew words, as people type them into cells, become digits.

English and French words are read by `language.quantities`. Grammar: a unit goes before its
tens (“خمسة وعشرون”), a scale follows its number, or stands in the dual for two (“مليونان”).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from reports.language.lexicon import primary, read_lists
from reports.slotted import frozen, mutable

_WORD = re.compile(r"[^\W\d_]+")
#: Letters that people write for one another.
_ALIKE = str.maketrans("أإآٱىة", "اااايه")


@frozen
class _Words:
    """What the number words of a language are worth, in one spelling."""

    joiner: str
    teen: frozenset[str]
    hundred: frozenset[str]
    values: Mapping[str, int]
    scales: Mapping[str, int]
    plurals: Mapping[str, int]
    duals: Mapping[str, int]
    fractions: Mapping[str, Decimal]

    def knows(self, word: str) -> bool:
        """Return whether a word may be part of a number."""
        tables = (self.values, self.scales, self.plurals, self.duals, self.fractions)
        return word in self.teen or word in self.hundred or any(word in each for each in tables)


def with_digits(text: str, language: str) -> str:
    """Return a cell without digits with its numbers in words as digits.

    Where a cell has digits, its words are scales, units, or of another number.
    """
    words = _words_of(primary(language))
    if words is None or any(map(str.isdecimal, text)):
        return text
    out, at = "", 0
    found = list(_WORD.finditer(text))
    while found:
        number = _number(text, found, words)
        if number is None:
            found = found[1:]
            continue
        joiner = f"{words.joiner} " if _is_joined(found[0][0], words) else ""
        out += f"{text[at : found[0].start()]}{joiner}{number.value.normalize():f}"
        at = found[number.count - 1].end()
        if number.scale is not None:
            # a range shares its scale, so its word stays: “خمسة إلى ستة ملايين”
            scale = found[number.scale]
            out, at = f"{out} {scale[0]}", scale.end()
        found = found[number.count :]
    return out + text[at:]


@frozen
class _Number:
    """A number of `count` words; `scale` is the place of the scale's word, which stays."""

    value: Decimal
    count: int
    scale: int | None = None


def _number(text: str, found: list[re.Match[str]], words: _Words) -> _Number | None:
    """Return the number that words begin with, None if they begin with none."""
    sum_, best = _Sum(), None
    for count, match in enumerate(found, 1):
        apart = text[found[count - 2].end() : match.start()].strip() if count > 1 else ""
        word, joined = _folded(match[0]), _is_joined(match[0], words)
        if apart or not sum_.add(word[len(words.joiner) :] if joined else word, words, joined):
            break
        if sum_.times is not None:
            best = _Number(sum_.times, count, count - 1)
        elif sum_.total is not None:
            best = _Number(sum_.total, count)
    # “one” alone stands behind what it counts, where it is no number of a cell
    return None if best == _Number(Decimal(1), 1) else best


@mutable
class _Sum:
    """A number as its words come: what is complete, and what still may have a scale."""

    complete: Decimal = Decimal(0)
    part: Decimal | None = None
    last_scale: int = 0
    fraction: bool = False
    times: Decimal | None = None
    and_a_half: bool = False

    @property
    def total(self) -> Decimal | None:
        """The number so far; None while a word is missing."""
        if self.fraction or (self.part is None and not self.last_scale):
            return None
        return self.complete + (self.part or 0)

    def add(self, word: str, words: _Words, joined: bool) -> bool:
        """Take the next word; return whether the number goes on with it."""
        self.times = None
        scale = words.scales.get(word) or words.plurals.get(word)
        if self.and_a_half and scale == self.last_scale:
            self.and_a_half = False  # “مليار ونصف مليار”
            return True
        if word in words.fractions:
            return self._add_fraction(words.fractions[word], joined)
        if self.part is None and word in words.duals and not self._after_number(joined):
            return self._add_scaled(words.duals[word], Decimal(1))
        if scale is not None:
            alone = self.part is None
            if alone and (word in words.plurals or self._after_number(joined)):
                return False
            first = not self.last_scale
            times = Decimal(1) if self.part is None else self.part
            added = self._add_scaled(scale, times)
            self.times = times if first else None
            return added
        if self.fraction:
            return False
        return self._add_value(word, words, joined)

    def _after_number(self, joined: bool) -> bool:
        return bool(self.last_scale) and not joined

    def _add_fraction(self, value: Decimal, joined: bool) -> bool:
        if joined and self.last_scale and self.part is None:
            self.complete += value * self.last_scale
            self.and_a_half = True
            return True
        if self.part is not None or self.last_scale:
            return False
        self.part, self.fraction = value, True
        return True

    def _add_scaled(self, scale: int, times: Decimal) -> bool:
        if self.last_scale and scale >= self.last_scale:
            return False
        self.complete += scale * times
        self.part, self.last_scale, self.fraction = None, scale, False
        return True

    def _add_value(self, word: str, words: _Words, joined: bool) -> bool:
        unit = self.part is not None and self.part % 10 >= 1 and self.part < 10
        if not joined and unit and word in words.teen:
            self.part = 10 + Decimal(self.part or 0)
        elif not joined and unit and word in words.hundred:
            self.part = 100 * Decimal(self.part or 0)
        elif word not in words.values:
            return False
        else:
            return self._add_plain(words.values[word], joined)
        return True

    def _add_plain(self, value: int, joined: bool) -> bool:
        """Add a unit, tens or hundreds: hundreds come first, then a unit, then its tens."""
        if self.part is None:
            if self.last_scale and not joined:
                return False
            self.part = Decimal(value)
            return True
        below = self.part % 100
        fits = (
            (value < 100 and below == 0)
            or (20 <= value < 100 and 1 <= below < 10)
            or (value < 10 and below >= 20 and below % 10 == 0)
        )
        hundreds = below == 0 and self.part >= 100
        if not fits or not (joined or hundreds):
            return False
        self.part += value
        return True


def _is_joined(word: str, words: _Words) -> bool:
    folded = _folded(word)
    rest = folded.removeprefix(words.joiner)
    return rest != folded and not words.knows(folded) and words.knows(rest)


def _folded(word: str) -> str:
    return word.translate(_ALIKE)


@cache
def _words_of(language: str) -> _Words | None:
    lists: dict[str, Any] = dict(read_lists(language, "cells").get("number_words") or {})
    if not lists:
        return None

    def table(name: str) -> dict[str, int]:
        return {_folded(word): value for word, value in lists[name].items()}

    return _Words(
        lists["joiner"],
        frozenset(map(_folded, lists["teen"])),
        frozenset(map(_folded, lists["hundred"])),
        table("values"),
        table("scales"),
        table("plurals"),
        table("duals"),
        {_folded(word): Decimal(value) for word, value in lists["fractions"].items()},
    )
