"""Files that appear whole or not at all.

All files of a group are written under temporary names, flushed to the disk and only
then moved to their places, so that a failed build leaves what was there before.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from reports.errors import FileDeliveryError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "the permission is missing",
    errno.EPERM: "the permission is missing",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "the name is too long for this disk",
}


def read_file(path: Path, limit: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileDeliveryError: if it cannot be read, or holds more than `limit` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise FileDeliveryError(f"{path}: cannot be read: {reason(error)}") from error
    if len(data) > limit:
        raise FileDeliveryError(f"{path}: found more than {limit // 1_000_000} MB, expected less")
    return data


def read_stream(stream: BinaryIO, limit: int) -> bytes:
    """Return all bytes of standard input, which may be a device that never ends.

    Raises:
        FileDeliveryError: if it holds more than `limit` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise FileDeliveryError(
            f"standard input: found more than {limit // 1_000_000} MB, expected less"
        )
    return data


def write_files(files: Sequence[tuple[Path, bytes]], *, replace: bool = True) -> None:
    """Write all files, or none of them.

    Raises:
        FileDeliveryError: naming the file and the reason; nothing was changed then.
    """
    written: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in files:
            _check_target(path, replace)
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append((_write_temporary(path.parent, data), path))
        for temporary, path in written:
            os.replace(temporary, path)  # noqa: PTH105 - atomic on one file system
        for folder in {path.parent for _, path in written}:
            _flush_folder(folder)
    except (OSError, ValueError) as error:
        raise FileDeliveryError(f"{_short(path)}: cannot be written: {reason(error)}") from error
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)


def check_stem(stem: str) -> str:
    """Return `stem` if it names a file in one folder.

    Raises:
        FileDeliveryError: if it holds a slash or a control character, or is empty.
    """
    if stem.strip(" .") and not any(c in "/\\" or ord(c) < 32 for c in stem):
        return stem
    raise FileDeliveryError(f"{stem!r} cannot name a file: expected no slashes or controls in it")


def reason(error: Exception) -> str:
    """Return why a file operation failed, in words."""
    if isinstance(error, OSError) and error.errno is not None:
        return _REASONS.get(error.errno) or os.strerror(error.errno).lower()
    return str(error)


def _check_target(path: Path, replace: bool) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not replace and path.exists():
        raise ValueError("it exists already; --force replaces it")


def _write_temporary(folder: Path, data: bytes) -> Path:
    """Write `data` into a new file with the usual rights, through to the disk."""
    temporary = folder / f".briefpack-{secrets.token_hex(8)}.tmp"
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _flush_folder(folder: Path) -> None:
    # not every system lets a folder be opened; the files themselves are safe by then
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _short(path: Path) -> str:
    text = str(path)
    return text if len(text) <= 120 else f"{text[:117]}…"
