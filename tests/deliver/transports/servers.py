"""Mail servers on this machine that do what a test asks of them, faults included."""

from __future__ import annotations

import asyncio
import socket
import ssl
import warnings
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.tls import make_context

USER, PASSWORD = "desk", "gR4fen-Schlüssel 7"
#: Where a connection can be cut, or stall.
POINTS = ("greeting", "mail", "rset", "in data", "after the dot")


@dataclass
class Letterbox:
    """What a server does, and what came in.

    Attributes:
        greeting: Said instead of the usual one, as often as it stands here.
        rcpt: What is said to RCPT of an address, one after the other, before 250.
        data: What is said to whole messages, one after the other, before 250.
        hello: What is said to EHLO and HELO, one after the other, before all is well.
        tls: The same for STARTTLS.
        login: What is said to logins before they are looked at.
        cut: Where the connection is cut, one point after the other, before all is well.
        stall: Where nothing more is said.
        got: Recipient and content of each message that was taken.
        delay: Seconds before the answer to a message.
        held: Whether there is no answer yet.
    """

    greeting: list[str] = field(default_factory=list)
    rcpt: dict[str, list[str]] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    hello: list[str] = field(default_factory=list)
    tls: list[str] = field(default_factory=list)
    login: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    stall: list[str] = field(default_factory=list)
    got: list[tuple[str, bytes]] = field(default_factory=list)
    delay: float = 0.0
    held: bool = False
    connections: int = 0
    over_tls: list[bool] = field(default_factory=list)
    users: list[bytes] = field(default_factory=list)
    repeats_password: bool = False
    stalled: bool = False
    transports: list[asyncio.Transport] = field(default_factory=list)
    over: bool = False

    @property
    def counts(self) -> Counter[str]:
        return Counter(recipient for recipient, _ in self.got)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if replies := self.rcpt.get(address):
            return replies.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.data:
            return self.data.pop(0)
        self.over_tls.append(server.transport.get_extra_info("sslcontext") is not None)
        content = envelope.original_content or b""
        self.got += [(recipient, content) for recipient in envelope.rcpt_tos]
        await asyncio.sleep(self.delay)
        while self.held:
            await asyncio.sleep(0.01)
        await server.at("after the dot")  # type: ignore[attr-defined]
        return "250 taken"

    def log_in(
        self, server: SMTP, session: Session, envelope: Envelope, way: str, data: Any
    ) -> AuthResult:
        if self.login:
            return AuthResult(success=False, handled=False, message=self.login.pop(0))
        ok = (
            not self.repeats_password
            and data.login == USER.encode()
            and data.password == PASSWORD.encode()
        )
        if ok:
            self.users.append(data.login)
        if self.repeats_password:
            plain = b"\0".join([b"", data.login, data.password])
            words = f"535 no: {data.password.decode()} {b64encode(plain).decode()}"
            return AuthResult(success=False, handled=False, message=words)
        return AuthResult(success=ok, handled=False)


class FaultySMTP(SMTP):
    """A server of aiosmtpd that can go wrong at each point."""

    box: Letterbox

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.box.transports.append(transport)  # type: ignore[arg-type]
        super().connection_made(transport)

    async def at(self, point: str) -> None:
        for faults, act in ((self.box.cut, self._cut), (self.box.stall, self._stall)):
            if faults and faults[0] == point:
                faults.pop(0)
                await act()

    async def _cut(self) -> None:
        assert self.transport is not None
        self.transport.abort()
        await asyncio.sleep(0.05)
        raise ConnectionResetError("as asked")

    async def _stall(self) -> None:
        assert self.transport is not None
        self.box.stalled = True
        while not (self.transport.is_closing() or self.box.over):
            await asyncio.sleep(0.02)
        await self._cut()

    async def push(self, status: str | bytes) -> None:
        if not getattr(self, "_greeted", False):
            self._greeted = True
            self.box.connections += 1
            await self.at("greeting")
            if self.box.greeting:
                await super().push(self.box.greeting.pop(0))
                assert self.transport is not None
                self.transport.close()
                return
        await super().push(status)

    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802
        await self._said(self.box.hello) or await super().smtp_EHLO(hostname)

    async def smtp_HELO(self, hostname: str) -> None:  # noqa: N802
        await self._said(self.box.hello) or await super().smtp_HELO(hostname)

    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802
        await self._said(self.box.tls) or await super().smtp_STARTTLS(arg)

    async def smtp_RSET(self, arg: str) -> None:  # noqa: N802
        await self.at("rset")
        await super().smtp_RSET(arg)

    async def _said(self, replies: list[str]) -> bool:
        if replies:
            await self.push(replies.pop(0))
            return True
        return False

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        await self.at("mail")
        await super().smtp_MAIL(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if "in data" in (*self.box.cut[:1], *self.box.stall[:1]):
            await self.push("354 go on")
            await self._reader.readexactly(100)
            await self.at("in data")
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def __init__(self, box: Letterbox, **options: Any) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        super().__init__(box, hostname="127.0.0.1", port=port, ready_timeout=20, **options)

    def factory(self) -> SMTP:
        with warnings.catch_warnings():  # it cannot know of TLS from the first byte
            warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")
            server = FaultySMTP(self.handler, **self.SMTP_kwargs)
        server.box = self.handler
        return server

    def _trigger_server(self) -> None:
        # the port listens; a connection would be one that the test did not make
        self._factory_invoked.set()
        self.smtpd = object()


@dataclass(frozen=True)
class Authority:
    """A certificate authority of the tests, and certificates of it as files."""

    ca: trustme.CA
    file: Path

    @property
    def trusted(self) -> ssl.SSLContext:
        return make_context(self.file)

    def server(self, name: str = "localhost") -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.ca.issue_cert(name).configure_cert(context)
        return context


def an_authority(folder: Path) -> Authority:
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    return Authority(ca, folder / "ca.pem")


@contextmanager
def running(box: Letterbox, **options: Any) -> Iterator[int]:
    """Run a server; yields its port."""
    controller = _Controller(box, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        box.over = True
        asyncio.run_coroutine_threadsafe(_hang_up(box), controller.loop).result(10)
        controller.stop()


async def _hang_up(box: Letterbox) -> None:
    """Close what a client left open, and let the loop see it before it ends."""
    for transport in box.transports:
        transport.abort()
    await asyncio.sleep(0.05 if box.stalled else 0)
    await asyncio.sleep(0)


@contextmanager
def plain(box: Letterbox, **options: Any) -> Iterator[MailServer]:
    """Run a server without TLS."""
    with running(box, **options) as port:
        yield MailServer("smtp+plain", "localhost", port)


@contextmanager
def starttls(
    box: Letterbox, tls: ssl.SSLContext, user: str = USER, **options: Any
) -> Iterator[MailServer]:
    """Run a server with STARTTLS that wants a login."""
    login = {"authenticator": box.log_in, "auth_required": True} if user else {}
    with running(box, tls_context=tls, require_starttls=True, **login, **options) as port:
        yield MailServer("smtp", "localhost", port, user)


@contextmanager
def implicit(
    box: Letterbox, tls: ssl.SSLContext, user: str = USER, **options: Any
) -> Iterator[MailServer]:
    """Run a server that speaks TLS from the first byte, and wants a login."""
    login = {"authenticator": box.log_in, "auth_required": True} if user else {}
    with running(box, ssl_context=tls, auth_require_tls=False, **login, **options) as port:
        yield MailServer("smtps", "localhost", port, user)
