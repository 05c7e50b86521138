"""What an output says and what it must say, compared letter by letter, told word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile

from reports.slotted import frozen
from reports.verification.differing import stretches
from reports.verification.format_shapes import Expected
from reports.verification.seen import Passage, letters, without_spaces

#: Returns what of a text is compared.
Fold = Callable[[str], str]

# brackets look the other way where text runs from right to left
_MIRRORED = str.maketrans(")]}>", "([{<")
#: Words of a text that are shown on both sides of what differs.
_AROUND = 2


@frozen
class Difference:
    """Where an output does not say what it must.

    `part` is the field, or the id of the part, that it should say; "" for what is too much.
    `page` counts from 1, None where the format has no pages.
    """

    part: str
    expected: str
    found: str
    page: int | None = None


@frozen
class _Word:
    letters: str
    text: str
    part: str = ""
    page: int | None = None


def disagreements(
    expected: Sequence[Expected],
    seen: Sequence[Passage],
    fold: Fold = letters,
    ordered: bool = True,
) -> list[Difference]:
    """Return where passages do not say all of the expected texts, in order, and nothing else.

    `fold` leaves out of a text what may differ. Where the format does not keep the order of
    letters (`ordered` is False), the same letters and numbers are enough.
    """
    same = _same if ordered else _same_letters
    if same(" ".join([one.text for one in expected]), " ".join([one.text for one in seen]), fold):
        return []
    wanted = list(_words(((one.text, one.part, None) for one in expected), fold))
    found = list(_words(((one.text, "", one.page) for one in seen), fold))
    return list(_told(wanted, found))


def _same(wanted: str, found: str, fold: Fold) -> bool:
    """Return whether two texts say the same; mostly they do to the last mark."""
    if wanted == found:
        return True
    wanted, found = without_spaces(wanted), without_spaces(found)
    return wanted == found or fold(wanted) == fold(found)


def _same_letters(wanted: str, found: str, fold: Fold) -> bool:
    """Return whether two texts have the same letters, and the same digits side by side.

    What is found may have more side by side, where a space was lost.
    """
    first, second = (Counter(fold(text).translate(_MIRRORED)) for text in (wanted, found))
    return first == second and not _neighbours(wanted) - _neighbours(found)


def _neighbours(text: str) -> Counter[str]:
    """Count the pairs of digits that stand side by side."""
    return Counter(re.findall(r"(?=(\d\d))", text))


def _words(texts: Iterator[tuple[str, str, int | None]], fold: Fold) -> Iterator[_Word]:
    for text, part, page in texts:
        for word in text.split():
            if bare := fold(word):
                yield _Word(bare, word, part, page)


def _told(wanted: Sequence[_Word], found: Sequence[_Word]) -> Iterator[Difference]:
    for i, j, k, m in stretches([w.letters for w in wanted], [w.letters for w in found]):
        if _joined(wanted[i:j]) != _joined(found[k:m]):
            yield from _difference(wanted, (i, j), found, (k, m))


def _joined(words: Sequence[_Word]) -> str:
    return "".join(word.letters for word in words)


def _difference(
    wanted: Sequence[_Word], lacks: tuple[int, int], found: Sequence[_Word], has: tuple[int, int]
) -> Iterator[Difference]:
    """Yield a difference for each part that a stretch of words belongs to."""
    words = found[slice(*has)]
    near = words or found[max(has[0] - 1, 0) : has[0]]
    page = near[0].page if near else None
    if lacks[0] == lacks[1]:
        yield Difference("", "", _joined_words(words), page)
        return
    groups = [list(group) for _, group in groupby(wanted[slice(*lacks)], key=lambda w: w.part)]
    if len(groups) == 1:
        before, after = _around(wanted, *lacks)
        said = found[max(has[0] - before, 0) : has[1] + after] if words else ()
        whole = wanted[lacks[0] - before : lacks[1] + after]
        yield Difference(whole[0].part, _joined_words(whole), _joined_words(said), page)
        return
    for group in groups:
        yield Difference(group[0].part, _joined_words(group), _joined_words(words), page)
        words = ()


def _around(wanted: Sequence[_Word], start: int, end: int) -> tuple[int, int]:
    """Return how many words of the same part are shown before and after those that differ."""
    part = wanted[start].part
    near = reversed(wanted[max(start - _AROUND, 0) : start]), wanted[end : end + _AROUND]
    before, after = (takewhile(lambda word: word.part == part, words) for words in near)
    return sum(1 for _ in before), sum(1 for _ in after)


def _joined_words(words: Sequence[_Word]) -> str:
    return " ".join(word.text for word in words)
