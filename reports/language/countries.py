"""Countries in a text, by their names, their people and the seats of their governments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from reports.language.lexicon import languages, lexicon_of, primary, without_article
from reports.language.locales import locale_of
from reports.slotted import frozen

# words as the names are cut into them: hyphens and apostrophes part, “U.S.” is one
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
# “Chad |, Mali and| Niger”; “Kenya|’s farmers|”, “Kenya |Power|”
_JOINT = r"(?:,\s|,?\s<sums.and>\s)(?:<phrases.leads>\s?)?"
# « Hauts-de-|France| », « Île-de-|France| »: regions and cities, which a hyphen makes one name
_INSIDE_NAME = re.compile(r"-[a-z]{1,3}-$")
_GOES_ON = re.compile(r"[’'\w-]|\s[A-ZÀ-Ý]")


@frozen
class Country:
    """What a word says of a country: its ISO 3166-1 code and the name to print."""

    code: str
    name: str


@frozen
class FoundCountry:
    """A country in a text: ``text[start:end]`` is the word, name or demonym, found.

    A `seat` is a capital or an office that may stand for the government, or just be
    a place. A demonym is ``people``: the adjective, or those who live there.
    """

    start: int
    end: int
    country: Country
    kind: str


def country_of(text: str, language: str) -> str | None:
    """Return the name of the country that `text`, a name or a demonym, stands for.

    ``Ukrainian`` is ``Ukraine``, ``US`` is ``United States``, ``British`` is ``Britain``;
    a full name stays as it is written (``Czech Republic``). In French, ``canadienne`` is
    ``Canada`` and ``américain`` is ``États-Unis``. None when it is no country's, or two
    countries share it. Capitals are not countries here: see `find_countries`.
    """
    known = country_entry(text, language)
    return known.name if known else None


def country_entry(text: str, language: str) -> Country | None:
    """Return the country that `text` stands for, with its code; see `country_of`."""
    words, table = _spelling(text), _words(language)
    known, kind = table.get(words) or table.get(without_article(words), (None, ""))
    return known if kind != "seat" else None


def are_nationals(word: str, language: str) -> bool:
    """Return whether a demonym is a noun in the plural: “Kenyans”, not “Kenyan”, “Swiss”."""
    plural = word[:1].isupper() and word.endswith("s")
    return plural and country_of(word[:-1], language) is not None


# persons, parties and sums read the same sentences
@lru_cache(maxsize=4096)
def find_countries(text: str, language: str) -> tuple[FoundCountry, ...]:
    """Return the names, demonyms and seats of countries in `text`, in order."""
    return tuple(_find(_spelling(text), language))


def _find(text: str, language: str) -> Iterator[FoundCountry]:
    words, first_words = _words(language), _first_words(language)
    tokens = [match.span() for match in _WORD.finditer(text)]
    behind = 0  # the token behind the last name
    for at, (start, end) in enumerate(tokens):
        if at < behind or (length := first_words.get(text[start:end])) is None:
            continue
        # the longest name wins: “South Sudanese” before “Sudanese”
        for count in range(min(length, len(tokens) - at), 0, -1):
            end = tokens[at + count - 1][1]
            if text[start:end] not in words:
                continue
            known, kind = words[text[start:end]]
            if known and not _INSIDE_NAME.search(text, 0, start):
                yield FoundCountry(start, end, known, kind)
            behind = at + count
            break


@cache
def _first_words(language: str) -> Mapping[str, int]:
    """Map the first word of every name to the words in the longest name it starts."""
    longest: dict[str, int] = {}
    for name in _words(language):
        tokens = _WORD.findall(name)
        longest[tokens[0]] = max(longest.get(tokens[0], 0), len(tokens))
    return MappingProxyType(longest)


def ending_country(phrase: str, language: str) -> str | None:
    """Return the country that ends a phrase: “the reconstruction of |Ukraine|”."""
    found = find_countries(phrase, language)
    alone = len(found) == 1 and found[0].kind == "name" and found[0].start > 0
    return found[0].country.name if alone and found[0].end == len(phrase) else None


def opening_countries(text: str, language: str) -> str:
    """Return the countries that open a text: “|Chad, Mali and Niger| will get”; else nothing."""
    end, joint = 0, lexicon_of(language).compiled(_JOINT)
    for each in find_countries(text, language):
        if each.kind != "name" or (each.start and not joint.fullmatch(text, end, each.start)):
            break
        end = each.end
    return "" if _GOES_ON.match(text, end) else text[:end]


@cache
def _words(language: str) -> Mapping[str, tuple[Country | None, str]]:
    """Map every word to its country (None: two share it) and its kind, `language` first."""
    first = primary(language)
    table: dict[str, tuple[Country | None, str]] = {}
    for tongue in sorted(languages(), key=lambda tag: (tag != first, tag)):
        new: dict[str, tuple[Country | None, str]] = {}
        for word, known, kind in _entries(tongue):
            shared = word in new and (other := new[word][0]) and other.code != known.code
            new[word] = (None, kind) if shared else new.get(word, (known, kind))
        table = new | table
    only_look = (lexicon_of(tag).words("countries", "not_countries") for tag in languages())
    table |= dict.fromkeys(frozenset().union(*only_look), (None, ""))
    return MappingProxyType(table)


def _entries(language: str) -> Iterator[tuple[str, Country, str]]:
    lists = lexicon_of(language)
    territories = locale_of(language).territories
    people, names = lists.table("countries", "people"), lists.table("countries", "names")
    short, seats = lists.table("countries", "short"), lists.table("countries", "seats")
    people_of = lists.table("countries", "people_of")
    same = lists.ordered("countries", "same_in_plural")
    for code, adjectives in people.items():
        known = names.get(code) or [territories[code].replace("'", "’")]
        for name in known:
            yield name, Country(code, without_article(name)), "name"
            plain = unicodedata.normalize("NFD", name[0])[0] + name[1:]
            if plain != name:  # agencies write “Emirats”
                yield plain, Country(code, without_article(name)), "name"
        usual = Country(code, known[0])
        for word in short.get(code, ()):
            yield word, usual, "name"
        of = Country(code, people_of.get(code, usual.name))
        for word in _spellings(adjectives, same):
            yield word, of, "people"
        for word in seats.get(code, ()):
            yield word, usual, "seat"


def _spellings(words: Iterable[str], same_in_plural: tuple[str, ...]) -> Iterator[str]:
    """Yield words for people, their plurals, and both with a capital."""
    for word in words:
        for form in (word, word if word.endswith(same_in_plural) else f"{word}s"):
            yield form
            yield form[:1].upper() + form[1:]


def _spelling(text: str) -> str:
    """Return `text` with typographic apostrophes and plain spaces, as long as before."""
    return text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ")
