"""Evidence, notes and held rows put back: what is kept at home while a brief travels.

A brief holds the public part of its briefing. When that part comes home changed, each
row gets its evidence again by its id, held rows stand behind the row that they stood
behind, and the notes are those of before, with what colleagues commented after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reports.model import ROW_FIELDS, Briefing, held_rows, public, with_ids
from reports.model.briefing import Row
from reports.notices import Notice
from reports.revision.difference.wording import Named
from reports.revision.match import match_parts
from reports.revision.merging.evidence import EvidenceKeeper
from reports.slotted import frozen


@frozen
class Restored:
    """A briefing with its private parts; `notices` say, a line each, which evidence fell."""

    briefing: Briefing
    notices: tuple[Notice, ...] = ()


def restore_private(whole: Briefing, changed: Briefing) -> Restored:
    """Return `changed`, which was made of the public part of `whole`, with the private parts.

    Args:
        whole: the briefing with its notes, held rows and evidence.
        changed: its public part as it is now; its notes are added to those of `whole`.
    """
    before = public(whole)
    if changed == before:
        return Restored(whole)
    old, new = with_ids(before), with_ids(changed)
    held = held_rows(whole)
    keeper = EvidenceKeeper(changed.language)
    update: dict[str, Any] = {"notes": add_notes(whole.notes, changed.notes)}
    for name in ROW_FIELDS:
        sides = ([Named(row, row) for row in getattr(each, name)] for each in (new, old))
        places = match_parts(*sides, fill_gaps=True)
        rows = getattr(whole, name), held[name]
        update[name] = _put_back(name, *rows, getattr(changed, name), places, keeper)
    return Restored(changed.model_copy(update=update), tuple(keeper.notices))


def add_notes(notes: Sequence[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return `notes` with those of `more` that are not among them."""
    return tuple(dict.fromkeys((*notes, *more))) if more else tuple(notes)


def _put_back(
    name: str,
    rows: Sequence[Row],
    held: frozenset[int],
    new: Sequence[Row],
    matched: Sequence[int | None],
    keeper: EvidenceKeeper,
) -> tuple[Row, ...]:
    """Return the new rows of a field with their evidence, and the held rows among them.

    `matched` says for each new row which of the public rows before it was.
    """
    printed = [place for place in range(len(rows)) if place not in held]
    places = [None if at is None else printed[at] for at in matched]
    behind = _held_behind(rows, held, set(places))
    out = list(behind.get(None, ()))
    for row, place in zip(new, places, strict=True):
        was = None if place is None else rows[place]
        out.append(keeper.keep(was, row, f"{name}[{len(out)}]"))
        if place is not None:
            out += behind.get(place, ())
    return tuple(out)


def _held_behind(
    rows: Sequence[Row], held: frozenset[int], kept: set[int | None]
) -> Mapping[int | None, list[Row]]:
    """Return the held rows by the nearest row before them that is still there, None at the top."""
    behind: dict[int | None, list[Row]] = {}
    last: int | None = None
    for place, row in enumerate(rows):
        if place in held:
            behind.setdefault(last, []).append(row)
        elif place in kept:
            last = place
    return behind
