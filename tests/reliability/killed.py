"""Run the command in a fork and end it with a signal at a moment that chance chooses."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reports import cli
from reports.__main__ import run
from reports.deliver.files import group

SIGNALS = (signal.SIGTERM, signal.SIGINT)
#: How long a run of the command is looked at, in its own time; some signals come too late.
_MARGIN = 1.1


@dataclass(frozen=True, slots=True)
class Moment:
    """When a signal comes: seconds after the start, or after the first call of the writer."""

    seconds: float
    while_writing: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a run takes when nobody disturbs it, and how long it writes."""

    whole: float
    writing: float

    def moment(self, chance: random.Random) -> Moment:
        """Return a moment: every other one while files are written, which is short."""
        while_writing = chance.random() < 0.5
        length = self.writing if while_writing else self.whole
        return Moment(chance.uniform(0, length * _MARGIN), while_writing)


def start(arguments: Sequence[str], log: Path) -> tuple[int, int]:
    """Start the command in a fork; return its process and a pipe that says when it writes."""
    reader, writer = os.pipe()
    # a signal that comes before the command could meet it would tell nothing
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    child = os.fork()
    if child:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        os.close(writer)
        return child, reader
    os.close(reader)
    status = 70
    try:
        _tell_when_writing(writer)
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(out, 1)
        os.dup2(out, 2)
        sys.stdout = os.fdopen(1, "w", closefd=False)
        sys.stderr = os.fdopen(2, "w", closefd=False)
        sys.argv = ["briefpack", *arguments]
        cli.main = _unblocked(cli.main)  # type: ignore[assignment]
        run()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0
    finally:
        sys.stdout.flush()
        os._exit(status)


def _unblocked(main: Callable[[], object]) -> Callable[[], object]:
    """Return the command so that it lets signals in as it starts."""

    def unblocked() -> object:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        return main()

    return unblocked


def _tell_when_writing(pipe: int) -> None:
    real = group.uninterrupted

    def uninterrupted() -> object:
        os.write(pipe, b"w")
        return real()

    group.uninterrupted = uninterrupted  # type: ignore[assignment]


def finish(child: int, pipe: int) -> int:
    """Wait for a run; return its exit status, negative for a signal that ended it."""
    _, status = os.waitpid(child, 0)
    os.close(pipe)
    return os.waitstatus_to_exitcode(status)


def kill(arguments: Sequence[str], number: signal.Signals, moment: Moment, log: Path) -> int:
    """Run the command and send it a signal; return its exit status."""
    child, pipe = start(arguments, log)
    if moment.while_writing:
        os.read(pipe, 1)  # or its end, if the run writes nothing
    time.sleep(moment.seconds)
    os.kill(child, number)
    return finish(child, pipe)


def measure(arguments: Sequence[str], prepare: Callable[[], object], log: Path) -> Pace:
    """Return the pace of a run, the median of three."""
    paces = []
    for _ in range(3):
        prepare()
        begin = time.perf_counter()
        child, pipe = start(arguments, log)
        os.read(pipe, 1)
        writes = time.perf_counter()
        if status := finish(child, pipe):
            raise AssertionError(f"status {status}: {log.read_text(errors='replace')}")
        end = time.perf_counter()
        paces.append(Pace(end - begin, end - writes))
    return sorted(paces, key=lambda pace: pace.whole)[1]
