"""A PDF file: its objects by their numbers, found by its cross-references (ISO 32000-1, 7.5)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

from reports.limits import (
    PDF_COLLECTIONS,
    PDF_OBJECTS,
    PDF_OBJECTS_HEAD,
    PDF_STREAM_UNPACKED,
    PDF_UNPACKED,
)
from reports.slotted import frozen
from reports.verification.pdf.syntax import (
    Allowance,
    Reference,
    TooMuchError,
    UnreadError,
    parsed,
)

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
# white space has an end: many places may lead to the same of it
_OBJECT = re.compile(rb"\s{0,9}(\d{1,10})\s{1,9}\d{1,10}\s{1,9}obj\b")
_STREAM = re.compile(rb"\s{0,9}stream\r?\n")
_TABLE = re.compile(rb"\s{0,9}xref\s{1,9}")
_SECTION = re.compile(rb"\s{0,9}(\d{1,10})\s{1,9}(\d{1,10})[ \t]{0,9}\r?\n")
_TRAILER = re.compile(rb"\s{0,9}trailer\b")
#: Bytes of a line of a cross-reference table.
_ENTRY = 20
#: The filters of PNG (7.4.4.4), of which only the two that rows of numbers gain by are known.
_NONE, _UP = 0, 2
#: Pages within pages.
_DEPTH = 20


@frozen
class StoredStream:
    """A stream: its dictionary, and its bytes as they stand in the file, which are not copied."""

    entries: dict[str, Any]
    packed: memoryview


class PdfFile:
    """The objects of a PDF, read when they are asked for.

    A small file may say the same bytes again and again: what is read and unpacked is counted
    as often as that is done, and has an end.

    Raises:
        UnreadError: here and from all methods, if it has something that is not known here.
    """

    def __init__(self, data: bytes) -> None:
        """Read the cross-references of `data`, the newest first."""
        self._data = data
        self._places: dict[int, int | tuple[int, int]] = {}
        self._known: dict[int, Any] = {}
        self._packed: dict[int, tuple[bytes, list[int]]] = {}
        self._allowance = Allowance(PDF_OBJECTS, PDF_COLLECTIONS)
        self._to_unpack = PDF_UNPACKED
        self.trailer: dict[str, Any] = {}
        start = _START.search(data, max(len(data) - 100, 0))
        at, seen = int(start[1]) if start else None, set[int]()
        while at is not None:
            if at in seen:
                raise UnreadError("cross-references in a circle")
            seen.add(at)
            entries = self._table(at) if _TABLE.match(data, at) else self._cross_references(at)
            for name, value in entries.items():
                self.trailer.setdefault(name, value)
            at = entries.get("Prev")
        if not self.trailer or "Encrypt" in self.trailer or "XRefStm" in self.trailer:
            raise UnreadError("no trailer that is known here")

    def _table(self, at: int) -> dict[str, Any]:
        """Note what a table of cross-references says (7.5.4); return the trailer behind it."""
        at = _matched(_TABLE, self._data, at).end()
        while section := _SECTION.match(self._data, at):
            at = section.end()
            self._allowance.take(int(section[2]) * _ENTRY)
            for number in range(int(section[1]), int(section[1]) + int(section[2])):
                entry = self._data[at : at + _ENTRY].split()
                if entry[2] == b"n":
                    self._places.setdefault(number, int(entry[0]))
                at += _ENTRY
        at = _matched(_TRAILER, self._data, at).end()
        return _dictionary(parsed(self._data, at, self._allowance)[0])

    def _cross_references(self, at: int) -> dict[str, Any]:
        """Note what a stream of cross-references says (7.5.8); return its dictionary."""
        stream = self._at(at)
        if not isinstance(stream, StoredStream):
            raise UnreadError("no cross-references")
        rows, widths = self.unpacked(stream), stream.entries["W"]
        ends = [sum(widths[: n + 1]) for n in range(3)]
        index = stream.entries.get("Index", [0, stream.entries["Size"]])
        place = 0
        for first, count in zip(index[::2], index[1::2], strict=True):
            if not 0 <= count * max(ends[2], 1) <= len(rows) - place:
                raise UnreadError("more cross-references than there are")
            for number in range(first, first + count):
                row = rows[place : place + ends[2]]
                place += ends[2]
                kind = int.from_bytes(row[: ends[0]], "big") if widths[0] else 1
                where = int.from_bytes(row[ends[0] : ends[1]], "big")
                if kind == 1:
                    self._places.setdefault(number, where)
                elif kind == 2:
                    self._places.setdefault(
                        number, (where, int.from_bytes(row[ends[1] : ends[2]], "big"))
                    )
        return stream.entries

    def get(self, value: Any) -> Any:
        """Return what a reference leads to; anything else as it is."""
        if not isinstance(value, Reference):
            return value
        number = value.number
        if number not in self._known:
            place = self._places.get(number)
            if isinstance(place, tuple):
                self._known[number] = self._in_stream(*place)
            else:
                self._known[number] = None if place is None else self._at(place)
        return self._known[number]

    def dictionary(self, value: Any) -> dict[str, Any]:
        """Return the dictionary that a value is or leads to, that of a stream too."""
        found = self.get(value)
        return _dictionary(found.entries if isinstance(found, StoredStream) else found)

    def unpacked(self, value: Any) -> bytes:
        """Return the bytes of a stream."""
        stream = self.get(value)
        if not isinstance(stream, StoredStream):
            raise UnreadError("no stream")
        self._to_unpack -= len(stream.packed)
        if self._to_unpack < 0:
            raise TooMuchError("streams that are too large")
        filters = self.get(stream.entries.get("Filter"))
        if filters in (None, []):
            return bytes(stream.packed)
        if filters not in ("FlateDecode", ["FlateDecode"]):
            raise UnreadError(f"the filter {filters}")
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(stream.packed, PDF_STREAM_UNPACKED)
        if unpacking.unconsumed_tail:
            raise TooMuchError("a stream that is too large")
        self._to_unpack -= len(data)
        return self._predicted(data, self.get(stream.entries.get("DecodeParms")))

    def _predicted(self, data: bytes, settings: Any) -> bytes:
        """Return what stands in the rows of numbers of a stream, which each add to the last."""
        if settings is None or settings.get("Predictor", 1) == 1:
            return data
        width, rows = settings["Columns"], []
        if not 0 < width <= len(data):
            raise UnreadError("rows that are longer than all")
        last = bytes(width)
        for at in range(0, len(data), width + 1):
            kind, row = data[at], data[at + 1 : at + 1 + width]
            if kind not in (_NONE, _UP):
                raise UnreadError(f"the predictor {kind}")
            if kind == _UP:
                row = bytes((a + b) & 0xFF for a, b in zip(row, last, strict=True))
            rows.append(row)
            last = row
        return b"".join(rows)

    def _at(self, place: int) -> Any:
        """Return the object at a place in the file."""
        at = _matched(_OBJECT, self._data, place).end()
        value, at = parsed(self._data, at, self._allowance)
        stream = _STREAM.match(self._data, at)
        if stream is None:
            return value
        end = stream.end() + self.get(value["Length"])
        return StoredStream(value, memoryview(self._data)[stream.end() : end])

    def _in_stream(self, number: int, index: int) -> Any:
        """Return an object of an object stream (7.5.7)."""
        if number not in self._packed:
            entries, data = self.dictionary(Reference(number)), self.unpacked(Reference(number))
            if entries["First"] > PDF_OBJECTS_HEAD:
                raise TooMuchError("a stream of too many objects")
            head = list(map(int, data[: entries["First"]].split()))
            self._packed[number] = data, [entries["First"] + place for place in head[1::2]]
        data, places = self._packed[number]
        return parsed(data, places[index], self._allowance)[0]

    def pages(self) -> list[tuple[int, dict[str, Any]]]:
        """Return the number of each page's object, and what it holds, in order."""
        root = self.dictionary(self.trailer["Root"])["Pages"]
        return list(self._pages(root, {}, _DEPTH, set()))

    def _pages(
        self, node: Any, above: dict[str, Any], depth: int, seen: set[Reference]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        if not isinstance(node, Reference) or depth < 0:
            raise UnreadError("no page")
        if node in seen:
            raise TooMuchError("a page that stands twice")
        seen.add(node)
        entries = {**above, **self.dictionary(node)}
        if "Kids" not in self.dictionary(node):
            yield node.number, entries
            return
        inherited = {name: entries[name] for name in ("Resources",) if name in entries}
        for kid in self.get(entries["Kids"]):
            yield from self._pages(kid, inherited, depth - 1, seen)


def _matched(pattern: re.Pattern[bytes], data: bytes, at: int) -> re.Match[bytes]:
    found = pattern.match(data, at)
    if found is None:
        raise UnreadError(f"nothing that is known at byte {at}")
    return found


def _dictionary(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnreadError("no dictionary")
    return value
