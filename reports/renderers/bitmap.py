"""A bitmap logo (PNG or JPEG) as plain pixels: what both the PDF and Word show of it.

Only pixels go on: what a camera or a drawing program wrote beside them (places, names,
dates) does not leave the house with a brief. Pillow decodes, within our limits.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from reports.limits import BITMAP_PIXELS
from reports.slotted import frozen

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile


_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


@frozen
class Bitmap:
    """Pixels from the top left, row by row, 8 bits a channel.

    `samples` are grey (1 channel) or red, green and blue (3); `opacity` is one byte a
    pixel, 255 for opaque, None where every pixel is.
    """

    width: int
    height: int
    channels: Literal[1, 3]
    samples: bytes
    opacity: bytes | None = None


def is_bitmap(data: bytes) -> bool:
    """Return whether `data` begins as a PNG (ISO 15948) or a JPEG (ITU-T T.81) does."""
    return data.startswith((_PNG, _JPEG))


def read_bitmap(data: bytes) -> Bitmap:
    """Return the pixels of a PNG or JPEG, turned the right way up.

    Raises:
        ValueError: saying what is not as expected.
    """
    if not is_bitmap(data):
        raise ValueError("it is neither a PNG nor a JPEG")
    try:
        return _pixels(_decode(data))
    except _TooLargeError:
        raise
    except Exception as error:  # whatever a decoder meets in a damaged file, it is the file's fault
        raise ValueError(f"the picture is damaged or cut short: {error}") from error


def png_bytes(bitmap: Bitmap) -> bytes:
    """Return the pixels as a PNG that holds nothing else."""
    from PIL import Image

    size = bitmap.width, bitmap.height
    image = Image.frombytes("L" if bitmap.channels == 1 else "RGB", size, bitmap.samples)
    if bitmap.opacity is not None:
        image.putalpha(Image.frombytes("L", size, bitmap.opacity))
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


class _TooLargeError(ValueError):
    """The picture says that it has more pixels than a logo needs, or none."""


def _decode(data: bytes) -> Image:
    """Return the picture decoded; its size is looked at first."""
    from PIL import ImageOps
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    kind = PngImageFile if data.startswith(_PNG) else JpegImageFile
    file: ImageFile = kind(io.BytesIO(data))
    if not 0 < file.width * file.height <= BITMAP_PIXELS:
        raise _TooLargeError(
            f"found {file.width} by {file.height} pixels, expected at most {BITMAP_PIXELS:,} in all"
        )
    file.load()
    return ImageOps.exif_transpose(file)


def _pixels(image: Image) -> Bitmap:
    if image.mode.startswith("I"):
        # 16 bits of grey: Pillow would cut them off at 255 instead of scaling them
        image = image.convert("I").point(lambda value: value / 257).convert("L")
    grey = image.mode in ("1", "L", "LA")
    opacity = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        opacity = image.getchannel("A").tobytes()
    image = image.convert("L" if grey else "RGB")
    return Bitmap(image.width, image.height, 1 if grey else 3, image.tobytes(), opacity)
