"""One run at a time writes into a folder; what a killed run left there is settled first.

The lock is a file in the folder, `.briefpack.lock`, locked through the system: when its
process dies, however it dies, the lock is free. Whoever finds such a file free finds a
run that was killed: its group is put back and its leftovers are removed before the file
goes. Only who holds the lock of the file that stands in the folder removes it.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from reports.deliver.files.journal import (
    Entry,
    Journal,
    clear_leftovers,
    dump_journal,
    parse_journal,
    put_back,
)
from reports.errors import FileDeliveryError
from reports.limits import JOURNAL_BYTES

LOCK_NAME = ".briefpack.lock"
_WAIT = 0.02
_TRIES = 1_500  # half a minute

if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30  # a locked byte cannot be read there, so one that is never written

    def try_lock(descriptor: int, fresh: bool) -> bool:
        """Lock an open file for this process, if none has it; return whether it did."""
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    _NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)

    def try_lock(descriptor: int, fresh: bool) -> bool:
        """Lock an open file for this process, if none has it; return whether it did.

        Where the disk knows no locks, the file is that of whoever has just made it (`fresh`).
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            return fresh  # a disk without locks: the file belongs to who has made it
        return True


class FolderLock:
    """The lock of one folder, held. Its file can hold the journal of a group."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        self.folder = folder
        self._descriptor = descriptor

    def write(self, journal: Journal) -> None:
        """Put a journal on the disk; the group is unfinished from here on."""
        data = dump_journal(journal, self.folder)
        while data:
            data = data[os.write(self._descriptor, data) :]
        os.fsync(self._descriptor)

    def clear(self) -> None:
        """Take the journal away: the group is whole."""
        os.ftruncate(self._descriptor, 0)
        with suppress(OSError):  # it is gone for every process; this is for a power cut
            os.fsync(self._descriptor)

    def release(self, *, keep: bool = False) -> None:
        """Let the folder go; `keep` leaves the journal for the next run to settle."""
        path = self.folder / LOCK_NAME
        if sys.platform != "win32" and not keep:
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            os.close(self._descriptor)
        if sys.platform == "win32" and not keep:
            with suppress(OSError):  # an open file cannot be removed there
                path.unlink()


def lock_folder(folder: Path, sleep: Callable[[float], None]) -> FolderLock:
    """Return the lock of `folder`, after settling what a killed run has left there.

    Raises:
        OSError: if the folder cannot be written into.
        FileDeliveryError: if another run keeps it for long, or what was left cannot be
            put back.
    """
    for _ in range(_TRIES):
        held = _try(folder, sleep)
        if isinstance(held, FolderLock):
            return held
        if held == "busy":
            sleep(_WAIT)
    raise FileDeliveryError.at(
        folder,
        "another briefpack is writing into this folder",
        remedy=f"try again when it is done, or, when none runs, remove {folder / LOCK_NAME}",
    )


def settle_folder(folder: Path, sleep: Callable[[float], None]) -> None:
    """Put back and remove what killed runs have left in a folder."""
    lock = lock_folder(folder, sleep)
    try:
        clear_leftovers(folder)
    finally:
        lock.release()


def _try(folder: Path, sleep: Callable[[float], None]) -> FolderLock | Literal["busy", "settled"]:
    """Return the folder's lock if it is free and nothing was left to settle."""
    path = folder / LOCK_NAME
    try:
        descriptor, fresh = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666), True
    except FileExistsError:
        try:
            descriptor, fresh = _open_found(path), False
        except FileNotFoundError:
            return "settled"  # by the run that held it
    lock = FolderLock(folder, descriptor)
    try:
        if not try_lock(descriptor, fresh) or not _stands(path, descriptor):
            lock.release(keep=True)
            return "busy"
        if fresh:
            return lock
        _settle(lock, descriptor, sleep)
    except BaseException:
        lock.release(keep=True)
        raise
    lock.release()
    return "settled"


def _open_found(path: Path) -> int:
    """Open a lock file that stands there; anything but a plain file is refused."""
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, os.O_RDWR | careful)
    except PermissionError:  # another person's: enough to lock it here
        descriptor = os.open(path, os.O_RDONLY | careful)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise FileDeliveryError.at(path, "found no plain file", "briefpack's lock", "remove it")


def _stands(path: Path, descriptor: int) -> bool:
    """Return whether the locked file is the one in the folder, and not one removed since."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _settle(lock: FolderLock, descriptor: int, sleep: Callable[[float], None]) -> None:
    """Put back the group of a killed run and remove what it left, holding the lock."""
    journal = _read(descriptor, lock.folder)
    if journal.see is not None and _is_pending(journal.see):
        # the group's journal is that of another folder: it is settled from there
        settle_folder(journal.see, sleep)
    failed = [entry.target for entry in journal.entries if not _is_put_back(entry)]
    if failed:
        names = ", ".join(str(path) for path in failed)
        raise FileDeliveryError.at(
            lock.folder,
            f"an earlier run was cut short, and what it began cannot be undone for {names}",
            remedy=f"look at these files, then remove {lock.folder / LOCK_NAME}",
        )
    clear_leftovers(lock.folder)


def _is_put_back(entry: Entry) -> bool:
    try:
        put_back(entry)
    except OSError:
        return False
    return True


def _is_pending(folder: Path) -> bool:
    """Return whether the lock file of another folder holds the journal of a group."""
    try:
        descriptor = _open_found(folder / LOCK_NAME)
    except (OSError, FileDeliveryError):
        return False
    try:
        return bool(_read(descriptor, folder).entries)
    finally:
        os.close(descriptor)


def _read(descriptor: int, folder: Path) -> Journal:
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(os.dup(descriptor), "rb") as file:
        return parse_journal(file.read(JOURNAL_BYTES), folder)
