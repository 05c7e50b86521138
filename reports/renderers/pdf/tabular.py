"""The data of a table or a chart as CSV (RFC 4180), for those who compute with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.plan import Chart, Table
from reports.wording.labels import Labels

# what programs that compute take for the start of a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_csv(table: Table) -> bytes:
    """Return the titles of the columns and the rows, as they are printed; no dash for nothing."""
    rows = (["" if c.says_nothing else c.text for c in row.cells] for row in table.rows)
    return _csv([column.title for column in table.columns], rows)


def chart_csv(chart: Chart, labels: Labels) -> bytes:
    """Return the parts of the bars as numbers, in units of the chart's currency."""
    amount = f"{labels.amount}{labels.comma}{chart.currency}"
    titles = [chart.caption.text, labels.status, amount]
    return _csv(titles, _segments(chart))


def _segments(chart: Chart) -> Iterator[Sequence[str]]:
    for bar in chart.bars:
        for part in bar.segments:
            yield bar.label, part.status, f"{part.value:f}"


def _csv(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    # the library's writer costs every command that makes a PDF an import
    lines = [",".join(map(_cell, row)) + "\r\n" for row in (titles, *rows)]
    # with its mark, without which spreadsheets take UTF-8 for another encoding
    return "".join(lines).encode("utf-8-sig")


def _cell(text: str) -> str:
    """Return a cell, in quotes where it needs them, that no spreadsheet runs as a formula."""
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    return '"' + safe.replace('"', '""') + '"' if any(c in safe for c in ',"\r\n') else safe
