"""Two windows edit one briefing: nothing that either types is lost."""

from __future__ import annotations

import pytest

from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.window import Window, until

NOTE = '[data-note="elsewhere"]'


@pytest.fixture
def pair(desk_process: DeskProcess) -> tuple[Window, Window]:
    one = Window(desk_process)
    return one, Window(desk_process, one.context)


def test_what_both_change_elsewhere_is_in_the_file_and_in_both(pair: tuple[Window, Window]) -> None:
    one, other = pair

    one.type("/title", "Typed in one")
    one.saved()
    other.type("/subtitle", "Typed in the other")
    one.waits(lambda briefing: (briefing.title, briefing.subtitle) == (
        "Typed in one", "Typed in the other",
    ))  # fmt: skip

    until(lambda: other.field("/title").input_value() == "Typed in one")
    one.page.bring_to_front()
    until(lambda: one.field("/subtitle").input_value() == "Typed in the other")
    assert one.faults == other.faults == []


def test_rows_that_both_add_and_remove_are_all_merged(pair: tuple[Window, Window]) -> None:
    one, other = pair
    one.press("/people/0", "remove")
    one.saved()

    other.page.locator('[data-add="blank-person-person"]').click()
    other.page.keyboard.type("Ada Lovelace")
    other.type("/people/1/role", "Head of state")
    names = [
        "Volodymyr Zelenskyy",
        "Keith Kellogg",
        "Donald Trump",
        "Yuliia Svyrydenko",
        "Ada Lovelace",
    ]
    one.waits(lambda briefing: [each.name for each in briefing.people] == names)
    one.waits(lambda briefing: briefing.people[0].role == "Head of state")

    until(lambda: other.field("/people/4/name").input_value() == "Ada Lovelace")
    assert one.faults == other.faults == []


@pytest.mark.parametrize(
    ("choice", "kept"), [("Keep mine", "The other’s"), ("Take theirs", "One’s")]
)
def test_a_conflict_is_shown_at_its_field_and_settled(
    pair: tuple[Window, Window], choice: str, kept: str
) -> None:
    one, other = pair
    other.page.route("**/state*", lambda route: route.abort())  # so that it does not see it
    one.type("/title", "One’s")
    one.saved()
    other.type("/title", "The other’s")

    box = other.page.locator(".conflict")
    box.wait_for()
    assert other.briefing().title == "One’s"
    assert other.field("/title").input_value() == "The other’s"
    assert "One’s" in box.inner_text()
    assert "The other’s" in box.inner_text()
    assert other.says().startswith("Not saved")

    box.get_by_role("button", name=choice).click()
    other.saved()
    other.waits(lambda briefing: briefing.title == kept)
    assert other.field("/title").input_value() == kept
    assert one.faults == other.faults == []


def test_a_conflict_is_shown_though_something_else_is_wrong(pair: tuple[Window, Window]) -> None:
    one, other = pair
    other.page.route("**/state*", lambda route: route.abort())
    one.type("/title", "One’s")
    one.saved()
    other.type("/date", "yesterday")
    other.type("/title", "The other’s")

    other.page.locator(".conflict").wait_for()
    until(lambda: other.field("/date").get_attribute("aria-invalid") == "true")
    assert other.field("/date").input_value() == "yesterday"
    other.page.get_by_role("button", name="Keep mine").click()
    other.waits(lambda briefing: briefing.title == "The other’s")
    assert other.says().startswith("Not saved")
    assert one.faults == other.faults == []


def test_a_row_removed_here_and_changed_elsewhere_is_asked_about(
    pair: tuple[Window, Window],
) -> None:
    one, other = pair
    other.page.route("**/state*", lambda route: route.abort())
    one.type("/people/2/role", "envoy at large")
    one.saved()
    other.press("/people/2", "remove")

    box = other.page.locator('.entry[data-path="/people/2"] > .conflict')
    box.wait_for()
    box.get_by_role("button", name="Keep mine").click()
    other.waits(lambda briefing: "Keith Kellogg" not in [each.name for each in briefing.people])
    other.saved()


def test_a_file_changed_outside_is_shown_where_the_focus_is(pair: tuple[Window, Window]) -> None:
    one, _ = pair
    one.page.bring_to_front()
    field = one.field("/summary")
    field.focus()
    field.evaluate("each => each.setSelectionRange(3, 3)")

    one.file.write_text(
        one.file.read_text().replace("name: Mark Carney", "name: Mark J. Carney", 1)
    )
    until(lambda: one.field("/people/0/name").input_value() == "Mark J. Carney")

    place = one.page.evaluate("[document.activeElement.id, document.activeElement.selectionStart]")
    assert place == ["f-summary", 3]
    assert "shown here now" in one.page.locator(NOTE).inner_text()


def test_a_file_changed_outside_is_offered_while_something_is_unsaved(
    pair: tuple[Window, Window],
) -> None:
    one, _ = pair
    one.page.bring_to_front()
    one.type("/date", "yesterday")
    until(lambda: one.says().startswith("Not saved"))

    one.file.write_text(
        one.file.read_text().replace("name: Mark Carney", "name: Mark J. Carney", 1)
    )
    one.page.locator(NOTE).get_by_role("button", name="Show").click()

    until(lambda: one.field("/people/0/name").input_value() == "Mark J. Carney")
    assert one.field("/date").input_value() == "yesterday"
    until(lambda: one.field("/date").get_attribute("aria-invalid") == "true")


def test_what_is_typed_while_the_file_is_broken_is_saved_when_it_is_mended(
    pair: tuple[Window, Window],
) -> None:
    one, other = pair
    other.page.close()
    text = one.file.read_text()
    one.page.route("**/state*", lambda route: route.abort())  # so that it does not see it first
    one.file.write_text(f"{text}peple: []\n")
    one.type("/title", "Typed meanwhile")
    until(lambda: "does not read as a briefing" in one.says())
    assert one.file.read_text() == f"{text}peple: []\n"

    one.page.unroute("**/state*")
    one.file.write_text(text)
    one.waits(lambda briefing: briefing.title == "Typed meanwhile")
    one.saved()
    assert one.faults == []


def test_a_file_that_is_broken_says_why_and_is_drawn_again_when_it_is_mended(
    pair: tuple[Window, Window],
) -> None:
    one, other = pair
    other.page.close()
    text = one.file.read_text()
    one.file.write_text(f"{text}peple: []\n")
    one.page.locator(".mistakes").wait_for()
    assert "peple" in one.page.locator(".mistakes").inner_text()

    one.file.write_text(text)
    one.field("/title").wait_for()
    assert one.faults == []
