"""Servers as they are named: ``smtps://desk@mail.example.org``, ``imaps://…/Drafts``.

Nobody reads such a name without checking it: a password in it is refused before anything
is shown, and mail goes over TLS unless the server is this machine and plain text was asked
for in so many letters.
"""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from reports.deliver.mail.address import read_address
from reports.errors import UsageError, shown
from reports.slotted import frozen

#: ``smtps`` and ``imaps``: TLS from the first byte. ``smtp``: STARTTLS, or nothing is sent.
#: ``smtp+plain``: no TLS, to a server on this machine.
Scheme = Literal["smtps", "smtp", "smtp+plain", "imaps"]
_PORTS: dict[Scheme, int] = {"smtps": 465, "smtp": 587, "smtp+plain": 25, "imaps": 993}
_CONTROL = re.compile("[\x00-\x20\x7f]")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_EXPECTED = "a server such as smtps://desk@mail.example.org or imaps://desk@mail.example.org/Drafts"


@frozen
class MailServer:
    """A mail server, and as whom to speak to it; never with which password.

    Attributes:
        scheme: How it is spoken to.
        host: Its name in ASCII, or its address; what its certificate must name.
        port: Its port.
        user: Who logs in; "" for nobody.
        folder: The folder that drafts go to, "" for the one that the server says; imaps alone.
    """

    scheme: Scheme
    host: str
    port: int
    user: str = ""
    folder: str = ""

    def __str__(self) -> str:
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        folder = f"/{quote(self.folder)}" if self.folder else ""
        return f"{self.scheme}://{user}{host}:{self.port}{folder}"


def read_server(url: str, part: str = "server") -> MailServer:
    """Return the server that `url` names; `part` is what it is for, for messages.

    A user may hold an @: the last one ends it. Letters that a URL cannot hold are written
    ``%40`` or as they are.

    Raises:
        UsageError: if it names none, holds a password, or asks for mail in plain text over
            a network.
    """
    scheme, user, host, port, path = _parts(url.strip(), part)
    folder = _folder(scheme, path, part)
    server = MailServer(scheme, _ascii_host(host, part), port or _PORTS[scheme], user, folder)
    if scheme == "smtp+plain" and not is_loopback(server.host):
        raise UsageError.at(
            "",
            f"found smtp+plain for {shown(server.host)}: mail would cross a network in plain text",
            "a server on this machine, such as smtp+plain://localhost",
            "write smtp:// or smtps://, which send over TLS",
            part=part,
        )
    return server


def is_loopback(host: str) -> bool:
    """Return whether a host's name or address is that of this machine itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _parts(url: str, part: str) -> tuple[Scheme, str, str, int | None, str]:
    """Return scheme, user, host, port and path; of what is none, nothing with a user is shown."""
    found = None
    with suppress(ValueError):  # whose words would show what stands where a port should
        parts = urlsplit(url)
        user = unquote(_user(parts.netloc, part), errors="strict")
        scheme = next((name for name in _PORTS if name == parts.scheme), None)
        if scheme and parts.hostname and not (parts.query or parts.fragment):
            found = scheme, user, parts.hostname, parts.port, parts.path
    if found is None or _CONTROL.search(unquote(url)):
        said = "no URL of a server" if "@" in url else shown(url)
        raise UsageError.at("", f"found {said}", _EXPECTED, part=part)
    return found


def _user(netloc: str, part: str) -> str:
    user = netloc.rpartition("@")[0]
    if ":" in user:
        raise UsageError.at(
            "",
            "found a password in the URL, where the system's list of processes and the shell's "
            "history show it",
            "a user alone, as in smtps://desk@mail.example.org",
            part=part,
        )
    return user


def _ascii_host(host: str, part: str) -> str:
    if not host.isascii():  # what is a domain in an address is one here, ß and all
        host = read_address(f"postmaster@{host}", part).spec.rpartition("@")[2]
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        if _HOST.fullmatch(host):
            return host
    raise UsageError.of(part, host, "the name of a host such as mail.example.org")


def _folder(scheme: Scheme, path: str, part: str) -> str:
    folder = unquote(path.strip("/"), errors="replace")
    if folder and scheme != "imaps":
        raise UsageError.of(part, path, f"nothing after the host of {scheme}://")
    return folder
