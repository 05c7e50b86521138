"""What a page's content stream shows, by marked content (ISO 32000-1, 9.4 and 14.6).

Every byte of a stream belongs to an operator that is known here, or the page is not read.
Letters that run from right to left are shown from left to right: each run is turned round.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from reports.limits import PDF_PAGE_LETTERS, PDF_RUN
from reports.slotted import mutable
from reports.verification.pdf.fonts import CodedFont
from reports.verification.pdf.syntax import (
    HEXADECIMAL,
    LITERAL,
    REGULAR,
    SPACE,
    TooMuchError,
    UnreadError,
    from_hexadecimal,
    parsed,
    said_by,
    unescaped,
)
from reports.verification.seen import is_rtl

_GAP = rb"[" + SPACE + rb"]*+"
_MOVES = rb"[-+.0-9" + SPACE + rb"]*+"
_STRING = LITERAL + rb"|" + HEXADECIMAL
#: Behind an operator.
_END = rb"(?=[" + SPACE + rb"/\[(<]|\Z)" + _GAP
_OPERAND = rb"(?:[-+.0-9]++|/" + REGULAR + rb"++|\[" + _MOVES + rb"\])" + _GAP
#: Operators that show no text and do not move it (table A.1).
_SILENT = (
    rb"BT|ET|BX|EX|B\*?|CS|DP|F|G|J|K|MP|M|Q|RG|S|SCN?|T[cLrwzs]|W\*?|b\*?|cm|cs|c|d|f\*?|gs|g|h"
    rb"|i|j|k|l|m|n|q|re|rg|ri|scn?|sh|s|v|w|y"
)
# an array of strings in brackets, as it mostly is; of any; a string; what marks; all else
_TOKEN = re.compile(
    rb"\[" + _GAP + rb"\((?P<pieces>(?:[^()\\]++|\\[\s\S]|\)" + _MOVES + rb"\()*+)\)"
    + _MOVES + rb"\]" + _GAP + rb"TJ" + _END
    + rb"|\[(?P<array>(?:" + _STRING + rb"|[-+.0-9" + SPACE + rb"])*+)\]" + _GAP + rb"TJ" + _END
    + rb"|(?P<string>" + _STRING + rb")" + _GAP + rb"Tj" + _END
    + rb"|/" + REGULAR + rb"++" + _GAP
    + rb"(?P<mark><<(?:[^<>()]|" + _STRING + rb"|<<[^<>()]*+>>)*+>>)" + _GAP + rb"BDC" + _END
    + rb"|/" + REGULAR + rb"++" + _GAP + rb"(?P<plain>BMC)" + _END
    + rb"|(?P<end>EMC)" + _END
    + rb"|(?:" + _OPERAND + rb")*+"
    rb"(?:(?P<move>T\*|T[dDm])|(?P<font>Tf)|(?P<image>Do)|(?P<silent>" + _SILENT + rb"))" + _END
    + rb"|[" + SPACE + rb"]++"
    # so that nobody looks for the next token in all that follows
    rb"|(?P<unknown>[\s\S])"
)  # fmt: skip
_BETWEEN = re.compile(rb"\)" + _MOVES + rb"\(")
_STRINGS = re.compile(rb"(" + LITERAL + rb")|(" + HEXADECIMAL + rb")")
_NUMBERED = re.compile(rb"<<" + _GAP + rb"/MCID" + _GAP + rb"(\d+)" + _GAP + rb">>")
#: Divides a word at a line's end.
_DIVIDES = "\N{SOFT HYPHEN}"


@mutable
class _Mark:
    """Marked content that is open; -1 where it is an artifact's.

    `actual` is what it says that it says, once for all that it holds: nothing when it is said.
    """

    content: int = -1
    actual: list[str] | None = None


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
        self._letters = 0
        self._font_named, self._show_image = font, show_image
        self._font: CodedFont | None = None
        self._codes: list[str] = []
        self._marks = [_Mark()]
        self._height: bytes = b""
        self._read(stream)

    def _read(self, stream: bytes) -> None:
        """Follow the operators of a stream."""
        steps: dict[str | None, Callable[[re.Match[bytes]], None]] = {
            "pieces": self._pieces, "array": self._array, "string": self._string,
            "mark": self._begin, "plain": self._begin, "end": self._close, "move": self._move,
            "font": self._set_font, "image": self._image, "unknown": self._unknown,
        }  # fmt: skip
        for found in _TOKEN.finditer(stream):
            if step := steps.get(found.lastgroup):
                step(found)
        self._turned()

    @cached_property
    def marked(self) -> dict[int, str]:
        """What is shown, by marked-content identifier."""
        return {content: "".join(said) for content, said in self._said.items() if content >= 0}

    @cached_property
    def loose(self) -> str:
        """What is shown that is no element's."""
        return "".join(self._said.get(-1, ()))

    def _unknown(self, found: re.Match[bytes]) -> None:
        raise UnreadError(f"something unknown in a page, at byte {found.start()}")

    def _pieces(self, found: re.Match[bytes]) -> None:
        self._show(unescaped(_BETWEEN.sub(b"", found["pieces"])))

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
        if is_rtl(text):
            text = self._font.text(codes[::-1])
        if mark.actual is not None:
            text = mark.actual.pop() if mark.actual else ""
        self._say(text)

    def _say(self, text: str) -> None:
        self._letters += len(text)
        if self._letters > PDF_PAGE_LETTERS:
            raise TooMuchError("a page that says more than a page does")
        if text:
            self._said.setdefault(self._marks[-1].content, []).append(text)

    def _begin(self, found: re.Match[bytes]) -> None:
        """Open marked content: what has no number of its own belongs to what it is in."""
        self._turned()
        outer, entries = self._marks[-1], found["mark"]
        if entries is None:
            self._marks.append(_Mark(outer.content, outer.actual))
        elif numbered := _NUMBERED.fullmatch(entries):
            self._marks.append(_Mark(int(numbered[1])))
        else:
            fields, _ = parsed(entries, 0)
            actual = fields.get("ActualText")
            said = outer.actual if actual is None else [said_by(actual)]
            self._marks.append(_Mark(max(fields.get("MCID", outer.content), -1), said))

    def _close(self, _: re.Match[bytes]) -> None:
        self._turned()
        if self._marks.pop().content < 0:
            self._said.setdefault(-1, []).append(" ")
        if not self._marks:
            raise UnreadError("marked content that ends before it begins")

    def _move(self, found: re.Match[bytes]) -> None:
        """Begin a run elsewhere; in another line words are others, unless one is divided."""
        self._turned()
        if self._stays(found):
            return
        said = self._said.get(self._marks[-1].content)
        if said and not said[-1].endswith(_DIVIDES):
            self._say(" ")

    def _stays(self, found: re.Match[bytes]) -> bool:
        """Return whether a move stays in its line; places from the last one are not added up."""
        operator, height = found["move"], self._height
        if operator == b"T*":
            self._height = b""
            return False
        moved = found[0].split()[-2]
        if operator == b"Tm":
            self._height = moved
            return moved == height
        self._height = b""
        return not moved.strip(b"-0.")

    def _set_font(self, found: re.Match[bytes]) -> None:
        self._turned()
        self._font = self._font_named(found[0].split()[0][1:].decode("latin-1"))

    def _image(self, found: re.Match[bytes]) -> None:
        self._show_image(found[0].split()[0][1:].decode("latin-1"))
