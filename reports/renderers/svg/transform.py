"""The ``transform`` attribute as a matrix (SVG 1.1, 7.6)."""

from __future__ import annotations

import math
import re

from reports.renderers.svg.geometry import IDENTITY, Matrix, multiply
from reports.renderers.svg.numbers import read_numbers

_TRANSFORM = re.compile(r"[\s,]*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")


def read_transform(text: str) -> Matrix:
    """Return the matrix of a ``transform`` attribute; the last one named is done first.

    Raises:
        ValueError: naming what is no transform of SVG 1.1.
    """
    matrix, place = IDENTITY, 0
    while place < len(text):
        part = _TRANSFORM.match(text, place)
        if part is None:
            raise ValueError(f"found the transform {text[place : place + 40]!r}")
        matrix = multiply(_matrix(part[1], read_numbers(part[2])), matrix)
        place = part.end()
    return matrix


def _matrix(kind: str, v: list[float]) -> Matrix:
    match kind, v:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *rest] if len(rest) < 2:
            return 1, 0, 0, 1, x, rest[0] if rest else 0
        case "scale", [x, *rest] if len(rest) < 2:
            return x, 0, 0, rest[0] if rest else x, 0, 0
        case "rotate", [angle, *rest] if len(rest) in (0, 2):
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = rest or (0.0, 0.0)
            return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y
        case "skewX", [angle]:
            return 1, 0, math.tan(math.radians(angle)), 1, 0, 0
        case "skewY", [angle]:
            return 1, math.tan(math.radians(angle)), 0, 1, 0, 0
    raise ValueError(f"found {kind} with {len(v)} numbers in a transform")
