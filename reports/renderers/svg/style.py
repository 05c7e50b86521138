"""How a shape of an SVG drawing is painted: colours and strokes (SVG 1.1, chapter 11)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeVar, get_args

from reports.renderers.svg.numbers import read_numbers
from reports.slotted import frozen

_HEX = re.compile("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)(?:px)?\s*")
_NAMES = {
    "black": "#000000", "silver": "#C0C0C0", "gray": "#808080", "grey": "#808080",
    "white": "#FFFFFF", "maroon": "#800000", "red": "#FF0000", "purple": "#800080",
    "fuchsia": "#FF00FF", "green": "#008000", "lime": "#00FF00", "olive": "#808000",
    "yellow": "#FFFF00", "navy": "#000080", "blue": "#0000FF", "teal": "#008080",
    "aqua": "#00FFFF", "orange": "#FFA500",
}  # fmt: skip
Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]
_Word = TypeVar("_Word", bound=str)
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


@frozen
class ShapeStyle:
    """What a shape inherits: colours as ``#RRGGBB`` or None, and the stroke's measures."""

    fill: str | None = "#000000"
    stroke: str | None = None
    width: float = 1.0
    even_odd: bool = False
    cap: Cap = "butt"
    join: Join = "miter"
    miter: float = 4.0
    current: str = "#000000"

    @property
    def is_filled(self) -> bool:
        """Whether the inside of a path is painted."""
        return self.fill is not None

    @property
    def is_stroked(self) -> bool:
        """Whether the line of a path is painted."""
        return self.stroke is not None and self.width > 0


def read_style(attributes: Mapping[str, str], parent: ShapeStyle) -> ShapeStyle:
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


def _set(style: ShapeStyle, name: str, value: str) -> ShapeStyle:
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
            return replace(style, cap=_one_of(value, get_args(Cap), name))
        case "stroke-linejoin":
            return replace(style, join=_one_of(value, get_args(Join), name))
        case "color":
            return replace(style, current=_colour(value, style.current) or style.current)
    return style


def _one_of(value: str, known: tuple[_Word, ...], name: str) -> _Word:
    if value not in known:
        raise ValueError(f"found {name}={value[:40]!r}, expected one of: {', '.join(known)}")
    return known[known.index(value)]


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
