"""The class of each word of a sentence: by a list of function words, by ending, by its neighbours.

One letter stands for a class, so that a sentence is a string that patterns can search:

    D determiner  # number  N noun or adjective  Y noun of time  I pronoun  B adverb
    P preposition  Q French “de” behind a number
    J and, or     O opener of a clause           R relative
    A form of be, have, do   M modal   V finite verb   T “to” of an infinitive
    i infinitive  p past participle  g verb in -ing       , comma   . any other mark
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reports.language.quantities.currencies import is_money_mark
from reports.language.quantities.numbers import FoundNumber, find_numbers
from reports.language.syntax.english import EnglishTagger
from reports.language.syntax.french import FrenchTagger
from reports.language.syntax.grammar import Grammar, grammar
from reports.language.syntax.tagger import Word
from reports.model.money import currency_codes


def tagged_words(text: str, language: str) -> tuple[tuple[Word, ...], str]:
    """Return the words and marks of `text`, and their classes, a letter each."""
    known = grammar(language)
    plain = text.replace("'", "’").replace("\u00a0", " ")
    spans = [found.span() for found in known.pattern.finditer(text)]
    words = tuple([Word(start, end, plain[start:end].lower()) for start, end in spans])
    numeric = _inside(words, find_numbers(text, language))
    codes = currency_codes()
    before = {at - 1: text[slice(*words[at - 1][:2])] for at in numeric if at}
    numeric |= {at for at, word in before.items() if word in codes or is_money_mark(word)}
    # “seeks |US|$5 million”
    pairs = enumerate(pairwise(words))
    numeric |= {at for at, (a, b) in pairs if a.end == b.start and b.low == "$"}
    capital = [at for at, word in enumerate(words) if text[word.start].isupper()]
    named = _named(text, words, capital, known)
    tagger = FrenchTagger if known.french else EnglishTagger
    return words, tagger(words, known, numeric, named, frozenset(capital)).read()


def _named(
    text: str, words: Sequence[Word], capital: Sequence[int], known: Grammar
) -> frozenset[int]:
    """Return which words are parts of names: capitals inside a sentence that is no headline."""
    letters = len([word for word in words if word.low[0].isalpha()])
    if len(capital) * 10 >= letters * 7:
        return frozenset()
    shouted = (at for at in capital if text[words[at].start : words[at].end].isupper())
    acronyms = {at for at in shouted if words[at].low[1:].isalnum()}
    inside = [at for at in capital if at and words[at - 1].low[-1].isalnum()]
    capitals, times = frozenset(capital), known.lists["times"]
    # “Médecins |Sans| Frontières”
    within = {at for at in inside if at - 1 in capitals and at + 1 in capitals}
    lows = ((at, words[at].low) for at in inside)
    telling = {at for at, low in lows if low not in times and low not in known.closed}
    return frozenset(acronyms | within | telling)


def _inside(words: Sequence[Word], numbers: Sequence[FoundNumber]) -> frozenset[int]:
    """Return which words stand in a number; “two-way” does not."""
    found, at = set(), 0
    for number in numbers:
        while at < len(words) and words[at].end <= number.start:
            at += 1
        while at < len(words) and words[at].start < number.end:
            if number.digits or words[at].end <= number.end:
                found.add(at)
            at += 1
    return frozenset(found)
