"""A face as PDF font objects: subset, widths and the way back to Unicode.

The objects of a set of characters are made once and kept, since briefs of one house
use nearly the same letters: whole alphabets are taken where a letter is used.
"""

from __future__ import annotations

import string
import zlib
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from reports.renderers.pdf.fonts.face import GLYPH_CIDS, IGNORABLE, SOFT_HYPHEN, Face
from reports.slotted import frozen

_GROUPS = tuple(map(frozenset, (string.ascii_lowercase, string.ascii_uppercase, string.digits)))
_LEVEL = 6

_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@frozen
class FontFile:
    """The parts of an embedded font. Streams are compressed; `length` is FontFile2's before."""

    name: str
    program: bytes
    length: int
    to_unicode: bytes
    cid_to_gid: bytes
    widths: str
    descriptor: str


def font_file(face: Face, chars: Iterable[str], glyphs: dict[int, tuple[int, str]]) -> FontFile:
    """Return the objects of a face that shows `chars`, and `glyphs` for the text they stand for.

    `glyphs` are by their codes.
    """
    # a soft hyphen shows nothing in a word, and a hyphen at a line's end
    wanted = set(chars) - (IGNORABLE - {SOFT_HYPHEN})
    for group in _GROUPS:
        if not wanted.isdisjoint(group):
            wanted |= group
    joined = {
        GLYPH_CIDS + glyph: (glyph, letters)
        for letters, glyph in face.ligatures.items()
        if wanted.issuperset(letters)
    }
    return _font_file(face, frozenset(wanted), frozenset((joined | glyphs).items()))


@lru_cache(maxsize=256)
def _font_file(
    face: Face, chars: frozenset[str], glyphs: frozenset[tuple[int, tuple[int, str]]]
) -> FontFile:
    by_cid = {
        face.cid(char): (face.glyph(char), char) for char in sorted(chars) if face.glyph(char)
    }
    by_cid |= dict(sorted(glyphs))
    program, places = face.font.subset(glyph for glyph, _ in by_cid.values())
    tag = _tag(face.name, by_cid)
    name = f"{tag}+{face.name}"
    return FontFile(
        name=name,
        program=zlib.compress(program, _LEVEL),
        length=len(program),
        to_unicode=zlib.compress(_to_unicode(by_cid).encode("ascii"), _LEVEL),
        cid_to_gid=zlib.compress(_cid_to_gid(by_cid, places), _LEVEL),
        widths=_widths(face, by_cid),
        descriptor=_descriptor(face, name),
    )


_Cids = dict[int, tuple[int, str]]


def _tag(name: str, cids: _Cids) -> str:
    """Return the six letters that mark a subset (ISO 32000-1, 9.6.4)."""
    digest = sha256(f"{name}{sorted(cids)}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _to_unicode(cids: _Cids) -> str:
    rows = [
        f"<{cid:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
        for cid, (_, text) in sorted(cids.items())
        if text
    ]
    # at most 100 entries a block (Adobe Technical Note 5411)
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    return _TO_UNICODE.format(
        "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    )


def _cid_to_gid(cids: _Cids, places: dict[int, int]) -> bytes:
    table = bytearray(2 * (max(cids, default=0) + 1))
    for cid, (glyph, _) in cids.items():
        table[2 * cid : 2 * cid + 2] = places[glyph].to_bytes(2, "big")
    return bytes(table)


def _widths(face: Face, cids: _Cids) -> str:
    """Return the W array: runs of neighbouring CIDs with their widths (ISO 32000-1, 9.7.4.3)."""
    parts: list[str] = []
    last = -2
    for cid in sorted(cids):
        if cid != last + 1:
            parts.append(f"{']' if parts else ''}{cid}[")
        else:
            parts.append(" ")
        parts.append(f"{face.font.advance(cids[cid][0]) * face.em * 1000:.4g}")
        last = cid
    return f"[{''.join(parts)}{']' if parts else ''}]"


def _descriptor(face: Face, name: str) -> str:
    font, em = face.font, 1000 * face.em
    box = " ".join(str(round(edge * em)) for edge in font.bbox)
    flags = 4 | (64 if font.italic_angle else 0)
    stem = round(50 + (font.weight / 65) ** 2)
    return (
        f"/Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
        f"/ItalicAngle {font.italic_angle:g}/Ascent {round(font.ascent * em)}"
        f"/Descent {round(font.descent * em)}/CapHeight {round(font.cap_height * em)}/StemV {stem}"
    )
