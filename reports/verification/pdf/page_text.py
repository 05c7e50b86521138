"""What a page's content stream shows, by marked content (ISO 32000-1, 9.4 and 14.6).

Every byte of a stream belongs to an operator that is known here, or the page is not read.
Letters that run from right to left are shown from left to right: each run is turned round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from reports.limits import PDF_PAGE_LETTERS, PDF_RUN
from reports.slotted import frozen, mutable
from reports.verification.pdf.fonts import CodedFont
from reports.verification.pdf.operators import NUMBERED, joined, operator_tokens, strings_of
from reports.verification.pdf.syntax import (
    HEXADECIMAL,
    LITERAL,
    TooMuchError,
    UnreadError,
    from_hexadecimal,
    parsed,
    said_by,
    unescaped,
)
from reports.verification.seen import is_rtl

_STRINGS = re.compile(rb"(" + LITERAL + rb")|(" + HEXADECIMAL + rb")")
#: Divides a word at a line's end.
_DIVIDES = "\N{SOFT HYPHEN}"


@mutable
class _Mark:
    """Marked content that is open; -1 where it is an artifact's.

    `actual` is what it says that it says, once for all that it holds: nothing when it is said.
    """

    content: int = -1
    actual: list[str] | None = None


@frozen
class _Block:
    """Lines as they stand, their codes with so many ends of lines, and where what they say goes."""

    lines: bytes
    shown: bytes
    ends: int
    said: list[str]
    at: int


class PageText:
    """What a page shows: `marked` by marked-content identifier, `loose` what is no element's.

    `font` finds a font by its name, `show_image` looks at an image or a form by its name.

    Raises:
        UnreadError: if the stream holds what is not known here.
    """

    def __init__(
        self, stream: bytes, font: Callable[[str], CodedFont], show_image: Callable[[str], None]
    ) -> None:
        self._said: dict[int, list[str]] = {}
        self._later: dict[CodedFont, list[_Block]] = {}
        self._letters = 0
        self._font_named, self._show_image = font, show_image
        self._fonts: dict[bytes, CodedFont] = {}
        self._font: CodedFont | None = None
        self._codes: list[str] = []
        self._marks = [_Mark()]
        self._height: bytes = b""
        self._read(stream)

    def _read(self, stream: bytes) -> None:
        """Follow the operators of a stream."""
        steps: dict[str | None, Callable[[re.Match[bytes]], None]] = {
            "text": self._text,
            "array": self._array, "string": self._string, "mark": self._begin,
            "plain": self._begin, "end": self._end, "image": self._image,
            "unknown": self._unknown,
        }  # fmt: skip
        for found in operator_tokens(stream):
            if step := steps.get(found.lastgroup):
                step(found)
        self._turned()
        for font, blocks in self._later.items():
            texts = font.texts([(block.shown, block.ends) for block in blocks])
            for place, block in enumerate(blocks):
                block.said[block.at] = texts[place] if texts else _by_line(block.lines, font)

    @cached_property
    def marked(self) -> dict[int, str]:
        """What is shown, by marked-content identifier."""
        return {content: _joined(said) for content, said in self._said.items() if content >= 0}

    @cached_property
    def loose(self) -> str:
        """What is shown that is no element's."""
        return _joined(self._said.get(-1, ()))

    def _unknown(self, found: re.Match[bytes]) -> None:
        raise UnreadError(f"something unknown in a page: {found[0]!r}")

    def _text(self, found: re.Match[bytes]) -> None:
        """Choose a font, begin a run elsewhere, and show lines."""
        font, place, move, shown = found.group("font", "place", "move", "shown")
        if self._codes and (font or move):
            self._turned()
        if font:
            self._font = self._fonts.get(font) or self._new_font(font)
        if move and not self._stays(move, place):
            self._next_line()
        if shown:
            self._lines(shown, *found.group("content", "closed"))

    def _new_font(self, font: bytes) -> CodedFont:
        found = self._fonts[font] = self._font_named(_name(font))
        return found

    def _lines(self, lines: bytes, content: bytes | None, closed: bytes | None) -> None:
        """Show lines below one another, and open and close what is marked around them."""
        if content:
            self._turned()
            self._marks.append(_Mark(int(content)))
        if not self._say_later(lines):
            self._show_lines(lines)
        if closed:
            self._close()

    def _show_lines(self, lines: bytes) -> None:
        """Show lines one by one."""
        for number, line in enumerate(strings_of(lines)):
            if number:
                self._turned()
                self._height = b""
                self._next_line()
            self._show(line)

    def _say_later(self, lines: bytes) -> bool:
        """Keep a place for what lines say, if they run from left to right and say what they show.

        All that a font shows on a page is looked up at once.
        """
        font, mark = self._font, self._marks[-1]
        if font is None or font.turns or mark.actual is not None:
            return False
        shown, ends = joined(lines)
        if len(shown) > PDF_RUN:
            return False
        self._turned()
        self._count(len(shown) // 2)
        said = self._said.setdefault(mark.content, [])
        self._later.setdefault(font, []).append(_Block(lines, shown, ends, said, len(said)))
        said.append("")
        if ends:
            self._height = b""
        return True

    def _array(self, found: re.Match[bytes]) -> None:
        parts = _STRINGS.findall(found["array"])
        self._show(b"".join(unescaped(a[1:-1]) if a else from_hexadecimal(b) for a, b in parts))

    def _string(self, found: re.Match[bytes]) -> None:
        text = found["string"]
        self._show(unescaped(text[1:-1]) if text[:1] == b"(" else from_hexadecimal(text))

    def _show(self, shown: bytes) -> None:
        if self._font is None:
            raise UnreadError("text without a font")
        self._codes.append(self._font.codes(shown))

    def _turned(self) -> None:
        """End a run: note what it says, or what it says that it says."""
        if not self._codes or self._font is None:
            return
        codes, mark = "".join(self._codes), self._marks[-1]
        self._codes.clear()
        if len(codes) > PDF_RUN:
            raise TooMuchError("a run that is longer than a line")
        text = self._font.text(codes)
        if self._font.turns and is_rtl(text):
            text = self._font.text(codes[::-1])
        if mark.actual is not None:
            text = mark.actual.pop() if mark.actual else ""
        self._say(text)

    def _say(self, text: str) -> None:
        self._count(len(text))
        if text:
            self._said.setdefault(self._marks[-1].content, []).append(text)

    def _count(self, letters: int) -> None:
        self._letters += letters
        if self._letters > PDF_PAGE_LETTERS:
            raise TooMuchError("a page that says more than a page does")

    def _begin(self, found: re.Match[bytes]) -> None:
        """Open marked content: what has no number of its own belongs to what it is in."""
        self._turned()
        outer, entries = self._marks[-1], found["mark"]
        if entries is None:
            self._marks.append(_Mark(outer.content, outer.actual))
        elif numbered := NUMBERED.fullmatch(entries):
            self._marks.append(_Mark(int(numbered[1])))
        else:
            fields, _ = parsed(entries, 0)
            actual = fields.get("ActualText")
            said = outer.actual if actual is None else [said_by(actual)]
            self._marks.append(_Mark(max(fields.get("MCID", outer.content), -1), said))

    def _end(self, _: re.Match[bytes]) -> None:
        self._close()

    def _close(self) -> None:
        self._turned()
        if self._marks.pop().content < 0:
            self._said.setdefault(-1, []).append(" ")
        if not self._marks:
            raise UnreadError("marked content that ends before it begins")

    def _next_line(self) -> None:
        """Note that another line begins, with other words."""
        if self._said.get(self._marks[-1].content):
            self._say(" ")

    def _stays(self, move: bytes, place: bytes) -> bool:
        """Return whether a move stays in its line; places from the last one are not added up."""
        height, self._height = self._height, b""
        if move == b"T*":
            return False
        moved = place.split()[-1]
        if move == b"Tm":
            self._height = moved
            return moved == height
        return not moved.strip(b"-0.")

    def _image(self, found: re.Match[bytes]) -> None:
        self._show_image(_name(found["image"]))


def _name(found: bytes) -> str:
    return found.split()[0][1:].decode("latin-1")


def _by_line(lines: bytes, font: CodedFont) -> str:
    """Return what lines say, looked up one by one."""
    return " ".join([*(font.text(font.codes(line)) for line in strings_of(lines)), ""])


def _joined(said: Iterable[str]) -> str:
    """Return what is said in pieces; a word that is divided at a line's end is one."""
    return "".join(said).replace(f"{_DIVIDES} ", _DIVIDES)
