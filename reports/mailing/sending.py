"""A message is handed to a transport, and what became of it is told: to each at most once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reports.deliver.mail.once import Due, Mailing, Result, due_for, send_once
from reports.deliver.mail.outgoing import message_key, recipients_of, stamp
from reports.deliver.mail.sent_journal import SentJournal
from reports.deliver.mail.transports.transport import Receipt, Transport, unwatched
from reports.mailing.corrections import SentVersion
from reports.mailing.draft import Mail
from reports.notices import Location, Notice, Severity

#: What is said of a recipient: the code, how much it matters, the words, what to do.
_SAID: dict[str, tuple[str, Severity, str, str]] = {
    "sent": ("mail-sent", "note", "sent", ""),
    "already": ("mail-already", "note", "has it since {time}; nothing was sent again", ""),
    "refused": ("mail-refused", "error", "refused", "see how the address is written"),
    "deferred": ("mail-deferred", "error", "not taken now", "run the same command again later"),
    "uncertain": (
        "mail-uncertain", "error", "it may have it, or not: no answer came",
        "ask; --force sends it again",
    ),
}  # fmt: skip


def mailing_of(mail: Mail, source: str, recipients: Sequence[str] | None = None) -> Mailing:
    """Return a draft as what is sent of a `source`, to those of its headers if to nobody else."""
    return Mailing(
        message_key(mail.named_by, source),
        source,
        mail.subject,
        mail.data,
        tuple(recipients) if recipients is not None else recipients_of(mail.data),
        SentVersion.of(mail.loaded.briefing).digest,
    )


def send(
    mail: Mail,
    mailing: Mailing,
    transport: Transport,
    journal: SentJournal,
    *,
    now: datetime,
    force: bool = False,
) -> tuple[Result, ...]:
    """Send a message; return what became of it for each recipient.

    What the briefing said is kept beside the journal, for corrections.

    Raises:
        MailDeliveryError: if nothing could be sent to anybody.
    """
    SentVersion.of(mail.loaded.briefing).keep(journal.path)
    host = _host(mail.data, mailing.key, now)
    return send_once(mailing, transport, journal, now=now, host=host, force=force)


def keep_draft(
    mail: Mail, mailing: Mailing, transport: Transport, now: datetime
) -> tuple[Receipt, ...]:
    """Put a draft where a person sends it from; nobody is sent anything.

    Raises:
        MailDeliveryError: if it cannot be put there.
    """
    message = stamp(mail.data, mailing.key, now, _host(mail.data, mailing.key, now))
    return transport.send(message, mailing.recipients, unwatched)


def would_send(
    mail: Mail, mailing: Mailing, way: str, journal: SentJournal | None, *, force: bool = False
) -> tuple[Notice, ...]:
    """Return what a run would do that only tells: nothing is sent or written."""
    due = due_for(mailing, journal, force=force) if journal else Due(mailing.recipients, ())
    files = [f"{name} ({size:,} bytes)" for name, size in mail.files]
    said = [
        ("subject", mail.subject),
        ("attached", ", ".join(files) or "nothing"),
        ("size", f"{len(mail.data):,} bytes"),
        ("by", way),
        ("to", ", ".join(due.recipients) or "nobody"),
    ]
    told = tuple(
        Notice("would-mail", text, place=Location(part=part), severity="note")
        for part, text in said
    )
    return (*told, *outcomes(due.left_out))


def outcomes(results: Sequence[Result]) -> tuple[Notice, ...]:
    """Return what to say of each recipient; the server's words are in it."""
    return tuple(map(_outcome, results))


def _outcome(each: Result) -> Notice:
    code, severity, words, remedy = _SAID[each.fate]
    found = words.format(time=f"{each.earlier:%Y-%m-%d %H:%M %Z}" if each.earlier else "")
    said = f"{found}: {each.said}" if each.said and each.fate not in ("sent", "already") else found
    return Notice(code, said, remedy=remedy, place=Location(each.recipient), severity=severity)


def _host(draft: bytes, key: str, now: datetime) -> str:
    """Return the domain of the sender, which names its messages."""
    return stamp(draft, key, now, "localhost").sender.rpartition("@")[2]
