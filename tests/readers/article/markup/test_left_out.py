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


def with_member(data: bytes, name: str, content: str) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for each in source.namelist():
            package.writestr(each, source.read(each))
        package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_counted_and_quoted(kind: str) -> None:
    notes = "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
        for n, text in enumerate(("", "Says the ministry.", "Says the bank."))
    )
    part = f"<w:{kind}s {nsdecls('w')}>{notes}</w:{kind}s>"
    notices = texts(with_member(article(), f"word/{kind}s.xml", part))[1]
    assert notices == ("left out 2 footnote(s) and endnote(s): “Says the ministry.”",)


def test_formulas_are_counted_and_quoted() -> None:
    document = docx.Document(io.BytesIO(article()))
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{space}"><m:r><m:t>a=b</m:t></m:r></m:oMath>'
    document.paragraphs[1]._p.append(parse_xml(formula))
    out = io.BytesIO()
    document.save(out)
    assert texts(out.getvalue())[1] == ("left out 1 formula(s): “a=b”",)


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
