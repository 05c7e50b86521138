"""Names and phrases as words that can be compared: small letters, no accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reports.language.lexicon import Lexicon

_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")
#: Letters that two spellings of a name share at their start: Zelensky, Zelenskyy.
_ALIKE = 4
_LONGEST_SMALL = 3


# several rules ask for the words of the same sentences
@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared, in order."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return tuple(_WORD.findall(text.casefold()))


def content_words(text: str, known: Lexicon | None) -> frozenset[str]:
    """Return the words of a phrase that say something, by their length where no list says."""
    small = known.words("article", "frequent") if known else frozenset()
    return frozenset(
        word for word in words_of(text) if len(word) > _LONGEST_SMALL and word not in small
    )


def is_same_word(one: str, other: str) -> bool:
    """Return whether two words may be one name in two spellings, or a word and its plural."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    return (
        shorter > _ALIKE and one[:_ALIKE] == other[:_ALIKE] and abs(len(one) - len(other)) < _ALIKE
    )


def script_name(text: str) -> str:
    """Return the name of the script of the first letter of a text: “LATIN”."""
    letter = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""
