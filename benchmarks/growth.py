"""How the work grows from 1,000 to 10,000 of one thing, and the memory over many packs.

Work is counted, in calls, so that it is the same on every machine; what one call of C does
with the square of its input shows in the time beside it. An exponent of 1 is in proportion.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.measure import memory_mb
from benchmarks.vary import varied
from reports.look import look_of
from reports.pipeline import plan_of
from reports.readers.briefing.read import read_briefing
from reports.renderers.registry import get_renderer
from reports.renderers.text import TextRenderer
from reports.sources import read_source
from tests.hostile.growth.kinds import KINDS, long_briefing
from tests.work import count_calls

FEW, MANY = 1_000, 10_000


class Growth(NamedTuple):
    """Exponents of one kind: of the calls, and of the time."""

    kind: str
    calls: float
    time: float


def growths() -> Iterator[Growth]:
    """Yield the exponents of each kind: read, checked, planned, written as text."""
    for kind in KINDS:
        through(long_briefing(kind, 20))
        times, calls = [], []
        for data in (long_briefing(kind, size) for size in (FEW, MANY)):
            start = time.process_time()
            through(data)
            times.append(time.process_time() - start)
            calls.append(count_calls(lambda data=data: through(data)))  # type: ignore[misc]
        yield Growth(kind, *(math.log(b / a, MANY / FEW) for a, b in (calls, times)))


def through(data: bytes) -> None:
    """Read a briefing, check it, plan it and write it as text."""
    briefing = read_briefing(data, "long.yaml")
    TextRenderer().render(plan_of(briefing), look_of())


def memory(packs: int) -> Iterator[str]:
    """Yield lines of how many packs a process of its own has made, and what it holds then."""
    command = [sys.executable, "-m", "benchmarks.growth", str(packs)]
    ran = subprocess.run(command, check=True, text=True, capture_output=True)
    yield from ran.stdout.splitlines()


def _held(packs: int) -> Iterator[tuple[int, float]]:
    """Yield how many packs this process has made, each with other words, and what it holds."""
    renderers = [get_renderer(name) for name in ("pdf", "docx", "txt")]
    sample = read_source(None).briefing
    for number in range(1, packs + 1):
        briefing = varied(sample, number)
        plan = plan_of(briefing)
        for renderer in renderers:
            renderer.render(plan, look_of())
        if number in (1, packs // 4, packs):
            yield number, memory_mb()


if __name__ == "__main__":
    for made, held in _held(int(sys.argv[1])):
        print(f"| {made:,} | {held:.0f} |")
