"""What stands in quotation marks, of all kinds: “…”, "…", «…», „…“, ‘…’."""

from __future__ import annotations

import re
from collections import Counter

from reports.slotted import frozen

# opening mark → the marks that may close it
_PAIRS = {"“": "”“", "„": "“”", "«": "»", '"': '"', "‘": "’"}
_OPENERS = {
    mark: "".join(o for o, ends in _PAIRS.items() if mark in ends)
    for mark in "".join(_PAIRS.values())
}
_ANY = re.compile(f"[{''.join({*_PAIRS, *_OPENERS})}]")
_SPACES = " \u00a0\u202f\u2009"


@frozen
class Quoted:
    """The words ``text[start:end]`` of a block, inside marks that reach from `open` to `close`."""

    start: int
    end: int
    open: int
    close: int


def find_quoted(text: str, *, goes_on: bool = False) -> tuple[Quoted, ...]:
    """Return what stands in quotation marks in `text`, outermost pairs only, in order.

    A mark that is never closed opens nothing, but for the last one: it opens a quotation up to
    the end if it is the first character, or if the quotation `goes_on` in the next paragraph.
    """
    pairs, left = _pairs(text)
    quoted: list[Quoted] = []
    for opens, closes in sorted(pairs):
        if not quoted or opens > quoted[-1].close - 1:
            quoted.append(_trim(text, opens + 1, closes, opens, closes + 1))
    last = max(left, default=-1)
    if last == 0 or (goes_on and last > 0):
        quoted = _to_the_end(text, last, quoted)
    return tuple(q for q in quoted if q.end > q.start)


def _to_the_end(text: str, last: int, quoted: list[Quoted]) -> list[Quoted]:
    """Return the quotations where the mark at `last`, never closed, may open one to the end."""
    inside = [q for q in quoted if q.open > last]
    if text[last] not in '“«„"' or any(text[q.open] == text[last] for q in inside):
        return quoted
    before = quoted[: len(quoted) - len(inside)]
    return [*before, _trim(text, last + 1, len(text), last, len(text))]


def _pairs(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the places of all marks that are paired, and of the opening ones that are not."""
    pairs, still_open = list[tuple[int, int]](), list[int]()
    waiting = Counter[str]()
    for found in _ANY.finditer(text):
        place, mark = found.start(), found.group()
        openers = [o for o in _OPENERS.get(mark, "") if waiting[o]]
        if openers and _closes(text, place) and (mark != "’" or text[still_open[-1]] == "‘"):
            while text[place_open := still_open.pop()] not in openers:
                waiting[text[place_open]] -= 1
            waiting[text[place_open]] -= 1
            pairs.append((place_open, place))
        elif mark in _PAIRS and _opens(text, place):
            still_open.append(place)
            waiting[mark] += 1
    return pairs, still_open


def _opens(text: str, place: int) -> bool:
    """Return whether a mark opens: no apostrophe, no sign for inches."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if text[place] in "«„":
        return True
    return not before.isalnum() and (not after.isspace() or after in _SPACES[1:])


def _closes(text: str, place: int) -> bool:
    """Return whether a mark closes: no letter follows, and for ’ and " no space stands before."""
    after = text[place + 1] if place + 1 < len(text) else " "
    before = text[place - 1] if place else " "
    if text[place] in "»":
        return True
    return not after.isalnum() and not (before.isspace() and before not in _SPACES[1:])


def _trim(text: str, start: int, end: int, opens: int, closes: int) -> Quoted:
    while start < end and (text[start] in _SPACES or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _SPACES or text[end - 1].isspace()):
        end -= 1
    return Quoted(start, end, opens, closes)
