"""What the list says of each briefing: its title, day and status, and what is still to be done."""

from __future__ import annotations

import datetime as dt
import os
from functools import lru_cache

from reports.desk.desk_folder import DeskFolder
from reports.errors import FileDeliveryError, InputError
from reports.model import ROW_FIELDS, Briefing
from reports.readers.briefing.read import read_briefing
from reports.slotted import frozen
from reports.wording.formats import format_day

#: So many are opened for the list, those that were changed last; of others the name is told.
_MOST_OPENED = 200


@frozen
class Summary:
    """A briefing in the list; `changed` is when its file was written.

    `held` counts the rows that wait for a person, `mistakes` what keeps the file from being read.
    """

    name: str
    changed: dt.datetime
    title: str | None = None
    day: str | None = None
    kind: str | None = None
    status: str | None = None
    held: int = 0
    mistakes: int = 0


def summaries(folder: DeskFolder) -> list[Summary]:
    """Return the briefings of a folder, the one that was changed last first."""
    found = list[tuple[int, str, int]]()
    for name in folder.names():
        try:
            stat = os.lstat(folder.root / name)
        except OSError:
            continue  # it went away while the folder was read
        found.append((stat.st_mtime_ns, name, stat.st_size))
    found.sort(key=lambda each: (-each[0], each[1]))
    opened = [_opened(folder, *each) for each in found[:_MOST_OPENED]]
    return opened + [_named(name, changed) for changed, name, _ in found[_MOST_OPENED:]]


def _opened(folder: DeskFolder, changed: int, name: str, size: int) -> Summary:
    try:
        return _summary(folder, name, changed, size)
    except FileDeliveryError:
        return _named(name, changed)  # which is not remembered: it may be read the next time


# by the time and the size of a file, so that a list of many is read once
@lru_cache(maxsize=2 * _MOST_OPENED)
def _summary(folder: DeskFolder, name: str, changed: int, size: int) -> Summary:
    try:
        briefing = read_briefing(folder.read(name).data, name)
    except InputError as error:
        return Summary(name, _instant(changed), mistakes=len(error.notices))
    return Summary(
        name,
        _instant(changed),
        briefing.title,
        format_day(briefing.date, "en") if briefing.date else None,
        briefing.kind,
        briefing.status,
        held_count(briefing),
    )


def held_count(briefing: Briefing) -> int:
    """Return how many rows wait for a person."""
    rows = (row for field in ROW_FIELDS for row in getattr(briefing, field))
    return sum(row.review is not None for row in rows)


def _named(name: str, changed: int) -> Summary:
    return Summary(name, _instant(changed))


def _instant(nanoseconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(nanoseconds // 10**9, dt.UTC)
