"""The tables of a briefing: people, figures, aid. Columns that would be empty are dropped."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from reports.model import Aid, Briefing, Figure, Money, Person
from reports.model.text import ID
from reports.plan.labelled import Labelled, fill, join, label, with_qualifiers
from reports.plan.parts import Caption, Column, Row, Table
from reports.plan.totals import total_aid
from reports.wording.formats import (
    format_as_of,
    format_figure,
    format_money,
    format_money_with_equivalent,
)
from reports.wording.labels import Labels

#: Characters by which the parts of a row call it that has no sum.
_LONGEST_NAME = 200


def people_table(people: Sequence[Person], number: int, labels: Labels) -> Table:
    """Return the table of persons."""
    columns = [
        Column("name", labels.name),
        Column("role", labels.role),
        Column("affiliation", labels.affiliation),
        Column("note", labels.note),
    ]
    rows = [
        Row(
            str(p.id),
            (p.name, p.role or "", p.affiliation or "", p.note or ""),
            evidence=p.evidence,
        )
        for p in people
    ]
    return _table("people", labels.people, number, columns, rows, labels)


def figures_table(figures: Sequence[Figure], number: int, labels: Labels, language: str) -> Table:
    """Return the table of numbers."""
    columns = [
        Column("label", labels.label),
        Column("value", labels.value, "end"),
        Column("as_of", labels.as_of),
        Column("note", labels.note),
    ]
    rows = [
        _labelled_row(
            str(f.id),
            (
                Labelled(f.label),
                with_qualifiers(format_figure(f, labels, language), (f, f.amount), labels),
                Labelled(format_as_of(f.as_of, language) if f.as_of else ""),
                Labelled(f.note or ""),
            ),
            "row",
            f.evidence,
        )
        for f in figures
    ]
    notes = _open_money([f.amount for f in figures], labels)
    return _table("figures", labels.figures, number, columns, rows, labels, notes)


def aid_table(briefing: Briefing, number: int, labels: Labels) -> Table:
    """Return the table of aid and agreements, with a total row where the rule allows one."""
    purposes = Purposes(briefing, labels)
    rows = [_aid_row(row, purposes, briefing, labels) for row in briefing.aid]
    totals = total_aid(briefing.aid) if briefing.totals else ()
    rows += [_total_row(i, t.status, format_money(t.money, labels, briefing.language), labels)
             for i, t in enumerate(totals, start=1)]  # fmt: skip
    mix = _mix(briefing.aid)
    titles = {
        "aid": (labels.donor, labels.recipient, labels.purpose),
        "agreements": (labels.party, labels.other_party, labels.subject),
        "both": (labels.donor_or_party, labels.recipient_or_party, labels.purpose_or_subject),
    }[mix]
    columns = [
        *(Column(k, t) for k, t in zip(("donor", "recipient", "purpose"), titles, strict=True)),
        Column("amount", labels.amount, "end"),
        Column("status", labels.status),
        Column("timing", labels.timing),
    ]
    caption = {"aid": labels.aid, "agreements": labels.agreements}.get(
        mix, labels.aid_and_agreements
    )
    notes = _open_money([m for row in briefing.aid for m in (row.amount, row.equivalent)], labels)
    return _table("aid", caption, number, columns, rows, labels, notes)


def lacks_whole(row: Aid, ids: Container[str | None]) -> bool:
    """Tell whether `row` is part of a row that is not there; a sum in words is no row's id."""
    whole = row.part_of
    return whole is not None and whole not in ids and re.fullmatch(ID, whole) is not None


class Purposes:
    """Says what each row of aid is for; what is asked for every row is looked up once."""

    def __init__(self, briefing: Briefing, labels: Labels) -> None:
        """Look at the rows of `briefing`, whose ids are known by now."""
        self._labels = labels
        self._language = briefing.language
        self._mixed = _mix(briefing.aid) == "both"
        self._rows = {row.id: row for row in briefing.aid}

    def of(self, row: Aid) -> str:
        """Return what `row` is for, with kind and form where the purpose does not say."""
        return self.labelled(row).text

    def labelled(self, row: Aid) -> Labelled:
        """Return the same, with the letters of it that are labels."""
        labels = self._labels
        purpose = Labelled(row.purpose) if row.purpose else label(labels.kinds[row.kind])
        if row.kind != "agreement":
            purpose = join((purpose, *self._added(row, purpose.text)))
        elif self._mixed and row.purpose:
            purpose = fill(labels.agreement_on, subject=purpose)
        if row.cumulative:
            purpose = fill(labels.cumulative, purpose=purpose)
        if row.part_of and self.is_part(row):
            whole = Labelled(self._whole(row.part_of))
            purpose = fill(labels.part_of, purpose=purpose, whole=whole)
        return purpose

    def _added(self, row: Aid, purpose: str) -> tuple[Labelled, ...]:
        """Return kind and form in brackets, as far as the purpose does not say them."""
        labels = self._labels
        kind = None if row.kind == "other" else labels.kinds[row.kind]
        names = filter(None, (kind, labels.forms.get(row.form)))
        added = ", ".join(name for name in names if not _said(name, purpose))
        return (Labelled(" "), label(f"({added})")) if added else ()

    def is_part(self, row: Aid) -> bool:
        """Tell whether the table says of `row` what it is a part of."""
        return row.part_of is not None and not lacks_whole(row, self._rows)

    def _whole(self, part_of: str) -> str:
        """Return how the row `part_of` is called: by its sum, or by what it is for."""
        row = self._rows.get(part_of)
        if row is None:
            return part_of
        if row.amount:
            return format_money(row.amount, self._labels, self._language)
        name = row.purpose or self._labels.kinds[row.kind]
        # each of its parts names it: a name without end would be printed once a part
        return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"


def _aid_row(row: Aid, purposes: Purposes, briefing: Briefing, labels: Labels) -> Row:
    money = (
        format_money_with_equivalent(row.amount, row.equivalent, labels, briefing.language)
        if row.amount
        else format_money(row.equivalent, labels, briefing.language)
        if row.equivalent
        else ""
    )
    cells = (
        Labelled(row.donor or ""),
        Labelled(row.recipient or ""),
        purposes.labelled(row),
        with_qualifiers(money, (row.amount, row.equivalent), labels),
        label(labels.statuses.get(row.status, "")),
        Labelled(row.timing or ""),
    )
    kind: Literal["part", "row"] = "part" if purposes.is_part(row) else "row"
    return _labelled_row(str(row.id), cells, kind, row.evidence)


def _labelled_row(
    id_: str, cells: Sequence[Labelled], kind: Literal["row", "part"], evidence: str | None
) -> Row:
    texts, ranges = tuple(c.text for c in cells), tuple(c.labels for c in cells)
    return Row(id_, texts, kind, evidence, ranges)


def _total_row(number: int, status: str, amount: str, labels: Labels) -> Row:
    name = labels.statuses.get(status)
    words = label(f"{labels.total}, {name}" if name else labels.total)
    cells = (words.text, "", "", amount, "", "")
    return Row(f"total-{number}", cells, "total", labelled=(words.labels, (), (), (), (), ()))


def _mix(rows: Sequence[Aid]) -> Literal["aid", "agreements", "both"]:
    agreements = sum(row.kind == "agreement" for row in rows)
    return "aid" if not agreements else "agreements" if agreements == len(rows) else "both"


def _open_money(amounts: Iterable[Money | None], labels: Labels) -> tuple[str, ...]:
    """Return a note for each kind of money whose currency the source leaves open."""
    units = dict.fromkeys(m.unit for m in amounts if m is not None and m.currency is None)
    return tuple(
        labels.open_unit.format(unit=unit) if unit else labels.bare_dollar for unit in units
    )


def _said(label: str, purpose: str) -> bool:
    """Tell whether `purpose` already has a telling word of `label` (not just “aid”)."""
    said = purpose.casefold()
    words = [w for w in label.casefold().split() if len(w) > 3 and w != "aide"] or [label]
    return any(word in said for word in words)


def _table(
    kind: Literal["people", "figures", "aid"],
    caption: str,
    number: int,
    columns: Sequence[Column],
    rows: Sequence[Row],
    labels: Labels,
    notes: tuple[str, ...] = (),
) -> Table:
    used = [i for i in range(len(columns)) if i == 0 or any(row.cells[i] for row in rows)]
    kept = tuple(_kept(row, used) for row in rows)
    return Table(
        id=f"table-{kind}",
        kind=kind,
        caption=Caption(labels.table, number, caption),
        columns=tuple(columns[i] for i in used),
        rows=kept,
        notes=notes,
        description=labels.table_description.format(
            caption=caption, rows=len(rows), columns=len(used)
        ),
    )


def _kept(row: Row, used: Sequence[int]) -> Row:
    """Return a row with the cells of the columns that are used."""
    labelled = tuple(row.labelled[i] for i in used) if row.labelled else ()
    return replace(row, cells=tuple(row.cells[i] for i in used), labelled=labelled)
