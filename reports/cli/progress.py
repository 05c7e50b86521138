"""How far a long run is: a bar on a terminal, a line now and then where nobody looks."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reports.shell.terminal import say, verbosity

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

#: Seconds between two lines.
_EVERY = 10.0


class Progress:
    """Says nothing while all goes well; counts the seconds."""

    def __init__(self, total: int | None) -> None:
        """`total` is how many there are to do, None where nobody knows."""
        self._total, self._start = total, time.monotonic()

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self._start

    def advance(self, counts: Mapping[str, int]) -> None:
        """Show that so many are done, by what came of them."""

    def say(self, message: str) -> None:
        """Say what went wrong, beside what is shown."""
        say([message])


class Lines(Progress):
    """Says how far it is in a line of its own, every ten seconds."""

    def __init__(self, total: int | None) -> None:
        """Begin to count."""
        super().__init__(total)
        self._next = _EVERY
        self._first: float | None = None

    def advance(self, counts: Mapping[str, int]) -> None:
        """Say it, if it is time."""
        seconds = self.seconds
        if self._first is None:
            self._first = seconds  # what it takes to start tells nothing of the rate
        if seconds < self._next:
            return
        self._next = seconds + _EVERY
        done = sum(counts.values())
        of_all = f" of {self._total:,}" if self._total is not None else ""
        bad = f", {counts['failed']:,} failed" if counts["failed"] else ""
        rate = self._rate(done, seconds - self._first)
        click.echo(f"briefpack: {done:,}{of_all}{rate}{bad}", err=True)

    def _rate(self, done: int, seconds: float) -> str:
        """Return how fast it goes since the first, and what is left; "" where none came since."""
        if done < 2 or not seconds:
            return ""
        rate = (done - 1) / seconds
        left = "" if self._total is None else f", {duration((self._total - done) / rate)} left"
        return f", {rate:,.1f} a second{left}"


class OnTerminal(Progress):
    """Shows a bar that moves."""

    def __init__(self, total: int | None, bar: Bar) -> None:
        """`bar` is started and stopped by whoever gives it."""
        super().__init__(total)
        self._bar = bar
        self._task = bar.add_task("", total=total, failed="", rate="")
        self._first: float | None = None

    def advance(self, counts: Mapping[str, int]) -> None:
        """Move it."""
        seconds, done = self.seconds, sum(counts.values())
        if self._first is None:
            self._first = seconds
        since = seconds - self._first
        rate = f"{(done - 1) / since:,.1f}/s" if done > 1 and since else ""
        failed = f"{counts['failed']:,} failed" if counts["failed"] else ""
        self._bar.update(self._task, completed=done, failed=failed, rate=rate)

    def say(self, message: str) -> None:
        """Say what went wrong, above the bar."""
        self._bar.stop()
        super().say(message)
        self._bar.start()


@contextmanager
def progress_of(total: int | None, *, is_quiet: bool = False) -> Iterator[Progress]:
    """Yield what shows how far a run is, as it suits who looks."""
    if is_quiet or verbosity() < 0:
        yield Progress(total)
    elif not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Lines(total)
    else:
        with _bar() as bar:
            yield OnTerminal(total, bar)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("[red]{task.fields[failed]}"),
        console=Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")) or None),
        transient=True,
        refresh_per_second=5,
    )


def duration(seconds: float) -> str:
    """Return how long something takes, in words: ``4 min 12 s``."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {left} s" if minutes else f"{left} s"
