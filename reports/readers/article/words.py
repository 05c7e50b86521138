"""The words by which an article's parts are known, from assets/lexicon/TAG/article.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from reports.language.lexicon import COMMON, languages, lexicon_of, read_lists, word_list


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The word lists, ready for use: sets for whole lines, tuples for starts and ends."""

    byline_ends: tuple[str, ...]
    byline_starts: tuple[str, ...]
    kickers: frozenset[str]
    qa_headings: tuple[str, ...]
    stock_headings: frozenset[str]
    quote_headings: frozenset[str]
    contact_headings: frozenset[str]
    section_starts: tuple[str, ...]
    date_labels: frozenset[str]
    never_headings: tuple[str, ...]
    department_words: frozenset[str]
    small_words: frozenset[str]
    organisations: frozenset[str]
    boilerplate: frozenset[str]
    boilerplate_starts: tuple[str, ...]
    credits: tuple[str, ...]
    link_headings: frozenset[str]
    who_is: tuple[str, ...]
    languages: dict[str, frozenset[str]]


@cache
def article_words() -> ArticleWords:
    """Return the shipped word lists."""
    names = [field.name for field in fields(ArticleWords) if field.name != "languages"]
    ready: dict[str, Any] = {name: word_list("article", name) for name in names}
    for field in fields(ArticleWords):
        if field.type == "tuple[str, ...]":
            ready[field.name] = tuple(ready[field.name])
    others = read_lists(COMMON, "article")["languages"]
    ready["languages"] = {tag: frozenset(words) for tag, words in others.items()} | {
        tag: lexicon_of(tag).words("article", "frequent") for tag in languages()
    }
    return ArticleWords(**ready)


_WORD = re.compile(r"[^\W\d_]+")


#: Small words that decide alone.
_ENOUGH = 12


def language_of(text: str) -> str | None:
    """Return the language that the words of `text` speak for, None if none does.

    Frequent small words of the first 20,000 characters decide. In a short text, which has
    few, all words of the lexicons do, small ones twice: a quarter of its words at least.
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    small = article_words().languages
    counts = {tag: sum(word in known for word in words) for tag, known in small.items()}
    tag, most, second = _first_two(counts)
    if most >= _ENOUGH:
        return tag if most > 1.2 * second else None
    counts = {tag: 2 * count for tag, count in counts.items()}
    for each in languages():
        known = lexicon_of(each).vocabulary() - small.get(each, frozenset())
        counts[each] = counts.get(each, 0) + sum(word in known for word in words)
    tag, most, second = _first_two(counts)
    return tag if most > second and 4 * most >= len(words) else None


def _first_two(counts: Mapping[str, int]) -> tuple[str, int, int]:
    """Return the tag with the highest count, that count, and the next one."""
    (tag, most), *others = sorted(counts.items(), key=lambda item: -item[1])
    return tag, most, max((count for _, count in others), default=0)
