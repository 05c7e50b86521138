"""Values of a briefing in the words that a brief shows, for messages about changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from reports.model import (
    ROW_FIELDS,
    Aid,
    Approval,
    Briefing,
    Figure,
    Money,
    Period,
    Person,
    Recommendation,
    Series,
)
from reports.model.part import BriefingPart
from reports.plan.head_facts import series_words
from reports.plan.tables.table_parts import TableKind
from reports.revision.difference.wording import Named, field_labels
from reports.revision.shown import Shown, show
from reports.wording.formats import (
    format_as_of,
    format_day,
    format_figure,
    format_instant,
    format_money,
    format_money_with_equivalent,
    format_number,
    format_period,
)
from reports.wording.labels import load_labels

_TABLES: Mapping[TableKind, type[BriefingPart]] = {
    "people": Person,
    "figures": Figure,
    "aid": Aid,
    "recommendations": Recommendation,
    "approvals": Approval,
}


class Describer:
    """Describes the values of one briefing."""

    def __init__(self, briefing: Briefing) -> None:
        """Describe in the language of `briefing`."""
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
            case Period():
                return format_period(value.start, value.end, language)
            case Series():
                return series_words(value, self._labels).text
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
            case "other" | "unspecified" if field_labels(name, self._labels):
                return ""  # it says nothing of the kind, the form or the status
            case str():
                return field_labels(name, self._labels).get(value)
            case _:
                return None

    def cell(self, value: Aid | Figure) -> str:
        """Return the cell of a row that holds its sum or its number, as the brief shows it."""
        language = self._briefing.language
        if isinstance(value, Figure):
            return format_figure(value, self._labels, language)
        if value.amount is None:
            return ""
        return format_money_with_equivalent(value.amount, value.equivalent, self._labels, language)

    def part(self, path: str, index: int, part: Named) -> str:
        """Return a part of the list `path` as the brief shows it, or all its words."""
        return self.row(path, index) or part.text

    def row_of(self, value: Any) -> str | None:
        """Return a row of a table as the brief shows it, None for what is no row of its tables."""
        for table, kind in _TABLES.items():
            rows = getattr(self._briefing, table)
            if isinstance(value, kind) and value in rows:
                return self.row(table, rows.index(value))
        return None

    def row(self, path: str, index: int) -> str | None:
        """Return a row of the table `path` as the brief shows it; None for what is no row."""
        kind = next((each for each in _TABLES if each == path), None)
        if kind is None:
            return None
        cells = self._shown.tables[kind].rows[index].cells.values()
        return " | ".join(" ".join(cell.split()) for cell in cells if cell)
