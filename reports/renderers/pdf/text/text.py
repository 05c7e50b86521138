"""Text measured once at 1 em: its pieces, where each starts and ends, how it is coded.

A piece is what a line may end after: a word with the space that follows it, or a part
of one up to a dash or slash. Trying another size or width is then a search
in two lists of numbers (`reports.renderers.pdf.text.breaking`).
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import NamedTuple

from reports.renderers.pdf.fonts.face import Face
from reports.renderers.pdf.text.line_ends.unspaced import has_unspaced, may_part
from reports.slotted import mutable

#: Hyphens of a text's own.
HYPHENS = ("-", "\u2010", "\u2011")
#: Stands after a hyphen that ends a text: readers of text would join it to what follows.
AFTER_HYPHEN = "\N{NO-BREAK SPACE}"


#: How wide a name without spaces is kept whole, in em.
_NAME = 4.5


class Look(NamedTuple):
    """How a run of text looks; `href` makes it a link, `language` is not the document's."""

    face: Face
    href: str | None = None
    language: str | None = None


class Line(NamedTuple):
    """From letter `start_letter` of piece `start` up to letter `end_letter` of piece `end`.

    `hyphen` says that a hyphen is shown at the end.
    """

    start: int
    start_letter: int
    end: int
    end_letter: int
    hyphen: bool = False


@mutable
class Run:
    """A part of a piece in one look. `advance` is its width with a space at its end, in em."""

    look: Look
    text: str
    width: float
    advance: float
    code: str


@mutable
class Text:
    """Measured text. Numbers are in em of the text's size.

    `starts` and `ends` give each piece's place on an endless line, without the space
    after it. Text of one look has `codes`, one a piece; other text has `runs`.
    """

    plain: str
    language: str
    look: Look
    pieces: list[str]
    starts: list[float]
    ends: list[float]
    codes: list[str]
    runs: list[tuple[Run, ...]] | None = None
    #: No piece ends inside a word.
    is_simple: bool = True
    #: Where the letters of pieces end, as far as that was asked.
    letters: dict[int, list[float]] | None = None
    #: Of a text that is kept its lines, too: by their measure, and by whether words are divided
    #: to even out the margin.
    broken: dict[tuple[float, bool], Sequence[Line]] | None = None

    @property
    def natural(self) -> float:
        """Width on a single line."""
        return self.ends[-1] if self.ends else 0.0

    @property
    def narrowest(self) -> float:
        """Width of the widest piece: below it, words are divided.

        Without spaces, names of a few ideographs are words as well.
        """
        widest = max(map(sub, self.ends, self.starts), default=0.0)
        if widest >= _NAME or len(self.pieces) < 2 or not has_unspaced(self.plain):
            return widest
        return max(widest, min(self.natural, _NAME))

    def goes_on(self, piece: int) -> bool:
        """Return whether a word that begins before a piece goes on in it."""
        if not 0 < piece < len(self.pieces):
            return False
        before = self.pieces[piece - 1][-1]
        return before != " " and not may_part(before, self.pieces[piece][0])

    def letter_ends(self, piece: int) -> list[float]:
        """Where each letter of a piece ends, from the piece's start."""
        if self.letters is None:
            self.letters = {}
        found = self.letters.get(piece)
        if found is None:
            found = self.letters[piece] = self._letter_ends(piece)
        return found

    def _letter_ends(self, piece: int) -> list[float]:
        total, found = 0.0, []
        for run in self.runs[piece] if self.runs else (self._whole(piece),):
            for advance in run.look.face.advances(run.text):
                total += advance
                found.append(total)
        return found

    def _whole(self, piece: int) -> Run:
        return Run(self.look, self.pieces[piece], 0.0, 0.0, "")

    def part(self, piece: int, start: int, end: int | None) -> list[Run]:
        """Return the runs of a piece's letters from `start` to `end`."""
        found, place = [], 0
        for run in self.runs[piece] if self.runs else (self._whole(piece),):
            text = run.text[max(start - place, 0) : None if end is None else max(end - place, 0)]
            place += len(run.text)
            if text:
                found.append(measured_run(run.look, text))
        return found


def measured_run(look: Look, text: str) -> Run:
    """Return text in one look, measured."""
    width, advance, code = look.face.word(text)
    return Run(look, text, width, advance, code)
