"""What `briefpack check` finds in a briefing, as the desk says it: with the field to go to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reports.checks.checking import check_loaded
from reports.desk.desk_folder import Standing
from reports.desk.seeing.spoken_places import spoken_place
from reports.errors import InputError
from reports.look import Look
from reports.notices import Location, Notice, Severity
from reports.slotted import frozen
from reports.sources import read_source

_WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")


@frozen
class DeskFinding:
    """One finding: its `words` without the place, and the field it speaks of ("": all of it).

    `called` is the field as people say it.
    """

    code: str
    severity: Severity
    part: str
    line: int | None
    words: str
    called: str


def findings_of(
    standing: Standing, path: Path, look: Look, today: dt.date, dollar: str | None = None
) -> tuple[Notice, ...]:
    """Return what there is to say of a briefing; of no briefing, its mistakes.

    `dollar` is what a bare “$” is.
    """
    try:
        loaded = read_source(path, standing.data, stem="check", dollar=dollar)
        return (*loaded.notices, *check_loaded(loaded, standing.data, look, today=today))
    except InputError as error:
        return error.notices


def worst_first(found: Iterable[Notice]) -> tuple[DeskFinding, ...]:
    """Return findings as the desk says them, the worst first."""
    return tuple(sorted(map(_finding, found), key=lambda each: _WORST_FIRST.index(each.severity)))


def counted(findings: tuple[DeskFinding, ...]) -> str:
    """Return in words how much was found."""
    counts = Counter(each.severity for each in findings)
    said = [
        f"{counts[name]} {name}{'s' * (counts[name] != 1)}" for name in _WORST_FIRST if counts[name]
    ]
    return ", ".join(said) or "nothing found"


def _finding(notice: Notice) -> DeskFinding:
    place = notice.place
    words = replace(notice, place=Location(name=place.name))
    called = spoken_place(place)
    return DeskFinding(notice.code, notice.severity, place.part, place.line, str(words), called)
