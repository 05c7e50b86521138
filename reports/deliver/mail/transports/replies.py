"""What SMTP servers answer (RFC 5321, section 4.2)."""

from __future__ import annotations

import smtplib

from reports.deliver.files import reason
from reports.deliver.mail.transports.transport import Fate
from reports.errors import safe_line
from reports.slotted import frozen

_LONGEST = 300


class BrokenError(Exception):
    """The connection was lost, or not had, while nothing was handed over; asking again is safe.

    Its argument says how, in words.
    """


class UnreachableError(BrokenError):
    """Nobody listens there; a second later somebody may, minutes later hardly."""


@frozen
class Reply:
    """An answer: its code, -1 for none that can be read, and its words as one harmless line."""

    code: int
    said: str

    def __str__(self) -> str:
        return f"{self.code} {self.said}".strip() if self.code > 0 else self.said

    @property
    def is_yes(self) -> bool:
        """Whether the server does what it was asked."""
        return 200 <= self.code < 300

    @property
    def fate(self) -> Fate:
        """What a no means: for good, or for now. An answer that cannot be read is for now."""
        return "refused" if 500 <= self.code < 600 else "deferred"


def as_reply(code: int, words: bytes | str) -> Reply:
    """Return an answer as smtplib gives it."""
    text = words if isinstance(words, str) else words.decode("utf-8", "replace")
    return Reply(code, safe_line(" ".join(text.split()), _LONGEST))


def read_reply(link: smtplib.SMTP) -> Reply:
    """Return the server's next answer.

    Raises:
        BrokenError: if none comes, for the time that the socket has.
    """
    try:
        return as_reply(*link.getreply())
    except smtplib.SMTPResponseException as error:
        return as_reply(-1, error.smtp_error)
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        raise BrokenError(broken_words(error)) from error


def broken_words(error: BaseException) -> str:
    """Return how a connection was lost."""
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "the server did not answer in time"
    if isinstance(error, smtplib.SMTPServerDisconnected) or "EOF" in str(error):
        return "the server closed the connection"
    return safe_line(reason(error) if isinstance(error, OSError) else str(error), _LONGEST)
