"""Notices about an edited brief, in the file that it was merged into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reports.model import Briefing, with_ids
from reports.notices import Notice, Place, name_source, read_place, show_place
from reports.revision.difference.wording import Named
from reports.revision.match import match_parts


def placed_in_file(
    notices: Iterable[Notice],
    brief: Briefing,
    merged: Briefing,
    file: str,
    lines: Mapping[Place, int],
) -> tuple[Notice, ...]:
    """Return notices about parts of `brief` as standing in `file`, which says `merged`.

    A row may stand elsewhere there: held rows are in no brief, and both sides may add rows.
    What is about no part is about the brief, and stays as it is.
    """
    homes = _Homes(brief, merged)
    return tuple(
        name_source([homes.moved(each)], file, lines)[0] if _is_about_field(each) else each
        for each in notices
    )


def _is_about_field(notice: Notice) -> bool:
    return read_place(notice.place.part)[:1] in {(name,) for name in Briefing.model_fields}


class _Homes:
    """Finds where the parts of lists are in the merged briefing."""

    def __init__(self, brief: Briefing, merged: Briefing) -> None:
        self._sides = (brief, with_ids(brief)), (merged, with_ids(merged))
        self._found: dict[str, Sequence[int | None]] = {}

    def moved(self, notice: Notice) -> Notice:
        """Return a notice with the path that its part has in the merged briefing."""
        notice = replace(notice, place=replace(notice.place, source=""))
        match read_place(notice.place.part):
            case (str() as name, int() as index, *rest) if name != "sections":
                homes = self._homes(name)
                home = homes[index] if index < len(homes) else None
                part = name if home is None else show_place((name, home, *rest))
                return replace(notice, place=replace(notice.place, part=part))
        return notice

    def _homes(self, name: str) -> Sequence[int | None]:
        if name not in self._found:
            brief, merged = (list(_items(name, *side)) for side in self._sides)
            self._found[name] = match_parts(brief, merged)
        return self._found[name]


def _items(name: str, briefing: Briefing, named: Briefing) -> Iterator[Named]:
    pairs = zip(getattr(briefing, name), getattr(named, name), strict=True)
    return (Named(*pair) for pair in pairs)
