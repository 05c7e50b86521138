"""A batch from its sources to its manifest."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from pathlib import Path

from reports.batch.executor import Executor, as_completed
from reports.batch.manifest import Manifest
from reports.batch.names import Names
from reports.batch.supply import Supplied, Supply
from reports.batch.tasks import BatchSetting, Record, Task, failed
from reports.deliver.files import settle
from reports.errors import ReportsError

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
        self._sources, self._setting = sources, setting
        self._names = Names(spread=spread)
        known = self._names.announce(sources.walk(with_stdin=False))
        #: How many sources there are, None where standard input has some.
        self.total = None if sources.has_stdin else known

    def run(
        self, making: Making, manifest: Path, *, resume: bool = False
    ) -> Generator[Record, None, None]:
        """Build them; yield what came of each once the manifest has it.

        What is left as it was by a resumed run has a record here, and none anew in the
        manifest. Whatever ends the run, the workers end and the manifest is whole.

        Raises:
            FileDeliveryError: if the manifest cannot be written.
        """
        executor = making(self._setting, self._setting.digest())
        with closing(executor), closing(Manifest(manifest, resume=resume)) as results:
            refused: list[Record] = []
            tasks = self._tasks(results if resume else None, refused)
            for record in _with(refused, as_completed(tasks, executor)):
                if record.status != "unchanged":
                    results.add(record)
                yield record

    def _tasks(self, manifest: Manifest | None, refused: list[Record]) -> Iterator[Task]:
        """Yield the tasks; what cannot be one goes to `refused`."""
        folders = _Folders(self._setting.out)
        for source in self._sources.walk():
            name = self._names.give(source)
            if name is None:
                continue
            task = _task(source, name, manifest)
            if source.is_output:
                refused.append(failed(task, "source-in-out", _in_out(source)))
                continue
            folders.ready(name)
            yield task


class _Folders:
    """The folders of outputs, each made and settled before the first file goes into it."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._ready: set[str] = set()

    def ready(self, name: str) -> None:
        """Make ready the folder of a name; what is wrong with it, who writes there will say."""
        parent = name.rpartition("/")[0]
        if parent not in self._ready:
            self._ready.add(parent)
            folder = self._out / parent
            with suppress(OSError, ReportsError):
                folder.mkdir(parents=True, exist_ok=True)
                settle(folder)


def _task(source: Supplied, name: str, manifest: Manifest | None) -> Task:
    before = manifest.before(name) if manifest is not None else None
    return Task(source.label, name, source.data, source.line, before)


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
