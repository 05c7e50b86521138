"""The words of aid, by language: assets/lexicon/TAG/aid.toml made ready to look up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import get_args

from reports.language.lexicon import any_of, lexicon_of, whole_words
from reports.language.syntax.grammar import grammar, inflected
from reports.language.syntax.verb_groups import Verb
from reports.model.briefing import AidForm, AidKind

#: Prepositions by the mark that each has in a row of phrases.
_MARKED = {"o": "of", "l": "within", "x": "at"}
_LAST_WORD = re.compile(r"\b[^\W\d_]+[’']?\s?$")


class VerbGroups:
    """The verbs of a table of the lexicon, each in all its forms with its list's name."""

    def __init__(self, verbs: Mapping[str, str], language: str) -> None:
        self._groups = _groups(verbs, language)
        self._reflexive = grammar(language).lists["reflexive"]
        self._entry = whole_words(any_of(word for word in self._groups if " " in word))

    def group_of(self, text: str, verb: Verb) -> str:
        """Return the list of a verb in `text`, by its last verb that has one; "" for none."""
        last = _LAST_WORD.search(text, 0, verb.start)  # “la Suis|se versera” has no pronoun
        before = (_plain(last[0]).strip(),) if last else ()
        if not verb.passive and not self._reflexive.isdisjoint(
            {*verb.words, *before}
        ):  # “s’est engagée”
            return next(iter(self.groups_in(tuple(f"s’{word}" for word in verb.words))), "")
        if entry := self._entry.match(text, verb.place):
            return self._groups.get(_plain(entry[0]), "")
        return next(reversed(self.groups_in(verb.words)), "")

    def groups_in(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lists of all words that are verbs of the table, in order."""
        return tuple(self._groups[word] for word in words if word in self._groups)


class AidWords(VerbGroups):
    """The words of aid of one language: its verbs, and its other lists as patterns or sets."""

    def __init__(self, language: str) -> None:
        self.language, self._lexicon = language, lexicon_of(language)
        super().__init__(self._lexicon.table("aid", "verbs"), language)
        known = self._lexicon.table("aid", "prepositions")
        self.prepositions = {name: frozenset(words) for name, words in known.items()}
        self._marks = {word: mark for mark in _MARKED for word in known.get(_MARKED[mark], ())}
        prices = self._lexicon.table("aid", "prices")
        self.prices = {before: frozenset(verbs.split()) for before, verbs in prices.items()}
        kinds, forms = self._lexicon.table("aid", "kinds"), self._lexicon.table("aid", "forms")
        named: tuple[AidForm, ...] = ("loan", "grant", "in-kind")
        self.kinds = [(k, whole_words(any_of(kinds[k]))) for k in get_args(AidKind) if k in kinds]
        self.forms = [(form, whole_words(any_of(forms[form]))) for form in named]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return the pattern of a list of whole words."""
        return self._lexicon.pattern("aid", name)

    def listed(self, name: str) -> frozenset[str]:
        """Return a list as a set."""
        return self._lexicon.words("aid", name)

    @property
    def more(self) -> re.Pattern[str]:
        """What makes a second sum another one: “about $1 billion |more| than”."""
        return self._lexicon.pattern("sums", "differs")

    def preposition(self, low: str) -> str:
        """Return the mark of a preposition: o “of”, l “in”, x French “à”, P any other."""
        return self._marks.get(low, "P")


@cache
def aid_words(language: str) -> AidWords:
    """Return the words for a BCP 47 tag."""
    return AidWords(language)


def _groups(verbs: Mapping[str, str], language: str) -> dict[str, str]:
    """Map each form of each verb to its group; words joined by “_” are one verb."""
    table: dict[str, str] = {}
    for group, block in verbs.items():
        for word in block.split():
            first, *others = word.split("_")
            forms = inflected(first, grammar(language).endings) or _forms_of(
                first, others, language
            )
            table |= dict.fromkeys((" ".join((form, *others)) for form in forms), group)
    return table


def _forms_of(word: str, others: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the forms of a verb of several words (“setting aside”); of one, itself alone."""
    known = grammar(language)
    future = known.lists["future_endings"] if known.french and not others else ()
    if end := next(filter(word.endswith, future), ""):  # « offrira »: « offrirait » too
        ends = known.lists["future_endings"] | known.lists["conditional_endings"]
        return tuple(word.removesuffix(end) + each for each in ends)
    participles = known.participles
    past = participles.get(word) if others else None
    return (word, *(form for form, each in participles.items() if past and each == past))


def _plain(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower().replace("'", "’"))
