"""The seal of a Word brief: tells in no time whether anybody has touched the file.

It is the SHA-256 of the names and compressed bytes of all parts but its own, in a part
of its own. Any program that saves the file makes other bytes; what they say is another
question, which only reading the file answers.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from reports.limits import SEALED_PARTS

#: ``<seal sha256="…"/>``; no relationship but the document's points at it.
SEAL_NAMESPACE: Final = "urn:briefpack:seal:1"
SEAL_PART: Final = "customXml/item2.xml"
SEAL_STORE_ID: Final = "{3E0B7C52-98A1-4B6D-8F27-6C4D1A95E0B2}"
_DIGEST = re.compile(rb'sha256="([0-9a-f]{64})"')
# PKWARE APPNOTE.TXT 6.3.10, section 4.3.7: lengths of the name and the extra field
_LENGTHS = struct.Struct("<26x2H")
#: How many bytes a sealed name has, and what it names.
_SIZES = struct.Struct("<2Q")


def seal_part(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the part that seals `members`: the name and the compressed bytes of each."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<seal xmlns="{SEAL_NAMESPACE}" sha256="{_digest(members)}"/>'
    ).encode()


def is_sealed(data: bytes) -> bool:
    """Return whether a .docx is to the byte what the seal inside it says.

    A file without a seal, and what is no zip archive at all, is not.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > SEALED_PARTS or package.comment:
                return False
            named = _DIGEST.search(package.read(SEAL_PART))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError, NotImplementedError):
        return False
    raw = [(part.filename, _raw(data, part)) for part in parts if part.filename != SEAL_PART]
    return named is not None and named[1].decode() == _digest(raw)


def _digest(members: Iterable[tuple[str, bytes]]) -> str:
    sealed = [SEAL_NAMESPACE.encode()]
    for name, packed in members:
        sealed += (_head(name, len(packed)), packed)
    return hashlib.sha256(b"".join(sealed)).hexdigest()


@lru_cache(maxsize=256)  # most parts of most briefs are the template's
def _head(name: str, size: int) -> bytes:
    """Return the lengths and the name, kept apart from the bytes of the part before."""
    encoded = name.encode()
    return _SIZES.pack(len(encoded), size) + encoded


def _raw(data: bytes, part: zipfile.ZipInfo) -> bytes:
    """Return the compressed bytes of a part, as they lie in the file."""
    head = data[part.header_offset : part.header_offset + 30]
    if len(head) < 30:
        return b""
    name, extra = _LENGTHS.unpack(head)
    start = part.header_offset + 30 + int(name) + int(extra)
    return data[start : start + part.compress_size]
