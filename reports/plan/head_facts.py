"""The head of a brief: its stage, and the facts below its dateline (“To: The Minister”)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from reports.model import Briefing, Series
from reports.plan.labelled import NOTHING, Labelled, Ranges, fill, join, label
from reports.slotted import frozen
from reports.wording.formats import format_as_of, format_day, format_period, iso_day
from reports.wording.labels import Labels

#: The facts of the head, in their order; each has the name of the field that it says.
HeadKind = Literal["to", "from", "series", "as_of", "period", "next_issue"]
#: Those of them that tell who writes to whom: they stand in a line of their own.
_ADDRESSES = ("to", "from")


@frozen
class HeadFact:
    """A fact of the head.

    `label` is what it is called, "" for one that says so itself; `colon` stands behind that,
    with its spaces. `ranges` are the letters of `words` that are labels. `day` is the day that
    the words are, for a calendar.
    """

    kind: HeadKind
    label: str
    colon: str
    words: str
    ranges: Ranges = ()
    day: dt.date | None = None

    @property
    def labelled(self) -> Labelled:
        """The whole line, its label with it."""
        before = [label(self.label), Labelled(self.colon)] if self.label else []
        return join([*before, Labelled(self.words, self.ranges)])


def stage_of(briefing: Briefing, labels: Labels) -> Labelled:
    """Return the status and version of a briefing: “DRAFT 0.3”; no letters where it has none."""
    status = label(labels.stages[briefing.status]) if briefing.status else NOTHING
    version = Labelled(briefing.version or "")
    if not status.text:
        return fill(labels.stage_version, version=version) if version.text else NOTHING
    return fill(labels.stage, status=status, version=version) if version.text else status


def head_facts(briefing: Briefing, labels: Labels) -> tuple[HeadFact, ...]:
    """Return the facts of a briefing's head, those that it has."""
    return tuple(
        [
            HeadFact(kind, _label(kind, labels), labels.colon, *words[:2], day)
            for kind, words, day in _said(briefing, labels)
        ]
    )


def _label(kind: HeadKind, labels: Labels) -> str:
    return "" if kind == "series" else labels.head[kind]


def _said(
    briefing: Briefing, labels: Labels
) -> Iterator[tuple[HeadKind, Labelled, dt.date | None]]:
    """Yield the words of each fact that there is, and the day that they are."""
    language = briefing.language
    if to := briefing.to:
        yield "to", Labelled(to), None
    if sender := getattr(briefing, "from"):
        yield "from", Labelled(sender), None
    if briefing.series:
        yield "series", series_words(briefing.series, labels), None
    if as_of := briefing.as_of:
        yield "as_of", Labelled(format_as_of(as_of, language)), iso_day(as_of)
    if period := briefing.period:
        yield "period", Labelled(format_period(period.start, period.end, language)), None
    if issue := briefing.next_issue:
        yield "next_issue", Labelled(format_day(issue, language)), issue


def series_words(series: Series, labels: Labels) -> Labelled:
    """Return what a report is one of, and which: “Flood Update No. 12”."""
    number = Labelled(str(series.number))
    if series.name is None:
        return fill(labels.series_alone, number=number)
    return fill(labels.series_number, name=Labelled(series.name), number=number)


def head_lines(facts: tuple[HeadFact, ...]) -> list[list[HeadFact]]:
    """Return facts in the lines that they stand in where several share one."""
    return [list(same) for _, same in groupby(facts, lambda fact: fact.kind in _ADDRESSES)]
