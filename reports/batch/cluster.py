"""Workers of a Dask cluster, behind the door that processes of this machine stand behind.

The workers have briefpack in the same version and see the same folders by the same paths:
they read the sources and write the outputs themselves. Dask gives a task whose worker dies
to another one; what dies again and again is told apart here from what was only beside it.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

import dask
import distributed
from distributed.client import as_completed

from reports.batch.local import WorkerError, deaf
from reports.batch.tasks import BatchSetting, Record, Task, failed, overdue
from reports.batch.time_limit import within
from reports.deliver.files import settle
from reports.errors import ReportsError, UsageError, exception_text

#: Briefings in one task of Dask: its scheduler takes about a millisecond for each task.
_CHUNK = 8
#: Deaths of workers after which Dask gives a task back; its own default is 3.
_DEATHS = 1
#: Times that a briefing alone in its task is given back before it is told as lost.
_ALONE = 2
#: Seconds to wait for a scheduler, or for its first worker.
_PATIENCE = 30
#: Seconds for which the number of workers is taken to be what it was.
_CURRENT = 5.0
#: A worker may have several threads, and PDFium takes one at a time.
_ONE = threading.Lock()


def build_chunk(
    tasks: Sequence[Task], setting: BatchSetting, digest: str, folder: str
) -> list[Record]:
    """Build some briefings, on a worker; paths are those from `folder`.

    Raises:
        WorkerError: if the worker has another version of briefpack, or not the folder.
    """
    from reports.batch.work import do

    with _ONE:
        # by its name, since the package as a whole lies above its parts
        version = import_module("reports").__version__
        if setting.version != version:
            raise WorkerError(
                f"a worker has briefpack {version}, expected {setting.version} on all of them"
            )
        try:
            os.chdir(folder)
        except OSError as error:
            raise WorkerError(f"a worker does not see the folder {folder}") from error
        _know_lexicons(setting.lexicons)
        return [
            within(setting.time_limit, partial(do, task, setting, digest)) or overdue(task, setting)
            for task in tasks
        ]


@cache
def _know_lexicons(folder: Path | None) -> None:
    if folder is not None:
        from reports.language.lexicon import add_lexicons

        add_lexicons(folder)


class DaskExecutor:
    """Hands chunks of tasks to the workers of a scheduler; see `Executor`."""

    def __init__(self, setting: BatchSetting, digest: str, address: str, jobs: int) -> None:
        """Meet the scheduler at `address`; for ``local`` start one, with so many workers.

        Raises:
            UsageError: if there is none at that address.
            WorkerError: if it has no workers.
        """
        self._setting, self._digest = setting, digest
        self._chunk: list[Task] = []
        self._given: dict[Any, tuple[Sequence[Task], int]] = {}
        self._cluster: Any = None
        with _settings(), deaf():
            if address == "local":
                self._cluster = distributed.LocalCluster(
                    n_workers=jobs,
                    threads_per_worker=1,
                    dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                )
            self._client = _client(self._cluster or address)
        self._done = as_completed([], loop=self._client.loop)
        self._most, self._counted = 0, 0.0
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            self.close()
            raise WorkerError(f"the scheduler at {address} has no workers") from error

    @property
    def most(self) -> int:
        """How many tasks are handed out at a time: two chunks for each thread."""
        if time.monotonic() > self._counted + _CURRENT:
            self._counted = time.monotonic()
            threads = sum(self._client.nthreads().values())
            self._most = 2 * _CHUNK * max(threads, 1)
        return self._most

    def submit(self, task: Task) -> None:
        """Hand out a task, with others."""
        self._chunk.append(task)
        if len(self._chunk) == _CHUNK:
            self._flush()

    def completed(self) -> Sequence[Record]:
        """Wait until something is done, and return it.

        Raises:
            WorkerError: if the scheduler is gone, or a worker is not like this one.
        """
        self._flush()
        records: list[Record] = []
        while not records:
            for future in self._done.next_batch(block=True):
                tasks, times = self._given.pop(future)
                records += self._records(future, tasks, times)
        return records

    def close(self) -> None:
        """Let everybody go; what a lost worker had begun is put back."""
        given, self._given = self._given, {}
        with suppress(Exception):  # there may be nobody left to hear it
            self._client.cancel(list(given), force=True)
        with suppress(Exception):
            self._client.close(timeout=1)
            if self._cluster is not None:
                self._cluster.close()
        names = [task.name for tasks, _ in given.values() for task in tasks]
        for folder in {(self._setting.out / name).parent for name in ("", *names)}:
            with suppress(ReportsError):
                settle(folder)

    def _flush(self) -> None:
        if self._chunk:
            chunk, self._chunk = self._chunk, []
            self._give(chunk, 0)

    def _give(self, tasks: Sequence[Task], times: int) -> None:
        future = self._client.submit(
            build_chunk, tasks, self._setting, self._digest, str(Path.cwd()), pure=False
        )
        self._given[future] = tasks, times
        self._done.add(future)

    def _records(self, future: Any, tasks: Sequence[Task], times: int) -> list[Record]:
        """Return what came of a chunk; what was beside a dead worker is tried alone."""
        try:
            return list(future.result())
        except distributed.KilledWorker as error:
            if len(tasks) == 1 and times == _ALONE:
                said = f"{tasks[0].label}: the workers that built it were lost: {error}"
                return [failed(tasks[0], "worker-lost", said)]
            for task in tasks:
                self._give([task], times + 1)
            return []
        except ReportsError:
            raise
        except Exception as error:
            found = f"the cluster cannot build: {exception_text(error)}"
            raise WorkerError(f"{found}; is briefpack installed on each worker?") from error


def _client(where: Any) -> Any:
    try:
        return distributed.Client(where, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError.of("--dask", str(where), "the address of a scheduler, or local") from error


@contextmanager
def _settings() -> Iterator[None]:
    """Let Dask say nothing but what is fatal, and count deaths as we do."""
    changed = {
        "logging.distributed": "critical",
        "distributed.scheduler.allowed-failures": _DEATHS,
    }
    with dask.config.set(changed):
        yield
