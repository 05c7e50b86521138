"""The tables of an edited brief: which one a grid is, and what its rows say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.language.lexicon import read_lists
from reports.model import Spans
from reports.notices import Notices
from reports.plan.tables.table_parts import NUMBER_COLUMN, TableKind
from reports.revision.cells.merged import OpenedRow, open_rows
from reports.revision.shown import MARKED, Shown, ShownRow, ShownTable
from reports.revision.word.lines import GridRow, WordParagraph, WordTable, quotation, spelt_alike
from reports.wordfile.vocabulary import Mark
from reports.wording.labels import Labels, label_languages, load_labels

#: The columns that a table may have, in order, with the labels that may stand over them.
_COLUMNS: Mapping[TableKind, Mapping[str, tuple[str, ...]]] = {
    "people": {key: (key,) for key in ("name", "role", "affiliation", "note")},
    "figures": {key: (key,) for key in ("label", "value", "as_of", "note")},
    "aid": {
        "donor": ("donor", "party", "donor_or_party"),
        "recipient": ("recipient", "other_party", "recipient_or_party"),
        "purpose": ("purpose", "subject", "purpose_or_subject"),
        "amount": ("amount",),
        "status": ("status",),
        "timing": ("timing",),
    },
    "recommendations": {
        NUMBER_COLUMN: ("row_number",),
        "text": ("recommendation",),
        "options": ("decision",),
        "decision_by": ("decision_by",),
    },
    "approvals": {key: (key,) for key in ("name", "role", "decision", "date")},
}


class TableReader:
    """Reads grids with the words of a brief's language, then those of the others.

    `base` is what the brief showed.
    """

    def __init__(self, base: Shown, notices: Notices) -> None:
        """Read beside `base`; `notices` takes what was not read."""
        self._labels = base.labels
        self._base = base.tables
        tables = base.tables.items()
        self._rows_by_id = {
            kind: {row.id: row for row in table.rows if row.id} for kind, table in tables
        }
        self._homes = {name: kind for kind, rows in self._rows_by_id.items() for name in rows}
        self._notices = notices

    def kind_of(self, grid: WordTable, caption: str | None) -> TableKind | None:
        """Return which table a grid is, None for one that is not of a briefing.

        `caption` is what the bookmark of the caption right above it names.
        """
        if not grid.rows:
            return None
        marked = grid.rows[0].mark(Mark.COLUMN) or ""
        for kind in _COLUMNS:
            if caption == kind or marked.startswith(f"{kind}_"):
                return kind
        homes = (self._homes.get(row.mark(Mark.ROW) or "") for row in grid.rows)
        return next(filter(None, homes), None) or self._kind_by_words(grid.rows[0])

    def marked_column(self, grid: WordTable, kind: TableKind) -> int | None:
        """Return which column of a grid has texts with marks, None where none has."""
        if MARKED not in _COLUMNS[kind]:
            return None
        keys = self._keys(grid.rows[self._header_at(grid, kind)], kind)
        return keys.index(MARKED) if MARKED in keys else None

    def renamed(self, grid: WordTable, kind: TableKind) -> list[str]:
        """Return the titles that stand over known columns and are not theirs."""
        marked = ((cell.text, _marked_key(cell, kind)) for cell in grid.rows[0].cells)
        return [text for text, key in marked if text and key not in (None, self._key(text, kind))]

    def read(self, grid: WordTable, kind: TableKind) -> ShownTable:
        """Return the rows of a grid. Its first row is the header, unless that was deleted, or a
        row was put above it.
        """
        at = self._header_at(grid, kind)
        header, rows = grid.rows[at], [*grid.rows[:at], *grid.rows[at + 1 :]]
        rows = [row for row in rows if not _marks_columns(row) and not _repeats(row, header)]
        keys = self._keys(header, kind)
        base = self._base.get(kind)
        if all(key is None for key in keys):
            if base is None or len(header.cells) != len(base.columns):
                self._notices.add("unknown-table", "the table has no column that is known", kind)
                return ShownTable(kind, (), ())
            keys, rows = list(base.columns), grid.rows
        self._warn_of_columns(header, keys, kind)
        return self._rows(rows, keys, kind)

    def _warn_of_columns(
        self, header: GridRow, keys: Sequence[str | None], kind: TableKind
    ) -> None:
        for key, cell in zip(keys, header.cells, strict=True):
            if key is None and cell.text:
                column = f"the column {quotation(cell.text)} is none of the table's"
                self._notices.add("unknown-column", f"{column}: it was left out", kind)

    def _header_at(self, grid: WordTable, kind: TableKind) -> int:
        """Return which row is the header: the first that has its bookmarks, else the first."""
        marked = (place for place, row in enumerate(grid.rows) if _marks_columns(row))
        return next(marked, 0)

    def _rows(self, rows: list[GridRow], keys: list[str | None], kind: TableKind) -> ShownTable:
        known = self._rows_by_id.get(kind, {})
        texts = {row.text for row in known.values()}
        out: list[ShownRow] = []
        totals: list[str] = []
        for row, opened in zip(rows, open_rows(rows, keys, known), strict=True):
            # an id that the base does not have is another brief's
            name = opened.id if not known or opened.id in known else None
            read = ShownRow(name, opened.cells, _marked_text(row, keys))
            old = known.get(name or "")
            if not any((*opened.cells.values(), _words_of(row))):
                continue
            if read.text not in texts and self._is_total(kind, row, name):
                totals.append(_words_of(row))
                continue
            fitting = self._fitting(read, row, len(keys), kind, old)
            if fitting is not None:
                out.append(fitting)
                self._warn(row, opened, keys, kind)
        columns = tuple(filter(None, keys))
        return ShownTable(kind, columns, tuple(out), tuple(totals))

    def _fitting(
        self, read: ShownRow, row: GridRow, columns: int, kind: TableKind, old: ShownRow | None
    ) -> ShownRow | None:
        """Return a row as `read` if it is one of this table; else say what becomes of it."""
        home, count = self._homes.get(row.mark(Mark.ROW) or ""), len(row.cells)
        if home not in (None, kind):
            fault = f"is one of the table {home}"
        elif old is None and _goes_over_all(row, columns):
            fault = "goes over all columns"
        elif count != columns:
            fault = f"has {count} cells for {columns} columns"
        else:
            return read
        kept = "it was kept as it was" if old else "it was left out"
        self._notices.add("foreign-row", f"the row “{_words_of(row)}” {fault}: {kept}", kind)
        return old

    def _is_total(self, kind: TableKind, row: GridRow, name: str | None) -> bool:
        marked = row.mark(Mark.TOTAL) is not None
        first = next((cell.text.casefold() for cell in row.cells if cell.text), "")
        words = (self._labels.total, *read_lists(self._labels.language, "cells").get("totals", ()))
        total = marked or first.startswith(tuple(word.casefold() for word in words))
        return kind == "aid" and name is None and total

    def _warn(
        self, row: GridRow, opened: OpenedRow, keys: Sequence[str | None], kind: TableKind
    ) -> None:
        place = f"the row “{row.cells[0].text}”"
        for found in opened.notices:
            self._notices.add("merged-cells", f"{place}: {found}", kind)
        for start in row.widths:
            joined = f"has merged cells ({quotation(row.cells[start].text)})"
            kept = "what stood in those columns was kept"
            self._notices.add("merged-cells", f"{place} {joined}: {kept}", kind)
        if row.nested:
            words = quotation(" / ".join(row.nested))
            lost = f"{place} holds a table, which was left out, since a cell has none: {words}"
            self._notices.add("no-place", lost, kind)
        for key, cell in zip(keys, row.cells, strict=False):
            if key is None and cell.text:
                unknown = f"{quotation(cell.text)} stands in a column that is none of the table's"
                self._notices.add("unknown-column", f"{place}: {unknown}", kind)

    def _keys(self, header: GridRow, kind: TableKind) -> list[str | None]:
        out: list[str | None] = []
        for cell in header.cells:
            key = _marked_key(cell, kind) or self._key(cell.text, kind)
            out.append(None if key in out else key)
        return out

    def _key(self, title: str, kind: TableKind) -> str | None:
        every = [self._labels, *map(load_labels, label_languages())]
        words = spelt_alike(title).casefold()
        found = (_words(labels, kind).get(words) for labels in every)
        return next(filter(None, found), None)

    def _kind_by_words(self, header: GridRow) -> TableKind | None:
        """Return the table most of whose columns stand in the header, if that is half of it."""
        scores = {
            kind: sum(self._key(cell.text, kind) is not None for cell in header.cells)
            for kind in _COLUMNS
        }
        best = max(scores, key=lambda kind: scores[kind])
        return best if 2 * scores[best] >= len(header.cells) and scores[best] else None


def _marked_text(row: GridRow, keys: Sequence[str | None]) -> Spans:
    """Return what stands in the column whose cells have marks."""
    cells = zip(keys, row.cells, strict=False)
    return next((cell.spans for key, cell in cells if key == MARKED), ())


def _marked_key(cell: WordParagraph, kind: TableKind) -> str | None:
    """Return the column that the bookmark of a header's cell names."""
    key = (cell.mark(Mark.COLUMN) or "").removeprefix(f"{kind}_")
    return key if key in _COLUMNS[kind] else None


def _words(labels: Labels, kind: TableKind) -> dict[str, str]:
    """Return the column keys by the words that stand over them, in lower case."""
    columns = _COLUMNS[kind].items()
    titles = ((spelt_alike(getattr(labels, n)), key) for key, names in columns for n in names)
    return {title.casefold(): key for title, key in titles}


def _marks_columns(row: GridRow) -> bool:
    return row.mark(Mark.COLUMN) is not None


def _repeats(row: GridRow, header: GridRow) -> bool:
    """Return whether a row says what the header says, as in a table that was parted."""
    return bool(_words_of(row)) and _words_of(row) == _words_of(header)


def _goes_over_all(row: GridRow, columns: int) -> bool:
    """Return whether one cell with words goes over a whole row, as a note of one's own does."""
    return len(row.cells) == columns > 1 and row.widths.get(0) == columns


def _words_of(row: GridRow) -> str:
    """Return all the words of a row."""
    return " | ".join(filter(None, (cell.text for cell in row.cells)))
