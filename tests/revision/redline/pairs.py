"""Pairs of briefings as hypothesis makes them: one, and what became of it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from reports.model import Briefing
from reports.model.part import BriefingPart
from tests.strategies import LETTERS, briefings, lines

#: Fields of a person's own: edits of words may make what they cannot hold.
_WORDED = frozenset(
    [
        "title",
        "subtitle",
        "byline",
        "reference",
        "organisation",
        "marking",
        "summary",
        "heading",
        "text",
        "quote",
        "speaker",
        "name",
        "role",
        "affiliation",
        "note",
        "label",
        "donor",
        "recipient",
        "purpose",
        "timing",
        "question",
        "answer",
        "publisher",
    ]
)


def revised_pairs(
    languages: tuple[str, ...] = ("en", "fr", "en-GB", "ar"),
) -> st.SearchStrategy[tuple[Briefing, Briefing]]:
    """A briefing, and the same with some of its fields and parts changed, moved, gone or new."""
    return st.tuples(
        briefings(languages), briefings(languages), st.randoms(use_true_random=False)
    ).map(lambda three: (three[0], _revised(*three)))


def unlike_pairs() -> st.SearchStrategy[tuple[Briefing, Briefing]]:
    """Two briefings that have nothing to do with one another."""
    return st.tuples(briefings(), briefings())


def _revised(old: Briefing, other: Briefing, random: Any) -> Briefing:
    """Return `old` with parts of `other`, and with edits."""
    fields: dict[str, Any] = {}
    for name in Briefing.model_fields:
        before, after = getattr(old, name), getattr(other, name)
        if name in ("schema_version", "title"):
            fields[name] = before
        elif isinstance(before, tuple):
            fields[name] = _list(before, after, random)
        else:
            fields[name] = after if random.random() < 0.2 else before
    if random.random() < 0.5:
        fields["title"] = _typed(old.title or "", random)
    return Briefing.model_validate(fields)


def _list(old: tuple[Any, ...], other: tuple[Any, ...], random: Any) -> tuple[Any, ...]:
    out = [_part(each, random) for each in old if random.random() < 0.85]
    if random.random() < 0.3:
        random.shuffle(out)
    for each in other:
        if random.random() < 0.3:
            out.insert(random.randint(0, len(out)), each)
    return tuple(out)


def _part(part: Any, random: Any) -> Any:
    if not isinstance(part, BriefingPart):
        return _typed(part, random) if isinstance(part, str) else part
    fields = {name: getattr(part, name) for name in type(part).model_fields}
    for name, value in fields.items():
        if isinstance(value, tuple) and value and random.random() < 0.6:
            kept = _list(value, (), random)
            fields[name] = kept or value
        elif isinstance(value, str) and name in _WORDED and random.random() < 0.3:
            fields[name] = _typed(value, random)
        elif value is not None and random.random() < 0.08 and _may_go(part, name):
            fields[name] = type(part).model_fields[name].default
    return type(part).model_validate(fields)


def _may_go(part: BriefingPart, name: str) -> bool:
    return not type(part).model_fields[name].is_required() and name not in ("bullets", "numbered")


def _typed(text: str, random: Any) -> str:
    """Return a text with a word taken out, put in, or typed anew, if it has plain words there."""
    words = text.split(" ")
    plain = [i for i, word in enumerate(words) if word.isalnum()]
    if not plain:
        return text
    at = random.choice(plain)
    words[at : at + 1] = random.choice([["other"], [words[at], "more", "words"], ["x1"]])
    if len(plain) > 1 and random.random() < 0.5:
        del words[next(i for i in plain if words[i : i + 1] != ["other"] or i != at)]
    return " ".join(words) or text


__all__ = ["LETTERS", "lines", "revised_pairs", "unlike_pairs"]
