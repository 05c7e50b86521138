"""A template of any house: the styles that it lacks are added, and look as its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from openxml_audit import OpenXmlValidator

from reports.renderers.word.parts.template import open_template, opened_template
from reports.renderers.word.parts.template_parts import SHIPPED
from reports.resources import resource_bytes
from reports.sources import read_edited
from reports.theme import load_theme
from tests.renderers.word.houses import (
    built,
    changed,
    codes,
    part,
    plain,
    saved,
    style,
    style_id,
    without,
)
from tests.renderers.word.lint import lint

NAVY = "14304F"


def test_a_template_of_any_house_is_taken_and_completed(tmp_path: Path) -> None:
    made = built(tmp_path, saved(plain()))
    (tmp_path / "brief.docx").write_bytes(made.data)

    assert lint(made.data) == []
    assert OpenXmlValidator().validate(tmp_path / "brief.docx").errors == []
    (notice,) = [each for each in made.notices if each.code == "styles-added"]
    assert notice.severity == "note"
    assert "styles, which were added: Marking, Embargo, Kicker, Dateline" in notice.found
    assert "Title" not in notice.found.replace("Subtitle", "")  # it has one


def test_a_template_that_has_all_styles_is_given_none(tmp_path: Path) -> None:
    shipped = resource_bytes(SHIPPED)

    assert codes(built(tmp_path, shipped)) == []


def test_what_is_added_has_the_fonts_and_colours_of_the_house(tmp_path: Path) -> None:
    document = plain()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x6B, 0x1A, 0x2E)
    made = built(tmp_path, saved(document))
    added = part(made, "word/styles.xml").partition('w:val="Marking"')[2]

    assert NAVY not in part(made, "word/styles.xml")
    assert "w:rFonts" not in added
    assert 'w:fill="6B1A2E"' in style(made, "Briefing Table")
    assert 'w:val="6B1A2E"' in style(made, "Summary")
    assert '<w:basedOn w:val="Normal"/>' in style(made, "Summary")
    assert f'<w:basedOn w:val="{style_id(made, "heading 1")}"/>' in style(made, "Appendix Heading")
    assert 'srgbClr val="6B1A2E"' in part(made, "word/charts/chart1.xml")


def test_a_template_without_colours_stays_without_them(tmp_path: Path) -> None:
    document = plain()
    for name in ("Heading 1", "Heading 2", "Title", "Subtitle"):
        document.styles[name].font.color.rgb = RGBColor(0, 0, 0)
    made = built(tmp_path, saved(document))

    table = style(made, "Briefing Table")
    assert 'w:val="FFFFFF"' not in table  # a light head, so that black text is read on it
    assert NAVY not in part(made, "word/styles.xml")
    assert "w:color" not in style(made, "Summary")
    assert 'srgbClr val="404040"' in part(made, "word/charts/chart1.xml")


def test_a_theme_that_names_colours_gives_them_to_a_template_without(tmp_path: Path) -> None:
    document = plain()
    for name in ("Heading 1", "Heading 2", "Title", "Subtitle"):
        document.styles[name].font.color.rgb = RGBColor(0, 0, 0)
    made = built(tmp_path, saved(document), said=("colours",))

    assert f'w:val="{NAVY}"' in style(made, "Summary")


def test_a_pale_colour_is_darkened_until_it_can_be_read(tmp_path: Path) -> None:
    document = plain()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xFF, 0xA0, 0x40)
    made = built(tmp_path, saved(document))

    assert "FFA040" not in style(made, "Briefing Table")


def test_a_head_is_written_in_white_where_all_text_has_a_colour(tmp_path: Path) -> None:
    """A table's style gives way to a colour of its paragraphs' (17.7.2)."""
    coloured = plain()
    coloured.styles["Normal"].font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    heads = [
        part(built(tmp_path, saved(each))).partition("<w:tblHeader/>")[2].partition("</w:tr>")[0]
        for each in (coloured, plain())
    ]

    assert ['<w:color w:val="FFFFFF"/>' in head for head in heads] == [True, False]


def test_sizes_grow_with_the_text_of_the_house(tmp_path: Path) -> None:
    small, large = plain(), plain()
    small.styles["Normal"].font.size, large.styles["Normal"].font.size = Pt(9), Pt(13)
    sizes = [
        int(re.findall('<w:sz w:val="([0-9]*)"', style(built(tmp_path, saved(each)), "Summary"))[0])
        for each in (small, large)
    ]

    assert sizes[0] < 26 < sizes[1]


def test_a_caption_keeps_with_its_table_and_apart_from_the_one_above(tmp_path: Path) -> None:
    caption = part(built(tmp_path, saved(plain()))).partition('w:val="Caption"/>')[2][:80]
    shipped = resource_bytes(SHIPPED)

    assert caption.startswith('<w:keepNext/><w:spacing w:before="240"/></w:pPr>')
    assert 'w:val="Caption"/></w:pPr>' in part(built(tmp_path, shipped))


@pytest.mark.parametrize(("size", "said"), [(26, 28), (12, None)])
def test_a_question_is_no_larger_than_a_paragraph_s_heading(
    size: int, said: int | None, tmp_path: Path
) -> None:
    document = plain()
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Heading 2"].font.size = Pt(size)
    question = style(built(tmp_path, saved(document)), "Question")

    assert re.findall('<w:sz w:val="([0-9]+)"', question) == ([str(said)] if said else [])


def test_what_normal_does_to_all_paragraphs_is_undone_in_cells_alone(tmp_path: Path) -> None:
    document = plain()
    document.styles["Normal"].paragraph_format.first_line_indent = Pt(36)
    document.styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    made = built(tmp_path, saved(document))

    assert 'w:firstLine="0"' in style(made, "Table Text")
    assert '<w:jc w:val="left"/>' in style(made, "Table Text")
    assert "w:jc" not in style(made, "Summary")
    assert "w:jc" not in style(made, "Embargo")  # centred, as the marking that it is based on
    assert '<w:jc w:val="right"/>' in style(made, "Table Number")


def test_a_heading_that_is_centred_stays_so(tmp_path: Path) -> None:
    document = plain()
    document.styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER

    assert "w:jc" not in style(built(tmp_path, saved(document)), "Appendix Heading")


def test_the_title_stands_on_white_above_a_rule(tmp_path: Path) -> None:
    made = built(tmp_path, saved(plain()))

    assert not re.search("w:shd|w:pBdr", style(made, "Kicker"))
    # python-docx's title has a rule itself
    assert "w:pBdr" not in style(made, "Dateline")
    assert "w:shd" not in style(made, "Title")


def test_a_title_without_a_rule_has_one_below_its_date(tmp_path: Path) -> None:
    data = changed(saved(plain()), ("word/styles.xml", "<w:pBdr>.*?</w:pBdr>", ""))

    assert "<w:bottom" in style(built(tmp_path, data), "Dateline")


def test_a_theme_that_asks_for_the_band_gets_one(tmp_path: Path) -> None:
    made = built(tmp_path, saved(plain()), said=("band",))

    boxes = {
        re.search("<w:pBdr>.*?</w:pBdr>", style(made, name))[0]  # type: ignore[index]
        for name in ("Kicker", "Title", "Subtitle", "Dateline")
    }
    assert len(boxes) == 1  # or Word draws a box for each
    assert 'w:val="FFFFFF"' in style(made, "Title")
    assert lint(made.data) == []


@pytest.mark.parametrize(
    ("name", "shown", "english"),
    [("heading 1", "Überschrift 1", "Heading 1"), ("Title", "标题", "Title")],
)
def test_a_built_in_style_is_known_by_its_name_in_another_language(
    name: str, shown: str, english: str, tmp_path: Path
) -> None:
    data = changed(
        saved(plain()),
        ("word/styles.xml", f'w:name w:val="(?i:{name})"', f'w:name w:val="{shown}"'),
    )
    made = built(tmp_path, data)

    assert f": {english}," not in made.notices[0].found
    assert f", {english}," not in made.notices[0].found
    assert f'<w:pStyle w:val="{style_id(made, shown)}"/>' in part(made)


def test_a_style_is_known_by_its_further_names(tmp_path: Path) -> None:
    name = '<w:name w:val="Bottom Line"/><w:aliases w:val="Intro,Summary"/>'
    data = changed(
        saved(plain()),
        (
            "word/styles.xml",
            "</w:styles>",
            f'<w:style w:type="paragraph" w:styleId="bl">{name}</w:style></w:styles>',
        ),
    )
    made = built(tmp_path, data)

    assert "Summary" not in made.notices[0].found
    assert '<w:pStyle w:val="bl"/>' in part(made)


def test_a_style_of_another_kind_gives_its_name_away(tmp_path: Path) -> None:
    document = plain()
    document.styles.add_style("Summary", WD_STYLE_TYPE.CHARACTER)
    made = built(tmp_path, saved(document))

    assert 'w:type="character"' in style(made, "Summary (template)")
    assert 'w:type="paragraph"' in style(made, "Summary")
    assert "style-renamed" in codes(made)
    assert lint(made.data) == []


def test_an_id_that_is_taken_is_not_taken_again(tmp_path: Path) -> None:
    taken = '<w:style w:type="paragraph" w:styleId="Summary"><w:name w:val="Other"/></w:style>'
    data = changed(saved(plain()), ("word/styles.xml", "</w:styles>", f"{taken}</w:styles>"))
    made = built(tmp_path, data)

    assert style_id(made, "Other") == "Summary"
    assert style_id(made, "Summary") != "Summary"
    assert lint(made.data) == []


def test_a_contents_list_has_the_ids_that_it_is_known_by(tmp_path: Path) -> None:
    document = plain()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    data = changed(
        saved(document), ("word/styles.xml", 'w:styleId="toc1"', 'w:styleId="Verzeichnis1"')
    )

    assert style_id(built(tmp_path, data), "toc 1") == "TOC1"


def test_headings_below_the_first_are_made_like_it(tmp_path: Path) -> None:
    data = changed(
        saved(plain()),
        ("word/styles.xml", '<w:style [^>]*w:styleId="Heading[23]">.*?</w:style>', ""),
    )
    made = built(tmp_path, data)

    assert '<w:basedOn w:val="Heading1"/>' in style(made, "heading 2")
    assert '<w:outlineLvl w:val="1"/>' in style(made, "heading 2")


def test_lists_without_numbers_are_given_them(tmp_path: Path) -> None:
    numbers = r'(w:styleId="List(?:Bullet|Number)">.*?)<w:numPr>.*?</w:numPr>'
    data = changed(saved(plain()), ("word/styles.xml", numbers, r"\1"))
    made = built(tmp_path, data)
    numbering = part(made, "word/numbering.xml")

    assert "lists-added" in codes(made)
    for name in ("List Bullet", "List Number", "Question"):
        number = re.search('<w:numId w:val="([0-9]+)"', style(made, name))
        assert number
        assert f'<w:num w:numId="{number[1]}"' in numbering
        assert f'<w:pStyle w:val="{style_id(made, name)}"/>' in numbering
    assert lint(made.data) == []


@pytest.mark.parametrize("way", ["basedOn", "numStyleLink"])
def test_numbers_that_a_further_style_has_are_a_list_s_own(way: str, tmp_path: Path) -> None:
    """Each numbered list is an instance of its style's list, or it would not begin at 1."""
    own = r'(w:styleId="ListNumber">.*?)<w:numPr>.*?</w:numPr>'
    number = '<w:pPr><w:numPr><w:numId w:val="61"/></w:numPr></w:pPr>'
    kind, link = (
        ("paragraph", "") if way == "basedOn" else ("numbering", '<w:numStyleLink w:val="x"/>')
    )
    further = f'<w:style w:type="{kind}" w:styleId="x"><w:name w:val="x"/>{number}</w:style>'
    kept = "" if way == "basedOn" else '<w:numPr><w:numId w:val="62"/></w:numPr>'
    edits = [
        ("word/styles.xml", own, rf"\1{kept}"),
        ("word/styles.xml", "</w:styles>", f"{further}</w:styles>"),
    ]
    if way == "basedOn":
        edits.append(
            ("word/styles.xml", r'(w:styleId="ListNumber">.*?<w:basedOn w:val=)"[^"]*"', r'\1"x"')
        )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>'
    defined = (
        f'<w:abstractNum w:abstractNumId="61">{level}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="62">{link}</w:abstractNum>'
    )
    instances = "".join(
        f'<w:num w:numId="{each}"><w:abstractNumId w:val="{each}"/></w:num>' for each in (61, 62)
    )
    edits.append(
        (
            "word/numbering.xml",
            r"(<w:num w:.*)</w:numbering>",
            rf"{defined}\1{instances}</w:numbering>",
        )
    )
    made = built(tmp_path, changed(saved(plain()), *edits))
    body, numbering = part(made), part(made, "word/numbering.xml")

    items = re.findall(
        f'<w:pStyle w:val="{style_id(made, "List Number")}"/><w:numPr>.*?w:numId w:val="([0-9]+)"',
        body,
    )
    assert items
    assert f'<w:num w:numId="{items[0]}"><w:abstractNumId w:val="61"/>' in numbering
    assert "lists-added" not in codes(made)


def test_lists_that_have_numbers_keep_them(tmp_path: Path) -> None:
    made = built(tmp_path, saved(plain()))

    assert "lists-added" not in codes(made)
    assert "List Bullet" not in made.notices[0].found


def test_what_the_styles_part_lacks_altogether_is_lent(tmp_path: Path) -> None:
    for kind in ("styles", "settings", "theme", "fontTable", "numbering", "footnotes"):
        data = without(saved(plain()), kind)
        made = built(tmp_path, data, f"{kind}.docx")
        assert lint(made.data) == [], kind


def test_an_edit_of_a_brief_on_any_template_comes_home_alone(tmp_path: Path) -> None:
    made = built(tmp_path, saved(plain()))
    edits = ("word/document.xml", "Lower Varda floods", "Upper Varda floods")
    (tmp_path / "brief.docx").write_bytes(changed(made.data, edits))

    edited = read_edited(tmp_path / "brief.docx")

    assert edited.base is not None
    old, new = (each.model_dump() for each in (edited.base, edited.briefing))
    assert new["title"].startswith("Upper Varda floods")
    assert {name for name in old if old[name] != new[name]} == {"title"}


def test_a_template_that_was_edited_is_read_again(tmp_path: Path) -> None:
    document = plain()
    built(tmp_path, saved(document))
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x6B, 0x1A, 0x2E)

    assert 'w:fill="6B1A2E"' in style(built(tmp_path, saved(document)), "Briefing Table")


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path, saved(plain())).data
    opened_template.cache_clear()
    (tmp_path / "again").mkdir()

    assert built(tmp_path / "again", (tmp_path / "house.docx").read_bytes()).data == first


def test_the_language_of_the_brief_is_that_of_all_its_styles(tmp_path: Path) -> None:
    data = changed(saved(plain()), ("word/styles.xml", "<w:lang [^>]*/>", ""))
    german = '<w:rPr><w:lang w:val="de-DE"/></w:rPr>'
    data = changed(
        data,
        (
            "word/styles.xml",
            "</w:styles>",
            f'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Q"/>{german}</w:style></w:styles>',
        ),
    )
    styles = part(built(tmp_path, data), "word/styles.xml")

    assert "de-DE" not in styles
    assert '<w:lang w:val="en"' in styles.partition("</w:docDefaults>")[0]


def test_the_shipped_template_is_made_without_what_houses_need() -> None:
    theme = load_theme("house")

    assert open_template(theme, "en", "ltr", "a4").notices == ()
