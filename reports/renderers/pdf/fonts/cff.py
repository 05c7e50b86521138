"""CFF outlines as a PDF wants them: with a number for each glyph (Adobe Technical Note 5176).

Outlines that are made for numbered glyphs (CIDs) keep the numbers of their charset. Those
with names get numbers: readers differ in what they make of names in a font of this kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_CHARSET, _CHAR_STRINGS, _PRIVATE = 15, 17, 18
_ESCAPE, _TWO_BYTES = 12, 1200
_FONT_MATRIX, _ROS = _TWO_BYTES + 7, _TWO_BYTES + 30
_CID_COUNT, _FD_ARRAY, _FD_SELECT = _TWO_BYTES + 34, _TWO_BYTES + 36, _TWO_BYTES + 37
#: The first numbers of strings of a font's own.
_REGISTRY, _ORDERING = 391, 392
_HEADER = b"\1\0\4\4"


class Outlines(NamedTuple):
    """A CFF table, and the CID of each of its glyphs."""

    data: bytes
    cids: Sequence[int]


class _Operator(NamedTuple):
    """An operator of a DICT with its operands, and its bytes; two-byte ones are 1200 and up."""

    number: int
    operands: list[int]
    raw: bytes


def numbered(data: bytes, count: int) -> Outlines:
    """Return a CFF table of `count` glyphs, as HarfBuzz makes them, with a number for each."""
    after_names, _ = _index(data, data[2])
    _, dicts = _index(data, after_names)
    top = {each.number: each for each in _operators(data[slice(*dicts[0])])}
    if _ROS in top:
        return Outlines(data, _charset(data, top[_CHARSET].operands[-1], count))
    return Outlines(_with_numbers(data, data[data[2] : after_names], top, count), range(count))


def _with_numbers(data: bytes, names: bytes, top: dict[int, _Operator], count: int) -> bytes:
    """Return the table with a head of its own before all that it has, in which nothing moves."""
    matrix = top[_FONT_MATRIX].raw if _FONT_MATRIX in top else b""
    size, private = top[_PRIVATE].operands
    strings = _made_index(b"Adobe", b"Identity") + _made_index()
    charset = b"\2" + _two(1) + _two(count - 2) if count > 1 else b"\0"
    select = b"\3" + _two(1) + _two(0) + b"\0" + _two(count)

    def head(start: int) -> bytes:
        """Return what stands before the data, which begins at `start`: always as long."""
        fonts = _made_index(_entry(_PRIVATE, size, start + private))
        fonts_at = start - len(fonts)
        select_at = fonts_at - len(select)
        entries = (
            _entry(_ROS, _REGISTRY, _ORDERING, 0),
            matrix,
            _entry(_CID_COUNT, count),
            _entry(_CHARSET, select_at - len(charset)),
            _entry(_CHAR_STRINGS, start + top[_CHAR_STRINGS].operands[-1]),
            _entry(_FD_ARRAY, fonts_at),
            _entry(_FD_SELECT, select_at),
        )
        dicts = _made_index(b"".join(entries))
        return _HEADER + names + dicts + strings + charset + select + fonts

    return head(len(head(0))) + data


def _entry(number: int, *operands: int) -> bytes:
    """Return an operator behind its operands, each as long as the largest could be."""
    name = bytes([_ESCAPE, number - _TWO_BYTES]) if number >= _TWO_BYTES else bytes([number])
    return b"".join(b"\x1d" + each.to_bytes(4, "big", signed=True) for each in operands) + name


def _made_index(*objects: bytes) -> bytes:
    if not objects:
        return _two(0)
    offsets = [1]
    for each in objects:
        offsets.append(offsets[-1] + len(each))
    return _two(len(objects)) + b"\2" + b"".join(map(_two, offsets)) + b"".join(objects)


def _two(number: int) -> bytes:
    return number.to_bytes(2, "big", signed=number < 0)


def _index(data: bytes, at: int) -> tuple[int, list[tuple[int, int]]]:
    """Return where an INDEX ends, and where its objects stand."""
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return at + 2, []
    size, first = data[at + 2], at + 3
    offsets = [
        int.from_bytes(data[first + size * n : first + size * (n + 1)], "big")
        for n in range(count + 1)
    ]
    base = first + size * (count + 1) - 1
    return base + offsets[-1], [(base + start, base + end) for start, end in pairwise(offsets)]


def _operators(data: bytes) -> Iterator[_Operator]:
    at = start = 0
    operands: list[int] = []
    while at < len(data):
        first = data[at]
        if first < 22:
            is_long = first == _ESCAPE
            number = _TWO_BYTES + data[at + 1] if is_long else first
            at += 1 + is_long
            yield _Operator(number, operands, data[start:at])
            operands, start = [], at
        else:
            operand, at = _operand(data, at)
            operands.append(operand)


def _operand(data: bytes, at: int) -> tuple[int, int]:
    """Return a number, of real ones 0, and where it ends."""
    first = data[at]
    if first in (28, 29):
        end = at + (3 if first == 28 else 5)
        return int.from_bytes(data[at + 1 : end], "big", signed=True), end
    if first == 30:
        at += 1
        while 15 not in divmod(data[at], 16):
            at += 1
        return 0, at + 1
    if first < 247:
        return first - 139, at + 1
    low = data[at + 1]
    value = (first - 247) * 256 + low + 108 if first < 251 else -(first - 251) * 256 - low - 108
    return value, at + 2


def _charset(data: bytes, at: int, count: int) -> list[int]:
    """Return the CIDs of a charset: one by one, or in ranges with how many more follow."""
    left = {0: 0, 1: 1, 2: 2}[data[at]]
    at, found = at + 1, [0]
    while len(found) < count:
        first = int.from_bytes(data[at : at + 2], "big")
        more = int.from_bytes(data[at + 2 : at + 2 + left], "big")
        found += range(first, first + more + 1)
        at += 2 + left
    return found[:count]
