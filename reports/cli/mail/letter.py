"""To whom `briefpack email` writes: headers, those who have an older version, who has what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from reports.cli.destinations import refuse
from reports.cli.mail.order import Order, listed_in_files
from reports.errors import SendingStoppedError, UsageError
from reports.notices import Location, Notice
from reports.slotted import frozen

if TYPE_CHECKING:
    from reports.cli.outcome import Outcome
    from reports.cli.project import Project
    from reports.look import Options
    from reports.mailing.draft import Heads
    from reports.mailing.settings import MailSettings
    from reports.plan import Correction
    from reports.sources import Loaded


@frozen
class Letter:
    """The headers of a message, what it corrects, and who gets it if not all of its headers."""

    heads: Heads
    correction: Correction | None = None
    recipients: tuple[str, ...] | None = None


def heads_asked(asked: Mapping[str, Any]) -> Heads:
    """Return the headers that were asked for, with what the project file says.

    Raises:
        UsageError: if nobody sends it, or nobody gets it.
    """
    _refuse_lacking(asked)
    lists = {name: listed_in_files(asked[name], f"--{name}") for name in ("to", "cc", "bcc")}
    return mail_settings().heads(
        asked["sender"], **lists, reply_to=asked["reply_to"], subject=asked["subject"]
    )


def mail_settings() -> MailSettings:
    """Return what the project file says of mail."""
    from reports.mailing.settings import MailSettings

    project: Project | None = click.get_current_context().obj
    return project.mail if project else MailSettings()


def _refuse_lacking(asked: Mapping[str, Any]) -> None:
    """Refuse a message that nobody sends or gets, and recipients of a correction."""
    if asked["correct"] and any(asked[name] for name in ("to", "cc", "bcc")):
        refuse("--correct", "found recipients, too", "none: who has an older version gets it")
    lacking = []
    if not asked["sender"]:
        lacking.append(_lacking("--from", "an address, here or as sender in briefpack.toml"))
    if not asked["to"] and not asked["correct"]:
        lacking.append(_lacking("--to", "an address, @FILE, or a list of the project file"))
    if lacking:
        raise UsageError(*lacking)


def _lacking(option: str, expected: str) -> Notice:
    place = Location(part=option)
    return Notice("wrong-value", "found nobody", expected, place=place, severity="error")


def corrected(
    heads: Heads, loaded: Loaded, source: str, order: Order, options: Options
) -> Letter | None:
    """Return a letter to those who have an older version; None if they all have this one.

    It is addressed to its sender: those who got it unseen stay so.

    Raises:
        SendingStoppedError: if nobody has any version.
    """
    from reports.mailing import corrections
    from reports.pipeline import plan_of

    digest = corrections.SentVersion.of(loaded.briefing).digest
    with order.journal_if_there() as journal:
        if journal is None or not journal.holders(source):
            found = f"nothing was sent of {source}, as far as {order.journal_path()} knows"
            raise SendingStoppedError.at("", found, remedy="--send sends it", part="--correct")
        stale = corrections.stale_holdings(journal, source, digest)
        if not stale:
            return None
        last = corrections.last_of(journal, source, stale)
        old = corrections.kept_version(journal.path, last.digest)
    labels = plan_of(loaded.briefing, options).labels
    who = tuple(holding.recipient for holding in stale)
    unseen = replace(heads, to=heads.sender, bcc=who, corrects=last.message_id)
    return Letter(unseen, corrections.correction_of(last, old, loaded.briefing, labels), who)


def tell_status(source: str, order: Order, outcome: Outcome) -> None:
    """Say what was sent of a source, to whom, and what became of it."""
    with order.journal_if_there() as journal:
        messages = journal.messages(source) if journal else ()
        rows = [
            {
                "time": f"{each.time:%Y-%m-%d %H:%M %Z}",
                "state": each.state,
                "address": each.recipient,
                "subject": message.subject,
                "said": each.said,
            }
            for message in messages
            for each in (journal.deliveries(message.key) if journal else ())
        ]
    outcome.status_of(rows, source)
