"""The pages of a house's template: headers, footers, margins, columns and paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm
from openxml_audit import OpenXmlValidator

from reports.errors import ThemeError
from reports.look import Options
from reports.revision.word.lines import PUT_IN
from reports.revision.word.properties import FILLED_IN
from reports.sources import read_edited
from tests.renderers.word.houses import W, built, changed, codes, part, parts, plain, saved
from tests.renderers.word.lint import lint


def opened(data: bytes) -> docx.document.Document:
    """A brief as python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def texts(story: docx.section._BaseHeaderFooter) -> list[str]:
    """What a header or footer says, a paragraph each."""
    return [paragraph.text for paragraph in story.paragraphs if paragraph.text]


@pytest.fixture
def letterhead() -> docx.document.Document:
    """A template with a letterhead on all pages, and no first page of its own."""
    document = plain()
    document.sections[0].header.paragraphs[0].text = "Example Ministry"
    document.sections[0].footer.paragraphs[0].text = "1 Main Street"
    return document


def test_the_first_page_has_the_letterhead_and_the_marking_once(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    made = built(tmp_path, saved(letterhead))
    section = opened(made.data).sections[0]

    assert section.different_first_page_header_footer
    assert texts(section.first_page_header) == ["Example Ministry"]
    assert "Official" in texts(section.header)[1]
    assert texts(section.header)[0] == "Example Ministry"
    assert texts(section.first_page_footer)[0] == "1 Main Street"
    assert lint(made.data) == []


def test_a_first_page_of_the_house_stays(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    section = letterhead.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Example Ministry, crest"
    made = opened(built(tmp_path, saved(letterhead)).data).sections[0]

    assert texts(made.first_page_header) == ["Example Ministry, crest"]
    assert texts(made.header)[0] == "Example Ministry"


def test_even_pages_have_the_marking_too(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    letterhead.settings.odd_and_even_pages_header_footer = True
    letterhead.sections[0].even_page_header.paragraphs[0].text = "Left"
    made = opened(built(tmp_path, saved(letterhead)).data).sections[0]

    assert texts(made.even_page_header)[0] == "Left"
    assert "Official" in texts(made.even_page_header)[1]


def test_a_section_without_headers_has_those_of_the_one_before(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    letterhead.add_section(WD_SECTION.NEW_PAGE)
    made = opened(built(tmp_path, saved(letterhead)).data)

    assert len(made.sections) == 1
    assert texts(made.sections[0].header)[0] == "Example Ministry"


def test_page_one_is_that_of_the_first_section(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    section = letterhead.add_section(WD_SECTION.NEW_PAGE)
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Next pages"
    made = opened(built(tmp_path, saved(letterhead)).data).sections[0]

    assert texts(made.first_page_header) == ["Example Ministry"]
    assert texts(made.header)[0] == "Next pages"


def test_margins_columns_borders_and_paper_of_the_last_section_stay(tmp_path: Path) -> None:
    document = plain()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(176), Mm(250), Mm(40)
    extra = (
        '<w:pgBorders><w:top w:val="single" w:sz="4" w:space="24" w:color="auto"/></w:pgBorders>'
        '<w:pgNumType w:fmt="lowerRoman" w:start="0"/><w:cols w:num="2" w:space="400"/>'
    )
    data = changed(saved(document), ("word/document.xml", "<w:cols [^>]*/>", extra))
    made = built(tmp_path, data)
    xml = part(made)

    assert '<w:pgSz w:w="9978" w:h="14173"/>' in xml
    assert round(opened(made.data).sections[0].left_margin.mm) == 40
    assert "<w:pgBorders>" in xml
    assert '<w:cols w:num="2" w:space="400"/>' in xml
    assert '<w:pgNumType w:fmt="lowerRoman"/>' in xml  # page 0 is no page of a brief
    (tmp_path / "brief.docx").write_bytes(made.data)
    assert OpenXmlValidator().validate(tmp_path / "brief.docx").errors == []


@pytest.mark.parametrize(
    "said", ["1in", "72pt", "6pc", "6pi", "25.4mm", "2.54cm", "1440", " 1440.4 "]
)
def test_a_length_may_be_said_in_any_unit(said: str, tmp_path: Path) -> None:
    edit = ("word/document.xml", 'w:left="[0-9]+"', f'w:left="{said}"')
    assert 'w:left="1440"' in part(built(tmp_path, changed(saved(plain()), edit)))


@pytest.mark.parametrize("said", ["wide", "1 foot", "", "1e999"])
def test_a_length_that_is_none_is_refused_with_the_way_out(said: str, tmp_path: Path) -> None:
    edit = ("word/document.xml", 'w:left="[0-9]+"', f'w:left="{said}"')
    with pytest.raises(ThemeError, match="save it anew"):
        built(tmp_path, changed(saved(plain()), edit))


@pytest.mark.parametrize(
    ("said", "even"), [("true", True), ("1", True), ("off", False), ("0", False)]
)
def test_even_pages_are_of_their_own_where_the_switch_is_on(
    letterhead: docx.document.Document, said: str, even: bool, tmp_path: Path
) -> None:
    letterhead.settings.odd_and_even_pages_header_footer = True
    edit = ("word/settings.xml", "<w:evenAndOddHeaders/>", f'<w:evenAndOddHeaders w:val="{said}"/>')
    made = built(tmp_path, changed(saved(letterhead), edit))
    assert ('w:type="even"' in part(made)) is even


def test_the_paper_that_somebody_asks_for_goes_before_the_template(tmp_path: Path) -> None:
    document = plain()
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    document.sections[0].page_width, document.sections[0].page_height = Mm(297), Mm(210)
    own = part(built(tmp_path, saved(document)))
    asked = part(built(tmp_path, saved(document), options=Options(page="letter")))

    assert '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' in own
    assert '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>' in asked


def test_the_colour_of_the_page_stays(tmp_path: Path) -> None:
    data = changed(
        saved(plain()),
        ("word/document.xml", "<w:body>", '<w:background w:color="FFFBF0"/><w:body>'),
    )

    assert '<w:background w:color="FFFBF0"/><w:body>' in part(built(tmp_path, data))


def test_pages_that_the_house_numbers_are_not_numbered_twice(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>'
        '<w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    data = changed(saved(letterhead), (r"word/footer1\.xml", "</w:ftr>", f"{field}</w:ftr>"))
    numbered, plainly = built(tmp_path, data), built(tmp_path, saved(letterhead))

    assert "NUMPAGES" not in part(numbered, "word/footer-default.xml")
    assert "NUMPAGES" in part(plainly, "word/footer-default.xml")
    assert "Official" in part(numbered, "word/footer-default.xml")


def test_what_a_header_repeats_of_a_text_that_is_gone_goes_too(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    def repeats(name: str) -> str:
        return (
            f'<w:p><w:fldSimple w:instr=" STYLEREF &quot;{name}&quot; "><w:r><w:t>x</w:t></w:r>'
            "</w:fldSimple></w:p>"
        )

    both = repeats("File Number") + repeats("Title")
    data = changed(saved(letterhead), (r"word/header1\.xml", "</w:hdr>", f"{both}</w:hdr>"))
    made = built(tmp_path, data)

    assert "File Number" not in part(made, "word/header-default.xml")
    assert "STYLEREF &quot;Title&quot;" in part(made, "word/header-default.xml").replace(
        '"', "&quot;"
    )
    assert "field-left-out" in codes(made)


def test_lines_of_ours_do_not_stand_on_the_edge_of_the_paper(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    """LibreOffice writes 0 for a header that is not there; a house may mean it for its own."""
    bare = plain()
    for each in (bare, letterhead):
        each.sections[0].header_distance = Mm(0)
    made = [
        opened(built(tmp_path, saved(each)).data).sections[0].header_distance.mm
        for each in (bare, letterhead)
    ]

    assert round(made[0]) == 10
    assert made[1] == 0


def test_the_title_of_another_paper_does_not_stay_in_the_header(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    """A brief of ours may be somebody's template."""
    old = built(tmp_path, saved(letterhead), "old.docx")
    made = opened(built(tmp_path, old.data).data).sections[0]

    assert len(texts(made.header)) == 3  # letterhead, marking, title
    assert len(texts(made.footer)) == len(texts(opened(old.data).sections[0].footer))


def test_a_letterhead_is_no_edit_however_wide_its_spaces_are(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    letterhead.sections[0].header.paragraphs[0].text = "Example  Ministry\u00a0: press\u2003desk"
    made = built(tmp_path, saved(letterhead))
    edited = changed(made.data, ("word/document.xml", "Lower Varda floods", "Upper Varda floods"))
    (tmp_path / "brief.docx").write_bytes(edited)

    notices = read_edited(tmp_path / "brief.docx").notices
    assert [notice for notice in notices if notice.code in ("made-anew", PUT_IN, FILLED_IN)] == []


def test_no_empty_line_is_left_above_ours(tmp_path: Path) -> None:
    document = plain()
    document.sections[0].header.paragraphs[0].text = ""
    made = opened(built(tmp_path, saved(document)).data).sections[0]

    assert made.header.paragraphs[0].text


def test_namespaces_may_be_called_anything(
    letterhead: docx.document.Document, tmp_path: Path
) -> None:
    header = (
        f'<?xml version="1.0"?><x:hdr xmlns:x="{W}"><x:p><x:r><x:t>Example Ministry</x:t></x:r></x:p>'
        "</x:hdr>"
    )
    data = changed(saved(letterhead), (r"word/header1\.xml", ".+", header.replace("\\", "")))
    made = built(tmp_path, data)

    assert texts(opened(made.data).sections[0].header)[0] == "Example Ministry"
    assert lint(made.data) == []


def test_a_picture_of_the_letterhead_comes_along_for_every_page(tmp_path: Path) -> None:
    document = plain()
    run = document.sections[0].header.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(_PNG))
    made = built(tmp_path, saved(document))
    (tmp_path / "brief.docx").write_bytes(made.data)

    assert len([name for name in parts(made) if name.startswith("word/media/")]) == 1
    for page in ("first", "default"):
        rels = part(made, f"word/_rels/header-{page}.xml.rels")
        assert re.search("/image", rels)
    assert lint(made.data) == []
    assert OpenXmlValidator().validate(tmp_path / "brief.docx").errors == []


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
