"""Rows of the tables: only the cells that show something new are read, the rest is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reports.model import Aid, Approval, Briefing, Figure, Money, Person, Recommendation
from reports.notices import Notices
from reports.plan.labelled import Labelled, capital
from reports.plan.tables.table_parts import TableKind
from reports.revision.cells.purposes import read_purpose
from reports.revision.cells.ticked_options import read_options
from reports.revision.shown import MARKED, ShownRow
from reports.revision.word.lines import same_words
from reports.slotted import frozen
from reports.typed.amounts import AmountCell, read_figure, read_sums
from reports.typed.terms import term
from reports.typed.typed_days import SPELL_OUT, TypedDay, read_typed_day
from reports.wording.formats import format_as_of, format_day
from reports.wording.labels import Labels

TableRow = Person | Figure | Aid | Recommendation | Approval
#: Rows by the table that they stand in, with the field that one cannot do without.
_ROWS: Mapping[TableKind, tuple[type[TableRow], str | None]] = {
    "people": (Person, "name"),
    "figures": (Figure, "label"),
    "aid": (Aid, None),
    "recommendations": (Recommendation, "text"),
    "approvals": (Approval, "name"),
}


@frozen
class _Read:
    """The `fields` that a cell says.

    `remark` is said of a cell that was not read as it stands, `asked` what a person is asked
    of one that was.
    """

    fields: dict[str, Any]
    remark: str | None = None
    asked: str | None = None


@frozen
class Cells:
    """A row of the edited brief: where it will stand, and what it showed before, if it did.

    `place` is its path in the briefing, ``aid[1]``; `inline` is the text of its cell with marks,
    where that looks otherwise than before.
    """

    place: str
    row: ShownRow
    was: ShownRow | None
    inline: str | None = None

    @property
    def table(self) -> str:
        """The table that it stands in."""
        return self.place.partition("[")[0]

    def changed(self) -> dict[str, str]:
        """Return the cells that do not show what they showed before."""
        before = self.was.cells if self.was else None
        out = {
            key: text
            for key, text in self.row.cells.items()
            if key != MARKED and (before is None or not same_words(text, before.get(key)))
        }
        return out if self.inline is None else out | {MARKED: self.inline}


class RowReader:
    """Reads the cells that a person changed, in the language of the brief.

    `reported` are the cells, as ``(place, key)``, of which a notice says what became of them.
    """

    def __init__(self, base: Briefing, labels: Labels, notices: Notices) -> None:
        """Read as in `base`, with `labels`; what is not understood is added to `notices`."""
        self._labels = labels
        self._language, self._dollar = base.language, base.dollar
        self._notices = notices
        self.reported: set[tuple[str, str]] = set()

    def read(self, kind: TableKind, cells: Cells, base: TableRow | None) -> TableRow | None:
        """Return the row of the briefing, `base` or None where it lacks what names it."""
        fields: dict[str, Any] = base.model_dump() if base else {}
        for key, text in cells.changed().items():
            read = self._cell(key, text, base, cells)
            fields |= read.fields
            if read.remark:
                self._notices.add("cell-kept", read.remark, f"{cells.place}.{key}")
                self.reported.add((cells.place, key))
            elif read.asked:
                self._notices.add("cell-asked", read.asked, f"{cells.place}.{key}")
        row_class, needed = _ROWS[kind]
        if needed and not fields.get(needed):
            kept = "was kept as it was" if base else "was left out"
            words = " | ".join(filter(None, cells.row.cells.values()))
            lack = f"the row “{words}” has no {needed}: it {kept}"
            self._notices.add("row-incomplete", lack, cells.place if base else cells.table)
            return base
        return row_class.model_validate(fields)

    def _cell(self, key: str, text: str, base: TableRow | None, cells: Cells) -> _Read:
        read = _READERS.get(key)
        found = read(self, text, base, cells) if read else _Read({key: text or None})
        before = cells.was.cells.get(key, "") if cells.was else ""
        for name, value in found.fields.items():
            found.fields[name] = self._begun(value, getattr(base, name, None), before)
        return found

    def _begun(self, value: Any, own: Any, before: str) -> Any:
        """Return a value that begins with the first word of the base's `own`, as that has it.

        Where the cell showed it with a capital, `before`, that was the brief's.
        """
        if not (isinstance(value, str) and isinstance(own, str)):
            return value
        first = own.split(" ")[0]
        shown = capital(Labelled(first), self._language).text
        was_given = first != shown and value.split(" ")[0] == before.split(" ")[0] == shown
        return first + value[len(shown) :] if was_given else value

    def _value(self, text: str, base: Any, _: Cells) -> _Read:
        cell = read_figure(text, self._labels, self._language, base, dollar=self._dollar)
        was = base.amount if base else None
        asked = cell.settled or self._open(text, cell.fields.get("amount"), was)
        return _Read(cell.fields, cell.remark, asked)

    def _open(self, text: str, amount: Money | None, was: Money | None) -> str | None:
        """Return what to ask of a sum that does not say whose money it is, where that is new."""
        is_dollar = amount is not None and amount.unit is None and self._dollar is not None
        if amount is None or amount.currency or is_dollar or (was and not was.currency):
            return None
        said = f"found '{text}', which does not say whose money: it is open"
        return f"{said}; write its code, such as CAD or USD"

    def _as_of(self, text: str, base: Any, _: Cells) -> _Read:
        typed = read_typed_day(text, self._language) if text else TypedDay()
        if typed.doubt is None:
            return _Read({"as_of": typed.day.isoformat() if typed.day else text or None})
        old = base.as_of if base else None
        kept = f"{format_as_of(old, self._language)!r} was kept" if old else "it was left empty"
        return _Read({"as_of": old}, f"{typed.doubt}: {kept}; {SPELL_OUT}")

    def _options(self, text: str, base: Any, _: Cells) -> _Read:
        cell = read_options(text, base, self._language)
        return _Read({"options": cell.options, "decision": cell.decision}, cell.remark)

    def _decision_by(self, text: str, base: Any, _: Cells) -> _Read:
        return self._day("decision_by", text, base)

    def _date(self, text: str, base: Any, _: Cells) -> _Read:
        return self._day("date", text, base)

    def _day(self, key: str, text: str, base: Any) -> _Read:
        typed = read_typed_day(text, self._language) if text else TypedDay()
        if typed.day or not text:
            return _Read({key: typed.day})
        old = getattr(base, key, None)
        kept = f"{format_day(old, self._language)!r} was kept" if old else "it was left empty"
        doubt = typed.doubt or f"found '{text}', which is no day"
        return _Read({key: old}, f"{doubt}: {kept}; {SPELL_OUT}")

    def _purpose(self, text: str, base: Any, cells: Cells) -> _Read:
        before = cells.was.cells.get("purpose", "") if cells.was else ""
        shown = (
            capital(Labelled(base.purpose), self._language).text if base and base.purpose else ""
        )
        if shown and before.startswith(shown):
            base = base.model_copy(update={"purpose": shown})
        cell = read_purpose(text, base, before, self._labels)
        return _Read(cell.fields, cell.remark)

    def _amount(self, text: str, base: Any, _: Cells) -> _Read:
        before = AmountCell(base.amount, base.equivalent) if base else AmountCell()
        sums = read_sums(text, self._labels, self._language, before, dollar=self._dollar)
        fields = {"amount": sums.amount, "equivalent": sums.equivalent}
        asked = sums.settled or self._open(text, sums.amount, before.amount)
        asked = asked or self._open(text, sums.equivalent, before.equivalent)
        return _Read(fields, sums.remark, asked)

    def _status(self, text: str, base: Any, _: Cells) -> _Read:
        name = term(text, "statuses", self._labels) if text else "unspecified"
        if name is not None:
            return _Read({"status": name})
        kept = base.status if base else "unspecified"
        known = ", ".join(self._labels.statuses.values())
        return _Read({"status": kept}, f"found {text!r}, expected one of: {known}; {kept} was kept")


#: What reads the cells of a column; all other cells are text.
_READERS: Mapping[str, Callable[[RowReader, str, Any, Cells], _Read]] = {
    "value": RowReader._value,
    "as_of": RowReader._as_of,
    "purpose": RowReader._purpose,
    "amount": RowReader._amount,
    "status": RowReader._status,
    "options": RowReader._options,
    "decision_by": RowReader._decision_by,
    "date": RowReader._date,
}
