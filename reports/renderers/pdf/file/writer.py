"""A PDF file on ReportLab's, with its small objects packed into compressed object streams.

A tagged page has hundreds of small dictionaries: packed (ISO 32000-1, 7.5.7 and 7.5.8)
they are a tenth of the size and quicker to write than one by one.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from struct import Struct

from reportlab.pdfbase.pdfdoc import PDFFile

from reports.look import PdfVersion

# a fifth larger than at level 6, in less than half the time
_LEVEL = 1
_PER_STREAM = 400
_FREE, _AT, _PACKED = 0, 1, 2
#: A row of the cross-reference stream: kind of place, place or object stream, number in it.
_ROW = Struct(">BLH")


def stream(data: bytes, entries: str = "", *, compressed: bool = True) -> bytes:
    """Return a stream whose data is ready; `entries` are its dictionary's besides Length, Filter.

    It ends as PDF/A wants, with CR and LF: after data that ends in CR, LF alone would be
    taken for the second half of a line end, and the data for one byte shorter.
    """
    coded = "/Filter/FlateDecode" if compressed else ""
    head = f"<<{entries}{coded}/Length {len(data)}>>\nstream\n".encode("latin-1")
    return b"".join((head, data, b"\r\nendstream"))


class PackedDocument:
    """A PDF file: objects are added, then `data` is the file."""

    def __init__(self, version: PdfVersion = "1.7") -> None:
        self.version = version
        self.count = 0
        self._texts: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}
        self._starts: dict[int, int] = {}

    def add(self, body: str = "") -> int:
        """Add a dictionary given as text; return its number."""
        self.count += 1
        self._texts[self.count] = body
        return self.count

    def add_all(self, bodies: Sequence[str]) -> None:
        """Add dictionaries given as text; their numbers follow the last one in order."""
        self._texts.update(enumerate(bodies, self.count + 1))
        self.count += len(bodies)

    def add_ready(self, body: bytes) -> int:
        """Add what `stream` returned; return its number."""
        self.count += 1
        self._streams[self.count] = body
        return self.count

    def add_stream(self, data: bytes, entries: str = "", *, compress: bool = True) -> int:
        """Add a stream of raw `data`; return its number."""
        coded = zlib.compress(data, _LEVEL) if compress else data
        return self.add_ready(stream(coded, entries, compressed=compress))

    def fill_in(self, number: int, body: str) -> None:
        """Say what the dictionary that was added as `number` holds."""
        self._texts[number] = body

    def data(self, catalog: int, info: int | None, digest: str) -> bytes:
        """Return the whole file; `digest` (hexadecimal) identifies it in the trailer.

        `info` is the document information: none in a PDF 2.0 file (ISO 19005-4, 6.1.3).
        Streams stand one by one, then all else packed, then the cross-reference stream.
        """
        file = PDFFile(tuple(self.version.split(".")))
        places = {0: _ROW.pack(_FREE, 0, 65535)}
        for number, body in self._streams.items():
            self._starts[number] = file.offset
            places[number] = _written(file, number, body)
        packed = list(self._texts)
        after = self.count + 1
        for n in range(0, len(packed), _PER_STREAM):
            part = packed[n : n + _PER_STREAM]
            places[after] = _written(file, after, self._object_stream(part))
            rows = (_ROW.pack(_PACKED, after, k) for k in range(len(part)))
            places.update(zip(part, rows, strict=True))
            after += 1
        places[after] = _ROW.pack(_AT, file.offset, 0)
        start = file.offset
        about = "" if info is None else f"/Info {info} 0 R"
        trailer = f"/Root {catalog} 0 R{about}/ID[<{digest[:32]}><{digest[:32]}>]"
        _written(file, after, _cross_references(places, trailer))
        file.add(f"startxref\n{start}\n%%EOF\n".encode())
        return bytes(file.format(None))

    def place_of(self, number: int) -> int:
        """Return where what was added ready stands in the file that was written."""
        return self._starts[number]

    def _object_stream(self, numbers: Sequence[int]) -> bytes:
        bodies = [self._texts[number] for number in numbers]
        heads, place = [], 0
        for number, body in zip(numbers, bodies, strict=True):
            heads.append(f"{number} {place}")
            # in Latin-1 a character is a byte
            place += len(body) + 1
        head = " ".join(heads) + "\n"
        text = head + "\n".join(bodies)
        entries = f"/Type/ObjStm/N {len(numbers)}/First {len(head)}"
        return stream(zlib.compress(text.encode("latin-1"), _LEVEL), entries)


def _written(file: PDFFile, number: int, body: bytes) -> bytes:
    """Write an object; return the row that says where it stands."""
    start = file.add(b"".join((b"%d 0 obj\n" % number, body, b"\nendobj\n")))
    return _ROW.pack(_AT, start, 0)


def _cross_references(places: dict[int, bytes], trailer: str) -> bytes:
    rows = b"".join([places[number] for number in range(len(places))])
    entries = f"/Type/XRef/Size {len(places)}/W[1 4 2]{trailer}"
    return stream(zlib.compress(rows, _LEVEL), entries)
