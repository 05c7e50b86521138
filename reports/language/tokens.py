"""A sentence as words with their places, countries marked: what the rules for people read."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reports.language.countries import FoundCountry, find_countries
from reports.language.lexicon import Lexicon, any_of, lexicon_of
from reports.slotted import frozen

#: Letters that stand for an office have more: “PM” and “US” may be anybody’s.
_FEW_INITIALS = 2


# "U.S." is one word, and so are the initial "J." and the shortened "Ma." and "Jr." of names;
# French "l’" and "d’" are words of their own, and so is "ex-" before an office.
@cache
def _word(known: Lexicon) -> re.Pattern[str]:
    standing = any_of(known.words("standing", "former") | known.words("standing", "acting"))
    shortened, elided = (any_of(known.words("names", key)) for key in ("shortened", "elided"))
    return re.compile(
        # all words begin so: nothing else is tried at spaces and marks
        r"(?=[^\W_])(?:"
        # what no mark follows is a plain word: all others begin with letters before one
        r"[^\W_]+(?![^\W_]|[.’'\u2011-])"
        rf"|\b(?i:{standing})-(?=[^\W\d_])|(?:[^\W\d_]\.){{2,}}|[^\W\d_]\.(?=[\s-])"
        r"|[^\W\d_a-z]\.(?=[^\W\d_a-z][^\W\d_A-Z])"
        # « (AFP) - |L’|Allemagne », but « N’Djamena »
        rf"|\b(?:{shortened})\.(?=[\s,])|\b(?:{elided})[’'](?=[^\W\d_])"
        rf"|(?:^|(?<=[–—:.«“\"-]\s)|(?<=[«“\"]))(?!N)(?i:{elided})[’'](?=[^\W\d_])"
        rf"|\b(?i:{elided})[’'](?=[a-zà-ÿ])"
        r"|[^\W_]+(?:[’'\u2011-][^\W_]+)*)"
    )


class Token(NamedTuple):
    """A word: `text` without a possessive ’s, `low` in small letters, `gap` what stands before.

    A named tuple, since there are hundreds in an article and they are made fast.
    """

    text: str
    low: str
    start: int
    end: int
    gap: str
    possessive: bool
    capital: bool


@frozen
class Words:
    """A sentence in words; `countries` maps the words of a country's name or people to it."""

    text: str
    tokens: tuple[Token, ...]
    countries: dict[int, FoundCountry]
    lexicon: Lexicon

    def slice(self, start: int, end: int) -> str:
        """Return the source's text from word `start` up to word `end`, no possessive at its end."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def joined(self, place: int) -> bool:
        """Return whether the word at `place` follows the one before with nothing but a space."""
        return 0 < place < len(self.tokens) and (
            self.tokens[place].gap in (" ", "\u00a0", "\u202f")
            or (self.tokens[place].gap == "" and self.tokens[place - 1].text[-1] in "’'.-")
        )

    def country_end(self, place: int) -> int | None:
        """Return behind which word the country from word `place` on ends; None if none stands."""
        found = self.countries.get(place)
        if found is None:
            return None
        end = place + 1
        while self.countries.get(end) is found:
            end += 1
        return end


def initials(name: str) -> str:
    """Return the letters that stand for words with capitals: “EAM”; "" for fewer than three."""
    letters = [word[0] for word in re.split(r"[\s-]", name) if word[:1].isupper()]
    return "".join(letters) if len(letters) > _FEW_INITIALS else ""


def tokenized(text: str, language: str) -> Words:
    """Return the words of `text` with their places and the countries among them."""
    lexicon = lexicon_of(language)
    tokens: list[Token] = []
    last = 0
    for found in _word(lexicon).finditer(text):
        word, start, end = found.group(), found.start(), found.end()
        possessive = word[-2:] in ("’s", "'s") and len(word) > 2
        if possessive:
            word, end = word[:-2], end - 2
        low = word.lower().replace("'", "’").rstrip(".") if len(word) > 1 else word.lower()
        tokens.append(Token(word, low, start, end, text[last:start], possessive, word[0].isupper()))
        last = found.end()
    return Words(text, tuple(tokens), _mark_countries(text, tokens, language), lexicon)


def _mark_countries(text: str, tokens: list[Token], language: str) -> dict[int, FoundCountry]:
    """Map words to countries. A word that only starts with one ("Ukrainian-born") has none."""
    marked: dict[int, FoundCountry] = {}
    at = 0
    for country in find_countries(text, language):
        if country.kind == "seat":
            continue
        while at < len(tokens) and tokens[at].start < country.start:
            at += 1
        end = at
        while end < len(tokens) and tokens[end].end <= country.end:
            end += 1
        if end > at and tokens[at].start == country.start and tokens[end - 1].end == country.end:
            marked.update(dict.fromkeys(range(at, end), country))
    return marked


def printed_country(words: Words, found: FoundCountry) -> str:
    """Return a country as a table prints it: a name as it stands, a demonym's country."""
    text = words.text[found.start : found.end]
    return found.country.name if found.kind == "people" else text
