"""What was changed in a file after it was sealed: told by the older version that stands in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
)

from reports.errors import InputError
from reports.model import Briefing
from reports.readers.own.pdf import read_pdf
from reports.readers.own.pdf_objects import opened
from reports.revision.difference.changes import differences

#: Changes of a briefing that are told; the rest is counted.
_MOST = 3
#: Pages that are compared: a brief has few.
_PAGES = 200
_NOTHING = "neither its pages nor the briefing inside were changed by it"
#: What a page paints, and what with.
_PAINT = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate")
#: What leads from a part of a page back to the whole.
_BACK = frozenset(("/Parent", "/P", "/StructParent", "/StructParents"))


def changes_since(data: bytes, end: int) -> tuple[str, ...]:
    """Return what the version of a file that ends at `end` has otherwise than the whole file."""
    try:
        with opened(data[:end]) as old, opened(data) as new:
            found = [*_pages(old, new)]
    except Exception:  # a file made to break a parser may raise anything in it
        return ("what was added cannot be read",)
    found += _briefing(_inside(data[:end]), _inside(data))
    return tuple(found) or (_NOTHING,)


def _pages(old: PdfReader, new: PdfReader) -> Iterator[str]:
    before, after = len(old.pages), len(new.pages)
    if before != after:
        yield f"it has {after} pages instead of {before}"
    one, other = _Objects(), _Objects()
    for number, pages in enumerate(zip(old.pages, new.pages, strict=False), start=1):
        if number > _PAGES:
            return
        was, now = pages

        def differ(key: str, was: PageObject = was, now: PageObject = now) -> bool:
            return one.told(was.get(key)) != other.told(now.get(key))

        if any(map(differ, _PAINT)):
            yield f"page {number} shows something else"
        if differ("/Annots"):
            yield f"page {number} has other annotations"


class _Objects:
    """The objects of a file as texts that are the same where all is that they lead to.

    Each is looked at once, and no stream is unpacked: a small file may hold much.
    """

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def told(self, value: Any) -> str:
        """Return a value as a text."""
        if not isinstance(value, IndirectObject):
            return self._plain(value)
        number = value.idnum
        if number not in self._known:
            self._known[number] = f"<{number}>"  # for what leads back to it
            self._known[number] = _digest(self._plain(value.get_object()).encode())
        return self._known[number]

    def _plain(self, value: Any) -> str:
        if isinstance(value, DictionaryObject):
            keys = [key for key in sorted(value) if key not in _BACK]
            inner = [f"{key} {self.told(value.raw_get(key))}" for key in keys]
            return f"{inner} {_digest(value._data) if isinstance(value, StreamObject) else ''}"
        if isinstance(value, ArrayObject):
            return str([self.told(each) for each in value])
        return repr(value)


def _digest(data: bytes | str) -> str:
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def _inside(data: bytes) -> Briefing | None:
    try:
        return read_pdf(data, "").briefing
    except InputError:
        return None


def _briefing(old: Briefing | None, new: Briefing | None) -> Iterator[str]:
    if old is None or old == new:
        return
    if new is None:
        yield "the briefing inside is gone"
        return
    changes = differences(old, new)
    for change in changes[:_MOST]:
        yield f"the briefing inside: {change.name or change.path}: {change.said}"
    if len(changes) > _MOST:
        yield f"and {len(changes) - _MOST} more changes of it"
