"""The three-way merge: base as the brief was made, theirs as edited, ours on disk.

Field by field. What only one side changed is taken from it; what both changed in the
same way is taken once; what both changed differently is a conflict, and then nothing
is merged at all, unless one side is preferred. Only public parts are compared: evidence,
notes and held rows are kept at home, so no edit of a brief can contradict them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from reports.errors import MergeConflictError
from reports.model import WHOLE_VALUES, Briefing, ListItem, printed_rows, public
from reports.model.part import BriefingPart
from reports.notices import Notice
from reports.revision.difference.changes import Change, differences
from reports.revision.difference.names import with_place_names
from reports.revision.difference.wording import Named
from reports.revision.match import matched
from reports.revision.merging.merge_conflicts import Conflict, Prefer, Sides, says_conflicts
from reports.revision.merging.private import restore_private
from reports.slotted import frozen


@frozen
class MergedBriefing:
    """The merged briefing, and what it changes in ours, a line each.

    `conflicts` were settled by the side that was preferred; where none was, ours stayed.
    `notices` say what became of the evidence of rows that were edited.
    """

    briefing: Briefing
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[Notice, ...] = ()


def merge(
    base: Briefing, theirs: Briefing, ours: Briefing, prefer: Prefer | None = None
) -> MergedBriefing:
    """Return `ours` with all that `theirs` changed since `base`.

    Of a part that both changed differently, the version of the side that `prefer` names is
    taken, whole rows as well as single values.

    Raises:
        MergeConflictError: naming every place that both changed, with both versions, if no
            side is preferred.
    """
    merged = merge_all(base, theirs, ours, prefer)
    if merged.conflicts and prefer is None:
        raise MergeConflictError(
            says_conflicts(merged.conflicts), *(each.notice() for each in merged.conflicts)
        )
    return merged


def merge_all(
    base: Briefing, theirs: Briefing, ours: Briefing, prefer: Prefer | None = None
) -> MergedBriefing:
    """Return what `merge` does, also where conflicts are left: there ours stays as it is."""
    sides = public(base), public(theirs), public(ours)
    comments = tuple(note for note in theirs.notes if note not in base.notes)
    merger = _Merger(Sides(*sides, ours), printed_rows(ours), prefer)
    changed = merger.merge(*sides).model_copy(update={"notes": comments})
    settled = tuple(merger.conflicts)
    whole = restore_private(ours, changed)
    if whole.briefing == ours:
        return MergedBriefing(ours, (), settled)
    fields = {name: getattr(whole.briefing, name) for name in Briefing.model_fields}
    briefing = Briefing.model_validate(fields)
    notices = with_place_names(whole.notices, briefing)
    return MergedBriefing(briefing, differences(ours, briefing), settled, notices)


def merge_kept(
    base: Briefing, theirs: Briefing, ours: Briefing, names: Iterable[str]
) -> tuple[dict[str, Any], list[Conflict]]:
    """Return fields of `ours` with what an article's draft, `theirs`, changed since `base`.

    Where both changed something ours stays, and is among the conflicts.
    """
    merger = _Merger(Sides(base, theirs, ours, ours, "article"), {}, "file")
    was, new, own = Named.of(base), Named.of(theirs), Named.of(ours)
    found = {
        name: merger.value(was.field(name), new.field(name), own.field(name), name)
        for name in names
    }
    return found, merger.conflicts


def merge_window(base: Briefing, theirs: Named, ours: Briefing) -> MergedBriefing:
    """Return `ours` with all that a window in which it is edited changed since `base`.

    All of a briefing is merged, held rows, evidence and notes too. `theirs` is what the window
    shows beside the same with the ids that the parts had in `base`: there a row that was typed
    over is still the same row. Of what both changed differently ours stays, and is among the
    conflicts.
    """
    if theirs.value in (base, ours):
        return MergedBriefing(ours, ())
    merger = _Merger(Sides(base, theirs.value, ours, ours, "window"), {}, None)
    merged: Briefing = merger.part(Named.of(base), theirs, Named.of(ours))
    fields = {name: getattr(merged, name) for name in Briefing.model_fields}
    briefing = Briefing.model_validate(fields)
    return MergedBriefing(briefing, differences(ours, briefing), tuple(merger.conflicts))


class _Merger:
    """Merges the values of the base, theirs and ours, and gathers the conflicts.

    `printed` are the places in the file of the rows that ours has.
    """

    def __init__(
        self, sides: Sides, printed: Mapping[str, Sequence[int]], prefer: Prefer | None
    ) -> None:
        self.conflicts: list[Conflict] = []
        self._sides = sides
        self._printed = printed
        self._prefer = prefer

    def merge(self, base: Briefing, theirs: Briefing, ours: Briefing) -> Briefing:
        """Return the merged briefing; where no side settles a conflict, that of ours."""
        if theirs in (base, ours):
            return ours
        merged: Briefing = self.part(Named.of(base), Named.of(theirs), Named.of(ours))
        return merged

    def value(self, base: Named, theirs: Named, ours: Named, path: str) -> Any:
        if theirs.value in (base.value, ours.value):
            return ours.value
        if ours.value == base.value:
            return theirs.value
        kinds = {type(each.value) for each in (base, theirs, ours)}
        if kinds == {tuple}:
            return self._list(base, theirs, ours, path)
        if (
            len(kinds) == 1
            and isinstance(ours.value, BriefingPart)
            and not isinstance(ours.value, WHOLE_VALUES)
        ):
            return self.part(base, theirs, ours, path)
        if kinds == {str, ListItem}:
            merged = self.part(_as_item(base), _as_item(theirs), _as_item(ours), path)
            return merged if merged.below else merged.text
        preferred = self._conflict(path, base, theirs, ours) or ours
        return preferred.value

    def part(self, base: Named, theirs: Named, ours: Named, path: str = "") -> Any:
        update = {}
        for name in type(ours.value).model_fields:
            sides = base.field(name), theirs.field(name), ours.field(name)
            update[name] = self.value(*sides, f"{path}.{name}" if path else name)
        return ours.value.model_copy(update=update)

    def _list(self, base: Named, theirs: Named, ours: Named, path: str) -> tuple[Any, ...]:
        """Merge lists: parts are matched with the base's, then each is merged."""
        ground = base.items()
        their_order, our_order = (
            [(place, part) for part, place, _ in matched(each.items(), ground, fill_gaps=True)]
            for each in (theirs, ours)
        )
        their_parts, our_parts = dict(their_order), dict(our_order)
        our_places = {place: index for index, (place, _) in enumerate(our_order)}
        kept: dict[int, Any] = {}
        for place, part in enumerate(ground):
            where = self._item(path, our_places[place]) if place in our_places else path
            sides = their_parts.get(place), our_parts.get(place)
            if sides[0] and sides[1]:
                kept[place] = self.value(part, sides[0], sides[1], where)
            elif any(side and side.value != part.value for side in sides) and (
                preferred := self._conflict(where, part, *sides)
            ):
                kept[place] = preferred.value
        return tuple(_weave(their_order, our_order, kept))

    def _item(self, path: str, index: int) -> str:
        return f"{path}[{self._printed[path][index] if path in self._printed else index}]"

    def _conflict(
        self, path: str, base: Named, theirs: Named | None, ours: Named | None
    ) -> Named | None:
        """Note a conflict; return the side that is taken, None where that has deleted the part."""
        self.conflicts.append(self._sides.conflict(path, base, theirs, ours, self._prefer))
        return ours if self._prefer in (None, "file") else theirs


def _as_item(side: Named) -> Named:
    """Return an item of a list as one that may have a list below it."""
    item = side.value
    item = ListItem.model_construct(text=item) if isinstance(item, str) else item
    return Named(item, item)


#: The parts of one side in its order, each with its place in the base.
_Order = Sequence[tuple[int | None, Named]]


def _weave(theirs: _Order, ours: _Order, kept: Mapping[int, Any]) -> Iterator[Any]:
    """Yield the parts in order: as in ours, or as in theirs if only they moved anything.

    What one side added, or alone still has, follows the part that it follows there.
    """
    in_ours = list(_kept_places(ours, kept))
    lead, other = (theirs, ours) if in_ours == sorted(in_ours) else (ours, theirs)
    places = dict.fromkeys(_kept_places(lead, kept))
    first, second = (_additions(order, places, kept) for order in (lead, other))
    known = list(chain.from_iterable(first.values()))
    for place in (None, *places):
        yield from () if place is None else (kept[place],)
        yield from first[place]
        yield from (part for part in second[place] if part not in known)


def _kept_places(order: _Order, kept: Mapping[int, Any]) -> Iterator[int]:
    return (place for place, _ in order if place is not None and place in kept)


def _additions(
    order: _Order, places: Container[int | None], kept: Mapping[int, Any]
) -> dict[int | None, list[Any]]:
    """Return what one side has beside `places`, by the one that it follows (None: the top)."""
    out: dict[int | None, list[Any]] = defaultdict(list)
    before: int | None = None
    for place, part in order:
        if place in places:
            before = place
        elif place is None:
            out[before].append(part.value)
        elif place in kept:
            out[before].append(kept[place])
    return out
