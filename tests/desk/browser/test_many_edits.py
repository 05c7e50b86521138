"""Two browsers edit one briefing by chance, two hundred times: nothing that was typed is lost."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.resources import resource_bytes
from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.window import Window, until

EDITS = 200
PASSWORD = "correct horse"
#: Each is typed over by one browser alone: what both type over is a conflict, not a loss.
_OF_ONE = (
    "/title",
    "/summary",
    "/people/0/role",
    "/people/1/name",
    "/aid/0/purpose",
    "/qa/0/answer",
)
_OF_THE_OTHER = (
    "/subtitle",
    "/byline",
    "/people/0/name",
    "/people/1/role",
    "/aid/0/donor",
    "/qa/0/question",
)
_OF_BOTH = ("/people/2/affiliation", "/aid/1/purpose", "/qa/1/answer")


class Typist:
    """One browser; `last` is what it typed last into each field, `added` the rows that it began."""

    def __init__(self, window: Window, own: tuple[str, ...], chance: random.Random) -> None:
        self.window, self._own, self._chance = window, own, chance
        self.last: dict[str, str] = {}
        self.added: list[str] = []

    def edit(self, word: str) -> None:
        self.settle()
        if self._chance.random() < 0.1:
            self.added.append(word)
            self.window.page.locator('[data-add="blank-contact-contact"]').click()
            self.window.page.keyboard.type(word)
            return
        path = self._chance.choice((*self._own, *self._own, *_OF_BOTH))
        self.last[path] = word
        self.window.type(path, word)

    def settle(self) -> None:
        """Keep its own version of what both have typed over."""
        mine = self.window.page.get_by_role("button", name="Keep mine")
        while mine.count():
            mine.first.click()
            self.window.page.wait_for_timeout(150)


@pytest.fixture
def desk_of_two(tmp_path: Path, browser: Any) -> Iterator[DeskProcess]:
    """A desk that a second browser comes to by its password."""
    (tmp_path / "sample.yaml").write_bytes(resource_bytes("templates/sample/carney-kyiv.yaml"))
    (tmp_path / "secret").write_text(PASSWORD)
    process = DeskProcess(tmp_path, browser, "--password-file", str(tmp_path / "secret"))
    yield process
    process.close()


@pytest.mark.parametrize("seed", [20])
def test_two_hundred_edits_of_two_browsers_are_all_kept(
    desk_of_two: DeskProcess, seed: int
) -> None:
    chance = random.Random(seed)
    one = Typist(Window(desk_of_two), _OF_ONE, chance)
    other = Typist(Window(desk_of_two, desk_of_two.other_browser(PASSWORD)), _OF_THE_OTHER, chance)
    for number in range(EDITS):
        typist = chance.choice((one, other))
        typist.edit(f"word{number}")
        typist.window.page.wait_for_timeout(chance.choice((0, 20, 120, 300)))
    for typist in (one, other):
        typist.window.page.bring_to_front()
        for _ in range(2):
            until(lambda at=typist: finished(at))  # type: ignore[misc]
            typist.window.page.wait_for_timeout(1_500)  # what is on its way is not told at once

    text = one.window.file.read_text()
    for typist in (one, other):
        alone = {path: word for path, word in typist.last.items() if path not in _OF_BOTH}
        assert [word for word in alone.values() if not stands(word, text)] == []
        assert [word for word in typist.added if not stands(word, text)] == []
    for path in set(one.last) & set(other.last):
        assert stands(one.last[path], text) or stands(other.last[path], text), path
    assert one.window.faults == other.window.faults == []


def finished(typist: Any) -> bool:
    """Whether a browser has nothing left to save or to settle."""
    typist.settle()
    said: str = typist.window.says()
    return said == "Saved"


def stands(word: str, text: str) -> bool:
    return re.search(rf"\b{word}\b", text) is not None
