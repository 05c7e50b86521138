"""The manifest of a store: parts while a run goes on, one object when it is done.

An object cannot be added to. So records wait in memory for at most two seconds, then go
into an object of their own below ``.briefpack/parts``; a run that ends by itself writes
``manifest.jsonl`` of all of them, and removes the parts. A run that is killed leaves its
parts, which the next one reads after the manifest: for a name the last line counts, so a
part that is read twice changes nothing. What was done and not yet told is made again.

The run has its manifest on the disk of its machine, too, in a folder for that time: what
earlier runs have said of a name is looked up there.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reports.batch.manifest import NAME, Manifest
from reports.batch.stores import lease
from reports.batch.stores.connection import call, found, open_object, remove, s3, told
from reports.batch.stores.listing import keys_below
from reports.batch.stores.objects import ObjectStore
from reports.batch.tasks import Record
from reports.errors import FileDeliveryError, ReportsError

#: What of a store is no pack: parts, the lease, what workers need.
HIDDEN = ".briefpack"
#: Turns in a row in which the store may fail to answer.
_MISSED = 5


class StoredManifest:
    """An open manifest in a store; see `Manifest`."""

    def __init__(self, store: ObjectStore, *, resume: bool = False) -> None:
        """Open it, empty unless a run is resumed.

        Raises:
            FileDeliveryError: if it cannot be read or written, or another run does.
        """
        self._key = store.key(NAME)
        self._parts = store.key(f"{HIDDEN}/parts/")
        self._waiting: list[bytes] = []
        self._lock, self._ended = threading.Lock(), threading.Event()
        self._problem: ReportsError | None = None
        self._written = 0
        self._lease = lease.Lease(store.key(f"{HIDDEN}/lease"))
        self._folder = TemporaryDirectory(prefix="briefpack-")
        try:
            self._found = list(keys_below(self._parts))
            self._copy = self._copied(resume)
        except BaseException:
            self._let_go()
            raise
        self._thread = threading.Thread(target=self._keep_up, daemon=True)
        self._thread.start()

    def before(self, name: str) -> Mapping[str, Any] | None:
        """Return what an earlier run has said of a name, None if nothing."""
        return self._copy.before(name)

    def add(self, record: Record) -> None:
        """Write what came of a briefing, within two seconds.

        Raises:
            FileDeliveryError: if the store takes no more, or another run has taken over.
        """
        if self._problem is not None:
            raise self._problem
        self._copy.add(record)
        with self._lock:
            self._waiting.append(record.line())

    def complete(self) -> None:
        """Write the manifest as one object, and remove the parts.

        Raises:
            FileDeliveryError: if it cannot be written; the parts are still there then.
        """
        self._rest()
        self._write_waiting()
        with found(self._key, "cannot be written"), told(self._key, "cannot be written"):
            s3().put_file(str(self._local), str(self._key))
        remove(self._key.bucket, [*self._found, *map(self._part, range(self._written))])

    def close(self) -> None:
        """Write what waits, and let others open it.

        Raises:
            FileDeliveryError: if the store has not taken all of it.
        """
        try:
            self._rest()
            self._write_waiting()
        finally:
            self._copy.close()
            self._let_go()

    @property
    def _local(self) -> Path:
        return Path(self._folder.name, NAME)

    def _copied(self, resume: bool) -> Manifest:
        """Fetch what earlier runs have written, or remove it."""
        if resume:
            with self._local.open("wb") as copy:
                for key in (self._key.key, *self._found):
                    self._fetch(key, copy)
        else:
            remove(self._key.bucket, [self._key.key, *self._found])
            self._found.clear()
        return Manifest(self._local, resume=True)

    def _fetch(self, key: str, copy: Any) -> None:
        try:
            with open_object(self._key.beside(key)) as stream:
                shutil.copyfileobj(stream, copy, 1 << 20)
        except FileDeliveryError as error:
            if key != self._key.key or not isinstance(error.__cause__, FileNotFoundError):
                raise  # of a store that has no manifest yet nothing is resumed

    def _keep_up(self) -> None:
        """Write what waits, and say that the run is at work, until it ends."""
        missed = 0
        while not self._ended.wait(lease.BEAT):
            try:
                self._lease.renew()
                self._write_waiting()
                missed = 0
            except ReportsError as error:
                missed += 1
                if missed == _MISSED or self._lease.is_lost:
                    self._problem = error
                    return

    def _write_waiting(self) -> None:
        with self._lock:
            lines = self._waiting.copy()
        if lines:
            key = self._key.beside(self._part(self._written))
            with found(key, "cannot be written"):
                call("put_object", key, Body=b"".join(lines), ContentType="application/jsonl")
            self._written += 1
            with self._lock:
                del self._waiting[: len(lines)]

    def _part(self, number: int) -> str:
        """Return the key of a part: those of later runs come later."""
        last = self._found[-1].rpartition("/")[2] if self._found else "0"
        run = int(last.partition("-")[0]) + 1
        return f"{self._parts.key}{run:08}-{number:08}.jsonl"

    def _rest(self) -> None:
        """Let the thread end."""
        self._ended.set()
        self._thread.join()
        if self._problem is not None:
            raise self._problem

    def _let_go(self) -> None:
        try:
            if not self._lease.is_lost:
                self._lease.release()
        finally:
            self._folder.cleanup()
