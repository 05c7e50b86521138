"""The tables of a briefing: people, figures, aid. Columns that would be empty are dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Literal

from reports.model import Aid, Briefing, Figure, Money
from reports.model.text import ID
from reports.plan.labelled import (
    NOTHING,
    Labelled,
    fill,
    join,
    label,
    open_note,
    with_qualifiers,
)
from reports.plan.tables.finished import finished_table, text_cell
from reports.plan.tables.table_parts import (
    Caption,
    Cell,
    Column,
    Row,
    Table,
)
from reports.plan.tables.totals import Total, total_aid, why_left_out
from reports.wording.formats import (
    format_as_of,
    format_figure,
    format_money,
)
from reports.wording.labels import Labels

#: Characters by which the parts of a row call it that has no sum.
_LONGEST_NAME = 200


def people_table(briefing: Briefing, names: Sequence[str], number: int, labels: Labels) -> Table:
    """Return the table of persons; `names` are their ids."""
    columns = [
        Column("name", labels.name),
        Column("role", labels.role),
        Column("affiliation", labels.affiliation),
        Column("note", labels.note),
    ]
    rows = [
        Row(
            name,
            (text_cell(p.name), text_cell(p.role), text_cell(p.affiliation), text_cell(p.note)),
            evidence=p.evidence,
        )
        for p, name in zip(briefing.people, names, strict=True)
    ]
    caption = labels.people_beside if briefing.figures else labels.people
    return finished_table(
        "people", _caption(caption, number, labels), columns, rows, briefing.language, labels
    )


def figures_table(briefing: Briefing, names: Sequence[str], number: int, labels: Labels) -> Table:
    """Return the table of numbers; `names` are their ids."""
    language = briefing.language
    columns = [
        Column("label", labels.label),
        Column("value", labels.value, "end"),
        Column("as_of", labels.as_of),
        Column("note", labels.note),
    ]
    rows = [
        Row(
            name,
            (
                text_cell(f.label),
                Cell(with_qualifiers(format_figure(f, labels, language), (f, f.amount), labels)),
                text_cell(format_as_of(f.as_of, language) if f.as_of else ""),
                text_cell(f.note),
            ),
            evidence=f.evidence,
        )
        for f, name in zip(briefing.figures, names, strict=True)
    ]
    notes = _open_money([f.amount for f in briefing.figures], labels)
    caption = labels.figures_beside if briefing.people else labels.figures
    return finished_table(
        "figures", _caption(caption, number, labels), columns, rows, language, labels, notes
    )


def is_numeric(row: Figure) -> bool:
    """Return whether a figure has a number, which can be shown large."""
    return row.value is not None or row.amount is not None


def aid_table(briefing: Briefing, number: int, labels: Labels) -> Table:
    """Return the table of aid and agreements, with a total row where the rule allows one."""
    purposes = Purposes(briefing, labels)
    rows = [_aid_row(row, purposes, briefing, labels) for row in briefing.aid]
    totals = total_aid(briefing.aid) if briefing.totals else ()
    rows += [_total_row(i, total, briefing, labels) for i, total in enumerate(totals, start=1)]
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
    if totals:
        notes += _left_out(briefing.aid, totals, labels)
    return finished_table(
        "aid", _caption(caption, number, labels), columns, rows, briefing.language, labels, notes
    )


def _caption(text: str, number: int, labels: Labels) -> Caption:
    return Caption(labels.table, number, text)


def lacks_whole(row: Aid, ids: Container[str | None]) -> bool:
    """Return whether `row` is part of a row that is not there; a sum in words is no row's id."""
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

    def labelled(self, row: Aid) -> Labelled:
        """Return what `row` is for, with kind and form where the purpose does not say."""
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
        """Return whether the table says of `row` what it is a part of."""
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
    cells = (
        text_cell(row.donor),
        text_cell(row.recipient),
        Cell(purposes.labelled(row)),
        _sums(row, labels, briefing.language),
        Cell(label(labels.statuses.get(row.status, ""))),
        text_cell(row.timing),
    )
    kind: Literal["part", "row"] = "part" if purposes.is_part(row) else "row"
    return Row(str(row.id), cells, kind, row.evidence)


def _sums(row: Aid, labels: Labels, language: str) -> Cell:
    """Return the amount with its equivalent below it; the equivalent where it stands alone."""
    amount, equivalent = (
        with_qualifiers(format_money(money, labels, language), (money,), labels) if money else None
        for money in (row.amount, row.equivalent)
    )
    if amount and equivalent:
        below = join((Labelled("("), equivalent, Labelled(")")))
        return Cell(amount, below._replace(note=equivalent.note))
    return Cell(amount or equivalent or NOTHING)


def _total_row(number: int, total: Total, briefing: Briefing, labels: Labels) -> Row:
    words = labels.total_in.format(currency=total.money.currency)
    status = labels.statuses.get(total.status)
    name = Cell(label(f"{words}{labels.comma}{status}" if status else words))
    money = format_money(total.money, labels, briefing.language)
    amount = Cell(with_qualifiers(money, (total.money,), labels))
    return Row(f"total-{number}", (name, Cell(), Cell(), amount, Cell(), Cell()), "total")


def _left_out(rows: Sequence[Aid], totals: Sequence[Total], labels: Labels) -> tuple[str, ...]:
    """Return a note that says which sums are in no total, and how many of each kind."""
    kinds = Counter(filter(None, (why_left_out(row, totals) for row in rows)))
    what = [f"{getattr(labels, f'left_{kind}')} ({count})" for kind, count in kinds.items()]
    return (labels.left_out.format(what="; ".join(what)),) if what else ()


def _mix(rows: Sequence[Aid]) -> Literal["aid", "agreements", "both"]:
    agreements = sum(row.kind == "agreement" for row in rows)
    return "aid" if not agreements else "agreements" if agreements == len(rows) else "both"


def _open_money(amounts: Iterable[Money | None], labels: Labels) -> tuple[str, ...]:
    """Return a note for each kind of money whose currency the source leaves open."""
    return tuple(filter(None, dict.fromkeys(open_note(money, labels) for money in amounts)))


def _said(label: str, purpose: str) -> bool:
    """Return whether `purpose` already has a telling word of `label` (not just “aid”)."""
    said = purpose.casefold()
    words = [w for w in label.casefold().split() if len(w) > 3 and w != "aide"] or [label]
    return any(word in said for word in words)
