"""Evidence, notes and held rows put back: what is kept at home while a brief travels.

A brief holds the public part of its briefing. When that part comes home changed, each
row gets its evidence again by its id, held rows stand behind the row that they stood
behind, and the notes are those of before, with what colleagues commented after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.model import ROW_FIELDS, Briefing, held_rows, public, with_ids
from reports.model.briefing import Row
from reports.notices import Notice
from reports.revision.match import match_parts
from reports.revision.merge.changes import pieces
from reports.revision.merge.evidence import EvidenceKeeper


@dataclass(frozen=True, slots=True)
class Carried:
    """A briefing with its private parts; `notices` tell, a line each, which evidence fell."""

    briefing: Briefing
    notices: tuple[Notice, ...] = ()


def carry(whole: Briefing, changed: Briefing) -> Carried:
    """Return `changed`, which was made of the public part of `whole`, with the private parts.

    Args:
        whole: the briefing with its notes, held rows and evidence.
        changed: its public part as it is now; its notes are added to those of `whole`.
    """
    told = public(whole)
    if changed == told:
        return Carried(whole)
    old, new = with_ids(told), with_ids(changed)
    held = held_rows(whole)
    keeper = EvidenceKeeper(changed.language)
    update: dict[str, Any] = {"notes": joined(whole.notes, changed.notes)}
    for name in ROW_FIELDS:
        sides = getattr(new, name), getattr(old, name)
        rows = _Rows(name, getattr(whole, name), held[name])
        update[name] = rows.put_back(getattr(changed, name), _matched(*sides), keeper)
    return Carried(changed.model_copy(update=update), tuple(keeper.notices))


def joined(notes: Sequence[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return `notes` with those of `more` that are not among them."""
    return tuple(dict.fromkeys((*notes, *more))) if more else tuple(notes)


def _matched(new: Sequence[Row], old: Sequence[Row]) -> list[int | None]:
    return match_parts(pieces(new, new), pieces(old, old), fill_gaps=True)


class _Rows:
    """The rows of one field as they were, with those that are held."""

    def __init__(self, field: str, rows: Sequence[Row], held: frozenset[int]) -> None:
        self._field = field
        self._rows = rows
        self._told = [place for place in range(len(rows)) if place not in held]
        self._behind = self._held_behind(held)

    def _held_behind(self, held: frozenset[int]) -> Mapping[int | None, list[Row]]:
        """Return the held rows by the row that they stand behind, None at the top."""
        behind: dict[int | None, list[Row]] = {}
        last: int | None = None
        for place, row in enumerate(self._rows):
            if place in held:
                behind.setdefault(last, []).append(row)
            else:
                last = place
        return behind

    def put_back(
        self, new: Sequence[Row], matched: Sequence[int | None], keeper: EvidenceKeeper
    ) -> tuple[Row, ...]:
        """Return the new rows with their evidence, and the held rows among them.

        `matched` says for each new row which of the public rows before it was.
        """
        places = [None if at is None else self._told[at] for at in matched]
        behind = self._followers({place for place in places if place is not None})
        out = list(behind.get(None, ()))
        for row, place in zip(new, places, strict=True):
            was = self._rows[place] if place is not None else None
            out.append(keeper.keep(was, row, f"{self._field}[{len(out)}]"))
            if place is not None:
                out += behind.get(place, ())
        return tuple(out)

    def _followers(self, kept: set[int]) -> Mapping[int | None, list[Row]]:
        """Return the held rows by the nearest row before them that is still there."""
        behind: dict[int | None, list[Row]] = {}
        last: int | None = None
        for place in (None, *self._told):
            if place is not None and place in kept:
                last = place
            if place in self._behind:
                behind.setdefault(last, []).extend(self._behind[place])
        return behind
