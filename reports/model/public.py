"""The public part of a briefing: what is printed, and so what may leave the house.

Notes are for the drafter, a row with `review` waits for a person, and `evidence` is for
whoever checks a row. None of them is in any output in any form, unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.model.briefing import Aid, Briefing, Row
from reports.model.ids import with_ids

#: The fields of a briefing whose rows may be held for review, in the order of the format.
ROW_FIELDS = ("people", "figures", "aid", "quotes")
#: Those whose evidence can be printed: the tables.
_CITED = ("people", "figures", "aid")


def public(briefing: Briefing, *, evidence: bool = False) -> Briefing:
    """Return `briefing` without its notes, the rows held for review, and its evidence.

    A row that is part of a held row goes with it, since what it is a part of is not said.
    With `evidence` the rows of the tables keep theirs, for an output that prints it.
    """
    changed: dict[str, Any] = {"notes": ()} if briefing.notes else {}
    for name, held in held_rows(briefing).items():
        rows: tuple[Row, ...] = getattr(briefing, name)
        kept = tuple(row for place, row in enumerate(rows) if place not in held) if held else rows
        if not (evidence and name in _CITED) and any(row.evidence is not None for row in kept):
            kept = tuple(map(_bare, kept))
        if kept is not rows:
            changed[name] = kept
    return briefing.model_copy(update=changed) if changed else briefing


def held_rows(briefing: Briefing) -> Mapping[str, frozenset[int]]:
    """Return the places of the rows that are printed nowhere, by field, counted from 0."""
    held = {
        name: frozenset(
            [n for n, row in enumerate(getattr(briefing, name)) if row.review is not None]
        )
        for name in ROW_FIELDS
    }
    if held["aid"]:
        held["aid"] = _with_parts(with_ids(briefing).aid, held["aid"])
    return held


def printed_rows(briefing: Briefing) -> Mapping[str, list[int]]:
    """Return the places of the rows that `public` keeps, by field, in their order."""
    held = held_rows(briefing)
    return {
        name: [place for place in range(len(getattr(briefing, name))) if place not in held[name]]
        for name in ROW_FIELDS
    }


def _with_parts(rows: tuple[Aid, ...], held: frozenset[int]) -> frozenset[int]:
    """Return the places of held rows with those of their parts, and the parts of these."""
    parts: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if row.part_of:
            parts.setdefault(row.part_of, []).append(place)
    found, left = set(held), list(held)
    while left:
        new = [place for place in parts.get(str(rows[left.pop()].id), ()) if place not in found]
        found.update(new)
        left += new
    return frozenset(found)


def _bare(row: Row) -> Row:
    return row if row.evidence is None else row.model_copy(update={"evidence": None})
