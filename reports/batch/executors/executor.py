"""The door to those who do the work: processes of this machine, or a cluster.

Modelled on `concurrent.futures`: what is submitted comes back in the order in which it is
done. Unlike there, only so much is handed out at a time as keeps everybody busy, so that
a million briefings wait where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from reports.batch.tasks import Record, Task


class Executor(Protocol):
    """Builds briefings somewhere else."""

    @property
    def most(self) -> int:
        """How many tasks are handed out at a time."""

    @property
    def sees_files(self) -> bool:
        """Whether workers run on this machine, and read its files themselves."""

    def submit(self, task: Task) -> None:
        """Hand out a task; its record will come from `completed`."""

    def completed(self) -> Sequence[Record]:
        """Wait until something is done, and return it.

        Raises:
            WorkerError: if nobody can be had who does the work.
        """

    def close(self) -> None:
        """Let everybody go at once; what was begun is whole, or was not begun."""


def as_completed(tasks: Iterable[Task], executor: Executor) -> Iterator[Record]:
    """Yield the records of `tasks` in the order in which they are done."""
    handed_out = 0
    for task in tasks:
        while handed_out >= executor.most:
            done = executor.completed()
            handed_out -= len(done)
            yield from done
        executor.submit(task)
        handed_out += 1
    while handed_out:
        done = executor.completed()
        handed_out -= len(done)
        yield from done
