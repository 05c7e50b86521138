"""A desk that cannot start, that is ended in the middle of its work, or that has a fault."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest

from reports.readers.briefing.read import read_briefing
from reports.resources import resource_bytes
from tests.desk.conftest import Desk
from tests.desk.live import live

ARTICLE = Path(__file__).parents[1] / "articles" / "carney-kyiv.txt"
SAMPLE = resource_bytes("templates/sample/carney-kyiv.yaml")
WITHOUT = """
import sys
sys.modules["{module}"] = None
from reports.cli import main
main(["desk", "{folder}", "--no-open"])
"""
#: The desk with a fault in the view of its first page.
FAULTY = """
import reports.desk.views.overview as overview
import runpy
def summaries(folder):
    raise RuntimeError("<b>the secret</b>")
overview.summaries = summaries
runpy.run_module("reports", run_name="__main__")
"""


@pytest.mark.parametrize("module", ["starlette", "uvicorn", "python_multipart", "h11"])
def test_without_its_extra_it_says_what_to_install(tmp_path: Path, module: str) -> None:
    code = WITHOUT.format(module=module, folder=tmp_path)

    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )

    assert (ended.returncode, ended.stdout) == (4, "")
    assert f"the desk needs {module}, which is not installed" in ended.stderr
    assert "pip install 'briefpack[desk]'" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal that can be sent there")
def test_an_end_while_a_draft_is_made_leaves_all_of_it_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "sample.yaml").write_bytes(SAMPLE)
    head, _, body = ARTICLE.read_text().partition("\n\n")
    article = "\n\n".join([head, *(f"{body}\n\nPart {part}." for part in range(200))])
    with live(tmp_path) as desk:

        def drafts() -> None:
            form = urlencode({"token": desk.token, "article": article}).encode()
            kind = "application/x-www-form-urlencoded"
            with suppress(OSError, EOFError):
                desk.ask("POST", "/new", form, content_type=kind, accept="text/html")

        window = threading.Thread(target=drafts)
        window.start()
        time.sleep(1.0)
        status, said = desk.end(signal.SIGINT)
        window.join(30)

    assert status in (130, -signal.SIGINT)
    assert "Traceback" not in said
    for path in tmp_path.iterdir():
        assert path.suffix in (".yaml", ".txt"), path.name
        if path.suffix == ".yaml":
            read_briefing(path.read_bytes(), path.name)
    assert (tmp_path / "sample.yaml").read_bytes() == SAMPLE
    with live(tmp_path) as again:
        assert again.ask("GET", "/").status == 200


@pytest.mark.parametrize("options", [(), ("--debug",)])
def test_a_fault_is_told_politely_and_is_in_the_log(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    (tmp_path / "sample.yaml").write_bytes(SAMPLE)
    with live(tmp_path, runs=("-c", FAULTY, *options), enters=False) as desk:
        came = desk.ask("GET", desk.address.partition(desk.host)[2], cookie="")
        desk.cookie = came.head["set-cookie"].split(";")[0]
        page = desk.ask("GET", "/", accept="text/html,application/xhtml+xml")
        script = desk.ask("GET", "/", accept="application/json")
        goes_on = desk.ask("GET", "/b/sample.yaml")
        _, said = desk.end(signal.SIGINT)

    assert (page.status, script.status, goes_on.status) == (500, 500, 200)
    assert page.head["content-type"] == "text/html; charset=utf-8"
    assert "<h1>That was not done</h1>" in page.text
    assert "What was saved before is saved." in page.text
    assert "What was saved before is saved." in script.text
    for answer in (page, script):
        assert not [word for word in ("secret", "Traceback", "overview") if word in answer.text]
    assert said.count("RuntimeError: <b>the secret</b>") == 2 * (1 + bool(options))
    assert ("Traceback" in said) is bool(options)


def test_a_fault_in_the_page_of_a_fault_is_told_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the secret")

    monkeypatch.setattr("reports.desk.room.DeskRoom.page", broken)

    told = desk.client.get("/", headers={"accept": "text/html"})

    assert told.status_code == 500
    assert told.headers["content-type"] == "text/plain; charset=utf-8"
    assert "What was saved before is saved." in told.text
    assert "secret" not in told.text


def test_what_is_refused_is_told_on_a_page_to_a_person(desk: Desk) -> None:
    html = {"accept": "text/html"}

    foreign = desk.client.post("/new", headers=html | {"origin": "http://evil.example"})
    large = desk.client.post(
        "/new", headers=html | desk.headers | {"content-length": "99999999999"} | html
    )

    assert (foreign.status_code, large.status_code) == (403, 413)
    for told in (foreign, large):
        assert "<h1>That was not done</h1>" in told.text
        assert desk.token not in told.text
