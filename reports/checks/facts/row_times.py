"""Times of rows beside the sentence that they came from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from reports.checks.facts.namewords import content_words, is_same_word, words_of
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.drafting.people.register import key_of
from reports.language.days import read_day
from reports.language.detection import is_in_language
from reports.language.lexicon import COMMON, Lexicon, primary, read_lists
from reports.language.locales import calendar_names, caseless
from reports.language.quantities.numbers import find_numbers
from reports.slotted import frozen

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)")
#: “2024-25”, “2024/25”, “’25”: years that are written in two digits.
_SHORT_YEAR = re.compile(r"(?:(?<=\d\d\d\d[-–/])|(?<=[’'])|(?<=FY))\d\d(?!\d)")
_NUMERIC_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_WORD = re.compile(r"[^\W\d_]+")
#: A year so far from the story is a slip, which B208 tells.
FAR = 30
_CENTURY = 2000
#: Counts that need no number: “a year”, “the two years”.
_SMALL = 2
#: The fields of times, by the field of their rows.
TIMES = (("aid", "timing"), ("figures", "as_of"))


@frozen
class Marks:
    """What a text tells of a time: years, months from 1, and other numbers."""

    years: frozenset[int]
    months: frozenset[int]
    numbers: frozenset[Decimal]


def marks_of(text: str, language: str) -> Marks:
    """Return the years, months and other numbers of a text."""
    if day := read_day(text, language):
        return Marks(frozenset({day.year}), frozenset({day.month}), frozenset({Decimal(day.day)}))
    years = {int(found) for found in _YEAR.findall(text)}
    short = set(map(int, _SHORT_YEAR.findall(text)))
    of_years = {Decimal(year) for year in years | short}
    numbers = {each.value for each in find_numbers(text, language)} - of_years
    years |= {year // 100 * 100 + each for each in short for year in years or {_CENTURY}}
    return Marks(frozenset(years), frozenset(_months(text, language)), frozenset(numbers))


def _months(text: str, language: str) -> Iterator[int]:
    names = _month_names(primary(language))
    for found in _WORD.finditer(text):
        word = found.group()
        # “may” is a month beside a number or with a capital alone
        if number := names.get(caseless(word)):
            beside = text[max(0, found.start() - 4) : found.end() + 4]
            if len(word) > 3 or word[0].isupper() or any(map(str.isdigit, beside)):
                yield number


@cache
def _month_names(language: str) -> Mapping[str, int]:
    return {**read_lists(COMMON, "dates")["months"], **calendar_names(language, "months")}


@cache
def _day_names(language: str) -> frozenset[str]:
    return frozenset(name for name in calendar_names(language, "days") if len(name) > 3)


@rule("B103", "a time stands in its evidence")
def time_not_in_evidence(subject: Subject) -> Iterator[Finding]:
    """Compare the times of rows with the sentence that each carries."""
    known = subject.lexicon
    if known is None:
        return
    for part, time, evidence in _times(subject):
        if key_of(time) in key_of(evidence) or not _differs(
            time, evidence, subject, known, is_span=part.endswith(TIMES[0][1])
        ):
            continue
        if is_in_language(evidence, subject.language):
            found = f"the evidence does not say “{time}”"
            remedy = "put the source’s words, or the sentence that says when"
            yield Finding(part, found, "a time of the evidence", remedy)


def _times(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """Yield the fields of times, with their words and the evidence of their rows."""
    for field, key in TIMES:
        for place in subject.printed[field]:
            row = getattr(subject.briefing, field)[place]
            time = getattr(row, key)
            if time and row.evidence:
                yield f"{field}[{place}].{key}", time, row.evidence


def _differs(time: str, evidence: str, subject: Subject, known: Lexicon, *, is_span: bool) -> bool:
    said, held = (marks_of(text, subject.language) for text in (time, evidence))
    if _NUMERIC_DAY.search(evidence) or read_day(time, subject.language) in _story(subject):
        return False
    relative = _is_relative(evidence, known)
    if _missing_years(said, held, subject, relative=relative):
        return True
    missing = any(number > _SMALL and number not in held.numbers for number in said.numbers)
    if relative:
        # “on Sunday” may be the 24th of August, and no five years
        return missing and is_span and not (said.months or said.years)
    story = {day.month for day in _story(subject)}
    if not said.months <= held.months | story:
        return True
    if missing:
        return True
    if said.years or said.months or said.numbers:
        return False
    words = content_words(time, known)
    return bool(words) and not any(is_same_word(w, o) for w in words for o in words_of(evidence))


def _is_relative(evidence: str, known: Lexicon) -> bool:
    """Return whether a sentence tells a time by another: “this month”, “on Sunday”."""
    if known.pattern("facts", "relative_times").search(evidence):
        return True
    days = _day_names(known.language)
    return any(word.casefold() in days for word in _WORD.findall(evidence))


def _missing_years(said: Marks, held: Marks, subject: Subject, *, relative: bool) -> bool:
    story = {day.year for day in _story(subject)}
    for year in said.years - held.years - story:
        near = not story or min(abs(year - one) for one in story) <= 1
        far = bool(story) and min(abs(year - one) for one in story) > FAR
        if not far and not (relative and near):
            return True
    return False


def _story(subject: Subject) -> list[dt.date]:
    """Return the days of the story: a year that it does not say is theirs."""
    source = subject.briefing.source
    days = [day for day in (subject.briefing.date, source.published if source else None) if day]
    return days or [day for day in (subject.today,) if day]


RULES = (time_not_in_evidence,)
