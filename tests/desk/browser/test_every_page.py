"""Every page of the desk is clean for axe-core in both colour schemes, and the way is one for the keyboard."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.served import SCHEMES, violations
from tests.desk.browser.test_whole_way import ARTICLE
from tests.desk.browser.window import until
from tests.desk.live import live

PAGES = ["/", "/b/sample.yaml", "/b/sample.yaml/findings", "/b/none.yaml", "/b/broken.yaml"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_axe_finds_nothing_on_any_page(
    desk_process: DeskProcess, axe: str, scheme: str, width: int
) -> None:
    (desk_process.folder / "broken.yaml").write_text("title: [\n")
    page = desk_process.context(width, scheme).new_page()
    page.goto(desk_process.address)
    for path in PAGES:
        page.goto(f"http://127.0.0.1:{desk_process.port}{path}")
        assert violations(page, axe) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_where_a_message_is_guarded(
    desk_process: DeskProcess, axe: str, scheme: str
) -> None:
    text = (desk_process.folder / "sample.yaml").read_text()
    (desk_process.folder / "sample.yaml").write_text(text + "status: draft\n")
    page = desk_process.context(1400, scheme).new_page()
    page.goto(desk_process.address)
    page.goto(desk_process.url("sample.yaml"))
    page.locator("summary", has_text="A message").click()
    page.locator('[name="from"]').fill("desk@example.org")
    page.locator('[name="to"]').fill("ann@example.org")
    page.get_by_role("button", name="Make the message").click()
    page.wait_for_selector("text=draft")
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_at_the_door(tmp_path: Any, browser: Any, axe: str, scheme: str) -> None:
    (tmp_path / "secret").write_text("correct horse\n")
    with live(tmp_path, "--password-file", str(tmp_path / "secret"), enters=False) as desk:
        page = browser.new_context(color_scheme=scheme).new_page()
        page.goto(f"http://127.0.0.1:{desk.port}/enter")
        assert violations(page, axe) == []
        page.get_by_label("Password").fill("wrong")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")
        assert violations(page, axe) == []
        page.get_by_label("Password").fill("correct horse")
        page.keyboard.press("Enter")
        page.wait_for_selector("h1:has-text('Briefings')")
        page.context.close()


def test_the_keyboard_alone_is_enough(desk_process: DeskProcess) -> None:
    page = desk_process.context().new_page()
    page.goto(desk_process.address)
    tab_to(page, "each.name === 'article'")
    page.keyboard.insert_text(ARTICLE)
    tab_to(page, "each.textContent.trim() === 'Draft a briefing'")
    page.keyboard.press("Enter")
    page.wait_for_selector("#form.scripted")
    file = next(path for path in desk_process.folder.glob("*.yaml") if path.name != "sample.yaml")

    tab_to(page, "each.dataset.path === '/subtitle'")
    page.keyboard.type("Typed by keyboard")
    tab_to(page, "each.dataset.held === '1'")
    page.keyboard.press("Enter")
    tab_to(page, "each.dataset.do === 'accept'")
    page.keyboard.press("Enter")
    until(lambda: "review:" not in file.read_text().partition("schema_version")[2])
    assert "Typed by keyboard" in file.read_text()

    tab_to(page, "each.textContent.includes('All in one')")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".zip")


def tab_to(page: Any, holds: str) -> None:
    """Press Tab until the focus is where something holds of the element `each`."""
    for _ in range(400):
        if page.evaluate(
            f"(each => each && each !== document.body && ({holds}))(document.activeElement)"
        ):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come where {holds}")
