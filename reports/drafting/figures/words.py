"""The words of key numbers, by language: assets/lexicon/TAG/units.toml made ready to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reports.language.lexicon import any_of, lexicon_of, whole_words

_TABLES = ("asking", "changes", "frames")
_LISTS = (
    "people", "distances", "bare", "skip", "light", "having", "reaching", "losing", "needing",
    "costing", "share", "theirs", "dated", "bounds", "relative_times", "ago", "mattering",
    "levels", "valued", "counters", "lives", "goals", "extra", "fractions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What is counted, and the words that make a label of a clause; see the file."""

    people: frozenset[str]
    distances: frozenset[str]
    bare: frozenset[str]
    skip: frozenset[str]
    light: frozenset[str]
    having: frozenset[str]
    reaching: frozenset[str]
    losing: frozenset[str]
    needing: frozenset[str]
    costing: frozenset[str]
    share: frozenset[str]
    theirs: frozenset[str]
    dated: frozenset[str]
    bounds: frozenset[str]
    relative_times: frozenset[str]
    ago: frozenset[str]
    mattering: frozenset[str]
    levels: frozenset[str]
    valued: frozenset[str]
    counters: frozenset[str]
    lives: frozenset[str]
    goals: frozenset[str]
    extra: frozenset[str]
    fractions: frozenset[str]
    asking: Mapping[str, str]
    changes: Mapping[str, str]
    frames: Mapping[str, str]
    measures: re.Pattern[str]
    rate: re.Pattern[str]
    #: The words of `measures`.
    units: frozenset[str]
    compared: re.Pattern[str]


@cache
def figure_words(language: str) -> FigureWords:
    """Return the words for a BCP 47 tag."""
    lexicon = lexicon_of(language)
    words: dict[str, Any] = {name: lexicon.words("units", name) for name in _LISTS}
    tables: dict[str, Any] = {
        name: lexicon.table("units", name) for name in ("asking", "changes", "frames")
    }
    measures, compared = (any_of(lexicon.words("units", x)) for x in ("measures", "compared"))
    return FigureWords(
        **words,
        **tables,
        units=frozenset(" ".join(lexicon.words("units", "measures")).split()),
        rate=re.compile(rf"\s(?P<unit>{any_of(lexicon.words('units', 'rates'))})(?![^\W_])"),
        measures=re.compile(rf"\s?(?P<unit>{measures})(?![^\W_])"),
        compared=re.compile(rf"{whole_words(compared).pattern}\s?$", re.IGNORECASE),
    )
