"""Workers of a Dask cluster, behind the door that processes of this machine stand behind.

The workers have briefpack in the same version. They read the sources and write the outputs
themselves: in folders that all see by the same paths, or in a store. Dask gives a task whose
worker dies to another one; what dies again and again is told apart here from what was only
beside it.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

import dask
import distributed
from distributed.client import as_completed

from reports.batch.executors.local import WorkerError, deaf
from reports.batch.executors.parcel import receive_parcel, send_parcel
from reports.batch.executors.time_limit import within
from reports.batch.stores.objects import ObjectStore
from reports.batch.tasks import BatchSetting, Record, Task, failed, overdue
from reports.errors import ReportsError, UsageError, exception_text

#: Briefings in one task of Dask: its scheduler takes about a millisecond for each task.
_CHUNK = 8
#: Deaths of workers after which Dask gives a task back; its own default is 3.
_DEATHS = 1
#: Workers that may die while they are at a briefing alone in its task; what only waited on
#: them is given to others, so many times at most.
_ALONE, _WAITED = 2, 20
#: The events by which workers say that they begin with one, and seconds for one to be sent.
_BEGUN, _SENT = "briefpack-begun", 0.05
#: Seconds to wait for a scheduler, or for its first worker.
_PATIENCE = 30
#: Seconds for which the number of workers is taken to be what it was.
_CURRENT = 5.0
#: Workers say nothing but what is fatal, and deaths are counted as we do. A cluster of its own
#: gives up a worker that takes longer to come back than is usual, if it is not told otherwise.
_SETTINGS = {
    "logging.distributed": "critical",
    "distributed.scheduler.allowed-failures": _DEATHS,
    "distributed.deploy.lost-worker-timeout": "10 minutes",
}
#: A worker may have several threads, and PDFium takes one at a time.
_ONE = threading.Lock()


def build_chunk(
    tasks: Sequence[Task],
    setting: BatchSetting,
    digest: str,
    folder: str | None,
    is_suspect: bool = False,
) -> list[Record]:
    """Build some briefings, on a worker; paths are those from `folder`, if there are any.

    What is suspected of ending workers is announced before it is begun.

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
        if folder is not None:
            _go_to(folder)
        setting = receive_parcel(setting)
        _know_lexicons(setting.lexicons)
        if is_suspect:
            distributed.get_worker().log_event(_BEGUN, tasks[0].name)
            time.sleep(_SENT)
        return [
            within(setting.time_limit, partial(do, task, setting, digest)) or overdue(task, setting)
            for task in tasks
        ]


def _go_to(folder: str) -> None:
    try:
        os.chdir(folder)
    except OSError as error:
        raise WorkerError(f"a worker does not see the folder {folder}") from error


@cache
def _know_lexicons(folder: Path | None) -> None:
    if folder is not None:
        from reports.language.lexicon import add_lexicons

        add_lexicons(folder)


class DaskExecutor:
    """Hands chunks of tasks to the workers of a scheduler; see `Executor`."""

    sees_files = False

    def __init__(self, setting: BatchSetting, digest: str, address: str, jobs: int) -> None:
        """Meet the scheduler at `address`; for ``local`` start one, with so many workers.

        Raises:
            UsageError: if there is none at that address.
            WorkerError: if it has no workers.
        """
        self._setting, self._digest = setting, digest
        self._folder = str(Path.cwd()) if setting.out.shares_disk else None
        self._chunk: list[Task] = []
        self._given: dict[Any, tuple[Sequence[Task], int]] = {}
        self._cluster: Any = None
        self._settings = dask.config.set(_SETTINGS)  # until it is closed
        _hush()
        with deaf():
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
        if isinstance(setting.out, ObjectStore):
            self._setting = send_parcel(setting, setting.out)

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
        self._setting.out.settle(names)
        self._settings.__exit__(None, None, None)

    def _flush(self) -> None:
        if self._chunk:
            chunk, self._chunk = self._chunk, []
            self._give(chunk, 0)

    def _give(self, tasks: Sequence[Task], times: int) -> None:
        future = self._client.submit(
            build_chunk, tasks, self._setting, self._digest, self._folder, times > 0, pure=False
        )
        self._given[future] = tasks, times
        self._done.add(future)

    def _records(self, future: Any, tasks: Sequence[Task], times: int) -> list[Record]:
        """Return what came of a chunk; what was beside a dead worker is tried alone."""
        try:
            return list(future.result())
        except distributed.KilledWorker as error:
            if times and (times == _WAITED or self._begun(tasks[0]) >= _ALONE):
                said = f"{tasks[0].label}: the workers that built it were lost: {error}"
                return [failed(tasks[0], "worker-lost", said)]
            for task in tasks:
                self._give([task], times + 1)
            return []
        except ReportsError:
            raise
        except distributed.client.FutureCancelledError as error:
            lost = "the connection to the scheduler was lost"
            raise WorkerError(f"{lost}; --resume goes on when there is one again") from error
        except Exception as error:
            found = f"the cluster cannot build: {exception_text(error)}"
            raise WorkerError(f"{found}; is briefpack installed on each worker?") from error

    def _begun(self, task: Task) -> int:
        """Return how many workers have begun with a task that was alone."""
        return sum(name == task.name for _, name in self._client.get_events(_BEGUN))


def _hush() -> None:
    """Let Dask say nothing here: what ends a run is said by the run."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _client(where: Any) -> Any:
    try:
        return distributed.Client(where, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError.of("--dask", str(where), "the address of a scheduler, or local") from error
