"""A small, safe part of SVG 1.1 as shapes: what logos are made of.

Shapes with fill, stroke and transform. A drawing that needs more (gradients, text,
images, references) is refused by the name of what it needs, rather than drawn wrongly.
Nothing outside the file is ever looked at, and a document type, which is where entities
come from, is refused before it is read.
"""

from __future__ import annotations

from xml.parsers import expat

from reports.errors import shown
from reports.limits import SVG_BYTES, SVG_DEPTH, SVG_ELEMENTS, SVG_SEGMENTS
from reports.renderers.svg.geometry import IDENTITY, Matrix, Shape, multiply
from reports.renderers.svg.numbers import read_numbers
from reports.renderers.svg.shapes import shape_path
from reports.renderers.svg.style import ShapeStyle, read_length, read_style
from reports.renderers.svg.transform import read_transform
from reports.slotted import frozen

_SVG = "http://www.w3.org/2000/svg"
_SKIPPED = frozenset({"title", "desc", "metadata", "defs"})


@frozen
class SvgDrawing:
    """An SVG's shapes in the order they are painted, in its own units, y downwards.

    `box` is its view box: left, top, width, height.
    """

    box: tuple[float, float, float, float]
    shapes: tuple[Shape, ...]


def read_svg(data: bytes, current: str = "#000000") -> SvgDrawing:
    """Return the shapes of an SVG; `current` is what ``currentColor`` stands for.

    Raises:
        ValueError: naming what is not drawn, or what is not as expected, and its line.
    """
    if len(data) > SVG_BYTES:
        raise ValueError(f"it is larger than {SVG_BYTES // 1024} KB")
    reader = _Reader(current)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.XmlDeclHandler = reader.check_encoding
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.ProcessingInstructionHandler = reader.refuse_instruction
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"it is no XML: {error}") from error
    except (ValueError, ArithmeticError) as error:
        raise ValueError(f"line {parser.CurrentLineNumber}: {error}") from error
    if reader.box is None:
        raise ValueError("found no svg element")
    return SvgDrawing(reader.box, tuple(reader.shapes))


class _Reader:
    """Takes the elements as the parser meets them."""

    def __init__(self, current: str) -> None:
        self.box: tuple[float, float, float, float] | None = None
        self.shapes: list[Shape] = []
        #: Style and matrix of each open element, the outermost first.
        self._open: list[tuple[ShapeStyle, Matrix]] = [(ShapeStyle(current=current), IDENTITY)]
        self._count = self._steps = self._skipping = 0

    def check_encoding(self, _: str, encoding: str | None, __: int) -> None:
        """Refuse an encoding that nobody knows, before the parser looks for it."""
        try:
            "".encode(encoding or "utf-8")
        except (LookupError, ValueError) as error:
            raise ValueError(f"found the encoding {shown(encoding)}, expected UTF-8") from error

    def refuse_doctype(self, name: str, *_: object) -> None:
        """Refuse a document type: entities and external files are declared there."""
        raise ValueError(f"found a document type ({name[:20]!r}), expected none")

    def refuse_instruction(self, target: str, _: str) -> None:
        """Refuse instructions such as a style sheet's."""
        raise ValueError(f"found the instruction {target[:20]!r}, expected none")

    def start(self, full_name: str, attributes: dict[str, str]) -> None:
        """Take an element's start."""
        self._count += 1
        if self._count > SVG_ELEMENTS or len(self._open) + self._skipping > SVG_DEPTH + 1:
            raise ValueError(f"found more than {SVG_ELEMENTS:,} elements, or too many nested")
        space, _, name = full_name.rpartition(" ")
        if self._skipping or space not in ("", _SVG) or name in _SKIPPED:
            self._skipping += 1
            return
        _check_attributes(attributes)
        if self.box is None:
            self._start_drawing(name, attributes)
        else:
            self._start_part(name, attributes)

    def _start_drawing(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg":
            raise ValueError(f"found the element {name[:20]!r}, expected svg")
        self.box = _view_box(attributes)
        self._open.append((read_style(attributes, self._open[-1][0]), IDENTITY))

    def _start_part(self, name: str, attributes: dict[str, str]) -> None:
        outer_style, outer = self._open[-1]
        style = read_style(attributes, outer_style)
        matrix = multiply(read_transform(attributes.get("transform", "")), outer)
        self._open.append((style, matrix))
        if name == "g":
            return
        path = shape_path(name, attributes)
        if path is None:
            advice = "; make text into paths" if name == "text" else ""
            raise ValueError(f"found the element {name[:20]!r}, which is not drawn{advice}")
        if path and (style.is_filled or style.is_stroked):
            self._add(Shape(path, style, matrix))

    def end(self, _: str) -> None:
        """Take an element's end."""
        if self._skipping:
            self._skipping -= 1
        else:
            self._open.pop()

    def _add(self, shape: Shape) -> None:
        self._steps += len(shape.path)
        if self._steps > SVG_SEGMENTS:
            raise ValueError("the drawing is too large for a logo")
        self.shapes.append(shape)


def _check_attributes(attributes: dict[str, str]) -> None:
    """Refuse what leads out of the file or would run."""
    for full_name, value in attributes.items():
        name = full_name.rpartition(" ")[2]
        if name.lower() == "href" or "url(" in value.lower():
            raise ValueError(f"found a reference ({name[:20]}={value[:40]!r}), expected none")
        if name.lower().startswith("on"):
            raise ValueError(f"found a script ({name[:20]}), expected none")


def _view_box(attributes: dict[str, str]) -> tuple[float, float, float, float]:
    if "viewBox" in attributes:
        box = read_numbers(attributes["viewBox"])
    else:
        box = [0.0, 0.0, *(read_length(attributes.get(n, ""), n) for n in ("width", "height"))]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        raise ValueError("expected a viewBox with a width and a height")
    return box[0], box[1], box[2], box[3]
