"""A batch from its sources to its manifest."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from reports.batch.executors.executor import Executor, as_completed
from reports.batch.feed.supply import Supplied, Supply
from reports.batch.manifest import Manifest
from reports.batch.names import Names
from reports.batch.parts import StoredManifest
from reports.batch.stores.objects import ObjectStore
from reports.batch.stores.store_address import is_address
from reports.batch.tasks import BatchSetting, Record, Task, failed
from reports.deliver.files import read_file
from reports.errors import ReportsError
from reports.limits import SOURCE_BYTES

#: Makes the executor of a run: what it is set to, and the digest of that.
Making = Callable[[BatchSetting, str], Executor]


class Batch:
    """Many briefings to build into one folder."""

    def __init__(self, sources: Supply, setting: BatchSetting, *, spread: bool = False) -> None:
        """Go over all sources once, but for those of standard input, and name them.

        Raises:
            UsageError: if an argument stands for nothing.
            FileDeliveryError: if a file of JSON Lines cannot be read.
        """
        sources.check()
        self._sources, self._setting, self._sends = sources, setting, False
        self._names = Names(spread=spread)
        known = self._names.announce(sources.walk(with_stdin=False))
        #: How many sources there are, None where standard input has some.
        self.total = None if sources.has_stdin else known

    def run(
        self, making: Making, manifest: Path | None = None, *, resume: bool = False
    ) -> Generator[Record, None, None]:
        """Build them; yield what came of each once the manifest has it.

        What is left as it was by a resumed run has a record here, and none anew in the
        manifest, which is at a path unless the packs go to a store, and then lies there.
        Whatever ends the run, the workers end and the manifest is whole.

        Raises:
            FileDeliveryError: if the manifest cannot be written.
        """
        executor = making(self._setting, self._setting.digest())
        with closing(executor), closing(self._manifest(manifest, resume)) as results:
            refused: list[Record] = []
            self._sends = not (executor.sees_files or self._setting.out.shares_disk)
            tasks = self._tasks(results if resume else None, refused)
            for record in _with(refused, as_completed(tasks, executor)):
                if record.status != "unchanged":
                    results.add(record)
                yield record
            results.complete()

    def _manifest(self, place: Path | None, resume: bool) -> Manifest | StoredManifest:
        store = self._setting.out
        if isinstance(store, ObjectStore):
            return StoredManifest(store, resume=resume)
        if place is None:
            raise ValueError("packs in folders have a manifest at a path")
        return Manifest(place, resume=resume)

    def _tasks(
        self, manifest: Manifest | StoredManifest | None, refused: list[Record]
    ) -> Iterator[Task]:
        """Yield the tasks; what cannot be one goes to `refused`."""
        for source in self._sources.walk():
            name = self._names.give(source)
            if name is None:
                continue
            before = manifest.before(name) if manifest is not None else None
            task = Task(source.label, name, source.data, source.line, before)
            if source.is_output:
                refused.append(failed(task, "source-in-out", _in_out(source)))
                continue
            self._setting.out.ready(name)
            try:
                yield _with_data(task) if self._sends else task
            except ReportsError as error:
                refused.append(failed(task, error.notices[0].code, str(error)))


def _with_data(task: Task) -> Task:
    """Return a task with the bytes of its source, if that is a file of this machine."""
    if task.data is not None or is_address(task.label):
        return task
    return replace(task, data=read_file(Path(task.label), SOURCE_BYTES))


def _in_out(source: Supplied) -> str:
    return (
        f"{source.label}: lies in the folder for the outputs, which could be written over it; "
        "move it, or give another --out"
    )


def _with(refused: list[Record], records: Iterator[Record]) -> Iterator[Record]:
    """Yield records, and those of `refused` as they come up on the way."""
    for record in records:
        yield record
        while refused:
            yield refused.pop()
    yield from refused
