"""Reads what the PDF renderer needs of a static TrueType file, and nothing else.

Field names are those of the OpenType specification 1.9. A face is read in about a
millisecond: tables are parsed into arrays, glyphs stay bytes until they are embedded.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from struct import error as StructError  # noqa: N812
from struct import iter_unpack, unpack_from

from reports.errors import ThemeError

#: Code points of Unicode.
_MAX_CODES = 0x110000
_UNICODE_SUBTABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))


@dataclass(frozen=True, slots=True)
class Sfnt:
    """A TrueType font: its tables as bytes, its measures in font units.

    `file` is for messages; `advances` and `loca` are by glyph, `cmap` maps code points to
    glyphs. Glyphs that the maps name are there.
    """

    file: str
    name: str
    tables: dict[str, bytes]
    units_per_em: int
    bbox: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    weight: int
    italic_angle: float
    advances: array[int]
    loca: array[int]
    cmap: dict[int, int]

    def glyph(self, index: int) -> bytes:
        """Return the outline of glyph `index` as it stands in the glyf table."""
        return self.tables["glyf"][self.loca[index] : self.loca[index + 1]]


def read_sfnt(data: bytes, name: str) -> Sfnt:
    """Return the font in `data`; `name` is the file's, for messages.

    Raises:
        ThemeError: if it is not a static TrueType font.
    """
    if data[:4] not in (b"\0\1\0\0", b"true"):
        raise ThemeError(f"font {name!r}: expected a TrueType file (.ttf), found {data[:4]!r}")
    with reading(name, "it"):
        return _read(data, name)


@contextmanager
def reading(file: str, what: str) -> Iterator[None]:
    """Turn what damaged data of the font `file` leads to into an error that says so.

    Raises:
        ThemeError: naming the file, and what in it is damaged.
    """
    try:
        yield
    except (LookupError, StructError, ValueError, OverflowError) as error:
        raise ThemeError(
            f"font {file!r}: {what} cannot be read as TrueType ({type(error).__name__}: {error})"
        ) from error


def _read(data: bytes, file: str) -> Sfnt:
    tables = _tables(data)
    if "fvar" in tables:
        raise ValueError("it is a variable font, expected a static one")
    head, hhea, os2 = tables["head"], tables["hhea"], tables["OS/2"]
    (glyphs,) = unpack_from(">H", tables["maxp"], 4)
    (long_metrics,) = unpack_from(">H", hhea, 34)
    (long_loca,) = unpack_from(">h", head, 50)
    ascent, descent = unpack_from(">hh", hhea, 4)
    units_per_em = int(unpack_from(">H", head, 18)[0])
    if not 16 <= units_per_em <= 16_384:
        raise ValueError(f"found {units_per_em} units per em, expected 16 to 16,384")
    return Sfnt(
        file=file,
        name=_postscript_name(tables["name"]),
        tables=tables,
        units_per_em=units_per_em,
        bbox=unpack_from(">4h", head, 36),
        ascent=ascent,
        descent=descent,
        cap_height=_cap_height(os2, ascent),
        weight=unpack_from(">H", os2, 4)[0],
        italic_angle=unpack_from(">l", tables["post"], 4)[0] / 65536,
        advances=_advances(tables["hmtx"], long_metrics, glyphs),
        loca=_loca(tables["loca"], bool(long_loca), glyphs),
        cmap=_cmap(tables["cmap"], glyphs),
    )


def _tables(data: bytes) -> dict[str, bytes]:
    (count,) = unpack_from(">H", data, 4)
    records = [unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(count)]
    if sum(size for *_, size in records) > 2 * len(data):
        raise ValueError("its tables claim more than the file holds")
    return {tag.decode("latin-1"): data[start : start + size] for tag, _, start, size in records}


def words(data: bytes, code: str = "H") -> array[int]:
    """Return big-endian integers as an array: ``H`` for 16 bits, ``I`` for 32."""
    numbers = array(code, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _advances(hmtx: bytes, long_metrics: int, glyphs: int) -> array[int]:
    advances = words(_whole(hmtx[: 4 * long_metrics], 4))[::2]
    advances.extend([advances[-1]] * (glyphs - long_metrics))
    if len(advances) < glyphs:
        raise ValueError(f"found {len(advances)} widths for {glyphs} glyphs")
    return advances[:glyphs]


def _loca(loca: bytes, is_long: bool, glyphs: int) -> array[int]:
    size = (4 if is_long else 2) * (glyphs + 1)
    if len(loca) < size:
        raise ValueError(f"found too short a loca table for {glyphs} glyphs")
    if is_long:
        return words(loca[:size], "I")
    return array("I", [2 * offset for offset in words(loca[:size])])


def _cap_height(os2: bytes, ascent: int) -> int:
    (version,) = unpack_from(">H", os2)
    return int(unpack_from(">h", os2, 88)[0]) if version >= 2 else int(ascent * 0.7)


def _postscript_name(table: bytes) -> str:
    """Return name 6, which PDF wants without white space and delimiters."""
    count, strings = unpack_from(">HH", table, 2)
    for n in range(count):
        platform, _, _, name_id, length, offset = unpack_from(">6H", table, 6 + 12 * n)
        if name_id == 6:
            raw = table[strings + offset : strings + offset + length]
            text = raw.decode("utf-16-be" if platform in (0, 3) else "latin-1")
            # PostScript names have 63 letters at most
            return "".join(c for c in text if c.isalnum() or c in "-_")[:63] or "Font"
    return "Font"


def _cmap(table: bytes, glyphs: int) -> dict[int, int]:
    """Return the glyph of each code point; what leads to no glyph is left out."""
    (count,) = unpack_from(">H", table, 2)
    records = (unpack_from(">HHL", table, 4 + 8 * n) for n in range(count))
    offsets = {(platform, encoding): offset for platform, encoding, offset in records}
    for key in _UNICODE_SUBTABLES:
        if key in offsets:
            subtable = table[offsets[key] :]
            (kind,) = unpack_from(">H", subtable)
            found = _cmap_12(subtable) if kind == 12 else _cmap_4(subtable)
            return {code: glyph for code, glyph in found.items() if 0 < glyph < glyphs}
    raise ValueError("it has no Unicode character map")


def _cmap_12(table: bytes) -> dict[int, int]:
    (groups,) = unpack_from(">L", table, 12)
    found: dict[int, int] = {}
    codes = 0
    for first, last, glyph in iter_unpack(">LLL", _whole(table[16 : 16 + 12 * groups], 12)):
        codes = _counted(codes, first, last)
        for code in range(first, last + 1):
            found[code] = glyph + code - first
    return found


def _cmap_4(table: bytes) -> dict[int, int]:
    length, _, double = unpack_from(">HHH", table, 2)
    count = double // 2
    numbers = words(_whole(table[14:length], 2))
    ends, starts = numbers[:count], numbers[count + 1 : 2 * count + 1]
    deltas, offsets = numbers[2 * count + 1 : 3 * count + 1], numbers[3 * count + 1 :]
    found: dict[int, int] = {}
    codes = 0
    for n, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=False)
    ):
        codes = _counted(codes, first, last)
        for code in range(first, min(last, 0xFFFE) + 1):
            # an offset counts bytes from its own place in the array of offsets
            glyph = offsets[n + offset // 2 + code - first] if offset else code
            if glyph:
                found[code] = (glyph + delta) & 0xFFFF
    return found


def _counted(codes: int, first: int, last: int) -> int:
    """Return how many codes the ranges so far have: each code point belongs into one."""
    codes += max(0, last - first + 1)
    if codes > _MAX_CODES:
        raise ValueError("its character map has more codes than there are characters")
    return codes


def _whole(data: bytes, size: int) -> bytes:
    """Return `data` without what is left at its end of a record of `size` bytes."""
    return data[: len(data) - len(data) % size]
