"""What keeps a message back: an embargo, a draft, rows held for review, errors, a marking.

Each says what to do. A person may overrule all but a marking of the theme's `unmailed`, and a
file that does not say what the briefing does, which is never made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports.checks.checking import check_loaded
from reports.errors import SendingStoppedError, shown
from reports.look import Look
from reports.model import held_rows
from reports.notices import Location, Notice
from reports.slotted import frozen
from reports.sources import Loaded
from reports.wording.formats import format_short_instant

#: What is said of every file that is made, drafts too.
_TOLD_OF_ALL_FILES = ("mail-held", "mail-draft")
#: Errors of `check` that a message shows.
_MOST = 5


@frozen
class Guard:
    """One thing that speaks against sending; `yields`: a person may send all the same.

    `to_do` says what to do about it, without the way to send all the same.
    """

    notice: Notice
    yields: bool = True
    to_do: str = ""


def guards_of(
    loaded: Loaded, look: Look, now: dt.datetime, data: bytes | None = None
) -> tuple[Guard, ...]:
    """Return what speaks against sending a briefing `now`; `data` are the bytes of its source."""
    guards = (_marked(loaded, look), _embargoed(loaded, now), _drafted(loaded), _held(loaded))
    return (*(guard for guard in guards if guard), *_wrong(loaded, look, now, data))


def heeded(guards: Iterable[Guard], *, force: bool, sends: bool) -> tuple[Notice, ...]:
    """Return guards as warnings, where they stop nothing: those of drafts, and those overruled.

    Raises:
        SendingStoppedError: with all that stop it, if it is to be sent.
    """
    guards = tuple(guards)
    stops = [each for each in guards if sends and not (force and each.yields)]
    if stops:
        raise SendingStoppedError(*(each.notice for each in stops))
    told = (each.notice for each in guards if sends or each.notice.code not in _TOLD_OF_ALL_FILES)
    return tuple(replace(each, severity="warning") for each in told)


def _guard(code: str, part: str, found: str, to_do: str, loaded: Loaded, anyway: str = "") -> Guard:
    """Return a guard; `anyway` says how it is sent all the same, "" if it cannot be."""
    remedy = "; ".join(filter(None, (to_do, anyway)))
    notice = Notice(code, found, remedy=remedy, place=Location(part=part), severity="error")
    return Guard(loaded.named([notice])[0], bool(anyway), to_do)


def _marked(loaded: Loaded, look: Look) -> Guard | None:
    marking = loaded.briefing.marking
    if marking is None or marking.casefold() not in map(str.casefold, look.theme.unmailed):
        return None
    found = f"{shown(marking)} does not go out by mail: the theme's unmailed names it"
    to_do = "hand it over in the way that the marking asks for"
    return _guard("mail-marking", "marking", found, to_do, loaded)


def _embargoed(loaded: Loaded, now: dt.datetime) -> Guard | None:
    until = loaded.briefing.embargo
    if until is None or until <= now:
        return None
    found = f"under embargo until {format_short_instant(until, 'en-GB')}, {_left(until - now)} yet"
    anyway = "--force sends it now, to who may know it before"
    return _guard("mail-embargo", "embargo", found, "send it then", loaded, anyway)


def _drafted(loaded: Loaded) -> Guard | None:
    if loaded.briefing.status != "draft":
        return None
    version = loaded.briefing.version
    named = f", version {shown(version)}" if version else ""
    found = f"it is a draft{named}, which may still change"
    anyway = "--force sends it as the draft that it is"
    return _guard("mail-draft", "status", found, "write status: final once it is", loaded, anyway)


def _left(time: dt.timedelta) -> str:
    """Return how long something takes, in its largest unit."""
    minutes = -(-int(time.total_seconds()) // 60)
    for unit, size in (("day", 1440), ("hour", 60), ("minute", 1)):
        if minutes >= size:
            count = minutes // size
            return f"{count:,} {unit}{'s' * (count != 1)}"
    return "moments"


def _held(loaded: Loaded) -> Guard | None:
    held = held_rows(loaded.briefing).items()
    places = tuple(f"{name}[{n}]" for name, at in held for n in sorted(at))
    if not places:
        return None
    rows = "1 row is" if len(places) == 1 else f"{len(places)} rows are"
    to_do = "look at them and take their review line away"
    anyway = "--force sends what is not held"
    guard = _guard("mail-held", "", f"{rows} held for review", to_do, loaded, anyway)
    return replace(guard, notice=replace(guard.notice, parts=places))


def _wrong(
    loaded: Loaded, look: Look, now: dt.datetime, data: bytes | None
) -> Iterator[Guard]:  # fmt: skip
    errors = [
        each
        for each in check_loaded(loaded, data, look, today=now.date())
        if each.severity == "error"
    ]
    yield from (Guard(each, to_do=each.remedy) for each in errors[:_MOST])
    if errors:
        count = f"{len(errors)} error{'s' * (len(errors) != 1)}"
        found, to_do = f"check finds {count}", "mend or silence them"
        yield _guard("mail-check", "", found, to_do, loaded, "--force sends it as it is")
