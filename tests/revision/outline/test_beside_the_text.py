"""What stands beside the text, or is no plain text, keeps its words in place or is quoted."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from lxml import etree

from reports.look import look_of
from reports.model import Paragraph, Section
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.resources import resource_bytes
from reports.revision import read_word
from reports.theme import load_theme
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, at, body, changed, floods_docx, row, section
from tests.revision.word_edits import (
    NS,
    Edit,
    W,
    all_of,
    edited,
    element,
    paragraph,
    properties,
    removed,
    retyped,
    run,
    table_row,
    typed_after,
    with_part,
)

CALL = "A donors’ call is set for 25 November."
HERE = "“What comes next”"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SYMEX = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def appended(*xml: str, to: str = "A donors’ call") -> Edit:
    """Put more into a paragraph, at its end."""

    def edit(root: etree._Element) -> None:
        for each in xml:
            paragraph(root, to).append(element(each))

    return edit


def looks(words: str, look: str) -> Edit:
    """Select the run with some words and choose a look for it."""
    return lambda root: properties(run(root, words), "rPr").append(element(look))


def typed(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def inserted_after(words: str, xml: str) -> Edit:
    return lambda root: paragraph(root, words).addnext(element(xml))


def line(words: str, look: str = "", style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{typed(words, look)}</w:p>'


def block(words: str, gallery: str) -> str:
    part = f'<w:docPartObj><w:docPartGallery w:val="{gallery}"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{part}</w:sdtPr><w:sdtContent>{line(words)}</w:sdtContent></w:sdt>"


def call(text: str) -> object:
    return section(2, body=(Paragraph(text=text),))


def added(text: str) -> object:
    return section(2, body=(*FLOODS.sections[2].body, Paragraph(text=text)))


def text_box(words: str) -> str:
    inside = f"<w:txbxContent>{line(words)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{DRAWING}"><wps:txbx xmlns:wps="{SHAPE}">{inside}</wps:txbx>'
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def emoji(char: str, number: str) -> str:
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="w16se">'
        f'<w16se:symEx xmlns:w16se="{SYMEX}" w16se:font="Segoe UI Emoji" w16se:char="{number}"/>'
        f"</mc:Choice><mc:Fallback><w:t>{char}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )


def boxed_field(root: etree._Element) -> None:
    """Drag the subtitle into a text box."""
    old = paragraph(root, "Background for the press")
    holder = element(text_box("x"))
    for content in holder.iter(f"{W}txbxContent"):
        content[:] = [deepcopy(old)]
    old.getparent().replace(old, element("<w:p/>"))
    paragraph(root, "Lower Varda floods").append(holder)


def title_block_in_a_table(root: etree._Element) -> None:
    first = paragraph(root, "For official use")
    table = element("<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>")
    first.addprevious(table)
    left, right = table.iter(f"{W}tc")
    for words in ("For official use", "Embargoed until", "Briefing · "):
        left.append(paragraph(root, words))
    for words in ("Lower Varda floods", "Background for", "November 22"):
        right.append(paragraph(root, words))


def hidden_style(root: etree._Element) -> None:
    """The character style Emphasis of the tests' second part hides its text."""
    properties(run(root, "14 November"), "rPr").find(f"{W}rStyle").set(f"{W}val", "Secret")


VANISH, STRIKE, TWICE, YELLOW = (
    "<w:vanish/>", "<w:strike/>", "<w:dstrike/>", '<w:highlight w:val="yellow"/>',
)  # fmt: skip
OVERVIEW, DONE, NEXT = FLOODS.sections
HEAVY = "Heavy rain since *14 November* has flooded four districts."
CASES = {
    "hidden sentence": Case(
        appended(typed(" SECRET NOTE.", VANISH)),
        told=(f"hidden text in {HERE} was left out: “SECRET NOTE.”",),
    ),
    "hidden paragraph": Case(
        inserted_after("A donors’ call", line("Internal: the minister is unhappy", VANISH)),
        told=("was left out: “Internal: the minister is unhappy”",),
    ),
    "hidden in two runs": Case(
        appended(typed(" SECRET", VANISH), typed(" NOTE.", VANISH)),
        told=("was left out: “SECRET NOTE.”",),
    ),
    "not hidden": Case(appended(typed(" Soon.", '<w:vanish w:val="0"/>')), call(f"{CALL} Soon.")),
    "hidden on the web alone": Case(
        appended(typed(" Soon.", "<w:webHidden/>")), call(f"{CALL} Soon.")
    ),
    "hidden subtitle": Case(
        looks("Background for the press", VANISH), changed(subtitle=None),
        ("was left out: “Background for the press”",),
    ),
    "hidden cell": Case(
        looks("Engineer corps", VANISH), row("people", 1, affiliation=None),
        ("was left out: “Engineer corps”",),
    ),
    "hidden row": Case(
        lambda root: properties(table_row(root, "Norway"), "trPr").append(element("<w:hidden/>")),
        changed(aid=at(FLOODS.aid, 1)),
        ("a hidden row of the table in “Table 3. Aid” was left out: “Norway | Varda |",),
    ),
    "hidden item": Case(
        looks("12,400 family kits", VANISH),
        body(1, changed(DONE.body[1], bullets=("41 boats in service", "Power is back")), at_block=1),
        ("“12,400 family kits”",),
    ),
    "struck sentence": Case(
        looks("A donors’ call", STRIKE),
        told=(f"struck-out text in {HERE} is still text of the brief (delete it to take it out): “{CALL}”",),
    ),
    "struck twice": Case(looks("A donors’ call", TWICE), told=(f"to take it out): “{CALL}”",)),
    "struck item": Case(looks("41 boats", STRIKE), told=("to take it out): “41 boats in service”",)),
    "struck cell": Case(looks("Norway", STRIKE), told=("to take it out): “Norway”",)),
    "struck title": Case(looks("Lower Varda floods", STRIKE), told=("“Lower Varda floods: relief",)),
    "not struck": Case(looks("A donors’ call", '<w:strike w:val="false"/>')),
    "highlight": Case(
        looks("A donors’ call", YELLOW),
        told=(f"a highlight in {HERE} was left out, its text was not: “{CALL}”",),
    ),
    "highlight of LibreOffice": Case(
        looks("A donors’ call", '<w:shd w:fill="FFFF00" w:val="clear"/>'), told=("a highlight in",)
    ),
    "no highlight": Case(looks("A donors’ call", '<w:highlight w:val="none"/>')),
    "Shift and Enter": Case(
        appended("<w:r><w:br/></w:r>", typed("Then we see.")), call(f"{CALL}\u2028Then we see."),
    ),
    "page break": Case(
        appended('<w:r><w:br w:type="page"/></w:r>')
    ),
    "arrow of AutoCorrect": Case(
        appended(typed(" Now "), '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', typed(" May")),
        call(f"{CALL} Now → May"),
    ),
    "tick": Case(appended('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), call(f"{CALL}✓")),
    "Greek of the font Symbol": Case(
        appended('<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>'), call(f"{CALL}β")
    ),
    "symbol without a likeness": Case(
        appended('<w:r><w:sym w:font="Webdings" w:char="F04A"/></w:r>'),
        told=("a symbol in “What comes next” was left out, since a briefing has none: “Webdings F04A”",),
    ),
    "emoji": Case(appended(emoji("😀", "1F600")), call(f"{CALL}😀")),
    "emoji as a stand-in alone": Case(appended(emoji("😀", "")), call(CALL)),
    "text box": Case(
        appended(text_box("Ask the navy first")),
        told=(f"a text box in {HERE} was left out, since a briefing has none: “Ask the navy first”",),
    ),
    "subtitle in a text box": Case(boxed_field),
    "title block in a table": Case(title_block_in_a_table),
    "formula": Case(
        appended(f'<m:oMath xmlns:m="{MATHS}"><m:r><m:t>a=b+c</m:t></m:r></m:oMath>'),
        told=(f"a formula in {HERE} was left out, since a briefing has none: “a=b+c”",),
    ),
    "picture with words": Case(
        appended(f'<w:r><w:drawing><wp:docPr xmlns:wp="{DRAWING}" id="1" descr="A map of Varda"/></w:drawing></w:r>'),
        told=(f"a picture or shape in {HERE} was left out, since a briefing has none: “A map of Varda”",),
    ),
    "quick part": Case(
        inserted_after("A donors’ call", block("Kept words.", "Quick Parts")), added("Kept words.")
    ),
    "building block of the house": Case(
        inserted_after("A donors’ call", block("Kept words.", "Custom 1")), added("Kept words.")
    ),
    "contents list": Case(inserted_after("Four districts", block("Situation …", "Table of Contents"))),
    "cover page": Case(
        lambda root: paragraph(root, "For official use").addprevious(element(block("Ministry of Water", "Cover Pages"))),
        told=("“Ministry of Water” in the title block",),
    ),
    "empty control": Case(
        inserted_after("A donors’ call", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                       f"{line('Click or tap here to enter text.')}</w:sdtContent></w:sdt>")
    ),
    "link by field to a file": Case(
        appended('<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                 '<w:r><w:instrText> HYPERLINK "file:///C:/secret.txt" </w:instrText></w:r>',
                 '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', typed(" Here"),
                 '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        call(f"{CALL} Here"), ("it leads to “file:///C:/secret.txt”",),
    ),
    "link to a place in the brief": Case(
        appended(f'<w:hyperlink w:anchor="_h_done">{typed(" above")}</w:hyperlink>'),
        call(f"{CALL} above"), ("the link of “above” in “What comes next” was left out",),
    ),
    "simple field with a link": Case(
        appended(f'<w:fldSimple w:instr=\' HYPERLINK "https://example.org/x" \'>{typed(" here")}</w:fldSimple>'),
        call(f"{CALL}[ here](https://example.org/x)"),
    ),
    "caption retyped": Case(
        retyped("Key figures", "Who is who"),
        told=("captions are made anew: “Table 1. Who is who: people” was not read",),
    ),
    "table note typed": Case(
        inserted_after("A donors’ call", line("All figures are ours.", style="TableNote")),
        told=("notes of tables and charts are made anew: “All figures are ours.”",),
    ),
    "typed under the contact": Case(
        typed_after("Press desk", "Normal", "Do not forward."),
        told=("the text “Do not forward.” below the source and contact lines has no place",),
    ),
    "typed under the contact in its style": Case(
        typed_after("Press desk", "ClosingLine", "Do not forward."),
        told=("the text “Do not forward.” below the source and contact lines has no place",),
    ),
    "section typed under the contact": Case(
        all_of(typed_after("Press desk", "Normal", "More rain."), typed_after("Press desk", "Heading1", "Weather")),
        changed(sections=(*FLOODS.sections, Section(heading="Weather", body=(Paragraph(text="More rain."),)))),
    ),
    "paragraph moved under the contact": Case(
        lambda root: paragraph(root, "Press desk").addnext(paragraph(root, "A donors’ call")),
    ),
    "closing lines moved up": Case(
        lambda root: [paragraph(root, "Table 1").addprevious(paragraph(root, words)) for words in ("Source: ", "Contact: ")],
    ),
}  # fmt: skip
del CASES["emoji as a stand-in alone"]


@pytest.mark.parametrize("name", CASES)
def test_words_beside_the_text_are_kept_or_quoted(name: str) -> None:
    check(CASES[name])


STYLES = "word/styles.xml"


def with_style(data: bytes, style: str) -> bytes:

    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            if name == STYLES:
                held = held.replace(b"</w:styles>", style.encode() + b"</w:styles>")
            target.writestr(name, held)
    return out.getvalue()


SECRET = '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
ASIDE = '<w:style w:type="paragraph" w:styleId="Aside"><w:name w:val="Aside"/><w:basedOn w:val="Base"/></w:style>'
BASE = '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr></w:style>'


def test_text_hidden_by_a_style_is_left_out() -> None:
    data = with_style(floods_docx(), SECRET + ASIDE + BASE)
    case = Case(
        all_of(hidden_style, inserted_after("A donors’ call", line("Unhappy.", style="Aside"))),
        body(0, Paragraph(text="Heavy rain since has flooded four districts."), at_block=0),
        ("was left out: “14 November”", "was left out: “Unhappy.”"),
    )
    check(case, data)


def test_a_style_and_a_paragraph_that_both_hide_show_the_text() -> None:
    """Toggles of two styles undo one another (ECMA-376 part 1, 17.7.3)."""
    data = with_style(floods_docx(), SECRET + ASIDE + BASE)
    words = line("Shown.", '<w:rStyle w:val="Secret"/>', "Aside")
    check(Case(inserted_after("A donors’ call", words), added("Shown.")), data)


def linked(target: str) -> bytes:
    """The brief with a link in its last paragraph, as Word keeps it: in the relations."""

    relation = (
        '<Relationship Id="rIdMine" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/hyperlink" Target="{target}"/></Relationships>'
    )
    source, out = zipfile.ZipFile(io.BytesIO(floods_docx())), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in source.namelist():
            held = source.read(name)
            if name == "word/_rels/document.xml.rels":
                held = held.replace(b"</Relationships>", relation.encode())
            package.writestr(name, held)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<w:hyperlink xmlns:r="{office}" r:id="rIdMine">{typed(" here")}</w:hyperlink>'
    return edited(appended(link), data=out.getvalue())


@pytest.mark.parametrize("target", ["file:///C:/notes.docx", "ftp://example.org/x", "C:\\x.docx", "javascript:alert(1)", "onenote:x"])  # fmt: skip
def test_a_link_to_no_web_page_keeps_its_text_and_is_told(target: str) -> None:
    reading = read_word(linked(target), "floods.docx")
    assert reading.briefing == call(f"{CALL} here")
    assert tuple(map(str, reading.notices)) == (
        f"the link of “here” in {HERE} was left out: it leads to “{target}”",
    )


def test_a_link_to_a_web_page_comes_home() -> None:
    reading = read_word(linked("https://example.org/x"), "floods.docx")
    assert (reading.briefing, reading.notices) == (
        call(f"{CALL}[ here](https://example.org/x)"),
        (),
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [("<html><head><title>x</title></head><body><p>Pasted &amp; kept</p></body></html>", "“Pasted & kept”"),
     ("Plain words of another file", "“Plain words of another file”")],
)  # fmt: skip
def test_another_file_put_in_whole_is_quoted(content: str, told: str) -> None:
    data = with_part(floods_docx(), "word/afchunk.htm", content, "aFChunk")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    chunk = f'<w:altChunk xmlns:r="{office}" r:id="rIdMoreaFChunk"/>'
    reading = read_word(edited(inserted_after("A donors’ call", chunk), data=data), "floods.docx")
    assert reading.briefing == FLOODS
    assert tuple(map(str, reading.notices)) == (
        f"text of another file after {HERE} was left out, since a briefing has none: {told}",
    )


def test_a_heading_removed_with_its_text_is_no_text_beside() -> None:
    check(Case(removed("What comes next", "A donors’ call"), changed(sections=FLOODS.sections[:2])))
    assert NS in W


def in_headers_footers(data: bytes, typed_words: str) -> bytes:

    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in source.namelist():
            held = source.read(name)
            if name == "word/brief-header-default.xml":
                held = held.replace(b"</w:hdr>", f"{line(typed_words)}</w:hdr>".encode())
            package.writestr(name, held)
    return out.getvalue()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("DRAFT 2 - not for release", ("headers and footers are made anew: “DRAFT 2 - not for release” was not read",)),
        ("Page 7 of 9", ()),
        ("FOR OFFICIAL USE · PB-2026-17", ()),
        ("12 / 4", ()),
    ],
)  # fmt: skip
def test_what_was_typed_into_a_header_is_told(words: str, told: tuple[str, ...]) -> None:
    reading = read_word(in_headers_footers(floods_docx(), words), "floods.docx")
    assert (reading.briefing, tuple(map(str, reading.notices))) == (FLOODS, told)


def test_the_letterhead_of_a_template_was_not_typed(tmp_path: Path) -> None:
    template = docx.Document(io.BytesIO(resource_bytes("templates/word/briefing.docx")))
    template.sections[0].header.paragraphs[0].text = "Ministry of Water & Floods\tExample Street 1"
    template.save(str(tmp_path / "house.docx"))
    look = {"word_template": "house.docx", "folder": tmp_path}
    theme = load_theme("house").model_copy(update=look)
    data = WordRenderer().render(plan_of(FLOODS), look_of(theme)).data
    assert b"Example Street 1" in b"".join(
        zipfile.ZipFile(io.BytesIO(data)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
        if "header" in name
    )
    assert read_word(data, "floods.docx").notices == ()
