"""Stable ids for everything in a briefing that can be pointed at.

A part keeps the id it was given; the others get one derived from their content, so
the same content has the same id in every file, run and machine. Word bookmarks,
changes and messages name parts by these ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from reports.model.blocks import Block
from reports.model.briefing import Aid, Briefing, Figure, Person, Question, Quote, Section

Identified = Section | Block | Person | Figure | Aid | Quote | Question
_Part = TypeVar("_Part", Section, Person, Figure, Aid, Quote, Question)


def with_ids(briefing: Briefing) -> Briefing:
    """Return `briefing` with an id on every section, block, row and question.

    Ids are unique in the briefing. Content that stands twice is told apart by its
    order: ``p-1f0c3a9b``, ``p-1f0c3a9b-2``.
    """
    names = _Names(_explicit_ids(briefing))
    sections = [
        names.name("s", section, section.heading or "").model_copy(
            update={"body": tuple(names.block(block) for block in section.body)}
        )
        for section in briefing.sections
    ]
    return briefing.model_copy(
        update={
            "sections": tuple(sections),
            "people": names.all("k", [(row, row.name) for row in briefing.people]),
            "figures": names.all("f", [(row, row.label) for row in briefing.figures]),
            "aid": names.all("a", [(row, _aid_key(row)) for row in briefing.aid]),
            "quotes": names.all("t", [(row, row.text) for row in briefing.quotes]),
            "qa": names.all("q", [(row, row.question) for row in briefing.qa]),
        }
    )


def _aid_key(row: Aid) -> str:
    value = str(row.amount.value) if row.amount else ""
    return "|".join((row.kind, row.donor or "", row.recipient or "", row.purpose or "", value))


def _block_key(block: Block) -> str:
    content = block.model_dump(exclude={"id"})
    return str(content)


def _explicit_ids(briefing: Briefing) -> set[str]:
    rows: Iterable[Sequence[Identified]] = (
        briefing.people, briefing.figures, briefing.aid, briefing.quotes, briefing.qa,
        briefing.sections, *(section.body for section in briefing.sections),
    )  # fmt: skip
    return {part.id for parts in rows for part in parts if part.id}


class _Names:
    """Hands out ids; those given by a person are taken from the start."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._counts: dict[str, int] = {}

    def name(self, letter: str, part: _Part, key: str) -> _Part:
        return part if part.id else part.model_copy(update={"id": self._fresh(letter, key)})

    def all(self, letter: str, parts: Iterable[tuple[_Part, str]]) -> tuple[_Part, ...]:
        return tuple(self.name(letter, part, key) for part, key in parts)

    def block(self, block: Block) -> Block:
        if block.id:
            return block
        return block.model_copy(update={"id": self._fresh("b", _block_key(block))})

    def _fresh(self, letter: str, key: str) -> str:
        stem = f"{letter}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
        # counted on from the last: n equal parts take n steps
        count = self._counts.get(stem, 0) + 1
        while (name := stem if count == 1 else f"{stem}-{count}") in self._taken:
            count += 1
        self._counts[stem] = count
        self._taken.add(name)
        return name
