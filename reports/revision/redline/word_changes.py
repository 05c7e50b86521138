"""Two texts compared word by word, so that the changes read well."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, TypeVar

_T = TypeVar("_T")
Status = Literal["same", "gone", "come"]
#: Texts that share less than this part of their words are told whole: patchwork is hard to read.
_SHARED = 0.3


def word_pieces(text: str) -> list[str]:
    """Return `text` in words, white space and marks, which joined are the text again.

    A mark within a word belongs to it (l’accord, 1.2bn); letters of scripts that set no
    spaces between words stand alone.
    """
    out: list[str] = []
    for chunk in _chunks(text):
        out += [chunk] if chunk.isspace() else _peeled(chunk)
    return out


def word_changes(
    old: Sequence[_T],
    new: Sequence[_T],
    key: Callable[[_T], Hashable],
    text: Callable[[_T], str],
    place: Callable[[_T], Hashable] = lambda _: None,
) -> list[tuple[Status, _T]]:
    """Return two texts as one: what stays as in `new`, what goes before what comes.

    `key` is what tells one piece from another, `text` its words. Pieces of other `place`s
    are never told as one change.
    """
    matcher = SequenceMatcher(None, [key(e) for e in old], [key(e) for e in new], autojunk=False)
    blocks = [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
    blocks = _readable(blocks, old, new, text, place)
    out: list[tuple[Status, _T]] = []
    at_old = at_new = 0
    for start_old, start_new, size in [*blocks, (len(old), len(new), 0)]:
        out += (("gone", each) for each in old[at_old:start_old])
        out += (("come", each) for each in new[at_new:start_new])
        out += (("same", each) for each in new[start_new : start_new + size])
        at_old, at_new = start_old + size, start_new + size
    return out


def _readable(
    blocks: list[tuple[int, int, int]],
    old: Sequence[_T],
    new: Sequence[_T],
    text: Callable[[_T], str],
    place: Callable[[_T], Hashable],
) -> list[tuple[int, int, int]]:
    """Return the matching blocks without those that would only chop up a change."""
    one_place = len({place(each) for each in (*old, *new)}) < 2
    most = max(sum(_says(text(e)) for e in side) for side in (old, new))
    shared = sum(_says(text(e)) for at, _, size in blocks for e in old[at : at + size])
    if one_place and shared < _SHARED * most:
        return []
    return [block for block in blocks if not _chops(block, old, new, text, place)]


def _chops(
    block: tuple[int, int, int],
    old: Sequence[_T],
    new: Sequence[_T],
    text: Callable[[_T], str],
    place: Callable[[_T], Hashable],
) -> bool:
    """Return whether a block is blanks and marks alone, with changes on both its sides."""
    start, begin, size = block
    if any(_says(text(each)) for each in old[start : start + size]):
        return False
    around = (
        *old[max(start - 1, 0) : start + size + 1],
        *new[max(begin - 1, 0) : begin + size + 1],
    )
    within = start > 0 and begin > 0 and start + size < len(old) and begin + size < len(new)
    return within and len({place(each) for each in around}) < 2


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _chunks(text: str) -> Iterator[str]:
    """Yield stretches of white space and of none."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or text[at].isspace() != text[start].isspace():
            yield text[start:at]
            start = at


def _peeled(chunk: str) -> Iterator[str]:
    """Yield a stretch without white space: the marks around a word apart from it."""
    start, end = 0, len(chunk)
    while start < end and _is_mark(chunk[start]):
        start += 1
    while end > start and _is_mark(chunk[end - 1]):
        end -= 1
    yield from chunk[:start]
    yield from _parted(chunk[start:end])
    yield from chunk[end:]


def _parted(word: str) -> Iterator[str]:
    """Yield a word; letters of scripts without spaces between words one by one."""
    begun = ""
    for letter in word:
        if not _stands_alone(letter):
            begun += letter
            continue
        yield from filter(None, (begun,))
        begun = ""
        yield letter
    yield from filter(None, (begun,))


@lru_cache(maxsize=4096)
def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


@lru_cache(maxsize=4096)
def _stands_alone(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF" and unicodedata.category(letter) == "Lo"
