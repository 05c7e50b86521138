"""The file of the journal: made whole, read by its owner alone, refused when it is damaged.

A journal that cannot be trusted stops all sending: without it nobody knows who has what.
So a new one stands under its name only when it is complete, and an empty or torn file is
damage, never a beginning.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from reports.deliver.files import reason
from reports.deliver.files.group import flush_folder
from reports.deliver.files.lock import try_lock
from reports.errors import MailDeliveryError, safe_line

#: What SQLite's header says the file is for: ``bpSJ``.
_APPLICATION = 0x6270534A
_VERSION = 1
_SCHEMA = f"""
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
CREATE TABLE message (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, subject TEXT NOT NULL, digest TEXT NOT NULL,
    message_id TEXT NOT NULL, date TEXT NOT NULL
);
CREATE TABLE delivery (
    key TEXT NOT NULL REFERENCES message, recipient TEXT NOT NULL, address TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('planned', 'handed', 'sent', 'refused', 'deferred', 'uncertain')),
    time TEXT NOT NULL, said TEXT NOT NULL, PRIMARY KEY (key, recipient)
);
CREATE INDEX message_source ON message (source);
"""
#: Seconds that a step waits for the step of another program.
_PATIENCE = 10.0
_WAIT = 0.05
_REMEDY = (
    "nothing was sent. Put back a copy of it; or see in the Sent folder or ask who has the "
    "messages, then move it away: a new one knows of nothing that was sent"
)


def open_file(path: Path) -> sqlite3.Connection:
    """Return the journal at `path`, checked whole; one is made where none stands.

    Raises:
        MailDeliveryError: if it cannot be opened, is damaged, or is not ours.
    """
    with _reachable(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    with guarded(path):
        db = _connect(path)
        try:
            _set_up(db)
            _check(db, path)
        except BaseException:
            db.close()
            raise
        return db


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what SQLite says into an error that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise MailDeliveryError.at(
            path,
            f"the journal of what was sent cannot be used: {safe_line(str(error), 200)}",
            remedy="free the disk or the file, then send again: who has the message is left out",
        ) from error
    except sqlite3.Error as error:
        raise _damaged(path, safe_line(str(error), 200)) from error


@contextmanager
def sending_lock(path: Path, wait: float) -> Iterator[bool]:
    """Hold the lock of those who send by this journal; yields whether it was had in `wait` seconds.

    The lock is the system's, on a file beside the journal: it is free when its process
    ends, however it ends.
    """
    with _reachable(path):
        name = path.with_name(f"{path.name}.lock")
        descriptor = os.open(name, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        yield _has_lock(descriptor, path, wait)
    finally:
        os.close(descriptor)


def _has_lock(descriptor: int, path: Path, wait: float) -> bool:
    end = time.monotonic() + wait
    with _reachable(path):
        while not (held := try_lock(descriptor, fresh=False)) and time.monotonic() < end:
            time.sleep(_WAIT)
    return held


def _make(path: Path) -> None:
    """Make a journal beside its place, and move it there when it is whole."""
    with sending_lock(path, _PATIENCE) as held:
        if path.exists():
            return
        if not held:
            raise MailDeliveryError.at(path, "another briefpack is sending", remedy="try again")
        new = path.with_name(f".{path.name}.new")
        with suppress(FileNotFoundError):
            new.unlink()
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with guarded(path), closing(_connect(new)) as db:
            _set_up(db)
            db.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
        new.replace(path)
        flush_folder(path.parent)


def _connect(path: Path) -> sqlite3.Connection:
    # nothing is made where the file has gone meanwhile; each statement is our own transaction
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)


def _set_up(db: sqlite3.Connection) -> None:
    # a step is on the disk before the next begins, the rollback file's end included, which
    # FULL leaves to the system (sqlite.org/pragma.html#pragma_synchronous)
    for line in ("synchronous = EXTRA", "fullfsync = ON", "foreign_keys = ON"):
        db.execute(f"PRAGMA {line}")


def _check(db: sqlite3.Connection, path: Path) -> None:
    found = [row[0] for row in db.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise _damaged(path, safe_line(str(found[0]), 200))
    kind, version = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if kind != _APPLICATION or not tables >= {"message", "delivery"}:
        raise _damaged(path, "it is empty, or the file of another program")
    if version != _VERSION:
        raise MailDeliveryError.at(
            path, f"found a journal of version {version}", f"version {_VERSION}",
            "a newer briefpack wrote it; send with that one",
        )  # fmt: skip


def _damaged(path: Path, why: str) -> MailDeliveryError:
    return MailDeliveryError.at(
        path, f"the journal of what was sent is damaged: {why}", remedy=_REMEDY
    )


@contextmanager
def _reachable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MailDeliveryError.at(
            path,
            f"the journal of what was sent cannot be used: {reason(error)}",
            remedy="nothing was sent; make its folder one that you may write into",
        ) from error
