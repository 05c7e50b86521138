"""A page being painted: its operators, whose content they are, and its links.

Everything painted is either content of a structure element or an artifact; text that
is neither raises, since a reader would never be told of it (ISO 14289-1, 7.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reports.renderers.pdf.face import Face
from reports.renderers.pdf.structure import Element


class UntaggedTextError(AssertionError):
    """Text was painted outside any element: a fault of this package."""


@dataclass(slots=True)
class FontUse:
    """The faces of a document and what each must hold, in the order of their first use."""

    chars: dict[Face, set[str]] = field(default_factory=dict)
    glyphs: dict[Face, dict[int, str]] = field(default_factory=dict)

    def name(self, face: Face, text: Iterable[str]) -> str:
        """Note that `face` shows `text`; return the face's name in content streams."""
        used = self.chars.get(face)
        if used is None:
            used = self.chars[face] = set()
        used.update(text)
        return self._name(face)

    def shaped_name(self, face: Face, glyphs: dict[int, str]) -> str:
        """Note that `face` shows `glyphs` (each with the text it stands for); return its name."""
        self.chars.setdefault(face, set())
        self.glyphs.setdefault(face, {}).update(glyphs)
        return self._name(face)

    def _name(self, face: Face) -> str:
        return f"F{list(self.chars).index(face)}"


@dataclass(frozen=True, slots=True)
class LinkBox:
    """A rectangle that leads to an address, and the element it belongs to."""

    rect: tuple[float, float, float, float]
    href: str
    contents: str
    element: Element


class Page:
    """One page. Coordinates are PDF's: points from the bottom left corner."""

    def __init__(self, index: int, size: tuple[float, float], fonts: FontUse) -> None:
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
        if self._open:
            raise UntaggedTextError("an artifact inside an element's content")
        self.ops.append(f"/Artifact <<{entries}>> BDC\n" if entries else "/Artifact BMC\n")
        self._open.append("Artifact")
        yield
        self.end()

    def begin(self, element: Element) -> None:
        """Open marked content of `element`; the kid is added to it."""
        mark = len(self.owners)
        self.owners.append(element)
        element.kids.append((self.index, mark))
        self.ops.append(f"/{element.tag} <</MCID {mark}>> BDC\n")
        self._open.append(element.tag)

    def end(self) -> None:
        """Close what was opened last."""
        self.ops.append("EMC\n")
        self._open.pop()

    def show(self, op: str) -> None:
        """Add an operator that shows text."""
        if not self._open:
            raise UntaggedTextError("text painted outside any element")
        self.ops.append(op)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle; the colour is an operand string of `rgb`."""
        self.ops.append(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f\n")


def rgb(colour: str) -> str:
    """Return ``#RRGGBB`` as the operands of rg: ``0.08 0.19 0.31``."""
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.3g}" for n in (1, 3, 5))
