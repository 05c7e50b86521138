"""Reading a file, up to a limit."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from reports.deliver.files.reasons import reason
from reports.errors import FileDeliveryError


def read_file(path: Path, limit: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileDeliveryError: if it cannot be read, or holds more than `limit` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except IsADirectoryError as error:
        raise folder_given(path) from error
    except (OSError, ValueError) as error:
        raise FileDeliveryError.at(path, f"cannot be read: {reason(error)}") from error
    if len(data) > limit:
        raise FileDeliveryError.at(path, f"found more than {limit // 1_000_000} MB", "less")
    return data


def folder_given(path: object) -> FileDeliveryError:
    """Return the error of a folder where a file is read."""
    return FileDeliveryError.at(path, "cannot be read: it is a folder", remedy="name a file in it")


def read_stream(stream: BinaryIO, limit: int) -> bytes:
    """Return all bytes of standard input, which may be a device that never ends.

    Raises:
        FileDeliveryError: if it holds more than `limit` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise FileDeliveryError.at(
            "standard input", f"found more than {limit // 1_000_000} MB", "less"
        )
    return data
