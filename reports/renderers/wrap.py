"""Lines of plain text by the columns that a terminal or mail reader gives them.

East Asian characters take two columns and combining ones none (UAX 11, by wcwidth).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.model import Spans
from reports.model.text import BREAK
from reports.plan.glue import glued_words

WIDTH = 72
#: Stands for a space at which no line ends; no briefing holds this character.
_HELD = "\x1f"

#: Marks of Chinese and Japanese that no line begins with.
_CLOSING = frozenset("、。，．：；！？」』）】〉》〕］｝ー々…")  # noqa: RUF001
_JOINER = "\N{ZERO WIDTH JOINER}"

# Characters that all take one column: Latin, Greek, Cyrillic and their punctuation.
_NARROW = re.compile(
    "[\x1f -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0386\u0388-\u03ff"
    "\u0400-\u0482\u048a-\u052f\u2010-\u2027\u202f-\u205e\u20ac]*"
)


@lru_cache(maxsize=16384)
def columns(text: str) -> int:
    """Return how many columns `text` takes."""
    if _NARROW.fullmatch(text):
        return len(text)
    text = text.replace(_HELD, " ")
    from wcwidth import wcswidth  # imported here: its tables take time, and few texts need them

    return max(wcswidth(text), 0)


def wrap(text: str, width: int = WIDTH, indent: str = "", first: str | None = None) -> list[str]:
    """Return `text` in lines of at most `width` columns, at least one line.

    `indent` starts each line and `first`, if given, the first one. A word that is
    longer than a line is cut, never between a character and its combining marks. A number
    stays with what it counts. A line break of the text ends a line.
    """
    start = indent if first is None else first
    if BREAK in text:
        first_part, *others = text.split(BREAK)
        lines = wrap(first_part, width, indent, start)
        return [*lines, *(line for each in others for line in wrap(each, width, indent))]
    # what fits on no line is parted like any words
    held = (w.replace(" ", _HELD) if len(w) <= width else w for w in glued_words(text))
    text = " ".join(held)
    folded = _wrap_narrow if _NARROW.fullmatch(text) else _wrap_wide
    return [line.replace(_HELD, " ") for line in folded(text, width, indent, start)]


def _wrap_wide(text: str, width: int, indent: str, start: str) -> list[str]:
    line: list[str] = []
    lines: list[str] = []
    room, used = width - columns(start), 0
    for word in text.split(" "):
        size = columns(word)
        if line and used + 1 + size > room:
            lines.append(start + " ".join(line))
            start, room, line, used = indent, width - columns(indent), [], 0
        while size > room:
            head, word = _cut(word, room)
            lines.append(start + head)
            start, room, size = indent, width - columns(indent), columns(word)
        used += size + (1 if line else 0)
        line.append(word)
    lines.append(start + " ".join(line))
    return lines


def _wrap_narrow(text: str, width: int, indent: str, start: str) -> list[str]:
    """Wrap text whose characters take a column each: a search a line, not a sum a word."""
    lines, at = [], 0
    room = width - columns(start)
    while len(text) - at > room:
        cut = text.rfind(" ", at, at + room + 1)
        if cut <= at:
            cut = text.rfind(_HELD, at, at + room + 1)
        skip = 1 if cut > at else 0
        cut = cut if skip else at + room
        lines.append(start + text[at:cut])
        start, room, at = indent, width - columns(indent), cut + skip
    lines.append(start + text[at:])
    return lines


def plain_text(spans: Spans) -> str:
    """Return spans as plain text; a link's address stands behind it in brackets."""
    if len(spans) == 1 and spans[0].href is None:
        return spans[0].text
    parts = []
    for i, span in enumerate(spans):
        parts.append(span.text)
        ends = i + 1 == len(spans) or spans[i + 1].href != span.href
        address = (span.href or "").removeprefix("mailto:").removeprefix("tel:")
        if address and ends and address != span.text:
            parts.append(f" ({address})")
    return "".join(parts)


def pad(text: str, width: int, align: str) -> str:
    """Return `text` filled up to `width` columns, at its end or (``end``) before it."""
    fill = " " * (width - columns(text))
    return fill + text if align == "end" else text + fill


def _cut(word: str, room: int) -> tuple[str, str]:
    """Cut a word after at most `room` columns, and after at least one cluster."""
    held = word.find(_HELD)
    if held > 0 and columns(word[:held]) <= room:
        return word[:held], word[held + 1 :]
    from wcwidth import wcswidth

    at = before = 0
    for end in _cluster_ends(word):
        if at and wcswidth(word[:end]) > room:
            # UAX 14: no line begins with a closing mark
            if before and word[at] in _CLOSING and word[before] not in _CLOSING:
                at = before
            break
        before, at = at, end
    return word[:at], word[at:]


def _cluster_ends(word: str) -> Iterator[int]:
    """Yield after how many letters one that shows by itself begins, and the end of the word.

    Marks, joined emoji, and letters that another one takes in show nothing by themselves.
    """
    from wcwidth import wcswidth, wcwidth

    width = 0
    for at, char in enumerate(word):
        before, width = width, wcswidth(word[: at + 1])
        if at and width > before and wcwidth(char) > 0 and word[at - 1] != _JOINER:
            yield at
    yield len(word)
