"""A font opened by HarfBuzz: its measures, its letters, words shaped, and subsets.

TrueType and OpenType with CFF outlines, alone or out of a collection.

Lengths are in font units. HarfBuzz checks every table before it reads it, so a damaged
one is as good as missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property
from string import ascii_lowercase
from struct import error as StructError  # noqa: N812
from struct import unpack_from
from typing import NamedTuple

import uharfbuzz as hb

from reports.errors import ThemeError
from reports.fonts import font_number
from reports.slotted import frozen

#: What PDF needs of an embedded CIDFontType2 without hints (ISO 32000-1, 9.9).
_EMBEDDED = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
#: The same of one with CFF outlines; the first goes into the file alone.
_CFF = "CFF "
_EMBEDDED_CFF = frozenset({_CFF, "head", "hhea", "hmtx", "maxp"})
#: How a file of each kind begins.
_TRUETYPE, _OPENTYPE, _COLLECTION = (b"\0\1\0\0", b"true"), b"OTTO", b"ttcf"
#: What small letters are shaped beside when ligatures are looked for.
_NEIGHBOURS = frozenset(f"{ascii_lowercase} ")
#: CFF outlines without subroutines are smaller when packed, and read alike by all.
_SUBSET = (
    hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.DESUBROUTINIZE
)
_FEATURES = {"kern": True, "liga": True}


@frozen
class Shaped:
    """A glyph by its index, how far the pen goes, its offset, and where its text starts."""

    glyph: int
    advance: int
    x: int
    y: int
    start: int


class JoinedGlyph(NamedTuple):
    """Glyphs shown as one: how far the pen goes, and of each its index and place, in font units."""

    advance: int
    parts: tuple[tuple[int, int, int], ...]


class Font:
    """A static font. `is_cff` says that its outlines are CFF's, not TrueType's.

    `bbox` is left, bottom, right, top; `weight` is from 1 to 1000 (OpenType, OS/2), and
    `italic_angle` in degrees, counted counterclockwise.
    """

    def __init__(self, data: bytes, file: str, number: int = 0) -> None:
        """Open a font in `data`; `file` is its name, for messages, `number` which of several.

        Raises:
            ValueError: if it is none, or a variable one.
            struct.error: if a table that PDF needs is cut short.
        """
        self.file = file
        self.digest = hashlib.sha256(data + bytes([number] if number else [])).digest()
        self.face = hb.Face(data, number)
        tags = set(self.face.table_tags)
        self.is_cff = _CFF in tags
        self._embedded = _EMBEDDED_CFF if self.is_cff else _EMBEDDED
        if not self.face.glyph_count or not tags >= self._embedded:
            raise ValueError("it lacks tables of a font")
        if self.face.has_var_data:
            raise ValueError("it is a variable font, expected a static one")
        self._font = hb.Font(self.face)
        self.name = _postscript_name(self.face)
        self.units_per_em: int = self.face.upem
        self.bbox: tuple[int, ...] = unpack_from(">4h", self._table("head"), 36)
        self.ascent, self.descent = unpack_from(">hh", self._table("hhea"), 4)
        self.italic_angle: float = unpack_from(">l", self._table("post"), 4)[0] / 65536
        self.weight: int = unpack_from(">H", self._table("OS/2"), 4)[0]
        cap_height = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        self.cap_height = int(cap_height)
        self._firsts: dict[str, tuple[int, int]] = {}
        self._beside: dict[str, hb.Buffer] = {}

    def _table(self, tag: str) -> bytes:
        data: bytes = self.face.reference_table(tag).data
        return data

    def glyph(self, char: str) -> int:
        """Return the glyph for `char`; 0 if there is none."""
        return self._font.get_nominal_glyph(ord(char)) or 0

    def is_drawn(self, glyph: int) -> bool:
        """Return whether a glyph has an outline: of a font that was cut short some have none."""
        extents = self._font.get_glyph_extents(glyph)
        return extents is not None and extents.width != 0

    def advance(self, glyph: int) -> int:
        """Return how far the pen goes by the font alone."""
        return int(self._font.get_glyph_h_advance(glyph))

    @cached_property
    def ligatures(self) -> dict[str, int]:
        """The lowercase Latin letters that are shown by one glyph in all text, and that glyph."""
        found = self._joined(ascii_lowercase)
        return found | self._joined(found)

    def _joined(self, starts: Iterable[str]) -> dict[str, int]:
        """Return what becomes one glyph with one more letter, and that glyph."""
        found: dict[str, int] = {}
        for words in ([start + more for more in ascii_lowercase] for start in starts):
            text = " ".join(words)
            buffer = self._shaped(text)
            if len(words[0]) == 2:
                self._beside[words[0][0]] = buffer
            # few letters begin a ligature, and glyphs are sooner counted than looked at
            if len(buffer) < len(text):
                glyphs = {start: glyph for glyph, _, start in self.kerned(text)}
                step = len(words[0]) + 1
                found |= {
                    word: glyphs[at]
                    for at, word in zip(range(0, len(text), step), words, strict=True)
                    if glyphs.keys().isdisjoint(range(at + 1, at + step - 1)) and at in glyphs
                }
        return found

    def first(self, pair: str) -> tuple[int, int]:
        """Return the glyph of the first of two letters with its advance beside the second.

        Small letters were shaped beside all others when ligatures were looked for.
        """
        known = self._firsts
        one, other = pair[:1], pair[1:]
        if pair not in known and other in _NEIGHBOURS and one in self._beside:
            text = " ".join(one + more for more in ascii_lowercase)
            for glyph, advance, start in _glyphs_of(self._beside[one]):
                known[text[start : start + 2]] = glyph, advance
        return known.get(pair) or self.kerned(pair)[0][:2]

    def kerned(self, text: str) -> list[tuple[int, int, int]]:
        """Return glyphs with kerning and ligatures: index, advance, where the text starts.

        For scripts that run from left to right, one letter after the other.
        """
        return _glyphs_of(self._shaped(text))

    def _shaped(self, text: str) -> hb.Buffer:
        buffer = _buffer(text, rtl=False)
        hb.shape(self._font, buffer, _FEATURES)
        return buffer

    def shape(self, text: str, *, rtl: bool) -> list[Shaped]:
        """Return `text` as glyphs from left to right, with all that its script asks for."""
        buffer = _buffer(text, rtl=rtl)
        # marks keep a cluster of their own: glyphs then stand for single letters where they can
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer)
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
        return [
            Shaped(info.codepoint, place.x_advance, place.x_offset, place.y_offset, info.cluster)
            for info, place in pairs
        ]

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """Return the font file that holds `glyphs`, and where each of them went.

        Of CFF outlines it is that table alone. Glyph 0 (.notdef) stays 0. Hinting is left out:
        it is for screens of another time, and costs a third of the size.

        Raises:
            ThemeError: if the font's outlines cannot be read.
        """
        wanted = hb.SubsetInput()
        wanted.flags = _SUBSET
        kept = {0, *glyphs}
        wanted.glyph_set.update(kept)
        dropped = set(self.face.table_tags) - self._embedded
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in dropped)
        try:
            plan = hb.SubsetPlan(self.face, wanted)
            made = plan.execute()
            data: bytes = (made.reference_table(_CFF) if self.is_cff else made.blob).data
        except (MemoryError, RuntimeError, ValueError) as error:
            raise ThemeError.at(self.file, f"the font's outlines are damaged: {error}") from error
        places = dict(plan.old_to_new_glyph_mapping)
        if not kept <= places.keys():
            raise ThemeError.at(self.file, "the font's characters lead to glyphs that it lacks")
        return data, places


def read_font(data: bytes, name: str) -> Font:
    """Return the font in `data`; `name` is the file's, for messages.

    Behind the name of a collection stands which of its fonts is meant: ``x.ttc#2``; the
    first is number 0.

    Raises:
        ThemeError: if it is no static font, TrueType or OpenType.
    """
    number = font_number(name)
    start = data[:4]
    if start not in (*_TRUETYPE, _OPENTYPE, _COLLECTION):
        raise ThemeError.at(
            name, f"found {start!r} at the start", "a TrueType or OpenType file (.ttf, .otf, .ttc)"
        )
    count = int.from_bytes(data[8:12], "big") if start == _COLLECTION else 1
    if number >= count:
        raise ThemeError.at(
            name, f"found font number {number}", f"one from 0 to {count - 1}: it holds {count}"
        )
    try:
        return Font(data, name, number)
    except (ValueError, StructError) as error:
        raise ThemeError.at(name, f"the font cannot be read: {error}") from error


def _glyphs_of(buffer: hb.Buffer) -> list[tuple[int, int, int]]:
    # of nothing, HarfBuzz gives no positions
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
    return [(info.codepoint, place.x_advance, info.cluster) for info, place in pairs]


def _buffer(text: str, *, rtl: bool) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    # set before the rest is guessed: the language of the system must not matter
    buffer.language = "und"
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    return buffer


def _postscript_name(face: hb.Face) -> str:
    """Return name 6, which PDF wants without white space and delimiters."""
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_")) or "Font"
