"""How much of an article is searched for persons and sums: a bound on work, not on length.

The structure of a briefing holds all of the text; only its tables have bounds, so that no
input takes hours. Rules look around every number, and the longer the sentence the more
each of them reads; so a sentence weighs what its numbers cost, not what it is long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.language.sentences import Sentence
from reports.notices import Notice, note

#: Longer sentences are lists or tables without line ends.
_LONGEST = 2_000
#: Numbers in one sentence; those that speak of all states of a union have some thirty.
_MOST_NUMBERS = 60
#: Numbers of an article, since some rules compare each sum with each other one.
_ALL_NUMBERS = 1_200
#: Work in characters read. News has some 20,000 of it, a report of a hundred pages 500,000.
_WORK = 560_000
#: What a sentence and a number cost beside their characters.
_SENTENCE, _NUMBER = 40, 200
_NUMBERS = re.compile(r"\d+|\b(?:hundred|thousand|cents?|mille|\w?illions?|milliards?)\b", re.I)


def searchable(sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], tuple[Notice, ...]]:
    """Return the sentences to search for persons and sums, and a notice on those left out."""
    kept: list[Sentence] = []
    work = found = 0
    for sentence in sentences:
        length = len(sentence.text)
        numbers = len(_NUMBERS.findall(sentence.text)) if length <= _LONGEST else 0
        if length > _LONGEST or numbers > _MOST_NUMBERS:
            continue
        found += numbers
        work += length + _SENTENCE + numbers * (length + _NUMBER)
        if work > _WORK or found > _ALL_NUMBERS:
            break
        kept.append(sentence)
    left = len(sentences) - len(kept)
    told = f"{left} sentence(s) not searched for persons and sums: the text is too long"
    return tuple(kept), (note("not-searched", told),) if left else ()
