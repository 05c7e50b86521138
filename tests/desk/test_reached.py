"""How the desk is started, who reaches it then, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from reports.desk.hosts import DeskHosts
from reports.desk.serving import listening
from reports.errors import FileDeliveryError
from reports.resources import resource_bytes
from tests.desk.live import Live, live

SAMPLE = resource_bytes("templates/sample/carney-kyiv.yaml")
CHANGE = b'{"base": "title: A", "text": "title: B"}'


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reports", "desk", "--no-open", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_an_address_that_is_not_this_machine_s_is_asked_for_anew_and_a_taken_port_too() -> None:
    with pytest.raises(FileDeliveryError) as far:
        listening("192.0.2.1", 0)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FileDeliveryError) as busy:
            listening("127.0.0.1", port)

    assert str(far.value.notices[0]) == (
        "cannot listen on 192.0.2.1: cannot assign requested address; "
        "give --host one of this machine"
    )
    assert str(busy.value.notices[0]) == (
        f"cannot listen on 127.0.0.1 port {port}: address already in use; "
        "choose another with --port"
    )


def test_what_cannot_be_started_says_why(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_bytes(SAMPLE)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = {
            (str(tmp_path / "none"),): (2, "there is no such file or folder"),
            (str(tmp_path / "file.yaml"),): (2, "folder"),
            (str(tmp_path), "--port", port): (4, "--port"),
            (str(tmp_path), "--host", "192.0.2.1", "--password-file", __file__): (4, "192.0.2.1"),
            (str(tmp_path), "--host", "0.0.0.0"): (2, "--password-file"),
            (str(tmp_path), "--host", "::"): (2, "--password-file"),
        }
        for arguments, (status, words) in said.items():
            ended = started(*arguments)
            assert (ended.returncode, ended.stdout) == (status, ""), arguments
            assert words in ended.stderr, ended.stderr
            assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once_when_it_is_told_to(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    (tmp_path / "sample.yaml").write_bytes(SAMPLE)
    with live(tmp_path) as desk, desk.line() as kept:
        kept.sendall(desk.head())
        assert kept.recv(12) == b"HTTP/1.1 200"
        ended, said = desk.end(number)
    assert "Traceback" not in said
    assert ended in (status, -number)


def test_a_folder_that_vanishes_is_told_and_the_desk_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    with live(folder) as desk:
        folder.rmdir()
        for path in ("/", "/b/sample.yaml"):
            gone = desk.ask("GET", path)
            assert (gone.status, "no such file or folder" in gone.text) == (409, True)
        assert desk.ask("POST", "/b/sample.yaml/save", CHANGE).status == 409
        folder.mkdir()
        assert desk.ask("GET", "/").status == 200


@pytest.mark.skipif(sys.platform != "linux", reason="names may be bytes that are no text")
def test_a_name_that_is_no_text_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "a#b?c%41 é.yaml").write_bytes(SAMPLE)
    with open(os.fsencode(tmp_path) + b"/\xff.yaml", "wb") as file:  # noqa: PTH123
        file.write(SAMPLE)
    with live(tmp_path) as desk:
        page = desk.ask("GET", "/")
        assert page.text.count('href="/b/') == 1
        address = "/b/" + page.text.partition('href="/b/')[2].partition('"')[0]
        assert desk.ask("GET", address).status == 200


class Remote:
    """The desk that others reach."""

    def __init__(self, desk: Live) -> None:
        self.desk = desk

    def tries(self, password: str, host: str) -> tuple[int, str]:
        page = self.desk.ask("GET", "/enter", cookie="", host=host)
        token = page.text.partition('name="token" value="')[2].partition('"')[0]
        answer = self.desk.ask(
            "POST", "/enter", urlencode({"token": token, "password": password}).encode(), cookie="",
            host=host, origin=f"http://{host}", accept="text/html", x_briefpack_token="",
            content_type="application/x-www-form-urlencoded",
        )  # fmt: skip
        return answer.status, answer.head.get("set-cookie", answer.text)


def test_others_come_in_by_the_password_and_by_any_name_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "sample.yaml").write_bytes(SAMPLE)
    secret = tmp_path / "password.txt"
    secret.write_text("correct horse\n")
    options = ("--host", "0.0.0.0", "--password-file", str(secret), "--name", "desk.example.org")
    with live(tmp_path, *options, enters=False) as desk:
        assert desk.address.startswith(f"http://desk.example.org:{desk.port}/enter?token=")
        with socket.create_connection(("127.0.0.2", desk.port), timeout=5):
            pass
        remote, port = Remote(desk), desk.port
        for host in (f"192.0.2.7:{port}", f"{socket.gethostname()}:{port}", "desk.example.org"):
            status, cookie = remote.tries("correct horse", host)
            assert status == 303, host
            assert desk.ask("GET", "/", host=host, cookie=cookie.split(";")[0]).status == 200
        assert desk.ask("GET", "/enter", cookie="", host=f"evil.example:{port}").status == 421
        for _ in range(5):
            assert remote.tries("wrong", f"192.0.2.7:{port}")[0] == 403
        status, said = remote.tries("correct horse", f"192.0.2.7:{port}")
        assert (status, "wait" in said) == (403, True)


def test_a_desk_of_this_machine_is_reached_from_nowhere_else(tmp_path: Path) -> None:
    with live(tmp_path) as desk, pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", desk.port), timeout=5)


def test_only_an_address_stands_for_any_other_name() -> None:
    far = DeskHosts("0.0.0.0", 8321, ("house",))
    for host in ("10.1.2.3:8321", "[2001:db8::1]:8321", "house:8321"):
        assert host in far
    for host in ("10.1.2.3", "10.1.2.3:80", "evil.example:8321", "[x]:8321", "2001:db8::1:8321",
                 "10.1.2:8321", "10.1.2.3.:8321", "[10.1.2.3]:8321", "", "house"):  # fmt: skip
        assert host not in far
    near = DeskHosts("127.0.0.1", 8321, also=("localhost:9000",))
    assert "localhost:9000" in near
    assert "10.1.2.3:8321" not in near
    assert "localhost" in DeskHosts("127.0.0.1", 80)
