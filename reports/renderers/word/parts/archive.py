"""The zip of a Word file, written so that the same parts give the same bytes.

A part that never changes is deflated once and kept as a `Member`; putting members
together is then copying bytes. Every member is dated 1980-01-01, the zip format's
first day, since a clock would make two builds of one briefing differ.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from itertools import accumulate

from reports.slotted import frozen

# PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DEFLATED = 20, 8
_TIME, _DAY = 0, 1 << 5 | 1
#: Half the time of zlib's usual level 6 for a twelfth more bytes, of what changes with each brief.
FAST = 3


@frozen
class Member:
    """A file of the archive: its name (ASCII), CRC-32, size in bytes and deflated bytes."""

    name: str
    crc: int
    size: int
    deflated: bytes


def member(name: str, data: bytes, level: int = FAST) -> Member:
    """Return `data` as a member, deflated at `level` (1 fast to 9 small)."""
    press = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, zlib.crc32(data), len(data), press.compress(data) + press.flush())


def write_archive(members: Iterable[Member]) -> bytes:
    """Return the zip archive of `members`, in their order."""
    held = list(members)
    locals_ = [_local(one) for one in held]
    sizes = [len(head) + len(one.deflated) for head, one in zip(locals_, held, strict=True)]
    starts = list(accumulate(sizes, initial=0))
    directory = b"".join(_central(one, start) for one, start in zip(held, starts, strict=False))
    count, end = len(held), starts[-1]
    tail = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), end, 0)
    bodies = (
        part for head, one in zip(locals_, held, strict=True) for part in (head, one.deflated)
    )
    return b"".join((*bodies, directory, tail))


def _local(one: Member) -> bytes:
    name = one.name.encode("ascii")
    facts = (one.crc, len(one.deflated), one.size, len(name), 0)
    return _LOCAL.pack(b"PK\3\4", _VERSION, 0, _DEFLATED, _TIME, _DAY, *facts) + name


def _central(one: Member, start: int) -> bytes:
    name = one.name.encode("ascii")
    sizes = (one.crc, len(one.deflated), one.size, len(name), 0, 0, 0, 0, 0, start)
    return _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, _DEFLATED, _TIME, _DAY, *sizes) + name
