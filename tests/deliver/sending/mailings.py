"""Messages and moments that the tests of sending share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reports.deliver.mail import Attachment, make_message
from reports.deliver.mail.once import Mailing
from reports.deliver.mail.outgoing import message_key, recipients_of
from reports.deliver.mail.sent_journal import SentJournal

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
HOST = "desk.example.org"
TEXT = "Grüße an alle\n.\n..two dots\nFrom here\n"
ABC = ("ann@example.org", "ben@example.org", "cem@example.org")


def a_mailing(
    to: Sequence[str] = ABC, *, text: str = TEXT, bcc: Sequence[str] = (), size: int = 10_000
) -> Mailing:
    file = Attachment(
        "brief.pdf", "application/pdf", (bytes(range(256)) * (size // 256 + 1))[:size]
    )
    draft = make_message("Desk <desk@example.org>", to, "Üblich", text, [file], bcc=bcc)
    key = message_key(draft, "briefs/kyiv.yaml")
    return Mailing(key, "briefs/kyiv.yaml", "Üblich", draft, recipients_of(draft))


class Clock:
    """A clock that goes on by a second each time it is asked."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def a_journal(folder: Path) -> SentJournal:
    return SentJournal(folder / "state" / "sent.sqlite3", Clock())
