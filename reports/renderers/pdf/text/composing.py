"""Pieces of a text, and where each stands on an endless line: in one look, or in several."""

from __future__ import annotations

import re
from functools import lru_cache
from math import fsum

from reports.model.text import BREAK
from reports.plan.glue import glue, may_glue
from reports.renderers.pdf.text.line_ends.unspaced import has_unspaced, parted
from reports.renderers.pdf.text.text import Look, Run, Text, measured_run

# what a line may end after inside a word: a dash, a slash; not a hyphen, since readers
# of text cannot tell a hyphen of the word's own from one that divides it
_INSIDE = re.compile(r"(?<=[–—\u200b])(?=\w)|(?<=\w[/&=?])(?=\w)")
_MAY_PART = re.compile("[–—/&=?\u200b]")
# a word that ends in a hyphen stays with the next one, for the same reason
_TOKENS = re.compile("[^ ]+ ?|  *")
_TOKENS_WITH_HYPHENS = re.compile("(?:[^ ]*[-\u2010\u2011] )*[^ ]+ ?|  *")
# how far apart two lines stand on the endless line of a text, in em: further than any measure
_APART = 1e6


def pieces_in(text: str) -> list[str]:
    """Return the pieces of `text`: words with their space, or more that belong together."""
    if "- " in text or "\u2010 " in text or "\u2011 " in text:
        tokens = _TOKENS_WITH_HYPHENS.findall(text)
    elif "  " in text or text[:1] == " " or text[-1:] in ("", " "):
        tokens = _TOKENS.findall(text)
    else:
        # the same, sooner
        tokens = text.replace(" ", " \n").split("\n")
    if may_glue(text):
        tokens = glue(tokens)
    return [part for token in tokens for part in parted(token)] if has_unspaced(text) else tokens


@lru_cache(maxsize=8192)
def _parts(token: str) -> tuple[str, ...]:
    return tuple(_INSIDE.split(token)) if _MAY_PART.search(token) else (token,)


def in_one_look(text: str, language: str, look: Look, pieces: list[str]) -> Text:
    """Return a text in one look measured: compounds are pieces of their own.

    The last word stays whole, so that a cell of one word is not parted at its dash.
    """
    is_simple = True
    if _MAY_PART.search(text):
        pieces = [*(part for token in pieces[:-1] for part in _parts(token)), pieces[-1]]
        # where nothing parts a word, every piece but the last has a space behind it
        is_simple = all(piece[-1] == " " for piece in pieces[:-1])
    words, at = look.face.words, 0.0
    starts: list[float] = []
    ends: list[float] = []
    codes: list[str] = []
    for piece in pieces:
        width, advance, code = words[piece]
        starts.append(at)
        ends.append(at + width)
        codes.append(code)
        at += advance
    return Text(text, language, look, pieces, starts, ends, codes, is_simple=is_simple)


def in_many_looks(
    text: str, language: str, look: Look, pieces: list[str], stretches: list[tuple[Look, str]]
) -> Text:
    """Return a text measured of which `stretches` are in looks of their own."""
    waiting = [(look, text, 0) for look, text in reversed(stretches)]
    starts: list[float] = []
    ends: list[float] = []
    runs: list[tuple[Run, ...]] = []
    at = 0.0
    for piece in pieces:
        found: list[Run] = []
        left = len(piece)
        while left:
            run_look, stretch, start = waiting.pop()
            part = stretch[start : start + left]
            found.append(measured_run(run_look, part))
            left -= len(part)
            if start + len(part) < len(stretch):
                waiting.append((run_look, stretch, start + len(part)))
        runs.append(tuple(found))
        advance = fsum(run.advance for run in found)
        starts.append(at)
        ends.append(at + (advance + (found[-1].width - found[-1].advance)))
        at += advance
    return Text(text, language, look, pieces, starts, ends, [], runs)


def with_breaks(written: str, text: Text) -> Text:
    """Return a text so that its lines end at the breaks of `written`: what follows stands apart."""
    place, shift = 0, 0.0
    for number, piece in enumerate(text.pieces):
        if place and written[place - 1] == BREAK:
            shift += _APART
        text.starts[number] += shift
        text.ends[number] += shift
        place += len(piece)
    return text
