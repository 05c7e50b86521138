"""A sentence as a row of signs, one letter for a word: what patterns for roles and names read.

``Canada’s minister, Mark Carney, said`` is ``C'M,JN,!``. Words that are one, such as a country's
name or "prime minister", have one sign; marks between words stand as they are, and ``'`` is a
possessive. The tables of `tagging` say what each sign means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache

from reports.drafting.roles.tagging import Head, tagger_of
from reports.language.countries import FoundCountry
from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.tokens import Words, tokenized
from reports.slotted import frozen

_MARKS = str.maketrans("“”«»‘’„–—!?…[]{}", '"' * 7 + "--...()()")
_PLURAL_OWNERS = ("’ ", "' ")
_KEPT = re.compile(r'[^,():;."&-]')


@frozen
class Signs:
    """A sentence as signs; ``first[i]`` is the word at sign `i`, or the next one behind a mark."""

    words: Words
    language: str
    text: str
    first: tuple[int, ...]
    heads: Mapping[int, Head]

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon of the sentence's language."""
        return lexicon_of(self.language)

    def at(self, word: int) -> int:
        """Return where the sign of `word` stands."""
        return bisect_right(self.first, word) - 1

    def slice(self, start: int, end: int) -> str:
        """Return the source's text of the signs from `start` up to `end`."""
        return self.words.slice(self.first[start], self.first[end])

    def listed(self, place: int, file: str, key: str) -> bool:
        """Return whether the word at sign `place` is in a list of the lexicon."""
        return self.words.tokens[self.first[place]].low in self.lexicon.words(file, key)

    def country(self, place: int) -> FoundCountry | None:
        """Return the country at sign `place`, if one starts there."""
        return self.words.countries.get(self.first[place])

    def replaced(self, spans: Iterable[tuple[int, int, str]]) -> Signs:
        """Return the row with one sign in place of each span; the spans are in order."""
        text, first, last = "", list[int](), 0
        for start, end, sign in spans:
            text += self.text[last:start] + sign
            first += [*self.first[last:start], self.first[start]]
            last = end
        text += self.text[last:]
        return Signs(self.words, self.language, text, (*first, *self.first[last:]), {})


# persons, quotations and attributions read the same sentences
@lru_cache(maxsize=1024)
def read_signs(text: str, language: str) -> Signs:
    """Return a sentence, or a phrase, as signs."""
    words = tokenized(text, language)
    tagger, tokens = tagger_of(language), words.tokens
    row, first, heads = list[str](), list[int](), dict[int, Head]()
    place = 0
    while place < len(tokens):
        for mark in _marks(words, place):
            row.append(mark)
            first.append(place)
        sign, end, head = tagger.unit(words, place)
        if head is not None:
            heads[len(row)] = head
        row.append(sign)
        first.append(place)
        if tokens[end - 1].possessive:
            row.append("'")
            first.append(end)
        place = end
    ends = _spelled(text[tokens[-1].end :]) if tokens else ""
    first += [len(tokens)] * (len(ends) + 1)
    return Signs(words, language, "".join(row) + ends, tuple(first), heads)


def _marks(words: Words, place: int) -> str:
    """Return the marks before a word: nothing where only a space parts it off."""
    if words.joined(place):
        return ""
    token, before = words.tokens[place], words.tokens[place - 1] if place else None
    if before is not None and token.gap in _PLURAL_OWNERS and before.text.endswith("s"):
        # "the Neighbours’ director"
        return "'"
    return _spelled(token.gap) or ";" * (place > 0)


def _spelled(gap: str) -> str:
    return _KEPT.sub("", gap.removeprefix("’s").translate(_MARKS))
