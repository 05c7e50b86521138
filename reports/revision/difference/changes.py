"""What differs between two briefings, a change each: where a person sees it, old, new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reports.model import WHOLE_VALUES, Aid, Approval, Briefing, Figure, Paragraph, Person
from reports.model.part import BriefingPart
from reports.revision.difference.change import WARNINGS, Change, ChangeKind
from reports.revision.difference.describe import Describer
from reports.revision.difference.moves import out_of_order
from reports.revision.difference.names import PlaceNames
from reports.revision.difference.text_lines import TextDiffer
from reports.revision.difference.wording import Named, is_default
from reports.revision.match import LIKENESS, likeness, match_parts

__all__ = ["Change", "differences"]

#: More parts that moved than this are not named one by one.
_MOST_NAMED = 3
#: Cells that several fields fill: a change of any of them is one of the cell.
CELLS: Mapping[type, Mapping[str, str]] = {
    Aid: {"equivalent": "amount"},
    Figure: dict.fromkeys(("unit", "amount", "qualifier"), "value"),
}
#: The fields that say whom or what a row is about.
_ABOUT: Mapping[type, Sequence[str]] = {
    Person: ("name",),
    Figure: ("label",),
    Aid: ("donor", "purpose"),
    Approval: ("name",),
}


def differences(old: Briefing, new: Briefing) -> tuple[Change, ...]:
    """Return what `new` changes in `old`; paths count from 0, removed parts as in `old`.

    What says who may see the brief, and when, comes first: nobody may overlook it.
    """
    found = _Differ(old, new).part(Named.of(old), Named.of(new))
    return tuple(sorted(found, key=lambda change: change.path not in WARNINGS))


class _Differ:
    """Walks two briefings at once."""

    def __init__(self, old: Briefing, new: Briefing) -> None:
        self._old, self._new = Describer(old), Describer(new)
        self._names = PlaceNames(old), PlaceNames(new)

    def part(self, old: Named, new: Named, path: str = "") -> Iterator[Change]:
        cells = CELLS.get(type(new.value), {})
        told = set[str]()
        for name in type(new.value).model_fields:
            before, after, cell = old.field(name), new.field(name), cells.get(name, name)
            where = f"{path}.{cell}" if path else cell
            if before.value == after.value or where in told:
                continue
            if cell in cells.values() and (change := self._cell(where, old, new)):
                told.add(where)
                yield change
            else:
                yield from self._field(before, after, f"{path}.{name}" if path else name, name)

    def _field(self, old: Named, new: Named, path: str, name: str) -> Iterator[Change]:
        if path == "sections":
            lines = TextDiffer(old, new, self._names).changes()
            parted = Change(path, "Text", "changed", old.text, new.text)
            # the same lines in other lists
            yield from lines or [parted]
        elif isinstance(old.value, tuple) and isinstance(new.value, tuple):
            yield from self._list(old.items(), new.items(), path)
        elif _are_parts(old, new) and not isinstance(new.value, WHOLE_VALUES):
            yield from self.part(old, new, path)
        else:
            yield self._change(path, old, new, name)

    def _cell(self, path: str, old: Named, new: Named) -> Change | None:
        """Return what changed in a cell as it is printed; None if it is printed alike."""
        before, after = self._old.cell(old.value), self._new.cell(new.value)
        return None if before == after else self._told(path, before or None, after or None)

    def _change(self, path: str, old: Named, new: Named, name: str = "") -> Change:
        """Return a line in the brief's words, or in full where those would be the same."""
        before, after = self._old.value(old.value, name), self._new.value(new.value, name)
        if before == after:
            before = after = None
        before = old.text if before is None else before
        after = new.text if after is None else after
        return self._told(path, before or None, after or None)

    def _told(self, path: str, old: str | None, new: str | None) -> Change:
        kind: ChangeKind = "added" if old is None else "deleted" if new is None else "changed"
        return Change(path, self._names[1].name(path), kind, old, new)

    def _list(self, old: Sequence[Named], new: Sequence[Named], path: str) -> Iterator[Change]:
        found = match_parts(new, old, fill_gaps=True)
        places = [place for place in found if place is not None]
        yield from self._gone(old, sorted(set(range(len(old))).difference(places)), path)
        for index, (part, place) in enumerate(zip(new, found, strict=True)):
            where = f"{path}[{index}]"
            if place is None:
                name = self._names[1].name(where)
                yield Change(where, name, "added", new=self._new.part(path, index, part))
            elif is_another_row(old[place].value, part.value):
                sides = self._old.row(path, place), self._new.row(path, index)
                yield Change(where, self._names[1].numbered(where), "replaced", *sides)
            else:
                yield from self._item(old[place], part, where)
        yield from self._order(places, path)

    def _gone(self, old: Sequence[Named], places: Sequence[int], path: str) -> Iterator[Change]:
        parts = [self._old.part(path, place, old[place]) for place in places]
        if len(parts) > _MOST_NAMED:
            yield Change(path, self._names[0].name(path), "deleted", old=" / ".join(parts))
            return
        for place, part in zip(places, parts, strict=True):
            where = f"{path}[{place}]"
            yield Change(where, self._names[0].name(where), "deleted", old=part, within=path)

    def _order(self, places: Sequence[int], path: str) -> Iterator[Change]:
        if moved := sorted(out_of_order(places)):
            many = len(moved) > _MOST_NAMED
            names = () if many else tuple(self._names[0].part(path, place) for place in moved)
            kind: ChangeKind = "sorted" if many else "moved"
            name = self._names[1].name(path)
            yield Change(path, name, kind, moved=names, count=len(places))

    def _item(self, old: Named, new: Named, path: str) -> Iterator[Change]:
        if old.value == new.value:
            return
        if isinstance(new.value, Paragraph) and old.value.text != new.value.text:
            # it is its words, and has no other field that is shown
            yield self._change(path, old.field("text"), new.field("text"))
        elif isinstance(new.value, BriefingPart):
            yield from self.part(old, new, path)
        else:
            yield self._change(path, old, new)


def _are_parts(old: Named, new: Named) -> bool:
    return isinstance(old.value, BriefingPart) and isinstance(new.value, BriefingPart)


def is_another_row(old: Any, new: Any) -> bool:
    """Return whether a row became one of somebody or something else.

    Most of it is new, or what it is about and something beside it.
    """
    if not isinstance(new, Person | Figure | Aid | Approval) or type(old) is not type(new):
        return False
    filled = _filled(old, new)
    other = [name for name in filled if getattr(old, name) != getattr(new, name)]
    if len(other) < 2:
        return False
    about = _ABOUT[type(new)]
    unlike = all(_is_unlike(getattr(old, name), getattr(new, name)) for name in about)
    return unlike or 2 * len(other) > len(filled)


def _filled(old: BriefingPart, new: BriefingPart) -> list[str]:
    """Return the fields of a row that say something before or after."""
    names = type(new).model_fields.keys() - {"id", "evidence"}
    return [name for name in names if not (is_default(old, name) and is_default(new, name))]


def _is_unlike(old: str | None, new: str | None) -> bool:
    return bool(old and new) and likeness(str(old), str(new)) < LIKENESS
