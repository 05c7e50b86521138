"""The words by which an article's parts are known, from assets/lexicon/TAG/article.toml."""

from __future__ import annotations

import re
from functools import cache

from reports.language.lexicon import any_of, word_list


def article_words(key: str) -> frozenset[str]:
    """Return a list of article.toml in all languages: no head says its language."""
    return word_list("article", key)


@cache
def article_starts(key: str) -> tuple[str, ...]:
    """Return a list of article.toml for `str.startswith` and its like."""
    return tuple(article_words(key))


@cache
def article_pattern(key: str, around: str, *, exact: bool = False) -> re.Pattern[str]:
    """Return a pattern of `around` in which ``{}`` is any word of a list of article.toml."""
    pattern = around.replace("{}", f"(?:{any_of(article_words(key))})")
    return re.compile(pattern, 0 if exact else re.IGNORECASE)
