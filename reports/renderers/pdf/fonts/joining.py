"""Several glyphs joined to one, in a TrueType font: for letters of more signs than characters.

A letter such as the “o” of Tamil is shown by two signs around another letter. As one glyph it
stands for its characters, and readers need not be told what parts of it stand for. The new
glyphs are composite ones (OpenType, glyf): they draw the others at their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from struct import Struct, pack, pack_into, unpack_from

from reports.renderers.pdf.fonts.font import JoinedGlyph

_DIRECTORY, _RECORD = Struct(">4s4H"), Struct(">4s3L")
_BOX = Struct(">5h")
#: Arguments of a component are words, and places of its origin; another one follows.
_PLACED, _MORE = 0x1 | 0x2, 0x20
_MAGIC = 0xB1B0AFBA
_MOST = 0xFFFF


def with_joined(program: bytes, joined: Sequence[JoinedGlyph]) -> tuple[bytes, int]:
    """Return a TrueType font that has `joined` behind its glyphs, and the first one's index.

    The parts are indices of its own glyphs.

    Raises:
        struct.error, IndexError, KeyError, ValueError: if its tables are damaged.
    """
    tables = _tables(program)
    count = unpack_from(">H", tables["maxp"], 4)[0]
    glyphs = _glyphs(tables, count)
    metrics = _metrics(tables, count)
    for each in joined:
        drawn = _composite(each, glyphs)
        glyphs.append(drawn)
        metrics.append((each.advance, unpack_from(">h", drawn, 2)[0] if drawn else 0))
    _fill(tables, glyphs, metrics, max(len(each.parts) for each in joined))
    return _file(program[:4], tables), count


def _tables(program: bytes) -> dict[str, bytearray]:
    count = _DIRECTORY.unpack_from(program)[1]
    found = {}
    for n in range(count):
        tag, _, start, length = _RECORD.unpack_from(program, _DIRECTORY.size + n * _RECORD.size)
        found[tag.decode("latin-1")] = bytearray(program[start : start + length])
    return found


def _glyphs(tables: dict[str, bytearray], count: int) -> list[bytes]:
    is_long = unpack_from(">h", tables["head"], 50)[0]
    kind, scale = ("L", 1) if is_long else ("H", 2)
    places = [scale * n for n in unpack_from(f">{count + 1}{kind}", tables["loca"])]
    return [bytes(tables["glyf"][start:end]) for start, end in pairwise(places)]


def _metrics(tables: dict[str, bytearray], count: int) -> list[tuple[int, int]]:
    """Return how far the pen goes for each glyph, and where that begins."""
    own = unpack_from(">H", tables["hhea"], 34)[0]
    found = [unpack_from(">Hh", tables["hmtx"], 4 * n) for n in range(own)]
    bearings = unpack_from(f">{count - own}h", tables["hmtx"], 4 * own)
    return [*found, *((found[-1][0], bearing) for bearing in bearings)]


def _composite(joined: JoinedGlyph, glyphs: Sequence[bytes]) -> bytes:
    boxes = []
    for index, x, y in joined.parts:
        if glyphs[index]:
            _, left, bottom, right, top = _BOX.unpack_from(glyphs[index])
            boxes.append((left + x, bottom + y, right + x, top + y))
    if not boxes:
        return b""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    data = _BOX.pack(-1, min(lefts), min(bottoms), max(rights), max(tops))
    drawn = [part for part in joined.parts if glyphs[part[0]]]
    for number, (index, x, y) in enumerate(drawn, start=1):
        more = _MORE if number < len(drawn) else 0
        data += pack(">HHhh", _PLACED | more, index, x, y)
    return data


def _fill(
    tables: dict[str, bytearray], glyphs: Sequence[bytes], metrics: Sequence[tuple[int, int]],
    most: int,
) -> None:  # fmt: skip
    """Write glyphs and metrics into the tables that hold and count them."""
    padded = [glyph + bytes(-len(glyph) % 4) for glyph in glyphs]
    places = [0, *accumulate(map(len, padded))]
    tables["glyf"] = bytearray(b"".join(padded))
    tables["loca"] = bytearray(pack(f">{len(places)}L", *places))
    tables["hmtx"] = bytearray(b"".join(pack(">Hh", *each) for each in metrics))
    pack_into(">h", tables["head"], 50, 1)
    pack_into(">H", tables["hhea"], 34, len(metrics))
    pack_into(">H", tables["hhea"], 10, max(advance for advance, _ in metrics))
    maxp = tables["maxp"]
    points, contours, all_points, all_contours = unpack_from(">4H", maxp, 6)
    elements, depth = unpack_from(">2H", maxp, 28)
    pack_into(">H", maxp, 4, len(glyphs))
    pack_into(
        ">2H", maxp, 10,
        min(_MOST, most * max(points, all_points)), min(_MOST, most * max(contours, all_contours)),
    )  # fmt: skip
    pack_into(">2H", maxp, 28, max(elements, most), depth + 1)


def _file(kind: bytes, tables: dict[str, bytearray]) -> bytes:
    """Return tables as a font file, with the sums that it is checked by."""
    pack_into(">L", tables["head"], 8, 0)
    power = len(tables).bit_length() - 1
    head = _DIRECTORY.pack(kind, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    at = len(head) + _RECORD.size * len(tables)
    records, body = b"", b""
    for tag, data in sorted(tables.items()):
        records += _RECORD.pack(tag.encode("latin-1"), _sum(data), at + len(body), len(data))
        body += bytes(data) + bytes(-len(data) % 4)
    whole = bytearray(head + records + body)
    adjustment = (_MAGIC - _sum(whole)) & 0xFFFFFFFF
    start = next(
        unpack_from(">L", whole, at + 8)[0]
        for at in range(len(head), len(head) + len(records), _RECORD.size)
        if whole[at : at + 4] == b"head"
    )
    pack_into(">L", whole, start + 8, adjustment)
    return bytes(whole)


def _sum(data: bytes | bytearray) -> int:
    padded = bytes(data) + bytes(-len(data) % 4)
    words: tuple[int, ...] = unpack_from(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
