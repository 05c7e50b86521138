"""Standard ligatures from a font's GSUB table (OpenType 1.9, lookup types 4 and 7)."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

from reports.renderers.pdf.sfnt import reading

_MAX_LIGATURES = 0x10000
_MAX_SUBTABLES = 500

#: Letters that are shown by one glyph, and that glyph.
Ligatures = dict[str, int]


def read_ligatures(gsub: bytes | None, cmap: dict[int, int], glyphs: int, file: str) -> Ligatures:
    """Return the ligatures of Latin letters that a font asks for in all text (feature liga).

    Only those whose glyph is below `glyphs`; `file` is for messages.

    Raises:
        ThemeError: if the table is damaged.
    """
    if gsub is None:
        return {}
    letters = {cmap[code]: chr(code) for code in range(0x61, 0x7B) if code in cmap}
    found: Ligatures = {}
    with reading(file, "its ligatures (GSUB)"):
        for count, (parts, ligature) in enumerate(_all_ligatures(gsub)):
            if count > _MAX_LIGATURES:
                raise ValueError("found more than there are glyphs")
            if 0 < ligature < glyphs and all(part in letters for part in parts):
                found.setdefault("".join(letters[part] for part in parts), ligature)
    return found


def _all_ligatures(gsub: bytes) -> Iterator[tuple[tuple[int, ...], int]]:
    for count, subtable in enumerate(_subtables(gsub)):
        if count > _MAX_SUBTABLES:
            raise ValueError("found subtables past all use")
        yield from _ligatures(gsub, subtable)


def _subtables(gsub: bytes) -> Iterator[int]:
    """Yield where the ligature subtables of the feature liga start."""
    features, lookups = unpack_from(">HH", gsub, 6)
    (count,) = unpack_from(">H", gsub, features)
    wanted: set[int] = set()
    for n in range(count):
        tag, offset = unpack_from(">4sH", gsub, features + 2 + 6 * n)
        if tag == b"liga":
            (size,) = unpack_from(">H", gsub, features + offset + 2)
            wanted.update(unpack_from(f">{size}H", gsub, features + offset + 4))
    for n in sorted(wanted):
        lookup = lookups + unpack_from(">H", gsub, lookups + 2 + 2 * n)[0]
        kind, _, size = unpack_from(">HHH", gsub, lookup)
        for offset in unpack_from(f">{size}H", gsub, lookup + 6):
            start, actual = lookup + offset, kind
            if kind == 7:
                _, actual, far = unpack_from(">HHL", gsub, start)
                start += far
            if actual == 4:
                yield start


def _ligatures(gsub: bytes, start: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield the glyphs that are joined, and the glyph that they become."""
    _, coverage, count = unpack_from(">HHH", gsub, start)
    firsts = _coverage(gsub, start + coverage)
    for first, offset in zip(firsts, unpack_from(f">{count}H", gsub, start + 6), strict=False):
        place = start + offset
        (size,) = unpack_from(">H", gsub, place)
        for other in unpack_from(f">{size}H", gsub, place + 2):
            ligature, length = unpack_from(">HH", gsub, place + other)
            rest = unpack_from(f">{length - 1}H", gsub, place + other + 4)
            yield (first, *rest), ligature


def _coverage(gsub: bytes, start: int) -> list[int]:
    kind, count = unpack_from(">HH", gsub, start)
    if kind == 1:
        return list(unpack_from(f">{count}H", gsub, start + 4))
    found: list[int] = []
    for n in range(count):
        first, last = unpack_from(">HH", gsub, start + 4 + 6 * n)
        found += range(first, last + 1)
        if len(found) > _MAX_LIGATURES:
            raise ValueError("found more glyphs than a font can have")
    return found
