"""Rows of the tables: only the cells that show something new are read, the rest is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reports.model import Aid, Figure, Person
from reports.plan import Labels
from reports.plan.formats import format_as_of
from reports.revision.amounts import Sums, read_figure, read_sums
from reports.revision.days import read_day
from reports.revision.purposes import read_purpose
from reports.revision.shown import ShownRow, ShownTable


class RowReader:
    """Reads the cells that a person changed, in the language of the brief."""

    def __init__(self, labels: Labels, language: str, notices: list[str]) -> None:
        """Read with `labels`; what is not understood is added to `notices`."""
        self._labels = labels
        self._language = language
        self._notices = notices

    def person(self, row: ShownRow, base: Person | None, was: ShownRow | None) -> Person | None:
        """Return the person in `row`, None where it names none."""
        changed = _changed(row, was)
        update: dict[str, Any] = {key: text or None for key, text in changed.items()}
        return Person.model_validate(_fields(base) | update) if self._has(
            "name", update, base, row
        ) else base  # fmt: skip

    def figure(self, row: ShownRow, base: Figure | None, was: ShownRow | None) -> Figure | None:
        """Return the figure in `row`, None where it has no label."""
        changed = _changed(row, was)
        update: dict[str, Any] = {
            key: text or None for key, text in changed.items() if key in ("label", "note")
        }
        if "value" in changed:
            update |= read_figure(changed["value"], self._labels, self._language, base)
        if "as_of" in changed:
            update["as_of"] = self._as_of(changed["as_of"])
        if not self._has("label", update, base, row):
            return base
        return Figure.model_validate(_fields(base) | update)

    def aid(self, row: ShownRow, base: Aid | None, was: ShownRow | None) -> Aid:
        """Return the aid or agreement in `row`."""
        changed = _changed(row, was)
        update: dict[str, Any] = {
            key: text or None
            for key, text in changed.items()
            if key in ("donor", "recipient", "timing")
        }
        if "purpose" in changed:
            before = was.cells.get("purpose", "") if was else ""
            update |= read_purpose(changed["purpose"], base, before, self._labels)
        if "amount" in changed:
            held = Sums(base.amount, base.equivalent) if base else Sums()
            sums = read_sums(changed["amount"], self._labels, self._language, held)
            update |= {"amount": sums.amount, "equivalent": sums.equivalent}
            if sums.doubt:
                self._notices.append(f"the amount of “{row.text}”: {sums.doubt}")
        if "status" in changed:
            update["status"] = self._status(changed["status"], base, row)
        return Aid.model_validate(_fields(base) | update)

    def _as_of(self, text: str) -> str | None:
        day = read_day(text, self._language) if text else None
        if day and format_as_of(day.isoformat(), self._language) == text:
            return day.isoformat()
        return text or None

    def _status(self, text: str, base: Aid | None, row: ShownRow) -> str:
        names = {word.casefold(): name for name, word in self._labels.statuses.items()}
        name = names.get(text.casefold())
        name = name or (text.casefold() if text.casefold() in self._labels.statuses else None)
        if not text:
            return "unspecified"
        if name is None:
            kept = base.status if base else "unspecified"
            known = ", ".join(self._labels.statuses.values())
            self._notices.append(
                f"the status {text!r} of “{row.text}” is not one of: {known}; {kept} was kept"
            )
            return kept
        return name

    def _has(self, key: str, update: Mapping[str, Any], base: object, row: ShownRow) -> bool:
        """Tell whether the field that a row cannot do without is there, else say so."""
        if update.get(key) or (key not in update and base is not None):
            return True
        what = "was kept as it was" if base is not None else "was left out"
        self._notices.append(f"the row “{row.text}” has no {key}: it {what}")
        return False


def removed_columns(table: ShownTable, base: ShownTable) -> list[str]:
    """Return the columns that the base shows and the edited table has not."""
    return [key for key in base.columns if key not in table.columns]


def _changed(row: ShownRow, was: ShownRow | None) -> dict[str, str]:
    """Return the cells of `row` that do not show what they showed before."""
    if was is None:
        return dict(row.cells)
    return {key: text for key, text in row.cells.items() if not _same(text, was.cells.get(key, ""))}


def _same(one: str, other: str) -> bool:
    """Compare as a reader sees it: kinds of white space do not differ."""
    return one == other or re.sub(r"\s+", " ", one).strip() == re.sub(r"\s+", " ", other).strip()


def _fields(part: Person | Figure | Aid | None) -> dict[str, Any]:
    """Return what a part holds, to build a changed one on; nothing where it is new."""
    return part.model_dump() if part is not None else {}
