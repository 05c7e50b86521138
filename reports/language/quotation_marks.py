"""What stands in quotation marks, of all kinds: “…”, "…", «…», „…“, ‘…’."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# opening mark → the marks that may close it
_PAIRS = {"“": "”“", "„": "“”", "«": "»", '"': '"', "‘": "’"}
_SPACES = " \u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words ``text[start:end]`` of a block, inside marks that reach from `open` to `close`."""

    start: int
    end: int
    open: int
    close: int


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Return what stands in quotation marks in `text`, outermost pairs only, in order.

    A mark that is never closed opens a quotation up to the end only when it is the
    first character: a quotation that goes on in the next paragraph is written so.
    """
    return tuple(quoted for quoted in _pairs(text) if quoted.end > quoted.start)


def _pairs(text: str) -> Iterator[Quoted]:
    place = 0
    closing = {mark: _Closings(text, ends) for mark, ends in _PAIRS.items() if mark in text}
    while place < len(text):
        ends = closing.get(text[place])
        if ends is None or not _opens(text, place):
            place += 1
            continue
        close = ends.after(place)
        if close is None:
            if place == 0 and text[0] in '“«"':
                yield _trim(text, 1, len(text), 0, len(text))
                return
            place += 1
            continue
        yield _trim(text, place + 1, close, place, close + 1)
        place = close + 1


class _Closings:
    """The places of closing marks, handed out in order: the text is gone over once."""

    def __init__(self, text: str, marks: str) -> None:
        """Find the places of `marks` in `text`."""
        self._places = [i for i, char in enumerate(text) if char in marks and _closes(text, i)]
        self._next = 0

    def after(self, place: int) -> int | None:
        """Return the first closing mark behind `place`; `place` never goes back."""
        while self._next < len(self._places) and self._places[self._next] <= place:
            self._next += 1
        return self._places[self._next] if self._next < len(self._places) else None


def _opens(text: str, place: int) -> bool:
    """Tell an opening mark from an apostrophe or a sign for inches."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if text[place] in "«„":
        return True
    return not before.isalnum() and (not after.isspace() or after in _SPACES[1:])


def _closes(text: str, place: int) -> bool:
    """Tell a closing mark: no letter follows, and for ’ and " no space stands before."""
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
