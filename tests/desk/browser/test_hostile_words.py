"""What a briefing, a name or a person says is text in a browser: nothing of it runs or is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from reports.desk.desk_folder import DeskFolder
from reports.desk.starting import from_article
from reports.pipeline import render
from reports.readers.briefing.read import read_briefing
from tests.desk.browser.served import Served, until
from tests.desk.test_home import retyped
from tests.desk.test_markup_typed import with_everywhere

RUN = "window.ran=1;alert(1)"
PAYLOADS = [
    f"<script>{RUN}</script>", f'"><img src=x onerror="{RUN}">', f"' autofocus onfocus='{RUN}' x='",
    f"</textarea><svg onload={RUN}>", f"</script><script>{RUN}</script>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>", "<style>*{background:url(//evil.example)}</style>",
]  # fmt: skip
ALL = " ".join(PAYLOADS)
#: What a page may not hold, wherever it came from.
ALIVE = """[...document.querySelectorAll('main *')].filter((each) =>
    ['IFRAME', 'SVG', 'STYLE', 'OBJECT', 'BASE', 'LINK', 'META'].includes(each.tagName.toUpperCase())
    || each.tagName === 'SCRIPT' && each.type !== 'application/json'
    || [...each.attributes].some((one) => one.name.startsWith('on'))
    || each.tagName === 'IMG' && !each.src.startsWith(location.origin)
).map((each) => each.outerHTML.slice(0, 200))"""
WATCH = """document.addEventListener('securitypolicyviolation', (event) => {
    (window.violated ??= []).push(`${event.violatedDirective} ${event.sample}`);
});"""


class Watched:
    """A page of a browser; `seen` is all that should not have been."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.seen: list[str] = []
        page.add_init_script(WATCH)
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.seen.append(f"fault: {error}"))
        page.on("request", lambda one: self._asked(one.url, address))

    def _dialog(self, dialog: Any) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str, address: str) -> None:
        if not url.startswith((f"{address}/", "data:", "blob:")):
            self.seen.append(f"asked for {url}")

    def is_harmless(self) -> None:
        """Nothing ran, nothing is alive, nothing was forbidden because it was tried."""
        self.page.wait_for_timeout(200)
        assert self.page.evaluate("window.ran") is None
        assert self.page.evaluate("window.violated") is None
        assert self.page.evaluate(ALIVE) == []
        assert self.seen == []


@pytest.fixture
def watched(browser: Any, desk_there: Served) -> Iterator[Watched]:
    page = desk_there.enter(browser)
    yield Watched(page, desk_there.address)
    page.context.close()


def hostile(desk: Served) -> Path:
    """Write a briefing that says it everywhere, with the article that it was drafted from."""
    path = desk.root / "sample.yaml"
    path.write_text(with_everywhere(path.read_bytes(), ALL), encoding="utf-8")
    return path


def test_the_watch_sees_what_runs_and_what_is_tried(watched: Watched, desk_there: Served) -> None:
    watched.page.goto(f"{desk_there.address}/")
    watched.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', "
                          "'<img src=//evil.example/x onerror=\"window.ran=1\">')")  # fmt: skip
    watched.page.wait_for_timeout(300)

    assert "img-src" in str(watched.page.evaluate("window.violated"))
    assert len(watched.page.evaluate(ALIVE)) == 1


def test_a_briefing_that_says_it_in_every_field_is_text(
    watched: Watched, desk_there: Served
) -> None:
    hostile(desk_there)
    page = watched.page
    page.goto(f"{desk_there.address}/")
    watched.is_harmless()
    page.goto(f"{desk_there.address}/b/sample.yaml")
    until(page, "document.querySelector('#preview').dataset.digest")
    until(page, "document.querySelector('#findings-said').textContent.startsWith('Check:')")
    for fold in page.locator("details").all():
        fold.evaluate("each => each.open = true")
    for tab in ("Text", "Word outline", "YAML", "Article"):
        page.get_by_role("tab", name=tab).click()
        watched.is_harmless()
    assert PAYLOADS[0] in page.locator("#as-text").text_content().replace("\n", " ")
    page.goto(f"{desk_there.address}/b/sample.yaml/findings")
    watched.is_harmless()


def test_what_is_typed_refused_removed_and_disputed_is_text(
    watched: Watched, desk_there: Served
) -> None:
    path = desk_there.root / "sample.yaml"
    page = watched.page
    page.goto(f"{desk_there.address}/b/sample.yaml")
    page.wait_for_selector("#form.scripted")
    page.route("**/state*", lambda route: route.abort())
    path.write_text(path.read_text().replace("title: Canadian", f"title: '{PAYLOADS[0]}' #", 1))
    page.locator("#f-title").fill(ALL)
    page.locator(".conflict").first.wait_for()
    page.locator("#f-date").fill(ALL)
    until(page, "document.querySelector('#f-date-refused').textContent")
    page.locator("#f-people-0-name").fill(ALL[:200])
    page.locator('.entry[data-path="/people/0"] [data-do="remove"]:visible').first.click()
    watched.is_harmless()
    assert PAYLOADS[0] in page.locator(".conflict").first.inner_text()
    assert "<script>" in page.locator('[data-note="undo"]').inner_text()
    page.get_by_role("tab", name="YAML").click()
    page.locator("#yaml").fill(f"title: [{ALL}\n{ALL}: x\n")
    page.get_by_role("button", name="Save the text").click()
    page.locator("#yaml-said li").first.wait_for()
    watched.is_harmless()


def test_an_article_that_is_pasted_is_text(watched: Watched, desk_there: Served) -> None:
    said = f"Canada gives {PAYLOADS[0]}\n\nOTTAWA, 15 January 2026. Canada gave it, {ALL} said.\n"
    name = from_article(DeskFolder(desk_there.root), "story.txt", said.encode())
    watched.page.goto(f"{desk_there.address}/b/{quote(name)}")
    until(watched.page, "document.querySelector('#preview').dataset.digest")
    watched.is_harmless()
    assert "onerror" in watched.page.locator("#panel-article").inner_text()


def test_a_name_that_says_it_is_text(watched: Watched, desk_there: Served) -> None:
    text = (desk_there.root / "sample.yaml").read_text()
    for number, payload in enumerate(PAYLOADS[:4]):
        name = f"{number}{payload.replace('/', chr(0x2215))}.yaml"
        (desk_there.root / name).write_text(text)
        watched.page.goto(f"{desk_there.address}/b/{quote(name, safe='')}")
        until(watched.page, "document.querySelector('#preview').dataset.digest")
        watched.is_harmless()
    watched.page.goto(f"{desk_there.address}/")
    watched.is_harmless()


def test_a_message_and_an_edited_brief_that_say_it_are_text(
    watched: Watched, desk_there: Served
) -> None:
    path = desk_there.root / "sample.yaml"
    briefing = read_briefing(path.read_bytes(), path.name)
    brief = retyped(render(briefing, "docx"), ("Not Rule Out", ALL), ("Keith Kellogg", ALL[:300]))
    path.write_text(
        path.read_text() + f"status: draft\nversion: 'v{ALL[:60]}'\n".replace("''", "'")
    )
    page = watched.page
    page.goto(f"{desk_there.address}/b/sample.yaml")
    page.locator("summary", has_text="A message").click()
    page.locator('[name="from"]').fill("desk@example.org")
    page.locator('[name="to"]').fill("ann@example.org")
    page.locator('[name="subject"]').fill(ALL)
    page.get_by_role("button", name="Make the message").click()
    page.wait_for_selector(".guards, .told.wrong")
    watched.is_harmless()

    page.goto(f"{desk_there.address}/b/sample.yaml")
    page.locator("#take summary", has_text="An edited Word brief").click()
    file = {"name": f"{PAYLOADS[1]}.docx", "mimeType": "application/octet-stream", "buffer": brief}
    page.locator("#take input[type=file]").set_input_files(files=[file])
    page.get_by_role("button", name="See what it changes").click()
    page.wait_for_selector("form.home")
    watched.is_harmless()
    assert "onerror" in page.locator("form.home").inner_text()
