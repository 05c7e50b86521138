"""Some of what an edited brief changes: what a person accepts, and nothing of the rest.

Each change that can be accepted apart from the others is a choice, known by its key: a value,
a row that came, went or is of somebody else now, the order of a list. Of text that was recast,
a paragraph that became two or turned into a bullet, all of it is one choice: half of it would
lose words or double them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from reports.model import WHOLE_VALUES, Briefing, public
from reports.model.part import BriefingPart
from reports.notices import Notice
from reports.revision.difference.change import Change
from reports.revision.difference.changes import CELLS, is_another_row
from reports.revision.difference.wording import Named
from reports.revision.match import match_parts
from reports.revision.merging.merge_conflicts import Conflict
from reports.revision.merging.three_way import merge_all
from reports.slotted import frozen

#: Of more choices than this, those of a field of the briefing are one: nobody ticks them all.
MOST_CHOICES = 100
#: So too where choices times parts are more: each choice costs a merge of all parts.
_MOST_WORK = 10_000
#: A part of a list by its place in the old list, None if it came, and in the new one, None if it
#: went.
_Slot = tuple[int | None, int | None]


@frozen
class Offer:
    """A choice, and what it alone changes in the file.

    `conflicts` are the places that the file has changed otherwise since the brief was made;
    `notices` say what becomes of evidence.
    """

    key: str
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[Notice, ...] = ()


def offers(base: Briefing, edited: Briefing, ours: Briefing) -> tuple[Offer, ...]:
    """Return what the brief `edited`, made of `base`, changes in the file that says `ours`.

    What the file says already is no offer.
    """
    chooser, found = _Chooser(base, edited), []
    for key in chooser.keys:
        merged = merge_all(_told(base), chooser.briefing({key}), ours, "brief")
        if merged.changes:
            found.append(Offer(key, merged.changes, merged.conflicts, merged.notices))
    return tuple(found)


def choices(base: Briefing, edited: Briefing) -> tuple[str, ...]:
    """Return the keys of all choices, in the order of the briefing."""
    return _Chooser(base, edited).keys


def chosen(base: Briefing, edited: Briefing, accepted: Collection[str]) -> Briefing:
    """Return what the public part of `base` would say with the choices that are `accepted`.

    With all of them it says what `edited` does, with none what it said. Notes count as public.

    Raises:
        InputError: if one cannot be without another.
    """
    return _Chooser(base, edited).briefing(accepted)


def _are_many(fine: Collection[str], base: Briefing, edited: Briefing) -> bool:
    sides = ([getattr(each, name) for name in Briefing.model_fields] for each in (base, edited))
    parts = max(sum(len(each) for each in side if isinstance(each, tuple)) for side in sides)
    return len(fine) > MOST_CHOICES or len(fine) * parts > _MOST_WORK


def _told(briefing: Briefing) -> Briefing:
    """Return what a brief holds of a briefing, with its notes, which comments become."""
    return public(briefing).model_copy(update={"notes": briefing.notes})


class _Chooser:
    """Walks two briefings at once, and asks for each difference which of both is taken.

    Which parts belong together is found out once, however often it walks. `keys` are those of all
    choices, in the order of the briefing.
    """

    def __init__(self, base: Briefing, edited: Briefing) -> None:
        self._old, self._new = (Named.of(_told(each)) for each in (base, edited))
        self._lists: dict[str, tuple[Sequence[int | None], bool]] = {}
        self._apart: dict[str, bool] = {}
        self._whole = False
        self.keys = self._asked()
        if _are_many(self.keys, base, edited):
            self._whole = True  # it asks once for each field of the briefing
            self.keys = self._asked()

    def briefing(self, accepted: Collection[str]) -> Briefing:
        """Return what the older briefing would say with the choices that are `accepted`.

        Raises:
            InputError: if one cannot be without another.
        """
        found = self._walked(accepted.__contains__)
        fields = {name: getattr(found, name) for name in Briefing.model_fields}
        return Briefing.model_validate(fields)

    def _asked(self) -> tuple[str, ...]:
        keys: dict[str, None] = {}

        def accept(key: str) -> bool:
            keys[key] = None
            return True

        self._walked(accept)
        return tuple(keys)

    def _walked(self, accepts: Callable[[str], bool]) -> Any:
        self._accepts = accepts
        return self._part(self._old, self._new)

    def _part(self, old: Named, new: Named, path: str = "") -> Any:
        cells = CELLS.get(type(new.value), {})
        update = {}
        for name in type(new.value).model_fields:
            before, after = old.field(name), new.field(name)
            cell = cells.get(name, name)  # fields of one cell have one key, so one answer
            where = f"{path}.{cell}" if path else cell
            update[name] = self._value(before, after, where, single=self._whole and not path)
        return old.value.model_copy(update=update)

    def _value(self, old: Named, new: Named, path: str, *, single: bool = False) -> Any:
        if old.value == new.value:
            return old.value
        alike = type(old.value) is type(new.value) and not single
        if alike and isinstance(old.value, tuple):
            return self._list(old.items(), new.items(), path)
        if alike and _has_fields(old.value) and not self._are_apart(old, new, path):
            return self._part(old, new, path)
        return new.value if self._accepts(path) else old.value

    def _are_apart(self, old: Named, new: Named, path: str) -> bool:
        if path not in self._apart:
            self._apart[path] = is_another_row(old.value, new.value)
        return self._apart[path]

    def _paired(
        self, old: Sequence[Named], new: Sequence[Named], path: str
    ) -> tuple[Sequence[int | None], bool]:
        """Return the old places of new parts, and whether text of a section was recast."""
        if path not in self._lists:
            places = match_parts(new, old, fill_gaps=True)
            recast = path.startswith("sections") and _is_recast(old, new, places)
            self._lists[path] = places, recast
        return self._lists[path]

    def _list(self, old: Sequence[Named], new: Sequence[Named], path: str) -> tuple[Any, ...]:
        places, recast = self._paired(old, new, path)
        if recast:
            parts = new if self._accepts(path) else old
            return tuple(part.value for part in parts)
        known = [place for place in places if place is not None]
        moves = known != sorted(known) and self._accepts(f"{path}: order")
        order = _as_new(len(old), places) if moves else _as_old(len(old), places)
        return tuple(self._taken(old, new, path, order))

    def _taken(
        self, old: Sequence[Named], new: Sequence[Named], path: str, order: Sequence[_Slot]
    ) -> Iterator[Any]:
        for place, index in order:
            if place is not None and index is not None:
                yield self._value(old[place], new[index], f"{path}[{place}]")
            elif index is not None:
                if self._accepts(f"{path}: added {index}"):
                    yield new[index].value
            elif place is not None and not self._accepts(f"{path}: deleted {place}"):
                yield old[place].value


def _has_fields(value: Any) -> bool:
    return isinstance(value, BriefingPart) and not isinstance(value, WHOLE_VALUES)


def _is_recast(
    old: Sequence[Named], new: Sequence[Named], places: Sequence[int | None]
) -> bool:  # fmt: skip
    """Return whether words of one part went into another, or a part is of another kind now."""
    pairs = [(old[at], part) for part, at in zip(new, places, strict=True) if at is not None]
    come = [part for part, at in zip(new, places, strict=True) if at is None]
    stay = set(places)
    gone = [part for at, part in enumerate(old) if at not in stay]
    return (
        any(type(was.value) is not type(part.value) for was, part in pairs)
        or bool(come and gone)
        or any(part.text in was.text for part in come for was, _ in pairs)
        or any(part.text in now.text for part in gone for _, now in pairs)
    )


def _as_new(count: int, places: Sequence[int | None]) -> list[_Slot]:
    """Return all parts in the order of the new list; those that went follow what they followed."""
    there = {place: index for index, place in enumerate(places) if place is not None}
    guests: list[tuple[_Slot | None, _Slot]] = []
    before: _Slot | None = None
    for place in range(count):
        if place in there:
            before = (place, there[place])
        else:
            guests.append((before, (place, None)))
    return _woven([(place, index) for index, place in enumerate(places)], guests)


def _as_old(count: int, places: Sequence[int | None]) -> list[_Slot]:
    """Return all parts in the order of the old list; those that came follow what they follow."""
    there = {place: index for index, place in enumerate(places) if place is not None}
    guests: list[tuple[_Slot | None, _Slot]] = []
    before: _Slot | None = None
    for index, place in enumerate(places):
        if place is not None:
            before = (place, index)
        else:
            guests.append((before, (None, index)))
    return _woven([(place, there.get(place)) for place in range(count)], guests)


def _woven(
    lead: Sequence[_Slot], guests: Sequence[tuple[_Slot | None, _Slot]]
) -> list[_Slot]:  # fmt: skip
    """Return a list with guests, each behind its host; None is the top."""
    behind: dict[_Slot | None, list[_Slot]] = {}
    for host, guest in guests:
        behind.setdefault(host, []).append(guest)
    out = list(behind.get(None, ()))
    for slot in lead:
        out += [slot, *behind.get(slot, ())]
    return out
