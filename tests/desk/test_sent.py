"""What pages and scripts of the desk send: read once, as text, while others are answered."""

from __future__ import annotations

import asyncio
import json
import threading
from inspect import iscoroutinefunction
from typing import Any
from urllib.parse import urlencode

import pytest

from reports.desk import app as desk_app
from reports.desk.room import address_of
from reports.desk.views import forming
from reports.model import Briefing
from tests.desk.conftest import ADDRESS, HOST, Desk

ROWS = "title: T\nlanguage: en\naid:\n" + "".join(
    f"- donor: Norway {n}\n  recipient: Kenya\n  purpose: boats\n" for n in range(60)
)


async def ask(
    desk: Desk, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, dict[str, str]]:
    """Ask for a path that is decoded as a server decodes it: once."""
    cookie = f"{desk.entry.cookie}={desk.entry.session}"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    whole = {"host": HOST, "origin": ADDRESS, "cookie": cookie, **named}
    scope: dict[str, Any] = {
        "type": "http", "method": method, "path": path, "query_string": b"", "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in whole.items()],
        "server": ("127.0.0.1", 8321), "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    said: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body}

    async def send(message: Any) -> None:
        said.append(message)

    await desk.app(scope, receive, send)
    head = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    return said[0]["status"], head


def post(desk: Desk, path: str, kind: str, body: bytes) -> tuple[int, dict[str, str]]:
    return asyncio.run(ask(desk, "POST", path, body, content_type=kind))


@pytest.mark.parametrize("name", ["50%25 of it.yaml", "a#b?.yaml", "ü.yaml", "sample.yaml"])
@pytest.mark.parametrize("way", ["form", "text"])
def test_a_saved_form_leads_back_to_its_briefing_whatever_its_name(
    desk: Desk, name: str, way: str
) -> None:
    text = (desk.root / "sample.yaml").read_text()
    (desk.root / name).write_text(text)
    form = urlencode({"token": desk.token, "base": text, "text": text})

    status, head = post(
        desk, f"/b/{name}/{way}", "application/x-www-form-urlencoded", form.encode()
    )

    assert (status, head["location"]) == (303, address_of(name))


@pytest.mark.parametrize("field", ["article", "subject"])
def test_half_a_character_in_a_form_is_refused(desk: Desk, field: str) -> None:
    path = {"article": "/new", "subject": "/b/sample.yaml/message"}[field]
    parts = {"token": desk.token, field: r"A \ud800 text of some words"}
    body = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in parts.items()
    )
    kind = "multipart/form-data; boundary=x; charset=raw_unicode_escape"

    status, _ = post(desk, path, kind, f"{body}--x--\r\n".encode())

    assert status == 400
    assert sorted(each.name for each in desk.root.iterdir()) == ["sample.yaml"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_text_that_is_sent_with_other_ends_of_lines_keeps_those_of_the_file(
    desk: Desk, ends: str
) -> None:
    file = desk.root / "sample.yaml"
    base = file.read_text()
    file.write_bytes(base.replace("\n", ends).encode())
    text = base.replace("Web Editor", "Somebody")
    sent = {"base": base, "text": text.replace("\n", "\r\n")}

    desk.client.post("/b/sample.yaml/save", json=sent, headers=desk.headers)

    assert file.read_bytes() == text.replace("\n", ends).encode()


def test_a_window_with_many_conflicts_is_read_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.root / "sample.yaml").write_text(ROWS.replace("boats", "nets"))
    patch = [{"op": "replace", "path": f"/aid/{n}/purpose", "value": "ships"} for n in range(60)]
    read, names = forming.read_briefing, list[str]()

    def counted(data: bytes, name: str) -> Briefing:
        names.append(name)
        return read(data, name)

    monkeypatch.setattr(forming, "read_briefing", counted)

    sent = {"base": ROWS, "patch": patch}
    answer = desk.client.post("/b/sample.yaml/save", json=sent, headers=desk.headers).json()

    assert [each["mine"] for each in answer["conflicts"]] == ["ships"] * 60
    assert len(names) == 1


def test_a_form_is_drawn_while_others_are_answered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing, answered = threading.Event(), threading.Event()
    values = forming.form_values

    def slow(text: str, name: str) -> dict[str, Any]:
        drawing.set()
        assert answered.wait(10)
        return values(text, name)

    monkeypatch.setattr(forming, "form_values", slow)

    async def both() -> list[int]:
        shown = {"content_type": "text/plain", "x_briefpack_token": desk.token}
        draws = asyncio.create_task(
            ask(desk, "POST", "/b/sample.yaml/drawn", ROWS.encode(), **shown)
        )
        assert await asyncio.to_thread(drawing.wait, 10)
        status, _ = await ask(desk, "GET", "/b/sample.yaml/state")
        answered.set()
        return [status, (await draws)[0]]

    assert asyncio.run(both()) == [200, 200]


def test_no_view_keeps_the_loop_that_answers_all() -> None:
    views = [way for view in desk_app._VIEWS for way in view.ROUTES]
    waiting = {path for _, path, view in views if iscoroutinefunction(view)}
    in_threads = {path for _, path, view in views if hasattr(view, "__wrapped__")}

    assert waiting - in_threads == {"/enter"}  # it compares two short texts


def test_a_script_shows_its_token_also_for_a_form_to_be_drawn(desk: Desk) -> None:
    kind = "application/x-www-form-urlencoded"  # which the gate lets through

    status, _ = post(desk, "/b/sample.yaml/drawn", kind, b"title: T")

    assert status == 403


def test_what_is_sent_as_json_is_an_object(desk: Desk) -> None:
    for body in (b"[]", b'"x"', b"{", b"\xff", json.dumps({"base": 1}).encode()):
        found = desk.client.post("/b/sample.yaml/save", content=body, headers=desk.headers)
        assert found.status_code == 400
