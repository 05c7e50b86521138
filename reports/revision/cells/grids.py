"""The tables of an edited brief: which one a grid is, and what its rows say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from reports.notices import Notice, note
from reports.plan import Labels, label_languages, load_labels
from reports.revision.cells.merged import OpenedRow, open_rows
from reports.revision.shown import ShownRow, ShownTable, TableKind
from reports.revision.word.lines import Grid, GridRow
from reports.wordfile import Mark

#: The columns that a table may have, in order, with the labels that may stand over them.
_COLUMNS: Mapping[TableKind, Mapping[str, tuple[str, ...]]] = {
    "people": {
        "name": ("name",),
        "role": ("role",),
        "affiliation": ("affiliation",),
        "note": ("note",),
    },
    "figures": {
        "label": ("label",),
        "value": ("value",),
        "as_of": ("as_of",),
        "note": ("note",),
    },
    "aid": {
        "donor": ("donor", "party", "donor_or_party"),
        "recipient": ("recipient", "other_party", "recipient_or_party"),
        "purpose": ("purpose", "subject", "purpose_or_subject"),
        "amount": ("amount",),
        "status": ("status",),
        "timing": ("timing",),
    },
}


class TableReader:
    """Reads grids with the words of a brief's language, then those of the others.

    `base` are the tables that the base shows.
    """

    def __init__(self, labels: Labels, base: Mapping[TableKind, ShownTable]) -> None:
        """Read with the labels of the brief's language."""
        self._labels = labels
        self._base = base
        self._homes = {row.id: kind for kind, t in base.items() for row in t.rows if row.id}
        self.notices: list[Notice] = []

    def kind_of(self, grid: Grid, caption: str | None) -> TableKind | None:
        """Return which table a grid is, None for one that is not of a briefing.

        `caption` is what the bookmark of the caption right above it names.
        """
        if not grid.rows:
            return None
        marked = grid.rows[0].mark(Mark.COLUMN) or ""
        for kind in _COLUMNS:
            if caption == kind or marked.startswith(f"{kind}_"):
                return kind
        for row in grid.rows:
            if home := self._homes.get(row.mark(Mark.ROW) or ""):
                return home
        return self._kind_by_words(grid.rows[0])

    def renamed(self, grid: Grid, kind: TableKind) -> list[str]:
        """Return the titles that stand over known columns and are not theirs."""
        found = []
        for cell in grid.rows[0].cells:
            key = (cell.mark(Mark.COLUMN) or "").removeprefix(f"{kind}_")
            if key in _COLUMNS[kind] and self._key_by_words(cell.text, kind) != key:
                found.append(cell.text)
        return list(filter(None, found))

    def read(self, grid: Grid, kind: TableKind) -> ShownTable:
        """Return the rows of a grid. Its first row is the header, unless that was deleted."""
        header, *rows = grid.rows
        keys = self._keys(header, kind)
        base = self._base.get(kind)
        if all(key is None for key in keys):
            if base is None or len(header.cells) != len(base.columns):
                self.notices.append(
                    note("unknown-table", f"the table {kind} has no column that is known")
                )
                return ShownTable(kind, (), ())
            keys, rows = list(base.columns), grid.rows
        for key, cell in zip(keys, header.cells, strict=True):
            if key is None and cell.text:
                self.notices.append(
                    note(
                        "unknown-column",
                        f"the column {cell.text!r} of the table {kind} is not known",
                    )
                )
        return self._rows(rows, keys, kind)

    def _rows(self, rows: list[GridRow], keys: list[str | None], kind: TableKind) -> ShownTable:
        base = self._base.get(kind)
        known = {row.id: row.cells for row in base.rows if row.id} if base else {}
        texts = {row.text for row in base.rows} if base else set()
        out: list[ShownRow] = []
        totals: list[str] = []
        for row, opened in zip(rows, open_rows(rows, keys, known), strict=True):
            shown = _shown_row(opened, known)
            new = shown.id is None and shown.text not in texts
            if _is_empty(row, opened):
                continue
            if new and self._is_total(kind, row):
                totals.append(_words_of(row))
                continue
            fits = self._fits(row, len(keys), kind, known.get(opened.id or ""))
            self._warn(row, opened, keys, kind)
            if fits:
                out.append(shown)
            elif opened.id in known:
                out.append(ShownRow(opened.id, known[opened.id]))
        columns = tuple(key for key in keys if key is not None)
        return ShownTable(kind, columns, tuple(out), tuple(totals))

    def _fits(
        self, row: GridRow, columns: int, kind: TableKind, old: Mapping[str, str] | None
    ) -> bool:
        """Tell whether a row is one of this table; else say what becomes of it."""
        place = f"the row “{_words_of(row)}” of the table {kind}"
        kept = "it was kept as it was" if old else "it was left out"
        home = self._homes.get(row.mark(Mark.ROW) or "")
        if home not in (None, kind):
            self.notices.append(note("foreign-row", f"{place} is one of the table {home}: {kept}"))
            return False
        if len(row.cells) != columns:
            count = len(row.cells)
            self.notices.append(
                note("foreign-row", f"{place} has {count} cells for {columns} columns: {kept}")
            )
            return False
        return True

    def _is_total(self, kind: TableKind, row: GridRow) -> bool:
        first = row.cells[0].text.casefold()
        return kind == "aid" and first.startswith(self._labels.total.casefold())

    def _warn(
        self, row: GridRow, opened: OpenedRow, keys: Sequence[str | None], kind: TableKind
    ) -> None:
        place = f"the row “{row.cells[0].text}” of the table {kind}"
        self.notices += [note("merged-cells", told, place) for told in opened.said]
        for start in row.widths:
            said = row.cells[start].text
            self.notices.append(
                note(
                    "merged-cells",
                    f"{place} has merged cells ({said!r}): the columns that they cover were kept",
                )
            )
        if row.nested:
            self.notices.append(
                note("no-place", f"{place} holds a table, which has no place in a briefing")
            )
        for key, cell in zip(keys, row.cells, strict=False):
            if key is None and cell.text:
                self.notices.append(
                    note(
                        "unknown-column",
                        f"{place}: {cell.text!r} stands in a column that is not known",
                    )
                )

    def _keys(self, header: GridRow, kind: TableKind) -> list[str | None]:
        out: list[str | None] = []
        for cell in header.cells:
            marked = (cell.mark(Mark.COLUMN) or "").removeprefix(f"{kind}_")
            key = marked if marked in _COLUMNS[kind] else self._key_by_words(cell.text, kind)
            out.append(None if key in out else key)
        return out

    def _key_by_words(self, title: str, kind: TableKind) -> str | None:
        every = [self._labels, *map(load_labels, label_languages())]
        found = (_words(labels, kind).get(title.casefold()) for labels in every)
        return next(filter(None, found), None)

    def _kind_by_words(self, header: GridRow) -> TableKind | None:
        """Return the table most of whose columns stand in the header, if that is half of it."""
        scores = {
            kind: sum(self._key_by_words(cell.text, kind) is not None for cell in header.cells)
            for kind in _COLUMNS
        }
        best = max(scores, key=lambda kind: scores[kind])
        return best if 2 * scores[best] >= len(header.cells) and scores[best] else None


def _shown_row(opened: OpenedRow, known: Mapping[str, Mapping[str, str]]) -> ShownRow:
    """Return what a row shows; an id that the base does not have is another brief's."""
    own = not known or opened.id in known
    return ShownRow(opened.id if own else None, opened.cells)


def _is_empty(row: GridRow, opened: OpenedRow) -> bool:
    return not any(cell.text for cell in row.cells) and not any(opened.cells.values())


def _words(labels: Labels, kind: TableKind) -> dict[str, str]:
    """Return the column keys by the words that stand over them, in lower case."""
    texts = {f.name: getattr(labels, f.name) for f in fields(labels)}
    return {texts[name].casefold(): key for key, names in _COLUMNS[kind].items() for name in names}


def _words_of(row: GridRow) -> str:
    """Return all the words of a row."""
    return " | ".join(filter(None, (cell.text for cell in row.cells)))
