"""What a briefing that must fit on one page could do without, found by building it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from reports.errors import shown
from reports.model import ROW_FIELDS, Briefing, held_rows
from reports.plan import quotes_apart

#: A part of a briefing: its field, and its place there, counted from 0.
Place = tuple[str, int]

# fields in the order in which their parts are left out; each from its last part on
_FIELDS = ("qa", "quotes", "sections", "aid", "figures", "people", "key_messages")

# sections that are called each by its heading
_MOST_NAMES = 4


def parts_to_cut(briefing: Briefing, fits: Callable[[Briefing], bool]) -> Sequence[Place]:
    """Return the fewest parts, from the end of the briefing, without which it fits.

    Questions go first, then quotations that stand alone, sections with the quotations in
    them, rows of tables, and lines to take. Each answer of `fits` is one try of a search by
    halves; empty if it does not fit without all of them.
    """
    places = list(_places(briefing))

    def fits_without(count: int) -> bool:
        return fits(without(briefing, _with_quotations(briefing, places[:count])))

    if not places or not fits_without(len(places)):
        return ()
    fewest = 1 + bisect_left(range(1, len(places)), True, key=fits_without)
    return _with_quotations(briefing, places[:fewest])


def without(briefing: Briefing, places: Sequence[Place]) -> Briefing:
    """Return a briefing without some of its parts."""
    gone = set(places)
    kept = {
        field: tuple(
            part for n, part in enumerate(getattr(briefing, field)) if (field, n) not in gone
        )
        for field in {field for field, _ in places}
    }
    return briefing.model_copy(update=kept)


def named_places(briefing: Briefing, places: Sequence[Place]) -> str:
    """Return what parts are called: “questions 7 to 8 and the section 'Outlook'”."""
    alone = _apart(briefing)
    inside = {(field, n) for field, n in places if field == "quotes" and n not in alone}
    groups: dict[str, list[int]] = {field: [] for field in _FIELDS}
    for field, n in sorted(set(places) - inside):
        groups[field].append(n)
    names = [
        _called(briefing, field, found, bool(inside)) for field, found in groups.items() if found
    ]
    return _listed(names)


def _called(briefing: Briefing, field: str, places: Sequence[int], quotations: bool) -> str:
    """Return what parts of one field are called; `quotations` go with the sections."""
    plural = "" if len(places) == 1 else "s"
    if field == "sections":
        also = f" and the quotations in {'them' if plural else 'it'}" if quotations else ""
        return _sections(briefing, places) + also
    if field == "qa":
        return f"question{plural} {_numbers(places)}"
    if field == "key_messages":
        return f"line{plural} {_numbers(places)} to take"
    return f"row{plural} {_numbers(places)} of {field}"


def _places(briefing: Briefing) -> Iterator[Place]:
    held, alone = held_rows(briefing), _apart(briefing)
    for field in _FIELDS:
        for n in reversed(range(len(getattr(briefing, field)))):
            is_shown = field not in ROW_FIELDS or n not in held[field]
            if is_shown and (field != "quotes" or n in alone):
                yield field, n


def _apart(briefing: Briefing) -> frozenset[int]:
    """Return the places of the quotations that no section holds."""
    apart = set(map(id, quotes_apart(briefing)))
    return frozenset(n for n, quote in enumerate(briefing.quotes) if id(quote) in apart)


def _with_quotations(briefing: Briefing, places: Sequence[Place]) -> Sequence[Place]:
    """Return the places, and those of the quotations that only sections among them hold."""
    sections = [place for place in places if place[0] == "sections"]
    bare = _apart(without(briefing, sections)) - _apart(briefing) if sections else ()
    return [*places, *(("quotes", n) for n in sorted(bare))]


def _sections(briefing: Briefing, places: Sequence[int]) -> str:
    """Return how sections are called: each by its heading, many by the first one's."""
    headings = [briefing.sections[n].heading for n in places]
    names = [
        shown(heading) if heading else f"number {n + 1}"
        for n, heading in zip(places, headings, strict=True)
    ]
    if len(names) > _MOST_NAMES:
        return f"the last {len(names)} sections, from {names[0]} on,"
    return f"the section{'' if len(names) == 1 else 's'} {_listed(names)}"


def _numbers(places: Sequence[int]) -> str:
    """Return places as people count them: “2 to 5”, or one by one where some are left."""
    first, last = places[0] + 1, places[-1] + 1
    if len(places) > 2 and last - first == len(places) - 1:
        return f"{first} to {last}"
    return _listed([str(n + 1) for n in places])


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
