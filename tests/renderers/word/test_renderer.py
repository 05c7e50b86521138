"""What a Word brief holds, read back with python-docx and lxml."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from lxml import etree

from reports.look import Look, Options, look_of
from reports.model import Briefing, Paragraph, Question, Section, Span, public
from reports.plan import Heading, ItemList, Plan
from reports.plan import Paragraph as PlanParagraph
from reports.renderers.contract import Renderer
from reports.renderers.registry import get_renderer
from reports.renderers.word import WordRenderer
from reports.wordfile.vocabulary import (
    BASE_NAMESPACE,
    BASE_PART,
    HELD_CONTROLS,
    MAX_BOOKMARK,
    Mark,
    control_field,
    read_bookmark,
)
from tests.renderers.word.cases import arabic, everything, long, plan, title_only
from tests.renderers.word.lint import R, W, lint

W_NS = {"w": W.strip("{}"), "r": R.strip("{}")}


HOUSE = look_of()


def made(plan_: Plan, look: Look = HOUSE) -> bytes:
    return WordRenderer().render(plan_, look).data


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def body(plan_: Plan) -> etree._Element:
    return part(made(plan_), "word/document.xml")


def texts(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t"))


@pytest.fixture(scope="module")
def full() -> Plan:
    return plan(everything(), options=Options(cite=True))


def test_the_registry_has_it_as_docx() -> None:
    renderer = get_renderer("docx")

    assert isinstance(renderer, WordRenderer)
    assert isinstance(renderer, Renderer)
    assert renderer.suffix == ".docx"


def test_the_same_plan_gives_the_same_bytes(full: Plan) -> None:
    assert made(full) == made(full)


def test_another_process_gives_the_same_bytes(full: Plan) -> None:
    code = (
        "import hashlib; from tests.renderers.word.cases import *;"
        "from reports.renderers.word import WordRenderer;"
        "made = WordRenderer().render(*case(everything(), options=Options(cite=True)));"
        "print(hashlib.sha256(made.data).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.strip() == hashlib.sha256(made(full)).hexdigest()


def test_paragraphs_wear_the_styles_of_their_kind(full: Plan) -> None:
    document = docx.Document(io.BytesIO(made(full)))
    styles = {p.text: p.style.name for p in document.paragraphs}

    assert styles["What has been done"] == "Heading 1"
    assert styles["41 boats in service"] == "List Bullet"
    assert styles["Open the road"] == "List Number"
    assert styles["“We have the boats. What we need now is diesel.”"] == "Quote"
    assert styles["Minister of Relief"] == "Quote Speaker"
    assert styles["Table 3. Aid"] == "Caption"
    assert styles["Appendix: questions and answers"] == "Appendix Heading"
    assert styles["How many have died?"] == "Question"
    assert styles["No comment."] == "Answer"


def test_bold_and_italic_are_character_styles(full: Plan) -> None:
    runs = body(full).iterfind(".//w:r", W_NS)
    worn = {texts(r): [s.get(f"{W}val") for s in r.iter(f"{W}rStyle")] for r in runs}

    assert worn["14 November"] == ["Strong"]
    assert worn["about 61,000 people"] == ["Emphasis"]
    assert worn["situation page"] == ["Hyperlink"]


def test_header_rows_repeat_and_rows_do_not_split(full: Plan) -> None:
    tables = list(body(full).iter(f"{W}tbl"))

    assert len(tables) == 3
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert rows[0].find("w:trPr/w:tblHeader", W_NS) is not None
        assert all(row.find("w:trPr/w:cantSplit", W_NS) is not None for row in rows)
        assert table.find("w:tblPr/w:tblLook", W_NS).get(f"{W}firstRow") == "1"


def test_tables_tell_what_they_hold(full: Plan) -> None:
    aid = list(body(full).iter(f"{W}tbl"))[-1].find("w:tblPr", W_NS)

    assert aid.find("w:tblCaption", W_NS).get(f"{W}val") == "Table 3. Aid"
    told = aid.find("w:tblDescription", W_NS).get(f"{W}val")
    assert told.startswith(
        "Aid. Rows: 5. Columns: Donor, Recipient, Purpose, Amount, Status. Total"
    )


def test_the_last_row_is_a_total_only_where_there_is_one(full: Plan) -> None:
    looks = [t.find("w:tblPr/w:tblLook", W_NS) for t in body(full).iter(f"{W}tbl")]

    assert [look.get(f"{W}lastRow") for look in looks] == ["0", "0", "1"]


def test_amounts_stand_at_the_end_of_their_cells(full: Plan) -> None:
    aid = docx.Document(io.BytesIO(made(full))).tables[-1]
    styles = [cell.paragraphs[0].style for cell in aid.rows[1].cells]

    assert [style.name for style in styles].count("Table Number") == 1
    assert styles[3].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_a_small_table_keeps_its_rows_together_and_a_long_one_may_break(full: Plan) -> None:
    aid = next(block for block in full.blocks if getattr(block, "kind", "") == "aid")
    rows = tuple(replace(aid.rows[0], id=f"r{i}") for i in range(40))
    longer = replace(full, blocks=(replace(aid, rows=rows, notes=()),))
    kept = [len(list(t.iter(f"{W}keepNext"))) for t in body(full).iter(f"{W}tbl")]
    ends = len(list(next(body(longer).iter(f"{W}tbl")).iter(f"{W}keepNext")))

    assert kept[0] == 3 * 2  # the header and the first of two rows
    assert ends == 5 * len(aid.columns)  # the header, two rows at the top, two at the end


def test_captions_are_counted_by_word(full: Plan) -> None:
    told = [t.text for t in body(full).iter(f"{W}instrText") if "SEQ" in str(t.text)]

    assert told == [" SEQ Table \\* ARABIC "] * 3 + [" SEQ Figure \\* ARABIC "]


def test_evidence_is_a_footnote_only_when_asked(full: Plan) -> None:
    plain = plan(everything())
    notes = texts(part(made(full), "word/footnotes.xml"))

    assert "Japan pledged 8200000 dollars" in notes
    assert len(list(body(full).iter(f"{W}footnoteReference"))) == 5
    assert not list(body(plain).iter(f"{W}footnoteReference"))
    assert "pledged" not in texts(part(made(plain), "word/footnotes.xml"))


@pytest.mark.parametrize("page", ["default", "first"])
def test_marking_and_page_number_are_on_every_page(page: str, full: Plan) -> None:
    footer = part(made(full), f"word/brief-footer-{page}.xml")
    told = " ".join(str(t.text) for t in footer.iter(f"{W}instrText"))

    assert "Official – sensitive · Embargoed until" in texts(footer)
    assert "PB-2026-1122 · Page 1 of 1" in texts(footer)
    assert "NUMPAGES" in told
    assert 'STYLEREF "Marking"' in told


def test_the_first_page_has_its_marking_in_the_text(full: Plan) -> None:
    first = next(body(full).iter(f"{W}p"))
    header = part(made(full), "word/brief-header-default.xml")

    assert texts(first) == "Official – sensitive"
    assert "Official – sensitive" in texts(header)
    assert "Lower Varda floods: relief effort & <funding>" in texts(header)


def test_numbered_lists_begin_at_one_each() -> None:
    item = (Span("One"),)
    lists = tuple(ItemList(f"l{i}", "numbered", (item, item)) for i in range(2))
    data = made(replace(plan(title_only()), blocks=lists))
    used = [n.get(f"{W}val") for n in part(data, "word/document.xml").iter(f"{W}numId")]
    starts = part(data, "word/numbering.xml").findall(".//w:startOverride", W_NS)

    assert used[0] == used[1] != used[2] == used[3]
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_a_contents_list_stands_in_a_long_brief_alone() -> None:
    told = [str(t.text) for t in body(plan(long())).iter(f"{W}instrText")]
    links = [a.get(f"{W}anchor") for a in body(plan(long())).iter(f"{W}hyperlink")]

    assert told == [' TOC \\o "1-1" \\n \\h \\u ']
    assert len(links) == 61
    assert not list(body(plan(long(3))).iter(f"{W}instrText"))


@pytest.mark.parametrize(("page", "size"), [("a4", "11906"), ("letter", "12240")])
def test_paper_is_as_asked(page: str, size: str) -> None:
    options = Options(page=page)  # type: ignore[arg-type]
    data = made(plan(title_only(), options), look_of(options=options))
    paper = part(data, "word/document.xml").find(".//w:pgSz", W_NS)

    assert paper.get(f"{W}w") == size


def test_colours_and_fonts_are_the_themes() -> None:
    data = made(plan(title_only()), look_of("embassy"))
    theme = etree.tostring(part(data, "word/theme/theme1.xml")).decode()
    styles = etree.tostring(part(data, "word/styles.xml")).decode()

    assert '<a:accent1><a:srgbClr val="6B1A2E"/></a:accent1>' in theme
    assert theme.count('latin typeface="Georgia"') == theme.count('latin typeface="Calibri"') == 1
    assert "14304F" not in styles  # the colour of the shipped theme


def test_language_and_direction_are_those_of_the_briefing() -> None:
    data = made(plan(arabic()))
    document = part(data, "word/document.xml")
    defaults = part(data, "word/styles.xml").find(".//w:rPrDefault//w:lang", W_NS)
    runs = {texts(r): r.find("w:rPr/w:rtl", W_NS) is not None for r in document.iter(f"{W}r")}

    fonts = part(data, "word/settings.xml").find("w:themeFontLang", W_NS)

    assert defaults.get(f"{W}bidi") == defaults.get(f"{W}val") == "ar"
    assert fonts.get(f"{W}bidi") == "ar"
    assert runs["Camp Nord 7"] is False
    assert runs["وزير الإغاثة"] is True
    assert document.find(".//w:tbl/w:tblPr/w:bidiVisual", W_NS) is not None
    assert document.find(".//w:sectPr/w:bidi", W_NS) is not None


def test_words_from_right_to_left_are_told_apart_in_other_text(full: Plan) -> None:
    runs = {texts(r): r for r in body(full).iter(f"{W}r")}
    lang = runs["مرحبا بالعالم"].find("w:rPr/w:lang", W_NS)

    assert lang.get(f"{W}bidi") == "ar"
    assert runs[" is a greeting, and "].find("w:rPr", W_NS) is None


def test_the_base_is_the_briefing_as_it_was_written(full: Plan) -> None:
    base = part(made(full), BASE_PART)

    assert base.tag == f"{{{BASE_NAMESPACE}}}base"
    assert full.embedded_citing is not None
    assert base.text == full.embedded_citing.json
    assert base.get("sha256") == full.embedded_citing.digest
    assert Briefing.model_validate_json(base.text) == public(everything(), evidence=True)


def test_the_six_fields_are_in_controls(full: Plan) -> None:
    tags = {
        control.find("w:sdtPr/w:tag", W_NS).get(f"{W}val"): texts(control)
        for control in body(full).iter(f"{W}sdt")
    }

    assert {control_field(tag) for tag in tags} == set(HELD_CONTROLS)
    assert tags["brief:date"] == "November 22, 2026"
    assert tags["brief:source"].startswith("Situation report no. 7, Example Agency")


def test_every_part_has_its_bookmark(full: Plan) -> None:
    names = [str(b.get(f"{W}name")) for b in body(full).iter(f"{W}bookmarkStart")]
    marks = [read_bookmark(name) for name in names]
    blocks = {block.id for block in full.blocks if isinstance(block, ItemList | PlanParagraph)}

    assert None not in marks
    assert max(map(len, names)) <= MAX_BOOKMARK
    assert blocks <= {name for mark, name in marks if mark is Mark.BLOCK}  # type: ignore[misc]
    assert (Mark.FIELD, "embargo") in marks
    assert (Mark.COLUMN, "aid_amount") in marks
    assert (Mark.CONTACT, "1") in marks


def test_a_bookmarks_name_that_stands_twice_is_written_once() -> None:
    blocks = (Heading("a-1", "One"), Heading("A-1", "Two"), Heading("quotes", "Q"))
    data = made(replace(plan(title_only()), blocks=blocks))

    assert lint(data) == []


def test_the_chart_is_native_and_its_workbook_holds_the_amounts(full: Plan) -> None:
    archive = zipfile.ZipFile(io.BytesIO(made(full)))
    book = zipfile.ZipFile(
        io.BytesIO(archive.read("word/embeddings/Microsoft_Excel_Worksheet1.xlsx"))
    )
    sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert b"<c:barChart>" in archive.read("word/charts/chart1.xml")
    assert "<v>4750000.5</v>" in sheet
    assert "European Union" in sheet


def test_the_chart_is_told_in_words(full: Plan) -> None:
    chart = next(block for block in full.blocks if block.id == "chart-aid")
    drawing = body(full).find(".//{*}docPr")

    assert drawing.get("descr") == chart.alt  # type: ignore[union-attr]


def test_core_properties_hold_the_briefings_date_and_no_clock(full: Plan) -> None:
    core = docx.Document(io.BytesIO(made(full))).core_properties
    undated = docx.Document(io.BytesIO(made(plan(title_only())))).core_properties

    assert core.title == full.title.title
    assert core.author == "Press Office, Ministry of Relief"
    assert core.content_status == "Official – sensitive"
    assert f"{core.created:%Y-%m-%d}" == f"{core.modified:%Y-%m-%d}" == "2026-11-22"
    assert f"{undated.created:%Y-%m-%d}" == "2000-01-01"


def test_text_is_never_markup() -> None:
    hostile = "</w:t><w:br/>&amp;\"' {{ x }} ${y} ]]>"
    briefing = Briefing(
        title=hostile,
        reference=hostile,
        marking=hostile,
        sections=(Section(heading=hostile, body=(Paragraph(text=hostile),)),),
        qa=(Question(question=hostile),),
    )
    data = made(plan(briefing))

    assert lint(data) == []
    assert texts(part(data, "word/document.xml")).count(hostile) == 6
    assert not list(part(data, "word/document.xml").iter(f"{W}br"))


def test_links_are_escaped_as_word_wants_them() -> None:
    spans = (Span("a", href="https://[::1]/x[1]|%zz?a=1&b=ü"),)
    data = made(replace(plan(title_only()), blocks=(PlanParagraph("p", spans),)))
    rels = part(data, "word/_rels/document.xml.rels")
    links = [r.get("Target") for r in rels if r.get("TargetMode") == "External"]

    assert links == ["https://[::1]/x%5B1%5D%7C%25zz?a=1&b=ü"]


def test_a_brief_that_ends_in_a_table_ends_in_a_paragraph(full: Plan) -> None:
    tables = tuple(block for block in full.blocks if block.id == "table-people")
    data = made(replace(full, blocks=tables, closing=()))

    assert lint(data) == []
