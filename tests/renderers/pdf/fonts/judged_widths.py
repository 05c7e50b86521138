"""Widths that page-validation doubts in outlines of several parts, looked up again by fontTools.

Outlines whose glyphs have numbers (CFF with FDSelect) have parts, each with a width of its own for
glyphs that say none. page-validation 0.11.0 takes that of another part than the glyph's: ideographs
of Noto Sans CJK Bold are 1000 wide, and it takes the 920 of the Hangul. It does so, too, if
FDSelect is changed so that no ideograph is near that part.
"""

from __future__ import annotations

import io
import re

import pikepdf

from tests.renderers.pdf.fonts.test_cff import widths_of

_DOUBT = re.compile(
    r"font object (\d+) 0 has rendered CID (\d+) width [\d.]+ in its embedded CIDFontType0C "
    r"program but ([\d.]+) in /W"
)


def is_disproved(fault: str, data: bytes) -> bool:
    """Return whether a fault is a doubt about a width that is right, as fontTools reads it."""
    found = _DOUBT.search(fault)
    if found is None:
        return False
    number, cid, said = int(found[1]), int(found[2]), float(found[3])
    with pikepdf.open(io.BytesIO(data)) as file:
        descriptor = file.get_object(number, 0).DescendantFonts[0].FontDescriptor
        return widths_of(descriptor.FontFile3.read_bytes())[cid] == said
