"""What is typed into the form of a window is in the file."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.served import SCHEMES, violations
from tests.desk.browser.window import Window, until


@pytest.fixture
def window(desk_process: DeskProcess) -> Window:
    return Window(desk_process)


def test_what_is_typed_is_in_the_file(window: Window) -> None:
    before = window.file.read_text()

    window.type("/title", "Peace talks")
    window.waits(lambda briefing: briefing.title == "Peace talks")
    window.saved()

    assert [line for line in window.file.read_text().splitlines() if line not in before] == [
        "title: Peace talks"
    ]
    assert window.faults == []


def test_a_page_is_loaded_when_all_of_its_script_is_there(window: Window) -> None:
    def late(route: Any) -> None:
        time.sleep(0.7)
        route.continue_()

    window.page.route("**/assets/form.js", late)

    window.page.goto(window.page.url, wait_until="load")

    assert window.page.locator("#form.scripted").count() == 1


def test_a_wrong_day_is_told_beside_its_field_and_all_else_is_saved(window: Window) -> None:
    window.type("/date", "yesterday")
    window.type("/subtitle", "A second line")
    window.waits(lambda briefing: briefing.subtitle == "A second line")

    field = window.field("/date")
    assert field.get_attribute("aria-invalid") == "true"
    told = window.page.locator("#f-date-refused")
    assert "expected a day such as 2025-08-24" in told.inner_text()
    assert "f-date-refused" in str(field.get_attribute("aria-describedby"))
    until(lambda: window.says().startswith("Not saved"))
    assert str(window.briefing().date) == "2025-08-24"

    window.type("/date", "25 August 2025")
    window.waits(lambda briefing: str(briefing.date) == "2025-08-25")
    window.saved()
    assert not told.is_visible()


def test_a_held_row_is_accepted_and_another_dropped(desk_process: DeskProcess) -> None:
    text = (desk_process.folder / "sample.yaml").read_text()
    for name in ("Mark Carney", "Keith Kellogg"):
        text = text.replace(f"  - name: {name}\n", f"  - name: {name}\n    review: is it he?\n", 1)
    (desk_process.folder / "sample.yaml").write_text(text)
    window = Window(desk_process)
    assert window.page.locator("#held-count").inner_text() == "2 held rows"

    window.press("/people/0", "accept")
    window.waits(lambda briefing: briefing.people[0].review is None)
    window.page.locator('.entry[data-path="/people/2"] .decide [data-do="remove"]').click()
    window.waits(lambda briefing: [each.name for each in briefing.people[1:3]] == [
        "Volodymyr Zelenskyy", "Donald Trump",
    ])  # fmt: skip

    assert not window.page.locator("#held-bar").is_visible()
    assert window.faults == []


def test_rows_are_added_removed_brought_back_and_moved(window: Window) -> None:
    names = [each.name for each in window.briefing().people]

    window.page.locator('[data-add="blank-person-person"]').click()
    window.page.keyboard.type("Ada Lovelace")
    window.waits(
        lambda briefing: [each.name for each in briefing.people] == [*names, "Ada Lovelace"]
    )
    window.press("/people/5", "up")
    window.waits(lambda briefing: briefing.people[4].name == "Ada Lovelace")
    window.press("/people/0", "remove")
    window.waits(lambda briefing: briefing.people[0].name == names[1])
    window.page.locator('[data-note="undo"] button').first.click()
    window.waits(lambda briefing: briefing.people[0].name == names[0])

    assert window.briefing().people[0].evidence is not None
    assert window.faults == []


def test_a_row_without_what_it_needs_waits_and_keeps_nothing_else_from_being_saved(
    window: Window,
) -> None:
    window.page.locator('[data-add="blank-question-question"]').click()
    window.type("/qa/5/answer", "An answer without its question.")
    window.type("/subtitle", "Saved all the same")
    window.waits(lambda briefing: briefing.subtitle == "Saved all the same")
    assert len(window.briefing().qa) == 5

    window.type("/qa/5/question", "Why?")
    window.waits(lambda briefing: briefing.qa[5:] and briefing.qa[5].question == "Why?")


def test_blocks_of_the_text_are_written(window: Window) -> None:
    section = window.page.locator('.entry[data-path="/sections/0"]')
    section.locator('[data-add="blank-bullets-bulleted-list"]').click()
    window.page.keyboard.type("One")
    window.page.keyboard.press("Control+Enter")
    window.page.keyboard.type("Two")
    window.waits(lambda briefing: "bullets=('One', 'Two')" in repr(briefing.sections[0]))

    window.type("/sections/0/body/0", "Typed **anew**.")
    window.waits(lambda briefing: briefing.sections[0].body[0].text == "Typed **anew**.")
    assert window.faults == []


def test_a_sum_is_typed_as_people_do_and_shown_as_it_is_read(window: Window) -> None:
    window.type("/aid/1/amount", "CAD 2bn (about USD 1.4 billion)")
    window.page.keyboard.press("Tab")
    window.waits(
        lambda briefing: (
            str(briefing.aid[1].amount and briefing.aid[1].amount.value) == "2000000000"
        )
    )
    until(lambda: window.field("/aid/1/amount").input_value() == "CAD 2 billion")

    assert window.field("/aid/1/equivalent").input_value() == "about USD 1.4 billion"
    assert window.faults == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1400])
def test_axe_finds_nothing_in_a_form_of_which_much_is_said(
    desk_process: DeskProcess, axe: str, width: int, scheme: str
) -> None:
    file = desk_process.folder / "sample.yaml"
    held = "  - name: Mark Carney\n    review: is it he?\n"
    text = file.read_text().replace("  - name: Mark Carney\n", held, 1)
    file.write_text(text.replace("currency: CAD, qualifier: over", "currency: null", 1))
    window = Window(desk_process, desk_process.context(width, scheme))
    window.type("/date", "yesterday")
    until(lambda: window.says().startswith("Not saved"))
    window.press("/people/1", "remove")
    for fold in window.page.locator("#form details").all():
        fold.evaluate("each => each.open = true")

    assert violations(window.page, axe) == []


def test_whoever_asks_for_a_field_is_led_to_it(window: Window) -> None:
    go = "part => document.dispatchEvent(new CustomEvent('desk:goto', {detail: {part}}))"
    focused = "document.activeElement.id"

    window.page.evaluate(go, "aid[1].part_of")
    assert window.page.evaluate(focused) == "f-aid-1-part_of"
    assert window.field("/aid/1/part_of").is_visible()
    window.page.evaluate(go, "sections[1].body[0]")
    assert window.page.evaluate(focused) == "f-sections-1-body-0"
    window.page.evaluate(go, "people[3]")
    assert window.page.evaluate(focused) == "f-people-3-name"
    assert window.faults == []
