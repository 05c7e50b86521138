"""A page being painted: its operators, whose content they are, and its links.

Everything painted is either content of a structure element or an artifact; text that
is neither raises, since a screen reader would pass over it (ISO 14289-1, 7.1).
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field

from reports.errors import ThemeError
from reports.renderers.pdf.file.painting.drawing import Raster
from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.fonts.face import GLYPH_CIDS, GLYPH_LIMIT, SPARE_CIDS, Face
from reports.renderers.pdf.fonts.font import JoinedGlyph
from reports.renderers.pdf.fonts.fontfile import AnyGlyph, GlyphTexts
from reports.slotted import frozen, mutable

_ARTIFACT = "Artifact"
_SMALL = string.ascii_lowercase.encode()


class UntaggedTextError(AssertionError):
    """Text was painted outside any element: a fault of this package."""


@mutable
class FaceUse:
    """A face in a document: its name in content streams, and the texts that it shows.

    `glyphs` are those that stand for no single character, by code, with their text.
    """

    face: Face
    name: str
    texts: list[str] = field(default_factory=list)
    glyphs: GlyphTexts = field(default_factory=dict)
    _others: dict[tuple[AnyGlyph, str], int] = field(default_factory=dict)

    @property
    def chars(self) -> set[str]:
        """The characters that it shows; of the small letters of ASCII one stands for all.

        All of these go into the file's font where one does.
        """
        coded = b"".join([text.encode() for text in self.texts])
        others = coded.translate(None, _SMALL)
        return set(others.decode()) | set("a" if len(others) < len(coded) else "")

    def code(self, glyph: AnyGlyph, text: str, is_exact: bool) -> int:
        """Note a glyph and the text it stands for; return its code.

        A joined letter stands for all its letters, or for the first of them, where a sign
        stands between them: if it `is_exact`, each text has a code of its own.
        """
        own = None if isinstance(glyph, JoinedGlyph) or glyph >= GLYPH_LIMIT else GLYPH_CIDS + glyph
        if own is not None and (
            self.glyphs.setdefault(own, (glyph, text)) == (glyph, text) or not is_exact
        ):
            return own
        code = self._others.setdefault((glyph, text), SPARE_CIDS.start + len(self._others))
        if code not in SPARE_CIDS:
            if own is not None:
                return own
            raise ThemeError.at(
                self.face.font.file,
                f"more than {len(SPARE_CIDS):,} of its glyphs have no code by themselves",
                "a smaller font for this script",
            )
        self.glyphs[code] = glyph, text
        return code


@mutable
class Resources:
    """The faces of a document, by the digest of their files, and its images, in order of use."""

    faces: dict[bytes, FaceUse] = field(default_factory=dict)
    images: list[Raster] = field(default_factory=list)

    def image(self, raster: Raster) -> str:
        """Note that `raster` is painted; return its name in content streams."""
        if raster not in self.images:
            self.images.append(raster)
        return f"I{self.images.index(raster)}"

    def name(self, face: Face, text: str) -> str:
        """Note that `face` shows `text`; return the face's name in content streams."""
        use = self.faces.get(face.font.digest) or self.use(face)
        use.texts.append(text)
        return use.name

    def use(self, face: Face) -> FaceUse:
        """Return what is noted of a face."""
        found = self.faces.get(face.font.digest)
        if found is None:
            found = self.faces[face.font.digest] = FaceUse(face, f"F{len(self.faces)}")
        return found


@frozen
class LinkBox:
    """A rectangle that leads to an address, and the element it belongs to."""

    rect: tuple[float, float, float, float]
    href: str
    contents: str
    element: Element


class Page:
    """One page. Coordinates are PDF's: points from the bottom left corner."""

    def __init__(self, index: int, size: tuple[float, float], fonts: Resources) -> None:
        self.index, self.fonts = index, fonts
        self.width, self.height = size
        self.ops: list[str] = []
        self.owners: list[Element] = []
        self.links: list[LinkBox] = []
        self._open: list[str] = []

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Paint as the content of `element`."""
        self.begin(element)
        yield
        self.end()

    @contextmanager
    def artifact(self, entries: str = "") -> Iterator[None]:
        """Paint what readers pass over: rules, grounds, running heads."""
        if self._open and not self.is_artifact:
            raise UntaggedTextError("an artifact inside an element's content")
        if not self._open:
            opening = f"<<{entries}>> BDC" if entries else "BMC"
            self.ops.append(f"/Artifact {opening}\n")
        self._open.append(_ARTIFACT)
        yield
        self.end()

    @property
    def is_artifact(self) -> bool:
        """Whether all that is painted now is an artifact, whatever element is named."""
        return self._open[:1] == [_ARTIFACT]

    def begin(self, element: Element, actual_text: str | None = None) -> None:
        """Open marked content of `element`; `actual_text` if that is not what it shows."""
        if self.is_artifact:
            self._open.append(element.tag)
            return
        mark = len(self.owners)
        self.owners.append(element)
        element.kids.append((self.index, mark))
        actual = "" if actual_text is None else f"/ActualText{text_string(actual_text)}"
        self.ops.append(f"/{element.tag} <</MCID {mark}{actual}>> BDC\n")
        self._open.append(element.tag)

    def end(self) -> None:
        """Close what was opened last."""
        self._open.pop()
        if not self._open:
            self.ops.append("EMC\n")

    def resume(self, element: Element) -> None:
        """Go on with the content of `element` unless content is open."""
        if not self._open or (self.is_artifact and len(self._open) == 1):
            self.begin(element)

    def pause(self) -> None:
        """Close content that is open; an artifact around it stays."""
        if len(self._open) > self.is_artifact:
            self.end()

    def text(self, element: Element, start: str, shown: str) -> None:
        """Add a text object that has begun with `start` and what it shows.

        It is the content of `element` unless content is open.
        """
        if self._open:
            self.ops.append(f"{start}{shown}ET\n")
            return
        mark = len(self.owners)
        self.owners.append(element)
        element.kids.append((self.index, mark))
        self.ops.append(f"{start}/{element.tag} <</MCID {mark}>> BDC\n{shown}EMC\nET\n")

    def show(self, op: str) -> None:
        """Add an operator that shows text."""
        if not self._open:
            raise UntaggedTextError("text painted outside any element")
        self.ops.append(op)

    def ground(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle as an artifact; the colour is an operand string of `rgb`."""
        if self._open:
            with self.artifact():
                self.fill(x, y, width, height, colour)
            return
        self.ops.append("/Artifact BMC\n")
        self.fill(x, y, width, height, colour)
        self.ops.append("EMC\n")

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle; the colour is an operand string of `rgb`."""
        self.ops.append(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f\n")


def rgb(colour: str) -> str:
    """Return ``#RRGGBB`` as the operands of rg: ``0.08 0.19 0.31``."""
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.3g}" for n in (1, 3, 5))
