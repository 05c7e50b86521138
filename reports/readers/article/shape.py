"""What a unit of an article is: a sentence, a heading, a byline, a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reports.language.lexicon import any_of, table_of_all, without_article, word_list
from reports.readers.article.dates import date_line, is_time
from reports.readers.article.words import article_starts, article_words

#: The share of words with a capital in a title that is set in them.
_TITLE_CASE = 0.8
_END = re.compile(r"[.!?…:;,][”\"’»)\]\s]*$")
_STOP_INSIDE = re.compile(r"[^\W\d_]{3}[.!] ")
_CLOSING = '”"»“'
_OPENING = '“"«„'
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_ADDRESS = re.compile(r"\S@\S|https?://|www\.|\d{3}[-. ]\d{3,4}")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_ACRONYM = re.compile(r"\([A-Z]{2,8}\)$")
_WORDS = re.compile(r"[^\W\d_][^\W_]*")
_WORDS_AND_NUMBERS = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’-]*\.?)+")


def same(first: str, second: str) -> bool:
    """Return whether two lines hold the same words, whatever their marks and letter case."""
    # most differ in their first words
    return first == second or (_opening(first) == _opening(second) and _key(first) == _key(second))


def _key(text: str) -> list[str]:
    return _WORDS_AND_NUMBERS.findall(text.casefold()) or text.split()


def _opening(text: str) -> str:
    """Return the first word of the key of a text, "" where it has no words."""
    found = _WORDS_AND_NUMBERS.search(text.casefold())
    return found[0] if found else ""


def ends(text: str) -> bool:
    """Return whether `text` ends as running text does: with an end mark, quotes aside."""
    return _END.search(text[-8:]) is not None


def runs(text: str) -> bool:
    """Return whether `text` is running text: a sentence of some words, with its end mark."""
    return ends(text) and text.count(" ") >= 7 and text[-1] != "?"


def is_title_case(text: str) -> bool:
    """Return whether nearly all words that count start with a capital."""
    return _capitals(text) >= _TITLE_CASE


def _capitals(text: str) -> float:
    """Return the share of the words that count which start with a capital."""
    small = article_words("small_words")
    words = [w for w in _WORDS.findall(text) if len(w) > 1 and w.lower() not in small]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def is_quoted(text: str) -> bool:
    """Return whether `text`, not empty, is one quotation from its first to its last character."""
    inside = text[1:-1]
    return text[:1] in _OPENING and text[-1] in _CLOSING and not any(c in _CLOSING for c in inside)


def bare(text: str) -> str:
    """Return a heading as the word lists write it: small letters, no colon."""
    return text.rstrip(" \u00a0\u202f:").replace("(s)", "s").replace("'", "’").casefold()


def is_stock(text: str) -> bool:
    """Return whether `text` is a heading of releases and reports: Quick Facts, Contacts."""
    return len(text) < 60 and bare(text) in article_words("stock_headings")


def is_qa_heading(text: str) -> bool:
    """Return whether questions and answers stand under the heading `text`."""
    name = bare(text)
    if len(name) >= 60 or name.endswith("?"):
        return False
    known, starts, ends = _qa_headings()
    return name in known or name.startswith(starts) or name.endswith(ends)


@cache
def _qa_headings() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return the headings, and what a longer one starts or ends with."""
    known = article_words("qa_headings")
    return known, tuple(f"{name} " for name in known), tuple(f" {name}" for name in known)


def is_contact_heading(text: str) -> bool:
    """Return whether addresses stand under `text`: "Contacts", "For more information, contact:"."""
    known = article_words("contact_headings")
    opens = text.endswith(":") and bare(text).startswith(tuple(known))
    return bare(text) in known or (opens and len(text) < 90)


def is_quote_heading(text: str) -> bool:
    """Return whether quotations with their speakers stand under the heading `text`."""
    return bare(text) in article_words("quote_headings")


def reads_as_heading(text: str) -> bool:
    """Return whether `text` alone could be a heading: short, capital first, no end mark."""
    if is_stock(text) or is_qa_heading(text):
        return True
    if text.endswith("?"):
        asks = text.count("?") == 1 and not _STOP_INSIDE.search(text)
        return asks and text.count(" ") <= 12 and not _is_no_start(text)
    if ends(text) and not _title_with_end(text):
        return False
    return not any(refuses(text) for refuses in _NO_HEADINGS)


def _is_no_start(text: str) -> bool:
    """Return whether `text` is too long for a heading, or starts as none does."""
    too_long = len(text) > 110 or text.count(" ") > 15
    return too_long or text[0] in "(–—-[$€£" or text[0].islower()


@cache
def _numbers_only() -> re.Pattern[str]:
    scales = (*table_of_all("numbers", "scales"), *table_of_all("numbers", "letters"))
    words = any_of((*scales, *table_of_all("countries", "short")["US"]))
    return re.compile(rf"[\W\d_]*(?:{words}|[A-Z]{{3}})?[\W\d_]*", re.IGNORECASE)


def is_number(text: str) -> bool:
    """Return whether `text` is nothing but a number: "1.2M", "3.8 million", "$95M"."""
    figures = len(text) < 40 and any(map(str.isdigit, text))
    return figures and _numbers_only().fullmatch(text) is not None


def _is_figure(text: str) -> bool:
    """Return whether `text` is a number, or starts with one: "96 deaths", but not "1. Ontario"."""
    return is_number(text) or (text[0].isdigit() and not _NUMBERED.match(text))


def _is_label(text: str) -> bool:
    return text.startswith(article_starts("wire_sources")) or text.casefold().startswith(
        article_starts("never_headings")
    )


def _title_with_end(text: str) -> bool:
    """Accept “We Need Peace.”, "What Comes Next:", "Stop!" and "Made in the U.S."."""
    spaces, last = text.count(" "), text.split(" ")[-1]
    if spaces > 9 or not is_title_case(text):
        return False
    if text[-1] in _CLOSING:
        return is_quoted(text) and not text.endswith((",”", ',"'))
    if text[-1] == ":":
        return spaces <= 5 and last[0].isupper()
    return text[-1] == "!" or _INITIALS.search(text) is not None


def has_address(text: str) -> bool:
    """Return whether a mail or web address, or a telephone number stands in `text`."""
    return _ADDRESS.search(text) is not None


def is_byline(text: str) -> bool:
    """Return whether `text` signs the article by its words: "Web Editor", "By Ann Lee"."""
    if len(text) > 80 or text.count(" ") > 9 or ends(text) or is_stock(text):
        return False
    last_words = text.casefold().split(" ", 1)[-1].split(" ")
    short = text.count(" ") <= 3
    return is_signed_by(text) or (short and last_words[-1] in article_starts("byline_ends"))


def is_signed_by(text: str) -> bool:
    """Return whether `text` is "By" with a name."""
    name = byline_name(text)
    known = without_article(name)[:1].isupper()
    return name is not text and known and len(text) <= 80 and not ends(text)


def byline_name(text: str) -> str:
    """Return who signs: the byline without "By"."""
    small = text.casefold()
    for start in sorted(article_starts("byline_starts"), key=len, reverse=True):
        if small.startswith(start + " "):
            return text[len(start) + 1 :].strip()
    return text


def is_name(text: str, longest: int = 4) -> bool:
    """Return whether `text` could be nothing but a person's name: words in capitals."""
    words, particles = text.split(), word_list("names", "particles")
    return (
        len(text) < 60
        and 2 <= len(words) <= longest
        and _NAME.fullmatch(text) is not None
        and all(word[0].isupper() or word in particles for word in words)
        and not any(word.lower() in article_words("small_words") - particles for word in words)
    )


def has_honorific(text: str) -> bool:
    """Return whether `text` is a name with a form of address: "Dr. Ann Lee", "THE HON ANN LEE"."""
    name = without_honorific(text)
    return len(text) < 60 and is_name(name, longest=6) and name != text.strip()


def has_address_form(text: str) -> bool:
    """Return whether a form of address stands in `text`, with a name behind it: "by Mr Lee"."""
    words = text.split()
    return any(_is_address(word) and after[0].isupper() for word, after in pairwise(words))


def without_honorific(text: str) -> str:
    """Return a name without the forms of address before it: "Ann Lee" of "The Rt Hon Ann Lee"."""
    words, small = text.split(), article_words("small_words")
    start = next((n for n, word in enumerate(words) if word.casefold() not in small), 0)
    end = max((n + 1 for n in range(start, len(words))[:3] if _is_address(words[n])), default=0)
    return " ".join(words[end:])


def _is_address(word: str) -> bool:
    bare = word.rstrip(".").casefold()
    kinds = (("names", "honorifics"), ("names", "peers"), ("names", "titles"), ("people", "styles"))
    return any(bare in word_list(*kind) for kind in kinds)


def is_organisation(text: str) -> bool:
    """Return whether `text` is the name of a body: "Office of the Spokesperson", "Press Office"."""
    words = _WORDS.findall(text.casefold())
    if not 2 <= len(words) <= 18 or ends(text) or ": " in text:
        return False
    house, dash, part = text.partition(" – ")
    if dash and house.casefold() in article_words("organisations"):
        return _opens_as_body(_WORDS.findall(part.casefold()))  # "Senate – Committee of …"
    capitals = _capitals(text)
    lettered = len(words) > 3 and text.split()[0].isupper()  # “UNHCR Regional Bureau for Africa”
    opens = _opens_as_body(words) or (lettered and _opens_as_body(words[1:]))
    return (capitals > 0.5 and opens) or (
        capitals >= _TITLE_CASE and len(words) <= 8 and _ends_as_body(text, words)
    )


def _opens_as_body(words: Sequence[str]) -> bool:
    known, small = article_words("organisations"), article_words("small_words")
    return any(words[n] in known and not small.isdisjoint(words[n + 1 : n + 3]) for n in (0, 1))


def _ends_as_body(text: str, words: Sequence[str]) -> bool:
    return words[-1] in article_words("organisations") or _ACRONYM.search(text) is not None


_NO_HEADINGS = (
    _is_no_start,
    _is_figure,
    has_address,
    date_line,
    is_time,
    is_organisation,
    has_honorific,
    _is_label,
)
