"""The same briefing with other words: of the same lengths, and as often repeated as in real text.

A program that keeps what it measured is fast on the same words again; the next briefing
has others. The words are those of Python's own documentation, by how often they stand
there, so that a few are common and most are rare.
"""

from __future__ import annotations

import functools
import pydoc_data.topics
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reports.language.lexicon import lexicon_of
from reports.model import Briefing

_WORD = re.compile(r"[^\W\d_]{3,}")
#: Fields that hold no prose: codes, dates, addresses, names of values.
_KEPT = frozenset(
    ("id", "schema_version", "language", "date", "published", "kind", "form", "status", "currency",
     "sha256", "url", "email", "phone", "as_of", "embargo", "part_of", "dollar", "totals")
)  # fmt: skip


def varied(briefing: Briefing, seed: int) -> Briefing:
    """Return `briefing` with every word of three letters or more replaced, by `seed`."""
    fields = briefing.model_dump(mode="json", exclude_none=True)
    return Briefing.model_validate(_vary(fields, random.Random(seed)))


def _vary(value: object, chance: random.Random) -> object:
    if isinstance(value, Mapping):
        return {k: v if k in _KEPT else _vary(v, chance) for k, v in value.items()}
    if isinstance(value, str):
        return _WORD.sub(lambda match: _other(match[0], chance), value)
    if isinstance(value, Sequence):
        return [_vary(item, chance) for item in value]
    return value


def _other(word: str, chance: random.Random) -> str:
    known = _vocabulary()
    words, counts = known[min(len(word), max(known))]
    other = chance.choices(words, counts)[0]
    return other.capitalize() if word[0].isupper() else other


@functools.cache
def _vocabulary() -> dict[int, tuple[list[str], list[int]]]:
    """Return words and how often each stands, by their length."""
    text = " ".join(pydoc_data.topics.topics.values())
    counted = Counter(word.lower() for word in re.findall(r"\b[A-Za-z]{3,13}\b", text))
    lengths: defaultdict[int, tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
    for word, count in sorted(counted.items()):
        lengths[len(word)][0].append(word)
        lengths[len(word)][1].append(count)
    return dict(lengths)


def varied_article(text: str, seed: int) -> str:
    """Return an article in which each word of three letters or more that no rule knows is another.

    It is the same one wherever it stands, as a name is. The words of the lexicon stay, so that
    the rules find in it what they find in `text`; but hardly a sentence is one that was read.
    """
    kept = {word.casefold() for word in lexicon_of("en").vocabulary()}
    chance, others = random.Random(seed), dict[str, str]()

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word.casefold() in kept:
            return word
        return others.setdefault(word, _other(word, chance))

    return _WORD.sub(other, text)
