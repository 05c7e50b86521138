"""In a browser: files and a message are taken, an edited Word brief comes home."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from reports.pipeline import render
from reports.readers.briefing.read import read_briefing
from tests.desk.browser.served import SCHEMES, Served, until, violations
from tests.desk.test_home import retyped

EDITS = (("Not Rule Out", "Exclude"), ("Keith Kellogg", "Keith Sweden"))


def at_briefing(browser: Any, desk: Served, width: int = 1400, scheme: str = "light") -> Any:
    page = desk.enter(browser, width, scheme)
    page.goto(f"{desk.address}/b/sample.yaml")
    until(page, "document.querySelector('#preview').dataset.digest")
    return page


def downloaded(page: Any, press: Any) -> bytes:
    with page.expect_download() as waiting:
        press()
    return Path(waiting.value.path()).read_bytes()


def sent_back(page: Any, data: bytes) -> None:
    page.locator("#take summary", has_text="An edited Word brief").click()
    file = {"name": "back.docx", "mimeType": "application/octet-stream", "buffer": data}
    page.locator("#take input[type=file]").set_input_files(files=[file])
    page.get_by_role("button", name="See what it changes").click()
    page.wait_for_selector("form.home")


def test_a_brief_is_taken_edited_and_comes_home(browser: Any, desk_there: Served) -> None:
    path = desk_there.root / "sample.yaml"
    page = at_briefing(browser, desk_there)
    data = downloaded(page, lambda: page.get_by_role("link", name="Word brief").click())
    assert docx.Document(io.BytesIO(data)).tables

    sent_back(page, retyped(data, *EDITS))
    page.get_by_label("Title").uncheck()
    page.get_by_role("button", name="Bring home what is ticked").click()
    page.wait_for_url("**/b/sample.yaml")

    assert "Keith Sweden" in path.read_text()
    assert "Exclude" not in path.read_text()
    page.context.close()


def test_files_have_the_look_of_the_preview(browser: Any, desk_there: Served) -> None:
    page = at_briefing(browser, desk_there)
    page.locator(".looks summary").click()
    page.locator("select[data-look=lang]").select_option("fr")
    until(page, "document.querySelector('.pages img').src.includes('lang=fr')")

    link = page.locator("#take").get_by_role("link", name="Text")
    text = downloaded(page, link.click).decode()

    assert "Annexe" in text
    page.context.close()


def test_a_message_is_taken_and_who_it_is_from_is_remembered(
    browser: Any, desk_there: Served
) -> None:
    page = at_briefing(browser, desk_there)
    page.locator("#take summary", has_text="A message").click()
    form = page.locator("form.letter")
    form.get_by_label("From").fill("Desk <desk@example.org>")
    form.get_by_label("To", exact=True).fill("ann@example.org")

    button = page.get_by_role("button", name="Make the message")
    message = downloaded(page, button.click)

    assert b"ann@example.org" in message
    page.reload()
    assert form.get_by_label("From").input_value() == "Desk <desk@example.org>"
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_where_a_brief_comes_home(
    browser: Any, desk_there: Served, axe: str, scheme: str
) -> None:
    path = desk_there.root / "sample.yaml"
    briefing = read_briefing(path.read_bytes(), "sample.yaml")
    data = retyped(render(briefing, "docx"), *EDITS)
    page = at_briefing(browser, desk_there, 360, scheme)
    path.write_text(path.read_text().replace("title: Canadian", "title: Our own Canadian", 1))
    for summary in page.locator("#take summary").all():
        summary.click()
    assert violations(page, axe) == []
    page.locator("#take summary", has_text="An edited Word brief").click()

    sent_back(page, data)

    assert page.get_by_role("radio").count() == 2
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()


def test_a_held_row_is_reached_from_what_is_told_of_it(browser: Any, desk_there: Served) -> None:
    path = desk_there.root / "sample.yaml"
    held = "  - donor: Canada\n    review: how much?"
    path.write_text(path.read_text().replace("  - donor: Canada", held, 1))
    page = at_briefing(browser, desk_there)
    focused = "document.activeElement.dataset.path"

    page.locator("#take-said").get_by_role("link", name="aid 1", exact=True).click()
    until(page, f"({focused} ?? '').startsWith('/aid/0/')")
    page.goto(f"{desk_there.address}/b/sample.yaml#%")
    page.goto(f"{desk_there.address}/b/sample.yaml#p-aid-0")
    page.reload()
    until(page, f"({focused} ?? '').startsWith('/aid/0/')")
    page.evaluate("location.hash = '#%'")
    page.reload()
    until(page, "document.querySelector('#preview').dataset.digest")  # all the script still runs
    page.context.close()


def test_what_speaks_against_a_message_is_told_first(
    browser: Any, desk_there: Served, axe: str
) -> None:
    path = desk_there.root / "sample.yaml"
    path.write_text(path.read_text().replace("language: en", "language: en\nstatus: draft", 1))
    page = at_briefing(browser, desk_there)
    page.locator("#take summary", has_text="A message").click()
    page.locator("form.letter").get_by_label("From").fill("desk@example.org")
    page.locator("form.letter").get_by_label("To", exact=True).fill("ann@example.org")
    page.get_by_role("button", name="Make the message").click()
    page.wait_for_selector(".guards")

    assert "it is a draft" in page.locator(".guards").text_content()
    assert violations(page, axe) == []
    anyway = page.get_by_role("button", name="Make the message all the same")
    assert b"X-Unsent: 1" in downloaded(page, anyway.click)
    page.context.close()
