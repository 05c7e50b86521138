"""Where a file is to stand: what its name leads to, and whether that may be replaced."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from reports.slotted import frozen

#: Folders that hold no files but what the system shows as such.
_SYSTEM_FOLDERS = ("/dev", "/dev/fd")
_MAX_LINKS = 40  # as many as Linux follows


@frozen
class Target:
    """A file that is to be written: its name as given, where it leads, what to write there.

    Without `data` it is to go.
    """

    named: Path
    real: Path
    data: bytes | None


def find_target(named: Path, data: bytes | None) -> Target:
    """Return where `named` leads: a symbolic link stays, what it points to is written.

    Raises:
        OSError, ValueError: if it leads in a circle, or to what is no file.
    """
    with suppress(FileNotFoundError):  # nothing, or a link to what does not stand yet
        named.stat()  # the system is asked too: it may forbid the links of strangers
    at = named
    for _ in range(_MAX_LINKS):
        folder = os.path.realpath(at.parent)
        if folder in _SYSTEM_FOLDERS or folder.startswith("/proc/"):
            raise ValueError("it is no file of a disk; use - for standard output")
        at = Path(folder) / at.name
        if not at.is_symlink():
            return Target(named, at, data)
        at = Path(folder) / at.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def examine(target: Target, *, replace: bool) -> os.stat_result | None:
    """Return what is known of the file that stands at a target, None if none does.

    Raises:
        OSError, ValueError: if it may not be replaced.
    """
    try:
        found = target.real.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise ValueError(f"it is {_kind(found.st_mode)}, expected a file; - is standard output")
    if not replace:
        raise ValueError("it exists already; --force replaces it")
    if not found.st_mode & 0o222:
        raise ValueError("it is read-only; allow writing to it, or give another name")
    if not os.access(target.real, os.W_OK) or _is_kept_by_sticky_folder(target.real, found):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return found


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for test, name in kinds if test(mode)), "a device")


def _is_kept_by_sticky_folder(path: Path, found: os.stat_result) -> bool:
    """Return whether a folder such as /tmp lets only others replace this file."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return False
    folder = path.parent.stat()
    sticky = bool(folder.st_mode & stat.S_ISVTX)
    return sticky and os.geteuid() not in (found.st_uid, folder.st_uid)
