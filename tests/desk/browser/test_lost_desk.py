"""The desk is killed while somebody types: what was typed is there again, and is saved."""

from __future__ import annotations

from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.window import Window, until


def test_what_was_typed_while_the_desk_was_gone_is_there_after_a_reload(
    desk_process: DeskProcess,
) -> None:
    window = Window(desk_process)
    window.type("/title", "Before")
    window.saved()

    window.field("/title").fill("Typed while it dies")
    desk_process.kill()
    window.type("/people/0/role", "Typed when it was dead")
    window.page.locator('[data-add="blank-note-note"], [data-add="blank-text-note"]').click()
    window.page.keyboard.type("A note")
    until(lambda: "does not answer" in window.says())
    desk_process.start()
    window.enter()
    window.open()

    assert window.field("/title").input_value() == "Typed while it dies"
    assert window.field("/people/0/role").input_value() == "Typed when it was dead"
    window.waits(lambda briefing: (
        briefing.title, briefing.people[0].role, briefing.notes,
    ) == ("Typed while it dies", "Typed when it was dead", ("A note",)))  # fmt: skip
    window.saved()
    assert window.page.evaluate("Object.keys(localStorage).length") == 0
    assert window.faults == []


def test_a_window_goes_on_when_the_desk_is_back(desk_process: DeskProcess) -> None:
    window = Window(desk_process)
    desk_process.kill()
    window.type("/title", "Typed when it was dead")
    until(lambda: "does not answer" in window.says())
    desk_process.start()
    other = window.context.new_page()
    other.goto(desk_process.address)

    window.waits(lambda briefing: briefing.title == "Typed when it was dead")
    window.saved()
    assert window.faults == []


def test_a_wrong_value_is_there_after_a_reload(desk_process: DeskProcess) -> None:
    window = Window(desk_process)
    window.type("/date", "yesterday")
    until(lambda: window.says().startswith("Not saved"))

    window.open()

    until(lambda: window.field("/date").get_attribute("aria-invalid") == "true")
    assert window.field("/date").input_value() == "yesterday"
