"""The words by which an article's parts are known, from assets/gazetteers/article.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from reports.resources import resource_text


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
    months: dict[str, int]
    languages: dict[str, frozenset[str]]


@cache
def article_words() -> ArticleWords:
    """Return the shipped word lists."""
    data: dict[str, Any] = tomllib.loads(resource_text("assets/gazetteers/article.toml"))
    ready: dict[str, Any] = {name: tuple(words) for name, words in data.items()}
    for name in ("kickers", "date_labels", "department_words", "small_words"):
        ready[name] = frozenset(data[name])
    for name in ("stock_headings", "quote_headings", "contact_headings"):
        ready[name] = frozenset(data[name])
    ready["months"] = data["months"]
    ready["languages"] = {tag: frozenset(words) for tag, words in data["languages"].items()}
    return ArticleWords(**ready)


_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """Return the language that the small words of `text` speak for: en, fr or None.

    The first 20,000 characters decide; fewer than four small words decide nothing.
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    counts = {
        tag: sum(word in small for word in words)
        for tag, small in article_words().languages.items()
    }
    tag = max(counts, key=lambda key: counts[key])
    others = [count for key, count in counts.items() if key != tag]
    return tag if counts[tag] >= 4 and counts[tag] > 2 * max(others, default=0) else None
