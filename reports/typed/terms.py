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
    """Return the value that `text` names in a group: a label, its name, or a word for the same."""
    return _terms(group, labels.language, tuple(getattr(labels, group).items())).get(_folded(text))


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
