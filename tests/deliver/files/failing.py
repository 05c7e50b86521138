"""System calls that fail, or that a process dies at, one after the other."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

#: What the writer asks of the system, by name in `os`; pathlib asks through them too.
CALLS = (
    "open", "close", "write", "fsync", "ftruncate", "lseek", "fstat", "stat", "lstat", "mkdir",
    "rmdir", "link", "replace", "rename", "unlink", "readlink", "scandir", "fchmod", "fchown",
    "access", "getxattr",
)  # fmt: skip


@contextmanager
def at_calls(act: Callable[[int], None]) -> Iterator[list[str]]:
    """Call `act` with a number before each system call; yields the names of the calls."""
    real = {name: getattr(os, name) for name in CALLS if hasattr(os, name)}
    quick = real | {"fsync": lambda descriptor: None}  # a process dies here, never the power
    seen: list[str] = []

    def watched(name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            seen.append(name)
            if name == "close":  # closes even where it reports a failure (close(2))
                quick[name](*args)
                return act(len(seen))
            act(len(seen))
            return quick[name](*args, **kwargs)

        return call

    try:
        for name in real:
            setattr(os, name, watched(name))
        yield seen
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def count_calls(run: Callable[[], None]) -> int:
    """Return how many system calls `run` makes."""
    with at_calls(lambda _: None) as seen:
        run()
    return len(seen)


def fail_at(number: int, *, from_then_on: bool = False) -> Callable[[int], None]:
    """Return an `act` that fails one call, or that one and all that follow."""

    def act(at: int) -> None:
        if at == number or (from_then_on and at > number):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    return act


def die_at(number: int, run: Callable[[], None]) -> None:
    """Run `run` in a process that is gone, without a word, at one of its system calls."""
    child = os.fork()
    if child == 0:
        die = os._exit
        try:
            with at_calls(lambda at: die(9) if at == number else None):
                run()
        finally:
            die(0)
    os.waitpid(child, 0)
