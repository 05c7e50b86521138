"""A TrueType file with only the glyphs of one document, numbered anew.

Hinting is left out: it is for screens of another time, and costs a third of the size.
Tables: ISO 32000-1, 9.9 (what an embedded CIDFontType2 needs).
"""

from __future__ import annotations

from struct import pack, pack_into, unpack_from

from reports.renderers.pdf.sfnt import Sfnt, reading

# flags of a composite glyph (OpenType 1.9, glyf)
_WORDS, _SCALE, _MORE, _XY_SCALE, _MATRIX, _INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100


def subset(font: Sfnt, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """Return the font file that holds `glyphs`, and where each of them went.

    Glyph 0 (.notdef) stays 0; parts of composite glyphs are taken along.

    Raises:
        ThemeError: if an outline is damaged.
    """
    with reading(font.file, "its outlines"):
        return _subset(font, glyphs)


def _subset(font: Sfnt, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    order = _with_components(font, glyphs)
    if sum(len(font.glyph(glyph)) for glyph in order) > len(font.tables["glyf"]):
        raise ValueError("they overlap")
    places = {glyph: n for n, glyph in enumerate(order)}
    outlines = [_renumbered(_without_hints(font.glyph(glyph)), places) for glyph in order]
    padded = [outline + b"\0" * (-len(outline) % 4) for outline in outlines]
    loca, end = [0], 0
    for outline in padded:
        end += len(outline)
        loca.append(end)
    tables = {
        "glyf": b"".join(padded),
        "loca": pack(f">{len(loca)}L", *loca),
        "hmtx": b"".join(_metrics(font, glyph) for glyph in order),
        "maxp": _patched(font.tables["maxp"], ">H", 4, len(order)),
        "hhea": _patched(font.tables["hhea"], ">H", 34, len(order)),
        "head": _patched(_patched(font.tables["head"], ">h", 50, 1), ">L", 8, 0),
    }
    return _file(tables), places


def _with_components(font: Sfnt, glyphs: list[int]) -> list[int]:
    order = [0]
    seen = {0}
    waiting = sorted(set(glyphs), reverse=True)
    while waiting:
        glyph = waiting.pop()
        if glyph not in seen:
            seen.add(glyph)
            order.append(glyph)
            waiting += [part for _, part in _components(font.glyph(glyph))]
    return order


def _components(outline: bytes) -> list[tuple[int, int]]:
    """Return (place of the glyph index, glyph index) for each part of a composite glyph."""
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return []
    found, place, flags = [], 10, _MORE
    while flags & _MORE:
        flags, glyph = unpack_from(">HH", outline, place)
        found.append((place + 2, glyph))
        place += 8 if flags & _WORDS else 6
        place += 2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE) + 8 * bool(flags & _MATRIX)
    return found


def _renumbered(outline: bytes, places: dict[int, int]) -> bytes:
    parts = _components(outline)
    if not parts:
        return outline
    changed = bytearray(outline)
    for place, glyph in parts:
        pack_into(">H", changed, place, places[glyph])
        (flags,) = unpack_from(">H", changed, place - 2)
        pack_into(">H", changed, place - 2, flags & ~_INSTRUCTIONS)
    return bytes(changed)


def _without_hints(outline: bytes) -> bytes:
    """Return the outline of a simple glyph without its instructions."""
    if len(outline) < 10:
        return b""
    (contours,) = unpack_from(">h", outline)
    if contours < 0:
        return outline
    place = 10 + 2 * contours
    (size,) = unpack_from(">H", outline, place)
    return outline[:place] + b"\0\0" + outline[place + 2 + size :]


def _metrics(font: Sfnt, glyph: int) -> bytes:
    outline = font.glyph(glyph)
    left = unpack_from(">h", outline, 2)[0] if outline else 0
    return pack(">Hh", font.advances[glyph], left)


def _patched(table: bytes, code: str, place: int, value: int) -> bytes:
    changed = bytearray(table)
    pack_into(code, changed, place, value)
    return bytes(changed)


def _file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = pack(
        ">LHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    place = len(header) + 16 * count
    records, bodies = [], []
    for tag in sorted(tables):
        body = tables[tag]
        padded = body + b"\0" * (-len(body) % 4)
        total = sum(unpack_from(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        records.append(pack(">4sLLL", tag.encode(), total, place, len(body)))
        bodies.append(padded)
        place += len(padded)
    return header + b"".join(records) + b"".join(bodies)
