"""The words of key numbers, by language: assets/lexicon/TAG/units.toml made ready to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reports.language.lexicon import lexicon_of, read_lists
from reports.language.syntax.grammar import grammar
from reports.slotted import frozen

#: “that of deaths |to| 241”: a number of the noun that “that” stands for.
_STANDING_IN = (
    r"(?i)\b<units.stand_ins>\s<grammar.of>(?:\s?[^\W\d_]+){1,4}\s<units.levels>\s?[^\w\s]?$"
)
_TABLES = ("asking", "changes", "frames")


@frozen
class FigureWords:
    """What is counted, and the words that make a label of a clause; see the file."""

    lists: Mapping[str, frozenset[str]]
    asking: Mapping[str, str]
    changes: Mapping[str, str]
    frames: Mapping[str, str]
    measures: re.Pattern[str]
    rate: re.Pattern[str]
    compared: re.Pattern[str]
    denied: re.Pattern[str]
    standing_in: re.Pattern[str]


@cache
def figure_words(language: str) -> FigureWords:
    """Return the words for a BCP 47 tag; `lists` has those of its grammar too."""
    lexicon = lexicon_of(language)
    named = read_lists(lexicon.language, "units").keys() - {*_TABLES}
    own = {name: lexicon.words("units", name) for name in named}
    own["units"] = frozenset(" ".join(lexicon.words("units", "measures")).split())
    asking, changes, frames = (lexicon.table("units", name) for name in _TABLES)
    return FigureWords(
        {**grammar(language).lists, **own},
        asking,
        changes,
        frames,
        measures=lexicon.compiled(r"\s?(?P<unit><units.measures>)(?![^\W_])"),
        rate=lexicon.compiled(r"\s(?P<unit><units.rates>)(?![^\W_])"),
        compared=lexicon.compiled(r"(?i)\b<units.compared>\s?$"),
        standing_in=lexicon.compiled(_STANDING_IN),
        denied=lexicon.compiled(r"(?i)\b<~units.denied>\s?$"),
    )


def agreed(participle: str, noun: str, language: str) -> str:
    """Return a past participle as `noun` has it: « perdue » for « valeur »."""
    if not (participle and grammar(language).french and noun):
        return participle
    head = noun.lower().split()[0]
    feminine = _is_feminine(head, language)
    ending = ("e" if feminine else "") + ("s" if head.endswith("s") else "")
    return participle if participle.endswith("s") and not feminine else participle + ending


def _is_feminine(head: str, language: str) -> bool:
    """Return whether a French noun is feminine, by the lists or by its ending."""
    lists, frames = grammar(language).lists, figure_words(language).frames
    if head in frames["feminine"].split() or head in frames["masculine"].split():
        return head in frames["feminine"].split()
    ends = head.removesuffix("s").endswith(tuple(lists["feminine_endings"]))
    return ends or head.endswith(tuple(lists["feminine_singular"]))
