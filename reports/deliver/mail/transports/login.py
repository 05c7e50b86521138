"""Logging in to an SMTP server, so that the password shows nowhere.

`smtplib` keeps user and password as attributes, prints them when it is told to debug, and
leaves them in the frames of a traceback. Here the password lives in one object that does
not say what it holds, and the line that it makes goes to the socket and nowhere else.
"""

from __future__ import annotations

import smtplib
from base64 import b64encode
from collections.abc import Callable

from reports.deliver.mail.transports.replies import BrokenError, Reply, read_reply

#: Says a password when it is asked for; called once for each connection that logs in.
Password = Callable[[], str]


class Secret:
    """A user and a password, as lines for a server. Neither `repr` nor `str` shows them."""

    __slots__ = ("_password", "_user")

    def __init__(self, user: str, password: Password) -> None:
        self._user = user.encode("utf-8")
        self._password = password().encode("utf-8")

    def __repr__(self) -> str:
        return "<a password>"

    def plain(self) -> bytes:
        """RFC 4616: user and password after a NUL each."""
        return b"\0" + self._user + b"\0" + self._password

    def user(self) -> bytes:
        """The user alone."""
        return self._user

    def password(self) -> bytes:
        """The password alone."""
        return self._password

    def masked(self, said: str) -> str:
        """Return what a server said without the password, should it have repeated it."""
        forms = (b64encode(self.plain()), b64encode(self._password), self._password)
        for form in forms:
            said = said.replace(form.decode("utf-8"), "…") if form else said
        return said


def ways_offered(link: smtplib.SMTP) -> list[str]:
    """Return the mechanisms that a server offers for logging in."""
    return link.esmtp_features.get("auth", "").upper().split()


def log_in(link: smtplib.SMTP, secret: Secret) -> Reply:
    """Return the server's last answer to the login: 235 if it takes it.

    Raises:
        BrokenError: if the connection is lost.
    """
    if "PLAIN" in ways_offered(link):  # one step instead of three
        reply = _exchange(link, b"AUTH PLAIN ", secret.plain)
    else:
        reply = _exchange(link, b"AUTH LOGIN", None)
        for line in (secret.user, secret.password):
            reply = _exchange(link, b"", line) if reply.code == 334 else reply
    return Reply(reply.code, secret.masked(reply.said))


def _exchange(link: smtplib.SMTP, verb: bytes, line: Callable[[], bytes] | None) -> Reply:
    if not _is_sent(link, verb, line):
        raise BrokenError("the connection was lost while logging in")
    debugging = link.debuglevel
    link.set_debuglevel(0)  # a server may repeat what it was told
    try:
        return read_reply(link)
    finally:
        link.set_debuglevel(debugging)


def _is_sent(link: smtplib.SMTP, verb: bytes, line: Callable[[], bytes] | None) -> bool:
    """Send a line. What goes wrong is not raised: a traceback would hold the line."""
    if link.sock is None:
        return False
    try:
        link.sock.sendall(verb + (b64encode(line()) if line else b"") + b"\r\n")
    except OSError:
        return False
    return True
