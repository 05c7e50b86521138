"""Kinds of brief by the words that people call such a paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import get_args

from reports.model.brief_head import BriefKind
from reports.typed.spelling import UNSEEN
from reports.wording.labels import load_labels

#: What offices call such papers, beside the label of each.
_CALLED: Mapping[BriefKind, tuple[str, ...]] = {
    "brief": ("briefing note", "information", "information note", "note", "memo", "meeting"),
    "decision": ("decision memo", "action memo", "submission", "recommendation"),
    "lines": (
        "talking points",
        "speaking points",
        "press lines",
        "key messages",
        "question period",
    ),
    "release": ("news release", "media release", "press statement", "communiqué", "statement"),
    "sitrep": ("situation update", "flash update", "update"),
}


def kind_called(text: str, language: str) -> BriefKind | None:
    """Return the kind of brief whose label in a language, or whose usual name, `text` is."""
    return kind_labelled(text, language) or _usual().get(_folded(text))


def kind_labelled(text: str, language: str) -> BriefKind | None:
    """Return the kind of brief whose label in a language `text` is, in any letters."""
    return _kinds(language).get(_folded(text))


@lru_cache(maxsize=32)
def _kinds(language: str) -> Mapping[str, BriefKind]:
    labels = load_labels(language)
    return {_folded(labels.of_kind(kind).kicker): kind for kind in get_args(BriefKind)}


@cache
def _usual() -> Mapping[str, BriefKind]:
    return {_folded(word): kind for kind, words in _CALLED.items() for word in (kind, *words)}


def _folded(text: str) -> str:
    """Return words to compare by: without case, hyphens and marks that are not seen."""
    plain = UNSEEN.sub("", text).casefold().replace("’", "'")
    return re.sub(r"[\s_-]+", " ", plain).strip(" .")
