"""A message is sent to each recipient at most once, whatever happens in between.

Before the last byte leaves, the journal says that it is about to; after the answer, what
the answer was. So a run that was killed leaves one of three things behind: nothing was
handed over, and the next run sends; it was answered, and the next run leaves it alone;
or the last byte may have left and no answer came, which is said (``uncertain``) and never
sent again unasked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import datetime
from typing import Literal

from reports.deliver.mail.outgoing import OutgoingMessage, distinct, same_mailbox, stamp
from reports.deliver.mail.sent_journal import Delivery, SentJournal, SentMessage
from reports.deliver.mail.transports.transport import Fate, Receipt, Transport
from reports.slotted import frozen


@frozen
class Mailing:
    """One message to some recipients, and what it is in the journal.

    Attributes:
        key: Names the message; `message_key` makes it of what the message says.
        source: What it was made of: the same text for every version of a briefing, so that
            corrections find those who have an old one.
        subject: For people who read the journal.
        draft: The message as `make_message` has made it.
        recipients: The envelope; `recipients_of` reads it from the draft.
        digest: Of the version, as the caller counts versions; "" if it does not.
    """

    key: str
    source: str
    subject: str
    draft: bytes = field(repr=False)
    recipients: tuple[str, ...]
    digest: str = ""


@frozen
class Result:
    """What became of a mailing for one recipient.

    Attributes:
        recipient: The address, as it was given.
        fate: What the transport said of it; ``already``: an earlier run has sent it;
            ``uncertain`` may be of an earlier run, too.
        said: The server's words, made harmless.
        earlier: When an earlier run did that; None if this one did.
    """

    recipient: str
    fate: Fate | Literal["already"]
    said: str = ""
    earlier: datetime | None = None


@frozen
class Due:
    """Who is to get a mailing now, and who is left out, with why."""

    recipients: tuple[str, ...]
    left_out: tuple[Result, ...]


def due_for(mailing: Mailing, journal: SentJournal, *, force: bool = False) -> Due:
    """Return who would get a mailing now. Changes nothing: for a run that only tells.

    Who was refused or put off gets it again. With `force` those whose delivery is uncertain
    do, too; who has it never does.
    """
    known = {same_mailbox(d.recipient): d for d in journal.deliveries(mailing.key)}
    wanted = distinct(mailing.recipients)
    left_out = {who: _left_out(who, known.get(same_mailbox(who)), force) for who in wanted}
    return Due(
        tuple(who for who in wanted if left_out[who] is None),
        tuple(result for result in left_out.values() if result is not None),
    )


def send_once(
    mailing: Mailing,
    transport: Transport,
    journal: SentJournal,
    *,
    now: datetime,
    host: str,
    force: bool = False,
    wait: float = 30.0,
) -> tuple[Result, ...]:
    """Send a message to those of its recipients who do not have it; return what became of each.

    A run that goes on where another was stopped sends under the same Date and Message-ID.
    The same call again sends to nobody twice, and so do two calls at once: the second waits
    for the first, up to `wait` seconds. `now` and `host` are for the headers.

    Raises:
        MailDeliveryError: if nothing could be sent to anybody: no server, a wrong password,
            a journal that cannot be trusted, another run that is sending. Also if the journal
            can no longer be written: the run stops there, and the journal says how far it got.
        UsageError: if `now` or `host` cannot stand in a header.
    """
    first = stamp(mailing.draft, mailing.key, now, host)
    with journal.sending(wait):
        due = due_for(mailing, journal, force=force)
        sent: Sequence[Receipt] = ()
        if due.recipients:
            known = journal.begin(
                SentMessage(
                    mailing.key, mailing.source, mailing.subject, mailing.digest,
                    first.message_id, first.date,
                )
            )  # fmt: skip
            journal.plan(mailing.key, due.recipients)
            message = OutgoingMessage(mailing.draft, known.date, known.message_id)
            sent = transport.send(message, due.recipients, _Keeper(journal, mailing.key))
    found = {r.recipient: Result(r.recipient, r.fate, r.said) for r in sent}
    found |= {result.recipient: result for result in due.left_out}
    return tuple(found[who] for who in distinct(mailing.recipients))


def to_send_again(results: Iterable[Result | Delivery]) -> str:
    """Return the addresses that have nothing and could be tried again, as text for ``--to``."""
    fates = ((each.recipient, _fate(each)) for each in results)
    return ", ".join(who for who, fate in fates if fate in ("refused", "deferred", "planned"))


def _fate(each: Result | Delivery) -> str:
    return each.fate if isinstance(each, Result) else each.state


def _left_out(who: str, delivery: Delivery | None, force: bool) -> Result | None:
    if delivery is None:
        return None
    if delivery.state == "sent":
        return Result(who, "already", delivery.said, delivery.time)
    if delivery.state in ("uncertain", "handed") and not force:
        return Result(who, "uncertain", delivery.said, delivery.time)
    return None


@frozen
class _Keeper:
    """Writes into the journal what a transport tells while it happens."""

    journal: SentJournal
    key: str

    def handing_over(self, recipient: str, /) -> None:
        self.journal.move(self.key, recipient, "handed")

    def settled(self, receipt: Receipt, /) -> None:
        if receipt.fate != "kept":
            self.journal.move(self.key, receipt.recipient, receipt.fate, receipt.said)
