"""The basic shapes of SVG as paths (SVG 1.1, chapter 9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reports.renderers.svg.geometry import CLOSE, Path, Point
from reports.renderers.svg.numbers import read_numbers
from reports.renderers.svg.path import read_path
from reports.renderers.svg.style import read_length

#: How far control points stand off a quarter of a circle of radius 1.
QUARTER = 0.5522847498

Attributes = Mapping[str, str]


def shape_path(name: str, attributes: Attributes) -> Path | None:
    """Return the path of a shape; an empty one if it has no extent, None if `name` is no shape.

    Raises:
        ValueError: naming what was found instead of a number or a command.
    """
    shape = _SHAPES.get(name)
    return None if shape is None else shape(attributes)


def _length(attributes: Attributes, name: str, default: float = 0.0) -> float:
    return read_length(attributes[name], name) if name in attributes else default


def _path(attributes: Attributes) -> Path:
    return read_path(attributes.get("d", ""))


def _rectangle(attributes: Attributes) -> Path:
    x, y, width, height = (_length(attributes, name) for name in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ()
    rx = _length(attributes, "rx", _length(attributes, "ry"))
    ry = _length(attributes, "ry", rx)
    rx, ry = min(max(rx, 0), width / 2), min(max(ry, 0), height / 2)
    if not (rx and ry):
        right, bottom = x + width, y + height
        return _polygon_of([(x, y), (right, y), (right, bottom), (x, bottom)])
    return _rounded((x, y, x + width, y + height), rx, ry)


def _rounded(box: tuple[float, float, float, float], rx: float, ry: float) -> Path:
    left, top, right, bottom = box
    kx, ky = rx * (1 - QUARTER), ry * (1 - QUARTER)
    return (
        ("m", ((right - rx, top),)),
        ("c", ((right - kx, top), (right, top + ky), (right, top + ry))),
        ("l", ((right, bottom - ry),)),
        ("c", ((right, bottom - ky), (right - kx, bottom), (right - rx, bottom))),
        ("l", ((left + rx, bottom),)),
        ("c", ((left + kx, bottom), (left, bottom - ky), (left, bottom - ry))),
        ("l", ((left, top + ry),)),
        ("c", ((left, top + ky), (left + kx, top), (left + rx, top))),
        CLOSE,
    )


def _circle(attributes: Attributes) -> Path:
    radius = _length(attributes, "r")
    return _oval(attributes, radius, radius)


def _ellipse(attributes: Attributes) -> Path:
    return _oval(attributes, _length(attributes, "rx"), _length(attributes, "ry"))


def _oval(attributes: Attributes, rx: float, ry: float) -> Path:
    if rx <= 0 or ry <= 0:
        return ()
    x, y = _length(attributes, "cx"), _length(attributes, "cy")
    return _rounded((x - rx, y - ry, x + rx, y + ry), rx, ry)


def _line(attributes: Attributes) -> Path:
    x1, y1, x2, y2 = (_length(attributes, name) for name in ("x1", "y1", "x2", "y2"))
    return ("m", ((x1, y1),)), ("l", ((x2, y2),))


def _polyline(attributes: Attributes) -> Path:
    points = read_numbers(attributes.get("points", ""))
    if len(points) % 2:
        raise ValueError("found points with an odd count of numbers")
    return _polyline_of(list(zip(points[::2], points[1::2], strict=True)))


def _polygon(attributes: Attributes) -> Path:
    line = _polyline(attributes)
    return (*line, CLOSE) if line else ()


def _polyline_of(points: Sequence[Point]) -> Path:
    return tuple(("l" if n else "m", (point,)) for n, point in enumerate(points))


def _polygon_of(points: Sequence[Point]) -> Path:
    return (*_polyline_of(points), CLOSE)


_SHAPES: dict[str, Callable[[Attributes], Path]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
