"""Lines of measured text: greedy and ragged, with hyphens only where a line would be short.

Ragged lines keep word spaces even at small sizes in narrow columns, where justified
text gets holes. A word is divided when the line would else stay shorter than
`1 - _ZONE` of the measure, or when it does not fit on a line of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reports.limits import CACHED_BREAKS
from reports.renderers.pdf.text.line_ends.dividing import MAX_WORD, any_place, places
from reports.renderers.pdf.text.text import HYPHENS, Line, Text

_ZONE = 0.16
_MIN_WORD = 7
#: Room for rounding: a line that fits at one size must not break at the same size again.
_EPSILON = 1e-6


#: Makes a named tuple of all its fields in half the time that its class takes to order them.
_made = tuple.__new__


@lru_cache(maxsize=4096)
def _one_line(count: int) -> tuple[Line]:
    """Return the only line of a text of so many pieces: most texts have one."""
    return (Line(0, 0, count, 0),)


def break_lines(text: Text, measure: float, divided: bool = False) -> Sequence[Line]:
    """Return the lines of `text` for a measure in em; one empty line for empty text.

    Words of `divided` text may have hyphens to even out its margin.
    """
    ends = text.ends
    if not ends or ends[-1] <= measure + _EPSILON:
        return _one_line(len(ends))
    kept = text.broken
    if kept is None:
        return _broken(text, measure, divided)
    found = kept.get((measure, divided))
    if found is None:
        if len(kept) >= CACHED_BREAKS:
            kept.clear()
        found = kept[measure, divided] = _broken(text, measure, divided)
    return found


def _broken(text: Text, measure: float, divided: bool) -> Sequence[Line]:
    """Return the lines of a text of several."""
    starts, ends = text.starts, text.ends
    lines: list[Line] = []
    count, piece, letter = len(ends), 0, 0
    while piece < count:
        left = starts[piece] + (text.letter_ends(piece)[letter - 1] if letter else 0.0)
        limit = left + measure + _EPSILON
        stop = bisect_right(ends, limit, piece)
        short = divided and stop < count and limit - starts[stop] > _ZONE * measure
        if short or stop == piece:
            end = _end_inside(text, stop, letter, limit - starts[stop], stop == piece)
            lines.append(Line(piece, letter, *end))
            piece, letter, _ = end
        else:
            lines.append(_made(Line, (piece, letter, stop, 0, False)))
            piece, letter = stop, 0
    return lines


def _end_inside(
    text: Text, piece: int, letter: int, room: float, alone: bool
) -> tuple[int, int, bool]:
    """Return where a line ends that has `room` for a part of a piece: in it, before or after."""
    cut = _cut(text, piece, letter if alone else 0, room, alone)
    if cut is None:
        return piece, 0, False
    if cut[0] >= len(text.pieces[piece].rstrip(" ")):
        # kerned, the piece is wider than its letters are one by one
        return piece + 1, 0, False
    return piece, *cut


def _cut(text: Text, piece: int, start: int, room: float, alone: bool) -> tuple[int, bool] | None:
    """Return after which letter to divide a piece, and whether with a hyphen.

    A piece that is alone on its line is divided anywhere if it must be.
    """
    word = text.pieces[piece].rstrip(" ")
    if not alone and not _may_hyphenate(text, piece, word):
        return None
    ends = text.letter_ends(piece)
    most = bisect_right(ends, room, start)
    with_hyphen = bisect_right(ends, room - text.look.face.hyphen[0], start)
    whole, offset = _word_around(text, piece)
    found = places(whole, text.language)
    hyphened = _last(found.hyphened, offset + start, offset + with_hyphen)
    if not alone:
        return (hyphened - offset, True) if hyphened else None
    plain = _last(found.plain, offset + start, offset + min(most, len(word) - 1))
    if text.runs and whole[plain - 1] in HYPHENS:
        plain = 0  # readers drop a hyphen at a line's end unless told, and not all these words are
    if hyphened or plain:
        return max(hyphened, plain) - offset, hyphened > plain
    return any_place(word, start, max(most, start + 1)), False


def _last(found: tuple[int, ...], after: int, most: int) -> int:
    """Return the last of some places after one and up to another; 0 if there is none."""
    place = found[at - 1] if (at := bisect_right(found, most)) else 0
    return place if place > after else 0


def _may_hyphenate(text: Text, piece: int, word: str) -> bool:
    """Return whether a word may be divided to even out a margin.

    Names, numbers, compounds and addresses are not, nor the last word of a paragraph,
    nor any in text that changes its look.
    """
    if text.runs or piece + 1 >= len(text.pieces):
        return False
    letters = word.rstrip(".,;:!?»”’)")
    if len(letters) < _MIN_WORD or not letters.isalpha():
        return False
    # a capital tells a name, but in German every noun
    return letters[1:].islower() if text.language[:2] == "de" else letters.islower()


def _word_around(text: Text, piece: int) -> tuple[str, int]:
    """Return the whole word that a piece is part of, and where in it the piece begins.

    Of a word without end, a part on both sides of the piece.
    """
    pieces, first, last, start = text.pieces, piece, piece, 0
    while text.goes_on(first) and start < MAX_WORD:
        first -= 1
        start += len(pieces[first])
    while text.goes_on(last + 1) and last + 1 < piece + MAX_WORD:
        last += 1
    return "".join(pieces[first : last + 1]).rstrip(" "), start


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
        if low < middle and _takes(text, middle, count):
            high = middle
        else:
            low = middle
    return high


def _takes(text: Text, measure: float, count: int) -> bool:
    """Return whether a text takes no more than `count` lines where no word must be divided."""
    starts, ends, piece = text.starts, text.ends, 0
    for _ in range(count):
        piece = bisect_right(ends, starts[piece] + measure + _EPSILON, piece)
        if piece == len(ends):
            return True
    return False
