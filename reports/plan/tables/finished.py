"""Tables made ready: columns that would be empty are dropped, cells have capitals and dashes."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from reports.plan.labelled import Labelled, capital
from reports.plan.tables.table_parts import Caption, Cell, Column, Row, Table, TableKind
from reports.wording.labels import Labels

#: What stands in a cell that says nothing.
_EMPTY = Cell(Labelled("–"))
_BLANK = Cell()
#: Columns of names, sums and texts, which begin as they are written; all others with a capital.
_AS_WRITTEN = {"name", "affiliation", "donor", "recipient", "value", "amount", "text"}


def text_cell(text: str | None) -> Cell:
    """Return a cell that says `text`."""
    return Cell(Labelled(text)) if text else _BLANK


def finished_table(
    kind: TableKind,
    caption: Caption,
    columns: Sequence[Column],
    rows: Sequence[Row],
    language: str,
    labels: Labels,
    notes: tuple[str, ...] = (),
    *,
    by_hand: Container[str] = (),
) -> Table:
    """Return a table of `rows`, which have a cell for each of `columns`.

    A column in which nothing stands is left out, and of the others a cell that says nothing has
    a dash; but people write into those of `by_hand`, which are there whether or not they have.
    """
    used = [
        i
        for i, column in enumerate(columns)
        if i == 0 or column.key in by_hand or _has_text(rows, i)
    ]
    kept = [columns[i] for i in used]
    told = labels.table_description.format(
        caption=caption.text,
        rows=len([row for row in rows if row.kind != "total"]),
        columns=len(used),
        titles=labels.comma.join([column.title for column in kept]),
    )
    return Table(
        id=f"table-{kind}",
        kind=kind,
        caption=caption,
        columns=tuple(kept),
        rows=tuple([_finished(row, columns, used, language, by_hand) for row in rows]),
        notes=notes,
        description=" ".join((told, *_totals_told(rows, labels))),
    )


def _totals_told(rows: Sequence[Row], labels: Labels) -> Iterator[str]:
    """Yield a sentence for each total, for those who hear a table before its rows."""
    for row in rows:
        if row.kind == "total":
            name, *sums = filter(None, row.texts)
            yield f"{name}{labels.colon}{labels.comma.join(sums)}."


def _has_text(rows: Sequence[Row], column: int) -> bool:
    for row in rows:
        cell = row.cells[column]
        if cell.main.text or cell.below:
            return True
    return False


def _finished(
    row: Row,
    columns: Sequence[Column],
    used: Sequence[int],
    language: str,
    by_hand: Container[str],
) -> Row:
    """Return a row's used cells with capitals, and a dash in each that says nothing."""
    if row.kind == "total":
        cells = [row.cells[i] for i in used]
    else:
        cells = [_finished_cell(row.cells[i], columns[i].key, language, by_hand) for i in used]
    return Row(row.id, tuple(cells), row.kind, row.evidence)


def _finished_cell(cell: Cell, key: str, language: str, by_hand: Container[str]) -> Cell:
    text = cell.main.text
    if not text:
        return _EMPTY if cell.below is None and key not in by_hand else cell
    if text[0].islower() and key not in _AS_WRITTEN:
        return Cell(capital(cell.main, language), cell.below)
    return cell
