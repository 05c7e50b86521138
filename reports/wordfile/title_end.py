"""The end of a title, where no word stands on a line alone: a no-break space, there and back."""

from __future__ import annotations

import re
from typing import Final

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
#: So many words a title has before its end is kept together.
_WORDS: Final = 4
#: Two words that are longer together are parted: the line before them would be short.
_LONGEST: Final = 24
_END = re.compile(rf"(?<=\S){_NO_BREAK}(?=\S*\w\S*$)")
_WORD = re.compile(r"\w")


def with_kept_end(title: str) -> str:
    """Return a title whose last two words stay on one line, whatever the font."""
    words = title.rsplit(" ", 2)
    if title.count(" ") < _WORDS - 1 or not _WORD.search(words[2]):
        return title
    if len(words[1]) + len(words[2]) >= _LONGEST:
        return title
    return f"{words[0]} {words[1]}{_NO_BREAK}{words[2]}"


def with_plain_end(title: str, before: str) -> str:
    """Return an edited title without the no-break space that the file had for its own sake.

    `before` is the title as it was written: of one with such spaces of its own, those stay.
    """
    if _NO_BREAK not in title:
        return title
    if title == with_kept_end(before):
        return before
    plain = title
    if with_kept_end(before) != before:
        first, last = before.rsplit(" ", 2)[1:]
        plain = plain.replace(f" {first}{_NO_BREAK}", f" {first} ")
        plain = plain.replace(f"{_NO_BREAK}{last}", f" {last}")
    ended = _END.sub(" ", plain)
    is_ours = ended != plain and with_kept_end(ended) == plain and _NO_BREAK not in before
    return ended if is_ours else plain
