"""Pictures in headers, properties, and long texts: nothing that a person put in is lost silently."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Mm

from reports.look import look_of
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import Reading, read_word
from reports.revision.word.lines import quotation
from reports.theme import load_theme
from tests.renderers.word.test_logo import png
from tests.revision.floods import FLOODS, floods_docx
from tests.revision.outline.test_none_silent import (
    DECLARED,
    LINE,
    below,
    inside,
    pasted,
    with_replaced,
)
from tests.revision.word_edits import NS, Edit, edited, retyped, with_part

LOGO = png(40, 20)
SEAL = png(30, 30)
MARK = '<svg viewBox="0 0 20 10"><rect width="4" height="4" fill="red"/></svg>'


def saved(edit: Callable[[docx.document.Document], object], data: bytes | None = None) -> bytes:
    """Edit a brief with python-docx; all parts are saved anew."""
    document = docx.Document(io.BytesIO(data or floods_docx()))
    edit(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def by_word(edit: Callable[[docx.document.Document], object], data: bytes | None = None) -> Reading:
    """Edit a brief with python-docx and read it."""
    return read_word(saved(edit, data), "floods.docx")


def told(reading: Reading) -> list[str]:
    assert reading.briefing == FLOODS
    return [str(notice) for notice in reading.notices]


def picture_in(
    part: str, alt: str, picture: bytes = SEAL
) -> Callable[[docx.document.Document], None]:
    def edit(document: docx.document.Document) -> None:
        run = getattr(document.sections[0], part).paragraphs[0].add_run()
        run.add_picture(io.BytesIO(picture), width=Mm(10))
        frame = next(run._r.iter("{*}docPr"))
        frame.set("descr", alt)
        next(run._r.iter("{*}cNvPr")).set("name", "seal.png")

    return edit


@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_picture_in_a_header_or_footer_is_told_by_its_text(part: str) -> None:
    [notice] = told(by_word(picture_in(part, "The seal of Varda")))
    assert "headers and footers are made anew: a picture or shape “The seal of Varda”" in notice


def test_a_picture_without_a_text_is_told_by_the_name_of_its_file() -> None:
    [notice] = told(by_word(picture_in("header", "")))
    assert "a picture or shape “seal.png” was not read" in notice


def test_a_line_drawn_into_a_footer_is_told() -> None:
    def edit(document: docx.document.Document) -> None:
        line = (
            f'<w:r xmlns:w="{NS}"><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:line id="line"/></w:pict></w:r>'
        )
        document.sections[0].footer.paragraphs[0]._p.append(parse_xml(line))

    [notice] = told(by_word(edit))
    assert "a picture or shape without a name was not read" in notice


def logo_brief(folder: Path, name: str, content: bytes) -> bytes:
    (folder / name).write_bytes(content)
    theme = load_theme("house").model_copy(
        update={"logo": name, "logo_alt": "Example Ministry", "folder": folder}
    )
    return WordRenderer().render(plan_of(FLOODS), look_of(theme)).data


@pytest.mark.parametrize(("name", "content"), [("a.png", LOGO), ("a.svg", MARK.encode())])
def test_the_logo_of_the_theme_says_nothing(tmp_path: Path, name: str, content: bytes) -> None:
    data = logo_brief(tmp_path, name, content)
    assert read_word(data, "floods.docx").notices == ()
    assert told(by_word(lambda document: None, data)) == []


def test_a_logo_that_a_program_has_drawn_anew_says_nothing(tmp_path: Path) -> None:
    def edit(document: docx.document.Document) -> None:
        header = document.sections[0].first_page_header
        frame = next(header._element.iter("{*}docPr"))
        frame.set("name", "Shape1")
        frame.set("descr", "")

    assert told(by_word(edit, logo_brief(tmp_path, "a.svg", MARK.encode()))) == []


@pytest.mark.parametrize(("wide", "lines"), [(720_090, 0), (360_000, 1)])
def test_a_shape_in_the_place_of_the_logo_is_told_unless_it_has_its_size(
    tmp_path: Path, wide: int, lines: int
) -> None:
    def edit(document: docx.document.Document) -> None:
        shape = document.sections[0].first_page_header._element
        next(shape.iter("{*}extent")).set("cx", str(wide))
        frame = next(shape.iter("{*}docPr"))
        frame.set("name", "Oval 7")
        frame.set("descr", "")

    said = told(by_word(edit, logo_brief(tmp_path, "a.svg", MARK.encode())))
    assert ["a picture or shape" in each for each in said] == [True] * lines


def test_a_logo_that_was_made_smaller_says_nothing(tmp_path: Path) -> None:
    def edit(document: docx.document.Document) -> None:
        shape = document.sections[0].first_page_header._element
        next(shape.iter("{*}extent")).set("cx", "360000")

    assert told(by_word(edit, logo_brief(tmp_path, "a.svg", MARK.encode()))) == []


def test_another_picture_beside_the_logo_is_told(tmp_path: Path) -> None:
    data = logo_brief(tmp_path, "a.png", LOGO)

    def edit(document: docx.document.Document) -> None:
        run = document.sections[0].first_page_header.paragraphs[0].add_run()
        run.add_picture(io.BytesIO(SEAL), width=Mm(10))

    [notice] = told(by_word(edit, data))
    assert "a picture or shape" in notice


def test_the_picture_of_a_house_template_says_nothing(tmp_path: Path) -> None:
    template = docx.Document()
    picture_in("header", "House")(template)
    template.save(str(tmp_path / "house.docx"))
    theme = load_theme("house").model_copy(
        update={"word_template": "house.docx", "folder": tmp_path}
    )
    data = WordRenderer().render(plan_of(FLOODS), look_of(theme)).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert any("media" in name for name in package.namelist())
    assert told(by_word(lambda document: None, data)) == []
    [notice] = told(by_word(picture_in("header", "House", LOGO), data))
    assert "“House”" in notice


DRAWN = {
    "a picture": ('<w:drawing><wp:docPr descr="A map"/></w:drawing>', "the picture or shape “A map” in "),
    "a line": ('<w:pict><v:line id="line"/></w:pict>', "a picture or shape in "),
}  # fmt: skip


@pytest.mark.parametrize("words", ["", "See this."])
@pytest.mark.parametrize("kind", DRAWN)
def test_what_is_drawn_in_a_comment_is_told(kind: str, words: str) -> None:
    xml, named = DRAWN[kind]
    comment = f"<w:p><w:r><w:t>{words}</w:t></w:r><w:r>{xml}</w:r></w:p>"
    part = f'<w:comments {DECLARED}><w:comment w:id="3" w:author="Kim">{comment}</w:comment></w:comments>'
    data = with_part(
        edited(inside('<w:commentRangeStart w:id="3"/>')), "word/comments.xml", part, "comments"
    )
    reading = read_word(data, "floods.docx")
    [notice] = map(str, reading.notices)
    assert f"{named}the comment of Kim at “What comes next”: “A donors’ call" in notice
    assert "was left out" in notice
    assert len(reading.briefing.notes) == bool(words)


@pytest.mark.parametrize("kind", DRAWN)
def test_what_is_drawn_in_a_footnote_is_told(kind: str) -> None:
    xml, named = DRAWN[kind]
    part = f'<w:footnotes {DECLARED}><w:footnote w:id="9"><w:p><w:r>{xml}</w:r></w:p></w:footnote></w:footnotes>'
    data = edited(inside('<w:r><w:footnoteReference w:id="9"/></w:r>'))
    [notice] = told(
        read_word(with_part(data, "word/footnotes.xml", part, "footnotes"), "floods.docx")
    )
    assert f"{named}a footnote at “What comes next”: “A donors’ call" in notice


def test_lettering_in_a_footnote_is_its_words() -> None:
    shape = '<w:pict><v:shape><v:textpath string="zebra"/></v:shape></w:pict>'
    part = f'<w:footnotes {DECLARED}><w:footnote w:id="9"><w:p><w:r>{shape}</w:r></w:p></w:footnote></w:footnotes>'
    data = edited(inside('<w:r><w:footnoteReference w:id="9"/></w:r>'))
    [notice] = told(
        read_word(with_part(data, "word/footnotes.xml", part, "footnotes"), "floods.docx")
    )
    assert "the footnote “zebra” at" in notice


PROPERTIES = {
    "title": "Title", "subject": "Subject", "keywords": "Keywords", "comments": "Comments",
    "author": "Author", "category": "Category",
}  # fmt: skip


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_that_was_filled_in_is_told(name: str) -> None:
    [notice] = told(by_word(lambda document: setattr(document.core_properties, name, "zebra")))
    assert f"made anew: {PROPERTIES[name]} “zebra” was not read" in notice


@pytest.mark.parametrize("name", ["last_modified_by", "revision", "version", "language"])
def test_a_property_that_programs_change_says_nothing(name: str) -> None:
    new = 7 if name == "revision" else "fr"
    assert told(by_word(lambda document: setattr(document.core_properties, name, new))) == []


def test_a_property_that_was_emptied_says_nothing() -> None:
    assert told(by_word(lambda document: setattr(document.core_properties, "title", ""))) == []


def test_a_title_that_was_changed_in_the_text_and_in_the_properties_says_nothing() -> None:
    title = FLOODS.title.replace("Lower", "Upper")

    def edit(document: docx.document.Document) -> None:
        retyped("Lower Varda floods", "Upper Varda floods")(document.element)
        document.core_properties.title = title

    reading = by_word(edit)
    assert reading.briefing == FLOODS.model_copy(update={"title": title})
    assert reading.notices == ()


def many(words: int) -> str:
    return " ".join(f"zebra{number}" for number in range(words))


def in_paragraph(words: int) -> str:
    return f"<w:p><w:r><w:t>{many(words)}</w:t></w:r></w:p>"


LONG: dict[str, Edit] = {
    "a table": below(f"<w:tbl><w:tr><w:tc>{in_paragraph(400)}</w:tc></w:tr></w:tbl>"),
    "a box": inside(
        f"<w:r><w:pict><v:textbox><w:txbxContent>{in_paragraph(400)}</w:txbxContent></v:textbox>"
        "</w:pict></w:r>"
    ),
    "a formula": inside(f"<m:oMath><m:r><m:t>{many(400)}</m:t></m:r></m:oMath>"),
    "hidden text": inside(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{many(400)}</w:t></w:r>"),
}


def quoted_of_many(notice: str) -> int:
    """Count the words of a notice: those that are quoted, and those that it says are more."""
    rest = notice.partition("…” and ")[2].partition(" more word")[0]
    return notice.count("zebra") + int(rest.replace(",", ""))


@pytest.mark.parametrize("kind", LONG)
def test_of_a_long_text_the_notice_says_how_much_more_there_is(kind: str) -> None:
    [notice] = told(read_word(edited(LONG[kind]), "floods.docx"))
    assert quoted_of_many(notice) == 400


CHUNKS: dict[str, Callable[[], bytes]] = {
    "chunk.html": lambda: f"<html><body><p>{many(9000)}</p></body></html>".encode(),
    "chunk.rtf": lambda: rb"{\rtf1 " + many(9000).encode() + rb"\par}",
    "chunk.txt": lambda: many(9000).encode(),
}


@pytest.mark.parametrize("name", CHUNKS)
def test_of_a_long_file_that_was_put_in_all_words_are_counted(name: str) -> None:
    [notice] = told(read_word(pasted(CHUNKS[name](), name), "floods.docx"))
    assert quoted_of_many(notice) == 9000


def test_of_a_long_header_the_notice_says_how_much_more_there_is() -> None:
    def edit(document: docx.document.Document) -> None:
        document.sections[0].header.add_paragraph(many(100))

    [notice] = told(by_word(edit))
    assert quoted_of_many(notice) == 100


def test_short_texts_are_quoted_whole_and_scripts_without_spaces_counted_in_characters() -> None:
    assert quotation("one\n two") == "“one two”"
    assert quotation("水" * 700) == f"“{'水' * 300}…” and 400 more characters"
    assert quotation(f"{'a' * 298} bb cc") == f"“{'a' * 298}…” and 2 more words"


def look(words: str, value: str) -> Edit:
    look = f'<w:rPr><w:vertAlign w:val="{value}"/></w:rPr>'
    return inside(f"<w:r>{look}<w:t>{words}</w:t></w:r>")


def notices(*edits: Edit) -> list[str]:
    return [str(notice) for notice in read_word(edited(*edits), "floods.docx").notices]


def test_raised_letters_are_told_once_with_their_places() -> None:
    [one] = notices(look("2", "superscript"))
    assert "superscript in" in one
    assert LINE in one
    assert "became plain text: “2”" in one
    cell = [look(words, "superscript") for words in ("2", "3")]
    other = inside(
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>', "Jo de Vries"
    )
    [both] = notices(cell[0], other)
    assert "superscript at 2 places became plain text" in both
    assert "Jo de Vries" in both


def test_lowered_letters_are_told_and_letters_on_the_line_are_not() -> None:
    [notice] = notices(look("2", "subscript"))
    assert "subscript in" in notice
    assert notices(look("2", "baseline")) == []


def test_struck_out_sentences_are_told_once() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>zebra</w:t></w:r>"
    [notice] = notices(inside(struck), inside(struck, "Four districts"))
    assert (
        "struck-out text at 2 places is still text of the brief (delete it to take it out): “zebra” in"
        in notice
    )


def test_a_brief_whose_properties_cannot_be_read_is_read() -> None:
    data = with_replaced(floods_docx(), "docProps/core.xml", "</dc:title>", "")
    assert told(read_word(data, "floods.docx")) == []
