"""To a server's greeting, through TLS, logged in: or why not, and whether later may help."""

from __future__ import annotations

import ipaddress
import smtplib
import socket
import ssl

from reports.deliver.mail.transports.login import Password, Secret, log_in, ways_offered
from reports.deliver.mail.transports.replies import (
    BrokenError,
    Reply,
    UnreachableError,
    as_reply,
    broken_words,
)
from reports.deliver.mail.transports.server import MailServer, is_loopback
from reports.deliver.mail.transports.tls import no_proof
from reports.errors import MailDeliveryError, shown
from reports.slotted import frozen


@frozen
class Timeouts:
    """Seconds without a byte after which a server is given up.

    RFC 5321, section 4.5.3.2, says minutes for servers that talk to each other; a person
    waits here, so only the answer to a whole message has its ten.

    Attributes:
        connect: For the connection, and for the server's greeting.
        command: For the answer to a command.
        data: For a piece of the message.
        answer: For the answer to the message.
    """

    connect: float = 30
    command: float = 120
    data: float = 180
    answer: float = 600


def connect(
    server: MailServer,
    host: str,
    tls: ssl.SSLContext,
    password: Password | None,
    timeouts: Timeouts,
) -> smtplib.SMTP:
    """Return a connection that may send: over TLS, logged in if the server's name has a user.

    `host` is the name of this machine, as the server is told it.

    Raises:
        BrokenError: if it cannot be had now.
        MailDeliveryError: if it cannot be had at all.
    """
    link = _greeted(server, host, tls, timeouts)
    try:
        set_timeout(link, timeouts.command)
        _secure(link, server, tls)
        if server.user:
            _log_in(link, server, password)
    except BaseException:
        link.close()
        raise
    return link


def _greeted(
    server: MailServer, host: str, tls: ssl.SSLContext, timeouts: Timeouts
) -> smtplib.SMTP:
    try:
        if server.scheme == "smtps":
            return smtplib.SMTP_SSL(
                server.host, server.port, host, timeout=timeouts.connect, context=tls
            )
        return smtplib.SMTP(server.host, server.port, host, timeout=timeouts.connect)
    except smtplib.SMTPConnectError as error:
        reply = as_reply(error.smtp_code, error.smtp_error)
        raise _turned_away(server, reply, "greets") from error
    except ssl.SSLError as error:
        raise no_proof(server, error) from error
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise BrokenError(f"the name {shown(server.host)} cannot be looked up now") from error
        raise MailDeliveryError.at(
            server, f"found no host {shown(server.host)}", remedy="see how its name is written"
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise UnreachableError(broken_words(error)) from error


def _secure(link: smtplib.SMTP, server: MailServer, tls: ssl.SSLContext) -> None:
    """Make sure that all that follows goes over TLS, or stays on this machine."""
    _hello(link, server)
    if server.scheme == "smtp+plain":
        _check_stays_here(link, server)
    elif server.scheme == "smtp":
        _start_tls(link, server, tls)
        _hello(link, server)


def _hello(link: smtplib.SMTP, server: MailServer) -> None:
    try:
        link.ehlo_or_helo_if_needed()
    except smtplib.SMTPHeloError as error:
        reply = as_reply(error.smtp_code, error.smtp_error)
        raise _turned_away(server, reply, "answers EHLO") from error
    except (smtplib.SMTPException, OSError) as error:
        raise BrokenError(broken_words(error)) from error


def _start_tls(link: smtplib.SMTP, server: MailServer, tls: ssl.SSLContext) -> None:
    try:
        link.starttls(context=tls)
    except smtplib.SMTPNotSupportedError as error:
        raise MailDeliveryError.at(
            server,
            "the server offers no STARTTLS",
            remedy="nothing was sent, since it would cross the network in plain text; try smtps://",
        ) from error
    except smtplib.SMTPResponseException as error:
        reply = as_reply(error.smtp_code, error.smtp_error)
        raise _turned_away(server, reply, "answers STARTTLS") from error
    except ssl.SSLError as error:
        raise no_proof(server, error) from error
    except (smtplib.SMTPException, OSError) as error:
        raise BrokenError(broken_words(error)) from error


def _check_stays_here(link: smtplib.SMTP, server: MailServer) -> None:
    """Refuse a name of this machine that leads to another one."""
    peer = link.sock.getpeername()[0] if link.sock else ""
    if not (is_loopback(server.host) and ipaddress.ip_address(peer).is_loopback):
        raise MailDeliveryError.at(
            server,
            f"found the address {peer}, which is not this machine",
            remedy="nothing was sent; write smtp:// or smtps://, which send over TLS",
        )


def _log_in(link: smtplib.SMTP, server: MailServer, password: Password | None) -> None:
    offered = ways_offered(link)
    if not {"PLAIN", "LOGIN"} & {*offered}:
        found = f"only {', '.join(offered)}" if offered else "no way"
        raise MailDeliveryError.at(
            server,
            f"the server offers {found} to log in",
            "PLAIN or LOGIN",
            "try the port for sending, mostly 465 or 587, or a server's URL without a user",
        )
    if password is None:
        raise MailDeliveryError.at(server, f"found no password for {shown(server.user)}")
    reply = log_in(link, Secret(server.user, password))
    if reply.code == 235:
        return
    if reply.fate == "deferred":
        raise BrokenError(str(reply))
    raise MailDeliveryError.at(
        server,
        f"the server does not take the password of {shown(server.user)}: {reply}",
        remedy="nothing was sent; some servers want a password made for programs",
    )


def _turned_away(server: MailServer, reply: Reply, what: str) -> Exception:
    if reply.fate == "deferred":
        return BrokenError(str(reply))
    return MailDeliveryError.at(
        server, f"the server {what} with {reply}", remedy="nothing was sent"
    )


def set_timeout(link: smtplib.SMTP, seconds: float) -> None:
    """Wait so many seconds for the next byte, if the connection still stands."""
    if link.sock is not None:
        link.sock.settimeout(seconds)
