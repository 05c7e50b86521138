"""The labels of Word's chart say what the other outputs say, and follow the numbers."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import unescape

import pytest

from reports.look import look_of
from reports.model import Aid, Briefing, Money
from reports.pipeline import plan_of
from reports.renderers.registry import get_renderer
from reports.renderers.word.workbook import label_format


@pytest.mark.parametrize(
    ("text", "value", "language", "form"),
    [
        ("EUR 2.015 billion", "2015000000", "en", '"EUR "0.000,,," billion"'),
        ("2,015 milliards EUR", "2015000000", "fr", '0.000,,," milliards EUR"'),
        ("2.015 Milliarden EUR", "2015000000000", "de", '0,,," Milliarden EUR"'),
        ("EUR 985,500", "985500", "en", '"EUR "#,##0'),
        ("over EUR 12.5", "12.5", "en", '"over EUR "#,##0.0'),
        ("EUR 2 billion to 3 billion", "2000000000", "en", None),
        ("EUR 2 billion", "1999000000", "en", None),
        ('"EUR" 5', "5", "en", None),
        ("nothing", "5", "en", None),
    ],
)
def test_a_format_writes_the_number_as_the_text_does(
    text: str, value: str, language: str, form: str | None
) -> None:
    assert label_format(text, Decimal(value), language) == form


def labels(*rows: tuple[str, int, str]) -> list[str]:
    aid = tuple(
        Aid(donor=donor, purpose="x", status=status, amount=Money(value=value, currency="EUR"))
        for donor, value, status in rows
    )
    data = get_renderer("docx").render(plan_of(Briefing(title="T", aid=aid)), look_of()).data
    with zipfile.ZipFile(BytesIO(data)) as package:
        chart = package.read("word/charts/chart1.xml").decode()
    found = re.findall(r'<c:dLbl><c:idx val="(\d)"/><c:numFmt formatCode="([^"]*)"', chart)
    return [f"{at} {unescape(form, {'&quot;': chr(34)})}" for at, form in found]


def test_each_bar_has_its_own_label() -> None:
    assert labels(("Canada", 600_000_000, "pledged"), ("France", 2_015_000_000, "pledged")) == [
        '0 "EUR "0.000,,," billion"',
        '1 "EUR "0,," million"',
    ]


def test_the_parts_of_a_bar_have_theirs_and_what_is_not_there_has_none() -> None:
    found = labels(
        ("Canada", 600_000_000, "pledged"),
        ("Canada", 5_000_000, "signed"),
        ("France", 1_500_000, "signed"),
    )
    assert found == ['0 "EUR "0,," million"', '0 "EUR "0,," million"', '1 "EUR "0.0,," million"']
