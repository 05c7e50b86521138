"""Kinds, forms and statuses of aid by the words that people type for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from reports.language.lexicon import read_lists
from reports.typed.spelling import UNSEEN
from reports.wording.labels import Labels

_Group = Literal["kinds", "forms", "statuses"]


def term(text: str, group: _Group, labels: Labels) -> str | None:
    """Return the value that `text` names in a group: a label, its name, or a word for the same.

    “Has been paid out” is “paid out”; “will be paid out” is not.
    """
    known = _terms(group, labels.language, tuple(getattr(labels, group).items()))
    words = _folded(text)
    leads = read_lists(labels.language, "cells").get("leads", ()) if group == "statuses" else ()
    while words not in known and words.partition(" ")[0] in leads:
        words = words.partition(" ")[2]
    return known.get(words)


@cache
def _terms(group: _Group, language: str, shown: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    entry = read_lists(language, "cells")
    others: Mapping[str, list[str]] = entry.get(group, {})
    endings = ("", *entry.get("endings", ()))
    out: dict[str, str] = {}
    for name, label in shown:
        for word in (*others.get(name, ()), name, label):
            out |= {_folded(word + ending): name for ending in endings}
    # a label as it is shown goes before all other words
    return out | {_folded(label): name for name, label in shown}


def _folded(text: str) -> str:
    """Return words to compare by: without case, marks that are not seen, and final stops."""
    plain = UNSEEN.sub("", text).casefold().replace("’", "'").replace("-", " ")
    return re.sub(r"\s+", " ", plain).strip(" .")
