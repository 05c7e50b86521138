"""The journal of what was sent to whom: a file of SQLite, read by its owner alone.

It holds addresses, subjects, digests and times; no body, no attachment, no password. A
delivery is one message to one recipient, and moves through the states of `STEPS`:

    planned ──▶ handed ──▶ sent
     ▲  └──────────┼─────▶ refused ──────┐
     │  └──────────┼─────▶ deferred ─────┤ (deferred ──▶ handed, refused: asked once more)
     │             └─────▶ uncertain ────┤ (by force alone)
     └───────────────────────────────────┘

``handed`` is written just before the last byte leaves. Found when no run is sending, it
means that one was killed there, and nobody knows whether the server has the message.

Each step is a transaction of its own, on the disk before the next begins.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from reports.deliver.mail.journal_file import guarded, open_file, sending_lock
from reports.deliver.mail.outgoing import same_mailbox
from reports.errors import MailDeliveryError, shown
from reports.slotted import frozen

#: Where a delivery stands.
DeliveryState = Literal["planned", "handed", "sent", "refused", "deferred", "uncertain"]

#: From which states each is reached. What was sent stays sent; what is uncertain is planned
#: anew only if a person asks for it.
STEPS: dict[DeliveryState, tuple[DeliveryState, ...]] = {
    "planned": ("refused", "deferred", "uncertain"),
    "handed": ("planned", "deferred"),  # one run asks several times
    "sent": ("handed",),
    "refused": ("planned", "handed", "deferred"),
    "deferred": ("planned", "handed", "deferred"),
    "uncertain": ("handed",),
}


@frozen
class SentMessage:
    """A message that the journal knows.

    Attributes:
        key: Its name in the journal.
        source: What it was made of; equal for all versions of a briefing.
        subject: For people.
        digest: Of the version, as the caller counts versions.
        message_id: As it stands in the header of every copy.
        date: The moment of its first sending, with its time zone.
    """

    key: str
    source: str
    subject: str
    digest: str
    message_id: str
    date: datetime


@frozen
class Delivery:
    """One message and one recipient: where it stands, since when, and what the server said."""

    key: str
    recipient: str
    state: DeliveryState
    time: datetime
    said: str = ""


@frozen
class Holding:
    """The newest message of a source that a recipient has, or (``uncertain``) may have."""

    recipient: str
    message: SentMessage
    state: Literal["sent", "uncertain"]


class SentJournal:
    """The journal, open. Use it in a ``with`` block.

    `clock` says what time it is, with its time zone. What a killed run has left is settled
    when the journal is opened, unless another run is sending just then.

    Raises:
        MailDeliveryError: if the file cannot be had, is damaged or is none of ours: it says
            what to do, and nothing is sent. So do all methods.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self.path = path
        self._clock = clock
        self._db = open_file(path)
        try:
            with sending_lock(path, 0) as held:
                if held:
                    self.settle()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be asked of it any more."""
        self._db.close()

    @contextmanager
    def sending(self, wait: float = 30.0) -> Iterator[None]:
        """Be the one run that sends; wait up to `wait` seconds for another to end.

        Raises:
            MailDeliveryError: if another is still sending then.
        """
        with sending_lock(self.path, wait) as held:
            if not held:
                raise MailDeliveryError.at(
                    self.path,
                    "another briefpack is sending",
                    remedy="try again when it is done: who has the message then is left out. When "
                    "none runs, the disk knows no locks: keep the journal on one of this machine",
                )
            self.settle()
            yield

    def settle(self) -> tuple[Delivery, ...]:
        """Call uncertain what a killed run had handed over; only while nobody is sending."""
        with self._change() as db:
            rows = db.execute("SELECT key, recipient FROM delivery WHERE state = 'handed'")
            found = rows.fetchall()
            db.execute(
                "UPDATE delivery SET state = 'uncertain', time = ?, said = ? "
                "WHERE state = 'handed'",
                (self._now(), "the run ended before the answer came; the server may have it"),
            )
        return tuple(d for key, who in found for d in self.deliveries(key) if d.recipient == who)

    def begin(self, message: SentMessage) -> SentMessage:
        """Return the message as the journal has it; a new one is written."""
        with self._change() as db:
            db.execute(
                "INSERT OR IGNORE INTO message VALUES (?, ?, ?, ?, ?, ?)",
                (
                    message.key,
                    message.source,
                    message.subject,
                    message.digest,
                    message.message_id,
                    message.date.isoformat(),
                ),
            )
        return next(iter(self._messages("WHERE key = ?", (message.key,))))

    def plan(self, key: str, recipients: Iterable[str]) -> None:
        """Write that recipients are to get a message; from what was sent nothing leads here."""
        with self._change() as db:
            for recipient in recipients:
                added = db.execute(
                    "INSERT OR IGNORE INTO delivery VALUES (?, ?, ?, 'planned', ?, '')",
                    (key, same_mailbox(recipient), recipient, self._now()),
                )
                if not added.rowcount and self._state(key, recipient) != "planned":
                    self._step(db, key, recipient, "planned", "")

    def move(self, key: str, recipient: str, state: DeliveryState, said: str = "") -> None:
        """Take a delivery to another state.

        Raises:
            MailDeliveryError: if no step leads there from where it stands.
        """
        with self._change() as db:
            self._step(db, key, recipient, state, said)

    def deliveries(self, key: str) -> tuple[Delivery, ...]:
        """Return who is to get, has or may have a message, in the order they were written."""
        with guarded(self.path):
            rows = self._db.execute(
                "SELECT key, address, state, time, said FROM delivery WHERE key = ? ORDER BY rowid",
                (key,),
            ).fetchall()
        return tuple(
            Delivery(key, address, state, datetime.fromisoformat(time), said)
            for key, address, state, time, said in rows
        )

    def messages(self, source: str | None = None) -> tuple[SentMessage, ...]:
        """Return the messages of a source, or all, the oldest first."""
        if source is None:
            return self._messages("", ())
        return self._messages("WHERE source = ?", (source,))

    def holders(self, source: str) -> tuple[Holding, ...]:
        """Return everybody who has or may have a message of a source, with their newest one.

        A correction goes to them: to those of the version before, and to those who only
        have an older one.
        """
        newest: dict[str, Holding] = {}
        for message in self.messages(source):
            for delivery in self.deliveries(message.key):
                if delivery.state == "sent" or delivery.state == "uncertain":
                    holding = Holding(delivery.recipient, message, delivery.state)
                    newest[same_mailbox(delivery.recipient)] = holding
        return tuple(newest.values())

    def _messages(self, where: str, values: Sequence[str]) -> tuple[SentMessage, ...]:
        columns = "key, source, subject, digest, message_id, date"
        line = f"SELECT {columns} FROM message {where} ORDER BY rowid"  # noqa: S608 - no values
        with guarded(self.path):
            rows = self._db.execute(line, tuple(values)).fetchall()
        return tuple(
            SentMessage(key, source, subject, digest, name, datetime.fromisoformat(date))
            for key, source, subject, digest, name, date in rows
        )

    def _state(self, key: str, recipient: str) -> DeliveryState | None:
        row: tuple[DeliveryState] | None = self._db.execute(
            "SELECT state FROM delivery WHERE key = ? AND recipient = ?",
            (key, same_mailbox(recipient)),
        ).fetchone()
        return row[0] if row else None

    def _step(
        self, db: sqlite3.Connection, key: str, recipient: str, state: DeliveryState, said: str
    ) -> None:
        before = self._state(key, recipient)
        if before not in STEPS[state]:
            raise MailDeliveryError.at(
                self.path,
                f"found {shown(recipient)} {before or 'unknown'} in the journal",
                f"{' or '.join(STEPS[state])} before {state}",
                "another program has changed the journal; see who has the message there",
            )
        db.execute(
            "UPDATE delivery SET state = ?, time = ?, said = ? WHERE key = ? AND recipient = ?",
            (state, self._now(), said, key, same_mailbox(recipient)),
        )

    def _now(self) -> str:
        return self._clock().isoformat()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """One transaction, which waits for those of others from its start on."""
        with guarded(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
