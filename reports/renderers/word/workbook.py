"""The workbook behind a chart: one sheet with labels and values, in the brief's own theme.

Parts and attributes follow ECMA-376, part 1, chapter 18. Texts stand in their cells
(18.3.1.53), so there is no table of shared strings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from reports.plan import Chart
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
from reports.wording.formats import format_number

#: A number as a brief writes it, with the marks and spaces of any language between its digits.
_NUMBER = re.compile(r"[0-9](?:[.,’\u00a0\u202f]?[0-9])*")
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def number_format(chart: Chart) -> str:
    """Return how the chart and its workbook write its values: whole, or with two places."""
    whole = all(bar.value == bar.value.to_integral_value() for bar in chart.bars)
    return "#,##0" if whole else "#,##0.00"


def label_format(text: str, value: Decimal, language: str) -> str | None:
    """Return the number format that writes `value` as `text`, such as “EUR 2.015 billion”.

    It stays right when the value is edited. None where the text has no number, or several.
    """
    numbers = _NUMBER.findall(text)
    for power in (0, 3, 6, 9, 12) if len(numbers) == 1 and '"' not in text else ():
        number = format_number(value.scaleb(-power), language)
        if number == numbers[0]:
            places = max(0, -int(value.scaleb(-power).normalize().as_tuple().exponent))
            before, after = (f'"{part}"' if part else "" for part in text.split(number))
            decimals = "." + "0" * places if places else ""
            return f"{before}{'0' if power else '#,##0'}{decimals}{',' * (power // 3)}{after}"
    return None


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


def write_workbook(chart: Chart, theme: bytes) -> bytes:
    """Return the workbook (.xlsx) that holds the chart's labels and values."""
    form = 4 if number_format(chart).endswith("00") else 3
    series = series_of(chart)
    rows = [_row(1, "", [_text(name) for name, _ in series])]
    for n, bar in enumerate(chart.bars):
        rows.append(_row(n + 2, bar.label, [_number(values[n]) for _, values in series]))
    last = column_name(len(series))
    sheet = (
        f'{XML}<worksheet xmlns="{_SHEET}"><dimension ref="A1:{last}{len(rows)}"/>'
        f'<cols><col min="1" max="{len(series) + 1}" width="28" customWidth="1"/></cols>'
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
