"""The native bar chart: its drawing in the text, and its chart part.

Word opens the chart's workbook for "Edit data" and draws the chart again from it; until
then it shows the values cached in the chart part (ECMA-376, part 1, 21.2).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from reports.plan import Chart
from reports.renderers.word.blocks.table import caption_line
from reports.renderers.word.charts.labels import end_series, label_cells, point_labels
from reports.renderers.word.charts.workbook import (
    column_name,
    digits,
    number_format,
    series_of,
    write_workbook,
)
from reports.renderers.word.markup import MarkupWriter, attribute, escape
from reports.renderers.word.parts.archive import Member, member
from reports.renderers.word.parts.relations import OFFICE, XML, relation, relations_part, xml_part
from reports.renderers.word.parts.template_parts import TemplateParts
from reports.wordfile.vocabulary import Style

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
#: English Metric Units in a twentieth of a point.
_EMU = 635
#: Room above and below the bars together, for each of them, and for the legend, in points.
_FRAME, _PITCH, _LEGEND = 8, 20, 22
#: A further line of the legend, what the square before a name takes, and the share of the width
#: that programs fill with names.
_LEGEND_LINE, _MARK_LETTERS, _LEGEND_WIDTH = 12, 4, 0.6
#: Width of a letter of names and labels, room beside them, and their largest shares of the width.
_LETTER, _GAP, _MOST_NAMES, _MOST_LABELS = 4.9, 10, 0.4, 0.3
_POINT = 12_700
_KEEP = "<w:keepNext/>"
_IDS = 824101
#: The series' colours in the theme, and how much lighter each is, in percent: what the PDF has.
_TONES = (
    ("accent1", 0), ("accent1", 50), ("accent1", 75), ("accent3", 0), ("accent2", 0),
    ("accent3", 60), ("accent2", 60), ("accent5", 0),
)  # fmt: skip


def draw_chart(chart: Chart, writer: MarkupWriter, width: int) -> str:
    """Return the caption and the paragraph that holds the chart (`width` in twips)."""
    writer.charts.append(chart)
    number = len(writer.charts)
    caption = chart.caption
    title = caption_line(
        "Figure", caption.label, caption.number, writer.label(caption.text), writer
    )
    height = _height(chart, width) * _POINT
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
    return title + writer.upright(Style.CHART, drawing, _KEEP if note else "") + note


def chart_members(
    chart: Chart, number: int, writer: MarkupWriter, template: TemplateParts
) -> list[Member]:
    """Return the chart's parts: the chart, its relationships and its workbook."""
    workbook = f"Microsoft_Excel_Worksheet{number}.xlsx"
    book = relation("rId1", f"{OFFICE}/package", f"/word/embeddings/{workbook}")
    return [
        member(
            f"word/charts/chart{number}.xml",
            _chart_part(chart, writer, template.accent, template.text_width).encode(),
        ),
        member(f"word/charts/_rels/chart{number}.xml.rels", relations_part(book)),
        # a workbook is a zip already: pressing it again saves nothing
        member(
            f"word/embeddings/{workbook}",
            write_workbook(chart, template.theme_part, writer.language),
            level=1,
        ),
    ]


def _chart_part(chart: Chart, writer: MarkupWriter, accent: str | None, width: int) -> str:
    """Return the chart: the longest bar on top, and no scale, since each bar shows its value."""
    side, grows = ("r", "maxMin") if writer.rtl else ("l", "minMax")
    language = attribute(writer.language)
    named = series_of(chart)
    cells = column_name(len(named) + 1)
    names = _points(bar.label for bar in chart.bars)
    series = [
        _series(index, chart, names, cells, writer.language, _tone(index, accent))
        for index in range(len(named))
    ]
    if chart.is_stacked:
        series.append(end_series(chart, len(named), cells, names, writer.language))
    split = len(chart.statuses) > 1
    layout, fits = _layout(chart, width, writer.rtl)
    return XML + xml_part(
        "chart",
        language=language,
        format=number_format(chart),
        layout=layout,
        wrap="none" if fits else "square",
        series="".join(series),
        grouping="stacked" if chart.is_stacked else "clustered",
        overlap='<c:overlap val="100"/>' if split else "",
        legend=xml_part("chart-legend", language=language) if split else "",
        side=side,
        grows=grows,
    )


def _height(chart: Chart, width: int) -> int:
    """Return the height in points of a chart of a `width` in twentieths of a point."""
    return _FRAME + _PITCH * len(chart.bars) + _legend_height(chart, width)


def _legend_height(chart: Chart, width: int) -> int:
    """Return the height of the legend, which takes several lines for many names."""
    if len(chart.statuses) < 2:
        return 0
    letters = sum(len(name) + _MARK_LETTERS for name in chart.statuses)
    lines = ceil(letters * _LETTER / (width / 20 * _LEGEND_WIDTH))
    return _LEGEND + _LEGEND_LINE * (lines - 1)


def _layout(chart: Chart, width: int, rtl: bool) -> tuple[str, bool]:
    """Return where the bars stand, with room for names and labels, and whether names fit on a line.

    Without it programs draw the longest bar to the edge, and its label over it.
    """
    across, height = width / 20, _height(chart, width)
    wanted = max(len(bar.label) for bar in chart.bars) * _LETTER + _GAP
    names = min(wanted, across * _MOST_NAMES)
    labels = min(max(len(bar.text) for bar in chart.bars) * _LETTER + _GAP, across * _MOST_LABELS)
    top = _legend_height(chart, width)
    place = {
        "x": (labels if rtl else names) / across,
        "y": (top + _FRAME / 2) / height,
        "w": 1 - (names + labels) / across,
        "h": _PITCH * len(chart.bars) / height,
    }
    modes = "".join(f'<c:{name}Mode val="edge"/>' for name in "xy")
    shares = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in place.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/>'
        f"{modes}{shares}</c:manualLayout></c:layout>"
    ), wanted <= names


def _series(index: int, chart: Chart, names: str, cells: str, language: str, tone: str) -> str:
    """Return one series of the chart: the sums of a status, or all of them."""
    name, values = series_of(chart)[index]
    labels = status = None
    if not chart.is_stacked:
        status = name if len(chart.statuses) > 1 else None
        labels = f"<c:dLbls>{point_labels(chart, status, 'outEnd', language)}</c:dLbls>"
    return xml_part(
        "chart-series",
        index=index,
        title=escape(name),
        column=column_name(index + 1),
        format=number_format(chart),
        labels=labels or "",
        count=len(chart.bars),
        last=len(chart.bars) + 1,
        tone=tone,
        names=names,
        values=_points(None if value is None else digits(value) for value in values),
        cells=label_cells(chart, cells) if labels else "",
    )


def _tone(index: int, accent: str | None) -> str:
    """Return a series' colour; grey print tells them apart.

    `accent` is its colour where the document's theme has another one.
    """
    name, share = _TONES[index % len(_TONES)]
    lighter = f'<a:lumMod val="{100 - share}000"/><a:lumOff val="{share}000"/>' if share else ""
    if accent and name == "accent1":
        return f'<a:srgbClr val="{accent}">{lighter}</a:srgbClr>'
    return f'<a:schemeClr val="{name}">{lighter}</a:schemeClr>'


def _points(texts: Iterable[str | None]) -> str:
    return "".join(
        f'<c:pt idx="{place}"><c:v>{escape(text)}</c:v></c:pt>'
        for place, text in enumerate(texts)
        if text is not None
    )
