"""An IMAP server on this machine that says what a test tells it to."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import BinaryIO

from reports.deliver.mail.transports.server import MailServer
from tests.deliver.transports.servers import PASSWORD, USER


@dataclass
class ImapBox:
    """What the server says, and what was appended.

    Attributes:
        folders: Lines of LIST; a pair is a line that ends in a literal, and the literal.
        special: Lines of LIST with RETURN (SPECIAL-USE).
        cut: Where the connection is cut: ``greeting``, ``login``, ``list`` or ``append``.
        append: The answer to APPEND.
        repeats: Whether a login fails with the password in the answer.
        got: Folder, flags and message of each APPEND.
    """

    capabilities: str = "IMAP4rev1 AUTH=PLAIN"
    folders: list[bytes | tuple[bytes, bytes]] = field(
        default_factory=lambda: [b'(\\Drafts) "/" "Drafts"', b'() "/" INBOX']
    )
    special: list[bytes] = field(default_factory=list)
    cut: str = ""
    append: str = "OK done"
    repeats: bool = False
    got: list[tuple[str, str, bytes]] = field(default_factory=list)
    over: bool = False
    heard: list[str] = field(default_factory=list)


@contextmanager
def imap(box: ImapBox, tls: ssl.SSLContext) -> Iterator[MailServer]:
    """Run a server; yields its name."""
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_serve, args=(box, listening, tls), daemon=True)
    thread.start()
    try:
        yield MailServer("imaps", "localhost", listening.getsockname()[1], USER)
    finally:
        box.over = True
        # a blocked accept is woken by a connection, not by closing
        socket.create_connection(listening.getsockname(), 1).close()
        thread.join(10)
        listening.close()


def _serve(box: ImapBox, listening: socket.socket, tls: ssl.SSLContext) -> None:
    while not box.over:
        raw, _ = listening.accept()
        with (
            suppress(OSError),
            raw,
            tls.wrap_socket(raw, server_side=True) as link,
            link.makefile("rwb") as stream,
        ):
            _talk(box, stream)


def _talk(box: ImapBox, stream: BinaryIO) -> None:
    def say(*lines: bytes) -> None:
        stream.write(b"".join(line + b"\r\n" for line in lines))
        stream.flush()

    def cut_at(point: str) -> None:
        if box.cut == point:
            raise ConnectionAbortedError

    cut_at("greeting")
    say(b"* OK ready")
    while line := stream.readline():
        tag, command, rest = [*line.decode("ascii").strip().split(" ", 2), ""][:3]
        box.heard.append(f"{command} {rest}".strip())
        done = f"{tag} OK done".encode()
        if command == "CAPABILITY":
            say(b"* CAPABILITY " + box.capabilities.encode(), done)
        elif command == "AUTHENTICATE":
            say(b"+ ")
            found = b64decode(stream.readline())
            cut_at("login")
            if box.repeats or found != f"\0{USER}\0{PASSWORD}".encode():
                say(f"{tag} NO wrong: {found.decode()}".encode().replace(b"\0", b" "))
            else:
                say(done)
        elif command == "LIST":
            cut_at("list")
            for each in box.special if "SPECIAL-USE" in rest else box.folders:
                whole = each if isinstance(each, bytes) else b"\r\n".join(each)
                say(b"* LIST " + whole)
            say(done)
        elif command == "APPEND":
            found_size = re.fullmatch(r'"((?:[^"\\]|\\.)*)" (\S+) \{(\d+)\}', rest)
            assert found_size is not None, rest
            say(b"+ go on")
            cut_at("append")
            box.got.append((found_size[1], found_size[2], stream.read(int(found_size[3]))))
            stream.readline()
            say(f"{tag} {box.append}".encode())
        elif command == "LOGOUT":
            say(b"* BYE", done)
            return
