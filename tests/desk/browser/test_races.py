"""What happens at once in a page, or goes wrong on the way, loses nothing and shows nothing old."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.window import Window, until


@pytest.fixture
def window(desk_process: DeskProcess) -> Window:
    window = Window(desk_process)
    until(lambda: bool(window.page.locator("#preview").get_attribute("data-digest")))
    return window


def slow(window: Window, part: str, seconds: float) -> None:
    """Let the next answer of an address come late, which was given in time."""
    late = """([part, pause]) => {
        const ask = window.fetch;
        window.fetch = async (address, options) => {
            const answer = await ask(address, options);
            if (!address.includes(part)) return answer;
            window.fetch = ask;
            await new Promise((done) => setTimeout(done, pause));
            return answer;
        };
    }"""
    window.page.evaluate(late, [part, seconds * 1000])


def fails(window: Window, pattern: str, times: int = 1, **answer: Any) -> None:
    """Let requests be answered so, or not at all."""

    def act(route: Any) -> None:
        route.fulfill(**answer) if answer else route.abort()

    window.page.route(pattern, act, times=times)


def replaced(window: Window, old: str, new: str) -> None:
    text = window.file.read_text()
    assert old in text
    window.file.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({}, "the desk does not answer"),
        ({"status": 403, "body": "no"}, "the desk was started anew"),
        ({"status": 409, "body": json.dumps({"said": ["it was changed"], "errors": []}),
          "content_type": "application/json"}, "it was changed"),
        ({"status": 413, "body": "That is more than 12 MB."}, "That is more than 12 MB."),
        ({"status": 500, "body": "Something unforeseen went wrong."}, "Something unforeseen"),
        ({"status": 200, "body": '{"digest": "x', "content_type": "application/json"},
         "the desk does not answer"),
    ],
    ids=["offline", "403", "409", "413", "500", "broken off"],
)  # fmt: skip
def test_what_is_refused_is_said_and_saved_later(
    window: Window, answer: dict[str, Any], said: str
) -> None:
    fails(window, "**/save", **answer)

    window.type("/title", "Typed once")
    until(lambda: said in window.says() or window.says() == "Saved")
    if answer.get("status") == 413:  # the same would be refused again
        window.type("/subtitle", "Typed after it")
    window.waits(lambda briefing: briefing.title == "Typed once")
    window.saved()

    assert window.field("/title").input_value() == "Typed once"
    assert window.faults == []


def test_an_old_answer_about_the_file_does_not_undo_what_was_saved(window: Window) -> None:
    slow(window, "/state", 1.5)
    seen = """() => { window.shown = []; setInterval(() => {
        const title = document.getElementById('f-title').value;
        if (window.shown.at(-1) !== title) window.shown.push(title);
    }, 5); }"""
    window.page.evaluate(seen)
    replaced(window, "byline: Web Editor", "byline: Changed outside")
    window.page.evaluate("dispatchEvent(new Event('focus'))")
    window.page.wait_for_timeout(300)
    window.type("/title", "Typed meanwhile")
    window.waits(lambda briefing: briefing.title == "Typed meanwhile")
    window.page.wait_for_timeout(2_500)

    assert window.page.evaluate("window.shown")[-1] == "Typed meanwhile"
    assert len(window.page.evaluate("window.shown")) == 2
    assert window.field("/byline").input_value() == "Changed outside"
    assert window.faults == []


def test_the_focus_goes_with_its_row(window: Window) -> None:
    other = Window(window.desk_process, window.context)
    window.page.bring_to_front()
    window.field("/people/3/role").focus()

    other.press("/people/0", "remove")
    other.saved()
    until(lambda: window.page.locator('.entry[data-path="/people/4"]').count() == 0)
    window.page.keyboard.type("!")
    window.waits(lambda briefing: any("!" in str(each.role) for each in briefing.people))

    assert [str(each.role).count("!") for each in window.briefing().people] == [0, 0, 1, 0]
    assert window.briefing().people[2].name == "Donald Trump"
    assert window.faults == other.faults == []


def test_what_is_wrong_in_a_row_stays_in_its_row(window: Window) -> None:
    window.type("/aid/1/amount", "a lot")
    until(lambda: window.says().startswith("Not saved"))

    replaced(
        window, "  - donor: Canada\n", "  - donor: Norway\n    recipient: Chad\n  - donor: Canada\n"
    )
    window.page.locator('[data-note="elsewhere"]').get_by_role("button", name="Show").click()
    until(lambda: window.field("/aid/0/donor").input_value() == "Norway")

    assert window.field("/aid/2/amount").input_value() == "a lot"
    assert window.field("/aid/1/amount").input_value() != "a lot"
    assert window.faults == []


def test_what_is_typed_on_into_a_conflict_is_kept_over_a_redraw(window: Window) -> None:
    window.page.route("**/state*", lambda route: route.abort())
    replaced(window, "title: Canadian", "title: A Canadian")
    window.type("/title", "Mine")
    window.page.locator(".conflict").wait_for()
    window.type("/title", "Mine, typed on")
    window.page.unroute("**/state*")
    replaced(window, "byline: Web Editor", "byline: Changed outside")
    window.page.locator('[data-note="elsewhere"]').get_by_role("button", name="Show").click()
    until(lambda: window.field("/byline").input_value() == "Changed outside")

    assert window.field("/title").input_value() == "Mine, typed on"
    assert "Mine, typed on" in window.page.locator(".conflict").inner_text()
    window.page.get_by_role("button", name="Keep mine").click()
    window.waits(lambda briefing: briefing.title == "Mine, typed on")
    assert window.faults == []


def test_a_row_that_is_begun_while_a_conflict_is_shown_gets_all_that_is_typed(
    window: Window,
) -> None:
    window.page.route("**/state*", lambda route: route.abort())
    replaced(window, "title: Canadian", "title: A Canadian")
    slow(window, "/drawn", 0.4)
    window.type("/title", "Mine")
    window.page.locator('[data-add="blank-contact-contact"]').click()
    window.page.locator(".conflict").wait_for()
    window.page.keyboard.type("Ada", delay=120)
    window.page.wait_for_timeout(1_000)
    replaced(window, "byline: Web Editor", "byline: Changed outside")
    window.page.keyboard.type(" Lovelace", delay=120)

    window.waits(
        lambda briefing: [each.name for each in briefing.contacts][-1:] == ["Ada Lovelace"]
    )
    assert window.faults == []


def test_a_button_that_is_pressed_slowly_is_pressed_though_something_is_saved(
    window: Window,
) -> None:
    window.type("/aid/1/amount", "CAD 2bn")  # is drawn anew as it is read
    names = [each.name for each in window.briefing().people]
    button = window.page.locator('.entry[data-path="/people/1"] [data-do="remove"]:visible').first
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    window.page.mouse.move(box["x"] + 5, box["y"] + 5)
    window.page.mouse.down()
    window.page.wait_for_timeout(1_500)
    window.page.mouse.up()

    window.waits(lambda briefing: [each.name for each in briefing.people] == [names[0], *names[2:]])
    until(lambda: window.field("/aid/1/amount").input_value() == "CAD 2 billion")
    assert window.faults == []


def test_a_text_that_is_typed_on_while_it_is_saved_is_saved_by_the_second_press(
    window: Window,
) -> None:
    slow(window, "/save", 0.8)
    window.page.get_by_role("tab", name="YAML").click()
    area = window.page.locator("#yaml")
    text = window.file.read_text()
    area.fill(text.replace("byline: Web Editor", "byline: First", 1))
    area.press("Control+s")
    area.fill(text.replace("byline: Web Editor", "byline: Second", 1))
    area.press("Control+s")

    window.waits(lambda briefing: briefing.byline == "Second")
    assert window.faults == []


def test_whoever_leaves_a_text_that_is_not_saved_is_asked(window: Window) -> None:
    asked: list[str] = []
    window.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    window.page.get_by_role("tab", name="YAML").click()
    window.page.reload()
    assert asked == []
    window.page.get_by_role("tab", name="YAML").click()
    window.page.locator("#yaml").press_sequentially("x")
    window.page.reload()
    assert asked == ["beforeunload"]


def test_what_is_taken_has_what_was_typed_last(window: Window) -> None:
    slow(window, "/save", 1.0)
    window.type("/title", "Typed at the last moment")
    with window.page.expect_download() as waiting:
        window.page.locator("#take").get_by_role("link", name="Text").click()
    assert "Typed at the last moment" in Path(waiting.value.path()).read_text()

    window.desk_process.kill()
    window.type("/title", "Typed when it was dead")
    until(lambda: "does not answer" in window.says())
    asked: list[str] = []
    window.page.on("request", lambda one: asked.append(one.url))
    window.page.locator("#take").get_by_role("link", name="Text").click(no_wait_after=True)
    time.sleep(0.5)
    assert len([each for each in asked if "/take/" in each]) <= 1
    assert window.faults == []


def test_what_was_typed_is_kept_until_it_is_in_the_form_again(window: Window) -> None:
    fails(window, "**/save", times=1_000)
    window.type("/title", "Typed and not saved")
    until(lambda: "does not answer" in window.says())
    text = window.file.read_text()
    window.file.write_text(f"{text}peple: []\n")
    window.page.unroute("**/save")
    window.page.reload()
    window.page.locator(".mistakes").wait_for()

    window.file.write_text(text)
    window.waits(lambda briefing: briefing.title == "Typed and not saved")
    assert window.faults == []


def test_a_form_that_cannot_be_drawn_at_once_forgets_nothing(window: Window) -> None:
    fails(window, "**/save", times=1_000)
    window.type("/title", "Typed and not saved")
    until(lambda: "does not answer" in window.says())
    replaced(window, "byline: Web Editor", "byline: Changed outside")
    window.page.unroute("**/save")
    fails(window, "**/drawn")
    window.page.reload()

    window.waits(lambda briefing: briefing.title == "Typed and not saved")
    assert window.briefing().byline == "Changed outside"
    assert window.faults == []


def test_a_picture_that_does_not_come_leaves_the_last_one_and_is_tried_again(
    window: Window,
) -> None:
    before = window.page.locator(".pages img").first.get_attribute("src")
    fails(window, "**/page/1.png*")
    window.type("/title", "Another title")
    window.page.locator("#preview-said:not([hidden])").wait_for()
    assert window.page.locator(".pages img").first.get_attribute("src") == before

    until(lambda: window.page.locator(".pages img").first.get_attribute("src") != before)
    until(lambda: not window.page.locator("#preview-said").is_visible())
    assert window.faults == []


def test_findings_are_renewed_after_an_answer_that_broke_off(window: Window) -> None:
    fails(window, "**/findings", status=200, body='{"said": "x', content_type="application/json")
    window.type("/title", "Another title")
    window.saved()
    window.page.wait_for_timeout(1_500)
    before = window.page.locator("#findings-said").inner_text()
    window.page.locator('[data-add="blank-contact-contact"]').click()
    window.page.keyboard.type("Press desk")
    until(lambda: window.page.locator("#findings-said").inner_text() != before)
    assert window.faults == []


def test_many_redraws_leave_nothing_behind(window: Window) -> None:
    redraw = """async ([from, to]) => {
        const text = JSON.parse(document.getElementById('base-text').textContent);
        for (let n = from; n < to; n++) {
            const now = text.replace(/^title: .*$/m, `title: Redraw ${n}`);
            const detail = {text: now, window: now, digest: 'none', conflicts: []};
            document.dispatchEvent(new CustomEvent('desk:saved', {detail}));
            while (document.getElementById('f-title').value !== `Redraw ${n}`) {
                await new Promise((done) => setTimeout(done, 10));
            }
        }
    }"""
    window.page.route("**/state*", lambda route: route.abort())
    session = window.context.new_cdp_session(window.page)
    session.send("Performance.enable")

    def left() -> dict[str, float]:
        window.page.wait_for_timeout(9_000)  # so long stands what is said of a change
        session.send("HeapProfiler.collectGarbage")
        found = session.send("Performance.getMetrics")["metrics"]
        return {each["name"]: each["value"] for each in found}

    window.page.evaluate(redraw, [0, 10])
    before = left()
    window.page.evaluate(redraw, [10, 60])
    after = left()

    assert after["JSEventListeners"] <= before["JSEventListeners"] + 5
    assert after["Nodes"] < before["Nodes"] * 1.2
    assert after["JSHeapUsedSize"] < before["JSHeapUsedSize"] + 5_000_000
    assert window.faults == []
