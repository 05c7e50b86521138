"""The seals that a PDF carries, and what they say that they cover. Nothing is proved here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from pypdf.generic import DictionaryObject

from reports.limits import PDF_FILES
from reports.readers.own.pdf_objects import dictionary_in, list_in, opened, resolved
from reports.slotted import frozen

#: What a seal covers of a file: all, all of an older version of it, or nobody can say.
Coverage = Literal["file", "version", "unknown"]
_RANGE = re.compile(rb"/ByteRange\[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\] */Contents")
_HEX = re.compile(rb"<[0-9A-Fa-f]+>")
#: A date of PDF (ISO 32000-1, 7.9.4).
_DATE = re.compile(r"D:(\d{14})(?:Z|([+-])(\d\d)'?(\d\d)?'?)?")
#: The rule by which nothing may change.
_NO_CHANGES = 1


@frozen
class FoundSeal:
    """A seal as a file has it.

    Attributes:
        numbers: The byte range that it says: four numbers, none if it says no such thing.
        name: Whose it says it is.
        time: When it says that it was made.
        forbids_changes: Whether it rules out every change of the file.
        is_reached: Whether the file's form leads to it.
    """

    numbers: tuple[int, ...] = ()
    name: str = ""
    time: datetime | None = None
    forbids_changes: bool = False
    is_reached: bool = True

    @property
    def end(self) -> int:
        """Where what it covers ends."""
        return sum(self.numbers[2:])

    def coverage(self, data: bytes) -> Coverage:
        """Return what it covers of the file: but for its own digits, all up to its end."""
        if len(self.numbers) != 4 or self.numbers[0] != 0:
            return "unknown"
        _, start, behind, length = self.numbers
        if not 0 < start < behind <= behind + length <= len(data):
            return "unknown"
        if not _HEX.fullmatch(data, start, behind):
            return "unknown"
        return "file" if self.end == len(data) else "version"

    def contents(self, data: bytes) -> bytes:
        """Return what stands in its place."""
        return bytes.fromhex(data[self.numbers[1] + 1 : self.numbers[2] - 1].decode("ascii"))


def the_seal(data: bytes) -> FoundSeal | None:
    """Return the seal by which a file stands or falls, None if it has none.

    That is the one that rules out every change, else the one that covers most. One that stands in
    the bytes of a file, as ours do, and that nothing in the file leads to, goes before all others:
    somebody has taken it off, or the file can no more be read.
    """
    found = _reached(data)
    known = {each.numbers for each in found}
    ours = [(0, *map(int, each.groups())) for each in _RANGE.finditer(data)]
    lost = [FoundSeal(each, is_reached=False) for each in ours if each not in known]
    strict = [each for each in found if each.forbids_changes]
    return max(lost or strict or found, key=lambda seal: seal.end, default=None)


def _reached(data: bytes) -> list[FoundSeal]:
    try:
        with opened(data) as file:
            catalog = dictionary_in(file.trailer.get("/Root"))
            return [_as_seal(each) for each in _signatures(catalog)]
    except Exception:  # a file made to break a parser may raise anything in it
        return []


def _signatures(catalog: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield the signatures of a form's fields, and the one that the file's permissions name."""
    certified = dictionary_in(dictionary_in(catalog.get("/Perms")).get("/DocMDP"))
    if certified:
        yield certified
    fields: list[Any] = list_in(dictionary_in(catalog.get("/AcroForm")).get("/Fields"))
    for number in range(PDF_FILES):  # fields in fields may lead back to themselves
        if number == len(fields):
            return
        field = dictionary_in(fields[number])
        fields += list_in(field.get("/Kids"))
        value = dictionary_in(field.get("/V"))
        if "/ByteRange" in value or (field.get("/FT") == "/Sig" and value):
            yield value


def _as_seal(signature: DictionaryObject) -> FoundSeal:
    numbers = [resolved(each) for each in list_in(signature.get("/ByteRange"))[:5]]
    rules = [
        dictionary_in(dictionary_in(each).get("/TransformParams")).get("/P")
        for each in list_in(signature.get("/Reference"))
    ]
    return FoundSeal(
        tuple(numbers) if all(isinstance(each, int) for each in numbers) else (),
        str(resolved(signature.get("/Name")) or ""),
        _moment(str(resolved(signature.get("/M")) or "")),
        _NO_CHANGES in rules,
    )


def _moment(text: str) -> datetime | None:
    found = _DATE.match(text)
    if not found:
        return None
    try:
        moment = datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        offset = timedelta(hours=int(found[3] or 0), minutes=int(found[4] or 0))
        return moment + offset if found[2] == "-" else moment - offset
    except (ValueError, OverflowError):
        return None
