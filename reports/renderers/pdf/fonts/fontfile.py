"""A face as PDF font objects: subset, widths and the way back to Unicode.

A TrueType font has a table that leads from codes to glyphs. CFF outlines have numbers of
their own (ISO 32000-1, 9.7.4.2), to which a CMap leads: text is coded alike in both.

The objects of a set of characters are made once and kept, since briefs of one house
use nearly the same letters: whole alphabets are taken where a letter is used.
"""

from __future__ import annotations

import string
import zlib
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from struct import error as StructError  # noqa: N812
from typing import TYPE_CHECKING

from reports.errors import ThemeError
from reports.renderers.pdf.fonts.face import GLYPH_CIDS, IGNORABLE, SOFT_HYPHEN, Face
from reports.renderers.pdf.fonts.font import JoinedGlyph
from reports.slotted import frozen

if TYPE_CHECKING:
    from reports.renderers.pdf.fonts.cff import Outlines

#: A glyph by its index, or several shown as one.
AnyGlyph = int | JoinedGlyph
#: Glyphs and the text that each stands for, by their codes.
GlyphTexts = dict[int, tuple[AnyGlyph, str]]
_GROUPS = tuple(map(frozenset, (string.ascii_lowercase, string.ascii_uppercase, string.digits)))
_LEVEL = 6
#: A soft hyphen shows nothing in a word, and a hyphen at a line's end. All the others are some
#: thousands: too many to go through for every font of every file.
_NEVER_SHOWN = IGNORABLE - {SOFT_HYPHEN}

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{rows}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
#: The name of the CMap that leads from codes to the numbers of CFF glyphs.
CODING = "Briefpack-UCS2-H"


@frozen
class FontFile:
    """The parts of an embedded font. Streams are compressed; `length` is `program`'s before.

    Of TrueType outlines `coding` is the CIDToGIDMap, of CFF's (`is_cff`) the CMap.
    """

    name: str
    program: bytes
    length: int
    to_unicode: bytes
    coding: bytes
    is_cff: bool
    widths: str
    descriptor: str


def font_file(face: Face, chars: Iterable[str], glyphs: GlyphTexts) -> FontFile:
    """Return the objects of a face that shows `chars`, and `glyphs` for the text they stand for.

    `glyphs` are by their codes.
    """
    wanted = set(chars) - _NEVER_SHOWN
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
    face: Face, chars: frozenset[str], glyphs: frozenset[tuple[int, tuple[AnyGlyph, str]]]
) -> FontFile:
    by_cid: GlyphTexts = {
        face.cid(char): (face.glyph(char), char) for char in sorted(chars) if face.glyph(char)
    }
    by_cid |= dict(sorted(glyphs))
    program, places = _subset(face, [glyph for glyph, _ in by_cid.values()])
    tag = _tag(face.name, by_cid)
    name = f"{tag}+{face.name}"
    is_cff = face.font.is_cff
    if is_cff:
        program, numbers = _numbered(face, program, len(places))
        cids = {code: numbers[places[glyph]] for code, (glyph, _) in by_cid.items()}
        coding, widths = _coding(cids).encode("ascii"), {cids[c]: by_cid[c] for c in by_cid}
    else:
        coding, widths = _cid_to_gid(by_cid, places), by_cid
    return FontFile(
        name=name,
        program=zlib.compress(program, _LEVEL),
        length=len(program),
        to_unicode=zlib.compress(_to_unicode(by_cid).encode("ascii"), _LEVEL),
        coding=zlib.compress(coding, _LEVEL),
        is_cff=is_cff,
        widths=_widths(face, widths),
        descriptor=_descriptor(face, name),
    )


def _subset(face: Face, glyphs: Iterable[AnyGlyph]) -> tuple[bytes, dict[AnyGlyph, int]]:
    """Return the font file that holds `glyphs`, and where each of them is in it."""
    own, joined = set[int](), list[JoinedGlyph]()
    for glyph in glyphs:
        if isinstance(glyph, JoinedGlyph):
            joined.append(glyph)
            own.update(index for index, _, _ in glyph.parts)
        else:
            own.add(glyph)
    program, kept = face.font.subset(own)
    places: dict[AnyGlyph, int] = dict(kept.items())
    if not joined:
        return program, places
    from reports.renderers.pdf.fonts.joining import with_joined  # few scripts need it

    joined = sorted(set(joined))
    inside = [
        each._replace(parts=tuple((kept[index], x, y) for index, x, y in each.parts))
        for each in joined
    ]
    try:
        program, first = with_joined(program, inside)
    except (IndexError, KeyError, ValueError, StructError) as error:
        raise ThemeError.at(
            face.font.file, f"the font's outlines are damaged: {error!r}"
        ) from error
    return program, places | {glyph: first + n for n, glyph in enumerate(joined)}


def _numbered(face: Face, program: bytes, count: int) -> Outlines:
    from reports.renderers.pdf.fonts.cff import numbered  # most fonts have other outlines

    try:
        return numbered(program, count)
    except (IndexError, KeyError, ValueError, OverflowError) as error:
        raise ThemeError.at(
            face.font.file, f"the font's outlines are damaged: {error!r}"
        ) from error


def _tag(name: str, cids: GlyphTexts) -> str:
    """Return the six letters that mark a subset (ISO 32000-1, 9.6.4)."""
    digest = sha256(f"{name}{sorted(cids)}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _to_unicode(cids: GlyphTexts) -> str:
    rows = [
        f"<{cid:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
        for cid, (_, text) in sorted(cids.items())
        if text
    ]
    return _CMAP.format(
        ordering="UCS", name="Adobe-Identity-UCS", kind=2, rows=_blocks(rows, "bfchar")
    )


def _coding(cids: dict[int, int]) -> str:
    """Return the CMap that leads from codes to CIDs."""
    rows = [f"<{code:04X}> {cid}\n" for code, cid in sorted(cids.items())]
    return _CMAP.format(ordering="Identity", name=CODING, kind=1, rows=_blocks(rows, "cidchar"))


def _blocks(rows: list[str], kind: str) -> str:
    # at most 100 entries a block (Adobe Technical Note 5411)
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    return "".join(f"{len(block)} begin{kind}\n{''.join(block)}end{kind}\n" for block in blocks)


def _cid_to_gid(cids: GlyphTexts, places: dict[AnyGlyph, int]) -> bytes:
    table = bytearray(2 * (max(cids, default=0) + 1))
    for cid, (glyph, _) in cids.items():
        table[2 * cid : 2 * cid + 2] = places[glyph].to_bytes(2, "big")
    return bytes(table)


def _widths(face: Face, cids: GlyphTexts) -> str:
    """Return the W array: runs of neighbouring CIDs with their widths (ISO 32000-1, 9.7.4.3)."""
    parts: list[str] = []
    last = -2
    for cid in sorted(cids):
        if cid != last + 1:
            parts.append(f"{']' if parts else ''}{cid}[")
        else:
            parts.append(" ")
        glyph = cids[cid][0]
        own = glyph.advance if isinstance(glyph, JoinedGlyph) else face.font.advance(glyph)
        parts.append(f"{own * face.em * 1000:.4g}")
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
