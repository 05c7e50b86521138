"""A desk that is killed while a window saves: what was acknowledged is there, and all is whole."""

from __future__ import annotations

import http.client
import random
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from reports.readers.briefing.read import read_briefing
from reports.resources import resource_bytes
from tests.desk.live import Live, live

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
SAMPLE = resource_bytes("templates/sample/carney-kyiv.yaml").decode()
#: Saves a second.
PACE = 20


def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(SAMPLE)
    chance = random.Random(20261127)
    acknowledged = 0
    for kill in range(20):
        with live(tmp_path) as desk:
            assert [each.name for each in tmp_path.iterdir()] == ["sample.yaml"]  # no leftovers
            window = _Window(desk, path.read_text(), kill)
            window.start()
            time.sleep(chance.uniform(0.05, 0.6))
            desk.process.send_signal(signal.SIGKILL)
            desk.process.wait()
            window.join()
        stands = path.read_text()
        assert read_briefing(stands.encode(), "sample.yaml").byline is not None
        assert stands in {window.base, window.typed}, kill
        acknowledged += window.acknowledged
    assert acknowledged > 20


class _Window(threading.Thread):
    """Saves until nobody answers. `base` was acknowledged last, `typed` is on its way."""

    def __init__(self, desk: Live, base: str, kill: int) -> None:
        super().__init__()
        self.base = self.typed = base
        self.acknowledged = 0
        self._desk = desk
        self._kill = kill

    def run(self) -> None:
        for number in range(10_000):
            lines = self.base.split("\n")
            at = next(place for place, line in enumerate(lines) if line.startswith("byline:"))
            lines[at] = f"byline: Editor {self._kill} {number}"
            self.typed = "\n".join(lines)
            try:
                patch = [{"op": "replace", "path": "/byline", "value": lines[at][8:]}]
                answer = self._desk.save(base=self.base, patch=patch)
            except (OSError, http.client.HTTPException):
                return
            if answer.status == 200:
                self.base = answer.json()["window"]
                self.acknowledged += 1
            time.sleep(1 / PACE)
