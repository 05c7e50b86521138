"""Places of a briefing as people say them: “aid 3, donor” of ``aid[2].donor``."""

from __future__ import annotations

from reports.notices import Location, read_place


def spoken_place(place: Location) -> str:
    """Return what a person calls a place: by its name, if it has one."""
    return place.name or spoken(place.part)


def spoken(part: str) -> str:
    """Return a part with its rows counted from 1, as people do."""
    words = (f" {step + 1}" if isinstance(step, int) else f", {step}" for step in read_place(part))
    return "".join(words).removeprefix(", ").replace("_", " ")
