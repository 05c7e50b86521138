"""The desk is served: on this machine alone, unless somebody asks for more and has a password."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
from collections.abc import Callable, Container, Sequence
from pathlib import Path

import uvicorn

from reports.desk.app import make_app
from reports.desk.desk_connection import DeskConnection
from reports.desk.room import DeskRoom
from reports.errors import FileDeliveryError

_PRIVATE = range(49_152, 65_536)
#: So many that ask to come in are let in at once, before those that are too many are sent away.
BACKLOG = 64
#: What listens on all addresses of this machine.
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - asked for by name, and with a password


def listening_for(folder: Path, host: str) -> socket.socket:
    """Return a socket on the port of a folder, or on another where that is taken.

    A browser keeps what is not saved yet by address and port: a desk that is started anew finds
    it again. The port is one of those that nobody is given (RFC 6335, section 6).

    Raises:
        FileDeliveryError: if the address is none of this machine.
    """
    digest = hashlib.sha256(os.fsencode(folder.resolve())).digest()
    own = _PRIVATE.start + int.from_bytes(digest[:4], "big") % len(_PRIVATE)
    try:
        return listening(host, own)
    except FileDeliveryError:
        return listening(host, 0)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 is any that is free.

    Raises:
        FileDeliveryError: if the port is taken, or the address is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    try:
        return socket.create_server(
            (host, port), family=family, backlog=BACKLOG, dualstack_ipv6=both
        )
    except OSError as error:
        where = f"{host} port {port}" if port else host
        why = (error.strerror or str(error)).partition(" (while ")[0]  # the rest says it again
        found = f"cannot listen on {where}: {why.lower()}"
        is_port = error.errno in (errno.EADDRINUSE, errno.EACCES)
        remedy = "choose another with --port" if is_port else "give --host one of this machine"
        raise FileDeliveryError.at("", found, remedy=remedy) from error


def own_names() -> tuple[str, ...]:
    """Return what this machine is called by others: its name, and that of the local network."""
    name = socket.gethostname()
    # RFC 6762, section 3
    return (name, name if "." in name else f"{name}.local")


def printed_host(host: str, port: int, names: Sequence[str]) -> str:
    """Return what the desk is told to others by: one of its `names` if it listens everywhere."""
    name = names[0] if host in _EVERYWHERE and names else host
    if name.count(":") == 1:
        return name  # it has a port of its own
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"


def config_of(room: DeskRoom, hosts: Container[str]) -> uvicorn.Config:
    """Return how a desk is served: HTTP/1.1 alone, and no word of who serves it."""
    return uvicorn.Config(
        make_app(room, hosts), http=DeskConnection, ws="none", lifespan="off", log_config=None,
        log_level="critical", access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=2, backlog=BACKLOG,
    )  # fmt: skip


def serve_desk(
    room: DeskRoom, hosts: Container[str], bound: socket.socket, ready: Callable[[], None]
) -> None:
    """Serve a desk until somebody ends it; `ready` is called once it listens."""
    server = uvicorn.Server(config_of(room, hosts))
    ready()
    server.run(sockets=[bound])
