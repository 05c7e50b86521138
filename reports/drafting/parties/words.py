"""The words of aid, by language: assets/lexicon/TAG/aid.toml made ready to look up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from reports.language.lexicon import any_of, lexicon_of, whole_words
from reports.language.syntax.grammar import grammar, inflected
from reports.language.syntax.verb_groups import Verb
from reports.model.briefing import AidForm, AidKind

_PATTERNS = (
    "aid", "not_aid", "needs", "people", "bodies", "generic", "running", "bringing",
    "state_organs", "vague", "conditional", "occasions", "part_funded", "promises", "talks",
    "earlier", "private", "worth", "givers", "receivers", "lenders", "works", "bought_for",
    "covers",
)  # fmt: skip
_SETS = ("empty", "helping", "equal", "supposing", "light", "activities", "activity_of")
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
        if not self._reflexive.isdisjoint({*verb.words, *before}):  # “s’est engagée”
            return next(iter(self.groups_in(tuple(f"s’{word}" for word in verb.words))), "")
        if entry := self._entry.match(text, verb.place):
            return self._groups.get(_plain(entry[0]), "")
        return next(reversed(self.groups_in(verb.words)), "")

    def groups_in(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lists of all words that are verbs of the table, in order."""
        return tuple(self._groups[word] for word in words if word in self._groups)


@dataclass(frozen=True, slots=True)
class AidWords:
    """One language's lists: nouns as patterns of whole words, verbs and prepositions as tables."""

    language: str
    patterns: Mapping[str, re.Pattern[str]]
    sets: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, frozenset[str]]
    kinds: tuple[tuple[AidKind, re.Pattern[str]], ...]
    forms: tuple[tuple[AidForm, re.Pattern[str]], ...]
    verbs: VerbGroups
    more: re.Pattern[str]
    _marks: Mapping[str, str]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return the pattern of a list of nouns."""
        return self.patterns[name]

    def group_of(self, text: str, verb: Verb) -> str:
        """Return the list of a verb in `text`, by its last verb of aid; "" for none."""
        return self.verbs.group_of(text, verb)

    def groups_in(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lists of all words that are verbs of aid, in order."""
        return self.verbs.groups_in(words)

    def preposition(self, low: str) -> str:
        """Return the mark of a preposition: o “of”, l “in”, x French “à”, P any other."""
        return self._marks.get(low, "P")

    def aim_word(self, low: str) -> bool:
        """Tell whether a preposition may stand in a name: “Bank for Reconstruction”."""
        return low in self.prepositions["aim"]


@cache
def aid_words(language: str) -> AidWords:
    """Return the words for a BCP 47 tag."""
    lexicon = lexicon_of(language)
    prepositions = {
        name: frozenset(words) for name, words in lexicon.table("aid", "prepositions").items()
    }
    marks = {word: mark for mark in "olx" for word in prepositions.get(_MARKED[mark], ())}
    kinds, forms = lexicon.table("aid", "kinds"), lexicon.table("aid", "forms")
    return AidWords(
        language=language,
        patterns={name: lexicon.pattern("aid", name) for name in _PATTERNS}
        | {name: lexicon.regex("aid", name) for name in ("own", "rate")},
        sets={name: lexicon.words("aid", name) for name in _SETS},
        prepositions=prepositions,
        kinds=tuple((k, whole_words(any_of(kinds[k]))) for k in get_args(AidKind) if k in kinds),
        forms=tuple((f, whole_words(any_of(forms[f]))) for f in ("loan", "grant", "in-kind")),
        more=lexicon.pattern("sums", "differs"),
        verbs=VerbGroups(lexicon.table("aid", "verbs"), language),
        _marks=marks,
    )


_MARKED = {"o": "of", "l": "within", "x": "at"}


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
    participles = grammar(language).participles
    past = participles.get(word) if others else None
    return (word, *(form for form, each in participles.items() if past and each == past))


def _plain(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower().replace("'", "’"))
