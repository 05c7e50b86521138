"""The words by which an article's parts are known, from assets/lexicon/TAG/article.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from reports.language.lexicon import COMMON, read_lists, word_list


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
    languages: dict[str, frozenset[str]]


@cache
def article_words() -> ArticleWords:
    """Return the shipped word lists."""
    names = [field.name for field in fields(ArticleWords) if field.name != "languages"]
    ready: dict[str, Any] = {name: word_list("article", name) for name in names}
    for name in ("byline_ends", "byline_starts", "qa_headings", "section_starts", "never_headings"):
        ready[name] = tuple(ready[name])
    small = read_lists(COMMON, "article")["languages"]
    ready["languages"] = {tag: frozenset(words) for tag, words in small.items()}
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
