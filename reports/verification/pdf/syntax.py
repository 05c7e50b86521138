"""Objects as they stand in a PDF (ISO 32000-1, 7.3): numbers, strings, names, arrays, dictionaries.

Names are `str` without their slash, strings are `bytes`; what is no such object is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from reports.slotted import mutable

SPACE = rb"\x00\t\n\f\r "
REGULAR = rb"[^\x00\t\n\f\r ()<>\[\]{}/%]"
#: A string in brackets, without brackets that are not escaped in it, and one in hexadecimal.
LITERAL = rb"\((?:[^()\\]++|\\[\s\S])*+\)"
HEXADECIMAL = rb"<[0-9A-Fa-f" + SPACE + rb"]*>"

_GAP = rb"[" + SPACE + rb"]*+(?:%[^\r\n]*+[\r\n][" + SPACE + rb"]*+)*+"
#: What has no brackets, in the order of how often it stands.
_SINGLE = (
    rb"/(?P<name>" + REGULAR + rb"*)"
    rb"|(?P<reference>\d+)[" + SPACE + rb"]+\d+[" + SPACE + rb"]+R(?!" + REGULAR + rb")"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))(?!" + REGULAR + rb")"
    rb"|(?P<literal>" + LITERAL + rb")|(?P<hexadecimal>" + HEXADECIMAL + rb")"
    rb"|(?P<word>true|false|null)(?!" + REGULAR + rb")"
)  # fmt: skip
_TOKEN = re.compile(_GAP + rb"(?:(?P<open><<|\[)|(?P<close>>>|\])|" + _SINGLE + rb")")
#: A key of a dictionary and its value, at once, as most are.
_ENTRY = re.compile(_GAP + rb"/(?P<key>" + REGULAR + rb"*)" + _GAP + rb"(?:" + _SINGLE + rb")")
_WORDS = {b"true": True, b"false": False, b"null": None}
_ESCAPED = re.compile(rb"\\(?:\r\n|([0-7]{1,3})|([\s\S]))")
_ESCAPES = dict(zip(b"nrtbf\n\r", (b"\n", b"\r", b"\t", b"\b", b"\f", b"", b""), strict=True))
#: Objects within objects: those of ours have four.
_DEPTH = 30


class UnreadError(Exception):
    """A PDF has something that this reader does not know; another one may."""


class TooMuchError(UnreadError):
    """A PDF says more than a brief does; another reader would take long with it, too."""


@mutable
class Allowance:
    """How many bytes of objects, and how many arrays and dictionaries, may still be read."""

    size: int
    collections: int

    def take(self, size: int) -> None:
        """Count bytes that are read."""
        self.size -= size
        if self.size <= 0:
            raise TooMuchError("more objects than a brief has")

    def open(self) -> None:
        """Count an array or a dictionary."""
        self.collections -= 1
        if self.collections < 0:
            raise TooMuchError("more arrays than a brief has")


class Reference(NamedTuple):
    """An object that stands elsewhere, by its number."""

    number: int


def parsed(data: bytes, at: int, allowance: Allowance | None = None) -> tuple[Any, int]:
    """Return the object that begins at a place of `data`, and where it ends.

    Raises:
        UnreadError: if none begins there.
        TooMuchError: if it takes more than the allowance.
    """
    allowance = allowance or Allowance(len(data) + 1, len(data))
    until = at + allowance.size
    try:
        found, end = _parsed(data, at, _DEPTH, until, allowance)
    except UnreadError:
        if until < len(data):
            allowance.take(allowance.size)
        raise
    allowance.take(end - at)
    if found is _Close:
        raise UnreadError(f"a bracket that nothing opens, before byte {end}")
    return found, end


def _parsed(data: bytes, at: int, depth: int, until: int, allowance: Allowance) -> tuple[Any, int]:
    if depth >= 0 and data.startswith(b"<<", at):
        allowance.open()
        return _dictionary(data, at + 2, depth - 1, until, allowance)
    found = _TOKEN.match(data, at, until)
    if found is None or depth < 0:
        raise UnreadError(f"no object at byte {at}")
    kind, at = found.lastgroup, found.end()
    if kind == "open":
        allowance.open()
        collected = _array if found["open"] == b"[" else _dictionary
        return collected(data, at, depth - 1, until, allowance)
    if kind == "close":
        return _Close, at
    return _value(found), at


def _array(data: bytes, at: int, depth: int, until: int, allowance: Allowance) -> tuple[Any, int]:
    """Return the array whose bracket is open."""
    items: list[Any] = []
    while True:
        found = _TOKEN.match(data, at, until)
        if found and (make := _SIMPLE.get(found.lastgroup or "")):
            items.append(make(found[found.lastgroup or ""]))
            at = found.end()  # most are such, and a call each takes long
            continue
        one, at = _parsed(data, at, depth, until, allowance)
        if one is _Close:
            return items, at
        items.append(one)


def _dictionary(
    data: bytes, at: int, depth: int, until: int, allowance: Allowance
) -> tuple[Any, int]:
    """Return the dictionary whose brackets are open."""
    entries: dict[Any, Any] = {}
    while True:
        while found := _ENTRY.match(data, at, until):
            kind = found.lastgroup or ""
            key, value = found.group("key", kind)
            entries[str(key, "latin-1")] = _SIMPLE[kind](value)
            at = found.end()
        if data.startswith(b">>", at) and at + 2 <= until:
            return entries, at + 2
        key, at = _parsed(data, at, depth, until, allowance)
        if key is _Close:
            return entries, at
        entries[key], at = _parsed(data, at, depth, until, allowance)
        if entries[key] is _Close:
            raise UnreadError(f"a key without a value, before byte {at}")


def _value(found: re.Match[bytes]) -> Any:
    kind = found.lastgroup or ""
    return _SIMPLE[kind](found[kind])


class _Close:
    """Stands for a closing bracket."""


def unescaped(body: bytes) -> bytes:
    """Return what a string says whose escapes stand in `body` (ISO 32000-1, 7.3.4.2)."""
    return _ESCAPED.sub(_escape, body) if b"\\" in body else body


def _escape(found: re.Match[bytes]) -> bytes:
    octal, other = found.groups()
    if octal is not None:
        return bytes((int(octal, 8) & 0xFF,))
    return b"" if other is None else _ESCAPES.get(other[0], other)


def from_hexadecimal(text: bytes) -> bytes:
    """Return the bytes of a string in hexadecimal, with or without its brackets."""
    digits = b"".join(text.strip(b"<>").split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def said_by(value: bytes) -> str:
    """Return what a text string says (ISO 32000-1, 7.9.2.2)."""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be")
    return value.decode("ascii")  # others are rare: then another reader has the word


def _number(text: bytes) -> int | float:
    return float(text) if b"." in text else int(text)


@lru_cache(maxsize=256)  # that to what a thing belongs is said by all that belong to it
def _reference(text: bytes) -> Reference:
    return Reference(int(text))


_SIMPLE: dict[str, Callable[[bytes], Any]] = {
    "name": lambda text: str(text, "latin-1"),
    "reference": _reference,
    "number": _number,
    "literal": lambda text: unescaped(text[1:-1]),
    "hexadecimal": from_hexadecimal,
    "word": _WORDS.__getitem__,
}
