"""PDFs made object by object, as no writer would: for readers that must not believe them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

#: A map of codes that stand for the letters of their numbers.
MAP = (
    b"1 begincodespacerange <0000> <ffff> endcodespacerange "
    b"1 beginbfrange <0000> <ffff> <0000> endbfrange"
)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a packed stream."""
    packed = zlib.compress(data)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (
        entries,
        len(packed),
        packed,
    )


def pdf_of(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a file of objects by their numbers; 1 is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        at = places.get(number)
        out += b"0000000000 65535 f \n" if at is None else b"%010d 00000 n \n" % at
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def paged(
    contents: bytes = b" ",
    *,
    count: int = 1,
    codes: bytes = MAP,
    tree: bytes = b"<</K[]>>",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """Return a file of `count` pages, from object 10 on, that all show the same `contents`."""
    resources = b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]%s>>" % resources
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(count))
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids),
            3: tree,
            4: stream(contents),
            5: b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>",
            6: stream(codes),
            **{10 + number: page for number in range(count)},
            **(more or {}),
        }
    )


def cross_referenced(entries: bytes) -> bytes:
    """Return a file of a stream of cross-references alone."""
    packed = stream(b"\1\0\0\0\0\0", b"/Type/XRef/Root 1 0 R" + entries)
    return b"%%PDF-1.7\n9 0 obj\n%s\nendobj\nstartxref\n9\n%%%%EOF\n" % packed
