"""Days outside the story, in the head of a brief and in its rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from reports.checks.facts.row_times import FAR, TIMES
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.language.days import read_day

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: An embargo that ended so many days before the date of the briefing is one of another paper.
_LONG = 7


@rule("B208", "days are those of the story")
def day_outside_story(subject: Subject) -> Iterator[Finding]:
    """Look for days after the briefing, years far from it, and embargoes long past."""
    date = subject.briefing.date
    if date is None:
        return
    yield from _heads(subject, date)
    yield from _known(subject, date)
    yield from _figures(subject, date)
    yield from _years(subject, date)


def _heads(subject: Subject, date: dt.date) -> Iterator[Finding]:
    source, embargo = subject.briefing.source, subject.briefing.embargo
    if source and source.published and source.published > date:
        found = f"the source is of {source.published}, after the briefing, which is of {date}"
        yield Finding("source.published", found, "a day up to that", "mend one of the two")
    if embargo and embargo.date() < date - dt.timedelta(days=_LONG):
        found = (
            f"the embargo ended on {embargo.date()}, long before the briefing, which is of {date}"
        )
        yield Finding("embargo", found, "", "mend it, or take it out")


def _known(subject: Subject, date: dt.date) -> Iterator[Finding]:
    """Yield what a report cannot know yet, and a next one that should be there already."""
    briefing = subject.briefing
    day = read_day(briefing.as_of or "", subject.language)
    if day and day > date:
        found = f"“{briefing.as_of}” is after the briefing, which is of {date}"
        yield Finding("as_of", found, "a day up to that", "mend one of the two")
    if briefing.period and briefing.period.end > date:
        found = f"the period ends on {briefing.period.end}, after the briefing, which is of {date}"
        yield Finding("period.end", found, "a day up to that", "mend one of the two")
    if briefing.next_issue and briefing.next_issue <= date:
        found = f"the next issue is of {briefing.next_issue}, and this one is of {date}"
        yield Finding("next_issue", found, "a day after that", "mend it, or take it out")


def _figures(subject: Subject, date: dt.date) -> Iterator[Finding]:
    known = subject.lexicon
    for place in subject.printed["figures"]:
        row = subject.briefing.figures[place]
        day = read_day(row.as_of, subject.language) if row.as_of else None
        if day is None or day <= date:
            continue
        said = " ".join(filter(None, (row.label, row.note, row.qualifier)))
        if known is None or known.pattern("facts", "forecasts").search(said):
            continue
        found = f"“{row.as_of}” is after the briefing, which is of {date}"
        remedy = "mend the day, or say in the label that it is a forecast or a target"
        yield Finding(f"figures[{place}].as_of", found, "a day on which the number held", remedy)


def _years(subject: Subject, date: dt.date) -> Iterator[Finding]:
    """Yield years far from the story which the evidence does not have."""
    for field, key in TIMES:
        for place in subject.printed[field]:
            row = getattr(subject.briefing, field)[place]
            text = getattr(row, key)
            if not text or not row.evidence:
                continue
            for year in _YEAR.findall(text):
                if abs(int(year) - date.year) > FAR and year not in row.evidence:
                    found = f"the year {year} is far from the story, and not in the evidence"
                    yield Finding(
                        f"{field}[{place}].{key}", found, f"one near {date.year}", "mend the year"
                    )


RULES = (day_outside_story,)
