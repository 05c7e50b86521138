"""A zip file from a stranger, looked through before anything reads it.

A Word file is a zip file of XML. Sizes that the file states are not believed:
every member is unpacked once, with a cap, and what XML may not hold is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from reports.errors import InputError

_CHUNK = 1 << 16
# XML with a document type can hold entities that grow without end (billion laughs); no
# Office file has one (ECMA-376 part 2, 9.1.4). Looked for in the encodings XML may start in.
_FORBIDDEN = tuple(mark.encode(enc) for mark in ("<!DOCTYPE", "<!ENTITY")
                   for enc in ("utf-8", "utf-16-le", "utf-16-be"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """How much a zip file may hold. Sizes are bytes after unpacking."""

    members: int = 4000
    member: int = 64 << 20
    total: int = 160 << 20


_USUAL = ZipLimits()


def read_zip(data: bytes, name: str, limits: ZipLimits = _USUAL) -> Mapping[str, bytes]:
    """Return the members of the zip file `data`, by name; `name` is the file's, for messages.

    Raises:
        InputError: if it is no zip file, is damaged, locked or too large when unpacked,
            holds one name twice, or XML with a document type.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive, name, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
            OSError, ValueError) as error:  # fmt: skip
        raise InputError(f"{name}: found a damaged zip file ({error}), expected a .docx") from error


def _members(archive: zipfile.ZipFile, name: str, limits: ZipLimits) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > limits.members:
        raise InputError(
            f"{name}: found {len(infos):,} parts in the file, expected at most {limits.members:,}"
        )
    members: dict[str, bytes] = {}
    left = limits.total
    for info in infos:
        if info.filename in members:
            raise InputError(f"{name}: found the part {info.filename!r} twice, expected it once")
        content = _read(archive, info, min(limits.member, left), name)
        left -= len(content)
        _check_xml(content, info.filename, name)
        members[info.filename] = content
    return members


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, cap: int, name: str) -> bytes:
    if info.flag_bits & 0x1:
        raise InputError(f"{name}: found a part locked with a password, expected an open file")
    parts, size = [], 0
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > cap:
                raise InputError(
                    f"{name}: the part {info.filename!r} unpacks to more than {cap >> 20} MB, "
                    "expected a document of usual size"
                )
            parts.append(chunk)
    return b"".join(parts)


def _check_xml(content: bytes, part: str, name: str) -> None:
    if not part.lower().endswith((".xml", ".rels")):
        return
    if any(mark in content for mark in _FORBIDDEN):
        raise InputError(
            f"{name}: found a document type in {part!r}, expected XML without one: not read"
        )
