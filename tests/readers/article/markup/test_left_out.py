"""Hidden and struck-out words of a Word article are left out and quoted; notes are announced."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reports.drafting import draft
from reports.errors import InputError
from reports.readers.article.read import read_article_file
from reports.revision import read_word
from tests.revision.floods import floods_docx
from tests.revision.word_edits import with_part


def article(*look: str, words: str = "Canada pledged CAD 9 million. ", style: str = "") -> bytes:
    document = docx.Document()
    document.add_heading("Aid for Varda", 0)
    line = document.add_paragraph("Norway pledged 5 million euros. ")
    run = line.add_run(words)
    for each in look:
        run._r.get_or_add_rPr().append(parse_xml(f"<w:{each} {nsdecls('w')}/>"))
    if style:
        found = document.styles.add_style("Aside", 2)
        found._element.get_or_add_rPr().append(parse_xml(f"<w:{style} {nsdecls('w')}/>"))
        run.style = found
    line.add_run("Rain goes on.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts(data: bytes) -> tuple[str, tuple[str, ...]]:
    read = read_article_file(data, "varda.docx")
    return repr(read), tuple(notice for notice in map(str, read.notices) if "left out" in notice)


@pytest.mark.parametrize(("look", "kind"), [("vanish", "hidden"), ("strike", "struck-out"), ("dstrike", "struck-out")])  # fmt: skip
@pytest.mark.parametrize("by_style", [False, True])
def test_words_out_of_sight_or_force_are_left_out_and_quoted(
    look: str, kind: str, by_style: bool
) -> None:
    data = article(style=look) if by_style else article(look)
    told, notices = texts(data)
    assert "left out" in "".join(notices)
    assert f"left out {kind} text: “Canada pledged CAD 9 million.”" in notices
    assert "Norway pledged 5 million euros. Rain goes on." in told
    drafted = draft(read_article_file(data, "varda.docx")).briefing
    assert [a.donor for a in drafted.aid if a.donor == "Canada"] == []


@pytest.mark.parametrize("look", ['vanish w:val="0"', "webHidden", "i", 'strike w:val="false"'])
def test_words_in_sight_stay(look: str) -> None:
    told, notices = texts(article(look))
    assert "Canada pledged CAD 9 million." in told
    assert notices == ()


def test_plain_words_beside_hidden_ones_are_not_listed_as_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("A title for the story")
    paragraph = document.add_paragraph("Norway pledged 5 million euros. ")
    paragraph.add_run("Canada pledged 9.").font.hidden = True
    paragraph.add_run(" Rain goes on.")
    data = io.BytesIO()
    document.save(data)
    read, notices = texts(data.getvalue())
    assert notices == ("left out hidden text: “Canada pledged 9.”",)
    assert "Norway pledged 5 million euros. Rain goes on." in read


def noted(kind: str, *texts: str) -> bytes:
    """An article with a part of footnotes, endnotes or comments."""
    notes = "".join(
        f'<w:{kind} w:id="{n}" w:author="Ann"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
        for n, text in enumerate(texts)
    )
    part = f"<w:{kind}s {nsdecls('w')}>{notes}</w:{kind}s>"
    return with_part(article(), f"word/{kind}s.xml", part, f"{kind}s")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_counted_and_each_is_quoted(kind: str) -> None:
    notices = texts(noted(kind, "", "Says the ministry.", "Says the bank."))[1]
    said = "left out 2 footnote(s) and endnote(s): “Says the ministry.”, “Says the bank.”"
    assert notices == (said,)


def test_comments_are_quoted_with_who_made_them() -> None:
    notices = texts(noted("comment", "Who says so?", "", "Ask the bank."))[1]
    assert notices == ("left out 2 comment(s): “Ann: Who says so?”, “Ann: Ask the bank.”",)


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_headers_and_footers_are_quoted_but_for_numbers_and_what_the_text_says(kind: str) -> None:
    lines = ("Draft of the desk", "12", "Norway pledged 5 million euros. Rain goes on.", "")
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    part = f"<w:{tag} {nsdecls('w')}>{inside}</w:{tag}>"
    notices = texts(with_part(article(words=""), "word/edge.xml", part, kind))[1]
    assert notices == ("left out 1 line(s) of headers and footers: “Draft of the desk”",)


def with_element(xml: str) -> bytes:
    """An article with one more element in its second paragraph."""
    document = docx.Document(io.BytesIO(article()))
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    document.paragraphs[1]._p.append(parse_xml(xml.replace(">", f" {spaces}>", 1)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "1 formula(s): “a=b”"),
        (
            '<w:r><w:pict><v:shape alt="A flag"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>',
            "1 picture(s): “DRAFT”",
        ),
        ('<w:r><w:pict><v:shape alt="A flag"/></w:pict></w:r>', "1 picture(s): “A flag”"),
        ("<w:r><w:drawing><a:p><a:t>Flood map</a:t></a:p></w:drawing></w:r>", "1 picture(s): “Flood map”"),
        ("<w:r><w:pict/></w:r>", "1 picture(s)"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>yomi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>"
            "word</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "1 reading(s) above words: “yomi”",
        ),
    ],
)  # fmt: skip
def test_what_is_no_text_is_counted_and_quoted(xml: str, said: str) -> None:
    assert texts(with_element(xml))[1] == (f"left out {said}",)


def test_a_file_of_another_program_in_the_text_is_named() -> None:
    notices = texts(with_element('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'))[1]  # fmt: skip
    assert "left out 1 file(s) of other programs in it: “Excel.Sheet.12”" in notices


def test_symbols_and_the_form_with_words_of_two_are_text() -> None:
    told, notices = texts(with_element('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'))
    assert ("→" in told, notices) == (True, ())
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    two = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    told, notices = texts(
        with_element(f"<w:r><mc:AlternateContent>{two}</mc:AlternateContent></w:r>")
    )
    assert (told.count("Box."), notices) == (1, ())


def test_a_chart_is_quoted() -> None:
    chart = (
        '<c:chart xmlns:c="urn:c"><c:t>Aid by donor</c:t><c:v>Canada</c:v><c:v>Canada</c:v>'
        "<c:v>5</c:v></c:chart>"
    )
    notices = texts(with_part(article(), "word/chart7.xml", chart, "chart"))[1]
    assert notices == ("left out 1 chart(s) and diagram(s): “Aid by donor | Canada | 5”",)


def test_a_document_whose_words_all_stand_elsewhere_quotes_them() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Note to the desk"
    out = io.BytesIO()
    document.save(out)
    with pytest.raises(InputError, match=r"(?s)found no text in it, .*“Note to the desk”"):
        read_article_file(out.getvalue(), "varda.docx")


def strict(data: bytes) -> bytes:
    plain = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for each in source.namelist():
            held = source.read(each)
            package.writestr(
                each, held.replace(plain, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            )
    return out.getvalue()


def test_a_strict_document_is_named_with_the_way_out() -> None:
    with pytest.raises(InputError, match=r"Strict Open XML document: open it in Word and save"):
        read_article_file(strict(article()), "varda.docx")
    with pytest.raises(InputError, match=r"Strict Open XML document: open it in Word and save"):
        read_word(strict(floods_docx()), "floods.docx")
