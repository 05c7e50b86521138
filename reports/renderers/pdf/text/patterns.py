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
_SPECIAL = ("^^", "/", " ", "\t")
_ENCODINGS = ("utf-8", "iso8859-1", "iso8859-2", "iso8859-15")
_DIGITS = re.compile("[0-9]")
_STEPS = re.compile(r"([0-9]?)([^0-9]?)")
#: Lines that are no patterns.
_IGNORED = re.compile(
    r"^(?:[%#]|LEFTHYPHENMIN|RIGHTHYPHENMIN|COMPOUNDLEFTHYPHENMIN|COMPOUNDRIGHTHYPHENMIN).*\n?",
    re.MULTILINE,
)


def use_patterns(language: str) -> None:
    """Let Pyphen have the patterns of `language`, one of its own, unless it has them."""
    path = pyphen.LANGUAGES[language]
    if path not in pyphen.hdcache and (lines := _lines(path)) is not None:
        pyphen.hdcache[path] = _Dictionary(lines)


def _lines(path: Path) -> list[str] | None:
    """Return the patterns of a file; None if it has some of another kind."""
    encoding, _, body = path.read_bytes().partition(b"\n")
    name = encoding.decode("ascii").strip().lower()
    if name not in _ENCODINGS:
        return None
    text = _IGNORED.sub("", body.decode(name).replace("\r", ""))
    return None if any(sign in text for sign in _SPECIAL) else text.split("\n")


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]  # pyphen has no types
    """What Pyphen asks for the places of a word."""

    def __init__(self, lines: list[str]) -> None:
        self.patterns = _Patterns(lines)
        self.cache: dict[str, list[int]] = {}
        self.maxlen = self.patterns.longest


class _Patterns:
    """Patterns by their letters: where their digits begin, and the digits."""

    def __init__(self, lines: list[str]) -> None:
        letters = _DIGITS.sub("", "\n".join(lines)).split("\n")
        self._lines = dict(zip(letters, lines, strict=True))
        self.longest = max(map(len, letters))

    def get(self, letters: str) -> Pattern | None:
        """Return a pattern, None if there is none, or if it parts nothing."""
        line = self._lines.get(letters)
        if not line:
            return None
        # Pyphen keeps the places of each word, so that a pattern is hardly ever asked for twice
        values = [int(digit or "0") for digit, _ in _STEPS.findall(line)]
        places = [at for at, value in enumerate(values) if value]
        return (places[0], tuple(values[places[0] : places[-1] + 1])) if places else None
