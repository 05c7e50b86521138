"""Lines as they are shown: runs of one look, and the code of a line for content streams.

A word divided at a line's end is told as a whole by ActualText on its first half; its
second half, which has been told, is told as the word after it. Text taken out of the
file then has neither halves nor doubles, in readers that know ActualText; those that
do not find a soft hyphen at the line's end (ISO 32000-1, 14.8.2.2.3 and 14.9.4). What
is told is marked content of its own: poppler loses what follows a nested one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.renderers.pdf.breaking import Line
from reports.renderers.pdf.face import SOFT_HYPHEN
from reports.renderers.pdf.text import Run, Text


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a line: its code, and what it is told as, None where that is what it shows."""

    code: str
    told: str | None = None


def line_parts(text: Text, lines: Sequence[Line], number: int) -> Iterator[Shown]:
    """Yield the parts of line `number` of text in one look."""
    line = lines[number]
    start, end, tail, head = line.start, line.end, "", ""
    if line.start == line.end and line.end_letter:
        code = _codes(text, line.start, line.start_letter, line.end_letter)
        yield Shown(code + _hyphen(text, line))
        return
    word = _divided(text, lines[number - 1], line) if number else None
    if line.start_letter:
        tail = _codes(text, start, line.start_letter, None)
        start += 1
    if word is not None:
        tail += "".join(text.codes[start : word.stop + 1])
        yield Shown(tail, text.pieces[word.stop])
        start, tail = word.stop + 1, ""
    if line.end_letter:
        head = _codes(text, end, 0, line.end_letter) + _hyphen(text, line)
    word = _divided(text, line, lines[number + 1]) if number + 1 < len(lines) else None
    if word is None or word.start < start:
        yield Shown(tail + "".join(text.codes[start:end]) + head)
        return
    yield Shown(tail + "".join(text.codes[start : word.start]))
    head = "".join(text.codes[word.start : end]) + head
    yield Shown(head, "".join(text.pieces[word.start : word.stop]))


def _divided(text: Text, line: Line, after: Line) -> range | None:
    """Return the pieces of the word that is divided between two lines, if it can be told whole.

    It can if the line after holds all that is left of it and the piece that follows.
    """
    first = line.end if line.end_letter else line.end - 1
    if not line.end_letter and text.pieces[first][-1] == " ":
        return None
    stop = first
    while text.pieces[stop][-1] != " ":
        stop += 1
        if stop == len(text.pieces):
            return None
    return range(first, stop + 1) if after.end > stop + 1 else None


def _codes(text: Text, piece: int, start: int, end: int | None) -> str:
    return "".join(run.code for run in text.part(piece, start, end))


def _hyphen(text: Text, line: Line) -> str:
    return text.look.face.hyphen[2] if line.hyphen else ""


def line_runs(text: Text, line: Line) -> list[Run]:
    """Return the runs of a line, neighbours of one look joined."""
    found: list[Run] = []
    if line.start == line.end:
        if line.end_letter:
            found += text.part(line.start, line.start_letter, line.end_letter)
    else:
        first = line.start
        if line.start_letter:
            found += text.part(first, line.start_letter, None)
            first += 1
        for piece in range(first, line.end):
            found += text.runs[piece] if text.runs else text.part(piece, 0, None)
        if line.end_letter:
            found += text.part(line.end, 0, line.end_letter)
    if line.hyphen:
        last = found[-1]
        width, _, code = last.look.face.hyphen
        width += last.width
        found[-1] = Run(last.look, last.text + SOFT_HYPHEN, width, width, last.code + code)
    return _joined(found)


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
