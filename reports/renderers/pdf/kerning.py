"""Pair kerning from a font's GPOS table (OpenType 1.9, lookup types 2 and 9).

Only pairs that occur in text are looked up, so a font's classes are never spread
out into tens of thousands of pairs.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from struct import unpack_from

from reports.renderers.pdf.sfnt import reading, words

_X_ADVANCE = 0x0004
_MAX_PAIRS = 40_000
#: Lookups of a font, and subtables of a lookup: honest fonts have a few dozen.
_MAX_SUBTABLES = 500


class PairKerning:
    """Answers how much closer (negative) two glyphs stand, in font units."""

    def __init__(self, gpos: bytes | None, file: str) -> None:
        """Read the table `gpos` of the font `file`, whose name is for messages.

        Raises:
            ThemeError: if the table is damaged; asking for a pair may find it so, too.
        """
        self._file = file
        with reading(file, "its kerning (GPOS)"):
            self._lookups = _kern_lookups(gpos) if gpos else []
        self._pairs: dict[tuple[int, int], int] = {}

    def __call__(self, left: int, right: int) -> int:
        """Return the adjustment between glyphs `left` and `right`."""
        pair = (left, right)
        value = self._pairs.get(pair)
        if value is None:
            if len(self._pairs) > _MAX_PAIRS:
                self._pairs.clear()
            with reading(self._file, "its kerning (GPOS)"):
                value = sum(_adjust(lookup, pair) for lookup in self._lookups)
            self._pairs[pair] = value
        return value


def _adjust(lookup: list[_PairTable], pair: tuple[int, int]) -> int:
    """Return what the first subtable that knows the pair says; later ones are not asked."""
    for subtable in lookup:
        value = subtable.adjust(*pair)
        if value is not None:
            return value
    return 0


def _kern_lookups(gpos: bytes) -> list[list[_PairTable]]:
    features, lookups = unpack_from(">HH", gpos, 6)
    (count,) = unpack_from(">H", gpos, features)
    wanted: set[int] = set()
    for n in range(count):
        tag, offset = unpack_from(">4sH", gpos, features + 2 + 6 * n)
        if tag == b"kern":
            _, size = unpack_from(">HH", gpos, features + offset)
            wanted.update(unpack_from(f">{size}H", gpos, features + offset + 4))
    places = [unpack_from(">H", gpos, lookups + 2 + 2 * n)[0] for n in sorted(wanted)]
    if len(places) > _MAX_SUBTABLES:
        raise ValueError("found lookups past all use")
    return [tables for place in places if (tables := _subtables(gpos, lookups + place))]


def _subtables(gpos: bytes, lookup: int) -> list[_PairTable]:
    kind, _, count = unpack_from(">HHH", gpos, lookup)
    if count > _MAX_SUBTABLES:
        raise ValueError("found subtables past all use")
    found: list[_PairTable] = []
    for offset in unpack_from(f">{count}H", gpos, lookup + 6):
        start, actual = lookup + offset, kind
        if kind == 9:
            _, actual, far = unpack_from(">HHL", gpos, start)
            start += far
        # contextual kerning (types 7 and 8) is left to the shaper
        if actual == 2:
            found.append(_PairTable(gpos, start))
    return found


class _PairTable:
    """A PairPos subtable: format 1 lists pairs, format 2 is a matrix of classes."""

    def __init__(self, gpos: bytes, start: int) -> None:
        self._gpos, self._start = gpos, start
        kind, coverage, one, two = unpack_from(">4H", gpos, start)
        self._is_listed = kind == 1
        self._coverage = _coverage(gpos, start + coverage)
        self._has_advance = bool(one & _X_ADVANCE)
        self._first = 2 * (one & (_X_ADVANCE - 1)).bit_count()
        self._size = 2 * (one.bit_count() + two.bit_count())
        if not self._is_listed:
            left, right, _, self._rights = unpack_from(">4H", gpos, start + 8)
            self._left_classes = _classes(gpos, start + left)
            self._right_classes = _classes(gpos, start + right)

    def adjust(self, left: int, right: int) -> int | None:
        """Return the pair's adjustment, or None if this subtable does not know it."""
        index = self._coverage.get(left)
        if index is None or not self._has_advance:
            return None
        if self._is_listed:
            return self._listed(index, right)
        row = (self._left_classes.get(left) or 0) * self._rights
        place = self._start + 16 + (row + (self._right_classes.get(right) or 0)) * self._size
        return int(unpack_from(">h", self._gpos, place + self._first)[0])

    def _listed(self, index: int, right: int) -> int | None:
        (offset,) = unpack_from(">H", self._gpos, self._start + 10 + 2 * index)
        pairs = self._start + offset
        (count,) = unpack_from(">H", self._gpos, pairs)
        low, high, step = 0, count, 2 + self._size
        while low < high:
            middle = (low + high) // 2
            (second,) = unpack_from(">H", self._gpos, pairs + 2 + middle * step)
            if second == right:
                place = pairs + 4 + middle * step + self._first
                return int(unpack_from(">h", self._gpos, place)[0])
            low, high = (middle + 1, high) if second < right else (low, middle)
        return None


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Numbers by glyph, as runs of glyphs. In a stepped run the number grows with the glyph."""

    firsts: array[int]
    lasts: array[int]
    numbers: array[int]
    step: int

    def get(self, glyph: int) -> int | None:
        """Return the number of `glyph`, None if it is in no run."""
        n = bisect_left(self.lasts, glyph)
        if n == len(self.lasts) or glyph < self.firsts[n]:
            return None
        return self.numbers[n] + self.step * (glyph - self.firsts[n])


def _coverage(gpos: bytes, start: int) -> _Ranges:
    kind, count = unpack_from(">HH", gpos, start)
    if kind == 1:
        glyphs = words(gpos[start + 4 : start + 4 + 2 * count])
        return _Ranges(glyphs, glyphs, array("H", range(count)), 1)
    return _runs(gpos, start + 4, count, 1)


def _classes(gpos: bytes, start: int) -> _Ranges:
    (kind,) = unpack_from(">H", gpos, start)
    if kind == 1:
        first, count = unpack_from(">HH", gpos, start + 2)
        glyphs = array("H", range(first, first + count))
        return _Ranges(glyphs, glyphs, words(gpos[start + 6 : start + 6 + 2 * count]), 0)
    (count,) = unpack_from(">H", gpos, start + 2)
    return _runs(gpos, start + 4, count, 0)


def _runs(gpos: bytes, start: int, count: int, step: int) -> _Ranges:
    numbers = words(gpos[start : start + 6 * count])
    return _Ranges(numbers[::3], numbers[1::3], numbers[2::3], step)
