"""Figures: the numbers a briefer puts in a table, with what they count and when.

Only a number before a noun that is known to be counted (“809 confirmed cases”), or a
percentage of something, is one; years, dates, ages and small numbers in words are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reports.drafting.parties.sum_mentions import Mention
from reports.language.lexicon import any_of, primary, read_lists, whole_words
from reports.language.numbers import SPACES, FoundNumber, find_numbers
from reports.language.phrases import phrase_at
from reports.language.sentences import Sentence
from reports.language.sums import qualifier_before
from reports.model import Figure
from reports.model.money import MAX_AMOUNT
from reports.notices import Notice, note

#: A table of more rows is no summary: the rest is left in the text, and said so.
MOST_FIGURES = 12
#: Words between a number and the noun it counts: “809 newly confirmed pertussis cases”.
_WORDS_BETWEEN = 4
_LONGEST_LABEL = 70
_SMALLEST = 10

_PERCENT = re.compile(
    rf"[{SPACES}]?(?:%|per\s?cent\b|percent\b|pour cent\b|p\. 100\b)", re.IGNORECASE
)
_OF = re.compile(r"\s(?:(?:of|des|de la|du|de)\s|(?:de\s)?[ld][’'])")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"janvier|février|mars|"
    r"avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_DATE_BEFORE = re.compile(rf"{_MONTH}\s$", re.IGNORECASE)
_DATE_AFTER = re.compile(rf"\s(?:and\s\d+\s)?{_MONTH}\b", re.IGNORECASE)
_AS_OF = re.compile(
    rf"\b(?:as of|as at|by|up to|until|au|en date du|d[’']ici au)\s(?:the end of\s)?"
    rf"((?:week \d+ of \d{{4}}|{_MONTH}(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?|"
    rf"\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?|\d{{4}}))(?![\w%])",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"^(?:(?:of the|of|de)\s|d[’'])")
_CLAUSE = re.compile(r"(?:(?!\s(?:and|et)\s\d)[^,;:.()“”\"—–])*")
_YEARS_OLD = re.compile(r"[\s-](?:years?[\s-]old|ans\b)")


@dataclass(frozen=True, slots=True)
class _Units:
    nouns: re.Pattern[str]
    skip: re.Pattern[str]


@cache
def _units(language: str) -> _Units:
    lists = read_lists(primary(language), "units")
    skip = re.compile(rf"(?<![^\W_])(?:{any_of(lists['skip'])})[\s-]*$", re.IGNORECASE)
    return _Units(whole_words(any_of(lists["nouns"])), skip)


def find_figures(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> tuple[tuple[Figure, ...], tuple[Notice, ...]]:
    """Return the figures of the body, each once, and what to know about them."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions:
        span = mention.found.start + mention.shift, mention.found.end + mention.shift
        spans.setdefault(mention.at, []).append(span)
    rows: dict[tuple[Decimal, str], Figure] = {}
    for at, sentence in enumerate(sentences):
        if sentence.place in ("paragraph", "item"):
            for row in _figures_in(sentence, spans.get(at, []), language):
                rows.setdefault((row.value or Decimal(0), row.unit or ""), row)
    kept = tuple(rows.values())[:MOST_FIGURES]
    left = len(rows) - len(kept)
    told = f"{left} more figures in the text are not listed: the table holds {MOST_FIGURES}"
    return kept, (note("unlisted-figures", told),) if left else ()


def _figures_in(
    sentence: Sentence, money: Sequence[tuple[int, int]], language: str
) -> Iterator[Figure]:
    text = sentence.text
    as_of = _AS_OF.search(text)
    for number in find_numbers(text, language):
        if any(start <= number.start < end for start, end in money) or _is_name(
            text, number, language
        ):
            continue
        counted = _percentage(text, number, language) or _count(text, number, language)
        if counted is None or number.value > MAX_AMOUNT or not _is_plain(number.value):
            continue
        label, unit = counted
        inside = as_of is not None and as_of.start() <= number.start < as_of.end()
        yield Figure(
            label=label,
            value=number.value,
            unit=unit,
            qualifier=qualifier_before(text, number.start, language),
            as_of=as_of[1] if as_of and not inside else None,
            evidence=text,
        )


def _is_plain(value: Decimal) -> bool:
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -6


def _is_name(text: str, number: FoundNumber, language: str) -> bool:
    """Tell whether a number is a part of a date, a name or an age."""
    before, after = (
        text[max(0, number.start - 24) : number.start],
        text[number.end : number.end + 16],
    )
    dated = _DATE_BEFORE.search(before) or _DATE_AFTER.match(after) or _YEARS_OLD.match(after)
    joined = (
        before[-1:] in ("-", "/", "#", ".", ":", "’", "'")
        and before[-2:-1] != " "
        and bool(before.strip())
    )
    return bool(dated or joined or _units(language).skip.search(before) or after[:1] in ("/", ":"))


def _percentage(text: str, number: FoundNumber, language: str) -> tuple[str, str] | None:
    sign = _PERCENT.match(text, number.end)
    if sign is None:
        return None
    if of := _OF.match(text, sign.end()):
        label = _cut(phrase_at(text, of.end(), language, loose=True))
    else:
        label = _cut(phrase_at(text, sign.end(), language, loose=True))
        if len(label.split()) < 2:
            label = ""
    if not label or (len(label) < 4 and label.islower()):
        # “unemployment fell by 3%”: what comes before says what it is of
        clause = re.split(r"[,;:(]\s?", text[: number.start])[-1]
        rest = _CLAUSE.match(text, sign.end())
        label = _cut(clause.strip(), last=True)
        if len(label.split()) < 2 and rest:  # “only 23% has been funded”
            label = _cut(rest[0].strip())
    return (label, "%") if len(label) > 2 else None


def _count(text: str, number: FoundNumber, language: str) -> tuple[str, str] | None:
    if number.value < _SMALLEST or not (number.digits or number.scale > 1):
        return None
    if number.scale == 1 and 1900 <= number.value <= 2100 and number.end - number.start == 4:
        return None
    window = text[number.end : number.end + 90]
    noun = _units(language).nouns.search(window)
    if noun is None:
        return None
    between = window[: noun.start()]
    if len(between.split()) > _WORDS_BETWEEN or re.search(r"[^\w\s’'-]|\d", between):
        return None
    phrase = _cut(_OF_THEM.sub("", phrase_at(text, number.end, language, loose=True)))
    label = phrase if noun[0] in phrase else window[: noun.end()].strip(f"{SPACES}-")
    if label == noun[0]:  # “people were enrolled in …”: the rest of the clause says who
        clause = _CLAUSE.match(_OF_THEM.sub("", window.lstrip(f"{SPACES}-")))
        plain = clause is not None and not re.search(r"[$€£]", clause[0])
        label = (_cut(clause[0].strip()) if clause and plain else "") or label
    return label, noun[0]


def _cut(phrase: str, *, last: bool = False) -> str:
    """Return a phrase of a table cell's length, cut between words."""
    if len(phrase) <= _LONGEST_LABEL:
        return phrase
    if last:
        return phrase[-_LONGEST_LABEL:].split(" ", 1)[-1]
    return phrase[:_LONGEST_LABEL].rsplit(" ", 1)[0]
