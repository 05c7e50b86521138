"""The labels of a chart's bars: what the other outputs say, at the bars' ends.

Word writes a number by the settings of the computer that it runs on, whatever the language of
the document. So a label is the text of a cell in the chart's workbook (“value from cells”,
[MS-ODRAWXML] 2.24.3), whose formula writes the bar's sum as the document's language does: it is
right on every computer, and follows a number that somebody edits. Programs that know no such
labels show the text that is kept with each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.plan import Bar, Chart
from reports.renderers.word.markup import attribute, escape
from reports.renderers.word.parts.relations import xml_part
from reports.wording.formats import format_number

#: A number as a brief writes it, with the marks and spaces of any language between its digits.
_NUMBER = re.compile(r"[0-9](?:[.,’\u00a0\u202f]?[0-9])*")
_GROUPED = 1000
#: The signs before decimals that computers are set to; FIXED writes one of them.
_DECIMAL_SIGNS = (".", ",", "\N{ARABIC DECIMAL SEPARATOR}")
_SPACE = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_OF_POINT = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_OF_SERIES = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_NAMELESS = "\N{NO-BREAK SPACE}"
_FIELD = "{{824C0A11-5B1E-4E0C-9F0B-0000000{:05}}}"
_LOOK = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'


def label_formula(text: str, value: Decimal, language: str, summed: str) -> str | None:
    """Return a formula that writes the sum `summed` (such as ``SUM(B2:C2)``) as `text` says it.

    None where the text has no number, several, or another one than the value.
    """
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or '"' in text:
        return None
    before, _, after = text.partition(numbers[0])
    for power in (0, 3, 6, 9, 12):
        scaled = value.scaleb(-power)
        if format_number(scaled, language) == numbers[0]:
            number = _number(numbers[0], scaled, f"{summed}/1E{power}" if power else summed)
            parts = (f'"{before}"' if before else "", number, f'"{after}"' if after else "")
            return None if number is None else "&".join(part for part in parts if part)
    return None


def _number(shown: str, value: Decimal, said: str) -> str | None:
    """Return the formula of a number of which `said` is the value."""
    places = max(0, -int(value.normalize().as_tuple().exponent))
    if value >= _GROUPED:
        # no function groups digits alike on every computer
        sign = shown[-4]
        whole = places == 0 and value < _GROUPED**2 and not sign.isdigit()
        return f'INT({said}/1000)&"{sign}"&TEXT(MOD({said},1000),"000")' if whole else None
    formula = f"FIXED({said},{places},TRUE)"
    if places:
        sign = shown[-places - 1]
        for other in _DECIMAL_SIGNS:
            if other != sign:
                formula = f'SUBSTITUTE({formula},"{other}","{sign}")'
    return formula


def point_labels(chart: Chart, status: str | None, position: str, language: str) -> str:
    """Return the labels of a series' points: those of a status, or of all bars."""
    shown = (
        _label(place, bar, position, language)
        for place, bar in enumerate(chart.bars)
        if status is None or any(one.status == status for one in bar.segments)
    )
    return "".join(shown) + _shows(position)


def _label(place: int, bar: Bar, position: str, language: str) -> str:
    tongue = attribute(language)
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>'
        f'<a:fld id="{_FIELD.format(place)}" type="CELLRANGE">'
        f'<a:rPr lang="{tongue}" sz="900">{_LOOK}</a:rPr><a:t>{escape(bar.text)}</a:t></a:fld>'
        f'<a:endParaRPr lang="{tongue}" sz="900"/></a:p></c:rich></c:tx>'
        f"{_shows(position)}</c:dLbl>"
    )


def _shows(position: str) -> str:
    known = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    shows = "".join(f'<c:show{name} val="0"/>' for name in known)
    return (
        f'<c:dLblPos val="{position}"/>{shows}<c:extLst><c:ext uri="{_OF_POINT}" {_SPACE}>'
        '<c15:showDataLabelsRange val="1"/></c:ext></c:extLst>'
    )


def label_cells(chart: Chart, column: str) -> str:
    """Return what tells a series the cells of its labels, with what they say now."""
    last = len(chart.bars) + 1
    texts = "".join(_points(chart))
    return (
        f'<c:extLst><c:ext uri="{_OF_SERIES}" {_SPACE}><c15:datalabelsRange>'
        f"<c15:f>Sheet1!${column}$2:${column}${last}</c15:f><c15:dlblRangeCache>"
        f'<c:ptCount val="{len(chart.bars)}"/>{texts}</c15:dlblRangeCache></c15:datalabelsRange>'
        "</c:ext></c:extLst>"
    )


def _points(chart: Chart) -> Iterator[str]:
    for place, bar in enumerate(chart.bars):
        yield f'<c:pt idx="{place}"><c:v>{escape(bar.text)}</c:v></c:pt>'


def end_series(chart: Chart, index: int, column: str, names: str, language: str) -> str:
    """Return a series that is not seen, whose labels stand at the ends of bars of several parts.

    Its values are 0 and stand in no cell: Word has no place outside for a part's label.
    """
    zeros = "".join(f'<c:pt idx="{place}"><c:v>0</c:v></c:pt>' for place in range(len(chart.bars)))
    return xml_part(
        "chart-ends",
        index=index,
        # in a legend, too, there is nothing to be seen of it
        title=_NAMELESS,
        labels=point_labels(chart, None, "inBase", language),
        count=len(chart.bars),
        last=len(chart.bars) + 1,
        names=names,
        values=zeros,
        cells=label_cells(chart, column),
    )
