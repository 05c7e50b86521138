"""The parts of a Word file are found by what points at them, by all readers."""

from __future__ import annotations

import io
import zipfile

import pytest

from reports.errors import InputError
from reports.readers.article.read import read_article_file
from reports.readers.own.word_parts import main_part, outline_levels, relations
from reports.readers.own.zipguard import GuardedZip
from reports.revision import read_word
from reports.verification.forms.read import read_forms
from reports.verification.passages.word_passages import word_passages
from tests.revision.floods import FLOODS, floods_docx


def renamed(target: str, *, name: str = "word/document2.xml") -> bytes:
    """The floods brief as SharePoint saves it: its document has another name."""
    source, out = zipfile.ZipFile(io.BytesIO(floods_docx())), io.BytesIO()
    folder, _, last = name.rpartition("/")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for each in source.namelist():
            held = source.read(each)
            if each == "_rels/.rels":
                held = held.replace(b"/word/document.xml", target.encode())
                held = held.replace(b'"word/document.xml', b'"' + target.encode())
            if each == "[Content_Types].xml":
                held = held.replace(b"/word/document.xml", b"/" + name.encode())
            each = {
                "word/document.xml": name,
                "word/_rels/document.xml.rels": f"{folder}/_rels/{last}.rels",
            }.get(each, each)
            package.writestr(each, held)
    return out.getvalue()


TARGETS = [
    ("word/document2.xml", "word/document2.xml"),
    ("/word/document2.xml", "word/document2.xml"),
    ("./word/../word/document2.xml", "word/document2.xml"),
    ("word/document%202.xml", "word/document 2.xml"),
    ("/word/Hauptteil.xml", "word/Hauptteil.xml"),
]


@pytest.mark.parametrize(("target", "name"), TARGETS)
def test_a_document_of_another_name_is_read_by_all_readers(target: str, name: str) -> None:
    data = renamed(target, name=name)
    assert main_part(GuardedZip(data, "a.docx"))[0] == name
    reading = read_word(data, "a.docx")
    assert (reading.briefing, reading.notices) == (FLOODS, ())
    assert read_article_file(data, "a.docx").title == FLOODS.title
    assert word_passages(data, "a.docx") == word_passages(floods_docx(), "a.docx")
    assert read_forms("a.docx", "docx", data) == read_forms("a.docx", "docx", floods_docx())


def test_what_points_outside_is_an_address_and_no_part() -> None:
    package = GuardedZip(floods_docx(), "a.docx")
    links = [r for r in relations(package, "word/document.xml") if r.kind == "hyperlink"]
    assert links
    assert all(
        (link.external and "://" in link.target) or "mailto:" in link.target for link in links
    )
    assert list(relations(package, "word/none.xml")) == []


@pytest.mark.parametrize("read", [read_word, read_article_file, word_passages])
def test_a_package_that_names_no_document_is_refused(read) -> None:
    with pytest.raises(InputError, match="expected a Word file"):
        read(renamed("word/gone.xml").replace(b"officeDocument", b"officeNothings"), "a.docx")


def levels(styles: str) -> dict[str, int]:
    """The levels of styles, in a document that is nothing else."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    listed = "http://schemas.openxmlformats.org/package/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w:document {space}/>")
        package.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{listed}">'
            f'<Relationship Id="r1" Type="{kind}" Target="styles.xml"/></Relationships>',
        )
    return outline_levels(GuardedZip(out.getvalue(), "a.docx"), "word/document.xml")


def style(name: str, id: str, more: str = "") -> str:
    return f'<w:style w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


def outlined(level: str) -> str:
    return f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'


def test_a_heading_is_known_by_its_level_its_base_or_its_name_and_not_by_its_id() -> None:
    found = levels(
        style("heading 1", "berschrift1", outlined("0"))
        + style("Heading 2", "berschrift2")
        + style("Question", "Q", '<w:basedOn w:val="berschrift2"/>')
        + style("TOC Heading", "toc", '<w:basedOn w:val="berschrift1"/>' + outlined("9"))
        + style("Normal", "Heading3")
    )

    assert found == {"berschrift1": 0, "berschrift2": 1, "Q": 1}


def test_styles_that_are_based_on_each_other_or_on_none_have_no_level() -> None:
    found = levels(
        style("A", "a", '<w:basedOn w:val="b"/>')
        + style("B", "b", '<w:basedOn w:val="a"/>')
        + style("C", "c", '<w:basedOn w:val="gone"/>')
        + style("D", "d", outlined("²"))
        + style("E", "e", outlined("-1"))
        + "<w:style/>"
    )

    assert found == {}


def test_a_document_without_styles_has_no_headings() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<a/>")

    assert outline_levels(GuardedZip(out.getvalue(), "a.docx"), "word/document.xml") == {}
