"""The native bar chart: its drawing in the text, its chart part, and the workbook behind it.

Word opens the workbook for "Edit data" and draws the chart again from it; until
then it shows the values cached in the chart part (ECMA-376, part 1, 21.2).
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from reports.plan import Chart
from reports.renderers.word.archive import Member, member, write_archive
from reports.renderers.word.sheet import Sheet, attribute, escape
from reports.renderers.word.table import caption_line
from reports.wordfile import Style

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: English Metric Units in a twentieth of a point.
_EMU = 635
#: Height of a chart: around the bars, and for each of them (EMU).
_FRAME, _PITCH = 260_000, 330_000
_IDS = 824101


def draw_chart(chart: Chart, sheet: Sheet, width: int) -> str:
    """Return the caption and the paragraph that holds the chart (`width` in twips)."""
    sheet.charts.append(chart)
    number = len(sheet.charts)
    caption = chart.caption
    title = caption_line("Figure", caption.label, caption.number, sheet.text(caption.text), sheet)
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
    return title + sheet.upright(Style.CHART, drawing)


def chart_members(chart: Chart, number: int, sheet: Sheet, theme: bytes) -> list[Member]:
    """Return the chart's parts: the chart, its relationships and its workbook."""
    workbook = f"Microsoft_Excel_Worksheet{number}.xlsx"
    relation = (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/package" Target="../embeddings/{workbook}"/></Relationships>'
    )
    return [
        member(f"word/charts/chart{number}.xml", _chart_part(chart, sheet).encode()),
        member(f"word/charts/_rels/chart{number}.xml.rels", relation.encode()),
        # a workbook is a zip already: pressing it again saves nothing
        member(f"word/embeddings/{workbook}", write_workbook(chart, theme), level=1),
    ]


def _chart_part(chart: Chart, sheet: Sheet) -> str:
    count = len(chart.bars)
    form = _number_format(chart)
    names = "".join(
        f'<c:pt idx="{i}"><c:v>{escape(bar.label)}</c:v></c:pt>' for i, bar in enumerate(chart.bars)
    )
    values = "".join(
        f'<c:pt idx="{i}"><c:v>{_digits(bar.value)}</c:v></c:pt>'
        for i, bar in enumerate(chart.bars)
    )
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        '<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{escape(chart.caption.text)}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        '<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/>{_data_labels(form, sheet)}'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${count + 1}</c:f><c:numCache>"
        f"<c:formatCode>{form}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val></c:ser>'
    )
    nothing = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" '
        f'xmlns:r="{_OFFICE}"><c:date1904 val="0"/><c:lang val="{attribute(sheet.language)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="55"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        f"{_axes(form, sheet)}{nothing}</c:plotArea>"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{nothing}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _axes(form: str, sheet: Sheet) -> str:
    """Return the axes: the first bar on top, and no scale, since each bar shows its value."""
    side, grows = ("r", "maxMin") if sheet.rtl else ("l", "minMax")
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    line = (
        '<c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:ln>'
        "</c:spPr>"
    )
    return (
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{ticks}{line}{_letters(sheet)}'
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="{grows}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/>{ticks}'
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        "</c:valAx>"
    )


def _data_labels(form: str, sheet: Sheet) -> str:
    shown = "".join(
        f'<c:show{what} val="{int(what == "Val")}"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{form}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters(sheet)}{shown}</c:dLbls>"
    )


def _letters(sheet: Sheet) -> str:
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    return (
        '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/>'
        f'<a:p><a:pPr><a:defRPr sz="900">{ink}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{attribute(sheet.language)}"/></a:p></c:txPr>'
    )


def _number_format(chart: Chart) -> str:
    whole = all(bar.value == bar.value.to_integral_value() for bar in chart.bars)
    return "#,##0" if whole else "#,##0.00"


def _digits(value: Decimal) -> str:
    return format(value, "f")


def write_workbook(chart: Chart, theme: bytes) -> bytes:
    """Return the workbook (.xlsx) that holds the chart's labels and values."""
    form = 4 if _number_format(chart).endswith("00") else 3
    rows = [_cells(1, "", f"<is><t>{escape(chart.caption.text)}</t></is>", 't="inlineStr"')]
    rows += [
        _cells(row, bar.label, f"<v>{_digits(bar.value)}</v>", 's="1"')
        for row, bar in enumerate(chart.bars, start=2)
    ]
    sheet = (
        f'{_XML}<worksheet xmlns="{_SHEET}"><dimension ref="A1:B{len(rows)}"/>'
        '<cols><col min="1" max="2" width="28" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )
    changing = member("xl/worksheets/sheet1.xml", sheet.encode())
    return write_archive([*_workbook_members(theme, form), changing])


def _cells(row: int, label: str, value: str, kind: str) -> str:
    name = f'<c r="A{row}" t="inlineStr"><is><t xml:space="preserve">{escape(label)}</t></is></c>'
    return f'<row r="{row}">{name}<c r="B{row}" {kind}>{value}</c></row>'


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
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    inner = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml",
             "theme": "theme/theme1.xml"}  # fmt: skip
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(inner),
        "xl/styles.xml": _workbook_styles(form),
    }
    members = [member(name, (_XML + xml).encode(), 9) for name, xml in parts.items()]
    return (*members, member("xl/theme/theme1.xml", theme, 9))


def _relations(targets: dict[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _workbook_styles(form: int) -> str:
    return (
        f'<styleSheet xmlns="{_SHEET}"><fonts count="1"><font><sz val="11"/><color theme="1"/>'
        '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" '
        f'xfId="0"/><xf numFmtId="{form}" fontId="0" fillId="0" borderId="0" xfId="0" '
        'applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" '
        'xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
