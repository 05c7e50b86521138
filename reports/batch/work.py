"""One briefing built, in a worker: whatever goes wrong with it is in its record."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reports.batch.stores.places import read_at
from reports.batch.stores.store import Pack, PackFile
from reports.batch.tasks import BatchSetting, Record, Task, failed
from reports.checks.checking import check_loaded
from reports.errors import InputError, ReportsError, exception_text
from reports.limits import SOURCE_BYTES
from reports.notices import Location, Notice
from reports.pipeline import render_each
from reports.readers.briefing.read import read_with_lines
from reports.sources import Loaded, change, fill_open, read_source
from reports.sources.asked import as_asked, excerpt_stem
from reports.standing.protected import files_read, planned_files

#: Codes of what a comparison of files with their briefing finds.
_DIFFERENCES = {"not-as-briefed", "not-in-briefing"}


def do(task: Task, setting: BatchSetting, digest: str) -> Record:
    """Build one briefing; `digest` is that of the setting. Never raises an `Exception`."""
    start = time.perf_counter()
    try:
        record = _do(task, setting, digest)
    except ReportsError as error:
        record = failed(task, **_why(error))
    except MemoryError:
        record = failed(task, "out-of-memory", "more memory was needed than there is")
    except Exception as error:  # a fault of ours, or of a plug-in, in one briefing of many
        record = failed(task, "fault", f"an unforeseen fault: {exception_text(error)}")
    return replace(record, setting=digest, ms=round(1000 * (time.perf_counter() - start), 1))


def _do(task: Task, setting: BatchSetting, digest: str) -> Record:
    data = task.data
    if data is None:
        data = read_at(task.label, SOURCE_BYTES)
    sha256 = hashlib.sha256(data).hexdigest()
    if _is_made(task, setting, sha256, digest):
        return Record(task.label, task.name, "unchanged", sha256)
    try:
        return replace(_make(task, setting, data), source_sha256=sha256)
    except InputError as error:
        if task.line is None:
            raise
        raise _of_line(error, task) from error


def _is_made(task: Task, setting: BatchSetting, sha256: str, digest: str) -> bool:
    """Return whether what the manifest says was made of this very source, and stands there."""
    before = task.before
    if before is None or (before.get("source_sha256"), before.get("setting")) != (sha256, digest):
        return False
    return before.get("status") == "made" and all(
        setting.out.stands(each) for each in before.get("outputs", ())
    )


def _make(task: Task, setting: BatchSetting, data: bytes) -> Record:
    folder, _, stem = task.name.rpartition("/")
    named = excerpt_stem(stem, setting.options.part)
    planned = planned_files([named], setting.formats, Path(folder))
    read = [] if task.data is not None else [task.label]
    setting.out.check(
        [each.as_posix() for each in planned], files_read(read, setting.look, setting.theme)
    )
    loaded = as_asked(_load(task, setting, data, stem), setting.look, setting.options)
    made = render_each(loaded, setting.formats, setting.look, setting.options)
    if made.refused is not None and not made.outputs:
        raise made.refused
    files = tuple(
        PackFile(_in(folder, each.name), each.media_type, each.data) for each in made.outputs
    )
    source = "-" if task.line is not None else task.label
    missing = tuple(_in(folder, name) for name in made.missing)
    written = setting.out.write(Pack(files, loaded.briefing, source, missing))
    found = None
    if setting.check:
        found = check_loaded(loaded, data, setting.look, today=setting.today)
    said = tuple(
        {**_said(file, output.pages), **mark}
        for file, output, mark in zip(files, made.outputs, written.marks, strict=True)
    )
    record = _record(task, setting, said, (*loaded.notices, *made.notices), found)
    if made.refused is None:
        return record
    return _partial(record, missing, _of_line(made.refused, task), written.aside)


def _partial(
    record: Record, missing: Iterable[str], error: InputError, aside: Mapping[str, str]
) -> Record:
    """Return the record of a pack of which files are `missing` because of `error`."""
    why = _why(error)
    lacking = tuple({"path": path, **why, "aside": aside.get(path)} for path in missing)
    return replace(record, status="partial", missing=lacking)


def _in(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _why(error: ReportsError) -> dict[str, str]:
    """Return what a record says of an error."""
    return {"code": error.notices[0].code if error.notices else "error", "message": str(error)}


def _said(file: PackFile, pages: int | None) -> dict[str, Any]:
    """Return what the record of a pack says of one of its files."""
    return {
        "path": file.path,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "bytes": len(file.data),
        "pages": pages,
    }


def _load(task: Task, setting: BatchSetting, data: bytes, stem: str) -> Loaded:
    if task.line is None:
        loaded = read_source(
            task.label, data, encoding=setting.encoding, dollar=setting.dollar, stem=stem
        )
    else:
        found = read_with_lines(data, "line.json", dollar=setting.dollar)
        loaded = Loaded(found.briefing, stem, found.notices, task.label)
    asked = change(loaded, **setting.changes)
    return fill_open(asked, organisation=setting.organisation, dollar=setting.dollar)


def _of_line(error: InputError, task: Task) -> InputError:
    """Return an error about a line of JSON as standing in the file that has the line."""
    if task.line is None:
        return error
    return type(error)(*(_in_line(each, task) for each in error.notices))


def _in_line(notice: Notice, task: Task) -> Notice:
    """Return a notice about a line of JSON as standing in the file that has the line."""
    place = notice.place
    if place.source not in ("", "line.json", task.label):
        return notice
    return replace(notice, place=Location(task.label, None, place.part), write=None)


def _record(
    task: Task,
    setting: BatchSetting,
    outputs: tuple[Mapping[str, Any], ...],
    notices: Sequence[Notice],
    found: Iterable[Notice] | None,
) -> Record:
    verified = None
    if setting.options.verify:
        verified = not any(each.code in _DIFFERENCES for each in notices)
    return Record(
        task.label, task.name, "made",
        outputs=outputs,
        verified=verified,
        notices=_counted(notices, setting),
        findings=None if found is None else _counted(found, setting),
    )  # fmt: skip


def _counted(notices: Iterable[Notice], setting: BatchSetting) -> dict[str, int]:
    heard = (each for each in notices if each.code not in setting.ignored)
    return dict(sorted(Counter(each.severity for each in heard).items()))
