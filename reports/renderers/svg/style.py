"""How a shape of an SVG drawing is painted: colours, strokes, transforms (SVG 1.1, 7 and 11)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reports.renderers.drawing import number, numbers, paint
from reports.renderers.svg.path import read_numbers

_HEX = re.compile("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)(?:px)?\s*")
_TRANSFORM = re.compile(r"[\s,]*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")
_NAMES = {
    "black": "#000000", "silver": "#C0C0C0", "gray": "#808080", "grey": "#808080",
    "white": "#FFFFFF", "maroon": "#800000", "red": "#FF0000", "purple": "#800080",
    "fuchsia": "#FF00FF", "green": "#008000", "lime": "#00FF00", "olive": "#808000",
    "yellow": "#FFFF00", "navy": "#000080", "blue": "#0000FF", "teal": "#008080",
    "aqua": "#00FFFF", "orange": "#FFA500",
}  # fmt: skip
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
# what would change the look and is not drawn: allowed with the value that changes nothing
_NEUTRAL = {
    "opacity": ("1",),
    "fill-opacity": ("1",),
    "stroke-opacity": ("1",),
    "stroke-dasharray": ("none",),
    "clip-path": ("none",),
    "mask": ("none",),
    "filter": ("none",),
    "marker": ("none",),
    "marker-start": ("none",),
    "marker-mid": ("none",),
    "marker-end": ("none",),
    "display": ("inline", "block"),
    "visibility": ("visible",),
    "vector-effect": ("none",),
    "paint-order": ("normal",),
    "mix-blend-mode": ("normal",),
}


@dataclass(frozen=True, slots=True)
class Style:
    """What a shape inherits: colours as ``#RRGGBB`` or None, and the stroke's measures."""

    fill: str | None = "#000000"
    stroke: str | None = None
    width: float = 1.0
    even_odd: bool = False
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    current: str = "#000000"

    def operators(self) -> str:
        """Return the operators that set this style, as far as it is used."""
        parts = [paint(self.fill, "rg")] if self.fill else []
        if self.stroke:
            parts.append(paint(self.stroke, "RG"))
            parts.append(
                f"{number(self.width)} w {self.cap} J {self.join} j {number(self.miter)} M"
            )
        return " ".join(parts)

    def painter(self) -> str | None:
        """Return the operator that paints a path so, or None if nothing is to be seen."""
        filled, stroked = self.fill is not None, self.stroke is not None and self.width > 0
        star = "*" if self.even_odd and filled else ""
        name = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((filled, stroked))
        return name and name + star


def read_style(attributes: Mapping[str, str], parent: Style) -> Style:
    """Return the style of an element whose parent has `parent`.

    Raises:
        ValueError: naming a property that would be drawn wrongly.
    """
    found = dict(attributes) | _declarations(attributes.get("style", ""))
    style = parent
    for name, value in found.items():
        value = value.strip()
        if name in _NEUTRAL and value not in _NEUTRAL[name]:
            raise ValueError(f"found {name}={value[:40]!r}, which is not drawn")
        if value != "inherit":
            style = _set(style, name, value)
    return style


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _set(style: Style, name: str, value: str) -> Style:
    match name:
        case "fill":
            return replace(style, fill=_colour(value, style.current))
        case "stroke":
            return replace(style, stroke=_colour(value, style.current))
        case "stroke-width":
            return replace(style, width=read_length(value, name))
        case "stroke-miterlimit":
            return replace(style, miter=read_length(value, name))
        case "fill-rule":
            return replace(style, even_odd=value == "evenodd")
        case "stroke-linecap":
            return replace(style, cap=_one_of(value, _CAPS, name))
        case "stroke-linejoin":
            return replace(style, join=_one_of(value, _JOINS, name))
        case "color":
            return replace(style, current=_colour(value, style.current) or style.current)
    return style


def _one_of(value: str, known: Mapping[str, int], name: str) -> int:
    if value not in known:
        raise ValueError(f"found {name}={value[:40]!r}, expected one of: {', '.join(known)}")
    return known[value]


def read_length(value: str, name: str) -> float:
    """Return a length in the drawing's own unit: a number, with ``px`` or without."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        raise ValueError(f"found {name}={value[:40]!r}, expected a number")
    return read_numbers(found[1])[0]


def _colour(value: str, current: str) -> str | None:
    if value in ("none", "transparent"):
        return None
    if value.lower() == "currentcolor":
        return current
    if found := _HEX.fullmatch(value):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        return f"#{digits.upper()}"
    if found := _RGB.fullmatch(value):
        return "#" + "".join(f"{min(int(channel), 255):02X}" for channel in found.groups())
    if value.lower() in _NAMES:
        return _NAMES[value.lower()]
    raise ValueError(f"found the colour {value[:40]!r}, expected #RRGGBB or none")


def transform_operators(text: str) -> str:
    """Return the operators of a ``transform`` attribute."""
    found, place = [], 0
    while place < len(text):
        part = _TRANSFORM.match(text, place)
        if part is None:
            raise ValueError(f"found the transform {text[place : place + 40]!r}")
        found.append(f"{numbers(*_matrix(part[1], read_numbers(part[2])))} cm")
        place = part.end()
    return " ".join(found)


def _matrix(kind: str, v: list[float]) -> tuple[float, float, float, float, float, float]:
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
