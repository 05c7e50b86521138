"""ReportLab's document, with its small objects packed into compressed object streams.

A tagged page has hundreds of small dictionaries: packed (ISO 32000-1, 7.5.7 and 7.5.8)
they are a tenth of the size and quicker to write than one by one.
"""

# ReportLab may or may not come with types
# mypy: disable-error-code="misc, no-untyped-call, attr-defined, no-any-return"

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import pack

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFFile, PDFObject, PDFStream

# a fifth larger than at level 6, in less than half the time
_LEVEL = 1
_PER_STREAM = 400
_FREE, _AT, _PACKED = 0, 1, 2


class Ready(PDFObject):
    """An object already in the form it has in the file."""

    def __init__(self, body: str = "") -> None:
        self.body = body

    def format(self, document: PDFDocument) -> bytes:
        """Return the object's bytes."""
        return self.body.encode("latin-1")


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
        self._more: list[tuple[int, bytes]] = []

    def add(self, body: PDFObject | str = "") -> int:
        """Add an object, or a dictionary given as text; return its number."""
        self.Reference(Ready(body) if isinstance(body, str) else body)
        return int(self.objectcounter)

    def add_all(self, bodies: list[str]) -> None:
        """Add dictionaries given as text; their numbers follow the last one in order."""
        first = self.objectcounter + 1
        self._more += [
            (number, body.encode("latin-1")) for number, body in enumerate(bodies, first)
        ]
        self.objectcounter += len(bodies)

    def add_stream(self, data: bytes, entries: str = "", *, compress: bool = True) -> int:
        """Add a stream of raw `data`."""
        return self.add(
            Stream(zlib.compress(data, _LEVEL) if compress else data, entries, compress)
        )

    def fill_in(self, number: int, body: str) -> None:
        """Say what the dictionary that was added as `number` holds."""
        self.idToObject[self.numberToId[number]].body = body

    def data(self, catalog: int, info: int, digest: str) -> bytes:
        """Return the whole file; `digest` (hexadecimal) identifies it in the trailer."""
        self._trailer = f"/Root {catalog} 0 R/Info {info} 0 R/ID[<{digest[:32]}><{digest[:32]}>]"
        return bytes(self.format())

    def format(self) -> bytes:
        """Write streams one by one, all else packed, then the cross-reference stream."""
        file = PDFFile(self._pdfVersion)
        places: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 65535)}
        packed: list[tuple[int, bytes]] = []
        for number, name in self.numberToId.items():
            body = self.idToObject[name]
            if isinstance(body, Stream):
                places[number] = (_AT, _write(file, number, body.format(self)), 0)
            else:
                packed.append((number, body.format(self)))
        packed += self._more
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


def _object_stream(objects: Iterable[tuple[int, bytes]]) -> Stream:
    numbers, bodies, place = [], [], 0
    for number, body in objects:
        numbers.append(f"{number} {place}")
        bodies.append(body)
        place += len(body) + 1
    head = (" ".join(numbers) + "\n").encode()
    entries = f"/Type/ObjStm/N {len(bodies)}/First {len(head)}"
    return Stream(zlib.compress(head + b"\n".join(bodies), _LEVEL), entries)


def _cross_references(places: dict[int, tuple[int, int, int]], trailer: str) -> Stream:
    rows = b"".join(pack(">BLH", *places[number]) for number in range(len(places)))
    entries = f"/Type/XRef/Size {len(places)}/W[1 4 2]{trailer}"
    return Stream(zlib.compress(rows, _LEVEL), entries)
