"""The desk is served: on this machine alone, unless somebody asks for more and has a password."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from reports.deliver.mail.transports.server import is_loopback
from reports.desk.app import make_app
from reports.desk.room import DeskRoom
from reports.errors import FileDeliveryError

LOOPBACK = "127.0.0.1"


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 is any that is free.

    Raises:
        FileDeliveryError: if the port is taken, or the address is none of this machine.
    """
    try:
        return socket.create_server((host, port), family=_family(host), backlog=64)
    except OSError as error:
        found = f"cannot listen on {host} port {port}: {(error.strerror or str(error)).lower()}"
        raise FileDeliveryError.at("", found, remedy="choose another with --port") from error


def names_of(host: str, port: int, own: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return what the Host of a request may be (RFC 9110, section 7.2); `own` are further names."""
    names = {host, *own} if not is_loopback(host) else {host, "localhost", LOOPBACK, *own}
    return frozenset(f"[{name}]:{port}" if ":" in name else f"{name}:{port}" for name in names)


def serve_desk(
    room: DeskRoom, hosts: frozenset[str], bound: socket.socket, ready: Callable[[], None]
) -> None:
    """Serve a desk until somebody ends it; `ready` is called once it listens."""
    config = uvicorn.Config(
        make_app(room, hosts), log_config=None, access_log=False, server_header=False,
        timeout_graceful_shutdown=2, lifespan="off",
    )  # fmt: skip
    ready()
    uvicorn.Server(config).run(sockets=[bound])


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
