"""Path data of SVG as lines and cubic curves (SVG 1.1, chapter 8).

Quadratic curves and arcs become cubic ones, which every renderer can draw.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from reports.limits import PATH_SEGMENTS
from reports.renderers.svg.geometry import CLOSE, Path, Point, Step
from reports.renderers.svg.numbers import TOKEN, read_number

# an arc's two flags may stand without a space: a1 1 0 0110 10
_FLAG = re.compile(r"\s*,?\s*([01])")
_OPERANDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def read_path(data: str) -> Path:
    """Return the path of a ``d`` attribute.

    Raises:
        ValueError: saying what was found instead of a command or a number.
    """
    pen = _Pen()
    for count, (command, operands) in enumerate(_segments(data)):
        if count >= PATH_SEGMENTS:
            raise ValueError(f"found a path of more than {PATH_SEGMENTS:,} segments")
        pen.draw(command, operands)
    return tuple(pen.steps)


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its operands; a command said once may stand for many."""
    text, place, command = data.strip(), 0, ""
    while place < len(text):
        token = TOKEN.match(text, place)
        if token is None:
            raise ValueError(f"found {text[place : place + 12]!r} in a path")
        if token[1].isalpha():
            command, place = token[1], token.end()
            if command.upper() not in _OPERANDS:
                raise ValueError(f"found the path command {command!r}")
        elif command.upper() in ("", "Z"):
            raise ValueError(f"found {token[1]!r} in a path, expected a command")
        operands, place = _operands(text, place, command.upper())
        yield command, operands
        # what follows a move without a new command are lines
        command = {"M": "L", "m": "l"}.get(command, command)


def _operands(text: str, place: int, command: str) -> tuple[list[float], int]:
    found: list[float] = []
    for n in range(_OPERANDS[command]):
        token = (_FLAG if command == "A" and n in (3, 4) else TOKEN).match(text, place)
        if token is None or token[1].isalpha():
            raise ValueError(f"found too few numbers after the path command {command!r}")
        found.append(read_number(token[1]))
        place = token.end()
    return found, place


class _Pen:
    """Where the path stands, and the steps so far."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._control: Point | None = None
        self._last = ""

    def draw(self, command: str, operands: list[float]) -> None:
        """Draw one segment. Small letters count from where the pen stands."""
        name = command.upper()
        if not self.steps and name != "M":
            raise ValueError(f"found a path that starts with {command!r}, expected M")
        if self._last == "Z" and name not in ("M", "Z"):
            self.steps.append(("m", (self._at,)))
        draw = _SEGMENTS[name]
        draw(self, operands, *(self._at if command.islower() else (0.0, 0.0)))
        self._last = name

    def _move(self, v: list[float], x: float, y: float) -> None:
        self._at = self._start = (v[0] + x, v[1] + y)
        self.steps.append(("m", (self._at,)))

    def _line(self, v: list[float], x: float, y: float) -> None:
        self._line_to((v[0] + x, v[1] + y))

    def _across(self, v: list[float], x: float, y: float) -> None:
        self._line_to((v[0] + x, self._at[1]))

    def _down(self, v: list[float], x: float, y: float) -> None:
        self._line_to((self._at[0], v[0] + y))

    def _line_to(self, end: Point) -> None:
        self._at = end
        self.steps.append(("l", (end,)))

    def _curve(self, v: list[float], x: float, y: float) -> None:
        self._curve_to((v[0] + x, v[1] + y), (v[2] + x, v[3] + y), (v[4] + x, v[5] + y))

    def _smooth(self, v: list[float], x: float, y: float) -> None:
        self._curve_to(self._mirrored("CS"), (v[0] + x, v[1] + y), (v[2] + x, v[3] + y))

    def _curve_to(self, one: Point, two: Point, end: Point) -> None:
        self.steps.append(("c", (one, two, end)))
        self._control, self._at = two, end

    def _quadratic(self, v: list[float], x: float, y: float) -> None:
        self._quadratic_to((v[0] + x, v[1] + y), (v[2] + x, v[3] + y))

    def _smooth_quadratic(self, v: list[float], x: float, y: float) -> None:
        self._quadratic_to(self._mirrored("QT"), (v[0] + x, v[1] + y))

    def _quadratic_to(self, control: Point, end: Point) -> None:
        one, two = _between(self._at, control), _between(end, control)
        self._curve_to(one, two, end)
        self._control = control

    def _mirrored(self, kinds: str) -> Point:
        """Return the last curve's control point mirrored, or where the pen stands."""
        if self._last not in kinds or not self._last or self._control is None:
            return self._at
        return 2 * self._at[0] - self._control[0], 2 * self._at[1] - self._control[1]

    def _arc(self, v: list[float], x: float, y: float) -> None:
        end = (v[5] + x, v[6] + y)
        rx, ry = abs(v[0]), abs(v[1])
        if end == self._at:
            return
        if not (rx and ry):
            self._line_to(end)
            return
        for one, two, stop in arc_curves(self._at, (rx, ry), v[2], (bool(v[3]), bool(v[4])), end):
            self._curve_to(one, two, stop)
        self._at = end

    def _close(self, v: list[float], x: float, y: float) -> None:
        self.steps.append(CLOSE)
        self._at = self._start


_SEGMENTS: dict[str, Callable[[_Pen, list[float], float, float], None]] = {
    "M": _Pen._move,
    "L": _Pen._line,
    "H": _Pen._across,
    "V": _Pen._down,
    "C": _Pen._curve,
    "S": _Pen._smooth,
    "Q": _Pen._quadratic,
    "T": _Pen._smooth_quadratic,
    "A": _Pen._arc,
    "Z": _Pen._close,
}


def _between(end: Point, control: Point) -> Point:
    """Return the cubic control point that a quadratic one stands for."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


def arc_curves(
    start: Point, radii: Point, degrees: float, flags: tuple[bool, bool], end: Point
) -> Iterator[tuple[Point, Point, Point]]:
    """Yield the cubic curves of an elliptical arc (SVG 1.1, F.6.5 and F.6.6).

    `flags` are large-arc and sweep; `degrees` turns the ellipse's axes.
    """
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    half = ((start[0] - end[0]) / 2, (start[1] - end[1]) / 2)
    x, y = cos * half[0] + sin * half[1], cos * half[1] - sin * half[0]
    # radii too small for the distance grow until they reach
    grow = max(1.0, math.sqrt((x / radii[0]) ** 2 + (y / radii[1]) ** 2))
    rx, ry = radii[0] * grow, radii[1] * grow
    spare = rx * rx * ry * ry - rx * rx * y * y - ry * ry * x * x
    away = math.sqrt(max(0.0, spare) / (rx * rx * y * y + ry * ry * x * x))
    if flags[0] == flags[1]:
        away = -away
    cx, cy = away * rx * y / ry, -away * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    sweep = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    sweep += math.tau * ((flags[1] and sweep < 0) - (not flags[1] and sweep > 0))
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2

    def place(u: float, v: float) -> Point:
        u, v = cx + rx * u, cy + ry * v
        return middle[0] + cos * u - sin * v, middle[1] + sin * u + cos * v

    parts = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / parts
    # how far control points stand off the curve for an arc of `step`
    reach = 4 / 3 * math.tan(step / 4)
    for n in range(parts):
        a, b = first + n * step, first + (n + 1) * step
        yield (
            place(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            place(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            place(math.cos(b), math.sin(b)),
        )
