"""What the rules know of a language: assets/lexicon/TAG/*.toml, read once and never changed.

Each piece of knowledge is one list, in the language that it is of. ``common`` holds what
is the same in all languages, such as ISO codes and first names; where a language has a
list of the same name, the two are one. docs/languages.md says what each list means and
how to add a language; every language has the lists that English has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reports.errors import InputError, ResourceError
from reports.language.locales import Calendar, calendar_names
from reports.limits import LEXICON_BYTES
from reports.notices import Notice, mistake
from reports.resources import resource

_FOLDER = "assets/lexicon"
#: What is the same in all languages, and the language whose lists all others have.
COMMON, _MODEL = "common", "en"
#: A language with this file alone has no rules: people type its words into briefs.
_TYPED_ONLY = "cells"

_WORD = re.compile(r"[^\W\d_]+")
_SLOT = re.compile(r"\{([a-z_]+)\}")
#: The names of lists in a frame.
_LISTS = re.compile(r"<(~?[a-z]+\.[a-z_.]+(?: [a-z]+\.[a-z_.]+)*)>")
_CALENDAR: dict[str, Calendar] = {"month": "months", "weekday": "days"}


class Lexicon:
    """The words of one language, and those of all: `language` is its tag, such as ``fr``."""

    def __init__(self, language: str) -> None:
        """Take the language as it is: `lexicon_of` finds the one of a tag."""
        self.language = language
        self._sets: dict[tuple[str, str], frozenset[str]] = {}
        self._every: frozenset[str] | None = None
        self._patterns: dict[tuple[str, str], re.Pattern[str]] = {}

    def words(self, file: str, key: str) -> frozenset[str]:
        """Return a list as a set; a block of text is split at spaces."""
        found = self._sets.get((file, key))
        if found is None:
            found = self._sets[file, key] = frozenset(self.ordered(file, key))
        return found

    def ordered(self, file: str, key: str) -> tuple[str, ...]:
        """Return a list in its order, the language's own words before those of all.

        Raises:
            ResourceError: if the language lacks the file or the list, or it is none.
        """
        own, shared = self._value(file, key)
        return (*_as_list(own), *_as_list(shared))

    def table(self, file: str, key: str) -> Mapping[str, Any]:
        """Return a table; an entry of the language's own goes before that of all languages.

        Raises:
            ResourceError: if the language lacks the file or the table.
        """
        own, shared = self._value(file, key)
        return MappingProxyType({**(shared or {}), **(own or {})})

    def setting(self, file: str, key: str) -> Any:
        """Return what a language says of itself in one value, such as its decimal mark."""
        own, shared = self._value(file, key)
        return shared if own is None else own

    def pattern(self, file: str, key: str) -> re.Pattern[str]:
        """Return a pattern that finds the words of a list in a text, whole and in any case."""
        found = self._patterns.get((file, key))
        if found is None:
            found = self._patterns[file, key] = whole_words(any_of(self.ordered(file, key)))
        return found

    def compiled(self, frame: str) -> re.Pattern[str]:
        """Return a pattern: in `frame`, ``<file.list>`` stands for any word of that list.

        ``<one.list another.list>`` is any word of both, ``<file.table.list>`` of a list in a
        table, ``<~file.list>`` any of a list of forms; ``(?i)`` at its start reads any case.
        """
        found = self._patterns.get((frame, ""))
        if found is None:
            pattern = _LISTS.sub(lambda lists: f"(?:{self._any(lists[1])})", frame)
            found = self._patterns[frame, ""] = re.compile(pattern)
        return found

    def _any(self, names: str) -> str:
        if names.startswith("~"):
            return self.forms(*names[1:].split("."))
        words = any_of({word for name in names.split() for word in self.listed(name)})
        return words or "(?!)"  # of no words there is none to find

    def listed(self, name: str) -> tuple[str, ...]:
        """Return a list by its name, ``file.list`` or ``file.table.list``; a table's keys."""
        file, key, *inner = name.split(".")
        return _as_list(self.table(file, key)[inner[0]]) if inner else self.ordered(file, key)

    def regex(self, file: str, key: str) -> re.Pattern[str]:
        """Return a pattern that finds any of a list of forms, whole and in any case."""
        found = self._patterns.get((file, f"{key}:"))
        if found is None:
            found = self._patterns[file, f"{key}:"] = whole_words(self.forms(file, key))
        return found

    def forms(self, file: str, key: str) -> str:
        """Return a list of forms as one expression.

        A form is a regular expression in which ``{span}`` stands for any form of the list
        ``span`` of the file, or any word of the table; ``{month}`` and ``{weekday}`` are
        CLDR's names.
        """
        if kind := _CALENDAR.get(key):
            return any_of(calendar_names(self.language, kind, ["wide"]))
        own, shared = self._value(file, key)
        if isinstance(own or shared, Mapping):
            return any_of(self.table(file, key))
        every = "|".join(self.ordered(file, key)).replace("’", "[’']").replace(" ", r"\s")
        return _SLOT.sub(lambda slot: f"(?:{self.forms(file, slot[1])})", every)

    def vocabulary(self) -> frozenset[str]:
        """Return every word that stands in a list of the language, in small letters."""
        if self._every is None:
            lists = (read_lists(self.language, file) for file in _files(self.language))
            self._every = frozenset(word for each in lists for word in _words_in(each))
        return self._every

    def _value(self, file: str, key: str) -> tuple[Any, Any]:
        own, shared = read_lists(self.language, file).get(key), read_lists(COMMON, file).get(key)
        if own is None and (shared is None or key in read_lists(_MODEL, file)):
            raise ResourceError.at(
                f"{_FOLDER}/{self.language}/{file}.toml",
                f"found no {key!r}, which the rules need",
                remedy=f"see {_FOLDER}/{_MODEL}/{file}.toml for what it holds",
            )
        return own, shared


def primary(language: str) -> str:
    """Return the language of a BCP 47 tag without its region or script: ``fr``."""
    return language.split("-")[0].lower()


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a BCP 47 tag.

    Raises:
        ResourceError: if there is none for the language.
    """
    tag = primary(language)
    if tag not in languages():
        raise ResourceError.at(
            f"{_FOLDER}/{tag}",
            "found no lexicon of this language",
            f"one of: {', '.join(languages())}",
            "docs/languages.md says how to add one",
        )
    return Lexicon(tag)


def has_lexicon(language: str | None) -> bool:
    """Return whether the rules know the words of a BCP 47 tag's language."""
    return language is not None and primary(language) in languages()


def reading_language(language: str) -> str:
    """Return the language whose rules read an edited brief: English where its own has none."""
    return primary(language) if has_lexicon(language) else _MODEL


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that have a lexicon, in order."""
    known = (tag for tag in _folders() if tag != COMMON and set(_files(tag)) - {_TYPED_ONLY})
    return tuple(sorted(known))


def _lists_lacking(folder: Path, tags: Iterable[str]) -> list[Notice]:
    """Return what is said of each list that English has and a language does not."""
    return [
        _lacks(folder, f"{tag}/{file}.toml", key, "this list")
        for tag, file in product(tags, _files(_MODEL))
        for key in read_lists(_MODEL, file).keys() - read_lists(tag, file).keys()
    ]


def add_lexicons(folder: Path) -> tuple[str, ...]:
    """Make the languages of a caller's folder known in this process, and return their tags.

    Each folder in it is named by its tag and holds the files and lists that English has.
    Call it before the first article is read: what was read once is kept.

    Raises:
        InputError: naming every file and list that a language lacks.
    """
    added = {each.name: each for each in sorted(folder.iterdir()) if each.is_dir()}
    twice = sorted(added.keys() & _folders().keys())
    wrong = [_lacks(folder, tag, "", "a language that is not known yet") for tag in twice]
    _folders().update((tag, added[tag]) for tag in added.keys() - set(twice))
    for cached in (languages, read_lists, lexicon_of, all_languages, table_of_all):
        cached.cache_clear()
    new = sorted(added.keys() - set(twice))
    wrong += _lists_lacking(folder, new)
    if wrong or not added:
        for tag in new:
            del _folders()[tag]
        raise InputError(*wrong or [_lacks(folder, "", "", "a folder named by a language tag")])
    return tuple(added)


def _lacks(folder: Path, file: str, key: str, expected: str) -> Notice:
    return mistake(
        "lexicon",
        str(folder / file),
        None,
        key,
        "found none",
        expected=expected,
        remedy="docs/languages.md says what each file holds",
    )


@cache
def _folders() -> dict[str, Traversable]:
    """Return the folder of each tag; `add_lexicons` adds to it."""
    return {each.name: each for each in resource(_FOLDER).iterdir() if each.is_dir()}


def _files(tag: str) -> list[str]:
    return sorted(
        file.name.removesuffix(".toml")
        for file in _folders()[tag].iterdir()
        if file.name.endswith(".toml")
    )


@cache
def read_lists(tag: str, file: str) -> Mapping[str, Any]:
    """Return all lists of a file as they stand there, none if there is no such file.

    Raises:
        ResourceError: if it is no TOML, or too long for a list of words.
    """
    folder = _folders().get(tag)
    path = folder.joinpath(f"{file}.toml") if folder else None
    if path is None or not path.is_file():
        return MappingProxyType({})
    try:
        with path.open("rb") as opened:
            return MappingProxyType(tomllib.loads(opened.read(LEXICON_BYTES).decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ResourceError.at(f"{tag}/{file}.toml", f"not TOML: {error}") from error


def _words_in(value: Any) -> Iterator[str]:
    """Yield the words of lists and tables, however deep, and the words that tables map."""
    if isinstance(value, str):
        yield from _WORD.findall(value.lower())
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _words_in([] if isinstance(inner, list | Mapping) else key)
            yield from _words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words_in(inner)


def _as_list(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(value.split() if isinstance(value, str) else value)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first, with any apostrophe."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    # “as_well_as” is one word of a list that is written as a line
    spaced = (re.escape(word).replace("\\ ", r"\s+").replace("_", r"\s+") for word in ordered)
    return "|".join(word.replace("’", "[’']") for word in spaced)


def whole_words(pattern: str) -> re.Pattern[str]:
    """Return `pattern` compiled to match whole words, in any letter case."""
    # a word that ends in an apostrophe (“d’”) runs into the next one; no words match nowhere
    return re.compile(rf"(?<![^\W_])(?:{pattern or '(?!)'})(?:(?<=[’'])|(?![^\W_]))", re.IGNORECASE)


class _AllLanguages(Lexicon):
    """The lists of all languages together, for rules that do not know the language yet."""

    def ordered(self, file: str, key: str) -> tuple[str, ...]:
        return self.listed(f"{file}.{key}")

    def listed(self, name: str) -> tuple[str, ...]:
        return tuple(word for tag in languages() for word in lexicon_of(tag).listed(name))


@cache
def all_languages() -> Lexicon:
    """Return the lexicon that holds the lists of all languages."""
    return _AllLanguages("")


def word_list(file: str, key: str) -> frozenset[str]:
    """Return a list of all languages together."""
    return all_languages().words(file, key)


@cache
def table_of_all(file: str, key: str) -> Mapping[str, Any]:
    """Return a table of all languages together; see `word_list`."""
    tables = [lexicon_of(tag).table(file, key) for tag in languages()]
    return MappingProxyType({word: value for table in tables for word, value in table.items()})


def without_article(phrase: str) -> str:
    """Return `phrase` without an article or possessive before it."""
    return _leads().sub("", phrase.strip())


@cache
def _leads() -> re.Pattern[str]:
    words = any_of(word_list("phrases", "leads"))
    acronym = r"(?-i:(?![A-Z]{2}\s+[A-Z]?[a-z]))"  # “UN Women” has no article
    return re.compile(rf"^(?:{acronym}(?:{words})(?:(?<=[’'])|\s+))+", re.IGNORECASE)
