"""Text as header fields, encoded here so that no parser ever reads it as a header.

Plain text stands as it is. All else, and whatever holds ``=?`` and so could be taken for
an encoded word, is written as encoded words (RFC 2047): letters of ASCII and nothing
else, in words of at most 75 characters, each on a line of its own.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable

_PLAIN = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_LINE = 76
#: Characters of an encoded word that are left for the text: 75 less ``=?utf-8?q?`` and ``?=``.
_ROOM = 63


def text_field(name: str, text: str) -> str:
    """Return an unstructured header field such as the subject, folded, without its line end."""
    longest = max(map(len, text.split(" ")))
    if _is_plain(text) and longest + len(name) + 2 <= _LINE:
        return fold(f"{name}: ", text.split(" "))
    return fold(f"{name}: ", encode_words(text, len(name) + 1))


def mailbox(name: str, spec: str) -> list[str]:
    """Return a mailbox (RFC 5322, section 3.4) as the pieces between which it may be folded."""
    if not name:
        return [spec]
    if not _is_plain(name) or len(name) > _LINE - 4 or re.search(r'["\\]', name):
        return [*encode_words(name, len("From:")), f"<{spec}>"]
    return [name if _ATOMS.fullmatch(name) else quote(name), f"<{spec}>"]


def quote(text: str) -> str:
    r"""Return `text` as a quoted string: ``a"b`` → ``"a\"b"``."""
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'


def fold(start: str, pieces: list[str]) -> str:
    """Return the pieces with a space or a fold between them, in lines of 76 where they allow it."""
    lines = [start + pieces[0]]
    for piece in pieces[1:]:
        if len(lines[-1]) + 1 + len(piece) > _LINE:
            lines.append(f" {piece}")
        else:
            lines[-1] += f" {piece}"
    return "\n".join(lines)


def encode_words(text: str, indent: int = 0) -> list[str]:
    """Return `text` as encoded words in UTF-8, in whichever of the two encodings is shorter.

    A character is never divided between two words (RFC 2047, section 5), and the white
    space between two words is not part of the text. The first is `indent` shorter.
    """
    ways = (_words(text, _as_q, "q", indent), _words(text, _as_b, "b", indent))
    return min(ways, key=lambda words: sum(map(len, words)))


def _is_plain(text: str) -> bool:
    return "=?" not in text and _PLAIN.fullmatch(text) is not None


def _words(text: str, encode: Callable[[str], str], letter: str, indent: int) -> list[str]:
    words: list[str] = []
    held = ""
    for character in text:
        room = _ROOM if words else _ROOM - indent
        if held and len(encode(held + character)) > room:
            words.append(held)
            held = ""
        held += character
    return [f"=?utf-8?{letter}?{encode(part)}?=" for part in (*words, held)]


def _as_q(text: str) -> str:
    # the letters that a word in a phrase may hold (RFC 2047, section 5, rule 3)
    return "".join(
        chr(byte) if byte in _SAFE else "_" if byte == 0x20 else f"={byte:02X}"
        for byte in text.encode("utf-8")
    )


def _as_b(text: str) -> str:
    return b64encode(text.encode("utf-8")).decode("ascii")
