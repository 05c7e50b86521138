"""One briefing built, in a worker: whatever goes wrong with it is in its record."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reports.batch.tasks import BatchSetting, Record, Task, failed
from reports.checking import check_loaded
from reports.deliver.files import read_file, refuse_collisions
from reports.errors import FileDeliveryError, InputError, ReportsError, exception_text
from reports.limits import SOURCE_BYTES
from reports.notices import Location, Notice
from reports.pipeline import Produced, write_outputs
from reports.readers.briefing.read import read_with_lines
from reports.sources import Loaded, change, read_source
from reports.standing import files_read, planned_files

#: Codes of what a comparison of files with their briefing finds.
_DIFFERENCES = {"not-as-briefed", "not-in-briefing"}


def do(task: Task, setting: BatchSetting, digest: str) -> Record:
    """Build one briefing; `digest` is that of the setting. Never raises an `Exception`."""
    start = time.perf_counter()
    try:
        record = _do(task, setting, digest)
    except ReportsError as error:
        record = failed(task, error.notices[0].code if error.notices else "error", str(error))
    except MemoryError:
        record = failed(task, "out-of-memory", "more memory was needed than there is")
    except Exception as error:  # a fault of ours, or of a plug-in, in one briefing of many
        record = failed(task, "fault", f"an unforeseen fault: {exception_text(error)}")
    return replace(record, setting=digest, ms=round(1000 * (time.perf_counter() - start), 1))


def _do(task: Task, setting: BatchSetting, digest: str) -> Record:
    data = task.data
    if data is None:
        data = read_file(Path(task.label), SOURCE_BYTES)
    sha256 = hashlib.sha256(data).hexdigest()
    if _is_made(task, setting, sha256, digest):
        return Record(task.label, task.name, "unchanged", sha256)
    try:
        return replace(_make(task, setting, data), source_sha256=sha256)
    except InputError as error:
        if task.line is None:
            raise
        raise type(error)(*(_in_line(each, task) for each in error.notices)) from error


def _is_made(task: Task, setting: BatchSetting, sha256: str, digest: str) -> bool:
    """Return whether what the manifest says was made of this very source, and stands there."""
    before = task.before
    if before is None or (before.get("source_sha256"), before.get("setting")) != (sha256, digest):
        return False
    return before.get("status") == "made" and all(
        _stands(setting.out, each) for each in before.get("outputs", ())
    )


def _stands(out: Path, output: Mapping[str, Any]) -> bool:
    try:
        data = read_file(out / output["path"], SOURCE_BYTES)
    except FileDeliveryError:
        return False
    return bool(hashlib.sha256(data).hexdigest() == output["sha256"])


def _make(task: Task, setting: BatchSetting, data: bytes) -> Record:
    folder, stem = _place(task, setting)
    loaded = _load(task, setting, data, stem)
    source = None if task.line is not None else task.label
    produced = write_outputs(
        loaded, "-" if source is None else source, setting.formats, setting.look, setting.options,
        folder=folder,
    )  # fmt: skip
    found = None
    if setting.check:
        found = check_loaded(loaded, data, setting.look, today=setting.today)
    return _record(task, setting, produced, found)


def _place(task: Task, setting: BatchSetting) -> tuple[Path, str]:
    """Return the folder and the stem of a task's outputs.

    Raises:
        UsageError: if one of them would be written over what is read.
        FileDeliveryError: if a link leads out of the folder for all outputs.
    """
    path = setting.out / task.name
    planned = planned_files([path.name], setting.formats, path.parent)
    sources = [] if task.data is not None else [task.label]
    refuse_collisions(planned, files_read(sources, setting.look, setting.theme))
    for each in planned:
        if os.path.realpath(each) != os.path.join(  # noqa: PTH118 - compared as text
            os.path.realpath(setting.out), each.relative_to(setting.out)
        ):
            raise FileDeliveryError.at(
                each, "is reached by a link, which a batch does not follow", remedy="remove it"
            )
    return path.parent, path.name


def _load(task: Task, setting: BatchSetting, data: bytes, stem: str) -> Loaded:
    if task.line is None:
        loaded = read_source(
            task.label, data, encoding=setting.encoding, dollar=setting.dollar, stem=stem
        )
    else:
        found = read_with_lines(data, "line.json", dollar=setting.dollar)
        loaded = Loaded(found.briefing, stem, found.notices, task.label)
    changes: dict[str, Any] = dict(setting.changes)
    if loaded.briefing.organisation is None:
        changes["organisation"] = setting.organisation
    return change(loaded, **changes)


def _in_line(notice: Notice, task: Task) -> Notice:
    """Return a notice about a line of JSON as standing in the file that has the line."""
    place = notice.place
    if place.source not in ("", "line.json", task.label):
        return notice
    return replace(notice, place=Location(task.label, None, place.part), write=None)


def _record(
    task: Task, setting: BatchSetting, produced: Produced, found: Iterable[Notice] | None
) -> Record:
    outputs = tuple(
        {
            "path": path.relative_to(setting.out).as_posix(),
            "sha256": hashlib.sha256(output.data).hexdigest(),
            "bytes": len(output.data),
            "pages": output.pages,
        }
        for path, output in zip(produced.paths, produced.outputs, strict=True)
    )
    verified = None
    if setting.options.verify:
        verified = not any(each.code in _DIFFERENCES for each in produced.notices)
    return Record(
        task.label, task.name, "made",
        outputs=outputs,
        verified=verified,
        notices=_counted(produced.notices, setting),
        findings=None if found is None else _counted(found, setting),
    )  # fmt: skip


def _counted(notices: Iterable[Notice], setting: BatchSetting) -> dict[str, int]:
    heard = (each for each in notices if each.code not in setting.ignored)
    return dict(sorted(Counter(each.severity for each in heard).items()))
