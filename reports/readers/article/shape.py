"""What a unit of an article is: a sentence, a heading, a byline, a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reports.readers.article.dates import date_line
from reports.readers.article.lines import Unit
from reports.readers.article.words import article_words

_END = re.compile(r"[.!?…:;,][”\"’»)\]\s]*$")
_CLOSING = '”"»“'
_OPENING = '“"«„'
_NUMBERS_ONLY = re.compile(
    r"[\W\d_]*(?:[KMB]|US|CAD|USD|EUR|million|billion|thousand|millions|milliards)?[\W\d_]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S@\S|https?://|www\.|\d{3}[-. ]\d{3,4}")
_WORDS = re.compile(r"[^\W\d_][^\W_]*")
_WORDS_AND_NUMBERS = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[^\W\d_][\w'’-]*\.?(?: (?:de |la |van |von |der )*[^\W\d_][\w'’-]*\.?){1,3}")


def same(first: str, second: str) -> bool:
    """Tell whether two lines hold the same words, whatever their marks and letter case."""
    return _key(first) == _key(second)


def _key(text: str) -> list[str]:
    return _WORDS_AND_NUMBERS.findall(text.casefold()) or text.split()


def ends(text: str) -> bool:
    """Tell whether `text` ends as running text does: with an end mark, quotes aside."""
    return _END.search(text[-8:]) is not None


def is_title_case(text: str) -> bool:
    """Tell whether nearly all words that count start with a capital."""
    words = [
        word for word in _WORDS.findall(text) if word.lower() not in article_words().small_words
    ]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def is_quoted(text: str) -> bool:
    """Tell whether `text`, not empty, is one quotation from its first to its last character."""
    inside = text[1:-1]
    return text[:1] in _OPENING and text[-1] in _CLOSING and not any(c in _CLOSING for c in inside)


def bare(text: str) -> str:
    """Return a heading as the word lists write it: small letters, no colon."""
    return text.rstrip(" :").replace("'", "’").casefold()


def is_stock(text: str) -> bool:
    """Tell whether `text` is a heading of releases and reports: Quick Facts, Contacts."""
    return len(text) < 60 and bare(text) in article_words().stock_headings


def is_qa_heading(text: str) -> bool:
    """Tell whether questions and answers stand under the heading `text`."""
    name = bare(text)
    if len(name) >= 60 or name.endswith("?"):
        return False
    known, starts, ends = _qa_headings()
    return name in known or name.startswith(starts) or name.endswith(ends)


@cache
def _qa_headings() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return the headings, and what a longer one starts or ends with."""
    known = frozenset(article_words().qa_headings)
    return known, tuple(f"{name} " for name in known), tuple(f" {name}" for name in known)


def is_contact_heading(text: str) -> bool:
    """Tell whether addresses stand under the heading `text`."""
    return bare(text) in article_words().contact_headings


def is_quote_heading(text: str) -> bool:
    """Tell whether quotations with their speakers stand under the heading `text`."""
    return bare(text) in article_words().quote_headings


def reads_as_heading(text: str) -> bool:
    """Tell whether `text` alone could be a heading: short, capital first, no end mark."""
    if is_stock(text) or is_qa_heading(text):
        return True
    if len(text) > 110 or text.count(" ") > 15 or text[0] in "(–—-[" or text[:1].islower():
        return False
    if text.endswith("?"):
        return text.count("?") == 1 and text.count(" ") <= 12
    if ends(text) and not _title_with_end(text):
        return False
    if (
        text.startswith("SOURCE ")
        or _NUMBERS_ONLY.fullmatch(text)
        or _ADDRESS.search(text)
        or date_line(text)
    ):
        return False
    return not text.casefold().startswith(article_words().never_headings)


def _title_with_end(text: str) -> bool:
    """Accept “We Need Peace.”, "What Comes Next:" and "Made in the U.S."."""
    short = text.count(" ") <= 9
    if is_quoted(text):
        return short and is_title_case(text) and not text.endswith((",”", ',"'))
    if text.endswith(":"):
        last = text.split(" ")[-1]
        return text.count(" ") <= 5 and is_title_case(text) and last[0].isupper()
    if text.endswith("!"):
        return short and is_title_case(text)
    return short and is_title_case(text) and re.search(r"\b[A-Z]\.[A-Z]\.$", text) is not None


def is_byline(text: str) -> bool:
    """Tell whether `text` signs the article by its words: "Web Editor", "By Ann Lee"."""
    if len(text) > 80 or text.count(" ") > 9 or ends(text):
        return False
    small, words = text.casefold(), article_words()
    if any(small.startswith(start + " ") for start in words.byline_starts):
        rest = byline_name(text)
        return bool(rest) and rest[0].isupper()
    return text.count(" ") <= 3 and small.split(" ", 1)[-1].split(" ")[-1] in words.byline_ends


def byline_name(text: str) -> str:
    """Return who signs: the byline without "By"."""
    small = text.casefold()
    for start in sorted(article_words().byline_starts, key=len, reverse=True):
        if small.startswith(start + " "):
            return text[len(start) + 1 :].strip()
    return text


def is_name(text: str) -> bool:
    """Tell whether `text` could be nothing but a person's name: two to four capital words."""
    return (
        len(text) < 50
        and _NAME.fullmatch(text) is not None
        and all(word[0].isupper() or word in article_words().small_words for word in text.split())
        and not any(
            word.lower() in ("and", "of", "the", "on", "for", "in") for word in text.split()
        )
    )


def is_caption(units: Sequence[Unit], place: int, title: str | None) -> bool:
    """Tell whether the unit at `place`, after the date or byline, captions an image.

    Such a line has no end mark and stands before the title's second coming or the
    first heading; or it starts in small letters, or reads as a long run of small
    words that is followed by a heading.
    """
    unit = units[place]
    if unit.kind != "text" or ends(unit.text) or is_stock(unit.text) or is_qa_heading(unit.text):
        return False
    if ": " in unit.text[:30] and not unit.text.lower().startswith(("photo", "image")):
        # "Reporting period: …" is a line of the text
        return False
    following = units[place + 1].text if place + 1 < len(units) else ""
    if title and same(following, title):
        return True
    if unit.text[0].islower() or re.match(r"\(?(?:photo|image)\b", unit.text, re.IGNORECASE):
        return True
    small_words = unit.text.count(" ") >= 7 and not is_title_case(unit.text)
    return small_words and bool(following) and not ends(following)
