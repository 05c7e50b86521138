"""Work that is given up after some time, in a process whose threads are not ours to end."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

_Found = TypeVar("_Found")
#: Seconds from the moment at which work is told to end until its process is ended.
_GRACE = 5.0


class TimeIsUp(BaseException):
    """Raised within work that takes too long; what handles errors is not to keep it."""


def within(seconds: float, work: Callable[[], _Found]) -> _Found | None:
    """Return what `work` returns, None if it takes longer than so many seconds.

    It is told to end by an exception, which Python raises between two of its steps. What
    hears nothing for long (a loop in C) is ended with its process: by a timer that is no
    Python either, since such a loop may hold its lock.
    """
    found: list[_Found] = []

    def run() -> None:
        with suppress(TimeIsUp):
            found.append(work())

    thread = threading.Thread(target=run, daemon=True)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
        try:
            thread.start()
            thread.join(seconds)
            if thread.is_alive():
                _tell(thread)
                thread.join()
        finally:
            faulthandler.cancel_dump_traceback_later()
    return found[0] if found else None


def _tell(thread: threading.Thread) -> None:
    """Raise `TimeIsUp` in a thread."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread.ident or 0), ctypes.py_object(TimeIsUp)
    )
