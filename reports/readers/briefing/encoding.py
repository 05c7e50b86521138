"""Bytes to text: briefing files are UTF-8, or UTF-16/32 with a byte-order mark."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from reports.errors import InputError
from reports.notices import mistake

#: A briefing takes kilobytes, one of 10,000 rows some three million bytes; past this,
#: something else is being read.
MAX_BYTES = 4_000_000

# the longer marks first: that of UTF-32 begins as that of UTF-16 does
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file mean text: its byte-order mark, empty for none, and its code."""

    mark: bytes
    code: str

    def encode(self, text: str) -> bytes:
        """Return text as the bytes of such a file."""
        return self.mark + text.encode(self.code)


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
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f} MB"
        raise InputError(
            mistake(
                "too-large", name, None, "", f"found {size}", expected="a briefing of at most 4 MB"
            )
        )
    found = ((mark, code) for mark, code in _MARKS if data.startswith(mark))
    encoding = Encoding(*next(found, (b"", "utf-8")))
    try:
        text = data[len(encoding.mark) :].decode(encoding.code)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start + len(encoding.mark)) + 1
        message = f"found the byte 0x{error.object[error.start]:02X}"
        raise InputError(
            mistake("not-text", name, line, "", message, expected="text in UTF-8")
        ) from error
    if not text.strip():
        raise InputError(
            mistake("empty-file", name, None, "", "found an empty file", expected="a briefing")
        )
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(mistake("not-text", name, line, "", "found a NUL byte", expected="text"))
    return text, encoding
