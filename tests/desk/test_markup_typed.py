"""What a briefing says is text on every page, whatever it looks like."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from reports.readers.briefing.read import read_briefing
from reports.resources import resource_bytes
from reports.yamlfile import dump_yaml
from tests.desk.conftest import Desk
from tests.desk.windows import texts

PAYLOADS = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'onfocus='alert(1)' x='",
    "</textarea><svg onload=alert(1)>", "javascript:alert(1)", "{{ 7*7 }}{% raw %}",
    "</title><iframe src=//evil.example>", "<!--<base href=//evil.example>", "&lt;b onclick=x&gt;",
]  # fmt: skip
PARTS = ("", "/source", "/findings")


def with_everywhere(briefing: bytes, payload: str) -> str:
    """Return a briefing with a payload in every field in which any words may stand."""
    data = read_briefing(briefing, "a.yaml").model_dump(mode="json", by_alias=True)
    for path in texts(data):
        home: Any = data
        *steps, last = path[1:].split("/")
        for step in steps:
            home = home[int(step)] if isinstance(home, list) else home[step]
        here = f"{payload} {path}" if last != "email" else home[last]
        home[int(last) if isinstance(home, list) else last] = here
    data["people"][0]["review"] = data["aid"][0]["review"] = payload
    return dump_yaml(read_briefing(json.dumps(data).encode(), "a.json"))


def _alive(page: str) -> list[str]:
    """Return what a browser would run or fetch beside what is ours."""
    html = pytest.importorskip("lxml.html")
    found = []
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        names = [name for name in element.attrib if name.startswith("on") or name == "style"]
        address = element.get("href") or element.get("src") or element.get("action") or ""
        foreign = bool(address) and not address.startswith(("/", "#"))
        own_script = element.tag == "script" and element.get("src", "").startswith("/assets/")
        if names or foreign or address.startswith("//") or element.tag in ("iframe", "base", "svg"):
            found.append(f"{element.tag} {element.attrib}")
        elif element.get("type") == "application/json" and "<" not in element.text:
            continue  # data, which is not run, and cannot end early
        elif element.tag in ("script", "style") and not own_script:
            found.append(f"{element.tag} {element.text}")
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_briefing_says_is_no_markup(desk: Desk, payload: str) -> None:
    path = desk.root / "sample.yaml"
    path.write_text(with_everywhere(path.read_bytes(), payload), encoding="utf-8")
    for page in ("/", *(f"/b/sample.yaml{part}" for part in PARTS)):
        answer = desk.client.get(page)
        assert answer.status_code == 200, page
        assert _alive(answer.text) == [], page


@pytest.mark.parametrize("payload", [each.replace("/", "\u2215") for each in PAYLOADS])
def test_the_name_of_a_file_is_no_markup(desk: Desk, payload: str) -> None:
    name = f"{payload}.yaml"
    Path(desk.root, name).write_bytes(resource_bytes("templates/sample/carney-kyiv.yaml"))
    Path(desk.root, f"broken {name}").write_text(f"title: [{payload}\n")
    for part in PARTS:
        for each in (name, f"broken {name}"):
            answer = desk.client.get(f"/b/{quote(each, safe='')}{part}")
            assert answer.status_code == 200
            assert _alive(answer.text) == []
    assert _alive(desk.client.get("/").text) == []
    taken = desk.client.get(f"/b/{quote(name, safe='')}/take/txt")
    assert "\n" not in taken.headers.get("content-disposition", "")
