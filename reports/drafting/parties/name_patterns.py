"""The patterns by which names and lists of names are known, built of the lexicon's lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reports.language.lexicon import any_of, lexicon_of, table_of_all, word_list


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """The patterns of one language around a name."""

    #: What stands behind the head of a noun phrase: prepositions, participles, relatives.
    attached: re.Pattern[str]
    #: “government |of Mexico|”, up to the name.
    organ_of: re.Pattern[str]
    #: “ministers of the |Group of Seven|”, up to the name.
    delegates_of: re.Pattern[str]
    #: “a coalition |of 30 countries|”.
    of_many: re.Pattern[str]


@cache
def name_patterns(language: str) -> NamePatterns:
    """Return the patterns for a BCP 47 tag."""
    lexicon = lexicon_of(language)
    prepositions = lexicon.table("aid", "prepositions")
    of, attached = any_of(prepositions["of"]), any_of(lexicon.words("aid", "attached"))
    of_or_from = any_of((*prepositions["of"], *prepositions["from"]))
    article = rf"(?:(?:{any_of(lexicon.words('phrases', 'leads'))})\s?)?"
    delegates = any_of(lexicon.words("aid", "delegates"))
    return NamePatterns(
        attached=re.compile(rf"\s({attached})\s"),
        organ_of=re.compile(
            rf"(?P<what>[^\W\d_]+(?:\s[^\W\d_]+)?)\s(?:{of})(?:(?<=[’'])|\s){article}"
        ),
        delegates_of=re.compile(
            rf"^(?:[a-z-]+\s){{0,3}}(?:{delegates})\s(?:{of_or_from})\s{article}(?=[A-ZÀ-Ý])"
        ),
        of_many=re.compile(rf"\s(?:{lexicon.forms('aid', 'of_many')})$"),
    )


@cache
def proper_name() -> re.Pattern[str]:
    """Return the pattern of a proper name, which may be of any language."""
    small = any_of(word_list("aid", "in_names"))
    return re.compile(rf"[A-ZÀ-Ý][\w&’'.-]*(?:\s(?:(?:{small}|&)\s){{0,3}}[A-ZÀ-Ý][\w&’'-]*)*")


def list_parts(text: str) -> list[str]:
    """Return the parts of a list: “Chad, Mali and Niger”."""
    return _joint().split(text)


def joined_parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a list, each with whether a comma alone stands before it."""
    start, comma = 0, False
    for joint in _joint().finditer(text):
        yield text[start : joint.start()], comma
        start, comma = joint.end(), joint[0].strip() == ","
    yield text[start:], comma


@cache
def _joint() -> re.Pattern[str]:
    ands = any_of(word_list("sums", "and"))
    return re.compile(rf",\s(?:(?:{ands})\s)?|\s(?:{ands})\s")


@cache
def count_before() -> re.Pattern[str]:
    """Return the pattern of a number before who they are: “more than 1.6m households”."""
    scales = any_of((*table_of_all("numbers", "letters"), *table_of_all("numbers", "scales")))
    of = any_of(word_list("grammar", "by_measure"))
    return re.compile(
        r"^(?:[A-Za-zÀ-ÿ’']+\s){0,3}?\d[\d.,\u00a0\u202f]*"
        rf"\s?(?:(?:{scales})(?:\s(?:{of}))?)?\s(?=[^\W\d])"
    )
