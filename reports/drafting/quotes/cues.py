"""Verbs of speech, and the words beside them that say who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reports.language.lexicon import word_list
from reports.language.tokens import Words

VerbKind = Literal["said", "saying", "according"]

_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on)$")
#: Words between a subject and its verb of speech.
BETWEEN = frozenset({
    "has", "had", "have", "also", "later", "then", "again", "now", "first", "once", "further",
    "just", "repeatedly", "today", "would", "will", "did", "was", "aussi", "a", "ensuite",
    "reporters",
})  # fmt: skip
#: Prepositions: the person behind one is no subject.
OBJECT_OF = frozenset({
    "with", "to", "by", "of", "from", "against", "for", "about", "alongside", "on", "avec", "à",
    "par", "de", "contre", "pour", "sur",
})  # fmt: skip
_REFUSED = frozenset({
    "and", "who", "which", "that", "was", "were", "is", "when", "while", "after", "et", "qui",
    "que", "met", "if", "but", "as",
})  # fmt: skip
_LONGEST_PHRASE = 8


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: the words `start` up to `end` of a sentence."""

    start: int
    end: int
    kind: VerbKind


@cache
def _verbs() -> dict[str, VerbKind]:
    kinds: tuple[VerbKind, ...] = ("according", "saying", "said")
    return {verb: kind for kind in kinds for verb in word_list("speech", kind)}


def find_verbs(words: Words, start: int, end: int) -> Iterator[Verb]:
    """Yield the verbs of speech between two places of the sentence's text, in order."""
    tokens, verbs = words.tokens, _verbs()
    for place, token in enumerate(tokens):
        if token.start < start or token.end > end:
            continue
        for length in (3, 2, 1):
            spelled = " ".join(t.low for t in tokens[place : place + length])
            whole = place + length <= len(tokens)
            if whole and spelled in verbs and not (spelled == "pour" and place):
                yield Verb(place, place + length, verbs[spelled])
                break
        else:
            if _INVERTED.search(token.low):
                yield Verb(place, place + 1, "said")


def inverted_pronoun(words: Words, verb: Verb) -> str:
    """Return "il" of « a-t-il déclaré » or « dit-il », else nothing."""
    for token in words.tokens[max(0, verb.start - 1) : verb.end]:
        if _INVERTED.search(token.low):
            return token.low.rsplit("-", 1)[-1]
    return ""


def phrase_after(words: Words, place: int, limit: int) -> str | None:
    """Return "the ministry" in "said the ministry": up to a mark, or a small word that ends it."""
    end = place
    while end < len(words.tokens) and words.tokens[end].end <= limit:
        if end > place and not words.joined(end):
            break
        if end > place and words.tokens[end].low in ("in", "on", "at", "after", "during", "dans"):
            break
        end += 1
    return clean_phrase(words, place, end)


def clean_phrase(words: Words, start: int, end: int) -> str | None:
    """Return words that name who speaks: few, with a capital or an article, and no pronoun."""
    while end > start and words.tokens[end - 1].low in BETWEEN:
        end -= 1
    chosen = words.tokens[start:end]
    if not 1 <= len(chosen) <= _LONGEST_PHRASE:
        return None
    low = {token.low for token in chosen}
    if low & word_list("speech", "pronouns") or low & _REFUSED or chosen[0].low in OBJECT_OF:
        return None
    if chosen[0].low in ("the", "a", "an", "le", "la", "l’", "les", "un", "une"):
        return words.slice(start, end)
    return words.slice(start, end) if any(token.capital for token in chosen) else None
