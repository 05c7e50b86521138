"""The message of a briefing as a draft to open in a mail program; the desk itself sends nothing."""

from __future__ import annotations

import datetime as dt

from reports.desk.desk_folder import Standing
from reports.desk.seeing.loading import loaded_as_it_stands
from reports.desk.travel.taking import FORMATS, Taken
from reports.errors import UsageError
from reports.look import Look, Options
from reports.mailing.draft import Heads, draft_of
from reports.mailing.guards import Guard, guards_of
from reports.mailing.settings import MailSettings
from reports.notices import is_silenced
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

    def heads(self, settings: MailSettings) -> Heads:
        """Return what its headers say, with what the house has settled.

        Raises:
            UsageError: if nobody sends it or gets it, or a name is that of no list.
        """
        for part, given in (("from", self.sender or settings.sender or ""), ("to", self.to)):
            if not given.strip():
                raise UsageError.at("", "found nobody", "an address", part=part)
        to, cc = ([each] if each.strip() else [] for each in (self.to, self.cc))
        return settings.heads(self.sender, to, cc, subject=self.subject.strip() or None)


@frozen
class Posting:
    """How the messages of a desk are made: what the house has settled, and its look.

    `dollar` is what a bare “$” is, `ignored` are codes of notices not to show.
    """

    settings: MailSettings
    look: Look
    dollar: str | None = None
    ignored: frozenset[str] = frozenset()

    def misgivings(self, standing: Standing, letter: Letter, now: dt.datetime) -> tuple[Guard, ...]:
        """Return what speaks against sending a briefing `now`, and to those it is for.

        Raises:
            UsageError: as `Letter.heads`, or if an address is none.
            InputError: if it holds no briefing, with every mistake.
        """
        heads = letter.heads(self.settings)
        odd = self.settings.odd((*heads.to, *heads.cc))
        guards = guards_of(self._loaded(standing, self.look), self.look, now, standing.data)
        heard = (each for each in odd if not is_silenced(each, self.ignored))
        return (*guards, *(Guard(each, to_do=each.remedy) for each in heard))

    def drafted(self, standing: Standing, letter: Letter, look: Look, options: Options) -> Taken:
        """Return the message in a look, read back, named after the briefing.

        Raises:
            UsageError: if an address or the subject cannot stand in a header, or there is no
                such format.
            InputError: if the briefing cannot be read, or not be printed.
            DisagreementError: if a body or a file does not say what the briefing does.
        """
        heads = letter.heads(self.settings)
        if unknown := [name for name in letter.attach if name not in FORMATS]:
            raise UsageError.of("attach", unknown[0], f"one of: {', '.join(FORMATS)}")
        loaded = self._loaded(standing, look)
        mail = draft_of(loaded, heads, letter.attach, look, options)
        return Taken(f"{loaded.stem}.eml", "message/rfc822", mail.data)

    def _loaded(self, standing: Standing, look: Look) -> Loaded:
        return with_organisation(loaded_as_it_stands(standing, self.dollar), look)
