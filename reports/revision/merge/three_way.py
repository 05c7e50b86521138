"""The three-way merge: base as the brief was made, theirs as edited, ours on disk.

Field by field. What only one side changed is taken from it; what both changed in the
same way is taken once; what both changed differently is a conflict, and then nothing
is merged at all. Only public parts are compared: evidence, notes and held rows are kept
at home, so no edit of a brief can contradict them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.errors import MergeConflictError
from reports.model import Briefing, Money, public, with_ids
from reports.model.part import Part
from reports.notices import Notice
from reports.revision.match import match_parts
from reports.revision.merge.carry import carry
from reports.revision.merge.changes import Change, differences, pieces, words


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged briefing, and what it changes in ours, a line each.

    `notices` tell what became of the evidence of rows that were edited.
    """

    briefing: Briefing
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...] = ()


def merge(base: Briefing, theirs: Briefing, ours: Briefing) -> Merged:
    """Return `ours` with all that `theirs` changed since `base`.

    Raises:
        MergeConflictError: naming every place that both changed, with both versions.
    """
    sides = public(base), public(theirs), public(ours)
    told = _merge_public(*sides)
    said = [note for note in theirs.notes if note not in base.notes]
    carried = carry(ours, told.model_copy(update={"notes": tuple(said)}))
    if carried.briefing == ours:
        return Merged(ours, ())
    fields = {name: getattr(carried.briefing, name) for name in Briefing.model_fields}
    briefing = Briefing.model_validate(fields)
    return Merged(briefing, differences(ours, briefing), carried.notices)


def _merge_public(base: Briefing, theirs: Briefing, ours: Briefing) -> Briefing:
    if theirs in (base, ours):
        return ours
    merger = _Merger()
    named = with_ids(base), with_ids(theirs), with_ids(ours)
    merged: Briefing = merger.part((base, theirs, ours), named, "")
    if merger.conflicts:
        count = len(merger.conflicts)
        places = "1 place" if count == 1 else f"{count} places"
        raise MergeConflictError(
            f"the brief and the file changed {places} differently; nothing was merged",
            *merger.conflicts,
        )
    return merged


#: A value of the base, theirs and ours.
_Three = tuple[Any, Any, Any]


class _Merger:
    """Merges values of any kind, and gathers the conflicts."""

    def __init__(self) -> None:
        self.conflicts: list[str] = []

    def value(self, three: _Three, named: _Three, path: str) -> Any:
        base, theirs, ours = three
        if theirs in (base, ours):
            return ours
        if ours == base:
            return theirs
        if all(isinstance(each, tuple) for each in three):
            return self.sequence(three, named, path)
        same = len({type(each) for each in three}) == 1
        if same and isinstance(ours, Part) and not isinstance(ours, Money):
            return self.part(three, named, path)
        self._conflict(path, base, theirs, ours)
        return ours

    def part(self, three: _Three, named: _Three, path: str) -> Any:
        ours = three[2]
        update = {}
        for name in type(ours).model_fields:
            values = tuple(getattr(each, name) for each in three)
            names = tuple(getattr(each, name) for each in named)
            place = f"{path}.{name}" if path else name
            update[name] = self.value(values, names, place)
        return ours.model_copy(update=update)

    def sequence(self, three: _Three, named: _Three, path: str) -> tuple[Any, ...]:
        """Merge lists: parts are matched with the base's, then each is merged."""
        base, theirs, ours = three
        ground = pieces(base, named[0])
        their_places = match_parts(pieces(theirs, named[1]), ground, fill_gaps=True)
        our_places = match_parts(pieces(ours, named[2]), ground, fill_gaps=True)
        kept: dict[int, Any] = {}
        for place, part in enumerate(base):
            t = their_places.index(place) if place in their_places else None
            o = our_places.index(place) if place in our_places else None
            where = f"{path}[{place if o is None else o}]"
            if t is not None and o is not None:
                names = named[0][place], named[1][t], named[2][o]
                kept[place] = self.value((part, theirs[t], ours[o]), names, where)
            elif t is not None and theirs[t] != part:
                self._conflict(where, part, theirs[t], None)
            elif o is not None and ours[o] != part:
                self._conflict(where, part, None, ours[o])
        their_order = _with_new(theirs, their_places)
        our_order = _with_new(ours, our_places)
        return tuple(_weave(their_order, our_order, kept))

    def _conflict(self, path: str, base: Any, theirs: Any, ours: Any) -> None:
        self.conflicts.append(
            f"{path}: in the brief {_shown(theirs)}, in the file {_shown(ours)}; "
            f"it was {_shown(base)}"
        )


def _shown(value: Any) -> str:
    return "nothing" if value is None else repr(words(value))


def _with_new(parts: Sequence[Any], places: Sequence[int | None]) -> list[tuple[int | None, Any]]:
    return [(place, part) for place, part in zip(places, parts, strict=True)]


def _weave(
    theirs: list[tuple[int | None, Any]], ours: list[tuple[int | None, Any]], kept: dict[int, Any]
) -> list[Any]:
    """Order the parts: as ours does, or as theirs does where only they moved anything.

    What one side added follows the part that it follows there.
    """
    our_kept = [place for place, _ in ours if place in kept]
    lead, other = (theirs, ours) if our_kept == sorted(our_kept) else (ours, theirs)
    out = [(place, part) for place, part in lead if place is None or place in kept]
    added = [part for place, part in lead if place is None]
    before: int | None = None
    for place, part in other:
        if place in kept:
            before = place
        elif place is None and part not in added:
            out.insert(_behind(out, before), (None, part))
    return [part if place is None else kept[place] for place, part in out]


def _behind(parts: Sequence[tuple[int | None, Any]], before: int | None) -> int:
    """Return the index behind the part `before` (None: the top) and what was added there."""
    places = [place for place, _ in parts]
    at = 0 if before is None else places.index(before) + 1
    while at < len(places) and places[at] is None:
        at += 1
    return at
