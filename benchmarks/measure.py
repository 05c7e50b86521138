"""How the benchmarks measure: medians of CPU time, warm, in one process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def median_ms(work: Callable[[int], object], runs: int = 200, warm: int = 5) -> float:
    """Return the median CPU time of `work(run)` in milliseconds; it gets the run's number."""
    for run in range(warm):
        work(-run - 1)
    return statistics.median(cpu_ms(work, run) for run in range(runs))


def cpu_ms(work: Callable[[T], object], given: T) -> float:
    """Return the CPU time of `work(given)` in milliseconds."""
    start = time.process_time_ns()
    work(given)
    return (time.process_time_ns() - start) / 1e6
