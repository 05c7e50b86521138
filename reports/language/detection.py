"""Which language a text is written in, by its frequent small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from reports.language.lexicon import COMMON, languages, lexicon_of, primary, read_lists


def detected_languages() -> frozenset[str]:
    """Return the tags of the languages that `detect_language` tells apart."""
    return frozenset(_frequent())


@cache
def _frequent() -> Mapping[str, frozenset[str]]:
    """Return the small words of each language, those without lexicon too."""
    others = read_lists(COMMON, "article")["languages"]
    known = {tag: lexicon_of(tag).words("article", "frequent") for tag in languages()}
    return {**{tag: frozenset(words) for tag, words in others.items()}, **known}


_WORD = re.compile(r"[^\W\d_]+")
#: Small words that decide alone.
_ENOUGH = 12


def detect_language(text: str) -> str | None:
    """Return the language that the words of `text` speak for, None if none does.

    Frequent small words of the first 20,000 characters decide. In a short text, which has
    few, all words of the lexicons do, small ones twice: a quarter of its words at least.
    """
    words = Counter(map(str.lower, _WORD.findall(text[:20_000])))
    small = _frequent()
    counts = {tag: _count(words, known) for tag, known in small.items()}
    tag, most, second = _first_two(counts)
    if most >= _ENOUGH:
        return tag if most > 1.2 * second else None
    counts = {tag: 2 * count for tag, count in counts.items()}
    for each in languages():
        known = lexicon_of(each).vocabulary() - small.get(each, frozenset())
        counts[each] = counts.get(each, 0) + _count(words, known)
    tag, most, second = _first_two(counts)
    return tag if most > max(second, 2) and 4 * most >= words.total() else None


def is_in_language(text: str, language: str) -> bool:
    """Return whether a sentence may be in `language`: no other has more of its small words."""
    words, small = Counter(map(str.lower, _WORD.findall(text))), _frequent()
    own = _count(words, small.get(primary(language), frozenset()))
    return all(_count(words, known) <= own for known in small.values())


def _count(words: Counter[str], known: frozenset[str]) -> int:
    """Return how many of all `words` are `known`; each that comes again is looked up once."""
    return sum(map(words.__getitem__, words.keys() & known))


def _first_two(counts: Mapping[str, int]) -> tuple[str, int, int]:
    """Return the tag with the highest count, that count, and the next one."""
    (tag, most), *others = sorted(counts.items(), key=lambda item: -item[1])
    return tag, most, max((count for _, count in others), default=0)
