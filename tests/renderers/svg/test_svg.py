import pytest

from reports.renderers.pdf.file.painting.drawing import Drawing
from reports.renderers.pdf.file.painting.logo import scaled
from reports.renderers.svg import read_svg
from reports.renderers.svg.geometry import Shape
from reports.renderers.svg.path import arc_curves, read_path
from reports.renderers.svg.style import ShapeStyle
from tests.renderers.pdf.pixels import Colour, look

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def svg(body: str, attributes: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{body}</svg>'.encode()


def drawn(body: str) -> Drawing:
    return scaled(read_svg(svg(body)), 10, 10)


def refusal(data: bytes) -> str:
    with pytest.raises(ValueError, match=r"\S") as caught:
        read_svg(data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "points"),
    [
        ('<rect x="2" y="1" width="4" height="2" fill="red"/>', {(3, 8): RED, (3, 5): WHITE}),
        ('<rect width="9" height="9" rx="4" fill="red"/>', {(0.3, 9.7): WHITE, (4, 5): RED}),
        ('<circle cx="5" cy="5" r="4" fill="#f00"/>', {(5, 1.3): RED, (1.5, 1.5): WHITE}),
        ('<ellipse cx="5" cy="5" rx="5" ry="2" fill="#FF0000"/>', {(1, 5): RED, (5, 8): WHITE}),
        ('<polygon points="0,0 10,0 5,10" fill="rgb(255, 0,0)"/>', {(5, 5): RED, (1, 1): WHITE}),
        ('<line x1="0" y1="5" x2="10" y2="5" stroke="blue" stroke-width="2"/>', {(5, 5.5): BLUE}),
        ('<polyline points="0 5 10 5" fill="none" stroke="blue"/>', {(5, 5): BLUE, (5, 8): WHITE}),
        ('<path d="M0 0H10V5H0z" fill="red"/>', {(5, 8): RED, (5, 2): WHITE}),
        ('<path d="m1 1 8 0 0 8 -8 0zm3 3v2h2v-2z" fill="red"/>', {(2, 2): RED, (5, 5): WHITE}),
        ('<path d="M0 5Q5-5 10 5T20 5" fill="red"/>', {(5, 8): RED, (0.5, 9): WHITE}),
        ('<path d="M0 5C0 0 10 0 10 5S0 10 0 5" fill="red"/>', {(5, 6): RED, (5, 9.5): WHITE}),
        ('<path d="M1 5a4 4 0 018 0z" fill="red"/>', {(5, 8.5): RED, (5, 4): WHITE}),
        ('<g transform="translate(5) scale(.5)"><rect width="10" height="10" fill="red"/></g>',
         {(7, 7): RED, (3, 7): WHITE, (7, 3): WHITE}),
        ('<rect width="4" height="4" fill="red" transform="rotate(90 5 5)"/>',
         {(8, 8): RED, (2, 8): WHITE}),
        ('<g fill="red"><rect width="9" height="9" fill="inherit"/></g>', {(5, 5): RED}),
        ('<rect width="9" height="9" style="fill:#f00; stroke:none"/>', {(5, 5): RED}),
        ('<path fill="red" fill-rule="evenodd" d="M0 0H9V9H0zM3 3H6V6H3z"/>', {(4.5, 5.5): WHITE}),
        ('<defs><rect width="9" height="9"/></defs><title>x</title>', {(5, 5): WHITE}),
        ('<x:view xmlns:x="urn:x"><text/></x:view>', {(5, 5): WHITE}),
    ],
)  # fmt: skip
def test_a_shape_is_painted_where_svg_says(
    body: str, points: dict[tuple[float, float], Colour]
) -> None:
    colour_at = look(drawn(body))
    assert {point: colour_at(*point) for point in points} == points


def test_the_view_box_is_taken_from_width_and_height_where_there_is_none() -> None:
    assert read_svg(svg("", 'width="30px" height="20"')).box == (0, 0, 30, 20)
    assert read_svg(svg("", 'viewBox="-1,-2 30 20" width="100%"')).box == (-1, -2, 30, 20)


def test_the_current_colour_is_the_one_given() -> None:
    data = svg('<rect width="1" height="1" fill="currentColor"/>')
    assert read_svg(data, "#FF0000").shapes[0].style.fill == "#FF0000"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('<image href="file:///etc/passwd"/>', "found a reference (href='file:///etc/passwd')"),
        ('<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>', "a reference"),
        ('<rect fill="url(#g)" width="1" height="1"/>', "found a reference"),
        ('<rect style="fill:url(http://example.org/x)"/>', "found a reference"),
        ('<script>alert(1)</script>', "found the element 'script'"),
        ('<rect onload="alert(1)"/>', "found a script (onload)"),
        ('<style>rect{fill:red}</style>', "found the element 'style'"),
        ('<text>Ministry</text>', "found the element 'text', which is not drawn; make text into"),
        ('<foreignObject/>', "found the element 'foreignObject'"),
        ('<rect opacity=".5" width="1" height="1"/>', "found opacity='.5', which is not drawn"),
        ('<rect fill="chartreuse"/>', "found the colour 'chartreuse'"),
        ('<rect width="10mm" height="1"/>', "found width='10mm', expected a number"),
        ('<rect width="1e300" height="1"/>', "found the number 1e300"),
        ('<rect transform="tilt(3)"/>', "found the transform 'tilt(3)'"),
        ('<rect transform="scale(1,2,3)"/>', "found scale with 3 numbers"),
        ('<path d="L1 1"/>', "found a path that starts with 'L'"),
        ('<path d="M1"/>', "found too few numbers after the path command 'M'"),
        ('<path d="M0 0 R1 1"/>', "found the path command 'R'"),
        ('<path d="M0 0 &#8211;1"/>', "in a path"),
        ('<path d="M0 0z5"/>', "expected a command"),
        ('<polygon points="1 2 3"/>', "odd count"),
        ("<g>" * 60 + "</g>" * 60, "too many nested"),
        ("<g/>" * 5001, "more than 5,000 elements"),
        ('<path d="M0 0' + "l1 1" * 20_001 + '"/>', "more than 20,000 segments"),
    ],
)  # fmt: skip
def test_what_is_not_drawn_is_refused_by_its_name(body: str, named: str) -> None:
    message = refusal(svg(body))
    assert named in message
    assert message.startswith("line 1: ")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "x">]><svg/>', "found a document type"),
        (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>', "found a document type"),
        (b'<?xml-stylesheet href="https://example.org/x.css"?><svg/>', "found the instruction"),
        (b"<svg viewBox='0 0 1 1'>&a;</svg>", "it is no XML"),
        (b"<html/>", "found the element 'html', expected svg"),
        (b"", "it is no XML"),
        (b"\0" * 100, "it is no XML"),
        (b" " * 600_000, "larger than 512 KB"),
        (svg("", ""), "expected a number"),
        (svg("", 'viewBox="0 0 0 10"'), "expected a viewBox with a width and a height"),
    ],
)
def test_a_hostile_file_is_refused_before_anything_is_drawn(data: bytes, named: str) -> None:
    assert named in refusal(data)


def test_an_arc_ends_where_it_should_and_is_as_far_from_its_centre_everywhere() -> None:
    curves = list(arc_curves((1.0, 0.0), (1.0, 1.0), 0, (False, True), (0.0, 1.0)))
    assert curves[-1][2] == pytest.approx((0, 1))
    # control points of a quarter circle: 4/3 tan(pi/8)
    assert curves[0][0] == pytest.approx((1, 0.5523), abs=1e-4)


def test_operators_hold_no_exponents_and_three_decimals() -> None:
    drawing = scaled(read_svg(svg('<path d="M0.0000001 1e2L-0.0001 3.14159265"/>')), 10, 10)
    assert "\n0 100 m\n0 3.142 l\n" in drawing.operators


def test_a_shape_keeps_its_colours_and_is_placed_by_all_transforms_around_it() -> None:
    body = (
        '<rect width="2" height="2" fill="red"/>'
        '<g transform="translate(10) scale(2)"><path d="M1 1H2" fill="none" stroke="blue" '
        'stroke-width="3" transform="rotate(90)"/></g>'
    )
    square, line = read_svg(svg(body)).shapes
    assert (square.style.fill, square.style.is_stroked) == ("#FF0000", False)
    assert square.placed()[2] == ("l", ((2, 2),))
    assert (line.style.is_filled, line.style.stroke, line.line_width) == (False, "#0000FF", 6)
    assert [step for step, _ in line.placed()] == ["m", "l"]
    assert line.placed()[1][1][0] == pytest.approx((8, 4))


def test_a_transform_does_not_reach_what_stands_after_its_element() -> None:
    body = '<g transform="scale(2)"><rect width="1" height="1"/></g><rect width="1" height="1"/>'
    assert [shape.matrix[0] for shape in read_svg(svg(body)).shapes] == [2, 1]


def test_a_path_without_a_transform_is_placed_as_it_is() -> None:
    path = read_path("M0 0L1 1z")
    assert Shape(path, ShapeStyle()).placed() is path


@pytest.mark.parametrize("name", ["xyz", "utf-8000", "rot13", "hex", "x" * 500, "zlib"])
def test_an_encoding_that_is_none_of_text_is_refused(name: str) -> None:
    start = f'<?xml version="1.0" encoding="{name}"?>'.encode()

    assert "encoding" in refusal(start + svg('<rect width="9" height="9"/>'))


@pytest.mark.parametrize("name", ["UTF-8", "utf-16", "iso-8859-1", "us-ascii", "windows-1252"])
def test_an_encoding_of_text_is_read(name: str) -> None:
    text = f'<?xml version="1.0" encoding="{name}"?>' + svg('<rect width="9" height="9"/>').decode()

    assert read_svg(text.encode(name)).shapes
