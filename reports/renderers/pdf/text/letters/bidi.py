"""Embedding levels and visual order of mixed-direction text (Unicode Standard Annex 9).

The rules are python-bidi's; what it leaves out, paired brackets (rule N0), is added
here. Isolates are taken for the embeddings they resemble.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from reports.renderers.pdf.text.letters.scripts import missing_scripts

_Run = TypeVar("_Run")

# the brackets of Bidi_Paired_Bracket that the shipped fonts have
_PAIRS = dict(zip("([{\u2045\u27e8\u27e6", ")]}\u2046\u27e9\u27e7", strict=True))
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_ISOLATES = str.maketrans("\u2066\u2067\u2068\u2069", "\u202a\u202b\u202a\u202c")
_RIGHT = ("R", "EN", "AN")
#: Classes of letters and marks without which nothing in a text runs to the left, nor is embedded.
_TURNING = frozenset(
    ("R", "AL", "AN", "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
)
#: UAX 9, BD16: brackets are no longer paired beyond this many open ones.
_MAX_OPEN = 63


def embedding_levels(text: str, rtl: bool) -> list[int]:
    """Return each character's level: even ones run to the right, odd ones to the left.

    Raises:
        MissingExtraError: if a letter runs to the left and python-bidi is not installed.
    """
    if not rtl and _TURNING.isdisjoint(map(unicodedata.bidirectional, text)):
        return [0] * len(text)
    try:
        from bidi import algorithm as rules
    except ImportError as error:
        raise missing_scripts("python-bidi") from error
    storage = rules.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "LR"[rtl]
    rules.get_embedding_levels(text.translate(_ISOLATES), storage)
    for place, char in enumerate(storage["chars"]):
        char["place"] = place
    rules.explicit_embed_and_overrides(storage)
    rules.resolve_weak_types(storage)
    _resolve_brackets(storage)
    rules.resolve_neutral_types(storage, False)
    rules.resolve_implicit_levels(storage, False)
    levels = [-1] * len(text)
    for char in storage["chars"]:
        levels[char["place"]] = char["level"]
    # controls, which the rules take out, stay with what precedes them
    for place, level in enumerate(levels):
        if level < 0:
            levels[place] = levels[place - 1] if place else int(rtl)
    return levels


def _resolve_brackets(storage: dict[str, Any]) -> None:
    """Give paired brackets the direction of what they enclose (rule N0)."""
    for run in storage["runs"]:
        chars = storage["chars"][run["start"] : run["start"] + run["length"]]
        for opening, closing in _bracket_pairs(chars):
            inside = {_strong(char) for char in chars[opening + 1 : closing]} - {None}
            own = "LR"[chars[opening]["level"] % 2]
            if not inside:
                continue
            if own not in inside:
                # enclosed text goes against the run: so do the brackets, if what precedes does
                before = (_strong(char) for char in reversed(chars[:opening]))
                own = next(filter(None, before), run["sor"])
            chars[opening]["type"] = chars[closing]["type"] = own


def _strong(char: dict[str, Any]) -> str | None:
    kind = char["type"]
    return "R" if kind in _RIGHT else "L" if kind == "L" else None


def _bracket_pairs(chars: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, char in enumerate(chars):
        letter = char["ch"]
        if char["type"] != "ON":
            continue
        if letter in _PAIRS:
            if len(waiting) == _MAX_OPEN:
                return []
            waiting.append((letter, place))
        elif letter in _OPENING:
            opened = [
                n for n, (open_letter, _) in enumerate(waiting) if open_letter == _OPENING[letter]
            ]
            if opened:
                pairs.append((waiting[opened[-1]][1], place))
                del waiting[opened[-1] :]
    return sorted(pairs)


def visual_order(runs: Iterable[tuple[int, _Run]]) -> list[_Run]:
    """Return runs, each with its level, as they stand on the line from left to right (rule L2)."""
    line = list(runs)
    for level in range(max((level for level, _ in line), default=0), 0, -1):
        start = 0
        while start < len(line):
            end = start
            while end < len(line) and line[end][0] >= level:
                end += 1
            line[start:end] = line[start:end][::-1]
            start = end + 1
    return [run for _, run in line]
