"""Mail by SMTP (RFC 5321): one transaction for each recipient, over one connection.

Several recipients in one transaction share one answer to the message, which would leave all
of them uncertain together. So each has its own, and its receipt is the server's answer to
this one copy. Who is put off is asked for again, a few times, when all others were.
"""

from __future__ import annotations

import smtplib
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import field

from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.transports.connecting import Timeouts, connect, set_timeout
from reports.deliver.mail.transports.login import Password
from reports.deliver.mail.transports.replies import BrokenError, UnreachableError
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.tls import make_context
from reports.deliver.mail.transports.transaction import check_size, transact
from reports.deliver.mail.transports.transport import Receipt, Watch
from reports.errors import MailDeliveryError
from reports.slotted import frozen

#: Seconds for a server to answer QUIT, when all is done.
_GOOD_BYE = 2.0
_PORT_OF_SMTPS = 465


@frozen
class SmtpTransport:
    """Sends through one server.

    Attributes:
        server: Which, and as whom.
        host: The name of this machine, as the server is told it.
        password: Says the password of the server's user when it is needed.
        tls: Whom to trust; the system's authorities if it is None.
        timeouts: How long to wait for the server.
        waits: Seconds before each further try for those who were put off; as many tries.
        sleep: Waits.
    """

    server: MailServer
    host: str
    password: Password | None = field(default=None, repr=False)
    tls: ssl.SSLContext | None = field(default=None, repr=False)
    timeouts: Timeouts = field(default_factory=Timeouts)
    waits: Sequence[float] = (5, 30, 90)
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    @property
    def name(self) -> str:
        """The server, for people."""
        return str(self.server)

    def send(
        self, message: OutgoingMessage, recipients: Sequence[str], watch: Watch, /
    ) -> tuple[Receipt, ...]:
        """Send the message to each recipient by itself; see `Transport.send`.

        Raises:
            MailDeliveryError: if nobody can be sent anything.
        """
        run = _Run(self, message, watch)
        try:
            run.ask(recipients)
            for seconds in self.waits:
                if run.is_unreachable or not (late := run.put_off(recipients)):
                    break
                run.close()  # a server may tire of a silent line, which would cost a try
                self.sleep(seconds)
                run.ask(late)
        finally:
            run.close()
        run.check_reached()
        return tuple(run.receipts[recipient] for recipient in recipients)


class _Run:
    """One call of `send`: its connection, and the receipts so far."""

    def __init__(self, transport: SmtpTransport, message: OutgoingMessage, watch: Watch) -> None:
        self.receipts: dict[str, Receipt] = {}
        self._transport = transport
        self._tls = transport.tls or make_context()
        self._sender, self._data = message.sender, message.as_sent
        self._watch = watch
        self._link: smtplib.SMTP | None = None
        self._reached = False
        self._unreached = 0

    @property
    def is_unreachable(self) -> bool:
        """Whether nobody has listened, twice: a wrong name or port, rather than a busy server."""
        return not self._reached and self._unreached > 1

    def put_off(self, recipients: Sequence[str]) -> list[str]:
        """Return who may be asked for again."""
        return [who for who in recipients if self.receipts[who].fate == "deferred"]

    def ask(self, recipients: Sequence[str]) -> None:
        """Try once for each of the recipients."""
        for number, recipient in enumerate(recipients):
            try:
                link = self._connected()
            except BrokenError as error:
                self._unreached += isinstance(error, UnreachableError)
                return self._put_off(recipients[number:], str(error))
            except MailDeliveryError as error:
                if not self._reached:
                    raise
                return self._put_off(recipients[number:], "; ".join(error.lines))
            self._settle(self._attempt(link, recipient))
        return None

    def check_reached(self) -> None:
        """Refuse to speak of recipients one by one where the server was never reached.

        Raises:
            MailDeliveryError: saying why it was not.
        """
        if self.receipts and not self._reached:
            words, server = next(iter(self.receipts.values())).said, self._transport.server
            remedy = "nothing was sent; try again later, or see how its name and port are written"
            if (server.scheme, server.port) == ("smtp", _PORT_OF_SMTPS):
                remedy = "nothing was sent; port 465 speaks TLS from the first byte: write smtps://"
            raise MailDeliveryError.at(server, f"the server cannot be had: {words}", remedy=remedy)

    def close(self) -> None:
        """Say good-bye, if anybody listens; nothing waits for the answer."""
        if self._link is not None:
            set_timeout(self._link, _GOOD_BYE)
            try:
                with suppress(smtplib.SMTPException, OSError):
                    self._link.quit()
            finally:
                self._drop()

    def _connected(self) -> smtplib.SMTP:
        if self._link is None:
            way = self._transport
            self._link = connect(way.server, way.host, self._tls, way.password, way.timeouts)
            check_size(self._link, way.server, len(self._data))
            self._reached = True
        return self._link

    def _attempt(self, link: smtplib.SMTP, recipient: str) -> Receipt:
        try:
            receipt = transact(
                link, self._sender, recipient, self._data, self._watch, self._transport.timeouts
            )
        except BrokenError as error:
            self._drop()
            return Receipt(recipient, "deferred", str(error))
        except BaseException:  # the journal's, or a signal's: nothing may follow on this line
            self._drop()
            raise
        if link.sock is None:
            self._link = None
        return receipt

    def _put_off(self, recipients: Sequence[str], said: str) -> None:
        for recipient in recipients:
            self._settle(Receipt(recipient, "deferred", said))

    def _settle(self, receipt: Receipt) -> None:
        self.receipts[receipt.recipient] = receipt
        self._watch.settled(receipt)

    def _drop(self) -> None:
        if self._link is not None:
            self._link.close()
        self._link = None
