"""Who is no window of ours is told nothing, and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.desk.live import SAID, Answer, Live

CHANGE = b'{"base": "title: A\\n", "text": "title: B\\n"}'


def hosts(port: int) -> list[str]:
    return ["", "evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}",
            f"127.0.0.1.evil.example:{port}", f"[::1]:{port}", f"[::ffff:127.0.0.1]:{port}",
            f"0.0.0.0:{port}", f"2130706433:{port}", f"localhost.:{port}", f"127.1:{port}",
            f"127.0.0.1:{port}@evil.example", f" 127.0.0.1:{port}x"]  # fmt: skip


def test_it_is_reached_by_no_other_name(desk: Live) -> None:
    for host in hosts(desk.port):
        answer = desk.ask("GET", "/", host=host)
        assert answer.status in (400, 421), host
        assert b"sample" not in answer.body
    twice = desk.raw(desk.head("GET", "/", f"Host: {desk.host}", "Connection: close"))
    assert twice.startswith(b"HTTP/1.1 400 ")
    for host in (desk.host, f"localhost:{desk.port}", f"LOCALHOST:{desk.port}"):
        assert desk.ask("GET", "/", host=host).status == 200


@pytest.mark.parametrize("path", ["/", "/b/sample.yaml", "/b/sample.yaml/page/1.png", "/nothing",
                                  "/b/sample.yaml/take/pdf"])  # fmt: skip
def test_nobody_sees_anything_without_the_session(desk: Live, path: str) -> None:
    name = desk.cookie.partition("=")[0]
    guesses = ["", f"{name}=", f"{name}=x", f"{name}={'A' * 43}", f"other={desk.cookie[20:]}",
               f"{name}=\xff", f"{name}=null", "=;=;;", f"{desk.cookie}x"]  # fmt: skip
    for cookie in guesses:
        answer = desk.ask("GET", path, cookie=cookie)
        assert answer.status == 403, cookie
        assert b"Kyiv" not in answer.body


@pytest.mark.parametrize("other", ['foo={"a":1}', "f[x]=1", "path=/", "bare", 'a="b', "é=1"])
def test_cookies_of_other_programs_keep_nobody_out(desk: Live, other: str) -> None:
    """A browser sends those of every port of the machine."""
    for cookie in (f"{other}; {desk.cookie}", f"{desk.cookie}; {other}"):
        assert desk.ask("GET", "/", cookie=cookie).status == 200
    assert desk.ask("GET", "/", cookie=other).status == 403


def test_the_address_is_used_up_and_is_not_guessed(desk: Live) -> None:
    used = desk.address.partition("token=")[2]
    for token in (used, "", "x", "A" * 43, "%00", "\x7f", "%ed%a0%80", used[:-1]):
        answer = desk.ask("GET", f"/enter?token={token}".replace("\x7f", "%7f"), cookie="")
        assert answer.status == 403, token
        assert "set-cookie" not in answer.head
    assert desk.token not in desk.ask("GET", "/enter", cookie="").text


def _json(desk: Live, **head: str) -> Answer:
    return desk.ask("POST", "/b/sample.yaml/save", CHANGE, **head)


def _form(desk: Live, **head: str) -> Answer:
    body = f"token={desk.token}&kind=brief".encode()
    kind = "application/x-www-form-urlencoded"
    return desk.ask("POST", "/new", body, x_briefpack_token="", **({"content_type": kind} | head))


@pytest.mark.parametrize("send", [_json, _form])
def test_no_other_page_changes_anything(desk: Live, send: Callable[..., Answer]) -> None:
    before = sorted(desk.folder.iterdir()), (desk.folder / "sample.yaml").read_bytes()
    for origin in ("", "null", "http://evil.example", f"http://127.0.0.1:{desk.port + 1}",
                   f"ftp://{desk.host}", desk.host, f"http://{desk.host}/",
                   f"http://{desk.host}.evil.example"):  # fmt: skip
        assert send(desk, origin=origin).status == 403, origin
    for site in ("cross-site", "same-site", "none", ""):
        if site:
            assert send(desk, sec_fetch_site=site).status == 403, site
    assert send(desk, cookie="").status == 403
    # what a page may send to another without asking (Fetch Standard, “CORS-safelisted”)
    for kind in ("text/plain", "", "multipart/form-data; boundary=x", "APPLICATION/JSON",
                 "application/x-www-form-urlencoded"):  # fmt: skip
        answer = desk.ask(
            "POST", "/b/sample.yaml/save", CHANGE, x_briefpack_token="", content_type=kind
        )
        assert answer.status == 403, kind
    for token in ("", "x", desk.token[:-1], "%00"):
        answer = desk.ask(
            "POST", "/new", f"token={token}&kind=brief".encode(),
            content_type="application/x-www-form-urlencoded",
        )  # fmt: skip
        assert answer.status == 403, token
    after = sorted(desk.folder.iterdir()), (desk.folder / "sample.yaml").read_bytes()
    assert after == before


def test_a_get_changes_nothing(desk: Live) -> None:
    before = (desk.folder / "sample.yaml").read_bytes()
    for method in ("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"):
        head = {"origin": f"http://{desk.host}", "x_briefpack_token": desk.token}
        answer = desk.ask(method, "/b/sample.yaml/save", CHANGE, **head)
        assert answer.status in (403, 404, 405), method
    assert (desk.folder / "sample.yaml").read_bytes() == before


NAMES = ["..%2fsecret.yaml", "..%2f..%2fetc%2fpasswd", "%2e%2e", "%2fetc%2fpasswd", "..%5csecret.yaml",
         "sample.yaml%00", "%00", "sample.yaml%0a", "below%2fdeep.yaml", "./sample.yaml",
         ".hidden.yaml", "other.txt", "folder.yaml", "linked.yaml", "pipe.yaml", "SAMPLE.YAML",
         "sample", "%ed%a0%80.yaml", "%ff.yaml", "{{7*7}}.yaml", "x" * 5_000 + ".yaml",
         "/etc/passwd", "C:%5csecret.yaml", "sample.yaml::$DATA", "~root.yaml"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_out_of_the_folder_in_no_way(desk: Live, name: str) -> None:
    for rest in ("", "/state", "/take/pdf", "/page/1.png"):
        answer = desk.ask("GET", f"/b/{name}{rest}", timeout=10)
        assert answer.status == 404, (name[:40], rest, answer.text)
        assert b"Not of this folder" not in answer.body
        assert b"root:" not in answer.body
    assert desk.ask("POST", f"/b/{name}/save", CHANGE, timeout=10).status == 404


def test_only_the_briefings_are_listed(desk: Live) -> None:
    page = desk.ask("GET", "/").text
    assert page.count('href="/b/') == 1
    assert 'href="/b/sample.yaml"' in page


@pytest.mark.parametrize("part", ["assets/..%2f..%2fpyproject.toml", "assets/%2fetc%2fpasswd",
                                  "assets/.%2fdesk.css", "assets/desk.css%00", "assets/"])  # fmt: skip
def test_only_what_pages_are_drawn_with_is_open(desk: Live, part: str) -> None:
    assert desk.ask("GET", f"/{part}", cookie="").status == 404


def test_what_goes_wrong_tells_a_stranger_no_token(desk: Live) -> None:
    own = {"x_briefpack_token": "", "content_type": "multipart/form-data; boundary=x"}
    answers = (
        desk.ask("GET", "/assets/none/none.css", cookie=""),
        desk.ask("GET", "/assets/none.css", cookie="", accept="text/html"),
        desk.ask("PUT", "/enter", b"", cookie="", origin=f"http://{desk.host}", **own),
        desk.ask("POST", "/enter", b"x", cookie="", **own),
        desk.ask("GET", "/b/sample.yaml", cookie="", accept="text/html"),
    )
    for answer in answers:
        assert answer.status >= 400
        assert desk.token not in answer.text


def test_every_answer_says_what_a_browser_may_do_with_it(desk: Live) -> None:
    answers = {
        "page": desk.ask("GET", "/"),
        "asset": desk.ask("GET", "/assets/desk.css"),
        "picture": desk.ask("GET", "/b/sample.yaml/page/1.png"),
        "no such": desk.ask("GET", "/b/x.yaml"),
        "nothing there": desk.ask("GET", "/x"),
        "another method": desk.ask("POST", "/b/sample.yaml", b"{}"),
        "another host": desk.ask("GET", "/", host="evil.example"),
        "a stranger": desk.ask("GET", "/", cookie=""),
        "moved on": desk.ask("GET", "/b/sample.yaml/"),
        "too much": desk.ask("POST", "/new", content_length="99999999999"),
        "not to be read": desk.ask("POST", "/b/sample.yaml/save", b"{"),
        "no form": desk.ask("POST", "/new", b"x", content_type="multipart/form-data"),
    }
    for what, answer in answers.items():
        assert SAID.items() <= answer.head.items(), what
        assert "default-src 'none'; script-src 'self'" in answer.head["content-security-policy"]
        assert "no-store" in answer.head["cache-control"], what
        assert "server" not in answer.head, what
        assert b"Traceback" not in answer.body
        assert b"site-packages" not in answer.body
    bare = desk.raw(b"NONSENSE\r\n\r\n").decode().lower()
    assert bare.startswith("http/1.1 400 ")
    assert all(f"{name}: {value}" in bare for name, value in SAID.items())
    assert "content-security-policy" in bare


def test_what_is_said_to_a_script_is_json(desk: Live) -> None:
    for sent in (b"", b"{", b"[]", b"1", b'{"base": 1}', b"\xff\xfe{}", b"NaN"):
        answer = desk.ask("POST", "/b/sample.yaml/save", sent)
        assert answer.status == 400, sent
        assert json.loads(answer.body)["said"]
