"""A page of a PDF as a picture, small enough to be sent at each pause in typing."""

from __future__ import annotations

import io
from contextlib import closing

from reports.pdfium import pdfium_lock

#: So many colours are enough for type, rules and charts, and are a third of the bytes.
_COLOURS = 128


def page_picture(data: bytes, page: int, width: int) -> bytes:
    """Return a page of a PDF, counted from 1, as PNG of a width in pixels."""
    import pypdfium2
    from PIL import Image

    with pdfium_lock, closing(pypdfium2.PdfDocument(data)) as document:
        shown = document[page - 1]
        scale = width / shown.get_width()
        picture = shown.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=1)
    return out.getvalue()
