"""Ways to send the message of the tests, and to say what became of it."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.transports.connecting import Timeouts
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.smtp import SmtpTransport
from reports.deliver.mail.transports.transport import Receipt, unwatched
from tests.deliver.sending.mailings import ABC, HOST, NOW, a_mailing
from tests.deliver.transports.servers import (
    PASSWORD,
)

ANN, BEN, CEM = ABC
Serving = Callable[..., AbstractContextManager[MailServer]]
MESSAGE = OutgoingMessage(a_mailing().draft, NOW, "<key@desk.example.org>")
#: More than two sockets hold between them: its last byte leaves when the server has read on.
LARGE = OutgoingMessage(a_mailing(size=4_000_000).draft, NOW, MESSAGE.message_id)


def transport(
    server: MailServer, trusted: ssl.SSLContext | None = None, **options: object
) -> SmtpTransport:
    known = {
        "password": lambda: PASSWORD, "waits": (0, 0), "sleep": lambda _: None,
        "timeouts": Timeouts(connect=5, command=5, data=5, answer=5), **options,
    }  # fmt: skip
    return SmtpTransport(server, HOST, tls=trusted, **known)  # type: ignore[arg-type]


def send(
    way: SmtpTransport,
    recipients: Sequence[str] = ABC,
    watch: object = unwatched,
    message: OutgoingMessage = MESSAGE,
) -> tuple[Receipt, ...]:
    return way.send(message, recipients, watch)  # type: ignore[arg-type]


def fates(receipts: Sequence[Receipt]) -> dict[str, str]:
    return {receipt.recipient: receipt.fate for receipt in receipts}


class Watched:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def handing_over(self, recipient: str, /) -> None:
        self.told.append((recipient, "handed"))

    def settled(self, receipt: Receipt, /) -> None:
        self.told.append((receipt.recipient, receipt.fate))
