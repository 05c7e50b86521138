"""Work counted, not timed: the calls that Python makes, which are the same on every machine."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any


class TooMuchWork(BaseException):  # no code that is measured takes it for an error of its own
    """Work that goes on beyond what it may take."""


def count_calls(run: Callable[[], object], at_most: float = float("inf")) -> int:
    """Return how many functions `run` calls, those of C included; end it after `at_most`."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")
        if calls > at_most:
            raise TooMuchWork(f"{calls:,} calls")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


def grows_like_its_input(run: Callable[[str], object], unit: str, size: int) -> bool:
    """Tell whether twice the text takes no more than three times the calls; a square takes four."""
    once, twice = (unit * (n // len(unit)) for n in (size, 2 * size))
    run(twice)  # what is loaded and kept at the first use
    return count_calls(lambda: run(twice)) <= 3 * count_calls(lambda: run(once))


#: Seconds; less is too short to be compared.
_SHORT = 0.02


def takes_time_like_its_size(run: Callable[[int], object], size: int) -> bool:
    """Tell whether four times the size takes less than nine times as long; a square takes 16.

    For steps that no call shows, those inside one search of an expression: what counts is
    how the processor's time grows, no number of seconds. Other processes only add to the
    time, so the shortest of three runs says it.
    """
    few = max(min(_seconds(run, size) for _ in range(3)), _SHORT)
    return any(_seconds(run, 4 * size) < 9 * few for _ in range(3))


def _seconds(run: Callable[[int], object], size: int) -> float:
    # a collection goes through all that the tests before have left: that is not the run's
    gc.disable()
    try:
        start = time.process_time()
        run(size)
        return time.process_time() - start
    finally:
        gc.enable()
