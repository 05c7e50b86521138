"""How somebody stands to an office, "former" or "deputy": assets/lexicon/TAG/standing.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from reports.language.lexicon import word_list
from reports.language.tokens import Words

Kind = Literal["former", "acting", "coming", "under", "still"]

KINDS: tuple[Kind, ...] = ("former", "acting", "coming", "under", "still")
#: Kinds whose holders are not, or not for good, those who hold the office.
NOT_IN_OFFICE: frozenset[str] = frozenset({"former", "acting", "coming"})
#: Kinds whose words stay with a role though its country stands between: "former British premier".
OPENS_ROLE: tuple[Kind, ...] = ("former", "acting", "coming", "still")


@cache
def standing_words(*kinds: Kind) -> frozenset[str]:
    """Return the words of these kinds, in all languages."""
    return frozenset(word for word, kind in _words().items() if kind in kinds)


def behind(words: Words, end: int) -> int:
    """Return where an office ends that "adjoint", "élu" or « par intérim » follows, or `end`."""
    place = end + 1 if _low(words, end) == "par" else end
    known = word_list("standing", "behind")
    return place + 1 if _low(words, place) in known and words.joined(end) else end


def read_standing(words: Words, start: int, end: int) -> frozenset[str]:
    """Return how the holder stands to an office by the words `start` up to `end` beside it.

    ``former`` stands for all words of its kind; each word under an office for itself.
    """
    known = _words()
    lows = [_low(words, place) for place in range(start, end)]
    kinds = ((low, known[low]) for low in lows if low in known)
    return frozenset(low if kind == "under" else kind for low, kind in kinds if kind != "still")


def _low(words: Words, place: int) -> str:
    return words.tokens[place].low.removesuffix("-") if place < len(words.tokens) else ""


@cache
def _words() -> Mapping[str, Kind]:
    return {word: kind for kind in KINDS for word in word_list("standing", kind)}
