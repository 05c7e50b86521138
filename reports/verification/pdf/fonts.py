"""What the codes of a font's glyphs stand for: its ToUnicode map (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from codecs import utf_16_be_decode
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from reports.limits import PDF_CODE_LETTERS, PDF_MAP
from reports.verification.pdf.file import PdfFile
from reports.verification.pdf.operators import LINE_END
from reports.verification.pdf.syntax import TooMuchError, UnreadError
from reports.verification.seen import is_rtl

_SECTION = re.compile(rb"beginbf(char|range)([\s<>\[\]0-9A-Fa-f]*+)")
_CODE_SPACE = re.compile(
    rb"1\s+begincodespacerange\s*<0000>\s*<[Ff]{4}>\s*endcodespacerange", re.DOTALL
)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
#: Codes of two bytes.
_CODES = 0x10000
_END = LINE_END.decode("utf-16-be")
#: What a code stands for that a font does not say.
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class CodedFont:
    """A font whose codes have two bytes; `texts` is what they stand for, by code as a letter.

    `size` is how many codes it knows, `turns` whether one stands for what runs from right to left.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self.size = len(texts)
        self.turns = is_rtl("".join(texts.values()))
        same = [code for code, text in texts.items() if code == text]
        # what parts lines stands for itself, where it is no letter's code
        same += [] if _END in texts else [_END]
        self._others = re.compile(f"[^{''.join(map(re.escape, same))}]" if same else r"[\s\S]")

    def codes(self, shown: bytes) -> str:
        """Return the codes of glyphs that are shown, a letter each."""
        return utf_16_be_decode(shown, "surrogatepass", True)[0]

    def text(self, codes: str) -> str:
        """Return what codes stand for: most stand for the letter of their number."""
        return self._parted(codes).replace(_END, _UNKNOWN)

    def texts(self, blocks: Sequence[tuple[bytes, int]]) -> list[str] | None:
        """Return what blocks of lines say, each with a space behind its lines.

        A block are codes with so many of `LINE_END` between lines. None if a line has that
        code, too, or if one is empty.
        """
        codes = self.codes((LINE_END * 2).join([shown for shown, _ in blocks]))
        ends = sum(ends for _, ends in blocks) + 2 * (len(blocks) - 1)
        if codes.count(_END) != ends or _END in self._texts:
            return None
        texts = self._parted(codes).split(_END * 2)
        return (
            [f"{text.replace(_END, ' ')} " for text in texts] if len(texts) == len(blocks) else None
        )

    def _parted(self, codes: str) -> str:
        return self._others.sub(lambda found: self._texts.get(found[0], _UNKNOWN), codes)


def font_of(file: PdfFile, value: Any) -> CodedFont:
    """Return the font that `value` leads to.

    Raises:
        UnreadError: if its codes are not of two bytes, or it does not say what they stand for.
    """
    entries = file.dictionary(value)
    if entries.get("Subtype") != "Type0":
        raise UnreadError("a font of another kind")
    coding = file.get(entries.get("Encoding"))
    # of a CMap, only how long its codes are matters: what they stand for is said elsewhere
    if coding != "Identity-H" and not _has_two_bytes(file.unpacked(coding)):
        raise UnreadError("codes of another length")
    return CodedFont(_texts(file.unpacked(entries.get("ToUnicode"))))


def _has_two_bytes(data: bytes) -> bool:
    """Return whether all codes of a CMap have two bytes, as those of Identity-H have."""
    return len(data) <= PDF_MAP and _CODE_SPACE.search(data) is not None


@lru_cache(maxsize=32)
def _texts(data: bytes) -> dict[str, str]:
    """Return what the codes of a map stand for."""
    if len(data) > PDF_MAP:
        raise TooMuchError("more codes than there are")
    if not _has_two_bytes(data):
        raise UnreadError("codes of another length")
    found: dict[str, str] = {}
    count = 0
    for kind, body in _SECTION.findall(data):
        if b"[" in body:
            raise UnreadError("a range with a list")
        ranges = (
            ((code, code, text) for code, text in _PAIR.findall(body))
            if kind == b"char"
            else _RANGE.findall(body)
        )
        for first, last, text in ranges:
            codes = _range(int(first, 16), int(last, 16), _text(text))
            count += len(codes)
            if count > _CODES:
                raise TooMuchError("more codes than there are")
            found.update(codes)
    return found


def _range(first: int, last: int, text: str) -> dict[str, str]:
    if not 0 <= first <= last < _CODES:
        raise UnreadError("a range without end")
    begin, end = text[:-1], ord(text[-1])
    return {chr(first + n): begin + chr(end + n) for n in range(last - first + 1)}


def _text(text: bytes) -> str:
    said = bytes.fromhex(text.decode("ascii")).decode("utf-16-be")
    if len(said) > PDF_CODE_LETTERS:
        raise TooMuchError("a code that stands for a text")
    return said
