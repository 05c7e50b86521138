"""Every byte stream of a file, unpacked: to search it for words that must not be there."""

from __future__ import annotations

import base64
import binascii
import io
import quopri
import re
import zipfile
import zlib
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from functools import lru_cache

import pikepdf

_ESCAPED = re.compile(rb"\\([0-7]{1,3})")
_BASE64 = re.compile(rb"[A-Za-z0-9+/\r\n]{24,}={0,2}")
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")


def holds(data: bytes, word: str) -> bool:
    """Tell whether a file holds `word` in any stream, in any of the usual encodings."""
    wanted = [word.encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le")]
    wanted += [b"".join(b"\\u%04x" % ord(char) for char in word)]
    return any(each.lower() in stream for stream in _unpacked(data) for each in wanted)


@lru_cache(maxsize=4)
def _unpacked(data: bytes) -> tuple[bytes, ...]:
    return tuple(stream.lower() for stream in streams(data))


def streams(data: bytes) -> Iterator[bytes]:
    """Yield the file and everything that is packed into it, however deep."""
    yield from _plain(data)
    if data.startswith(b"PK\3\4"):
        yield from _zip(data)
    elif data.startswith(b"%PDF-"):
        yield from _pdf(data)
    elif re.match(rb"(?i)[a-z-]+: ", data):
        yield from _mail(data)


def _plain(data: bytes) -> Iterator[bytes]:
    """Yield `data` as it stands, and with each way undone in which text can be wrapped."""
    yield data
    yield _ESCAPED.sub(lambda found: bytes([int(found[1], 8) & 255]), data)
    yield quopri.decodestring(data)
    for found in _HEXADECIMAL.findall(data):
        digits = b"".join(found.split())
        yield binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    for found in _BASE64.findall(data):
        packed = b"".join(found.split())
        packed = packed.rstrip(b"=")
        whole = len(packed) - (len(packed) % 4 == 1)
        yield base64.b64decode(packed[:whole] + b"=" * (-whole % 4))


def _zip(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield package.comment
        for info in package.infolist():
            yield info.filename.encode() + info.comment + info.extra
            yield from streams(package.read(info))


def _pdf(data: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            unpacked = zlib.decompressobj().decompress(data[found.end() :])
        except zlib.error:
            continue
        yield from _plain(unpacked)
    with pikepdf.open(io.BytesIO(data)) as file:
        for item in file.objects:
            yield from _plain(item.unparse(resolved=True))
            if isinstance(item, pikepdf.Stream):
                yield from _plain(item.read_bytes())


def _mail(data: bytes) -> Iterator[bytes]:
    for part in message_from_bytes(data, policy=default).walk():
        yield "\n".join(f"{name}: {value}" for name, value in part.items()).encode()
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from streams(content)
