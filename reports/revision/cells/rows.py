"""Rows of the tables: only the cells that show something new are read, the rest is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.language.days import read_day
from reports.model import Aid, Figure, Person
from reports.notices import Notice, note
from reports.plan import Labels
from reports.revision.cells.purposes import read_purpose
from reports.revision.shown import ShownRow, ShownTable
from reports.typed.amounts import Sums, read_figure, read_sums
from reports.typed.terms import term


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of the edited brief: where it will stand, and what it showed before, if it did.

    `place` is its path in the briefing, ``aid[1]``.
    """

    place: str
    row: ShownRow
    was: ShownRow | None

    def changed(self) -> dict[str, str]:
        """Return the cells that do not show what they showed before."""
        if self.was is None:
            return dict(self.row.cells)
        before = self.was.cells
        return {
            key: text
            for key, text in self.row.cells.items()
            if not same_text(text, before.get(key, ""))
        }


class RowReader:
    """Reads the cells that a person changed, in the language of the brief.

    `told` are the cells, as ``(place, key)``, of which a notice says what became of them.
    """

    def __init__(self, labels: Labels, language: str, notices: list[Notice]) -> None:
        """Read with `labels`; what is not understood is added to `notices`."""
        self._labels = labels
        self._language = language
        self._notices = notices
        self.told: set[tuple[str, str]] = set()

    def person(self, cells: Cells, base: Person | None) -> Person | None:
        """Return the person in a row, None where it names none."""
        update: dict[str, Any] = {key: text or None for key, text in cells.changed().items()}
        if not self._has("name", update, base, cells):
            return base
        return Person.model_validate(_fields(base) | update)

    def figure(self, cells: Cells, base: Figure | None) -> Figure | None:
        """Return the figure in a row, None where it has no label."""
        changed = cells.changed()
        update: dict[str, Any] = {
            key: text or None for key, text in changed.items() if key in ("label", "note")
        }
        if "value" in changed:
            cell = read_figure(changed["value"], self._labels, self._language, base)
            update |= cell.fields
            self._tell(cells, "value", cell.remark)
        if "as_of" in changed:
            update["as_of"] = self._as_of(changed["as_of"])
        if not self._has("label", update, base, cells):
            return base
        return Figure.model_validate(_fields(base) | update)

    def aid(self, cells: Cells, base: Aid | None) -> Aid:
        """Return the aid or agreement in a row."""
        changed = cells.changed()
        update: dict[str, Any] = {
            key: text or None
            for key, text in changed.items()
            if key in ("donor", "recipient", "timing")
        }
        if "purpose" in changed:
            before = cells.was.cells.get("purpose", "") if cells.was else ""
            cell = read_purpose(changed["purpose"], base, before, self._labels)
            update |= cell.fields
            self._tell(cells, "purpose", cell.remark)
        if "amount" in changed:
            held = Sums(base.amount, base.equivalent) if base else Sums()
            sums = read_sums(changed["amount"], self._labels, self._language, held)
            update |= {"amount": sums.amount, "equivalent": sums.equivalent}
            self._tell(cells, "amount", sums.remark)
        if "status" in changed:
            update["status"] = self._status(changed["status"], base, cells)
        return Aid.model_validate(_fields(base) | update)

    def _tell(self, cells: Cells, key: str, remark: str | None) -> None:
        if remark:
            self._notices.append(note("cell-kept", remark, f"{cells.place}.{key}"))
            self.told.add((cells.place, key))

    def _as_of(self, text: str) -> str | None:
        day = read_day(text, self._language) if text else None
        return day.isoformat() if day else text or None

    def _status(self, text: str, base: Aid | None, cells: Cells) -> str:
        if not text:
            return "unspecified"
        name = term(text, "statuses", self._labels)
        if name is None:
            kept = base.status if base else "unspecified"
            known = ", ".join(self._labels.statuses.values())
            self._tell(
                cells, "status", f"found {text!r}, expected one of: {known}; {kept} was kept"
            )
            return kept
        return name

    def _has(self, key: str, update: Mapping[str, Any], base: object, cells: Cells) -> bool:
        """Tell whether the field that a row cannot do without is there, else say so."""
        if update.get(key) or (key not in update and base is not None):
            return True
        what = "was kept as it was" if base is not None else "was left out"
        self._notices.append(
            note("row-incomplete", f"the row “{cells.row.text}” has no {key}: it {what}")
        )
        return False


def removed_columns(table: ShownTable, base: ShownTable) -> list[str]:
    """Return the columns that the base shows and the edited table has not."""
    return [key for key in base.columns if key not in table.columns]


def same_text(one: str, other: str) -> bool:
    """Compare as a reader sees it: kinds of white space do not differ."""
    return one == other or re.sub(r"\s+", " ", one).strip() == re.sub(r"\s+", " ", other).strip()


def _fields(part: Person | Figure | Aid | None) -> dict[str, Any]:
    """Return what a part holds, to build a changed one on; nothing where it is new."""
    return part.model_dump() if part is not None else {}
