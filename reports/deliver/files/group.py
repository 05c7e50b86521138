"""A group of files is one change: the whole old group stands, or the whole new one.

1. The new files are written under names of their own beside their places, through to
   the disk, with the rights of the files that they replace.
2. The journal says what belongs together (`journal.py`).
3. The old files are kept under a second name, and the new ones moved over the first.
4. The journal is cleared: from here on the new group stands. The kept files go.

What fails before 4 is put back at once; a run that is killed before 4 is put back by the
next one. One file alone needs no journal, since moving it is one step of the system.

A symbolic link stays a link and what it points to is replaced. A file with several names
(hard links) is parted: the name that is written gets the new content, the others keep
the old one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from reports.deliver.files.journal import Entry, Journal, put_back
from reports.deliver.files.lock import FolderLock, lock_folder, settle_folder
from reports.deliver.files.names import refuse_collisions
from reports.deliver.files.reasons import reason, short_path, writing
from reports.deliver.files.rights import keep_rights
from reports.deliver.files.signals import uninterrupted
from reports.deliver.files.targets import Target, examine, find_target
from reports.errors import FileChangedError, MixedFilesError
from reports.slotted import frozen

#: What must stand at a path just before it is written; None: nothing may.
Expected = Mapping[Path, bytes | None]
_Stand = Literal["new", "old", "missing"]
_STANDS: tuple[_Stand, ...] = ("new", "old", "missing")


def write_files(
    files: Sequence[tuple[Path, bytes | None]],
    *,
    replace: bool = True,
    expected: Expected | None = None,
) -> None:
    """Write all files, or none of them. None in place of bytes: the file is to go.

    `expected` names paths of `files` with the bytes that must still stand there just
    before the move, or None where nothing may stand. Signals that end the program wait
    until the group is whole.

    Raises:
        UsageError: if two of them would be one file on some system.
        FileChangedError: if something else stands there than was expected.
        MixedFilesError: if a failure could not be undone; it tells the new files from the old.
        FileDeliveryError: naming the file and the reason. Unless it is a MixedFilesError,
            nothing was changed.
    """
    wanted = expected or {}
    if stray := [path for path in wanted if path not in dict(files)]:
        raise ValueError(f"{stray[0]} is expected to hold something, but is not written")
    if not files:
        return
    with uninterrupted() as sleep, _folders([path for path, _ in files]):
        targets = [_find(path, data) for path, data in files]
        refuse_collisions([path for path, _ in files])
        with _locks(targets, sleep) as locks:
            group = _Group(targets, locks, wanted, replace)
            group.write()


def settle(folder: Path) -> None:
    """Put back and remove what a killed run has left in `folder`, if it has left anything.

    Raises:
        FileDeliveryError: if what it began cannot be undone.
    """
    try:
        left = any(path.name.startswith(".briefpack") for path in folder.iterdir())
    except (OSError, ValueError):
        return  # no folder, or one that cannot be read: writing will say so
    if left:
        with uninterrupted() as sleep, writing(folder):
            settle_folder(Path(os.path.realpath(folder)), sleep)


def _find(path: Path, data: bytes | None) -> Target:
    with writing(path):
        return find_target(path, data)


@contextmanager
def _folders(paths: Sequence[Path]) -> Iterator[None]:
    """Make the folders of files; those that were made go again if nothing is written."""
    made: list[Path] = []
    try:
        for path in paths:
            with writing(path):
                for folder in reversed(path.parents):
                    if not os.path.lexists(folder):
                        folder.mkdir(exist_ok=True)
                        made.append(folder)
                    _refuse_file(folder)
        yield
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


def _refuse_file(folder: Path) -> None:
    if not folder.is_dir():
        kind = "a link that leads nowhere" if folder.is_symlink() else "a file"
        raise ValueError(f"{short_path(folder)} is {kind}, expected a folder")


@contextmanager
def _locks(targets: Sequence[Target], sleep: Callable[[float], None]) -> Iterator[list[FolderLock]]:
    """Hold the locks of all folders of a group, taken in one order by every run."""
    locks: list[FolderLock] = []
    keep = False
    try:
        named = {target.real.parent: target.named for target in reversed(targets)}
        for folder in sorted(named):
            with writing(named[folder]):
                locks.append(lock_folder(folder, sleep))
        yield locks
    except MixedFilesError:
        keep = True  # the next run tries again to put the group back
        raise
    finally:
        for lock in reversed(locks):
            lock.release(keep=keep)


@frozen
class _Step:
    """A file of the group on its way: what stands at its place, and how it gets there."""

    target: Target
    entry: Entry
    found: os.stat_result | None


class _Group:
    """The files of one change, their folders locked."""

    def __init__(
        self,
        targets: Sequence[Target],
        locks: Sequence[FolderLock],
        expected: Expected,
        replace: bool,
    ) -> None:
        self._targets = targets
        self._locks = locks
        self._expected = expected
        self._replace = replace
        self._token = secrets.token_hex(7)
        self._now: dict[Path, _Stand] = {target.named: "old" for target in targets}

    def write(self) -> None:
        """Write the group, or put back what was written of it."""
        steps: list[_Step] = []
        try:
            for number, target in enumerate(self._targets):
                with writing(target.named):
                    steps.append(self._plan(number, target))
                    _write_new(steps[-1])
            if len(steps) == 1:
                self._move(steps[0])  # one step of the system: there is no way back, nor need
            else:
                self._move_all(steps)
        except BaseException:
            for step in steps:
                _try_remove(step.entry.new)
            raise
        for step in steps:
            _try_remove(step.entry.kept)

    def _plan(self, number: int, target: Target) -> _Step:
        found = examine(target, replace=self._replace)
        name = f".briefpack-{self._token}{number:02x}"
        keeps = found and (len(self._targets) > 1 or target.data is None)
        kept = target.real.with_name(f"{name}.old") if keeps else None
        # of a file that goes no new one stands in its place: that has no digest
        digest = "" if target.data is None else hashlib.sha256(target.data).hexdigest()
        return _Step(
            target, Entry(target.real, target.real.with_name(f"{name}.tmp"), kept, digest), found
        )

    def _move_all(self, steps: Sequence[_Step]) -> None:
        first, *others = self._locks
        with writing(first.folder):
            for lock in others:
                lock.write(Journal(see=first.folder))
            first.write(Journal(tuple(step.entry for step in steps)))
            self._flush_folders()
        try:
            for step in steps:
                self._move(step)
            with writing(first.folder):
                self._flush_folders()
                first.clear()
        except BaseException as error:
            self._undo(steps, error)
            raise

    def _flush_folders(self) -> None:
        for lock in self._locks:
            flush_folder(lock.folder)

    def _move(self, step: _Step) -> None:
        """Move a new file to its place, keeping the old one if there is to be a way back."""
        entry = step.entry
        if step.target.data is None:
            self._move_away(step)
            return
        with writing(step.target.named):
            if entry.kept is not None and not _keep_beside(entry.target, entry.kept):
                entry.target.rename(entry.kept)
                self._now[step.target.named] = "missing"
            self._check_unchanged(step)
            if step.found is None:
                _move_where_nothing_stands(entry.new, entry.target)
            else:
                os.replace(entry.new, entry.target)  # noqa: PTH105 - atomic on one file system
            self._now[step.target.named] = "new"
            if len(self._targets) == 1:
                with suppress(OSError):  # the file stands, whole
                    flush_folder(entry.target.parent)

    def _move_away(self, step: _Step) -> None:
        """Leave the place of a file empty, keeping the file until the group is whole."""
        with writing(step.target.named):
            self._check_unchanged(step)
            if step.entry.kept is not None:
                step.entry.target.rename(step.entry.kept)
            self._now[step.target.named] = "missing"

    def _check_unchanged(self, step: _Step) -> None:
        named = step.target.named
        if named not in self._expected:
            return
        wanted = self._expected[named]
        try:
            with step.entry.target.open("rb") as file:
                there = file.read(len(wanted or b"") + 1)
        except FileNotFoundError:
            there = None
        if there != wanted:
            raise FileChangedError.at(
                short_path(named),
                "has changed since it was read, so it was left as it is",
                remedy="run the command again",
            )

    def _undo(self, steps: Sequence[_Step], error: BaseException) -> None:
        """Put back what was moved.

        What stands where is remembered, not looked up: a disk that fails shows nothing.

        Raises:
            MixedFilesError: if that fails too, telling the new files from the old.
        """
        obstacle = ""
        for step in reversed(steps):
            try:
                put_back(step.entry)
                self._now[step.target.named] = "old"
            except OSError as problem:
                obstacle = reason(problem)
        new, old, missing = ([p for p, s in self._now.items() if s == kind] for kind in _STANDS)
        if new or missing:
            raise MixedFilesError(str(error), obstacle, new, old, missing) from error


def _write_new(step: _Step) -> None:
    """Write a new file beside its place, through to the disk, with the right rights."""
    if step.target.data is None:
        return
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    mode = 0o666 if step.found is None else 0o600
    with os.fdopen(os.open(step.entry.new, flags, mode), "wb") as file:
        if step.found is not None:
            keep_rights(file.fileno(), step.entry.target, step.found)
        file.write(step.target.data)
        file.flush()
        os.fsync(file.fileno())


def _keep_beside(target: Path, kept: Path) -> bool:
    """Give the old file a second name, so that its place is never empty; return whether it has."""
    try:
        os.link(target, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a disk without second names
        return False
    return True


def _move_where_nothing_stands(new: Path, target: Path) -> None:
    """Move a file to a free place; one that somebody has filled since is left alone."""
    try:
        os.link(new, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without second names
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        new.rename(target)
    else:
        new.unlink()


def _try_remove(path: Path | None) -> None:
    """Remove a file of our own; what cannot be removed now, the next run removes."""
    if path is not None:
        with suppress(OSError):
            path.unlink()


def flush_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, on systems that let a folder be opened."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
