"""The operators of a content stream as they stand in it (ISO 32000-1, 7.8.2 and annex A).

What mostly stands together is one token, since each takes a step: what sets colours, font and
place, and lines below one another, with the mark that opens before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.verification.pdf.syntax import (
    HEXADECIMAL,
    LITERAL,
    REGULAR,
    SPACE,
    UnreadError,
    unescaped,
)

_GAP = rb"[" + SPACE + rb"]*+"
_MOVES = rb"[-+.0-9" + SPACE + rb"]*+"
_STRING = LITERAL + rb"|" + HEXADECIMAL
#: Behind an operator.
_END = rb"(?![^" + SPACE + rb"/\[(<])" + _GAP
_NAME = rb"/" + REGULAR + rb"++" + _GAP
_NUMBER = rb"[-+.0-9]++" + _GAP
_OPERANDS = _MOVES + rb"(?:(?:/" + REGULAR + rb"++|\[" + _MOVES + rb"\])" + _MOVES + rb")*+"
#: Operators that show no text and do not move it (table A.1).
_SILENT = (
    rb"(?:BT|ET|BX|EX|B\*?|CS|DP|F|G|J|K|MP|M|Q|RG|S|SCN?|T[cLrwzs]|W\*?|b\*?|cm|cs|c|d|f\*?|gs"
    rb"|g|h|i|j|k|l|m|n|q|re|rg|ri|scn?|sh|s|v|w|y)"
)
#: What stands in a string in brackets; and up to a bracket that is not escaped, found sooner.
_WITHIN = rb"(?:[^()\\]++|\\[\s\S])*+"
_BRACKETED = rb"\((?:[^)]*+\)(?<!\\\))|" + _WITHIN + rb"\))"
#: An array of one such string, and what shows it.
_LINE = rb"\[" + _GAP + _BRACKETED + _MOVES + rb"\]" + _GAP + rb"TJ" + _END

#: Parts lines: a code that no font has (U+FFFF is no character, and no glyph has its number).
LINE_END = b"\xff\xff"

#: A token, told by the last group that it has.
_TOKEN = re.compile(
    # what is set; lines, with the mark that opens before them and the end of one
    rb"(?P<text>(?P<silent>(?:" + _OPERANDS + _SILENT + _END + rb")++)?"
    rb"(?:(?P<font>" + _NAME + rb")" + _NUMBER + rb"Tf" + _END + rb")?"
    rb"(?:(?P<place>" + _OPERANDS + rb")(?P<move>T\*|T[dDm])" + _END + rb")?"
    rb"(?:(?:" + _NAME + rb"<<" + _GAP + rb"/MCID" + _GAP + rb"(?P<content>\d++)" + _GAP
    + rb">>" + _GAP + rb"BDC" + _END + rb")?(?P<shown>" + _LINE + rb"(?:T\*" + _END + _LINE
    + rb")*+)(?:(?:T\*" + _END + rb")?(?P<closed>EMC)" + _END + rb")?)?"
    # at least one of its parts is there
    rb"(?(silent)|(?(font)|(?(move)|(?(shown)|(?!))))))"
    rb"|\[(?P<array>(?:" + _STRING + rb"|[-+.0-9" + SPACE + rb"])*+)\]" + _GAP + rb"TJ" + _END
    + rb"|(?P<string>" + _STRING + rb")" + _GAP + rb"Tj" + _END
    + rb"|" + _NAME + rb"(?P<mark><<(?:[^<>()]|" + _STRING + rb"|<<[^<>()]*+>>)*+>>)" + _GAP
    + rb"BDC" + _END
    + rb"|" + _NAME + rb"(?P<plain>BMC)" + _END
    + rb"|(?P<end>EMC)" + _END
    + rb"|(?P<image>" + _NAME + rb")Do" + _END
    + rb"|[" + SPACE + rb"]++"
    # so that nobody looks for the next token in all that follows
    rb"|(?P<unknown>[\s\S])"
)  # fmt: skip
#: What marks content with a number alone.
NUMBERED = re.compile(rb"<<" + _GAP + rb"/MCID" + _GAP + rb"(\d++)" + _GAP + rb">>")
_BETWEEN = re.compile(rb"\)(?<!\\\))" + _MOVES + rb"\(")
_BETWEEN_PLAIN = re.compile(rb"\)" + _MOVES + rb"\(")
_SOUND = re.compile(_WITHIN)
# no bracket that opens a string stands in one
_NEXT_LINE = re.compile(
    rb"\)" + _MOVES + rb"\]" + _GAP + rb"TJ" + _GAP + rb"T\*" + _GAP + rb"\[" + _GAP + rb"\("
)


def operator_tokens(stream: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the tokens of a stream, each of whose bytes belongs to one.

    Strings that kerning parts are joined first: in arrays that is all that may stand between
    two of them. Where strings may stand elsewhere, too, they are left as they are.
    """
    if b"Tj" not in stream:
        between = _BETWEEN if b"\\)" in stream else _BETWEEN_PLAIN
        stream = b"".join(between.split(stream))
    return _TOKEN.finditer(stream)


def joined(lines: bytes) -> tuple[bytes, int]:
    """Return the strings of the `lines` of a token with `LINE_END` between them, and how often.

    Raises:
        UnreadError: if a bracket in one is not escaped.
    """
    inner = lines[lines.index(b"(") + 1 : lines.rindex(b")")]
    shown, ends = _NEXT_LINE.subn(LINE_END, inner)
    return _unescaped(shown), ends


def strings_of(lines: bytes) -> list[bytes]:
    """Return the string of each of the `lines` of a token."""
    inner = lines[lines.index(b"(") + 1 : lines.rindex(b")")]
    return [_unescaped(line) for line in _NEXT_LINE.split(inner)]


def _unescaped(shown: bytes) -> bytes:
    if b"\\" not in shown and b"(" not in shown:
        return shown
    if not _SOUND.fullmatch(shown):
        raise UnreadError("a string with brackets")
    return unescaped(shown)
