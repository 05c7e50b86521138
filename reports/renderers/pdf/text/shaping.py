"""Text that needs a shaper: right-to-left and complex scripts, by HarfBuzz.

A shaped text is measured word by word for breaking, like any other; each of its lines
is shaped once it is known. Runs come back in the order of reading, each with its place
on the line, so that what is painted first is read first.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from math import fsum

from reports.renderers.pdf.fonts.face import (
    IGNORABLE,
    Face,
    cid_code,
)
from reports.renderers.pdf.fonts.font import JoinedGlyph, Shaped
from reports.renderers.pdf.text.letters.bidi import embedding_levels, visual_order
from reports.renderers.pdf.text.letters.scripts import moves_letters, needs_shaping
from reports.renderers.pdf.text.letters.sequences import has_sequences, unseen
from reports.renderers.pdf.text.lines import line_end
from reports.renderers.pdf.text.text import Line, Look, Run, Text
from reports.slotted import frozen, mutable

#: What a glyph stands for that is one too many in a text that is told.
_NOTHING = "\N{ZERO WIDTH SPACE}"
#: What no glyph may stand for (ISO 19005-3, 6.2.11.7.2), or readers take for a division.
_UNTOLD = dict.fromkeys(map(ord, "\ufeff\u00ad"))


@frozen
class Glyph:
    """A glyph by its index; lengths are in em, `text` is what it stands for.

    `advance` is how far the pen goes, `own_advance` how far it would by the font alone; `start`
    is the letter of its run with which what it shows begins.
    """

    index: int | JoinedGlyph
    start: int
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

    def operators(self, size: float, codes: Sequence[int] = ()) -> Iterator[tuple[str | None, str]]:
        """Yield what shows the run, part by part, where the text object stands.

        `codes` are those of its glyphs. Before each part stands its ActualText, if it needs one.
        """
        if not self.glyphs:
            yield None, f"[({self.code})]TJ"
        else:
            yield from _show(self, size, codes)

    def _told(self) -> Iterator[tuple[int, int, str | None]]:
        """Yield the parts of the run: its first glyph, that behind its last, and its ActualText.

        A letter of more signs than characters is a part of its own: MuPDF compares what glyphs
        stand for with what is told, and says the rest of a part again behind a difference.
        """
        glyphs = self.glyphs
        if not self.needs_actual_text:
            yield 0, len(glyphs), None
            return
        apart = [
            _NOTHING in (glyph.text, after.text) for glyph, after in pairwise((*glyphs, _LAST))
        ]
        is_first = [glyph.text != _NOTHING for glyph in glyphs]
        starts = [
            n for n in range(len(glyphs)) if is_first[n] and (not n or apart[n] or apart[n - 1])
        ]
        for start, end in pairwise((*starts, len(glyphs))):
            told = "".join(glyph.text for glyph in glyphs[start:end] if glyph.text != _NOTHING)
            yield start, end, told


#: Stands behind the last glyph of a run.
_LAST = Glyph(0, 0, 0.0, 0.0, 0.0, 0.0, "")


@mutable
class ShapedText(Text):
    """Measured text with a look and a level for each of its letters."""

    looks: list[Look] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def _letter_ends(self, piece: int) -> list[float]:
        """Return where each letter of a piece ends: those that are shown as one end together."""
        start, end = self.places[piece], self.places[piece + 1]
        found, x = [], 0.0
        for _, run in _itemise(self.plain, self.looks, self.levels, start, end):
            found += [x + letter for letter in _ends(run)]
            x += run.width
        return found


def _ends(run: GlyphRun) -> Iterable[float]:
    if not run.glyphs:
        return accumulate(run.look.face.advances(run.text))
    widths: dict[int, float] = {}
    for glyph in run.glyphs:
        widths[glyph.start] = widths.get(glyph.start, 0.0) + glyph.advance
    starts = sorted(widths)
    ends = list(accumulate(widths[start] for start in starts))
    # what shows nothing before the first sign ends with that
    return (ends[max(bisect_right(starts, n) - 1, 0)] for n in range(len(run.text)))


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
    shaped = face.font.shape(text, rtl=rtl)
    if has_sequences(text):
        shaped = [each for each in shaped if not unseen(text, each.start, each.glyph)]
    starts = [glyph.start for glyph in shaped]
    # glyphs stand from left to right, their meanings are shared out in the order of reading
    meant = _turned_meanings(starts[::-1], text)[::-1] if rtl else _meanings(starts, text)
    pairs = list(zip(shaped, meant, strict=True))
    if not rtl and not face.font.is_cff:
        apart = {glyph.start for glyph, meaning in pairs if _misleads(glyph, meaning)}
        if apart:
            return tuple(_joined(pairs, apart, face))
    return tuple(_glyph(glyph, meaning, face) for glyph, meaning in pairs)


def _misleads(glyph: Shaped, meaning: str) -> bool:
    """Return whether a glyph alone stands for nothing, or for a mark, though the pen goes on.

    MuPDF leaves the pen where it is for what stands for a mark, and takes the gap for a space.
    """
    is_mark = unicodedata.category(meaning[0]) in ("Mn", "Me")
    return meaning == _NOTHING or (is_mark and glyph.advance != 0)


def _glyph(glyph: Shaped, meaning: str, face: Face) -> Glyph:
    em, own = face.em, face.font.advance(glyph.glyph)
    return Glyph(
        glyph.glyph, glyph.start, glyph.advance * em, own * em, glyph.x * em, glyph.y * em, meaning
    )


def _joined(
    pairs: Sequence[tuple[Shaped, str]], apart: Container[int], face: Face
) -> Iterator[Glyph]:
    """Yield glyphs; those that show fewer letters than they are, as one that stands for them."""
    for start, group in groupby(pairs, key=lambda pair: pair[0].start):
        if start not in apart:
            yield from (_glyph(glyph, meaning, face) for glyph, meaning in group)
            continue
        at, parts, letters = 0, list[tuple[int, int, int]](), ""
        for glyph, meaning in group:
            parts.append((glyph.glyph, at + glyph.x, glyph.y))
            at += glyph.advance
            letters += meaning.replace(_NOTHING, "")
        width = at * face.em
        yield Glyph(
            JoinedGlyph(at, tuple(parts)), start, width, width, 0.0, 0.0, letters or _NOTHING
        )


def _clusters(starts: list[int], text: str) -> Iterator[tuple[str, int, int]]:
    """Yield for each glyph the letters of its cluster, which of its glyphs it is, of how many."""
    bounds = [*sorted(set(starts)), len(text)]
    following = dict(pairwise(bounds))
    counts, seen = Counter(starts), Counter[int]()
    for start in starts:
        # what shows nothing before the first sign goes with that
        yield (
            text[start if start != bounds[0] else 0 : following[start]],
            seen[start],
            counts[start],
        )
        seen[start] += 1


def _meanings(starts: list[int], text: str) -> list[str]:
    """Return what each glyph stands for, so that all of them spell the text.

    The letters of a cluster are shared out in order, the last glyph has those that are left. Where
    there are more glyphs than letters the first has all, since none may stand for nothing.
    """
    found = []
    for cluster, number, count in _clusters(starts, text):
        letters = cluster.translate(_UNTOLD)
        if count > len(letters):
            found.append((letters if number == 0 else "") or _NOTHING)
        else:
            found.append(letters[number : number + 1 if number + 1 < count else None])
    return found


def _turned_meanings(starts: list[int], text: str) -> list[str]:
    """Return the same of a text that runs to the left, and that no ActualText tells.

    One glyph too many stands for a letter again, and what shows nothing is no part of it.
    """
    found = []
    for letters, number, count in _clusters(starts, text):
        part = letters[number : number + 1 if number + 1 < count else None]
        found.append("".join(each for each in part if each not in IGNORABLE) or letters[:1])
    return found


def _show(run: GlyphRun, size: float, codes: Sequence[int]) -> Iterator[tuple[str | None, str]]:
    """Yield the operators that show a shaped run from left to right, part by part.

    Readers expect right-to-left letters so, as they stand, and turn them round themselves.
    """
    rise = at = 0.0
    placed = list(zip(_origins(run.glyphs), codes, strict=True))
    for start, end, told in run._told():
        parts: list[str] = []
        line: list[str] = []
        for (glyph, place), code in placed[start:end]:
            if glyph.y != rise:
                parts += [f"[{''.join(line)}]TJ "] if line else []
                parts.append(f"{glyph.y * size:.3f} Ts ")
                rise, line = glyph.y, []
            # TJ counts in thousandths of an em, and backwards
            if move := round(1000 * (at - place)):
                line.append(str(move))
                at -= move / 1000
            line.append(f"({cid_code(code)})")
            at += glyph.own_advance
        if end == len(placed):  # the pen ends where the run does
            line.append(str(round(1000 * (at - run.width))))
        ends = " 0 Ts" if rise and end == len(placed) else ""
        yield told, f"{''.join(parts)}[{''.join(line)}]TJ{ends}"


def _origins(glyphs: tuple[Glyph, ...]) -> list[tuple[Glyph, float]]:
    """Return each glyph with where it stands on the baseline, from left to right."""
    starts = accumulate((glyph.advance for glyph in glyphs), initial=0.0)
    return [(glyph, start + glyph.x) for glyph, start in zip(glyphs, starts, strict=False)]
