"""Bytes to text: byte-order marks, UTF-8, UTF-16, a declared charset, Windows-1252 last.

A briefing file is UTF-8 or has a mark; an article comes as it was saved.
"""

from __future__ import annotations

import codecs
import re

from reports.errors import InputError
from reports.limits import BRIEFING_BYTES
from reports.notices import Location, Notice, mistake
from reports.slotted import frozen

# the longer marks first: that of UTF-32 begins as that of UTF-16 does
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH, _CONTROL = re.compile(r"[^\0-\x7f]"), re.compile(r"[\0-\x08\x0b\x0e-\x1f]")
_HIGH_RUN = re.compile(r"[À-ÿ]{3,}")
_TYPOGRAPHY = frozenset("‘’“”–—…«»€£°•·©®™§\u00a0‰†‡„¡¿½¼¾²³ºª±×µ¢¥")
_LETTERS = re.compile(r"[A-Za-z]")


@frozen
class Encoding:
    """How the bytes of a file mean text: its byte-order mark, empty for none, and its code."""

    mark: bytes
    code: str

    def encode(self, text: str) -> bytes:
        """Return text as the bytes of such a file."""
        return self.mark + text.encode(self.code)


def mark_of(data: bytes) -> Encoding | None:
    """Return the encoding whose byte-order mark `data` begins with."""
    found = (Encoding(mark, code) for mark, code in _MARKS if data.startswith(mark))
    return next(found, None)


def decode(data: bytes, name: str) -> str:
    """Return the text of a briefing file, with line feeds as its line ends.

    Raises:
        InputError: as for `decode_exactly`.
    """
    text, _ = decode_exactly(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_exactly(data: bytes, name: str) -> tuple[str, Encoding]:
    """Return the text of a briefing file with its own line ends, and how it is encoded.

    Raises:
        InputError: if the file is empty, too large, or not text; with the line.
    """
    if len(data) > BRIEFING_BYTES:
        size = f"{len(data) / 1_000_000:.1f} MB"
        raise InputError(
            mistake(
                "too-large", name, None, "", f"found {size}", expected="a briefing of at most 4 MB"
            )
        )
    encoding = mark_of(data) or Encoding(b"", "utf-8")
    try:
        text = data[len(encoding.mark) :].decode(encoding.code)
    except UnicodeDecodeError as error:
        raise InputError(_no_utf8(data, error.start + len(encoding.mark), name)) from error
    if not text.strip():
        raise InputError(
            mistake("empty-file", name, None, "", "found an empty file", expected="a briefing")
        )
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(mistake("not-text", name, line, "", "found a NUL byte", expected="text"))
    return text, encoding


def _no_utf8(data: bytes, at: int, name: str) -> Notice:
    """Return the mistake of a byte that is no text, with its line if it is of Windows-1252."""
    start = data.rfind(b"\n", 0, at) + 1
    line = data.count(b"\n", 0, at) + 1
    found = f"found the byte 0x{data[at]:02X}"
    western = as_western(data)
    if western is None:
        return mistake("not-text", name, line, "", found, expected="text in UTF-8")
    shown = data[start:].split(b"\n", 1)[0].decode("cp1252", "replace").rstrip("\r")
    place = Location(name, line, "", at - start + 1, (shown,))
    remedy = "the file is in Windows-1252: save it as UTF-8"
    return Notice("not-text", found, "text in UTF-8", remedy, place, "error")


def decode_text(data: bytes, name: str, declared: str | None = None) -> str:
    """Return `data` as text; `declared` is the charset that a page names for itself.

    A byte-order mark decides; then UTF-16 told by its zero bytes, UTF-8, the
    declared charset, and Windows-1252 if what it gives reads as Western text.

    Raises:
        InputError: naming what was tried, if none fits.
    """
    if found := mark_of(data):
        return _decoded(data[len(found.mark) :], found.code, name)
    if wide := _wide(data):
        return _decoded(data, wide, name)
    tried = ["UTF-8"]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    if declared and (text := _declared(data, declared)) is not None:
        return text
    tried += [declared] if declared else []
    western = as_western(data)
    if western is not None:
        return western
    raise InputError.at(
        name,
        f"found bytes from place {place + 1:,} on that are no text in "
        f"{', '.join(tried)} or Windows-1252",
        "UTF-8",
        "save it as UTF-8",
    )


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError.at(
            name,
            f"starts as {encoding.upper()} but is not from byte {error.start + 1:,} on",
            remedy="save it as UTF-8",
        ) from error


def _wide(data: bytes) -> str | None:
    """Return which UTF-16 it is, without a mark: in Western text every other byte is zero."""
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _declared(data: bytes, charset: str) -> str | None:
    try:
        codec = codecs.lookup(charset)
        # codecs such as "zip" or "rot13" make no text of bytes
        return data.decode(charset) if codec._is_text_encoding else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def as_western(data: bytes) -> str | None:
    """Return `data` as Windows-1252 if that reads as Western text, else None.

    Another encoding read so shows as runs of accented letters, or as signs amid letters.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = _HIGH.findall(text)
    good = sum(char.isalpha() or char in _TYPOGRAPHY for char in high)
    runs = sum(map(len, _HIGH_RUN.findall(text)))
    letters = len(_LETTERS.findall(text[:100_000]))
    plausible = good >= 0.95 * len(high) and runs <= 0.1 * len(high) and not _CONTROL.search(text)
    return text if plausible and letters > 2 * len(high[:100_000]) else None
