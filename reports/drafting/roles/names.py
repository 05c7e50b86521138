"""Names of persons: which capital words may be one, and which runs of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reports.language.lexicon import word_list
from reports.language.sentences import no_name_starts
from reports.language.tokens import Token, Words

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_MOST_WORDS = 7
_PLACES = frozenset({"in", "at", "near", "outside", "à", "en", "dans", "près"})


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that can name a person: the words `start` up to `end` of a sentence."""

    start: int
    end: int
    text: str

    @property
    def full(self) -> bool:
        """Whether it is more than a surname or a first name alone."""
        return " " in self.text


def find_names(words: Words) -> tuple[Name, ...]:
    """Return the runs of words that can name a person, in order; a surname alone is one."""
    out, place = [], 0
    while place < len(words.tokens):
        name = read_name(words, place) if words.tokens[place].capital else None
        if name:
            out.append(name)
        place = name.end if name else place + 1
    return tuple(out)


def read_name(words: Words, place: int) -> Name | None:
    """Return the name that starts at word `place`, or None.

    It goes on over initials, particles ("Juan Ramón de la Fuente") and suffixes, and
    ends at a possessive, at a country and at a word of organisations or places.
    """
    tokens = words.tokens
    if place >= len(tokens) or not _can_be_name(words, place, first=True):
        return None
    end = place + 1
    while end < len(tokens) and end - place < _MOST_WORDS and not tokens[end - 1].possessive:
        after = _name_goes_on(words, end)
        if after is None:
            break
        end = after
    while end - place > 1 and _INITIALS.fullmatch(tokens[end - 1].text):
        end -= 1
    return Name(place, end, words.slice(place, end))


def _name_goes_on(words: Words, place: int) -> int | None:
    """Return where a name ends that goes on at `place` with a word or particles and a word."""
    after = place
    while after < len(words.tokens) and after - place < 3 and words.joined(after):
        token = words.tokens[after]
        if token.capital and _can_be_name(words, after, first=False):
            return after + 1
        if token.low.rstrip("’") not in word_list("names", "particles") and token.low != "d’":
            return None
        after += 1
    return None


def _can_be_name(words: Words, place: int, *, first: bool) -> bool:
    if not words.tokens[place].capital:
        return False
    rule = "first name" if first else "name"
    return words.once(rule, place, lambda: _is_part_of_name(words, place, first=first))


def _is_part_of_name(words: Words, place: int, *, first: bool) -> bool:
    token, low = words.tokens[place], words.tokens[place].low
    if token.text[-1] in "’'-":
        return False
    if low in word_list("names", "suffixes"):
        return not first
    if place in words.countries and not (first and _is_first_name(words, place)):
        return False
    if _INITIALS.fullmatch(token.text):
        # "M. Carney" is Mr Carney in French; "J. M. Roy" has an initial
        return not (first and token.text == "M.")
    if not token.text[0].isalpha() or len(low) < 2 or any(c.isdigit() for c in low):
        return False
    if token.text.isupper() and len(token.text) > 1 and "-" not in token.text:
        return first and _is_initials(words, place)
    return not is_no_name_word(token)


def _is_initials(words: Words, place: int) -> bool:
    """Tell "JD Vance" from "EU Council" and "AP News": two capitals that are no known acronym.

    A surname follows, with one capital only.
    """
    token, after = words.tokens[place], place + 1
    acronym = token.low in word_list("names", "acronyms") or place in words.countries
    if len(token.text) != 2 or token.possessive or acronym or not words.joined(after):
        return False
    surname = words.tokens[after]
    known = surname.capital and after not in words.countries and not is_no_name_word(surname)
    return known and not surname.text.isupper() and len(surname.text) > 2


def is_no_name_word(token: Token) -> bool:
    """Tell whether a word is one of organisations, offices, fields of work or the calendar.

    One part of a compound is enough ("Group-Ukraine"), unless surnames have it too ("Hill-Lee").
    """
    low, known = token.low.replace("\u2011", "-"), _no_name_words()
    if low in known or "-" not in low:
        return low in known
    office = low.replace("-", " ") in known
    return office or not word_list("names", "compounds").isdisjoint(low.split("-"))


@cache
def _no_name_words() -> frozenset[str]:
    named = ("not_names", "honorifics")
    told = ("fields", "ministers", "offices", "functions")
    lists = [word_list("names", name) for name in named] + [word_list("roles", n) for n in told]
    return no_name_starts().union(*lists)


def is_first_name(word: str) -> bool:
    """Tell whether `word`, in small letters, is a usual first name."""
    return any(word in word_list("names", kind) for kind in ("men", "women", "either"))


def can_be_meant(name: str, pronoun: str) -> bool:
    """Tell whether "he", "she", "il" or "elle" can mean the person called `name`.

    Only a usual first name says no; all other names and pronouns may be meant.
    """
    first = name.split(" ")[0].lower()
    if not is_first_name(first) or first in word_list("names", "either"):
        return True
    woman = first in word_list("names", "women")
    return woman if pronoun in ("she", "elle") else not (woman and pronoun in ("he", "il"))


def _is_first_name(words: Words, place: int) -> bool:
    """Tell "Israel Katz" and "Jordan Lee" from the countries: a first name and a surname."""
    after = place + 1
    return (
        is_first_name(words.tokens[place].low)
        and words.joined(after)
        and words.tokens[after].capital
        and after not in words.countries
        and not is_no_name_word(words.tokens[after])
    )


def in_place(words: Words, start: int) -> bool:
    """Tell whether a preposition of place stands before word `start`: "in Prince Albert"."""
    return start > 0 and words.joined(start) and words.tokens[start - 1].low in _PLACES


def stands_in_longer_name(words: Words, name: Name) -> bool:
    """Tell whether capital words around make `name` a part of something else's name.

    "George Washington University", "Lake Ann Lee", "Lester Pearson Airport".
    """
    after, before = name.end, name.start - 1
    if words.joined(after) and words.tokens[after].capital:
        low = words.tokens[after].low
        if low in word_list("names", "not_names") or low in word_list("roles", "fields"):
            return True
        if words.tokens[after].text.isupper() and not words.tokens[name.end - 1].possessive:
            return low not in word_list("names", "suffixes")
    if before >= 0 and words.joined(name.start) and words.tokens[before].capital:
        return words.tokens[before].low in word_list("names", "not_names")
    return False
