"""What is too much is refused, in bounded memory and time, and stops nobody else."""

from __future__ import annotations

import json
import resource
import socket
import sys
import time
from contextlib import ExitStack, suppress
from typing import Any

import pytest

from reports.desk.desk_connection import MOST_CONNECTIONS
from reports.desk.gate import MOST_BYTES, MOST_BYTES_OF_TEXT
from reports.limits import BRIEFING_BYTES
from tests.desk.live import Live

GIGABYTE = 1_000_000_000
FORM = "Content-Type: multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def _pour(desk: Live, head: bytes, most: int, *, chunked: bool) -> bytes:
    """Send a body until the other side has had enough of it; return what it says."""
    piece = b"a" * 65536
    sent = (b"%x\r\n" % len(piece) + piece + b"\r\n") if chunked else piece
    first = (b"%x\r\n" % len(PART) + PART + b"\r\n") if chunked else PART
    with desk.line() as line:
        line.sendall(head + first)
        line.settimeout(30)
        with suppress(ConnectionError, TimeoutError):
            for _ in range(most // len(piece)):
                line.sendall(sent)
                line.setblocking(False)
                try:
                    if line.recv(1, socket.MSG_PEEK):
                        break
                except BlockingIOError:
                    pass
                finally:
                    line.settimeout(30)
        with suppress(ConnectionError, TimeoutError):
            return line.recv(65536)
    return b""


@linux
@pytest.mark.parametrize("told", ["Content-Length: 1000000000", "Transfer-Encoding: chunked",
                                  f"Content-Length: {MOST_BYTES}"])  # fmt: skip
@pytest.mark.parametrize("kind", [FORM, "Content-Type: application/json"])
def test_a_gigabyte_is_refused(desk: Live, told: str, kind: str) -> None:
    before, start = desk.memory(), time.monotonic()
    head = desk.changing("/new", kind, told)

    answer = _pour(desk, head, GIGABYTE, chunked="chunked" in told)

    assert b" 413 " in answer[:20] or b" 40" in answer[:20]
    assert desk.memory() - before < 100_000_000
    assert time.monotonic() - start < 30
    assert desk.ask("GET", "/").status == 200


@linux
def test_much_that_a_script_sends_takes_little_memory(desk: Live) -> None:
    base = (desk.folder / "sample.yaml").read_text()
    many = [{"op": "replace", "path": "/title", "value": "x"}] * 1_000_000
    sent: dict[str, Any] = {
        "many operations": {"base": base, "patch": many[:200_000]},
        "many lists": {"base": base, "patch": [[]] * 7_000_000},
        "many texts": {"base": base, "patch": [""] * 5_000_000},
        "a long base": {"base": "title: " + "x" * 11_000_000, "patch": []},
        "a long text": {"base": base, "text": base + "# more\n" * 700_000},
        "a long value": {"base": base, "patch": [{**many[0], "value": "x" * 5_000_000}]},
        "a long path": {"base": base, "patch": [{**many[0], "path": "/x" * 5_000_000}]},
    }
    before = desk.memory()
    for what, each in sent.items():
        start = time.monotonic()
        answer = desk.ask("POST", "/b/sample.yaml/save", json.dumps(each).encode())
        assert answer.status in (400, 413, 422), (what, answer.status, answer.text[:200])
        assert time.monotonic() - start < 15, what
    assert (desk.folder / "sample.yaml").read_text() == base
    assert desk.memory() - before < 100_000_000


@pytest.mark.parametrize("depth", [500, 20_000, 1_000_000])
def test_what_is_deep_is_refused(desk: Live, depth: int) -> None:
    value = b"[" * depth + b"]" * depth
    patch = b'[{"op": "replace", "path": "/aid", "value": ' + value + b"}]"
    for body in (value, b'{"base": "title: A", "patch": ' + patch + b"}"):
        assert desk.ask("POST", "/b/sample.yaml/save", body).status in (400, 413, 422)


PATHS = ["", "/", "title", "/aid/99999999999999999999/donor", "/aid/-1", "/aid/٣/donor", "/aid/1e3",
         "/aid/00000000000000000000000001", "/people/-/name", "/title/0", "/aid/0/donor/x/y",
         "/__class__", "/aid/__len__", "/~", "/~2", "/a" * 40, "//////", "/sections/0/body/99"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("op", ["add", "replace", "remove", "move"])
def test_a_path_that_leads_nowhere_is_told(desk: Live, path: str, op: str) -> None:
    base = (desk.folder / "sample.yaml").read_text()
    each = {"op": op, "path": path, "value": "x", "from": path}
    answer = desk.save(base=base, patch=[each])
    # to take out what is not there changes nothing; a field may say nothing
    assert answer.status in ((200, 400, 422) if op in ("remove", "move") else (400, 422))
    assert (desk.folder / "sample.yaml").read_text() == base


VALUES = ["\ud800", "\x00", "x\ufffe", {"a": {}}, [[[]]], 1e308, 10**400, True, {"": ""},
          {"__proto__": 1}, "- not: [yaml", "&a *a", "!!python/object:os.system x", "x\u2028y\x85z"]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda each: repr(each)[:20])
@pytest.mark.parametrize("path", ["/title", "/aid/0/amount", "/aid/-", "/date", "/notes/-"])
def test_a_value_is_taken_or_refused(desk: Live, path: str, value: Any) -> None:
    base = (desk.folder / "sample.yaml").read_text()
    try:
        answer = desk.save(base=base, patch=[{"op": "add", "path": path, "value": value}])
        assert answer.status in (200, 400, 422), answer.text
        again = desk.ask("GET", "/b/sample.yaml")
        assert again.status == 200
        assert "does not read as a briefing" not in again.text
        for half in ("base", "text"):
            sent = {"base": base, "text": base, half: f"title: {value}"}
            assert desk.save(**sent).status in (200, 400, 422)
    finally:
        (desk.folder / "sample.yaml").write_text(base)


def test_a_number_in_an_address_is_one_of_a_page(desk: Live) -> None:
    for number in ("0", "99", "9" * 5_000, "-1", "1e3", "٣".encode().decode("latin-1"), "x"):
        quoted = "".join(f"%{ord(each):02x}" if ord(each) > 127 else each for each in number)
        assert desk.ask("GET", f"/b/sample.yaml/page/{quoted}.png").status in (400, 404)
        shown = desk.ask("GET", f"/b/sample.yaml/page/1.png?width={quoted}")
        assert (shown.status, shown.head["content-type"]) == (200, "image/png")


@pytest.mark.parametrize("look", ["theme", "page", "lang"])
@pytest.mark.parametrize("value", ["..%2f..%2fx", "%2fetc%2fpasswd", "x" * 5_000, "%00", "{{7*7}}"])
def test_a_look_is_one_of_those_that_are_shipped(desk: Live, look: str, value: str) -> None:
    for part in ("preview", "page/1.png", "as/txt", "as/word", "take/pdf"):
        answer = desk.ask("GET", f"/b/sample.yaml/{part}?{look}={value}")
        assert answer.status in (400, 422), (part, answer.text[:200])


SMUGGLED = "POST /b/sample.yaml/save HTTP/1.1\r\nHost: {host}\r\n\r\n"


@pytest.mark.parametrize("lines", [
    ("Content-Length: 4", "Transfer-Encoding: chunked"), ("Content-Length: 4", "Content-Length: 5"),
    ("Content-Length: 4, 5",), ("Content-Length: +4",), ("Content-Length: 0x4",),
    ("Transfer-Encoding: xchunked",), ("Transfer-Encoding: chunked, identity",),
    ("Transfer-Encoding : chunked",), (" Transfer-Encoding: chunked",), ("Content-Length: -1",),
    ("Transfer-Encoding:\x0bchunked",), ("X: a\nContent-Length: 0",), ("Content-Length: 4\x00",),
])  # fmt: skip
def test_one_request_is_not_read_as_two(desk: Live, lines: tuple[str, ...]) -> None:
    hidden = desk.head("GET", "/b/sample.yaml", "Connection: close")
    answer = desk.raw(desk.changing("/new", *lines) + b"0\r\n\r\n" + hidden, seconds=3)
    assert b"HTTP/1.1 200" not in answer
    assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 413", b"HTTP/1.1 501", b"HTTP/1.1 403"))


def test_who_says_little_slowly_stops_nobody(desk: Live) -> None:
    with ExitStack() as lines:
        slow = [lines.enter_context(desk.line()) for _ in range(MOST_CONNECTIONS // 2)]
        for line in slow[::2]:
            line.sendall(b"GET / HTTP/1.1\r\nHost: ")
        slow[1].sendall(desk.changing("/new", FORM, "Content-Length: 1000") + PART)
        start = time.monotonic()
        assert desk.ask("GET", "/").status == 200
        assert time.monotonic() - start < 2


@linux
def test_very_many_connections_leave_files_to_save_with(desk: Live) -> None:
    base = (desk.folder / "sample.yaml").read_text()
    _, most = resource.prlimit(desk.process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(desk.process.pid, resource.RLIMIT_NOFILE, (256, most))
    kept = desk.line()  # a browser keeps the one that it has
    with ExitStack() as lines:
        lines.enter_context(kept)
        for _ in range(500):
            with suppress(OSError):
                lines.enter_context(desk.line()).sendall(b"GET")
        body = json.dumps({"base": base, "text": base + "# saved\n"}).encode()
        kept.sendall(desk.changing("/b/sample.yaml/save", f"Content-Length: {len(body)}") + body)
        assert kept.recv(65536).startswith(b"HTTP/1.1 200 ")
    (desk.folder / "sample.yaml").write_text(base)
    assert _soon(lambda: desk.ask("GET", "/").status == 200)


def _soon(asked: Any) -> bool:
    for _ in range(50):
        with suppress(OSError):
            if asked():
                return True
        time.sleep(0.1)
    return False


def test_the_bound_of_texts_lets_two_whole_briefings_through(desk: Live) -> None:
    base = (desk.folder / "sample.yaml").read_text()
    long = base + "# “long”\n" * ((BRIEFING_BYTES - len(base.encode()) - 1_000) // 13)
    assert 2 * len(json.dumps(long).encode()) < MOST_BYTES_OF_TEXT
    try:
        assert desk.save(base=base, text=long).status == 200
        assert desk.save(base=long, text=base).status == 200
    finally:
        (desk.folder / "sample.yaml").write_text(base)
