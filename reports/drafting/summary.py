"""The bottom line: one or two sentences of the article, word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.drafting.sentences import Sentence
from reports.drafting.tokens import word_list
from reports.model import Article

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")
_LEANS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "but",
        "however",
        "later",
        "meanwhile",
        "also",
        "then",
        "and",
        "il",
        "elle",
        "ils",
        "elles",
        "ce",
        "cela",
        "mais",
        "his",
        "her",
        "their",
        "its",
    }
)
_SHORTEST, _LONGEST, _BOTH = 6, 60, 75


def find_summary(article: Article, sentences: Sequence[Sentence]) -> str | None:
    """Return the first sentence of the body, and the one that says most of the title.

    The second is added only if it can stand by itself (it leans on no "he" or
    "this"), shares three words with the title, and both together are short.
    """
    body = [s for s in sentences if s.place == "paragraph" and _can_stand(s.text)]
    if not body:
        return None
    lead = body[0]
    best = max(body, key=lambda s: _shared(s.text, article.title))
    if best is lead or _shared(best.text, article.title) <= max(
        2, _shared(lead.text, article.title)
    ):
        return lead.text
    if len(f"{lead.text} {best.text}".split()) > _BOTH:
        return lead.text
    return f"{lead.text} {best.text}"


def _can_stand(text: str) -> bool:
    words = text.split()
    first = re.sub(r"\W", "", words[0].lower()) if words else ""
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and text[-1] in ".!?"
        and first not in _LEANS
        and text[0] not in '“"«–—-'
    )


def _shared(text: str, title: str | None) -> int:
    """Count the words that a sentence shares with the title, by their first six letters."""
    return len(_stems(text) & _stems(title or ""))


def _stems(text: str) -> set[str]:
    skip = word_list("names", "no_name_starts")
    return {word[:6] for word in _WORD.findall(text.lower()) if word not in skip}
