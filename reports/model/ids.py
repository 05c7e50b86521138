"""Stable ids for everything in a briefing that can be pointed at.

A part keeps the id it was given; the others get one derived from their content, so
the same content has the same id in every file, run and machine. Word bookmarks,
changes and messages name parts by these ids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from reports.model.blocks import Block, Paragraph
from reports.model.briefing import (
    Aid,
    Approval,
    Briefing,
    Figure,
    Person,
    Question,
    Quote,
    Recommendation,
    Section,
)
from reports.slotted import frozen

Identified = Section | Block | Person | Figure | Aid | Quote | Question | Recommendation | Approval


def with_ids(briefing: Briefing) -> Briefing:
    """Return `briefing` with an id on every section, block, row and question.

    Ids are unique in the briefing. Content that stands twice is told apart by its
    order: ``p-1f0c3a9b``, ``p-1f0c3a9b-2``.
    """
    ids = part_ids(briefing)
    sections = [
        section.model_copy(
            update={"id": section.id or name, "body": tuple(map(_named, section.body, blocks))}
        )
        for section, (name, blocks) in zip(briefing.sections, ids.sections, strict=True)
    ]
    return with_row_ids(briefing, ids).model_copy(update={"sections": tuple(sections)})


def with_row_ids(
    briefing: Briefing, ids: PartIds, fields: Collection[str] | None = None
) -> Briefing:
    """Return `briefing` with those of its `ids` that are of rows and questions, of some `fields`
    if they are named.
    """
    rows = {
        field: tuple(map(_named, getattr(briefing, field), names))
        for field, names in ids.rows.items()
        if names and (fields is None or field in fields)
    }
    return briefing.model_copy(update=rows)


@frozen
class PartIds:
    """The ids of a briefing's parts, in their order.

    `sections` are their ids with those of their blocks; `rows` those of the rows of each field.
    """

    sections: tuple[tuple[str, tuple[str, ...]], ...]
    rows: Mapping[str, tuple[str, ...]]


def part_ids(briefing: Briefing) -> PartIds:
    """Return the ids that `with_ids` gives; what needs no copies asks for these alone."""
    names = _Names(_explicit_ids(briefing))
    sections = tuple(
        (
            names.of("s", section, section.heading or ""),
            tuple([block.id or names.fresh("b", _block_key(block)) for block in section.body]),
        )
        for section in briefing.sections
    )
    rows = {
        "people": tuple([names.of("k", row, row.name) for row in briefing.people]),
        "figures": tuple([names.of("f", row, row.label) for row in briefing.figures]),
        "aid": tuple([names.of("a", row, _aid_key(row)) for row in briefing.aid]),
        "quotes": tuple([names.of("t", row, row.text) for row in briefing.quotes]),
        "qa": tuple([names.of("q", row, row.question) for row in briefing.qa]),
        "key_messages": tuple([names.of("m", row, row.text) for row in briefing.key_messages]),
        "recommendations": tuple(
            [names.of("r", row, row.text) for row in briefing.recommendations]
        ),
        "approvals": tuple([names.of("v", row, row.name) for row in briefing.approvals]),
    }
    return PartIds(sections, rows)


def _named(part: Any, name: str) -> Any:
    return part if part.id else part.model_copy(update={"id": name})


def _aid_key(row: Aid) -> str:
    value = str(row.amount.value) if row.amount else ""
    return "|".join((row.kind, row.donor or "", row.recipient or "", row.purpose or "", value))


def _block_key(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text  # as it is dumped without an id, in no time
    return str(block.model_dump(exclude={"id"}))


def _explicit_ids(briefing: Briefing) -> set[str]:
    rows: Iterable[Sequence[Identified]] = (
        briefing.people, briefing.figures, briefing.aid, briefing.quotes, briefing.qa,
        briefing.key_messages, briefing.recommendations, briefing.approvals,
        briefing.sections, *(section.body for section in briefing.sections),
    )  # fmt: skip
    return {part.id for parts in rows for part in parts if part.id}


class _Names:
    """Hands out ids; those given by a person are taken from the start."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._counts: dict[str, int] = {}

    def of(self, letter: str, part: Identified, key: str) -> str:
        """Return the id of a part; a new one begins with `letter` and tells what `key` says."""
        return part.id or self.fresh(letter, key)

    def fresh(self, letter: str, key: str) -> str:
        """Return a new id."""
        stem = f"{letter}-{sha256(key.encode()).hexdigest()[:8]}"
        if stem not in self._taken:
            self._taken.add(stem)
            return stem
        # counted on from the last: n equal parts take n steps
        count = self._counts.get(stem, 1) + 1
        while (name := f"{stem}-{count}") in self._taken:
            count += 1
        self._counts[stem] = count
        self._taken.add(name)
        return name
