"""Two texts, narrowed to the words that differ, with a few on each side."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reports.model.text import BREAK
from reports.slotted import frozen

#: Texts of no more letters than this are shown whole.
_SHORT = 60
#: Words shown on each side of those that differ.
_AROUND = 3
#: Of more words in a row than this, the first and the last are shown.
_MANY, _FIRST, _LAST = 32, 16, 8
#: No text shown has more letters than about this.
_LETTERS = 860
#: More places of a text than this are not shown one by one.
_PLACES = 4
#: Comparing costs the product of the lengths: of more pairs of words, only the ends are.
_PAIRS = 250_000
#: Marks that end lines and paragraphs, as they are seen within a line.
_SEEN = ((BREAK, " ⏎ "), ("\n\n", " ¶ "))

#: Words that differ: from where to where in the old text, and in the new one.
_Span = tuple[int, int, int, int]


@frozen
class Narrowed:
    """The words of two texts that differ. `more` places beside these differ too."""

    old: str
    new: str
    more: int = 0


def narrowed(old: str, new: str) -> Narrowed:
    """Return two texts as the words that differ; short texts whole."""
    before, after = _tokens(old), _tokens(new)
    if max(len(old), len(new)) <= _SHORT or before == after:
        return Narrowed(cut(old), cut(new))
    places = _joined(list(_differing(before, after)))
    shown = places[:_PLACES]
    return Narrowed(
        _pieces(before, [(start, end) for start, end, _, _ in shown]),
        _pieces(after, [(start, end) for _, _, start, end in shown]),
        len(places) - len(shown),
    )


def beside(base: str, *others: str | None) -> tuple[str, ...]:
    """Return a text and what others made of it, each as the words that differ between any two.

    One that is None is “nothing”.
    """
    texts = [_tokens(text) for text in (base, *(each for each in others if each is not None))]
    start = end = 0
    if max(map(len, texts)) > _MANY // 2:
        start, end = _shared_ends(texts)
    cut_texts = iter([_pieces(text, [(start, len(text) - end)]) for text in texts])
    said = next(cut_texts)
    return said, *("nothing" if each is None else next(cut_texts) for each in others)


def _shared_ends(texts: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return how many words all of `texts` begin with, and how many others they end with."""
    short = min(map(len, texts))
    start = end = 0
    while start < short and len({text[start] for text in texts}) == 1:
        start += 1
    while end < short - start and len({text[-1 - end] for text in texts}) == 1:
        end += 1
    return start, end


def cut(text: str) -> str:
    """Return a text on one line; of many words the first and the last."""
    return _bounded(" ".join(_cut(_tokens(text))))


def quoted(text: str | None) -> str:
    """Return a text in quotes, for a line that says what changed."""
    return "nothing" if text is None else f"'{' '.join(text.split())}'"


def hidden_changes(old: str, new: str) -> str:
    """Return which characters that do not show were put in or taken out, "" where more differs.

    Two texts that look the same may differ by no-break spaces and soft hyphens.
    """
    if _as_seen(old) != _as_seen(new):
        return ""
    before, after = (Counter(filter(_is_unseen, text)) for text in (old, new))
    done = ((after - before, "put in"), (before - after, "taken out"))
    return "; ".join(
        f"{unicodedata.name(character).lower()} {what}"
        for found, what in done
        for character in found
    )


def _as_seen(text: str) -> str:
    return " ".join("".join(letter for letter in text if not _hides(letter)).split())


def _hides(character: str) -> bool:
    return unicodedata.category(character) == "Cf"


def _is_unseen(character: str) -> bool:
    return _hides(character) or (character != " " and unicodedata.category(character) == "Zs")


def _tokens(text: str) -> list[str]:
    for mark, seen in _SEEN:
        text = text.replace(mark, seen)
    return text.split()


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[_Span]:
    start, short = 0, min(len(old), len(new))
    while start < short and old[start] == new[start]:
        start += 1
    end = 0
    while end < short - start and old[-1 - end] == new[-1 - end]:
        end += 1
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if len(before) * len(after) > _PAIRS:
        yield start, start + len(before), start, start + len(after)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield start + a, start + b, start + c, start + d


def _joined(places: Sequence[_Span]) -> list[_Span]:
    """Return places as one where the words shown around them meet."""
    out: list[_Span] = []
    for a, b, c, d in places:
        if out and a - out[-1][1] <= 2 * _AROUND:
            out[-1] = (out[-1][0], b, out[-1][2], d)
        else:
            out.append((a, b, c, d))
    return out


def _pieces(words: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    """Return the words of `spans` with those around them, and dots for what is left out."""
    out: list[str] = []
    at = 0
    for start, end in spans:
        first, last = max(start - _AROUND, at), min(end + _AROUND, len(words))
        out += ["…"] if first > at else []
        out += [*words[first:start], *_cut(words[start:end]), *words[end:last]]
        at = last
    return _bounded(" ".join([*out, "…"] if at < len(words) else out))


def _bounded(text: str) -> str:
    """Return a text with its middle left out where it has few words, or long ones."""
    if len(text) <= _LETTERS:
        return text
    head, tail = 2 * _LETTERS // 3, _LETTERS // 3
    more = len(text) - head - tail
    return f"{text[:head].rstrip()} … ({more:,} more characters) … {text[-tail:].lstrip()}"


def _cut(words: Sequence[str]) -> list[str]:
    if len(words) <= _MANY:
        return list(words)
    more = f"… ({len(words) - _FIRST - _LAST:,} more words) …"
    return [*words[:_FIRST], more, *words[-_LAST:]]
