"""What a family costs at n and at 2n."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.hostile.growth.articles import article_families
from tests.hostile.growth.files import file_families

#: More than this for twice the input is not linear. Squares give 4.
MOST = 3.3
#: Seconds below which a reading says nothing of growth.
SMALL = 0.02
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds of CPU at n and at 2n, the best of the tries; `end` is how the larger ended."""

    name: str
    size: int
    once: float
    twice: float
    end: str

    @property
    def ratio(self) -> float:
        """How much more the double input costs; 0 where both cost next to nothing."""
        return self.twice / max(self.once, SMALL) if self.twice > SMALL else 0.0


def families() -> dict[str, Callable[[int], Callable[[], str]]]:
    """Return all families: for a size, a function that does the work and tells how it ended."""
    out: dict[str, Callable[[int], Callable[[], str]]] = {}
    for name, text in article_families():
        out[name] = lambda size, make=text: _draft(make(size))
    for name, data in file_families():
        out[name] = lambda size, make=data, name=name: _build(make(size), name)
    return out


def tenth(names: Sequence[str], seed: int = 2026) -> list[str]:
    """Return a tenth of `names`, the same for the same seed."""
    return random.Random(seed).sample(sorted(names), len(names) // 10)


def seconds(work: Callable[[], str]) -> tuple[float, str]:
    """Return the seconds of CPU that `work` takes, and how it ended."""
    start = time.process_time()
    end = work()
    return time.process_time() - start, end


def growth(name: str, size: int) -> Growth:
    """Measure a family at `size` and twice that; where it seems to grow too fast, again.

    Of each size the least is kept: other work on the machine only adds.
    """
    small, large = families()[name](size), families()[name](2 * size)
    seconds(small)  # what is loaded or cached at first use
    once = twice = float("inf")
    end = ""
    for _ in range(_TRIES):
        once = min(once, seconds(small)[0])
        took, end = seconds(large)
        twice = min(twice, took)
        found = Growth(name, size, once, twice, end)
        if found.ratio <= MOST:
            break
    return found


def _draft(text: str) -> Callable[[], str]:
    from reports.drafting import draft
    from reports.readers.article.read import read_article

    def work() -> str:
        return f"{len(draft(read_article(text)).briefing.sections)} sections"

    return _ended(work)


def _build(data: bytes, name: str) -> Callable[[], str]:
    """Read a file as the command line does, and say it as text and in Word."""
    from reports.look import look_of
    from reports.pipeline import plan_of
    from reports.renderers.registry import get_renderer
    from reports.sources import change, read_source

    def work() -> str:
        loaded = read_source(name, data)
        if loaded.briefing.title is None:
            loaded = change(loaded, title="T")
        plan = plan_of(loaded.briefing)
        made = [
            len(get_renderer(kind).render(plan, look_of()).data) for kind in ("txt", "docx", "html")
        ]
        return f"{made} bytes"

    return _ended(work)


def _ended(work: Callable[[], str]) -> Callable[[], str]:
    """Return `work` so that a deliberate answer is an end like another."""
    from reports.errors import ReportsError

    def run() -> str:
        try:
            return work()
        except ReportsError as error:
            return f"{type(error).__name__}: {str(error)[:60]}"

    return run
