"""Kinds of hostile input, made when they are needed: nothing of them lies on the disk."""

from __future__ import annotations

import random

from tests.hostile.corpus import articles, briefings, commands, data_files, looks, pdf, word
from tests.hostile.corpus.kinds import Kind


def all_kinds() -> list[Kind]:
    """Return every kind, each title once."""
    groups = (briefings, data_files, articles, word, pdf, looks, commands)
    kinds = [kind for group in groups for kind in group.kinds()]
    titles = [kind.title for kind in kinds]
    if len(set(titles)) != len(titles):
        raise ValueError(
            f"two kinds of one title: {sorted({t for t in titles if titles.count(t) > 1})}"
        )
    return kinds


def a_tenth(kinds: list[Kind], seed: int) -> list[Kind]:
    """Return a tenth of the kinds, of each group one at least."""
    chance = random.Random(seed)
    groups: dict[str, list[Kind]] = {}
    for kind in kinds:
        groups.setdefault(kind.group, []).append(kind)
    return [kind for each in groups.values() for kind in chance.sample(each, -(-len(each) // 10))]
