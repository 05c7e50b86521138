"""Why a file operation failed, in words that say what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reports.errors import FileDeliveryError

_OPEN_ELSEWHERE = "it is open in another program; close it there and try again"
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "the permission is missing",
    errno.EPERM: "the permission is missing",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EEXIST: "it exists already",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "its symbolic links lead in a circle",
    errno.ENAMETOOLONG: "the name is too long for this disk",
    errno.ETXTBSY: _OPEN_ELSEWHERE,
    errno.EBUSY: _OPEN_ELSEWHERE,
}
#: What Windows answers when another program holds a file open, or a part of it locked.
_SHARING_VIOLATIONS = (32, 33)


def reason(error: Exception) -> str:
    """Return why a file operation failed, in words."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return _OPEN_ELSEWHERE
    if isinstance(error, OSError) and error.errno is not None:
        return _REASONS.get(error.errno) or os.strerror(error.errno).lower()
    return str(error)


def short_path(path: Path) -> str:
    """Return a path for a message, shortened where it is very long."""
    text = str(path)
    return text if len(text) <= 120 else f"{text[:117]}…"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what goes wrong with `path` into an error that names it and the reason."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise FileDeliveryError.at(
            short_path(path), f"cannot be written: {reason(error)}"
        ) from error
