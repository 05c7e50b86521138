"""Bytes to text: briefing files are UTF-8, or UTF-16/32 with a byte-order mark."""

from __future__ import annotations

import codecs

from reports.errors import InputError, Mistake

#: A briefing takes kilobytes, one of 10,000 rows some three million bytes; past this,
#: something else is being read.
MAX_BYTES = 4_000_000

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str) -> str:
    """Return the text of a briefing file, with line feeds as its line ends.

    Raises:
        InputError: if the file is empty, too large, or not text; with the line.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f} MB"
        raise InputError(
            [Mistake(name, None, "", f"found {size}, expected a briefing of at most 4 MB")]
        )
    encoding = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"found the byte 0x{data[error.start]:02X}, expected text in UTF-8"
        raise InputError([Mistake(name, line, "", message)]) from error
    if not text.strip():
        raise InputError([Mistake(name, None, "", "found an empty file, expected a briefing")])
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError([Mistake(name, line, "", "found a NUL byte, expected text")])
    return text.replace("\r\n", "\n").replace("\r", "\n")
