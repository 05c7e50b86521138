import io
import struct
import zlib
from itertools import pairwise

import pytest
from PIL import Image

from reports.renderers.pdf.drawing import Drawing
from reports.renderers.pdf.png import read_png
from tests.renderers.pdf.pixels import look

SIZE = 24


def picture(mode: str) -> Image.Image:
    """A gradient in every channel, so that each of PNG's filters is worth its while."""
    image = Image.new("RGBA", (SIZE, SIZE))
    for x in range(SIZE):
        for y in range(SIZE):
            image.putpixel((x, y), (x * 10, y * 10, (x * y) % 256, 255 - 6 * x))
    return image.quantize(7) if mode == "P" else image.convert(mode)


def saved(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "LA", "RGBA"])
def test_every_kind_of_png_looks_in_the_pdf_as_it_is(mode: str) -> None:
    image = picture(mode)
    raster = read_png(saved(image))
    colour_at = look(Drawing(SIZE, SIZE, raster=raster))
    white = Image.new("RGBA", image.size, "white")
    expected = Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    for x, y in ((1, 1), (12, 5), (22, 20), (3, 18)):
        wanted = expected.getpixel((x, SIZE - 1 - y))
        assert isinstance(wanted, tuple)
        assert colour_at(x + 0.5, y + 0.5) == pytest.approx(wanted, abs=4)


def test_only_an_image_with_transparency_has_a_mask() -> None:
    assert read_png(saved(picture("RGB"))).mask is None
    assert read_png(saved(picture("RGBA"))).mask is not None


def test_pixels_without_transparency_go_over_as_they_are() -> None:
    data = saved(picture("RGB"))
    assert read_png(data).data in data


def chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">L", zlib.crc32(name + content))
    return struct.pack(">L", len(content)) + name + content + check


def png(width: int, height: int, depth: int, kind: int, pixels: bytes, *more: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">2L5B", width, height, depth, kind, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(pixels))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + data + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "it is no PNG"),
        (b"GIF89a", "it is no PNG"),
        (png(1, 1, 8, 0, b"\0\0")[:-20], "cut short"),
        (png(1, 1, 8, 0, b"\0\0").replace(b"IDAT", b"IDAX"), "the chunk b'IDAX' is damaged"),
        (png(2**31, 2**31, 8, 2, b""), "expected at most 1,000,000 in all"),
        (png(0, 1, 8, 0, b""), "expected at most"),
        (png(1, 1, 16, 2, bytes(7)), "expected 8 bits a channel"),
        (png(1, 1, 8, 5, bytes(2)), "expected 8 bits a channel"),
        (png(1, 1, 8, 0, bytes(3)), "more or fewer"),
        (png(1, 1, 8, 0, bytes(9_000_000)), "more or fewer"),
        (png(1, 1, 8, 0, b"\x09\0"), "a filter that PNG does not have"),
        (png(1, 1, 8, 3, bytes(2)), "the palette is missing"),
        (png(1, 1, 8, 3, b"\0\x09", chunk(b"PLTE", bytes(3)), chunk(b"tRNS", b"\0")),
         "a colour that the palette does not have"),
        (png(1, 1, 8, 0, b"\0\0").replace(chunk(b"IDAT", zlib.compress(b"\0\0")), b""), "pixels"),
    ],
)  # fmt: skip
def test_a_damaged_or_hostile_png_is_refused(data: bytes, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        read_png(data)


def test_a_png_cut_anywhere_is_refused_and_nothing_else_happens() -> None:
    whole = saved(picture("RGBA"))
    for start, end in pairwise(range(0, len(whole) - 1, 37)):
        with pytest.raises(ValueError, match=r"PNG|chunk|pixels"):
            read_png(whole[: (start + end) // 2])


def test_one_colour_may_be_see_through() -> None:
    data = png(2, 1, 8, 0, b"\0\x40\x80", chunk(b"tRNS", b"\0\x40"))
    colour_at = look(Drawing(20, 10, raster=read_png(data)))
    assert colour_at(5, 5) == (255, 255, 255)
    assert colour_at(15, 5) == pytest.approx((128, 128, 128), abs=3)
