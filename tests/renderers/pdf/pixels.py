"""A drawing painted alone on a page and looked at by pdfium: which colour is where."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2

from reports.renderers.pdf.file.painting.drawing import Drawing, Raster

Colour = tuple[int, int, int]


def look(drawing: Drawing) -> Callable[[float, float], Colour]:
    """Return what answers the colour at a point, in points from the bottom left."""
    scale = 4
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(drawing.width, drawing.height))
        page.Contents = file.make_stream(_content(drawing).encode())
        if drawing.raster:
            page.Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(Im0=_image(file, drawing.raster))
            )
        buffer = io.BytesIO()
        file.save(buffer)
    document = pypdfium2.PdfDocument(buffer.getvalue())
    bitmap = document[0].render(scale=scale).to_pil().convert("RGB")
    document.close()
    return lambda x, y: bitmap.getpixel((x * scale, bitmap.height - 1 - y * scale))


def _content(drawing: Drawing) -> str:
    if drawing.raster:
        return f"{drawing.width} 0 0 {drawing.height} 0 0 cm /Im0 Do"
    return drawing.operators


def _image(file: pikepdf.Pdf, raster: Raster) -> pikepdf.Object:
    entries = pikepdf.Object.parse(f"<<{raster.entries}>>".encode())
    stream = pikepdf.Stream(file, raster.data, entries)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = raster.width, raster.height
    if raster.mask:
        stream.SMask = _image(file, raster.mask)
    return file.make_indirect(stream)
