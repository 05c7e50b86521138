"""The native bar chart: its drawing in the text, and its chart part.

Word opens the chart's workbook for "Edit data" and draws the chart again from it; until
then it shows the values cached in the chart part (ECMA-376, part 1, 21.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial

from reports.plan import Bar, Chart
from reports.renderers.word.markup import MarkupWriter, attribute, escape
from reports.renderers.word.parts.archive import Member, member
from reports.renderers.word.parts.relations import OFFICE, XML, relation, relations_part, xml_part
from reports.renderers.word.parts.template_parts import TemplateParts
from reports.renderers.word.table import caption_line
from reports.renderers.word.workbook import (
    column_name,
    digits,
    label_format,
    number_format,
    series_of,
    write_workbook,
)
from reports.wordfile.vocabulary import Style

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
#: English Metric Units in a twentieth of a point.
_EMU = 635
#: Height of a chart: around the bars, and for each of them (EMU).
_FRAME, _PITCH = 260_000, 330_000
_IDS = 824101
#: How much lighter than the accent the first series are, in percent.
_LIGHTER = (0, 50, 75)


def draw_chart(chart: Chart, writer: MarkupWriter, width: int) -> str:
    """Return the caption and the paragraph that holds the chart (`width` in twips)."""
    writer.charts.append(chart)
    number = len(writer.charts)
    caption = chart.caption
    title = caption_line(
        "Figure", caption.label, caption.number, writer.label(caption.text), writer
    )
    height = _FRAME + _PITCH * (len(chart.bars) + (len(chart.statuses) > 1))
    name = attribute(str(caption))
    drawing = (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * _EMU}" cy="{height}"/>'
        f'<wp:docPr id="{_IDS + number}" name="{name}" descr="{attribute(chart.alt)}"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart r:id="rIdChart{number}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    # never a right-to-left paragraph: in one, LibreOffice writes the chart's numbers backwards
    note = writer.paragraph(Style.TABLE_NOTE, writer.label(chart.note)) if chart.note else ""
    return title + writer.upright(Style.CHART, drawing) + note


def chart_members(
    chart: Chart, number: int, writer: MarkupWriter, template: TemplateParts
) -> list[Member]:
    """Return the chart's parts: the chart, its relationships and its workbook."""
    workbook = f"Microsoft_Excel_Worksheet{number}.xlsx"
    book = relation("rId1", f"{OFFICE}/package", f"/word/embeddings/{workbook}")
    return [
        member(
            f"word/charts/chart{number}.xml", _chart_part(chart, writer, template.accent).encode()
        ),
        member(f"word/charts/_rels/chart{number}.xml.rels", relations_part(book)),
        # a workbook is a zip already: pressing it again saves nothing
        member(f"word/embeddings/{workbook}", write_workbook(chart, template.theme_part), level=1),
    ]


def _chart_part(chart: Chart, writer: MarkupWriter, accent: str | None) -> str:
    """Return the chart: the longest bar on top, and no scale, since each bar shows its value."""
    side, grows = ("r", "maxMin") if writer.rtl else ("l", "minMax")
    language = attribute(writer.language)
    series = "".join(
        _series(index, name, values, chart, language, _tone(index, accent))
        for index, (name, values) in enumerate(series_of(chart))
    )
    split = len(chart.statuses) > 1
    return XML + xml_part(
        "chart",
        language=language,
        format=number_format(chart),
        series=series,
        grouping="stacked" if split else "clustered",
        overlap='<c:overlap val="100"/>' if split else "",
        legend=xml_part("chart-legend", language=language) if split else "",
        side=side,
        grows=grows,
    )


def _series(
    index: int, name: str, values: Sequence[Decimal | None], chart: Chart, language: str, tone: str
) -> str:
    """Return one series of the chart: the sums of a status, or all of them."""
    return xml_part(
        "chart-series",
        language=language,
        index=index,
        title=escape(name),
        column=column_name(index + 1),
        format=number_format(chart),
        labels=_labels(index, chart, language),
        count=len(chart.bars),
        last=len(chart.bars) + 1,
        tone=tone,
        names=_points(bar.label for bar in chart.bars),
        values=_points(None if value is None else digits(value) for value in values),
    )


def _labels(index: int, chart: Chart, language: str) -> str:
    """Return how the values of a series are labelled: each as the other outputs say it."""
    # inside the dark parts of a bar numbers are white
    look = {"ink": "bg1" if len(chart.statuses) > 1 and index == 0 else "tx1", "language": language}
    label = partial(xml_part, "chart-label", **look)
    shown = [_shown(bar, chart, index) for bar in chart.bars]
    forms = [(place, label_format(*each, language)) for place, each in enumerate(shown) if each]
    own = (
        f'<c:dLbl><c:idx val="{place}"/>{label(format=attribute(form))}</c:dLbl>'
        for place, form in forms
        if form
    )
    return "".join(own) + label(format=number_format(chart))


def _shown(bar: Bar, chart: Chart, index: int) -> tuple[str, Decimal] | None:
    """Return the sum of a bar in one series, as shown and as a number; None if it has none."""
    if len(chart.statuses) < 2:
        return bar.text, bar.value
    parts = (part for part in bar.segments if part.status == chart.statuses[index])
    return next(((part.text, part.value) for part in parts), None)


def _tone(index: int, accent: str | None) -> str:
    """Return a series' colour: the accent, then lighter ones that grey print tells apart.

    `accent` is its colour where the document's theme has another one.
    """
    if index >= len(_LIGHTER):
        return f'<a:schemeClr val="accent{2 + index % 5}"/>'
    share = _LIGHTER[index]
    lighter = f'<a:lumMod val="{100 - share}000"/><a:lumOff val="{share}000"/>' if share else ""
    if accent:
        return f'<a:srgbClr val="{accent}">{lighter}</a:srgbClr>'
    return f'<a:schemeClr val="accent1">{lighter}</a:schemeClr>'


def _points(texts: Iterable[str | None]) -> str:
    return "".join(
        f'<c:pt idx="{place}"><c:v>{escape(text)}</c:v></c:pt>'
        for place, text in enumerate(texts)
        if text is not None
    )
