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


def focused(page: Any) -> str:
    """Return the path of the field that has the focus."""
    return str(page.evaluate("document.activeElement.dataset.path"))


def test_a_mark_leads_to_the_field_of_its_row(page: Any) -> None:
    page.get_by_role("link", name="Yuliia Svyrydenko").click()
    assert page.evaluate("window.gone") == "people[4].name"
    assert focused(page) == "/people/4/name"
    lit = page.locator("mark.current")
    assert lit.count() == 1
    assert "Later, Kellogg met" in lit.text_content()

    page.locator("mark", has_text="Mark Carney, the Prime Minister").click()
    assert page.evaluate("window.gone") == "people[0]"
    assert focused(page) == "/people/0/name"


def test_a_field_shows_where_its_evidence_stands(page: Any) -> None:
    page.locator('[data-path="/aid/1/donor"]').focus()
    assert "drone co-production" in page.locator("mark.current").text_content()

    page.get_by_role("tab", name="YAML").click()
    page.locator("#p-aid-1-more > summary").click()
    page.locator("#p-aid-1 [data-evidence]").click()
    assert page.get_by_role("tabpanel", name="Article").is_visible()
    assert "drone co-production" in page.evaluate("document.activeElement.textContent")
    assert page.locator('#form [data-path$="/evidence"]').count() == (
        page.locator("#form [data-evidence]").count()
    )


def test_marks_follow_their_rows(page: Any) -> None:
    page.locator('.entry[data-path="/people/0"] [data-do="remove"]:visible').first.click()
    until(
        page,
        """[...document.querySelectorAll('[data-goto="people[3].name"]')]
        .some((link) => link.textContent === 'Yuliia Svyrydenko')""",
    )

    page.get_by_role("link", name="Yuliia Svyrydenko").click()
    assert focused(page) == "/people/3/name"


def test_a_finding_leads_to_its_field_and_is_renewed_after_a_save(page: Any) -> None:
    page.locator("#findings summary").click()
    before = page.locator("#findings-said").text_content()
    page.get_by_role("button", name="Go to contacts").click()
    assert page.evaluate("document.activeElement.textContent") == "Add contact"

    page.get_by_role("tab", name="YAML").click()
    area = page.get_by_label("The file as it stands")
    area.fill(area.input_value().replace("value: 1000000000", "value: 7000000000"))
    page.get_by_role("button", name="Save the text").click()
    until(page, f"document.querySelector('#findings-said').textContent !== {before!r}")
    assert "error" in page.locator("#findings-said").text_content()
    page.get_by_role("button", name="Go to aid 1, amount").first.click()
    assert focused(page).startswith("/aid/0/amount")


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
