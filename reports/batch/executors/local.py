"""Workers as processes of this machine.

Each has a pipe of its own, so that a worker that dies (killed, out of memory) costs what it
held and nobody else's: `concurrent.futures` gives up the whole pool. The task that it was
at is tried once more, in a fresh worker; what waited behind it goes on as if nothing were.

A worker gets its next task while it is at one, so that it never waits. To hand over
several at once would gain little: a task takes some 25 ms, a message 0.05.
"""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field, replace
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess

from reports.batch.tasks import BatchSetting, Record, Task, failed, overdue
from reports.errors import ReportsError
from reports.slotted import mutable

#: Bytes of a task that is sent to a worker which is at another one: a pipe takes them at once.
_SMALL = 16_000
#: Seconds that workers have to end; a group of files takes some milliseconds.
_GRACE = 0.6
#: Objects that a worker makes between two looks for garbage: a briefing makes some thousands,
#: and nearly none is garbage of the kind that is looked for. It saves a tenth of the time.
_COLLECTED_AFTER = 50_000
#: Workers that may die before they are ready, one after the other.
_STILLBORN = 3


class WorkerError(ReportsError):
    """No worker can be had, or each dies before it has begun."""

    exit_code = 4


@mutable
class _Held:
    """A task, and how many workers have died of it."""

    task: Task
    deaths: int = 0

    @property
    def is_small(self) -> bool:
        return len(self.task.data or b"") <= _SMALL


@mutable
class _Worker:
    """A process, the pipe to it, and what it holds: first what it is at, and since when."""

    process: BaseProcess
    pipe: Connection
    held: deque[_Held] = field(default_factory=deque)
    is_ready: bool = False
    since: float = 0.0

    def takes(self, held: _Held) -> bool:
        """Return whether it can be handed one more task without waiting for it."""
        return not self.held or (len(self.held) < 2 and held.is_small)

    def begins(self) -> None:
        """Note that it begins with what it holds first."""
        self.since = time.monotonic()

    def left(self, seconds: float) -> float:
        """Return how many of so many seconds it has left for what it is at."""
        is_at_it = self.is_ready and self.held
        return self.since + seconds - time.monotonic() if is_at_it else seconds


class LocalExecutor:
    """Hands tasks to as many processes as there are jobs; see `Executor`."""

    sees_files = True

    def __init__(self, setting: BatchSetting, digest: str, jobs: int) -> None:
        """Start nothing yet: workers start as tasks come."""
        self._setting, self._digest, self._jobs = setting, digest, jobs
        self._workers: list[_Worker] = []
        self._waiting: deque[_Held] = deque()
        self._done: list[Record] = []
        self._stillborn = 0

    @property
    def most(self) -> int:
        """How many tasks are handed out at a time."""
        return 2 * self._jobs

    def submit(self, task: Task) -> None:
        """Hand out a task."""
        self._waiting.append(_Held(task))
        self._feed()

    def completed(self) -> Sequence[Record]:
        """Wait until something is done, and return it.

        Raises:
            WorkerError: if workers die before they are ready.
        """
        limit = self._setting.time_limit
        while not self._done:
            self._feed()
            pipes = {worker.pipe: worker for worker in self._workers}
            soonest = min(worker.left(limit) for worker in self._workers)
            heard = wait(list(pipes), max(0.0, soonest))
            for pipe in heard:
                self._hear(pipes[pipe])  # type: ignore[index]  # typeshed: any waitable
            for worker in [] if heard else list(self._workers):
                if worker.left(limit) <= 0:
                    self._stop(worker)
        done, self._done = self._done, []
        return done

    def close(self) -> None:
        """End all workers: each in some milliseconds, unless it is deaf."""
        workers, self._workers = self._workers, []
        _end(workers)
        for worker in workers:
            self._settle(worker.held)

    def _feed(self) -> None:
        """Hand on what waits, to whoever has least to do."""
        while self._waiting:
            held = self._waiting[0]
            ready = [worker for worker in self._workers if worker.takes(held)]
            idle = [worker for worker in ready if not worker.held]
            if not idle and len(self._workers) < self._jobs:
                idle = [self._start()]
            if not ready and not idle:
                return
            self._send((idle or ready)[0], self._waiting.popleft())

    def _send(self, worker: _Worker, held: _Held) -> None:
        worker.held.append(held)
        if len(worker.held) == 1:
            worker.begins()
        with suppress(OSError):  # it is dead; what it has said before is still to be heard
            worker.pipe.send(held.task)

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker says, or its death."""
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        self._stillborn = 0
        if isinstance(said, Record):
            worker.held.popleft()
            worker.begins()
            self._done.append(said)
        elif isinstance(said, ReportsError):
            raise said
        else:
            worker.is_ready = True
            worker.begins()

    def _stop(self, worker: _Worker) -> None:
        """End a worker that takes too long; what waited behind it goes to others."""
        self._workers.remove(worker)
        _end([worker])
        self._settle(worker.held)
        first = worker.held.popleft()
        self._waiting.extendleft(reversed(worker.held))
        self._done.append(overdue(first.task, self._setting))

    def _bury(self, worker: _Worker) -> None:
        """Put back what a dead worker has left; try once more what it was at."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        how = _how(worker.process.exitcode)
        if not worker.is_ready:
            self._stillborn += 1
            if self._stillborn >= _STILLBORN:
                raise WorkerError(f"workers end before they have begun: {how}")
            self._waiting.extendleft(reversed(worker.held))
            return
        self._settle(worker.held)
        if worker.held:
            first = worker.held.popleft()
            self._waiting.extendleft(reversed(worker.held))
            self._try_again(replace(first, deaths=first.deaths + 1), how)

    def _try_again(self, held: _Held, how: str) -> None:
        if held.deaths < 2:
            self._send(self._start(), held)
            return
        said = f"{held.task.label}: the worker that built it was lost twice: {how}"
        self._done.append(failed(held.task, "worker-lost", said))

    def _settle(self, lost: Sequence[_Held]) -> None:
        """Put back what lost workers have begun."""
        self._setting.out.settle(held.task.name for held in lost)

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        needed = () if self._setting.out.shares_disk else ("s3fs",)
        process = _process(needed, theirs, self._setting, self._digest)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker


def serve(pipe: Connection, setting: BatchSetting, digest: str) -> None:
    """Do what comes through a pipe until it ends, which it does when the parent does."""
    from reports.batch.work import do

    gc.set_threshold(_COLLECTED_AFTER)
    try:
        if setting.lexicons is not None:
            from reports.language.lexicon import add_lexicons

            add_lexicons(setting.lexicons)
    except ReportsError as error:
        pipe.send(error)
        return
    with suppress(EOFError, OSError):
        pipe.send("ready")
        while True:
            pipe.send(do(pipe.recv(), setting, digest))


def _end(workers: Sequence[_Worker]) -> None:
    """End processes, each in some milliseconds unless it is deaf."""
    end = time.monotonic() + _GRACE
    for worker in workers:
        worker.process.terminate()  # waits until a group of files is whole
    for worker in workers:
        worker.process.join(max(0.0, end - time.monotonic()))
        if worker.process.exitcode is None:
            worker.process.kill()
            worker.process.join()
        worker.pipe.close()


def _how(status: int | None) -> str:
    """Return how a process has ended, for a person."""
    if status is not None and status < 0:
        name = signal.Signals(-status).name
        more = ", as a system does that has no memory left" if name == "SIGKILL" else ""
        return f"it was ended by {name}{more}"
    return f"it ended with status {status}"


def _process(needed: Sequence[str], *arguments: object) -> BaseProcess:
    """Return a process that will serve: a fork of a warm one, where systems have forks.

    `needed` is what workers import beside what all of them do.
    """
    if sys.platform == "win32":
        return get_context("spawn").Process(target=serve, args=arguments, daemon=True)
    context = get_context("forkserver")
    context.set_forkserver_preload([*needed, "reports.batch.executors.warm"])
    with deaf():
        forkserver.ensure_running()
    return context.Process(target=serve, args=arguments, daemon=True)


@contextmanager
def deaf() -> Iterator[None]:
    """Let what is started here, and its forks, never hear Ctrl-C: a terminal sends it to all.

    What a process blocks, those that it starts block from their first moment.
    """
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # it would undo the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
