"""Patterns of hyphenation, each parsed when a word asks for it.

Pyphen parses all patterns of a language at once: 11,000 of British English, for the few
words of a brief that may be divided. Here a file is cut into lines, and a line is parsed
when its letters stand in a word.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyphen

Pattern = tuple[int, tuple[int, ...]]

#: Letters as numbers and alternative spellings: files that have them are left to Pyphen.
_SPECIAL = (b"^^", b"/", b" ", b"\t")
#: Encodings in which digits and line ends are the bytes of ASCII.
_ENCODINGS = ("utf-8", "iso8859-1", "iso8859-2", "iso8859-15")
_STEPS = re.compile(r"([0-9]?)([^0-9]?)")
#: Lines that are no patterns.
_IGNORED = re.compile(
    rb"^(?:[%#]|LEFTHYPHENMIN|RIGHTHYPHENMIN|COMPOUNDLEFTHYPHENMIN|COMPOUNDRIGHTHYPHENMIN).*\n?",
    re.MULTILINE,
)


def use_patterns(language: str) -> None:
    """Let Pyphen have the patterns of `language`, one of its own, unless it has them."""
    path = pyphen.LANGUAGES[language]
    if path not in pyphen.hdcache and (lines := _lines(path)) is not None:
        pyphen.hdcache[path] = _Dictionary(lines)


def _lines(path: Path) -> dict[str, str] | None:
    """Return the patterns of a file by their letters; None if it has some of another kind."""
    encoding, _, body = path.read_bytes().replace(b"\r", b"").partition(b"\n")
    name = encoding.decode("ascii").strip().lower()
    if name not in _ENCODINGS:
        return None
    patterns = _IGNORED.sub(b"", body)
    if any(sign in patterns for sign in _SPECIAL):
        return None
    # in bytes, digits go ten times as fast as in text
    letters = patterns.translate(None, b"0123456789").decode(name)
    return dict(zip(letters.split("\n"), patterns.decode(name).split("\n"), strict=True))


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]  # pyphen has no types
    """What Pyphen asks for the places of a word."""

    def __init__(self, lines: dict[str, str]) -> None:
        self.patterns = _Patterns(lines)
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, lines))


class _Patterns:
    """Patterns by their letters: where their digits begin, and the digits."""

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines

    def get(self, letters: str) -> Pattern | None:
        """Return a pattern, None if there is none, or if it parts nothing."""
        line = self._lines.get(letters)
        if not line:
            return None
        # Pyphen keeps the places of each word, so that a pattern is hardly ever asked for twice
        values = [int(digit or "0") for digit, _ in _STEPS.findall(line)]
        places = [at for at, value in enumerate(values) if value]
        return (places[0], tuple(values[places[0] : places[-1] + 1])) if places else None
