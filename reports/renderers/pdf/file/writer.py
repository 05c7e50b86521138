"""ReportLab's document, with its small objects packed into compressed object streams.

A tagged page has hundreds of small dictionaries: packed (ISO 32000-1, 7.5.7 and 7.5.8)
they are a tenth of the size and quicker to write than one by one.
"""

# ReportLab may or may not come with types
# mypy: disable-error-code="misc, no-untyped-call, attr-defined, no-any-return"

from __future__ import annotations

import zlib
from itertools import chain
from struct import pack

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFFile, PDFStream

# a fifth larger than at level 6, in less than half the time
_LEVEL = 1
_PER_STREAM = 400
_FREE, _AT, _PACKED = 0, 1, 2


class Stream(PDFStream):
    """A stream whose data is ready; `entries` are its dictionary's besides Length and Filter."""

    def __init__(self, data: bytes, entries: str = "", compressed: bool = True) -> None:
        super().__init__(PDFDictionary(), data)
        self.entries = entries + ("/Filter/FlateDecode" if compressed else "")

    def format(self, document: PDFDocument) -> bytes:
        """Return the stream with the line end that PDF/A wants before endstream.

        It is CR and LF: after data that ends in CR, LF alone would be taken for the
        second half of a line end, and the data for one byte shorter.
        """
        head = f"<<{self.entries}/Length {len(self.content)}>>\nstream\n".encode("latin-1")
        return b"".join((head, self.content, b"\r\nendstream"))


class PackedDocument(PDFDocument):
    """A PDF 1.7 file: objects are added, then `data` is the file."""

    def __init__(self) -> None:
        super().__init__(dummyoutline=1, invariant=1, pdfVersion=(1, 7))
        # ReportLab begins with a dictionary of the standard fonts, which PDF/A has no use for
        self.idToObject.clear()
        self.numberToId.clear()
        self.idToObjectNumberAndVersion.clear()
        self.objectcounter = 0
        self._texts: dict[int, str] = {}

    def add(self, body: Stream | str = "") -> int:
        """Add a stream, or a dictionary given as text; return its number."""
        if isinstance(body, str):
            self.objectcounter += 1
            self._texts[self.objectcounter] = body
        else:
            self.Reference(body)
        return int(self.objectcounter)

    def add_all(self, bodies: list[str]) -> None:
        """Add dictionaries given as text; their numbers follow the last one in order."""
        self._texts.update(enumerate(bodies, self.objectcounter + 1))
        self.objectcounter += len(bodies)

    def add_stream(self, data: bytes, entries: str = "", *, compress: bool = True) -> int:
        """Add a stream of raw `data`."""
        return self.add(
            Stream(zlib.compress(data, _LEVEL) if compress else data, entries, compress)
        )

    def fill_in(self, number: int, body: str) -> None:
        """Say what the dictionary that was added as `number` holds."""
        self._texts[number] = body

    def data(self, catalog: int, info: int, digest: str) -> bytes:
        """Return the whole file; `digest` (hexadecimal) identifies it in the trailer."""
        self._trailer = f"/Root {catalog} 0 R/Info {info} 0 R/ID[<{digest[:32]}><{digest[:32]}>]"
        return bytes(self.format())

    def format(self) -> bytes:
        """Write streams one by one, all else packed, then the cross-reference stream."""
        file = PDFFile(self._pdfVersion)
        places = {0: (_FREE, 0, 65535)}
        for number, name in self.numberToId.items():
            body = self.idToObject[name].format(self)
            places[number] = (_AT, _write(file, number, body), 0)
        packed = list(self._texts.items())
        after = self.objectcounter + 1
        for n in range(0, len(packed), _PER_STREAM):
            part = packed[n : n + _PER_STREAM]
            places[after] = (_AT, _write(file, after, _object_stream(part).format(self)), 0)
            places.update((number, (_PACKED, after, k)) for k, (number, _) in enumerate(part))
            after += 1
        places[after] = (_AT, file.offset, 0)
        start = _write(file, after, _cross_references(places, self._trailer).format(self))
        file.add(f"startxref\n{start}\n%%EOF\n".encode())
        return bytes(file.format(self))


def _write(file: PDFFile, number: int, body: bytes) -> int:
    return int(file.add(b"".join((f"{number} 0 obj\n".encode(), body, b"\nendobj\n"))))


def _object_stream(objects: list[tuple[int, str]]) -> Stream:
    numbers, place = [], 0
    for number, body in objects:
        numbers.append(f"{number} {place}")
        # in Latin-1 a character is a byte
        place += len(body) + 1
    head = " ".join(numbers) + "\n"
    text = head + "\n".join([body for _, body in objects])
    entries = f"/Type/ObjStm/N {len(objects)}/First {len(head)}"
    return Stream(zlib.compress(text.encode("latin-1"), _LEVEL), entries)


def _cross_references(places: dict[int, tuple[int, int, int]], trailer: str) -> Stream:
    count = len(places)
    rows = pack(">" + count * "BLH", *chain.from_iterable(map(places.__getitem__, range(count))))
    entries = f"/Type/XRef/Size {count}/W[1 4 2]{trailer}"
    return Stream(zlib.compress(rows, _LEVEL), entries)
