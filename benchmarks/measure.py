"""How the benchmarks measure: medians of CPU time, warm, in one process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median_ms(work: Callable[[int], object], runs: int = 200, warm: int = 5) -> float:
    """Return the median CPU time of `work(run)` in milliseconds; it gets the run's number."""
    for run in range(warm):
        work(-run - 1)
    times = []
    for run in range(runs):
        start = time.process_time_ns()
        work(run)
        times.append((time.process_time_ns() - start) / 1e6)
    return statistics.median(times)
