"""The labels of Word's chart say what the other outputs say, on every computer, and follow edits."""

import io
import re
import zipfile
from decimal import Decimal

import pytest
from lxml import etree

from reports.look import look_of
from reports.model import Aid, Briefing, Money
from reports.pipeline import plan_of
from reports.plan import Chart, Plan
from reports.renderers.registry import get_renderer
from reports.renderers.word.charts.labels import label_formula
from tests.renderers.word.lint import lint

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DOT = 'SUBSTITUTE(SUBSTITUTE({},",","."),"\N{ARABIC DECIMAL SEPARATOR}",".")'
COMMA = 'SUBSTITUTE(SUBSTITUTE({},".",","),"\N{ARABIC DECIMAL SEPARATOR}",",")'


@pytest.mark.parametrize(
    ("text", "value", "language", "formula"),
    [
        ("EUR 2.015 billion", "2015000000", "en",
         '"EUR "&' + DOT.format("FIXED(B2/1E9,3,TRUE)") + '&" billion"'),
        ("2,015 milliards EUR", "2015000000", "fr",
         COMMA.format("FIXED(B2/1E9,3,TRUE)") + '&" milliards EUR"'),
        ("EUR 600 million", "600000000", "en", '"EUR "&FIXED(B2/1E6,0,TRUE)&" million"'),
        ("EUR 985,500", "985500", "en", '"EUR "&INT(B2/1000)&","&TEXT(MOD(B2,1000),"000")'),
        ("985\u202f500 EUR", "985500", "fr",
         'INT(B2/1000)&"\u202f"&TEXT(MOD(B2,1000),"000")&" EUR"'),
        ("985.500 EUR", "985500", "de", 'INT(B2/1000)&"."&TEXT(MOD(B2,1000),"000")&" EUR"'),
        ("over EUR 12.5", "12.5", "en", '"over EUR "&' + DOT.format("FIXED(B2,1,TRUE)")),
        ("1.505,5 Millionen EUR", "1505500000", "de", None),
        ("EUR 2 billion to 3 billion", "2000000000", "en", None),
        ("EUR 2 billion", "1999000000", "en", None),
        ('"EUR" 5', "5", "en", None),
        ("nothing", "5", "en", None),
    ],
)  # fmt: skip
def test_a_formula_writes_the_number_as_the_text_does(
    text: str, value: str, language: str, formula: str | None
) -> None:
    assert label_formula(text, Decimal(value), language, "B2") == formula


ONE_STATUS = (("Canada", 600_000_000, "pledged"), ("France", 2_015_000_000, "pledged"))
TWO = (*ONE_STATUS, ("Norway", 1_500_000, "signed"))
STACKED = (*TWO, ("Canada", 5_500_000, "signed"))


def planned(rows: tuple[tuple[str, int, str], ...], language: str = "en") -> Plan:
    aid = tuple(
        Aid(donor=donor, purpose="x", status=status, amount=Money(value=value, currency="EUR"))
        for donor, value, status in rows
    )
    return plan_of(Briefing(title="T", language=language, aid=aid))


def drawn(plan: Plan) -> tuple[etree._Element, bytes]:
    """The chart of a brief, and the brief."""
    data = get_renderer("docx").render(plan, look_of()).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/charts/chart1.xml")), data


def labels(chart: etree._Element) -> list[str]:
    """The text that each label shows, of all series."""
    return ["".join(label.itertext()).strip() for label in chart.iter(f"{C}dLbl")]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("rows", [ONE_STATUS, TWO, STACKED])
def test_each_bar_has_one_label_which_says_its_sum(
    rows: tuple[tuple[str, int, str], ...], language: str
) -> None:
    plan = planned(rows, language)
    chart, data = drawn(plan)
    bars = next(block for block in plan.blocks if isinstance(block, Chart)).bars

    assert sorted(labels(chart)) == sorted(bar.text for bar in bars)
    assert lint(data) == []


def test_labels_stand_outside_the_bars() -> None:
    def of(rows: tuple[tuple[str, int, str], ...], tag: str) -> set[str]:
        return {str(each.get("val")) for each in drawn(planned(rows))[0].iter(f"{C}{tag}")}

    assert of(ONE_STATUS, "dLblPos") == of(TWO, "dLblPos") == {"outEnd"}
    assert of(TWO, "grouping") == {"clustered"}
    assert of(TWO, "overlap") == {"100"}
    # a part of a bar has no place outside it
    assert of(STACKED, "grouping") == {"stacked"}
    assert of(STACKED, "dLblPos") == {"inBase"}


def test_the_series_of_labels_is_not_seen() -> None:
    chart, _ = drawn(planned(STACKED))
    *shown, ends = chart.iter(f"{C}ser")

    assert [series.find(f"{C}dLbls") is None for series in shown] == [True, True]
    assert ends.find(f"{C}spPr")[0].tag.endswith("noFill")
    assert ends.findtext(f"{C}tx/{C}v").strip() == ""
    assert {v.text for v in ends.iterfind(f"{C}val//{C}v")} == {"0"}


def test_a_label_follows_its_number_in_the_workbook() -> None:
    _, data = drawn(planned(STACKED))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        name = next(n for n in package.namelist() if n.endswith(".xlsx"))
        book = zipfile.ZipFile(io.BytesIO(package.read(name)))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert re.findall(r'<c r="(D\d)" t="str"><f>[^<]*(SUM\([^)]*\))', sheet) == [
        ("D2", "SUM(B2:C2)"), ("D3", "SUM(B3:C3)"), ("D4", "SUM(B4:C4)"),
    ]  # fmt: skip


def test_bars_leave_room_for_names_and_labels() -> None:
    def widths(rows: tuple[tuple[str, int, str], ...]) -> dict[str, float]:
        place = next(drawn(planned(rows))[0].iter(f"{C}manualLayout"))
        return {
            c.tag.removeprefix(C): float(c.get("val")) for c in place if len(c.tag) == len(C) + 1
        }

    short = widths(ONE_STATUS)
    longer = widths((("A very long name of a body that gives", 5, "pledged"), ONE_STATUS[0]))

    assert 0.05 < short["x"] < longer["x"] <= 0.4
    assert short["x"] + short["w"] < 0.9
    assert longer["w"] > 0.3


def test_no_status_has_the_colour_of_paper() -> None:
    statuses = ("announced", "pledged", "committed", "disbursed", "delivered", "signed")
    rows = tuple((f"D{n}", n + 1, status) for n, status in enumerate(statuses))
    chart, _ = drawn(planned(rows))
    tones = [etree.tostring(s.find(f"{C}spPr")[0][0]) for s in chart.iter(f"{C}ser")]

    assert len(set(tones)) == len(statuses)
    assert not any(b"accent6" in tone or b"bg1" in tone for tone in tones)


def test_a_legend_of_many_names_stands_above_the_bars() -> None:
    def above(count: int) -> float:
        """How many points above the first bar the chart begins."""
        statuses = ("announced", "pledged", "committed", "disbursed", "delivered", "signed")
        rows = tuple((f"D{n}", n + 1, statuses[n % count]) for n in range(6))
        chart, data = drawn(planned(rows))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = package.read("word/document.xml").decode()
        height = int(re.findall(r'<wp:extent cx="\d+" cy="(\d+)"', body)[0]) / 12_700
        (place,) = chart.iter(f"{C}manualLayout")
        return float(str(place.find(f"{C}y").get("val"))) * height

    assert above(1) < above(2) == above(3)
    assert above(6) >= above(2) + 12
