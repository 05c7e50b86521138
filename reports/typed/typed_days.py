"""Days typed into a brief: read where they name one, asked where they may be several."""

from __future__ import annotations

import datetime as dt

from reports.language.days import days_meant, read_day
from reports.slotted import frozen
from reports.wording.formats import format_day


@frozen
class TypedDay:
    """The day that a text names; or `doubt`: why it names none, though it is written as one.

    Both are None for a text that is not written as a day.
    """

    day: dt.date | None = None
    doubt: str | None = None


def read_typed_day(text: str, language: str) -> TypedDay:
    """Return the day that `text` names in `language`."""
    day = read_day(text, language)
    meant = days_meant(text, language)
    if day is not None or meant is None:
        return TypedDay(day)
    if not meant:
        return TypedDay(doubt=f"found '{text}', which is no day of the calendar")
    days = " or ".join(format_day(each, language) for each in sorted(meant))
    return TypedDay(doubt=f"found '{text}', which may be {days}")


#: What to do about a day in doubt.
SPELL_OUT = "write the month in letters and the year in full"
