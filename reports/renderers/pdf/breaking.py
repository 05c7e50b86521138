"""Lines of measured text: greedy and ragged, with hyphens only where a line would be short.

Ragged lines keep word spaces even at small sizes in narrow columns, where justified
text gets holes. A word is divided when the line would else stay shorter than
`1 - _ZONE` of the measure, or when it does not fit on a line of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

import pyphen

from reports.renderers.pdf.face import SOFT_HYPHEN
from reports.renderers.pdf.text import Text

_ZONE = 0.16
_MIN_WORD = 7
#: Longer ones are no words: they are broken where the line is full.
_MAX_WORD = 200
#: Room for rounding: a line that fits at one size must not break at the same size again.
_EPSILON = 1e-6


class Line(NamedTuple):
    """From letter `start_letter` of piece `start` up to letter `end_letter` of piece `end`.

    `hyphen` tells that a hyphen is shown at the end.
    """

    start: int
    start_letter: int
    end: int
    end_letter: int
    hyphen: bool = False


def break_lines(text: Text, measure: float) -> list[Line]:
    """Return the lines of `text` for a measure in em; one empty line for empty text."""
    starts, ends = text.starts, text.ends
    count = len(ends)
    if not count or ends[-1] <= measure + _EPSILON:
        return [Line(0, 0, count, 0)]
    lines: list[Line] = []
    piece = letter = 0
    while piece < count:
        left = starts[piece] + (text.letter_ends(piece)[letter - 1] if letter else 0.0)
        limit = left + measure + _EPSILON
        stop = bisect_right(ends, limit, piece)
        end = (stop, 0, False)
        if stop < count and (stop == piece or limit - starts[stop] > _ZONE * measure):
            end = _end_inside(text, stop, letter, limit - starts[stop], stop == piece)
        lines.append(Line(piece, letter, *end))
        piece, letter, _ = end
    return lines


def _end_inside(
    text: Text, piece: int, letter: int, room: float, alone: bool
) -> tuple[int, int, bool]:
    """Return where a line ends that has `room` for a part of a piece: in it, before or after."""
    cut = _cut(text, piece, letter if alone else 0, room, alone)
    if cut is None:
        return piece, 0, False
    if cut[0] == len(text.letter_ends(piece)):
        # kerned, the piece is wider than its letters are one by one
        return piece + 1, 0, False
    return piece, *cut


def _cut(text: Text, piece: int, start: int, room: float, alone: bool) -> tuple[int, bool] | None:
    """Return after which letter to divide a piece, and whether with a hyphen.

    A piece that is alone on its line is divided anywhere if it must be.
    """
    word = text.pieces[piece].rstrip(" ")
    room_with_hyphen = room - text.look.face.hyphen[0]
    ends = text.letter_ends(piece)
    if alone or _may_hyphenate(text, piece, word):
        for place in reversed(_hyphens(word, text.language)):
            if place > start and ends[place - 1] <= room_with_hyphen:
                return place, True
    if not alone:
        return None
    return max(bisect_right(ends, room, start), start + 1), False


def _may_hyphenate(text: Text, piece: int, word: str) -> bool:
    """Tell whether a word may be divided to even out a margin.

    Names, numbers, compounds and addresses are not, nor the last word of a paragraph,
    nor any in text that changes its look.
    """
    if not text.divided or text.runs or piece + 1 >= len(text.pieces):
        return False
    letters = word.rstrip(".,;:!?»”’)")
    if len(letters) < _MIN_WORD or not letters.isalpha():
        return False
    # a capital tells a name, but in German every noun
    return letters[1:].islower() if text.language[:2] == "de" else letters.islower()


@lru_cache(maxsize=16)
def _dictionary(language: str) -> pyphen.Pyphen | None:
    tag = language.replace("-", "_")
    known = pyphen.language_fallback(tag)
    return pyphen.Pyphen(lang=known, left=2, right=3) if known else None


@lru_cache(maxsize=16384)
def _hyphens(word: str, language: str) -> tuple[int, ...]:
    """Return after how many letters `word` may be divided; soft hyphens come first."""
    if SOFT_HYPHEN in word:
        return tuple(n for n, char in enumerate(word) if n and char == SOFT_HYPHEN)
    dictionary = _dictionary(language)
    if dictionary is None or len(word) > _MAX_WORD:
        return ()
    return tuple(int(place) for place in dictionary.positions(word) if 2 <= place <= len(word) - 3)


def line_width(text: Text, line: Line) -> float:
    """Return the width of a line in em, without the space at its end."""
    if line.start == line.end and not line.end_letter:
        return 0.0
    left = text.starts[line.start]
    if line.start_letter:
        left += text.letter_ends(line.start)[line.start_letter - 1]
    if line.end_letter:
        right = text.starts[line.end] + text.letter_ends(line.end)[line.end_letter - 1]
        return right - left + (text.look.face.hyphen[0] if line.hyphen else 0.0)
    return text.ends[line.end - 1] - left


def balanced_measure(text: Text, measure: float, least: float = 0.5) -> float:
    """Return the narrowest measure that needs no more lines, which then look alike.

    It is no narrower than `least` of `measure`.
    """
    count = len(break_lines(text, measure))
    if count == 1:
        return measure
    low, high = max(measure * least, text.narrowest), measure
    for _ in range(6):
        middle = (low + high) / 2
        if low < middle and len(break_lines(text, middle)) <= count:
            high = middle
        else:
            low = middle
    return high
