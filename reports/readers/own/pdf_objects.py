"""As much of the PDF file format as it takes to find one embedded file (ISO 32000-1, 7).

Files are hostile: nothing here recurses deeper, unpacks more or follows further than
the limits below allow. What is not as expected raises `PdfSyntaxError`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

#: Bytes that a stream may unpack to, and all streams of a file together.
MAX_STREAM = 16 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
_MAX_DEPTH = 40
_MAX_SECTIONS = 64
_MAX_OBJECTS = 1_000_000

_WHITE = b"\0\t\n\f\r "
_SKIP = re.compile(rb"(?:[\0\t\n\f\r ]+|%[^\r\n]*)*")
_NUMBER = re.compile(rb"[-+]?(?:\d{1,15}\.?\d{0,15}|\.\d{1,15})")
_REFERENCE = re.compile(rb"(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![A-Za-z0-9])")
_NAME = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]*)")
_KEYWORD = re.compile(rb"[a-z]+")
_STRING_PART = re.compile(rb"\\.|[()]", re.DOTALL)
_OBJECT = re.compile(rb"[\0\t\n\f\r ]*(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj")
_STREAM = re.compile(rb"stream(?:\r\n|\n)")
_KEYWORDS = {b"true": True, b"false": False, b"null": None}


_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPED |= dict.fromkeys((b"\r\n", b"\r", b"\n"), b"")


class PdfSyntaxError(ValueError):
    """A file is not a PDF as far as it was read."""


class PdfEncryptedError(PdfSyntaxError):
    """A file is encrypted: nothing in it can be read."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, without its slash."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An indirect reference, by the object's number."""

    number: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its dictionary, and its bytes as they stand in the file."""

    entries: dict[str, Any]
    raw: bytes


class Parser:
    """Reads objects from bytes, one after the other."""

    def __init__(self, data: bytes, place: int = 0) -> None:
        self.data, self.place = data, place

    def skip(self) -> None:
        """Pass over white space and comments."""
        found = _SKIP.match(self.data, self.place)
        self.place = found.end() if found else self.place

    def read(self, depth: int = 0) -> Any:
        """Return the next object."""
        if depth > _MAX_DEPTH:
            raise PdfSyntaxError("objects are nested too deep")
        self.skip()
        data, place = self.data, self.place
        match data[place : place + 1]:
            case b"/":
                return self._name()
            case b"(":
                return self._string()
            case b"[":
                return self._array(depth)
            case b"<":
                return (
                    self._dictionary(depth) if data[place + 1 : place + 2] == b"<" else self._hex()
                )
        return self._number_or_word()

    def _name(self) -> Name:
        found = _NAME.match(self.data, self.place)
        if found is None:
            raise PdfSyntaxError("a name was expected")
        self.place = found.end()
        text = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), found[1])
        return Name(text.decode("latin-1"))

    def _number_or_word(self) -> Any:
        if found := _REFERENCE.match(self.data, self.place):
            self.place = found.end()
            return Reference(int(found[1]))
        if found := _NUMBER.match(self.data, self.place):
            self.place = found.end()
            return float(found[0]) if b"." in found[0] else int(found[0])
        found = _KEYWORD.match(self.data, self.place)
        if found is None or found[0] not in _KEYWORDS:
            raise PdfSyntaxError(f"an object was expected at byte {self.place}")
        self.place = found.end()
        return _KEYWORDS[found[0]]

    def _hex(self) -> bytes:
        end = self.data.find(b">", self.place)
        digits = re.sub(rb"[\0\t\n\f\r ]+", b"", self.data[self.place + 1 : end])
        if end < 0 or re.fullmatch(rb"[0-9A-Fa-f]*", digits) is None:
            raise PdfSyntaxError("a hexadecimal string was expected")
        self.place = end + 1
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())

    def _string(self) -> bytes:
        """Return a literal string with its escapes undone (ISO 32000-1, 7.3.4.2)."""
        depth, place = 1, self.place + 1
        while depth:
            found = _STRING_PART.search(self.data, place)
            if found is None:
                raise PdfSyntaxError("a string does not end")
            depth += {b"(": 1, b")": -1}.get(found[0], 0)
            place = found.end()
        text = self.data[self.place + 1 : place - 1]
        self.place = place
        return _ESCAPE.sub(_unescape, text)

    def _array(self, depth: int) -> list[Any]:
        self.place += 1
        return list(self._until(b"]", depth))

    def _until(self, end: bytes, depth: int) -> Iterator[Any]:
        while True:
            self.skip()
            if self.data.startswith(end, self.place):
                self.place += len(end)
                return
            yield self.read(depth + 1)

    def _dictionary(self, depth: int) -> dict[str, Any]:
        self.place += 2
        parts = list(self._until(b">>", depth))
        keys = parts[::2]
        if len(parts) % 2 or not all(isinstance(key, Name) for key in keys):
            raise PdfSyntaxError("a dictionary's keys are not all names")
        return {key.text: value for key, value in zip(keys, parts[1::2], strict=True)}


def _unescape(found: re.Match[bytes]) -> bytes:
    letters = found[1]
    is_octal = b"0" <= letters[:1] <= b"7"
    return bytes([int(letters, 8) & 255]) if is_octal else _ESCAPED.get(letters, letters)


@dataclass(slots=True)
class PdfFile:
    """A file whose objects are read when they are asked for."""

    data: bytes
    trailer: dict[str, Any] = field(default_factory=dict)
    #: How many cross-reference sections there are: one more for each time it was added to.
    sections: int = 0
    _places: dict[int, tuple[int, int]] = field(default_factory=dict)
    _packed: dict[int, tuple[bytes, list[int]]] = field(default_factory=dict)
    _unpacked: int = 0

    def __post_init__(self) -> None:
        start = self.data.rfind(b"startxref", max(0, len(self.data) - 2048))
        if not self.data[:1024].lstrip(_WHITE).startswith(b"%PDF-") or start < 0:
            raise PdfSyntaxError("it is no PDF")
        offset: Any = Parser(self.data, start + 9).read()
        seen: set[int] = set()
        while isinstance(offset, int) and offset not in seen and len(seen) < _MAX_SECTIONS:
            seen.add(offset)
            section = self._section(offset)
            self.trailer = section | self.trailer
            offset = section.get("Prev")
        self.sections = len(seen)
        if "Encrypt" in self.trailer:
            raise PdfEncryptedError("it is encrypted")

    def get(self, value: Any) -> Any:
        """Return `value`, or the object that it refers to."""
        for _ in range(_MAX_DEPTH):
            if not isinstance(value, Reference):
                return value
            value = self._object(value.number)
        raise PdfSyntaxError("references run in a circle")

    def dictionary(self, value: Any) -> dict[str, Any]:
        """Return the dictionary that `value` is or refers to; an empty one for anything else."""
        found = self.get(value)
        return found if isinstance(found, dict) else {}

    def unpack(self, stream: Stream) -> bytes:
        """Return a stream's bytes unpacked."""
        filters = self.get(stream.entries.get("Filter"))
        filters = filters if isinstance(filters, list) else [filters] if filters else []
        if not filters:
            return stream.raw
        if [self.get(name) for name in filters] != [Name("FlateDecode")]:
            raise PdfSyntaxError("a stream is packed in a way that is not read")
        room = min(MAX_STREAM, MAX_UNPACKED - self._unpacked)
        try:
            data = zlib.decompressobj().decompress(stream.raw, room + 1)
        except zlib.error as error:
            raise PdfSyntaxError(f"a stream cannot be unpacked: {error}") from error
        self._unpacked += len(data)
        if len(data) > room:
            raise PdfSyntaxError("it unpacks to more than a briefing can be")
        parts = self.dictionary(stream.entries.get("DecodeParms"))
        return _undo_predictor(data, parts) if parts.get("Predictor", 1) != 1 else data

    def _section(self, offset: int) -> dict[str, Any]:
        """Read a cross-reference table or stream; return its trailer."""
        parser = Parser(self.data, offset)
        parser.skip()
        if self.data.startswith(b"xref", parser.place):
            parser.place += 4
            return self._table(parser)
        stream = self._at(offset)
        if not isinstance(stream, Stream):
            raise PdfSyntaxError("the cross-reference table is not where it should be")
        self._table_stream(stream)
        return stream.entries

    def _table(self, parser: Parser) -> dict[str, Any]:
        while True:
            parser.skip()
            if self.data.startswith(b"trailer", parser.place):
                parser.place += 7
                return self.dictionary(parser.read())
            first, count = parser.read(), parser.read()
            if not (isinstance(first, int) and isinstance(count, int) and count <= _MAX_OBJECTS):
                raise PdfSyntaxError("the cross-reference table is damaged")
            for number in range(first, first + count):
                offset, _ = parser.read(), parser.read()
                parser.skip()
                if self.data.startswith(b"n", parser.place) and isinstance(offset, int):
                    self._places.setdefault(number, (offset, -1))
                parser.place += 1

    def _table_stream(self, stream: Stream) -> None:
        widths: Any = stream.entries.get("W")
        index: Any = stream.entries.get("Index", [0, stream.entries.get("Size")])
        if not (_are_small(widths, 3, 8) and _are_small(index, len(index), _MAX_OBJECTS)):
            raise PdfSyntaxError("the cross-reference stream is damaged")
        data, row = self.unpack(stream), sum(widths)
        numbers = (
            n for a, b in zip(index[::2], index[1::2], strict=False) for n in range(a, a + b)
        )
        for number, start in zip(numbers, range(0, len(data) - row + 1, row or 1), strict=False):
            one, two = start + widths[0], start + widths[0] + widths[1]
            kind = int.from_bytes(data[start:one], "big") if widths[0] else 1
            place = int.from_bytes(data[one:two], "big")
            within = int.from_bytes(data[two : start + row], "big")
            if kind in (1, 2):
                self._places.setdefault(number, (place, -1 if kind == 1 else within))

    def _object(self, number: int) -> Any:
        place, within = self._places.get(number, (-1, -1))
        if place < 0:
            return None
        if within < 0:
            return self._at(place)
        if place not in self._packed:
            self._packed[place] = self._objects_of(place)
        data, offsets = self._packed[place]
        return Parser(data, offsets[within]).read() if within < len(offsets) else None

    def _at(self, offset: int) -> Any:
        head = _OBJECT.match(self.data, offset)
        if head is None:
            raise PdfSyntaxError(f"an object was expected at byte {offset}")
        parser = Parser(self.data, head.end())
        value = parser.read()
        parser.skip()
        found = _STREAM.match(self.data, parser.place)
        if found is None or not isinstance(value, dict):
            return value
        length = value.get("Length")
        length = self.get(length) if not isinstance(length, int) else length
        if not isinstance(length, int) or not 0 <= length <= len(self.data) - found.end():
            raise PdfSyntaxError("a stream's length is missing or too large")
        return Stream(value, self.data[found.end() : found.end() + length])

    def _objects_of(self, number: int) -> tuple[bytes, list[int]]:
        """Return an object stream unpacked, and where each of its objects begins."""
        place, within = self._places.get(number, (-1, -1))
        stream = self._at(place) if place >= 0 and within < 0 else None
        if not isinstance(stream, Stream):
            raise PdfSyntaxError("an object stream is not where it should be")
        count, first = stream.entries.get("N"), stream.entries.get("First")
        if not _are_small([count, first], 2, _MAX_OBJECTS * 20):
            raise PdfSyntaxError("an object stream is damaged")
        data = self.unpack(stream)
        head = Parser(data)
        pairs = [(head.read(), head.read()) for _ in range(min(int(count or 0), len(data)))]
        return data, [int(first or 0) + offset for _, offset in pairs]


def _are_small(values: Any, count: int, most: int) -> bool:
    return (
        isinstance(values, list)
        and len(values) == count
        and all(isinstance(value, int) and 0 <= value <= most for value in values)
    )


def _undo_predictor(data: bytes, parts: dict[str, Any]) -> bytes:
    """Undo PNG's filters None and Up, which are those that cross-reference streams use."""
    columns = parts.get("Columns", 1)
    if not isinstance(columns, int) or not 0 < columns < 100 or parts.get("Colors", 1) != 1:
        raise PdfSyntaxError("a stream is packed in a way that is not read")
    above, out = bytes(columns), bytearray()
    for start in range(0, len(data) - columns, columns + 1):
        kind, row = data[start], data[start + 1 : start + 1 + columns]
        if kind not in (0, 2):
            raise PdfSyntaxError("a stream is packed in a way that is not read")
        above = bytes((a + b) & 255 for a, b in zip(row, above, strict=True)) if kind else row
        out += above
    return bytes(out)
