"""The desk as its command starts it, in a process of its own, spoken to byte by byte."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_TOKEN = re.compile(r'name="briefpack-token" content="([^"]+)"')
#: What every answer says, whatever it answers.
SAID = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Answer:
    """An answer as it came: its status, its head in lower case, its body."""

    def __init__(self, status: int, head: dict[str, str], body: bytes) -> None:
        self.status = status
        self.head = head
        self.body = body

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


class Live:
    """A desk in a process. `cookie` and `token` are those of the browser that came in first."""

    def __init__(
        self, folder: Path, *options: str, enters: bool = True,
        runs: Sequence[str] = ("-m", "reports"),
    ) -> None:  # fmt: skip
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, *runs, "desk", str(folder), "--no-open", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "NO_COLOR": "1"}, start_new_session=True,
            # a shell lets its background jobs ignore Ctrl-C, and so would the desk
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        url = urlsplit(self.address)
        assert url.port, self.process.communicate()
        self.port = url.port
        self.host = f"127.0.0.1:{self.port}"
        self.cookie = self.token = ""
        if enters:
            self.enter()

    def enter(self) -> None:
        """Come in by the printed address, as a browser does."""
        came = self.ask("GET", f"/enter?{urlsplit(self.address).query}", cookie="")
        self.cookie = came.head["set-cookie"].split(";")[0]
        found = _TOKEN.search(self.ask("GET", "/").text)
        assert found
        self.token = found[1]

    def ask(
        self, method: str, path: str, body: bytes | None = None, *, cookie: str | None = None,
        timeout: float = 60, **head: str,
    ) -> Answer:  # fmt: skip
        """Send a request as a script of our pages does; `head` overrules, "" leaves out."""
        known = {"host": self.host, "cookie": self.cookie if cookie is None else cookie}
        if method == "POST":
            known |= {
                "origin": f"http://{self.host}", "x-briefpack-token": self.token,
                "accept": "application/json", "content-type": "application/json",
            }  # fmt: skip
        known |= {name.replace("_", "-"): value for name, value in head.items()}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)) as line:
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in known.items():
                if value:
                    line.putheader(name, value)
            if body is not None:
                line.putheader("content-length", str(len(body)))
            line.endheaders(body)
            answer = line.getresponse()
            head = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, head, answer.read())

    def save(self, name: str = "sample.yaml", **sent: Any) -> Answer:
        return self.ask("POST", f"/b/{name}/save", json.dumps(sent).encode())

    def line(self) -> socket.socket:
        """Return a bare connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def raw(self, sent: bytes, seconds: float = 20) -> bytes:
        """Send bytes; return all that is answered until the other side has said it."""
        with self.line() as line:
            line.settimeout(seconds)
            got = b""
            try:
                line.sendall(sent)
                line.shutdown(socket.SHUT_WR)
                while more := line.recv(65536):
                    got += more
            except (TimeoutError, ConnectionError):
                pass
            return got

    def head(self, method: str = "GET", path: str = "/", *lines: str) -> bytes:
        """Return the head of a request of the browser that came in."""
        known = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", f"Cookie: {self.cookie}"]
        return "\r\n".join([*known, *lines, "", ""]).encode()

    def changing(self, path: str, *lines: str) -> bytes:
        """Return the head of a change that a script of ours asks for."""
        own = (f"Origin: http://{self.host}", f"X-Briefpack-Token: {self.token}")
        return self.head("POST", path, *own, *lines)

    def memory(self) -> int:
        """Return the most memory that the process ever had, in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found
        return int(found[1]) * 1024

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; return the exit status and what was said to people."""
        self.process.send_signal(number)
        started = time.monotonic()
        _, said = self.process.communicate(timeout=30)
        assert time.monotonic() - started < 10
        return self.process.returncode, said


@contextmanager
def live(
    folder: Path, *options: str, enters: bool = True, runs: Sequence[str] = ("-m", "reports")
) -> Iterator[Live]:
    """Start the desk of a folder, as Python `runs` it; it ends with the block."""
    desk = Live(folder, *options, enters=enters, runs=runs)
    try:
        yield desk
    finally:
        if desk.process.poll() is None:
            desk.process.kill()
        desk.process.communicate()
