"""The workbook behind a chart: one sheet with labels and values, in the brief's own theme.

Parts and attributes follow ECMA-376, part 1, chapter 18. Texts stand in their cells
(18.3.1.53), so there is no table of shared strings.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from reports.plan import Bar, Chart
from reports.renderers.word.charts.labels import label_formula
from reports.renderers.word.markup import escape
from reports.renderers.word.parts.archive import Member, member, write_archive
from reports.renderers.word.parts.relations import (
    OFFICE,
    XML,
    override,
    relation,
    relations_part,
    types_part,
    xml_part,
)

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def number_format(chart: Chart) -> str:
    """Return how the chart and its workbook write its values: whole, or with two places."""
    whole = all(bar.value == bar.value.to_integral_value() for bar in chart.bars)
    return "#,##0" if whole else "#,##0.00"


def digits(value: Decimal) -> str:
    """Return a value as a spreadsheet stores it: to its last digit, never as a power."""
    return format(value, "f")


def series_of(chart: Chart) -> list[tuple[str, list[Decimal | None]]]:
    """Return the chart's series: a name, and the value of each bar, None where it has none."""
    if len(chart.statuses) < 2:
        return [(chart.caption.text, [bar.value for bar in chart.bars])]
    parts = [{one.status: one.value for one in bar.segments} for bar in chart.bars]
    return [(status, [each.get(status) for each in parts]) for status in chart.statuses]


def column_name(index: int) -> str:
    """Return the letter of a sheet's column, counted from 0."""
    return chr(ord("A") + index)


def write_workbook(chart: Chart, theme: bytes, language: str) -> bytes:
    """Return the workbook (.xlsx) that holds the chart's names, values, and labels of bars."""
    form = 4 if number_format(chart).endswith("00") else 3
    series = series_of(chart)
    rows = [_row(1, "", [_text(name) for name, _ in series])]
    for n, bar in enumerate(chart.bars):
        cells = [_number(values[n]) for _, values in series]
        cells.append(_label(bar, f"SUM(B{n + 2}:{column_name(len(series))}{n + 2})", language))
        rows.append(_row(n + 2, bar.label, cells))
    last = column_name(len(series) + 1)
    sheet = (
        f'{XML}<worksheet xmlns="{_SHEET}"><dimension ref="A1:{last}{len(rows)}"/>'
        f'<cols><col min="1" max="{len(series) + 2}" width="28" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )
    changing = member("xl/worksheets/sheet1.xml", sheet.encode())
    return write_archive([*_workbook_members(theme, form), changing])


def _row(row: int, label: str, cells: Sequence[tuple[str, str]]) -> str:
    name = f'<c r="A{row}" t="inlineStr"><is><t xml:space="preserve">{escape(label)}</t></is></c>'
    others = "".join(
        f'<c r="{column_name(n)}{row}" {kind}>{value}</c>'
        for n, (kind, value) in enumerate(cells, start=1)
        if value
    )
    return f'<row r="{row}">{name}{others}</row>'


def _text(text: str) -> tuple[str, str]:
    return 't="inlineStr"', f"<is><t>{escape(text)}</t></is>"


def _number(value: Decimal | None) -> tuple[str, str]:
    return 's="1"', "" if value is None else f"<v>{digits(value)}</v>"


def _label(bar: Bar, summed: str, language: str) -> tuple[str, str]:
    """Return the cell that labels a bar whose sum is the formula `summed`."""
    formula = label_formula(bar.text, bar.value, language, summed)
    if formula is None:
        return _text(bar.text)
    return 't="str"', f"<f>{escape(formula)}</f><v>{escape(bar.text)}</v>"


@lru_cache(maxsize=8)
def _workbook_members(theme: bytes, form: int) -> tuple[Member, ...]:
    """Return the parts that all workbooks share; `form` is a built-in number format (18.8.30)."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = {
        "/xl/workbook.xml": f"{main}.sheet.main+xml",
        "/xl/worksheets/sheet1.xml": f"{main}.worksheet+xml",
        "/xl/styles.xml": f"{main}.styles+xml",
        "/xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    book = (
        f'{XML}<workbook xmlns="{_SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    inner = {"worksheet": "/xl/worksheets/sheet1.xml", "styles": "/xl/styles.xml",
             "theme": "/xl/theme/theme1.xml"}  # fmt: skip
    parts = {
        "[Content_Types].xml": types_part("".join(override(*kind) for kind in kinds.items())),
        "_rels/.rels": _relations({"officeDocument": "/xl/workbook.xml"}),
        "xl/workbook.xml": book.encode(),
        "xl/_rels/workbook.xml.rels": _relations(inner),
        "xl/styles.xml": (XML + xml_part("workbook-styles", format=form)).encode(),
        "xl/theme/theme1.xml": theme,
    }
    return tuple(member(name, data, 9) for name, data in parts.items())


def _relations(targets: dict[str, str]) -> bytes:
    return relations_part(
        "".join(
            relation(f"rId{number}", f"{OFFICE}/{kind}", target)
            for number, (kind, target) in enumerate(targets.items(), start=1)
        )
    )
