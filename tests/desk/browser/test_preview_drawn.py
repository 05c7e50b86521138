"""The preview in a browser: drawn anew without a flicker, in the look that was chosen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.browser.served import SCHEMES, Served, until, violations

DRAWN = "document.querySelector('#preview').dataset.digest"
#: What a save does, whoever makes it: the file has another title, and the page is told.
SAVE = """async title => {
    const desk = document.querySelector('.desk'), token = document.querySelector('[name=briefpack-token]');
    const base = await (await fetch(`/b/${desk.dataset.name}/state?digest=`)).json();
    const text = base.text.replace(/^title: .*$/m, 'title: ' + title);
    const answer = await fetch(`/b/${desk.dataset.name}/save`, {
        method: 'POST', body: JSON.stringify({base: base.text, text}),
        headers: {'Content-Type': 'application/json', Accept: 'application/json',
                  'X-Briefpack-Token': token.content}});
    const detail = await answer.json();
    document.dispatchEvent(new CustomEvent('desk:saved', {detail}));
    return detail.digest;
}"""


@pytest.fixture
def page(browser: Any, desk_there: Served) -> Any:
    page = desk_there.enter(browser)
    page.goto(f"{desk_there.address}/b/sample.yaml")
    until(page, DRAWN)
    yield page
    page.context.close()


def test_the_pages_are_drawn_anew_after_a_save(page: Any) -> None:
    page.evaluate(
        """() => { window.empty = 0; new MutationObserver(() => {
            const image = document.querySelector('.pages img');
            if (!image || !image.complete || !image.naturalWidth) window.empty++;
        }).observe(document.querySelector('.pages'), {childList: true, subtree: true}); }"""
    )
    before = page.locator(".pages img").first.get_attribute("src")

    digest = page.evaluate(SAVE, "Another title")
    until(page, f"{DRAWN} === '{digest}'")

    assert page.locator(".pages img").first.get_attribute("src") != before
    assert digest in page.locator(".pages img").first.get_attribute("src")
    assert page.evaluate("window.empty") == 0  # there never was a moment without a picture
    assert page.locator("#fit-words").text_content().startswith("One page, ")


def test_saves_that_come_while_it_is_drawn_are_one_drawing(page: Any) -> None:
    drawn = page.evaluate(
        """async () => {
            const desk = document.querySelector('.desk');
            const saved = {detail: {digest: desk.dataset.digest}};
            let drawn = 0;
            document.addEventListener('desk:drawn', () => drawn++);
            for (let n = 0; n < 12; n++) {
                document.dispatchEvent(new CustomEvent('desk:saved', saved));
            }
            while (!drawn) await new Promise((done) => setTimeout(done, 20));
            await new Promise((done) => setTimeout(done, 1000));
            return drawn;
        }"""
    )

    assert drawn == 2  # the one that had begun, and one for all others


def test_what_cannot_be_drawn_is_said_and_the_last_picture_stays(page: Any) -> None:
    page.evaluate(SAVE, "null")
    page.wait_for_selector("#preview-said:not([hidden])")

    assert "title" in page.locator("#preview-said").text_content()
    assert page.locator(".pages img").count() == 1

    page.evaluate(SAVE, "There again")
    page.wait_for_selector("#preview-said", state="hidden")


def test_the_look_is_remembered_and_the_tabs_work_by_keyboard(page: Any) -> None:
    page.locator(".looks summary").click()
    page.get_by_label("Paper").select_option("letter")
    until(page, "document.querySelector('.pages img').src.includes('page=letter')")
    page.reload()
    until(page, DRAWN)

    assert "page=letter" in page.locator(".pages img").first.get_attribute("src")
    page.get_by_role("tab", name="Pages").focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('#as-text').textContent.includes('Mark Carney')")
    page.keyboard.press("End")
    page.wait_for_selector("#as-word li")
    assert "Table, 4 × 6 Table 2. Aid and agreements" in page.locator("#as-word").text_content()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tabpanel", name="Pages").is_visible()
    assert not page.locator("#panel-word").is_visible()


@pytest.mark.parametrize("width", [800, 1400])
def test_the_page_stays_in_view_while_one_types(
    browser: Any, desk_there: Served, width: int
) -> None:
    page = desk_there.enter(browser, width)
    page.goto(f"{desk_there.address}/b/sample.yaml")
    until(page, DRAWN)
    picture = page.locator(".pages img").first

    for field in ("#f-summary", "#f-aid-2-donor", "#f-qa-3-question"):
        page.locator(field).focus()
        page.wait_for_timeout(700)  # it is scrolled to softly
        box = picture.bounding_box()
        assert box["y"] >= 0, field
        assert box["y"] + min(box["height"], 500) <= 900, field
    page.locator("#take summary").first.scroll_into_view_if_needed()
    page.wait_for_timeout(700)
    taken, shown = page.locator("#take").bounding_box(), page.locator("#preview").bounding_box()
    assert shown["y"] + shown["height"] <= taken["y"]  # neither lies over the other
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_list_nor_beside_the_preview(
    browser: Any, desk_there: Served, axe: str, scheme: str
) -> None:
    page = desk_there.enter(browser, 360, scheme)
    assert violations(page, axe) == []
    page.goto(f"{desk_there.address}/b/sample.yaml")
    until(page, DRAWN)
    page.locator(".looks summary").click()
    assert violations(page, axe) == []
    for tab in ("Text", "Word outline"):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(300)
        assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()


def test_it_is_read_without_script(browser: Any, desk_there: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk_there.address}/enter?token={desk_there.entry.new_token()}")
    page.get_by_role("link", name="Canadian Prime Minister").click()

    assert page.get_by_role("img", name="Page 1").is_visible()
    assert not page.get_by_role("tablist").is_visible()
    page.get_by_role("link", name="The text summary").click()
    assert "Mark Carney" in page.content()
    context.close()
