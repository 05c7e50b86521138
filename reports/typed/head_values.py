"""What people type into the head of a brief: a period, a report's number, a stage."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from reports.language.days import read_day
from reports.language.lexicon import COMMON, any_of, read_lists
from reports.model import Period, Series
from reports.model.brief_head import BriefStatus
from reports.slotted import frozen
from reports.typed.numerals import fold_digits
from reports.wording.labels import Labels, load_labels

#: Letters of a text that may be a period.
_LONGEST = 120
_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
#: What stands before the number of a report, beside the words of the labels.
_NUMBER_SIGNS = r"no\.?|n[o°º]\.?|nr\.?|№|#|issue|number|numéro"
_DASH = "[-–—/~\N{FULLWIDTH TILDE}]"
_VERSION = re.compile(r"(?:v(?:ersion)?[.\s]*)?\d[\w.\-]*", re.IGNORECASE)
#: What people write before a version, which itself begins with a letter or a digit.
_SIGNS = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"[^\w(]*\((.+)\)")


def read_period(text: str, language: str) -> Period | None:
    """Return the period that a text names; None if it names none, or more than one.

    ``18–24 August 2025``, ``28 juillet – 3 août 2025``, ``from 2025-08-18 to 2025-08-24``, and a
    day alone, which begins and ends it. What one of the days leaves out is the other one's.
    """
    text = " ".join(fold_digits(text).replace("’", "'").split())
    if len(text) > _LONGEST:
        return None
    if day := read_day(text, language):
        return Period(start=day, end=day)
    found = {
        (start, end)
        for first, last in _parted(text)
        for start, end in _days(first, last, language)
        if start <= end
    }
    return Period(start=(pair := found.pop())[0], end=pair[1]) if len(found) == 1 else None


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """Yield the two halves of a text at each place where they may be parted."""
    between, before = _words()
    for found in between.finditer(text):
        yield before.sub("", text[: found.start()]).strip(" ,"), text[found.end() :].strip()


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what parts the first day from the last, and what stands before the first."""
    dates = read_lists(COMMON, "dates")
    between = re.compile(rf"\s(?:{any_of(dates['until'])})\s|{_DASH}", re.IGNORECASE)
    return between, re.compile(rf"^(?:{any_of(dates['since'])})\s", re.IGNORECASE)


def _days(first: str, last: str, language: str) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the days that two halves name, each with what the other one says for both."""
    if not (_DAY_NUMBER.search(first) and _DAY_NUMBER.search(last)):
        return
    heads, tails = first.split(" "), last.split(" ")
    starts = (first, *(" ".join((first, *tails[n:])) for n in range(1, len(tails))))
    ends = (last, *(" ".join((*heads[:n], last)) for n in range(1, len(heads))))
    start = next(filter(None, (read_day(each, language) for each in starts)), None)
    end = next(filter(None, (read_day(each, language) for each in ends)), None)
    if start and end:
        yield start, end


def read_series(text: str, labels: Labels) -> Series | None:
    """Return the series and the number of a report: “Flood Update No. 12”; None for no number."""
    found = _series_pattern(labels.series_number, labels.series_alone).fullmatch(fold_digits(text))
    if found is None or int(found["number"]) < 1:
        return None
    return Series(name=found["name"] or None, number=int(found["number"]))


@cache
def _series_pattern(*templates: str) -> re.Pattern[str]:
    own = (template.partition("{number}")[0].partition("{name}")[2] for template in templates)
    alone = (template.partition("{number}")[0] for template in templates)
    words = [re.escape(each.strip(" ,،\N{NO-BREAK SPACE}")) for each in (*own, *alone)]
    signs = "|".join((*filter(None, words), _NUMBER_SIGNS))
    return re.compile(
        rf"(?P<name>.*?)(?:^|(?<=\S))[\s,،]*(?:(?<!\w)(?:{signs}))?\s*(?<!\d)(?P<number>\d{{1,9}})",
        re.IGNORECASE,
    )


@frozen
class Stage:
    """Whether a briefing is a draft, and which version it is."""

    status: BriefStatus | None = None
    version: str | None = None


def read_stage(text: str, labels: Labels) -> Stage | None:
    """Return the stage that a text names: “DRAFT 0.3”; None for one that is none or may be two."""
    known = _stages(labels.language) | _stages("en")
    found = next((name for name in known if _begins(text, name)), None)
    if found is None:
        return _version_alone(text, labels)
    rest = text[len(found) :].strip()
    if any(_begins(word, name) for word in re.split(r"[\W_]+", rest) for name in known):
        return None  # “final draft” is one or the other
    before = labels.stage_version.partition("{version}")[0].strip()
    return Stage(known[found], _version_behind(rest, before) or None)


def _version_behind(rest: str, before: str) -> str:
    """Return the version that stands behind a stage, without signs, brackets and `before`."""
    bracketed = _IN_BRACKETS.fullmatch(rest)
    bare = _without_signs(bracketed[1] if bracketed else rest)
    return _without_signs(bare[len(before) :]) if before and _begins(bare, before) else bare


def _version_alone(text: str, labels: Labels) -> Stage | None:
    before = labels.stage_version.partition("{version}")[0].strip()
    if before and _begins(text, before) and (bare := _without_signs(text[len(before) :])):
        return Stage(version=bare)
    return Stage(version=text) if _VERSION.fullmatch(text) else None


def _without_signs(text: str) -> str:
    signs = _SIGNS.match(text)
    return text[signs.end() :] if signs else text


def _begins(text: str, words: str) -> bool:
    """Return whether a text begins with whole words, whatever their case."""
    start, rest = text[: len(words)], text[len(words) :]
    return start.casefold() == words.casefold() and not rest[:1].isalnum()


@cache
def _stages(language: str) -> dict[str, BriefStatus]:
    """Return the statuses by what they are called, the longest name first."""
    stages = load_labels(language).stages
    names = {stages[status]: status for status in get_args(BriefStatus)}
    return dict(sorted(names.items(), key=lambda named: -len(named[0])))
