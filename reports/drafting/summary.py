"""The bottom line: one or two sentences of the article, word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.language.sentences import Sentence, no_name_starts
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
# What a report says of itself is no news.
_HOUSEKEEPING = re.compile(
    r"(?:(?:this|the next) (?:situation )?(?:report|update|bulletin)"
    r"|for (?:further|more) information|ce rapport|le prochain rapport|pour (?:de )?plus )\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"(?:who (?:is|was|are)|qui (?:est|sont))\b", re.IGNORECASE)
_HIGHLIGHTS = frozenset({
    "highlights", "key messages", "key points", "faits saillants", "messages clés", "points clés",
})  # fmt: skip
_SHORTEST, _LONGEST, _BOTH = 6, 60, 75


def find_summary(
    article: Article, sentences: Sequence[Sentence], facts: Sequence[str] = ()
) -> str | None:
    """Return the first sentence of the body, and one more if both together are short.

    The second is the first of `facts` (the sentences that aid and agreements were
    found in); without one, the sentence that says most of the title: three words of
    it at least, and more than the first. None leans on a "he" or "this" before it, or
    tells of the report itself; who somebody is comes last.
    """
    standing = [s for s in sentences if _is_running(s) and _can_stand(s.text)]
    news = [s for s in standing if not _WHO_IS.match(s.heading or "")]
    body = [s.text for s in news or standing]
    if not body:
        return None
    lead = body[0]
    said = [text for text in body if text in facts]
    best = said[0] if said else max(body, key=lambda text: _shared(text, article.title))
    weak = not said and _shared(best, article.title) <= max(2, _shared(lead, article.title))
    if best == lead or weak:
        return lead
    return lead if len(f"{lead} {best}".split()) > _BOTH else f"{lead} {best}"


def _is_running(sentence: Sentence) -> bool:
    """Tell whether a sentence is of running text, or of the highlights of a report."""
    if sentence.place == "item":
        return (sentence.heading or "").strip(" :").casefold() in _HIGHLIGHTS
    return sentence.place == "paragraph"


def _can_stand(text: str) -> bool:
    words = text.split()
    first = re.sub(r"\W", "", words[0].lower()) if words else ""
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and text[-1] in ".!?"
        and first not in _LEANS
        and text[0] not in '“"«–—-'
        and not _HOUSEKEEPING.match(text)
    )


def _shared(text: str, title: str | None) -> int:
    """Count the words that a sentence shares with the title, by their first six letters."""
    return len(_stems(text) & _stems(title or ""))


def _stems(text: str) -> set[str]:
    skip = no_name_starts()
    return {word[:6] for word in _WORD.findall(text.lower()) if word not in skip}
