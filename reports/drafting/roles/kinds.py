"""Organisations told by their kind in small letters: "the charity Homes for All"."""

from __future__ import annotations

from reports.language.lexicon import word_list
from reports.language.tokens import Words

_IN_NAMES = frozenset({
    "the", "of", "for", "to", "without", "au", "aux", "du", "des", "de", "la", "en", "sans", "pour",
})  # fmt: skip
_OF = frozenset({"of", "for", "de", "du", "des", "d’"})


def name_of_kind(words: Words, place: int) -> tuple[int, int] | None:
    """Return the name behind "the charity" or « l’organisme », small words and all.

    Up to three words say more of the kind: "the Mexican energy consulting firm".
    """
    start = _kind_end(words, place)
    if start is None:
        return None
    end = start
    while end < len(words.tokens) and words.joined(end):
        small = words.tokens[end].low in _IN_NAMES and words.joined(end + 1)
        if words.tokens[end].capital:
            end += 1
        elif small and end > start and words.tokens[end + 1].capital:
            end += 2
        else:
            break
    return (start, end) if end > start else None


def _kind_end(words: Words, place: int) -> int | None:
    """Return the word behind "consulting firm" if such a kind of organisation is at `place`."""
    kinds = word_list("roles", "kinds")
    for end in range(place + 1, min(place + 5, len(words.tokens))):
        token = words.tokens[end - 1]
        if token.capital and end - 1 not in words.countries and "-" not in token.low:
            return None
        if (end - 1 > place and not words.joined(end - 1)) or token.possessive:
            return None
        if token.low in kinds or token.low in _OF:
            return end if token.low in kinds else None
    return None
