"""Work counted, not timed: the calls that Python makes, which are the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def count_calls(run: Callable[[], object]) -> int:
    """Return how many functions `run` calls, those of C included."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

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
