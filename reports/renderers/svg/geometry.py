"""Shapes: paths of lines and cubic curves with the style and the matrix they are painted by.

A renderer draws them in its own way: the PDF as path operators, Word as custom geometry.
"""

from __future__ import annotations

from typing import Literal

from reports.renderers.svg.style import ShapeStyle
from reports.slotted import frozen

Point = tuple[float, float]
#: a b c d e f, as in SVG 1.1, 7.5: x becomes a·x + c·y + e, y becomes b·x + d·y + f.
Matrix = tuple[float, float, float, float, float, float]
#: A step of a path: move to, line to, cubic curve to (two control points and the end), close.
Step = tuple[Literal["m", "l", "c", "h"], tuple[Point, ...]]
Path = tuple[Step, ...]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
CLOSE: Step = ("h", ())


@frozen
class Shape:
    """A path in units of its own; `matrix` places it in the drawing, y downwards."""

    path: Path
    style: ShapeStyle
    matrix: Matrix = IDENTITY

    def placed(self) -> Path:
        """Return the path in the drawing's units."""
        if self.matrix == IDENTITY:
            return self.path
        a, b, c, d, e, f = self.matrix
        return tuple(
            (kind, tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points))
            for kind, points in self.path
        )

    @property
    def line_width(self) -> float:
        """Width of the stroke in the drawing's units; the mean one where axes differ."""
        a, b, c, d, _, _ = self.matrix
        return self.style.width * float(abs(a * d - b * c) ** 0.5)


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip
