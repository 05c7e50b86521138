"""The names that the desk is reached by: what the Host of a request may be.

A page of another site can make its own name lead to this machine (DNS rebinding), and then its
requests carry that name. It cannot do so with an address, which no name server is asked for.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from reports.deliver.mail.transports.server import is_loopback

LOOPBACK = "127.0.0.1"
#: The port that browsers leave out (RFC 9110, section 4.2.1).
_PLAIN_PORT = 80


class DeskHosts:
    """What the Host of a request may be (RFC 9110, section 7.2), in lower case.

    A desk on this machine alone has its few names. One that others reach has many, which depend
    on where they stand: any address, the `own` names of the machine, and those that somebody
    gave it (`also`), of which one may have another port: that of a server before the desk.
    """

    def __init__(
        self, host: str, port: int, own: Iterable[str] = (), also: Iterable[str] = ()
    ) -> None:
        """Begin with what the desk listens on, `host` and `port`."""
        self._any_address = not is_loopback(host)
        near = {host} if self._any_address else {host, "localhost", LOOPBACK}
        self._port = port
        names = {_bracketed(name.lower()) for name in (*near, *own) if name}
        given = {_bracketed(name.lower()) for name in also if name}
        self._hosts = frozenset(
            [*(f"{name}:{port}" for name in names | given), *given]
            + (list(names) if port == _PLAIN_PORT else [])
        )

    def __contains__(self, host: object) -> bool:
        """Return whether a Host in lower case is one of the desk's."""
        if host in self._hosts:
            return True
        return self._any_address and isinstance(host, str) and self._is_address(host)

    def _is_address(self, host: str) -> bool:
        name, colon, port = host.rpartition(":")
        if not colon or name.startswith("[") != name.endswith("]") or host.endswith("]"):
            name, port = host, str(_PLAIN_PORT)
        try:
            found = ipaddress.ip_address(name.strip("[]") if name.startswith("[") else name)
        except ValueError:
            return False
        return port == str(self._port) and (found.version == 6) == name.startswith("[")


def _bracketed(name: str) -> str:
    # an address of version 6 holds two colons at least, a name with a port one
    return f"[{name}]" if name.count(":") > 1 and not name.startswith("[") else name
