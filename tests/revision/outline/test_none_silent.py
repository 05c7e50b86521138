"""Whatever a person writes in a brief that it cannot hold is quoted: in any part of the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from reports.look import look_of
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from tests.revision.floods import FLOODS, floods_docx
from tests.revision.word_edits import (
    NS,
    Edit,
    W,
    edited,
    element,
    paragraph,
    retyped,
    table_row,
    typed_after,
    with_part,
)

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SPACES = {
    "w": NS,
    "m": f"{OFFICE}/math",
    "r": f"{OFFICE}/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
LINE = "A donors’ call"
TYPED = "<w:r><w:t>zebra</w:t></w:r>"
BOX = f"<w:txbxContent><w:tbl><w:tr><w:tc><w:p>{TYPED}</w:p></w:tc></w:tr></w:tbl></w:txbxContent>"


def elements(xml: str) -> list[etree._Element]:
    return list(etree.fromstring(f"<w:x {DECLARED}>{xml}</w:x>"))


def inside(xml: str, words: str = LINE) -> Edit:
    return lambda root: paragraph(root, words).extend(elements(xml))


def below(xml: str, words: str = LINE) -> Edit:
    return lambda root: paragraph(root, words).addnext(elements(xml)[0])


def in_cell(xml: str) -> Edit:
    def edit(root: etree._Element) -> None:
        list(table_row(root, "Jo de Vries").iter(f"{W}tc"))[1].extend(elements(xml))

    return edit


def field(instruction: str, begin: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
        f'<w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


QUOTED: dict[str, tuple[Edit, str]] = {
    "WordArt": (inside('<w:r><w:pict><v:shape><v:textpath string="zebra"/></v:shape></w:pict></w:r>'), "picture"),
    "a drawing of DrawingML": (inside("<w:r><w:drawing><a:p><a:t>zebra</a:t></a:p></w:drawing></w:r>"), "picture"),
    "a file of another program": (inside('<w:r><w:object><o:OLEObject ProgID="zebra.12"/></w:object></w:r>'), "picture"),
    "a table in a text box": (inside(f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"), "text box"),
    "a table in a cell": (in_cell(f"<w:tbl><w:tr><w:tc><w:p>{TYPED}</w:p></w:tc></w:tr></w:tbl>"), "holds a table"),
    "a formula": (inside("<m:oMath><m:r><m:t>zebra</m:t></m:r></m:oMath>"), "formula"),
    "words in a formula": (inside(f"<m:oMath><m:r>{TYPED[5:-6]}</m:r></m:oMath>"), "formula"),
    "a formula between paragraphs": (below("<m:oMathPara><m:oMath><m:r><m:t>zebra</m:t></m:r></m:oMath></m:oMathPara>"), "formula"),
    "a formula by field": (inside(field("EQ \\f(zebra,2)")), "formula"),
    "a reading above a word": (
        inside(f"<w:r><w:ruby><w:rt>{TYPED}</w:rt><w:rubyBase/></w:ruby></w:r>"), "the reading",
    ),
    "the contents list": (
        below('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
              f"<w:sdtContent><w:p>{TYPED}</w:p></w:sdtContent></w:sdt>"),
        "the contents list is made anew",
    ),
    "a line in a style of the contents list": (typed_after(LINE, "TOC1", "zebra"), "the contents list is made anew"),
    "the heading of the appendix": (retyped("Appendix: questions and answers", "zebra"), "this heading is made anew"),
    "the heading of the quotations": (retyped("Quotations", "zebra"), "this heading is made anew"),
    "a control that says it is empty": (
        inside(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{TYPED}</w:sdtContent></w:sdt>"), "control",
    ),
    "a block control that says it is empty": (
        below(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>{TYPED}</w:p></w:sdtContent></w:sdt>"), "control",
    ),
    "the end of a large table": (
        below(f"<w:tbl><w:tr>{'<w:tc><w:p><w:r><w:t>twelve words</w:t></w:r></w:p></w:tc>' * 12}"
              f"<w:tc><w:p>{TYPED}</w:p></w:tc></w:tr></w:tbl>"),
        "is none of the brief",
    ),
    "the end of a long note": (
        lambda root: paragraph(root, "Not in the totals").append(element("<w:r><w:t> zebra</w:t></w:r>")),
        "notes of tables and charts are made anew",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", QUOTED)
def test_words_that_have_no_place_are_quoted(name: str) -> None:
    edit, kind = QUOTED[name]
    reading = read_word(edited(edit), "floods.docx")
    assert reading.briefing == FLOODS
    [notice] = map(str, reading.notices)
    assert kind in notice
    assert "zebra" in notice


def test_a_link_in_a_cell_is_told_and_its_words_stay() -> None:
    link = (
        '<w:p><w:hyperlink r:id="rIdMorehyperlink"><w:r><w:t>zebra</w:t></w:r></w:hyperlink></w:p>'
    )
    data = edited(in_cell(link))
    relation = (
        f'<Relationship Id="rIdMorehyperlink" Target="https://okapi.example/" TargetMode="External" '
        f'Type="{OFFICE}/relationships/hyperlink"/></Relationships>'
    )
    data = with_replaced(data, "word/_rels/document.xml.rels", "</Relationships>", relation)
    reading = read_word(data, "floods.docx")
    assert reading.briefing.people[1].role == "Engineer zebra"
    assert "it leads to “https://okapi.example/”" in "".join(map(str, reading.notices))


def with_replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for each in source.namelist():
            held = source.read(each)
            package.writestr(
                each, held.replace(old.encode(), new.encode()) if each == name else held
            )
    return out.getvalue()


def test_links_of_the_closing_lines_below_quotations_are_none_that_is_lost() -> None:
    brief = FLOODS.model_copy(update={"qa": ()})
    data = WordRenderer().render(plan_of(brief), look_of()).data
    assert read_word(data, "floods.docx").notices == ()


def test_the_chosen_entry_of_a_form_is_text() -> None:
    begin = (
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="okapi"/>'
        '<w:listEntry w:val=" or zebra"/></w:ddList></w:ffData>'
    )
    reading = read_word(edited(inside(field("FORMDROPDOWN", begin))), "floods.docx")
    assert reading.briefing.sections[2].body[0].text.endswith("25 November. or zebra")


@pytest.mark.parametrize(
    "edit",
    [
        inside(f"<w:unknown>{TYPED}</w:unknown>"),
        below(f"<w:unknown><w:p>{TYPED}</w:p></w:unknown>"),
    ],
)
def test_what_a_wrapper_that_is_not_known_holds_is_text(edit: Edit) -> None:
    reading = read_word(edited(edit), "floods.docx")
    assert "zebra" in repr(reading.briefing.sections[2].body)
    assert reading.notices == ()


PARTS: dict[str, tuple[str, str, str]] = {
    "chart": ("<c:chart><c:t>zebra</c:t></c:chart>", "<c:chart r:id='rIdMorechart'/>", "picture"),
    "diagramData": ("<dgm:dataModel><a:t>zebra</a:t></dgm:dataModel>", "<dgm:relIds r:dm='rIdMorediagramData'/>", "picture"),
}  # fmt: skip


@pytest.mark.parametrize("kind", PARTS)
def test_a_chart_and_a_diagram_of_a_person_are_quoted(kind: str) -> None:
    part, shown, said = PARTS[kind]
    declared = part.replace(">", f" {DECLARED}>", 1)
    data = edited(inside(f"<w:r><w:drawing>{shown}</w:drawing></w:r>"))
    reading = read_word(with_part(data, "word/more7.xml", declared, kind), "floods.docx")
    [notice] = map(str, reading.notices)
    assert said in notice
    assert "zebra" in notice


def test_words_typed_into_the_chart_are_quoted_and_its_own_are_not() -> None:
    data = floods_docx()
    assert read_word(data, "floods.docx").notices == ()
    changed = with_replaced(data, "word/charts/chart1.xml", "Example Bank", "Zebra Bank")
    [notice] = map(str, read_word(changed, "floods.docx").notices)
    assert "charts are made anew: “Zebra Bank” was not read" in notice


def test_what_a_field_in_a_chart_shows_is_no_word() -> None:
    label = (
        '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" type="CELLRANGE">'
        "<a:t>[CELLRANGE]</a:t></a:fld>"
    )
    data = with_replaced(
        floods_docx(), "word/charts/chart1.xml", "</c:chart>", f"{label}</c:chart>"
    )
    assert read_word(data, "floods.docx").notices == ()


HEADERS = {
    "a formula": "<m:oMath><m:r><m:t>zebra</m:t></m:r></m:oMath>",
    "a watermark": '<w:r><w:pict><v:shape><v:textpath string="zebra"/></v:shape></w:pict></w:r>',
    "a year": "<w:r><w:t>zebra 2027</w:t></w:r>",
    "a text box": f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>",
    "behind a long title": f"<w:r><w:t>{FLOODS.title} · {FLOODS.marking} · zebra</w:t></w:r>",
}


@pytest.mark.parametrize("kind", HEADERS)
def test_what_is_typed_into_a_header_is_quoted(kind: str) -> None:
    part = f"<w:hdr {DECLARED}><w:p>{HEADERS[kind]}</w:p></w:hdr>"
    reading = read_word(with_part(floods_docx(), "word/more.xml", part, "header"), "floods.docx")
    [notice] = map(str, reading.notices)
    assert "headers and footers are made anew" in notice
    assert "zebra" in notice


def test_a_header_of_a_brief_without_its_base_is_quoted() -> None:
    part = f"<w:hdr {DECLARED}><w:p>{TYPED}</w:p></w:hdr>"
    data = with_part(edited(drop=("customXml",)), "word/more.xml", part, "header")
    [notice] = map(str, read_word(data, "floods.docx", base=FLOODS).notices)
    assert "headers and footers are made anew: “zebra” was not read" in notice


def test_a_caption_in_a_brief_without_captions_is_quoted() -> None:
    brief = FLOODS.model_copy(update={"people": (), "figures": (), "aid": ()})
    data = WordRenderer().render(plan_of(brief), look_of()).data
    reading = read_word(edited(typed_after(LINE, "Caption", "zebra"), data=data), "floods.docx")
    [notice] = map(str, reading.notices)
    assert "captions are made anew: “zebra” was not read" in notice


def pasted(content: bytes, name: str) -> bytes:
    edit = below('<w:altChunk r:id="rIdMoreaFChunk"/>')
    return with_part(edited(edit), f"word/{name}", content, "aFChunk")


CHUNKS: dict[str, Callable[[], bytes]] = {
    "chunk.html": lambda: b"<html><head><title>no</title></head><body><p>zebra</p></body></html>",
    "chunk.rtf": lambda: rb"{\rtf1{\fonttbl{\f0 Times;}}\f0 zebra\par}",
    "chunk.txt": lambda: b"zebra",
    "chunk.docx": lambda: edited(retyped("For official use", "zebra")),
}


@pytest.mark.parametrize("name", CHUNKS)
def test_a_file_that_was_put_in_whole_is_quoted(name: str) -> None:
    [notice] = map(str, read_word(pasted(CHUNKS[name](), name), "floods.docx").notices)
    assert "text of another file" in notice
    assert "zebra" in notice


def test_a_contents_list_that_word_made_anew_says_nothing() -> None:
    entries = ("Contents", "Situation overview\t2", "What has been done ..... 3", "Quotations")
    inside_list = "".join(f"<w:p><w:r><w:t>{entry}</w:t></w:r></w:p>" for entry in entries)
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{inside_list}</w:sdtContent></w:sdt>"
    )
    reading = read_word(edited(below(control, "Four districts")), "floods.docx")
    assert (reading.briefing, reading.notices) == (FLOODS, ())


def test_renderers_agree_on_the_chart_of_other_languages() -> None:
    for language in ("fr-CA", "ar"):
        brief = FLOODS.model_copy(update={"language": language})
        data = WordRenderer().render(plan_of(brief), look_of()).data
        assert read_word(data, "floods.docx").notices == ()
