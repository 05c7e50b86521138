"""The source in a browser: marks and fields lead to each other, the text of the file is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.desk.desk_folder import DeskFolder
from reports.desk.starting import from_article
from tests.desk.browser.served import SCHEMES, Served, until, violations

ARTICLE = Path(__file__).parents[2] / "articles" / "carney-kyiv.txt"
CHECKED = "document.querySelector('#findings-said').textContent.startsWith('Check:')"
#: What was asked to be gone to.
LISTEN = "document.addEventListener('desk:goto', (event) => { window.gone = event.detail.part; })"


@pytest.fixture
def address(desk_there: Served) -> str:
    name = from_article(DeskFolder(desk_there.root), "kyiv.txt", ARTICLE.read_bytes())
    (desk_there.root / name).rename(desk_there.root / "kyiv.yaml")
    return f"{desk_there.address}/b/kyiv.yaml"


@pytest.fixture
def page(browser: Any, desk_there: Served, address: str) -> Iterator[Any]:
    page = desk_there.enter(browser)
    page.goto(address)
    until(page, CHECKED)
    page.evaluate(LISTEN)
    yield page
    page.context.close()


def test_a_mark_leads_to_the_field_of_its_row(page: Any) -> None:
    page.get_by_role("link", name="Yuliia Svyrydenko").click()
    assert page.evaluate("window.gone") == "people[4].name"
    lit = page.locator("mark.current")
    assert lit.count() == 1
    assert "Later, Kellogg met" in lit.text_content()

    page.locator("mark", has_text="Mark Carney, the Prime Minister").click()
    assert page.evaluate("window.gone") == "people[0]"


def test_a_field_shows_where_its_evidence_stands(page: Any) -> None:
    # a field as the form draws it
    page.evaluate(
        """document.querySelector('#form').insertAdjacentHTML('beforeend',
        `<div class="field"><label for="f-aid-1-evidence">Evidence</label>
        <input id="f-aid-1-evidence" data-path="/aid/1/evidence"></div>`)"""
    )
    until(page, "document.querySelectorAll('[data-evidence]').length")
    page.locator("#f-aid-1-evidence").last.focus()
    assert "drone co-production" in page.locator("mark.current").text_content()

    page.get_by_role("tab", name="YAML").click()
    page.locator(".field:has(#f-aid-1-evidence) [data-evidence]").last.click()
    assert page.get_by_role("tabpanel", name="Article").is_visible()
    assert "drone co-production" in page.evaluate("document.activeElement.textContent")


def test_a_finding_leads_to_its_field_and_is_renewed_after_a_save(page: Any) -> None:
    page.locator("#findings summary").click()
    before = page.locator("#findings-said").text_content()
    page.get_by_role("button", name="Go to ").first.click()
    assert page.evaluate("window.gone")

    page.get_by_role("tab", name="YAML").click()
    area = page.get_by_label("The file as it stands")
    area.fill(area.input_value().replace("value: 1000000000", "value: 7000000000"))
    page.get_by_role("button", name="Save the text").click()
    until(page, f"document.querySelector('#findings-said').textContent !== {before!r}")
    assert "error" in page.locator("#findings-said").text_content()


def test_the_text_of_the_file_is_saved_and_its_mistakes_told_by_line(
    page: Any, desk_there: Served
) -> None:
    path = desk_there.root / "kyiv.yaml"
    page.get_by_role("tab", name="YAML").click()
    area = page.get_by_label("The file as it stands")
    before = path.read_text()
    assert area.input_value() == before
    line = before.split("\n").index("date: 2025-08-24") + 1

    area.fill(before.replace("date: 2025-08-24", "date: yesterday", 1))
    area.press("Control+s")
    told = page.get_by_role("button", name=f"Line {line}")
    told.click()
    assert "yesterday" in page.locator("#yaml-said").text_content()
    picked = "document.querySelector('#yaml')"
    assert "date: yesterday" in page.evaluate(
        f"{picked}.value.slice({picked}.selectionStart, {picked}.selectionEnd)"
    )
    assert path.read_text() == before

    after = before.replace("date: 2025-08-24", "date: 2025-08-25", 1)
    area.fill(after)
    page.get_by_role("button", name="Save the text").click()
    until(page, "document.querySelector('#yaml-said').textContent === 'Saved.'")
    assert path.read_text() == after


def test_what_was_typed_into_the_text_survives_a_save_elsewhere(
    page: Any, desk_there: Served
) -> None:
    path = desk_there.root / "kyiv.yaml"
    before = path.read_text()
    page.get_by_role("tab", name="YAML").click()
    area = page.get_by_label("The file as it stands")
    area.fill(before.replace("byline: Web Editor", "byline: Another Editor", 1))
    path.write_text(before.replace("date: 2025-08-24", "date: 2025-08-25", 1))
    page.get_by_role("button", name="Save the text").click()
    until(page, "document.querySelector('#yaml-said').textContent === 'Saved.'")

    assert "byline: Another Editor" in path.read_text()
    assert "date: 2025-08-25" in path.read_text()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1400])
def test_axe_finds_nothing_beside_the_source(
    browser: Any, desk_there: Served, address: str, axe: str, scheme: str, width: int
) -> None:
    page = desk_there.enter(browser, width, scheme)
    page.goto(address)
    until(page, CHECKED)
    page.locator("#findings summary").click()
    assert violations(page, axe) == []
    page.get_by_role("tab", name="YAML").click()
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
