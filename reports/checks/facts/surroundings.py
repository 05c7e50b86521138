"""The story that rows came from, by the words in it: what stands around a sentence, who is named.

It is read once, however many rows ask: what they look for is found by its first words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from reports.checks.facts.namewords import words_of
from reports.checks.subject import Subject
from reports.language.countries import FoundCountry, find_countries
from reports.language.quantities.sums import find_money

_WORD = re.compile(r"[^\W\d_]+")
#: Paragraphs before a sentence that its giver may stand in, and the words of such a one at least.
_PARAGRAPHS = 2
_PROSE = 12
#: Paragraphs in which these are looked for: a list may stand between.
_MOST_BEFORE = 30
#: Letters of a paragraph that is read for one sentence, and places where a sentence may stand.
_LONGEST = 4_000
_MOST_PLACES = 10
#: Words that a sentence is found by.
_FIRST = 3


class Surroundings:
    """The article, or the texts of the briefing where that is not at hand."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    @cached_property
    def text(self) -> str:
        """All of it, a paragraph a line."""
        article = self._subject.article
        return "\n".join(each.text for each in self._subject.texts) if article is None else article

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, as they are compared."""
        return frozenset(word for words in self._words for word in words)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The countries that it names, but for those whose money a sum is in."""
        language = self._subject.language
        found = (each for line in self._lines for each in outside_sums(line, language))
        return frozenset(each.country.code for each in found)

    def around(self, evidence: str) -> str | None:
        """Return what stands around a sentence, and before it; None where it is not found."""
        words = words_of(evidence)
        found = self._by_first_words.get(words[:_FIRST], ())[:_MOST_PLACES]
        said = f" {' '.join(words)} "
        places = [place for place in found if said in f" {' '.join(self._words[place])} "]
        return "\n".join(line for place in places for line in self._before(place)) or None

    def calls(self, names: Sequence[str], party: str) -> bool:
        """Return whether it has the first word of a name, two in a line, or its initials."""
        lines = [self._by_capitals[name] for name in names if name in self._by_capitals]
        if names[0] in self._by_capitals or any(
            not one.isdisjoint(other) for at, one in enumerate(lines) for other in lines[:at]
        ):
            return True
        short = initials_of(party)
        return (len(short) > 1 and short in self._capitals) or any(
            each in self._initials for each in acronyms_in(party)
        )

    def _before(self, place: int) -> Iterator[str]:
        """Yield a paragraph and those before it; none of a text that has none."""
        prose = 0
        for at in range(place, max(place - _MOST_BEFORE, -1), -1):
            if len(self._lines[at]) > _LONGEST:
                return
            yield self._lines[at]
            prose += at < place and len(self._words[at]) >= _PROSE
            if prose == _PARAGRAPHS:
                return

    @cached_property
    def _lines(self) -> list[str]:
        return [line for line in self.text.split("\n") if line.strip()]

    @cached_property
    def _words(self) -> list[tuple[str, ...]]:
        return [words_of(line) for line in self._lines]

    @cached_property
    def _by_first_words(self) -> Mapping[tuple[str, ...], list[int]]:
        """The paragraphs in which words follow each other."""
        found = defaultdict[tuple[str, ...], list[int]](list)
        for place, words in enumerate(self._words):
            for start in {words[at : at + _FIRST] for at in range(len(words))}:
                found[start].append(place)
        return found

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(word for word in _WORD.findall(self.text) if word[0].isupper())

    @cached_property
    def _by_capitals(self) -> Mapping[str, set[int]]:
        """The paragraphs that have a word with a capital, by the word as it is compared."""
        found = defaultdict[str, set[int]](set)
        for place, line in enumerate(self._lines):
            capitals = (word for word in _WORD.findall(line) if word[0].isupper())
            for word in words_of(" ".join(capitals)):
                found[word].add(place)
        return found

    @cached_property
    def _initials(self) -> str:
        return "\n".join(map(initials_of, self._lines))


def outside_sums(text: str, language: str) -> list[FoundCountry]:
    """Return the countries of a text, but for those whose money a sum is in."""
    sums = [(found.start, found.end) for found in find_money(text, language)]
    return [
        each for each in find_countries(text, language)
        if not any(start <= each.start < end for start, end in sums)
    ]  # fmt: skip


def initials_of(text: str) -> str:
    """Return the capitals that words of a text begin with."""
    return "".join(word[0] for word in _WORD.findall(text) if word[0].isupper())


def acronyms_in(text: str) -> list[str]:
    """Return the words of a text that are all capitals."""
    return [word for word in _WORD.findall(text) if len(word) > 1 and word.isupper()]
