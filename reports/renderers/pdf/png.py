"""A PNG as a PDF image: the compressed pixels as they are where PDF reads them.

PDF has PNG's own filters (ISO 32000-1, 7.4.4.4), so grey, coloured and palette images
go over unchanged. Only an image with transparency is taken apart: its colours and its
opacity are two images in PDF. Chunk names are those of the PNG specification (ISO 15948).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from struct import error as StructError  # noqa: N812
from struct import unpack_from

from reports.renderers.pdf.drawing import Raster

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: A logo is printed at 2 or 3 cm: a million pixels are more than any printer shows.
MAX_PIXELS = 1_000_000

_GREY, _COLOUR, _PALETTE, _GREY_ALPHA, _COLOUR_ALPHA = 0, 2, 3, 4, 6
_CHANNELS = {_GREY: 1, _COLOUR: 3, _PALETTE: 1, _GREY_ALPHA: 2, _COLOUR_ALPHA: 4}
_DEPTHS = {
    _GREY: (1, 2, 4, 8),
    _COLOUR: (8,),
    _PALETTE: (1, 2, 4, 8),
    _GREY_ALPHA: (8,),
    _COLOUR_ALPHA: (8,),
}


@dataclass(frozen=True, slots=True)
class _Png:
    width: int
    height: int
    depth: int
    kind: int
    palette: bytes
    transparency: bytes
    pixels: bytes

    @property
    def row_bytes(self) -> int:
        return (self.width * self.depth * _CHANNELS[self.kind] + 7) // 8


def read_png(data: bytes) -> Raster:
    """Return a PNG as a raster.

    Raises:
        ValueError: saying what is not as expected.
    """
    try:
        image = _read(data)
    except (StructError, IndexError) as error:
        raise ValueError("the PNG is cut short") from error
    rows = _inflate(image)
    if image.kind in (_GREY_ALPHA, _COLOUR_ALPHA) or (
        image.kind == _PALETTE and image.transparency
    ):
        return _part_opacity(image, rows)
    entries = (
        f"/ColorSpace{_colour_space(image)}/BitsPerComponent {image.depth}/Filter/FlateDecode"
        f"/DecodeParms<</Predictor 15/Colors {_CHANNELS[image.kind]}"
        f"/BitsPerComponent {image.depth}/Columns {image.width}>>{_key_mask(image)}"
    )
    return Raster(image.width, image.height, entries, image.pixels)


def _read(data: bytes) -> _Png:
    if not data.startswith(_SIGNATURE):
        raise ValueError("it is no PNG")
    found: dict[bytes, bytes] = {}
    for name, content in _chunks(data):
        if name == b"IDAT":
            found[name] = found.get(name, b"") + content
        else:
            found.setdefault(name, content)
    width, height, depth, kind, _, _, interlace = unpack_from(">2L5B", found.get(b"IHDR", b""))
    if not (width and height and width * height <= MAX_PIXELS):
        raise ValueError(
            f"found {width} by {height} pixels, expected at most {MAX_PIXELS:,} in all"
        )
    if depth not in _DEPTHS.get(kind, ()) or interlace:
        raise ValueError("expected 8 bits a channel (or a palette), not interlaced")
    palette, transparency = found.get(b"PLTE", b""), found.get(b"tRNS", b"")
    if kind == _PALETTE and (not palette or len(palette) % 3 or len(palette) > 768):
        raise ValueError("the palette is missing or of the wrong length")
    return _Png(width, height, depth, kind, palette, transparency, found.get(b"IDAT", b""))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while True:
        (length,) = unpack_from(">L", data, place)
        name, content = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        (check,) = unpack_from(">L", data, place + 8 + length)
        if check != zlib.crc32(name + content):
            raise ValueError(f"the chunk {name!r} is damaged")
        if name == b"IEND":
            return
        yield name, content
        place += 12 + length


def _inflate(image: _Png) -> bytes:
    """Return the filtered rows; a stream that holds more or fewer is refused, not unpacked."""
    size = (image.row_bytes + 1) * image.height
    stream = zlib.decompressobj()
    try:
        rows = stream.decompress(image.pixels, size + 1)
    except zlib.error as error:
        raise ValueError(f"the pixels cannot be unpacked: {error}") from error
    if len(rows) != size or not stream.eof:
        raise ValueError("the pixels are more or fewer than the size says")
    if max(rows[:: image.row_bytes + 1]) > 4:
        raise ValueError("found a filter that PNG does not have")
    return rows


def _colour_space(image: _Png) -> str:
    if image.kind == _PALETTE:
        return f"[/Indexed/DeviceRGB {len(image.palette) // 3 - 1}<{image.palette.hex()}>]"
    return "/DeviceGray" if image.kind in (_GREY, _GREY_ALPHA) else "/DeviceRGB"


def _key_mask(image: _Png) -> str:
    """Return the one colour that is see-through, if the image has one (tRNS)."""
    if not image.transparency:
        return ""
    count = _CHANNELS[image.kind]
    colour = unpack_from(f">{count}H", image.transparency)
    return f"/Mask[{' '.join(f'{channel} {channel}' for channel in colour)}]"


def _part_opacity(image: _Png, rows: bytes) -> Raster:
    """Return the image with its colours and its opacity apart."""
    plain = _unfilter(image, rows)
    count = _CHANNELS[image.kind]
    if image.kind == _PALETTE:
        indices = _unpack(image, plain)
        if max(indices) >= len(image.palette) // 3:
            raise ValueError("found a colour that the palette does not have")
        opacity = indices.translate(image.transparency[:256].ljust(256, b"\xff"))
        colours, space = indices, _colour_space(image)
    else:
        opacity = plain[count - 1 :: count]
        colours, space = _without_last(plain, count), _colour_space(image)
    mask = _raw(image, "/DeviceGray", opacity, None)
    return _raw(image, space, colours, mask)


def _raw(image: _Png, space: str, samples: bytes, mask: Raster | None) -> Raster:
    entries = f"/ColorSpace{space}/BitsPerComponent 8/Filter/FlateDecode"
    return Raster(image.width, image.height, entries, zlib.compress(samples, 9), mask)


def _without_last(samples: bytes, count: int) -> bytes:
    out = bytearray(len(samples) // count * (count - 1))
    for channel in range(count - 1):
        out[channel :: count - 1] = samples[channel::count]
    return bytes(out)


def _unpack(image: _Png, rows: bytes) -> bytes:
    """Return one byte a pixel from rows of 1, 2, 4 or 8 bits a pixel."""
    if image.depth == 8:
        return rows
    per_byte, mask = 8 // image.depth, (1 << image.depth) - 1
    shifts = [8 - image.depth * (n + 1) for n in range(per_byte)]
    spread = [bytes(byte >> shift & mask for shift in shifts) for byte in range(256)]
    out = bytearray()
    for start in range(0, len(rows), image.row_bytes):
        row = rows[start : start + image.row_bytes]
        out += b"".join(spread[byte] for byte in row)[: image.width]
    return bytes(out)


def _unfilter(image: _Png, rows: bytes) -> bytes:
    """Undo the filters, row by row (PNG, 9.2)."""
    step = max(1, image.depth * _CHANNELS[image.kind] // 8)
    above, out = bytearray(image.row_bytes), bytearray()
    for start in range(0, len(rows), image.row_bytes + 1):
        row = bytearray(rows[start + 1 : start + 1 + image.row_bytes])
        _FILTERS[rows[start]](row, above, step)
        out += row
        above = row
    return bytes(out)


def _none(row: bytearray, above: bytearray, step: int) -> None:
    """Leave the row as it is."""


def _sub(row: bytearray, above: bytearray, step: int) -> None:
    for i in range(step, len(row)):
        row[i] = row[i] + row[i - step] & 255


def _up(row: bytearray, above: bytearray, step: int) -> None:
    row[:] = bytes((a + b) & 255 for a, b in zip(row, above, strict=True))


def _average(row: bytearray, above: bytearray, step: int) -> None:
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        row[i] = row[i] + (left + above[i] >> 1) & 255


def _paeth(row: bytearray, above: bytearray, step: int) -> None:
    for i in range(len(row)):
        left, corner = (row[i - step], above[i - step]) if i >= step else (0, 0)
        up = above[i]
        guess = left + up - corner
        far = abs(guess - left), abs(guess - up), abs(guess - corner)
        nearest = (
            left if far[0] <= far[1] and far[0] <= far[2] else up if far[1] <= far[2] else corner
        )
        row[i] = row[i] + nearest & 255


_FILTERS = (_none, _sub, _up, _average, _paeth)
