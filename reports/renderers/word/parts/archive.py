"""The zip of a Word file, written so that the same parts give the same bytes.

A part that never changes is deflated once and kept as a `Member`; putting members
together is then copying bytes. Every member is dated 1980-01-01, the zip format's
first day, since a clock would make two builds of one briefing differ.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from reports.slotted import frozen

# PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5HL")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DEFLATED, _AS_IT_IS = 20, 8, 0
_TIME, _DAY = 0, 1 << 5 | 1
#: Half the time of zlib's usual level 6 for a ninth more bytes, of what changes with each brief.
FAST = 2
#: Not deflated: a few hundred bytes, and prose, which saves half of what tags do.
STORED = 0


@frozen
class Member:
    """A file of the archive: its name (ASCII), CRC-32, size in bytes and packed bytes.

    `local` and `central` are its headers in the archive, the second up to where it starts.
    """

    name: str
    crc: int
    size: int
    packed: bytes
    local: bytes
    central: bytes


def member(name: str, data: bytes, level: int = FAST) -> Member:
    """Return `data` as a member, deflated at `level` (1 fast to 9 small) or `STORED`."""
    packed = zlib.compress(data, level, -zlib.MAX_WBITS) if level else data
    crc, size = zlib.crc32(data), len(data)
    encoded = name.encode("ascii")
    method = _DEFLATED if level else _AS_IT_IS
    facts = (0, method, _TIME, _DAY, crc, len(packed), size, len(encoded), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, *facts) + encoded
    central = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0)
    return Member(name, crc, size, packed, local, central)


def write_archive(members: Iterable[Member]) -> bytes:
    """Return the zip archive of `members`, in their order."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    start = 0
    for one in members:
        bodies += (one.local, one.packed)
        directory += (one.central, start.to_bytes(4, "little"), one.local[_LOCAL.size :])
        start += len(one.local) + len(one.packed)
    count, size = len(bodies) // 2, sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0)
    return b"".join((*bodies, *directory, end))
