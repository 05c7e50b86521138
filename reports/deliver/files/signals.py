"""Signals that would end the program wait until a group of files is whole."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ENDING = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM")
    if hasattr(signal, name)
]


@contextmanager
def uninterrupted() -> Iterator[Callable[[float], None]]:
    """Let the signals that end a program wait; yields a way to sleep in which they do not.

    Windows cannot hold signals back: there an interrupted group is put back as after
    any other failure.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield time.sleep
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])

    def sleep(seconds: float) -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        try:
            time.sleep(seconds)
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)

    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        yield sleep
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
