"""The basic shapes of SVG as PDF paths (SVG 1.1, chapter 9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reports.renderers.drawing import numbers
from reports.renderers.svg.path import path_operators, read_numbers
from reports.renderers.svg.style import read_length

#: How far control points stand off a quarter of a circle of radius 1.
QUARTER = 0.5522847498

Attributes = Mapping[str, str]


def shape_operators(name: str, attributes: Attributes) -> str | None:
    """Return the path of a shape; "" if it has no extent, None if `name` is no shape.

    Raises:
        ValueError: naming what was found instead of a number or a command.
    """
    shape = _SHAPES.get(name)
    return None if shape is None else shape(attributes)


def _length(attributes: Attributes, name: str, default: float = 0.0) -> float:
    return read_length(attributes[name], name) if name in attributes else default


def _path(attributes: Attributes) -> str:
    return path_operators(attributes.get("d", ""))


def _rectangle(attributes: Attributes) -> str:
    x, y, width, height = (_length(attributes, name) for name in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ""
    rx = _length(attributes, "rx", _length(attributes, "ry"))
    ry = _length(attributes, "ry", rx)
    rx, ry = min(max(rx, 0), width / 2), min(max(ry, 0), height / 2)
    if not (rx and ry):
        return f"{numbers(x, y, width, height)} re"
    return _rounded((x, y, x + width, y + height), rx, ry)


def _rounded(box: tuple[float, float, float, float], rx: float, ry: float) -> str:
    left, top, right, bottom = box
    kx, ky = rx * (1 - QUARTER), ry * (1 - QUARTER)
    corners = (
        (right - rx, top, right - kx, top, right, top + ky, right, top + ry),
        (right, bottom - ry, right, bottom - ky, right - kx, bottom, right - rx, bottom),
        (left + rx, bottom, left + kx, bottom, left, bottom - ky, left, bottom - ry),
        (left, top + ry, left, top + ky, left + kx, top, left + rx, top),
    )
    lines = [
        f"{numbers(*c[:2])} {'l' if n else 'm'} {numbers(*c[2:])} c" for n, c in enumerate(corners)
    ]
    return "\n".join([*lines, "h"])


def _circle(attributes: Attributes) -> str:
    radius = _length(attributes, "r")
    return _oval(attributes, radius, radius)


def _ellipse(attributes: Attributes) -> str:
    return _oval(attributes, _length(attributes, "rx"), _length(attributes, "ry"))


def _oval(attributes: Attributes, rx: float, ry: float) -> str:
    if rx <= 0 or ry <= 0:
        return ""
    x, y = _length(attributes, "cx"), _length(attributes, "cy")
    return _rounded((x - rx, y - ry, x + rx, y + ry), rx, ry)


def _line(attributes: Attributes) -> str:
    x1, y1, x2, y2 = (_length(attributes, name) for name in ("x1", "y1", "x2", "y2"))
    return f"{numbers(x1, y1)} m {numbers(x2, y2)} l"


def _polyline(attributes: Attributes) -> str:
    points = read_numbers(attributes.get("points", ""))
    if len(points) % 2:
        raise ValueError("found points with an odd count of numbers")
    pairs = zip(points[::2], points[1::2], strict=True)
    return " ".join(f"{numbers(x, y)} {'l' if n else 'm'}" for n, (x, y) in enumerate(pairs))


def _polygon(attributes: Attributes) -> str:
    line = _polyline(attributes)
    return f"{line} h" if line else ""


_SHAPES: dict[str, Callable[[Attributes], str]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
