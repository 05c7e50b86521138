"""Lines as they are shown: their parts, with the actual text of each, and runs of one look.

A word divided at a line's end stands whole in the ActualText of its first part; that
of its other parts is a space. Text taken out of the file then has neither halves nor
doubles, in readers that know ActualText; those that do not find a soft hyphen at the
line's end (ISO 32000-1, 14.8.2.2.3 and 14.9.4). Each ActualText is marked content of its
own: poppler loses what follows a nested one. It is a space, not nothing, since pdfium
passes over an empty ActualText.

The actual text of a part depends on nothing but the text and where the line starts and
ends, so that all lines of a divided word agree, be they in different columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reports.renderers.pdf.fonts.face import IGNORABLE, SOFT_HYPHEN
from reports.renderers.pdf.text.text import AFTER_HYPHEN, HYPHENS, Line, Look, Run, Text

#: A string has 32,767 bytes at most (ISO 19005-3, 6.1.13): letters of two bytes, behind a mark.
_LONGEST_ACTUAL = 16_000

#: A piece, and one of its letters.
Point = tuple[int, int]


class LinePart(NamedTuple):
    """A part of a line, from `start` up to `stop`, and its `actual` text.

    None where that is what it shows. The last part of a line shows `end`, too.
    """

    start: Point
    stop: Point
    actual: str | None = None
    end: str = ""


def line_parts(text: Text, line: Line) -> Iterator[LinePart]:
    """Yield the parts of a line: the rest of a word from above, whole words, a divided one."""
    start, stop = (line.start, line.start_letter), (line.end, line.end_letter)
    end = line_end(text, line)
    if _divides(text, start, start[0]):
        rest = _word_end(text, start[0], stop)
        yield LinePart(start, rest, " ", end if rest == stop else "")
        start = rest
    if start == stop:
        return
    last = line.end if line.end_letter else line.end - 1
    if not _divides(text, stop, last):
        yield LinePart(start, stop, None, end)
        return
    while last > start[0] and text.goes_on(last):
        last -= 1
    if start < (last, 0):
        yield LinePart(start, (last, 0))
    yield LinePart((last, 0), stop, _word(text, last), end)


def is_divided(text: Text, line: Line) -> bool:
    """Return whether a line ends inside a word."""
    return _is_inside(text, (line.end, line.end_letter))


def _is_inside(text: Text, point: Point) -> bool:
    """Return whether a point is inside a word."""
    piece, letter = point
    if letter > 0:
        return True
    # mostly a space stands before it, which is soonest seen
    return (
        0 < piece < len(text.pieces) and text.pieces[piece - 1][-1] != " " and text.goes_on(piece)
    )


def _divides(text: Text, point: Point, piece: int) -> bool:
    """Return whether a point divides a word that can stand in one ActualText.

    The word of the `piece` cannot if half of it is a link; the space behind it may be none.
    """
    inside = _is_inside(text, point) and not _has_long_word(text.plain)
    if not inside or text.runs is None:
        return inside
    looks = [run.look for run in text.runs[piece] if run.text != " "]
    return all(run_owner(look) == run_owner(looks[0]) for look in looks)


@lru_cache(maxsize=64)
def _has_long_word(text: str) -> bool:
    """Return whether a word of a text is too long for one ActualText."""
    return len(text) > _LONGEST_ACTUAL < max(map(len, text.split(" ")))


def run_owner(look: Look) -> tuple[str | None, str | None]:
    """Return what makes text an element of its own: its link and its language."""
    return look.href, look.language


def _word_end(text: Text, piece: int, most: Point) -> Point:
    """Return where the word that `piece` belongs to ends, or `most` if it goes on there."""
    for number in range(piece, most[0]):
        if number + 1 < len(text.pieces) and not text.goes_on(number + 1):
            return number + 1, 0
    return most


def _word(text: Text, piece: int) -> str:
    """Return the word that begins with `piece`, without letters that show nothing."""
    end, _ = _word_end(text, piece, (len(text.pieces), 0))
    word = "".join(text.pieces[piece:end]).rstrip(" ")
    return word if word.isascii() else "".join(char for char in word if char not in IGNORABLE)


def line_end(text: Text, line: Line) -> str:
    """Return what is shown at a line's end beyond its letters: a hyphen, a space or nothing.

    A hyphen of the text's own has a no-break space after it: readers of text would take
    it for one that divides, and drop it.
    """
    if line.hyphen:
        return SOFT_HYPHEN
    if line.end_letter:
        last = text.pieces[line.end][line.end_letter - 1]
    else:
        last = text.pieces[line.end - 1][-1] if line.end else ""
    return AFTER_HYPHEN if last and last in HYPHENS else ""


def part_code(text: Text, part: LinePart) -> str:
    """Return the code of a part of a line of text in one look."""
    (first, letter), (last, end) = part.start, part.stop
    face = text.look.face
    shown = face.hyphen[2] if part.end == SOFT_HYPHEN else face.word(part.end)[2]
    if first == last:
        return _code(text, first, letter, end) + shown
    head = _code(text, first, letter, None) if letter else text.codes[first]
    tail = _code(text, last, 0, end) if end else ""
    return head + "".join(text.codes[first + 1 : last]) + tail + shown


def _code(text: Text, piece: int, start: int, end: int | None) -> str:
    return "".join(run.code for run in text.part(piece, start, end))


def part_runs(text: Text, part: LinePart) -> list[Run]:
    """Return the runs of a part of a line, neighbours of one look joined."""
    (first, letter), (last, end) = part.start, part.stop
    if first == last:
        found = text.part(first, letter, end)
    else:
        found = text.part(first, letter, None) if letter else _runs(text, first)
        for piece in range(first + 1, last):
            found += _runs(text, piece)
        found += text.part(last, 0, end) if end else []
    if part.end:
        found[-1] = _ended(found[-1], part.end)
    return _joined(found)


def _runs(text: Text, piece: int) -> list[Run]:
    return list(text.runs[piece]) if text.runs else text.part(piece, 0, None)


def _ended(run: Run, end: str) -> Run:
    """Return a run with what stands at the end of its line; only a hyphen is seen there."""
    face = run.look.face
    width, _, code = face.hyphen if end == SOFT_HYPHEN else face.word(end)
    width = run.width + (width if end == SOFT_HYPHEN else 0.0)
    return Run(run.look, run.text + end, width, width, run.code + code)


def line_runs(text: Text, line: Line) -> list[Run]:
    """Return the runs of a line, neighbours of one look joined."""
    start, stop = (line.start, line.start_letter), (line.end, line.end_letter)
    if start == stop:
        return []
    return part_runs(text, LinePart(start, stop, None, line_end(text, line)))


def _joined(runs: list[Run]) -> list[Run]:
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last is not None and last.look == run.look:
            start = last.advance
            text, code = last.text + run.text, last.code + run.code
            found[-1] = Run(run.look, text, start + run.width, start + run.advance, code)
        else:
            found.append(run)
    return found
