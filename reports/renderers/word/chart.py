"""The native bar chart: its drawing in the text, and its chart part.

Word opens the chart's workbook for "Edit data" and draws the chart again from it; until
then it shows the values cached in the chart part (ECMA-376, part 1, 21.2).
"""

from __future__ import annotations

from reports.plan import Chart
from reports.renderers.word.markup import MarkupWriter, attribute, escape
from reports.renderers.word.parts.archive import Member, member
from reports.renderers.word.parts.relations import OFFICE, XML, relation, relations_part
from reports.renderers.word.table import caption_line
from reports.renderers.word.workbook import digits, number_format, write_workbook
from reports.wordfile.vocabulary import Style

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
#: English Metric Units in a twentieth of a point.
_EMU = 635
#: Height of a chart: around the bars, and for each of them (EMU).
_FRAME, _PITCH = 260_000, 330_000
_IDS = 824101


def draw_chart(chart: Chart, writer: MarkupWriter, width: int) -> str:
    """Return the caption and the paragraph that holds the chart (`width` in twips)."""
    writer.charts.append(chart)
    number = len(writer.charts)
    caption = chart.caption
    title = caption_line(
        "Figure", caption.label, caption.number, writer.label(caption.text), writer
    )
    height = _FRAME + _PITCH * len(chart.bars)
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
    return title + writer.upright(Style.CHART, drawing)


def chart_members(chart: Chart, number: int, writer: MarkupWriter, theme: bytes) -> list[Member]:
    """Return the chart's parts: the chart, its relationships and its workbook."""
    workbook = f"Microsoft_Excel_Worksheet{number}.xlsx"
    book = relation("rId1", f"{OFFICE}/package", f"/word/embeddings/{workbook}")
    return [
        member(f"word/charts/chart{number}.xml", _chart_part(chart, writer).encode()),
        member(f"word/charts/_rels/chart{number}.xml.rels", relations_part(book)),
        # a workbook is a zip already: pressing it again saves nothing
        member(f"word/embeddings/{workbook}", write_workbook(chart, theme), level=1),
    ]


def _chart_part(chart: Chart, writer: MarkupWriter) -> str:
    count = len(chart.bars)
    form = number_format(chart)
    names = "".join(
        f'<c:pt idx="{i}"><c:v>{escape(bar.label)}</c:v></c:pt>' for i, bar in enumerate(chart.bars)
    )
    values = "".join(
        f'<c:pt idx="{i}"><c:v>{digits(bar.value)}</c:v></c:pt>' for i, bar in enumerate(chart.bars)
    )
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        '<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{escape(chart.caption.text)}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        '<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/>{_data_labels(form, writer)}'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${count + 1}</c:f><c:numCache>"
        f"<c:formatCode>{form}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val></c:ser>'
    )
    nothing = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return (
        f'{XML}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" '
        f'xmlns:r="{OFFICE}"><c:date1904 val="0"/><c:lang val="{attribute(writer.language)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="55"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        f"{_axes(form, writer)}{nothing}</c:plotArea>"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{nothing}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _axes(form: str, writer: MarkupWriter) -> str:
    """Return the axes: the first bar on top, and no scale, since each bar shows its value."""
    side, grows = ("r", "maxMin") if writer.rtl else ("l", "minMax")
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    line = (
        '<c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:ln>'
        "</c:spPr>"
    )
    return (
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{ticks}{line}{_letters(writer)}'
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="{grows}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/>{ticks}'
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        "</c:valAx>"
    )


def _data_labels(form: str, writer: MarkupWriter) -> str:
    shown = "".join(
        f'<c:show{what} val="{int(what == "Val")}"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{form}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters(writer)}{shown}</c:dLbls>"
    )


def _letters(writer: MarkupWriter) -> str:
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    return (
        '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/>'
        f'<a:p><a:pPr><a:defRPr sz="900">{ink}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{attribute(writer.language)}"/></a:p></c:txPr>'
    )
