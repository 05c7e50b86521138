"""Values of a briefing in the words that a brief shows, for lines that tell a person of changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from reports.formats import (
    format_as_of,
    format_day,
    format_instant,
    format_money,
    format_number,
)
from reports.model import Aid, Briefing, Figure, Money, Person, Question, Section
from reports.model.public import ROW_FIELDS
from reports.plan import load_labels
from reports.revision.shown import Shown, show

#: The rows of tables, by the list that they stand in.
ROWS = (Person, Figure, Aid)
#: A part is named by no more letters than this.
_SHORT = 60


class Teller:
    """Tells the values of one briefing."""

    def __init__(self, briefing: Briefing) -> None:
        """Tell in the language of `briefing`."""
        self._briefing = briefing
        self._labels = load_labels(briefing.language)

    @cached_property
    def _shown(self) -> Shown:
        # held rows are shown too: a row is found by its place in the whole list
        rows = {
            name: tuple(
                row.model_copy(update={"review": None}) for row in getattr(self._briefing, name)
            )
            for name in ROW_FIELDS
        }
        return show(self._briefing.model_copy(update=rows))

    def value(self, value: Any, name: str = "") -> str | None:
        """Return a single value, the field `name`, as the brief shows it; None for others."""
        language = self._briefing.language
        match value:
            case Money():
                return format_money(value, self._labels, language)
            case dt.datetime():
                return format_instant(value, language)
            case dt.date():
                return format_day(value, language)
            case Decimal():
                return format_number(value, language)
            case bool():
                return "yes" if value else "no"
            case str() if name == "as_of":
                return format_as_of(value, language)
            case str() if name in ("kind", "form", "status"):
                return self._label(value, name)
            case _:
                return None

    def row(self, path: str, index: int) -> str | None:
        """Return a row of the table `path` as the brief shows it; None for what is no row."""
        match path:
            case "people" | "figures" | "aid":
                cells = self._shown.tables[path].rows[index].cells.values()
                return " | ".join(filter(None, cells))
            case _:
                return None

    def _label(self, value: str, name: str) -> str:
        labels: dict[str, str] = {
            "kind": self._labels.kinds, "form": self._labels.forms, "status": self._labels.statuses,
        }[name]  # fmt: skip
        return labels.get(value, value)


def is_another_row(old: Any, new: Any) -> bool:
    """Tell whether a row became one of somebody or something else: most of it is new."""
    if not isinstance(new, ROWS) or type(old) is not type(new):
        return False
    names = [name for name in type(new).model_fields if name not in ("id", "evidence")]
    default = {name: type(new).model_fields[name].default for name in names}
    said = [
        name
        for name in names
        if (getattr(old, name), getattr(new, name)) != (default[name], default[name])
    ]
    other = [name for name in said if getattr(old, name) != getattr(new, name)]
    return len(other) > 1 and 2 * len(other) > len(said)


def part_name(part: Any, words: str) -> str:
    """Return what to call a part by; `words` are all that it says."""
    match part:
        case Person():
            name = part.name
        case Figure():
            name = part.label
        case Section(heading=str() as heading):
            name = heading
        case Question():
            name = part.question
        case _:
            name = words
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1].rstrip()}…"


def out_of_order(places: Sequence[int]) -> set[int]:
    """Return the fewest of `places` that, taken out, leave the others rising."""
    lengths: list[int] = []
    before: list[int | None] = []
    ends: list[int] = []
    for index, place in enumerate(places):
        low, high = 0, len(lengths)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if lengths[middle] < place else (low, middle)
        lengths[low : low + 1] = [place]
        ends[low : low + 1] = [index]
        before.append(ends[low - 1] if low else None)
    kept: set[int] = set()
    step = ends[-1] if ends else None
    while step is not None:
        kept.add(places[step])
        step = before[step]
    return set(places) - kept
