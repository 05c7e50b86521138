"""The linter itself: silent on a sound file, and red for every kind of damage."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal

import pytest

from reports.look import Options
from reports.model import Aid, Briefing, Money
from reports.renderers.word import WordRenderer
from tests.renderers.word.cases import case, everything, fixed_plans
from tests.renderers.word.lint import lint

DOCUMENT = "word/document.xml"
CHART = "word/charts/chart1.xml"
BOOK = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"


@pytest.fixture(scope="module")
def sound() -> bytes:
    return WordRenderer().render(*case(everything(), options=Options(cite=True))).data


def damage(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return the file with `part` changed; fails if the change did nothing."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                old = content.decode("latin-1" if part == BOOK else "utf-8")
                new = change(old)
                assert new != old, f"{part}: nothing was damaged"
                content = new.encode("latin-1" if part == BOOK else "utf-8")
            archive.writestr(name, content)
    return target.getvalue()


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(old, new, 1)


def pattern(old: str, new: str) -> Callable[[str], str]:
    return lambda xml: re.sub(old, new, xml, count=1)


BROKEN: dict[str, tuple[str, Callable[[str], str]]] = {
    "not XML": (DOCUMENT, swap("</w:body>", "")),
    "chart's content type": ("[Content_Types].xml", swap("drawingml.chart+xml", "chart+xml")),
    "part without a type": ("[Content_Types].xml", swap('Extension="xlsx"', 'Extension="xls"')),
    "type without a part": ("[Content_Types].xml", swap("/word/styles.xml", "/word/style.xml")),
    "target that is not there": ("word/_rels/document.xml.rels", swap("/styles.xml", "/s.xml")),
    "address of no kind": ("word/_rels/document.xml.rels", swap("example.org/7", "example.org/{")),
    "id of a relationship twice": ("word/_rels/document.xml.rels", swap('"rIdLink2"', '"rIdLink1"')),
    "reference to nothing": (DOCUMENT, swap('r:id="rIdChart1"', 'r:id="rIdChart9"')),
    "bookmark twice": (DOCUMENT, pattern('w:name="_t_aid"', 'w:name="_T_people"')),
    "bookmark without an end": (DOCUMENT, pattern('<w:bookmarkEnd w:id="3"/>', "")),
    "bookmark without a start": (DOCUMENT, pattern('<w:bookmarkStart w:id="3"[^>]*>', "")),
    "bookmark's name too long": (DOCUMENT, swap('"_f_title"', f'"_f_{"x" * 40}"')),
    "control's id twice": (DOCUMENT, swap('<w:id w:val="824001"/>', '<w:id w:val="824002"/>')),
    "control's tag too long": (DOCUMENT, swap("brief:title", "brief:" + "x" * 80)),
    "plain-text control": (DOCUMENT, swap("</w:sdtPr>", "<w:text/></w:sdtPr>")),
    "numbering that dangles": (DOCUMENT, pattern(r'<w:numId w:val="\d+"', '<w:numId w:val="99"')),
    "numbering without a look": (
        "word/numbering.xml",
        pattern(r'<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="77"/>'),
    ),
    "field without an end": (DOCUMENT, pattern('<w:fldChar w:fldCharType="end"/>', "")),
    "field out of order": (DOCUMENT, swap('"separate"', '"end"')),
    "style that is not there": (DOCUMENT, swap('w:pStyle w:val="Summary"', 'w:pStyle w:val="X"')),
    "style based on nothing": (
        "word/styles.xml",
        swap('<w:basedOn w:val="Heading2"/>', '<w:basedOn w:val="X"/>'),
    ),
    "footnote that is not there": (
        DOCUMENT,
        swap('w:footnoteReference w:id="1"', 'w:footnoteReference w:id="99"'),
    ),
    "footnote twice": ("word/footnotes.xml", swap('w:id="2"', 'w:id="1"')),
    "date that is none": ("docProps/core.xml", swap("2026-11-22T", "22 November 2026")),
    "picture without words": (DOCUMENT, pattern('descr="[^"]*"', 'descr=""')),
    "row of too few cells": (DOCUMENT, pattern("<w:tc>.*?</w:tc>", "")),
    "table without a header": (DOCUMENT, swap("<w:tblHeader/>", "")),
    "white space lost": (DOCUMENT, swap('<w:t xml:space="preserve">Table <', "<w:t>Table <")),
    "base changed": ("customXml/item1.xml", swap("Lower Varda", "Upper Varda")),
    "workbook that is none": (BOOK, swap("PK\5\6", "PK\5\5")),
    "workbook that says otherwise": (CHART, swap("<c:v>8200000</c:v>", "<c:v>8200001</c:v>")),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_damage_of_each_kind_is_found(kind: str, sound: bytes) -> None:
    part, change = BROKEN[kind]

    assert lint(damage(sound, part, change)) != []


def test_a_table_at_the_end_is_found(sound: bytes) -> None:
    change = pattern("(?s)</w:tbl>(?!.*</w:tbl>).*<w:sectPr>", "</w:tbl><w:sectPr>")

    assert any("not followed" in line for line in lint(damage(sound, DOCUMENT, change)))


@pytest.mark.parametrize("name", fixed_plans())
def test_a_made_file_is_sound(name: str) -> None:
    assert lint(WordRenderer().render(*fixed_plans()[name]).data) == []


def test_a_chart_whose_bars_have_not_all_the_statuses_agrees_with_its_workbook() -> None:
    sums = (("A", 7, "announced"), ("B", 9, "committed"), ("A", 3, "committed"))
    rows = tuple(
        Aid(donor=donor, amount=Money(value=Decimal(value), currency="MXN"), status=status)
        for donor, value, status in sums
    )
    data = WordRenderer().render(*case(Briefing(title="Talva", aid=rows))).data
    assert lint(data) == []
    swapped = damage(data, CHART, lambda text: text.replace(">3<", ">4<"))
    assert [found for found in lint(swapped) if "workbook" in found]
