"""Phrases cut out of a sentence: the noun phrase after a preposition, and times.

A phrase runs from its first word to a mark or to a word that
begins something else; the source's words are never changed, only cut.
"""

from __future__ import annotations

import re
from functools import cache

from reports.language.lexicon import lexicon_of, without_article

_MARKS = r"[;:!?()\[\]“”«»\"—]|\s[–-]\s|(?<!(?-i:[A-Z]))\.(?!\w)|\.$"
#: No phrase of a table cell is longer, in characters.
LONGEST = 120


@cache
def time_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a time as a sum has it: “over five years”, “by 2027”."""
    return lexicon_of(language).regex("phrases", "times")


def phrase_at(text: str, start: int, language: str, *, loose: bool = False) -> str:
    """Return the phrase that starts at `start`, without its article: “military aid”.

    A `loose` one goes on over prepositions: “refugees from Sudan”, “a project on water”.
    A list of short parts is one phrase: “food, education, and psychosocial support”.
    """
    end = min(len(text), start + LONGEST + 40)
    stop = _stop(language, loose).search(text, start, end)
    limit = stop.start() if stop else end
    if time := time_pattern(language).search(text, start, limit):
        limit = time.start()
    cut = _end_of_list(text, start, limit, language)
    phrase = _trimmed(text[start:cut], language)
    if len(phrase) > LONGEST:
        phrase = phrase[:LONGEST].rsplit(" ", 1)[0]
    return phrase


def _trimmed(phrase: str, language: str) -> str:
    phrase, tail = without_article(phrase), _tail(language)
    while (shorter := tail.sub("", phrase)) != phrase:
        phrase = shorter
    return phrase.strip()


@cache
def _tail(language: str) -> re.Pattern[str]:
    words = lexicon_of(language).forms("phrases", "tails")
    return re.compile(rf"[\s,]+(?:{words})?$", re.IGNORECASE)


@cache
def _stop(language: str, loose: bool) -> re.Pattern[str]:
    known = lexicon_of(language)
    words = known.forms("phrases", "stops")
    words += "" if loose else "|" + known.forms("phrases", "tight_stops")
    joints = known.forms("phrases", "joints")
    return re.compile(
        rf"{_MARKS}|\s+(?:{words})(?![^\W_])|\s+[$€£]|,?\s+(?:{joints})\s+\d|,\s+\d", re.IGNORECASE
    )


@cache
def _list(language: str) -> re.Pattern[str]:
    """Three parts or more: after two, “, and” begins another clause."""
    joints = lexicon_of(language).forms("phrases", "joints")
    return re.compile(
        rf"[^,]{{1,60}}(?:,\s(?!(?:{joints})\s)[^\s,]+(?:\s[^\s,]+){{0,4}}){{1,12}}"
        rf",?\s(?:{joints})\s[^,]{{1,60}}$"
    )


def _end_of_list(text: str, start: int, limit: int, language: str) -> int:
    """Return where the phrase ends: at its first comma, unless the commas make a list."""
    comma, parts = text.find(", ", start, limit), _list(language)
    if comma < 0 or parts.match(text[start:limit]):
        return limit
    # “a, b and c, said the minister”: the list may end before another comma
    last = text.rfind(", ", start, limit)
    if last > comma and parts.match(text[start:last]):
        return last
    return comma
