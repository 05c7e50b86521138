"""Text that needs a shaper: right-to-left and complex scripts, by HarfBuzz.

A shaped text is measured word by word for breaking, like any other; each of its lines
is shaped once it is known. Runs come back in the order of reading, each with its place
on the line, so that what is painted first is read first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from math import fsum

from reports.renderers.pdf.fonts.face import (
    IGNORABLE,
    Face,
    cid_code,
)
from reports.renderers.pdf.text.bidi import embedding_levels, visual_order
from reports.renderers.pdf.text.lines import line_end
from reports.renderers.pdf.text.scripts import moves_letters, needs_shaping
from reports.renderers.pdf.text.sequences import copied, has_sequences, unseen
from reports.renderers.pdf.text.text import Line, Look, Run, Text
from reports.slotted import frozen, mutable

#: What a glyph stands for that is one too many in a text that is told. MuPDF says a letter
#: twice that both a glyph and the end of the ActualText have.
_NOTHING = "\N{ZERO WIDTH SPACE}"


@frozen
class Glyph:
    """A glyph by its index; lengths are in em, `text` is what it stands for.

    `advance` is how far the pen goes, `own_advance` how far it would by the font alone.
    """

    index: int
    advance: float
    own_advance: float
    x: float
    y: float
    text: str


@frozen
class GlyphRun:
    """A part of a line in one look and direction. `x` and `width` are in em.

    Text of simple letters has `code`, as elsewhere; other text has `glyphs`.
    """

    look: Look
    text: str
    x: float
    width: float
    code: str
    glyphs: tuple[Glyph, ...] = ()
    is_rtl: bool = False

    @property
    def needs_actual_text(self) -> bool:
        """Whether it needs ActualText, since the glyphs are not in the order of its letters.

        From right to left it must not: readers turn ActualText round, too. Rare ideographs stand
        for themselves, and pdfium drops them out of an ActualText.
        """
        return bool(self.glyphs) and not self.is_rtl and moves_letters(self.text)

    def operators(self, size: float, codes: Sequence[int] = ()) -> str:
        """Return what shows the run where the text object stands; `codes` are its glyphs'."""
        return _show(self, size, codes) if self.glyphs else f"[({self.code})]TJ"


@mutable
class ShapedText(Text):
    """Measured text with a look and a level for each of its letters."""

    looks: list[Look] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def _letter_ends(self, piece: int) -> list[float]:
        """Return about where each letter of a piece ends: joined letters share its width."""
        start, end = self.places[piece], self.places[piece + 1]
        letters = zip(self.plain[start:end], self.looks[start:end], strict=True)
        advances = [fsum(look.face.advances(letter)) for letter, look in letters]
        scale = self.ends[piece] - self.starts[piece]
        scale /= fsum(advances[: len(self.pieces[piece].rstrip(" "))]) or 1.0
        return [scale * end for end in accumulate(advances)]


def shaped_text(
    text: str, language: str, looks: list[Look], rtl: bool, pieces: list[str]
) -> ShapedText:
    """Return `text`, whose letters have `looks`, measured piece by piece.

    Raises:
        MissingExtraError: if a package of the extra `scripts` is not installed.
    """
    levels = embedding_levels(text, rtl)
    places = [0, *accumulate(map(len, pieces))]
    runs: list[tuple[Run, ...]] = []
    starts, ends, x = [], [], 0.0
    for piece, place in zip(pieces, places, strict=False):
        whole = _width(text, looks, levels, place, place + len(piece))
        bare = _width(text, looks, levels, place, place + len(piece.rstrip(" ")))
        starts.append(x)
        ends.append(x + bare)
        x += whole
        runs.append((Run(looks[place], piece, bare, whole, ""),))
    first = looks[0]
    return ShapedText(
        text, language, first, pieces, starts, ends, [], runs,
        looks=looks, levels=levels, places=places,
    )  # fmt: skip


def _width(text: str, looks: list[Look], levels: list[int], start: int, end: int) -> float:
    return fsum(run.width for _, run in _itemise(text, looks, levels, start, end))


def shaped_line(text: ShapedText, line: Line) -> list[GlyphRun]:
    """Return the runs of a line in the order of reading, each with its place from the left."""
    start = text.places[line.start] + line.start_letter
    end = text.places[line.end] + line.end_letter
    while end > start and text.plain[end - 1] == " ":
        end -= 1
    runs = list(_itemise(text.plain, text.looks, text.levels, start, end))
    if runs and (shown := line_end(text, line)):
        level, last = runs[-1]
        width, _, code = last.look.face.hyphen if line.hyphen else last.look.face.word(shown)
        runs.append((level, GlyphRun(last.look, shown, 0.0, width, code)))
    order = visual_order((level, number) for number, (level, _) in enumerate(runs))
    lefts, x = {}, 0.0
    for number in order:
        lefts[number] = x
        x += runs[number][1].width
    return [replace(run, x=lefts[number]) for number, (_, run) in enumerate(runs)]


def _itemise(
    text: str, looks: list[Look], levels: list[int], start: int, end: int
) -> Iterator[tuple[int, GlyphRun]]:
    """Yield the runs between two letters with their levels, in the order of the text."""
    while start < end:
        look, level, stop = looks[start], levels[start], start + 1
        while stop < end and levels[stop] == level and looks[stop] == look:
            stop += 1
        yield level, _shape_run(look, text[start:stop], bool(level % 2))
        start = stop


def _shape_run(look: Look, text: str, rtl: bool) -> GlyphRun:
    if not rtl and not needs_shaping(text):
        _, width, code = look.face.word(text)
        return GlyphRun(look, text, 0.0, width, code)
    glyphs = _shape(look.face, text, rtl)
    return GlyphRun(look, text, 0.0, fsum(glyph.advance for glyph in glyphs), "", glyphs, rtl)


@lru_cache(maxsize=8192)
def _shape(face: Face, text: str, rtl: bool) -> tuple[Glyph, ...]:
    em, joins = face.em, has_sequences(text)
    shaped = face.font.shape(text, rtl=rtl)
    if joins:
        shaped = [each for each in shaped if not unseen(text, each.start, each.glyph)]
    starts = [glyph.start for glyph in shaped]
    # glyphs stand from left to right, their meanings are shared out in the order of reading
    if rtl:
        meant = _meanings(starts[::-1], text)[::-1]
    else:
        # what ActualText tells needs no glyph to tell it
        meant = _meanings(starts, text, _NOTHING, keeps=joins and not moves_letters(text))
    return tuple(
        Glyph(
            glyph.glyph,
            glyph.advance * em,
            face.font.advance(glyph.glyph) * em,
            glyph.x * em,
            glyph.y * em,
            meaning,
        )
        for glyph, meaning in zip(shaped, meant, strict=True)
    )


def _meanings(clusters: list[int], text: str, spare: str = "", *, keeps: bool = False) -> list[str]:
    """Return what each glyph stands for: the letters of its cluster, shared out in order.

    What shows nothing is no part of it, unless it belongs to a sequence that one `keeps`.

    The last glyph of a cluster stands for what is left; one too many for `spare` or, without
    that, for a letter again, since no glyph may stand for nothing (ISO 19005-3, 6.2.11.7.2).
    """
    bounds = [*sorted(set(clusters)), len(text)]
    following = dict(pairwise(bounds))
    seen: dict[int, int] = {}
    counts = Counter(clusters)
    found = []
    for start in clusters:
        letters, number = text[start : following[start]], seen.get(start, 0)
        seen[start] = number + 1
        is_last = number + 1 == counts[start]
        found.append(letters[number:] if is_last else letters[number : number + 1])
        shown = copied(found[-1]) if keeps else _shown(found[-1])
        found[-1] = shown or spare or letters[:1]
    return found


def _shown(letters: str) -> str:
    return "".join(letter for letter in letters if letter not in IGNORABLE)


def _show(run: GlyphRun, size: float, codes: Sequence[int]) -> str:
    """Return the operators that show a shaped run from left to right.

    Readers expect right-to-left letters so, as they stand, and turn them round themselves.
    """
    parts: list[str] = []
    line: list[str] = []
    rise = at = 0.0
    for (glyph, place), code in zip(_origins(run.glyphs), codes, strict=True):
        if glyph.y != rise:
            parts += [f"[{''.join(line)}]TJ ", f"{glyph.y * size:.3f} Ts "]
            rise, line = glyph.y, []
        # TJ counts in thousandths of an em, and backwards
        if move := round(1000 * (at - place)):
            line.append(str(move))
            at -= move / 1000
        line.append(f"({cid_code(code)})")
        at += glyph.own_advance
    # the pen ends where the run does
    line.append(str(round(1000 * (at - run.width))))
    parts.append(f"[{''.join(line)}]TJ")
    return "".join(parts) + (" 0 Ts" if rise else "")


def _origins(glyphs: tuple[Glyph, ...]) -> list[tuple[Glyph, float]]:
    """Return each glyph with where it stands on the baseline, from left to right."""
    starts = accumulate((glyph.advance for glyph in glyphs), initial=0.0)
    return [(glyph, start + glyph.x) for glyph, start in zip(glyphs, starts, strict=False)]
