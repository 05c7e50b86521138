"""Lists in lists have levels of their own, and a brief without any the numbering that it had."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from reports.model import Briefing, Bullets, ListItem, Numbered, Paragraph, Section
from reports.renderers.word import WordRenderer
from tests.renderers.word.cases import bodies, case


def part(briefing: Briefing, name: str) -> str:
    data = WordRenderer().render(*case(briefing)).data
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def of(*blocks: Bullets | Numbered) -> Briefing:
    return Briefing(title="Lists", sections=(Section(body=blocks),))


def kinds(briefing: Briefing) -> list[tuple[str, str, str]]:
    """The style, the level and the kind of each item of a list."""
    numbering = part(briefing, "word/numbering.xml")
    definitions = dict(
        re.findall(r'<w:abstractNum w:abstractNumId="(\d+)"(.*?)</w:abstractNum>', numbering, re.S)
    )
    of_number = dict(
        re.findall(r'<w:num w:numId="(\d+)"><w:abstractNumId w:val="(\d+)"', numbering)
    )
    found = []
    for style, level, number in re.findall(
        r'<w:pStyle w:val="(List\w+)"/>(?:<w:keepNext/>)?'
        r'(?:<w:numPr><w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"/>)?',
        part(briefing, "word/document.xml"),
    ):
        levels = re.findall(
            r'w:ilvl="(\d)".*?<w:numFmt w:val="(\w+)"',
            definitions.get(of_number.get(number, ""), ""),
        )
        found.append((style, level, dict(levels).get(level, "")))
    return found


def test_items_have_the_level_and_the_kind_that_they_are() -> None:
    nested = Bullets(
        bullets=(
            ListItem(text="a", numbered=("b", "c")),
            ListItem(text="d", bullets=("e",)),
            ListItem(text="f", numbered=("g",)),
        )
    )
    assert kinds(of(nested)) == [
        ("ListBullet", "0", "bullet"),
        ("ListNumber", "1", "decimal"),
        ("ListNumber", "1", "decimal"),
        ("ListBullet", "0", "bullet"),
        ("ListBullet", "1", "bullet"),
        ("ListBullet", "0", "bullet"),
        ("ListNumber", "1", "decimal"),
    ]


def test_flat_lists_are_as_they_were() -> None:
    flat = kinds(of(Bullets(bullets=("a",)), Numbered(numbered=("b",))))
    assert flat == [("ListBullet", "", ""), ("ListNumber", "0", "decimal")]
    assert part(of(Bullets(bullets=("a",))), "word/numbering.xml").count("<w:abstractNum ") == 3


def test_equal_shapes_share_a_definition_and_begin_anew() -> None:
    nested = Numbered(numbered=(ListItem(text="a", bullets=("b",)),))
    numbering = part(of(nested, nested), "word/numbering.xml")
    assert numbering.count("<w:abstractNum ") == 4
    assert numbering.count('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>') == 2


@pytest.mark.parametrize("language", ["en", "ar"])
def test_breaks_stand_within_their_runs(language: str) -> None:
    document = part(bodies(language), "word/document.xml")
    assert document.count("<w:br/>") == 9
    assert "\u2028" not in document
    assert document.count('<w:pStyle w:val="Heading2"/>') == 3


def test_a_text_without_a_heading_stands_apart_from_lines_to_take() -> None:
    sections = (Section(body=(Paragraph(text="Below"),)),)
    written = part(
        Briefing(title="T", key_messages=("One", "Two"), sections=sections), "word/document.xml"
    )
    spaced = re.findall(
        r'<w:pStyle w:val="(\w+)"/>(?:<w:keepNext/>)?(<w:spacing [^>]*/>)?', written
    )

    assert [each for each in spaced if each[0] == "ListBullet"] == [
        ("ListBullet", ""),
        ("ListBullet", '<w:spacing w:after="160"/>'),
    ]
