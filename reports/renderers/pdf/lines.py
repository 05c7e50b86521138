"""Lines as they are shown: runs of one look, and the code of a line for content streams.

A word divided at a line's end is told as a whole by ActualText on its first half; its
second half, which has been told, is told as the word after it. Text taken out of the
file then has neither halves nor doubles, in readers that know ActualText; those that
do not find a soft hyphen at the line's end (ISO 32000-1, 14.8.2.2.3 and 14.9.4).
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.renderers.pdf.breaking import Line
from reports.renderers.pdf.face import SOFT_HYPHEN
from reports.renderers.pdf.structure import text_string
from reports.renderers.pdf.text import Run, Text


def line_code(text: Text, lines: Sequence[Line], number: int) -> str:
    """Return the operators that show line `number` of text in one look."""
    line = lines[number]
    if not line.start_letter and not line.end_letter:
        return f"[({''.join(text.codes[line.start : line.end])})]TJ "
    if line.start == line.end:
        return _shown(_codes(text, line.start, line.start_letter, line.end_letter), line, text)
    start, shown = line.start, ""
    if line.start_letter:
        shown = _codes(text, start, line.start_letter, None)
        start += 1
        if number and lines[number - 1].hyphen and _rejoins(line):
            shown = _told(text.pieces[start], shown + text.codes[start])
            start += 1
        else:
            shown = f"[({shown})]TJ "
    if middle := "".join(text.codes[start : line.end]):
        shown += f"[({middle})]TJ "
    if not line.end_letter:
        return shown
    half = _codes(text, line.end, 0, line.end_letter)
    if line.hyphen and number + 1 < len(lines) and _rejoins(lines[number + 1]):
        return shown + _told(text.pieces[line.end], half + text.look.face.hyphen[2])
    return shown + _shown(half, line, text)


def _rejoins(line: Line) -> bool:
    """Tell whether a line that starts with half a word holds the whole next one."""
    return line.end > line.start + 1


def _codes(text: Text, piece: int, start: int, end: int | None) -> str:
    return "".join(run.code for run in text.part(piece, start, end))


def _shown(code: str, line: Line, text: Text) -> str:
    return f"[({code}{text.look.face.hyphen[2] if line.hyphen else ''})]TJ "


def _told(word: str, code: str) -> str:
    return f"/Span <</ActualText{text_string(word)}>> BDC [({code})]TJ EMC "


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
