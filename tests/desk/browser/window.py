"""A window of a browser in which a briefing is edited, as a person does it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reports.model import Briefing
from reports.readers.briefing.read import read_briefing
from tests.desk.browser.own_process import DeskProcess

PATIENCE = 10.0


class Window:
    """One page of a desk; `file` is the briefing that it shows."""

    def __init__(
        self, desk_process: DeskProcess, context: Any = None, name: str = "sample.yaml"
    ) -> None:
        self.desk_process = desk_process
        self.file: Path = desk_process.folder / name
        self.context = context or desk_process.context()
        self.faults: list[str] = []
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        if not self.context.cookies():
            self.enter()
        self.open()

    def enter(self) -> None:
        """Come in by the address that was printed."""
        self.page.goto(self.desk_process.address)

    def open(self) -> None:
        """Load the page, and wait until its script has run."""
        self.page.goto(self.desk_process.url(self.file.name))
        self.page.wait_for_selector("#form.scripted, .mistakes")

    def field(self, path: str) -> Any:
        """Return the field at a path."""
        return self.page.locator(f'[data-path="{path}"][data-node="value"]')

    def type(self, path: str, text: str) -> None:
        """Type over what stands in a field."""
        self.field(path).fill(text)

    def press(self, path: str, act: str) -> None:
        """Press a button of the row at a path."""
        row = self.page.locator(f'.entry[data-path="{path}"]')
        row.locator(f'[data-do="{act}"]:visible').first.click()

    def briefing(self) -> Briefing:
        """Return what the file says."""
        return read_briefing(self.file.read_bytes(), self.file.name)

    def waits(self, holds: Callable[[Briefing], bool]) -> None:
        """Wait until the file says something."""
        until(lambda: holds(self.briefing()))

    def saved(self) -> None:
        """Wait until the page says that all is saved."""
        until(lambda: self.says() == "Saved")

    def says(self) -> str:
        """Return what the page says of saving."""
        said: str = self.page.locator("#saving").inner_text()
        return said


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it has not come to hold"
        time.sleep(0.05)
