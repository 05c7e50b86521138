"""How the benchmarks measure: CPU time, in turns, medians and minima."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """A line of the table: CPU times in milliseconds, ours and those of a peer if there is one.

    `asked` is what the row should be: a ratio of medians, or milliseconds with no peer.
    """

    name: str
    ours: Sequence[float]
    peer: str = ""
    theirs: Sequence[float] = ()
    asked: float | None = None

    @property
    def ratios(self) -> tuple[float, float] | None:
        """The ratio of medians, and that of minima."""
        if not self.theirs:
            return None
        median = statistics.median(self.ours) / statistics.median(self.theirs)
        return median, min(self.ours) / min(self.theirs)


def cpu_ms(work: Callable[[T], object], given: T) -> float:
    """Return the CPU time of `work(given)` in milliseconds."""
    start = time.process_time_ns()
    work(given)
    return (time.process_time_ns() - start) / 1e6


def best_ms(work: Callable[[], object], runs: int) -> float:
    """Return the CPU time of the fastest of `runs` calls, in milliseconds."""
    return min(cpu_ms(lambda _: work(), None) for _ in range(runs))


def race(
    given: Iterable[T], *works: Callable[[T], object], warm: int = 10
) -> tuple[list[float], ...]:
    """Return the times of each of `works`, which take their turns with each of `given`.

    The first `warm` are not counted. What one leaves behind in circles is taken away before the
    next one's turn, and on nobody's time: Python would do it in the turn of whoever fills its
    hands, so that trees of docxtpl were taken apart in ours.
    """
    times: tuple[list[float], ...] = tuple([] for _ in works)
    given = list(given)
    gc.collect()
    gc.freeze()  # to look for what is left takes no look at what was there before
    for each in given:
        for work, kept in zip(works, times, strict=True):
            kept.append(cpu_ms(work, each))
            gc.collect()
    gc.unfreeze()
    return tuple(kept[warm:] for kept in times)


def race_commands(*groups: Sequence[Sequence[str]], runs: int = 7) -> tuple[list[float], ...]:
    """Return the user and system times of groups of commands, run in turns; the first not counted.

    Python keeps what it has compiled, as it does for an installed package.
    """
    times: tuple[list[float], ...] = tuple([] for _ in groups)
    for _ in range(runs + 1):
        for commands, kept in zip(groups, times, strict=True):
            kept.append(sum(map(_cpu_of, commands)))
    return tuple(kept[1:] for kept in times)


def _cpu_of(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return 1000 * spent


@cache
def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": tempfile.mkdtemp(prefix="briefpack-bench-")}


def memory_mb() -> float:
    """Return the memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20
