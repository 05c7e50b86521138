"""How somebody stands to an office, "former" or "deputy": assets/lexicon/TAG/standing.toml."""

from __future__ import annotations

from reports.drafting.roles.signs import Signs
from reports.language.lexicon import Lexicon

KINDS = ("former", "acting", "coming", "under", "still")
#: Kinds whose holders are not, or not for good, those who hold the office.
NOT_IN_OFFICE = frozenset({"former", "acting", "coming"})


def standing_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words of all kinds."""
    return frozenset().union(*(lexicon.words("standing", kind) for kind in KINDS))


def read_standing(signs: Signs, start: int, end: int) -> frozenset[str]:
    """Return how the holder stands to an office by the signs `start` up to `end` beside it.

    ``former`` stands for all words of its kind; each word under an office for itself.
    """
    tokens = signs.words.tokens[signs.first[start] : signs.first[end]]
    lows = [token.low.removesuffix("-") for token in tokens]
    found = {
        (low, kind)
        for low in lows
        for kind in KINDS
        if low in signs.lexicon.words("standing", kind)
    }
    return frozenset(low if kind == "under" else kind for low, kind in found if kind != "still")
