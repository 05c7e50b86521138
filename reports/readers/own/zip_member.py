"""The bytes of a member of a zip archive, as `zipfile` reads them, without its files in files.

Of a small part those took four times as long as unpacking it.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator

_CHUNK = 1 << 16
# PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 and 4.4.4
_LOCAL = struct.Struct("<4s22x2H")
_NAMED_IN_UTF_8, _PATCHED, _ENCRYPTED = 0x800, 0x20, 0x41


def unpacked(archive: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a member, at most 64 kB at a time; it is stored or deflated.

    Raises:
        BadZipFile: if it is not where or what the archive's directory says.
        NotImplementedError: if it is encrypted, or a patch.
        zlib.error: if it is damaged.
    """
    if info.flag_bits & (_PATCHED | _ENCRYPTED):
        raise NotImplementedError("an encrypted member, or a patch")
    packed = _packed(archive, info)
    crc = size = 0
    for piece in _inflated(packed) if info.compress_type else _cut(packed):
        crc, size = zlib.crc32(piece, crc), size + len(piece)
        yield piece
    if (crc, size) != (info.CRC, info.file_size):
        raise zipfile.BadZipFile(f"Bad CRC-32 for file {info.filename!r}")


def _packed(archive: bytes, info: zipfile.ZipInfo) -> memoryview:
    start = info.header_offset
    head = archive[start : start + _LOCAL.size]
    if len(head) < _LOCAL.size:
        raise zipfile.BadZipFile("Truncated file header")
    mark, named, extra = _LOCAL.unpack(head)
    if mark != b"PK\3\4":
        raise zipfile.BadZipFile("Bad magic number for file header")
    start += _LOCAL.size
    encoding = "utf-8" if info.flag_bits & _NAMED_IN_UTF_8 else "cp437"
    if archive[start : start + named].decode(encoding) != info.orig_filename:
        raise zipfile.BadZipFile(f"File name in directory {info.filename!r} and header differ.")
    start += named + extra
    return memoryview(archive)[start : start + info.compress_size]


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    left: bytes | memoryview = packed
    while not unpack.eof and (piece := unpack.decompress(left, _CHUNK)):
        yield piece
        left = unpack.unconsumed_tail


def _cut(packed: memoryview) -> Iterator[bytes]:
    return (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
