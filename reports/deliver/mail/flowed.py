"""Text whose paragraphs are lines, as lines that fit a mail: format=flowed (RFC 3676).

A line that ends in a space goes on in the next one, so that a reader breaks paragraphs to the
width of its own window. Who does not know of it sees lines of a usual length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

#: RFC 3676, section 4.2: at most 78 characters, the space at the end included.
WIDTH = 76
#: What begins a line, or would, and is told from that by a space before it (section 4.4).
_STUFFED = (" ", ">", "From ")
#: Begins a signature (section 4.3): no line ends so in the middle of a paragraph.
_SIGNATURE = "-- "
_WORD = re.compile("[^ ]+ ?| ")


def flow(text: str) -> tuple[str, bool]:
    """Return the lines of a text broken and stuffed, and whether a reader is to delete spaces.

    Spaces at the end of a line are left out. Words are broken in scripts that have no spaces
    between them alone; a break in a word is a space that is not there (DelSp, section 4.1).
    """
    paragraphs = [line.rstrip(" ") for line in text.split("\n")]
    # a long line alone may have long words
    divides = any(_columns(word) > WIDTH and _pieces(word) != [word]
                  for line in paragraphs if len(line) > WIDTH // 2
                  for word in line.split(" "))  # fmt: skip
    lines = [line for paragraph in paragraphs for line in _broken(paragraph, divides)]
    return "\n".join(lines), divides


def _broken(paragraph: str, divides: bool) -> Iterator[str]:
    mark, line, used = " " if divides else "", "", 0
    for word in _words(paragraph, divides):
        size = _columns(word)
        if used and used + size > WIDTH and line != _SIGNATURE:
            yield _stuffed(line) + mark
            line, used = "", 0
        line, used = line + word, used + size
    yield _stuffed(line)


def _words(paragraph: str, divides: bool) -> Iterator[str]:
    for word in _WORD.findall(paragraph):
        yield from _pieces(word) if divides and _columns(word) > WIDTH else [word]


def _pieces(word: str) -> list[str]:
    """Return the parts of a word between which a line may end: at each wide character."""
    starts = [0, *(n for n, character in enumerate(word) if n and _is_wide(character))]
    return [word[start:end] for start, end in pairwise((*starts, len(word)))]


def _stuffed(line: str) -> str:
    return f" {line}" if line.startswith(_STUFFED) else line


def _columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(map(_is_wide, text))


def _is_wide(character: str) -> bool:
    """Return whether a character takes two columns (UAX 11)."""
    return unicodedata.east_asian_width(character) in ("W", "F")
