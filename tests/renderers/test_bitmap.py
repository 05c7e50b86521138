import io
import struct
import zlib

import pytest
from PIL import Image

from reports.renderers.bitmap import Bitmap, png_bytes, read_bitmap
from reports.renderers.pdf.file.painting.drawing import Drawing
from reports.renderers.pdf.file.painting.logo import raster
from tests.renderers.pdf.pixels import look

SIZE = 24
FIELDS = ("width", "height", "channels", "samples", "opacity")


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


def jpeg(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=95, **options)
    return buffer.getvalue()


def on_paper(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """The colour that a pixel has on white."""
    white = Image.new("RGBA", image.size, "white")
    pixel = Image.alpha_composite(white, image.convert("RGBA")).convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "LA", "RGBA"])
def test_every_kind_of_png_looks_in_the_pdf_as_it_is(mode: str) -> None:
    image = picture(mode)
    colour_at = look(Drawing(SIZE, SIZE, raster=raster(read_bitmap(saved(image)))))
    for x, y in ((1, 1), (12, 5), (22, 20), (3, 18)):
        assert colour_at(x + 0.5, y + 0.5) == pytest.approx(on_paper(image, x, SIZE - 1 - y), abs=4)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_looks_in_the_pdf_as_it_is(mode: str) -> None:
    image = Image.new("RGB", (SIZE, SIZE), (200, 40, 60)).convert(mode)
    bitmap = read_bitmap(jpeg(image, progressive=True))
    colour_at = look(Drawing(SIZE, SIZE, raster=raster(bitmap)))
    assert bitmap.channels == (1 if mode == "L" else 3)
    assert colour_at(12, 12) == pytest.approx(on_paper(image, 12, 12), abs=4)


def test_sixteen_bits_a_channel_keep_their_brightness() -> None:
    rows = b"".join(b"\0" + struct.pack(">2H", 0x4040, 0xFFFF) for _ in range(2))
    assert read_bitmap(png(2, 2, 16, 0, rows)).samples == b"\x40\xff" * 2


def test_an_interlaced_png_is_read() -> None:
    rows = b"\0\x40\0\x80"  # two passes of one pixel each
    head = chunk(b"IHDR", struct.pack(">2L5B", 2, 1, 8, 0, 0, 0, 1))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    assert read_bitmap(data).samples == b"\x40\x80"


def test_only_an_image_with_transparency_has_opacity() -> None:
    assert read_bitmap(saved(picture("RGB"))).opacity is None
    assert read_bitmap(saved(picture("RGBA"))).opacity is not None


def test_a_photograph_stands_upright_and_its_notes_stay_behind() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned to the right when it was taken
    exif[0x010E] = "SECRET PLACE"
    bitmap = read_bitmap(jpeg(Image.new("RGB", (20, 10)), exif=exif))
    assert (bitmap.width, bitmap.height) == (10, 20)
    assert b"SECRET" not in png_bytes(bitmap)


@pytest.mark.parametrize("mode", ["L", "RGB", "LA", "RGBA"])
def test_written_as_a_png_the_pixels_are_the_same(mode: str) -> None:
    bitmap = read_bitmap(saved(picture(mode)))
    assert read_bitmap(png_bytes(bitmap)) == bitmap
    assert png_bytes(bitmap) == png_bytes(Bitmap(**{f: getattr(bitmap, f) for f in FIELDS}))


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
        (b"", "neither a PNG nor a JPEG"),
        (b"GIF89a", "neither a PNG nor a JPEG"),
        (b"\xff\xd8\xff", "damaged or cut short"),
        (png(1, 1, 8, 0, b"\0\0")[:45], "damaged or cut short"),
        (png(1, 1, 8, 0, b"\0\0").replace(b"IDAT", b"IDAX"), "damaged or cut short"),
        (png(2**31 - 1, 2**31 - 1, 8, 2, b""), "expected at most 1,000,000 in all"),
        (png(1001, 1000, 8, 0, b"\0\0"), "found 1001 by 1000 pixels"),
        (png(0, 1, 8, 0, b""), "damaged or cut short|expected at most"),
        (png(1, 1, 8, 5, bytes(2)), "damaged or cut short"),
    ],
)
def test_a_damaged_or_hostile_picture_is_refused(data: bytes, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        read_bitmap(data)


@pytest.mark.parametrize("whole", [saved(picture("RGBA")), jpeg(picture("RGB"))])
def test_a_picture_cut_anywhere_gives_no_more_than_a_reason(whole: bytes) -> None:
    for end in range(3, len(whole) - 1, 37):
        with pytest.raises(ValueError, match=r"PNG|damaged|pixels"):
            read_bitmap(whole[: end // 2])


def test_one_colour_may_be_see_through() -> None:
    data = png(2, 1, 8, 0, b"\0\x40\x80", chunk(b"tRNS", b"\0\x40"))
    colour_at = look(Drawing(20, 10, raster=raster(read_bitmap(data))))
    assert colour_at(5, 5) == (255, 255, 255)
    assert colour_at(15, 5) == pytest.approx((128, 128, 128), abs=3)
