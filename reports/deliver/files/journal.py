"""What belongs together while a group of files is moved into place, written down.

The journal stands in a folder's lock file (`lock.py`). While it stands there, the group
is unfinished and is put back; once it is gone the group is whole. The way back reads the
disk and not a memory, so that it is one for a run that fails and for one that was
killed, and can itself be broken off and begun again.

A journal is data like any other: whoever can write into the folder can leave one there.
So it moves nothing away but a file that holds, byte for byte, what the journal says that
the broken run wrote.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

from reports.slotted import frozen

_OWN_NAME = re.compile(r"\.briefpack-[0-9a-f]{16}\.(?:tmp|old)")
_VERSION = 1


@frozen
class Entry:
    """One file of a group: its place, the new file before it moved there, the old one kept.

    `kept` is where the old file is set aside, None if there was none; `digest` is the
    SHA-256 of the new one.
    """

    target: Path
    new: Path
    kept: Path | None
    digest: str


@frozen
class Journal:
    """What a lock file says: the group's files, or the folder whose lock file says it."""

    entries: tuple[Entry, ...] = ()
    see: Path | None = None


def dump_journal(journal: Journal, folder: Path) -> bytes:
    """Return a journal as the bytes of the lock file in `folder`; its paths are relative."""
    if journal.see is not None:
        said: dict[str, Any] = {"see": _relative(journal.see, folder)}
    else:
        said = {"files": [_dump_entry(entry, folder) for entry in journal.entries]}
    return json.dumps({"briefpack": _VERSION, **said}).encode("ascii")


def _dump_entry(entry: Entry, folder: Path) -> dict[str, str | None]:
    return {
        "path": _relative(entry.target, folder),
        "new": entry.new.name,
        "old": entry.kept.name if entry.kept is not None else None,
        "sha256": entry.digest,
    }


def _relative(path: Path, folder: Path) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # on another drive of Windows
        return str(path)


def parse_journal(data: bytes, folder: Path) -> Journal:
    """Return what a lock file in `folder` says; one cut short says nothing.

    The journal is on the disk before the first file moves, so one that was cut short
    belongs to a group of which nothing has moved.
    """
    try:
        said = json.loads(data)
        if said["briefpack"] != _VERSION:
            return Journal()
        if "see" in said:
            return Journal(see=Path(os.path.realpath(folder / said["see"])))
        return Journal(tuple(_parse_entry(row, folder) for row in said["files"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return Journal()


def _parse_entry(row: Any, folder: Path) -> Entry:
    named = folder / row["path"]
    target = Path(os.path.realpath(named.parent)) / named.name
    new, old = row["new"], row["old"]
    if not all(_OWN_NAME.fullmatch(name) for name in (new, old) if name is not None):
        raise ValueError
    kept = None if old is None else target.parent / old
    return Entry(target, target.parent / new, kept, str(row["sha256"]))


def put_back(entry: Entry) -> None:
    """Make one file what it was before its group, however far the group has come.

    What somebody else has put in its place since is left alone.
    """
    if not entry.target.parent.is_dir():
        return
    if entry.kept is None:
        if _is_new(entry):
            entry.target.unlink()
    elif os.path.lexists(entry.kept):
        if _is_new(entry) or not os.path.lexists(entry.target):
            os.replace(entry.kept, entry.target)  # noqa: PTH105 - pathlib says no more
        entry.kept.unlink(missing_ok=True)  # still there when both names are one file
    entry.new.unlink(missing_ok=True)


def _is_new(entry: Entry) -> bool:
    """Return whether the group's new file stands at its place."""
    try:
        if not stat.S_ISREG(entry.target.lstat().st_mode):
            return False
        if entry.new.exists():
            return entry.new.samefile(entry.target)
        return hashlib.sha256(entry.target.read_bytes()).hexdigest() == entry.digest
    except FileNotFoundError:
        return False


def clear_leftovers(folder: Path) -> None:
    """Remove what a killed run has left in a folder whose lock is held."""
    for path in list(folder.iterdir()):
        if _OWN_NAME.fullmatch(path.name) and stat.S_ISREG(path.lstat().st_mode):
            path.unlink(missing_ok=True)
