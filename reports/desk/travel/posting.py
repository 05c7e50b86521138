"""The message of a briefing as a draft to open in a mail program; the desk itself sends nothing."""

from __future__ import annotations

import datetime as dt

from reports.desk.desk_folder import Standing
from reports.desk.travel.taking import FORMATS, Taken, loaded_to_take
from reports.errors import UsageError
from reports.look import Look, Options
from reports.mailing.draft import Heads, draft_of
from reports.mailing.guards import Guard, guards_of
from reports.slotted import frozen
from reports.sources import Loaded
from reports.sources.asked import with_organisation


@frozen
class Letter:
    """What was asked for of a message; `attach` are names of formats."""

    sender: str
    to: str
    cc: str = ""
    subject: str = ""
    attach: tuple[str, ...] = ()

    def heads(self) -> Heads:
        """Return what its headers say.

        Raises:
            UsageError: if nobody sends it, or nobody gets it.
        """
        for part, given in (("from", self.sender), ("to", self.to)):
            if not given.strip():
                raise UsageError.at("", "found nobody", "an address", part=part)
        return Heads(self.sender, self.to, self.cc, subject=self.subject.strip() or None)


def misgivings(standing: Standing, look: Look, now: dt.datetime) -> tuple[Guard, ...]:
    """Return what speaks against sending a briefing `now`.

    Raises:
        InputError: if it holds none, with every mistake.
    """
    return guards_of(_letter_of(standing, look), look, now, standing.data)


def drafted(standing: Standing, letter: Letter, look: Look, options: Options) -> Taken:
    """Return the message, read back, named after the briefing.

    Raises:
        UsageError: if an address or the subject cannot stand in a header, or there is no such
            format.
        InputError: if the briefing cannot be read, or not be printed.
        DisagreementError: if a body or a file does not say what the briefing does.
    """
    heads = letter.heads()
    if unknown := [name for name in letter.attach if name not in FORMATS]:
        raise UsageError.of("attach", unknown[0], f"one of: {', '.join(FORMATS)}")
    loaded = _letter_of(standing, look)
    mail = draft_of(loaded, heads, letter.attach, look, options)
    return Taken(f"{loaded.stem}.eml", "message/rfc822", mail.data)


def _letter_of(standing: Standing, look: Look) -> Loaded:
    return with_organisation(loaded_to_take(standing), look)
