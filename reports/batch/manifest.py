"""The manifest: a line of JSON for what came of each briefing, on the disk as it goes.

For a name that has several lines the last one counts. A run that is killed may tear its
last line: the next one cuts it off. One run at a time writes into a manifest.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reports.batch.digest_table import DigestTable, digest_key
from reports.batch.tasks import Record
from reports.deliver.files import reason
from reports.deliver.files.lock import try_lock
from reports.deliver.files.signals import uninterrupted
from reports.errors import FileDeliveryError

NAME = "manifest.jsonl"
#: Records between two moments at which all of them are on the disk.
_FLUSHED = 50


class Manifest:
    """An open manifest, which no other run can open until it is closed."""

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        """Open it, empty unless a run is resumed.

        Raises:
            FileDeliveryError: if it cannot be written, or another run does.
        """
        self._path = path
        self._places = DigestTable(numbers=True)
        self._unflushed = 0
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY, 0o666)
        try:
            if not try_lock(self._file, fresh=True):
                remedy = "wait until it is done, or give this one another --out"
                raise FileDeliveryError.at(path, "another batch writes into it", remedy=remedy)
            with _told(path):
                os.ftruncate(self._file, self._read() if resume else 0)
        except BaseException:
            os.close(self._file)
            raise

    def before(self, name: str) -> Mapping[str, Any] | None:
        """Return what an earlier run has said of a name, None if nothing."""
        place = self._places.get(digest_key(name))
        if place is None:
            return None
        with open(self._path, "rb") as file:  # noqa: PTH123 - as for the one that is kept open
            file.seek(place)
            found = _parsed(file.readline())
        return found if found is not None and found["name"] == name else None

    def add(self, record: Record) -> None:
        """Write what came of a briefing, as one line or not at all."""
        line = record.line()
        with uninterrupted(), _told(self._path):
            while line:
                line = line[os.write(self._file, line) :]
            self._unflushed += 1
            if self._unflushed >= _FLUSHED:
                self._flush()

    def complete(self) -> None:
        """Note that the run is done: there is nothing left to do."""

    def close(self) -> None:
        """Put all on the disk, and let others open it."""
        try:
            with _told(self._path):
                self._flush()
        finally:
            os.close(self._file)

    def _flush(self) -> None:
        os.fsync(self._file)
        self._unflushed = 0

    def _read(self) -> int:
        """Note where the records stand; return where the last whole line ends."""
        end = 0
        for line in self._lines():
            if (found := _parsed(line)) is not None:
                self._places.put(digest_key(found["name"]), end)
            end += len(line)
        return end

    def _lines(self) -> Iterator[bytes]:
        with open(self._path, "rb") as file:  # noqa: PTH123
            for line in file:
                if line.endswith(b"\n"):
                    yield line


_BINARY = getattr(os, "O_BINARY", 0)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says into an error about the manifest."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise FileDeliveryError.at(path, f"cannot be written: {reason(error)}") from error


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Return the record in a line, None if a line is not one."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("name"), str) else None
