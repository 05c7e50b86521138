"""A table of the file with the rows of today's draft.

Rows of the file keep their order, and none goes: an article that does not repeat a fact does not
deny it. New rows stand behind the one that they follow in the draft. What people deleted stays out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from reports.model.briefing import Row
from reports.revision.renewal.cells import Clash, merged_cells
from reports.revision.renewal.former import Former
from reports.revision.renewal.same_fact import same_facts, without_former
from reports.slotted import frozen

_AnyRow = TypeVar("_AnyRow", bound=Row)


@frozen
class Met(Generic[_AnyRow]):
    """A row of a merged table; `was` and `said` are its row in the file and in today's draft."""

    row: _AnyRow
    was: _AnyRow | None = None
    said: _AnyRow | None = None
    place: int | None = None
    clashes: tuple[Clash, ...] = ()


@frozen
class RenewedTable(Generic[_AnyRow]):
    """The rows of a merged table, and those of the draft that people had deleted."""

    rows: tuple[Met[_AnyRow], ...]
    deleted: tuple[_AnyRow, ...] = ()


def merged_rows(
    base: Sequence[_AnyRow],
    theirs: Sequence[_AnyRow],
    ours: Sequence[_AnyRow],
    language: str,
    former: Former,
    *,
    take: bool,
    listed: int,
) -> RenewedTable[_AnyRow]:
    """Return `ours` with what `theirs` states newly or otherwise.

    `base` is what was drafted of yesterday's article; `take` settles what both sides changed by
    what the article says, `former` is what that says of numbers of before. Only the first rows
    of `theirs`, so many as are `listed`, come in as new ones.
    """
    room = set(map(id, theirs[:listed]))
    theirs = without_former(theirs, base, former)
    drafted = same_facts(ours, base, language, edited=True)
    homes, deleted = _homes(base, theirs, ours, drafted, language, former)
    said = {home: index for index, home in enumerate(homes) if home is not None}
    behind: dict[int | None, list[Met[_AnyRow]]] = defaultdict(list)
    last: int | None = None
    for index, home in enumerate(homes):
        if home is not None:
            last = home
        elif index not in deleted and id(theirs[index]) in room:
            behind[last].append(Met(theirs[index], said=theirs[index]))
    # what follows nothing that stands here comes last
    first = behind.pop(None, [])
    rows: list[Met[_AnyRow]] = []
    for place, row in enumerate(ours):
        at = said.get(place)
        if at is None:
            rows.append(Met(row, row, None, place))
        else:
            was = drafted[place]
            cells = merged_cells(None if was is None else base[was], theirs[at], row, take=take)
            rows.append(Met(cells.row, row, theirs[at], place, cells.clashes))
        rows += behind[place]
    return RenewedTable((*rows, *first), tuple(theirs[index] for index in sorted(deleted)))


def _homes(
    base: Sequence[_AnyRow],
    theirs: Sequence[_AnyRow],
    ours: Sequence[_AnyRow],
    drafted: Sequence[int | None],
    language: str,
    former: Former,
) -> tuple[list[int | None], set[int]]:
    """Return for each of `theirs` its row in the file, and which had one that was deleted.

    A fact is known again by what yesterday's draft said of it, else by what the file says.
    """
    of_base = {was: place for place, was in enumerate(drafted) if was is not None}
    known = same_facts(theirs, base, language, former)
    homes = [None if was is None else of_base.get(was) for was in known]
    free = sorted({*range(len(ours))} - {*homes})
    left = [index for index, home in enumerate(homes) if home is None]
    rows = [theirs[n] for n in left], [ours[n] for n in free]
    found = same_facts(*rows, language, former)
    for index, at in zip(left, found, strict=True):
        if at is not None:
            homes[index] = free[at]
    deleted = {n for n, home in enumerate(homes) if home is None and known[n] is not None}
    return homes, deleted


def unsaid(table: RenewedTable[_AnyRow]) -> Iterator[Met[_AnyRow]]:
    """Yield the rows with a sentence that today's draft does not say again."""
    return (each for each in table.rows if each.said is None and each.row.evidence is not None)
