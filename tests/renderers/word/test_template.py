"""The template: the shipped one, and one of the house in its place."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from openxml_audit import OpenXmlValidator

from reports.errors import ThemeError
from reports.look import Options, look_of
from reports.renderers.word import WordRenderer
from reports.renderers.word.parts.names import qn
from reports.renderers.word.parts.template import dressed
from reports.resources import resource, resource_bytes, resource_text
from reports.theme import load_theme
from reports.wordfile.vocabulary import Style
from tests.renderers.word.cases import Case, everything, plan
from tests.renderers.word.lint import lint

SHIPPED = "templates/word/briefing.docx"


def with_template(folder: Path, name: str) -> Case:
    """Return a plan whose theme has the Word template `name` in `folder`."""
    theme = load_theme("house").model_copy(update={"word_template": name, "folder": folder})
    return Case(plan(everything(), Options(cite=True)), look_of(theme))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with a template of a house: letterhead, wide margins, red titles."""
    document = docx.Document(io.BytesIO(resource_bytes(SHIPPED)))
    section = document.sections[0]
    section.left_margin = Mm(40)
    section.header.paragraphs[0].text = "Example Ministry"
    section.first_page_header.paragraphs[0].text = "Example Ministry, first page"
    document.styles["Title"].font.size = Mm(10)
    document.add_paragraph("Words of the template that no brief needs.")
    document.save(tmp_path / "house.docx")
    return tmp_path


def test_the_template_is_what_its_folder_says() -> None:
    path = Path(str(resource("templates/word/pack.py")))
    spec = importlib.util.spec_from_file_location("pack", path)
    assert spec is not None
    assert spec.loader is not None
    pack = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pack)
    archive = zipfile.ZipFile(io.BytesIO(resource_bytes(SHIPPED)))

    assert {name: archive.read(name) for name in archive.namelist()} == pack.parts()


def test_the_template_is_slim() -> None:
    assert len(resource_bytes(SHIPPED)) < 12_000


def test_every_style_is_in_the_template_and_explained() -> None:
    document = docx.Document(io.BytesIO(resource_bytes(SHIPPED)))
    names = {style.name.casefold() for style in document.styles}
    page = resource_text("templates/word/STYLES.md")

    assert {style.casefold() for style in Style} <= names
    assert [style for style in Style if f"| {style} |" not in page] == []


def test_a_house_template_keeps_its_letterhead_margins_and_styles(house: Path) -> None:
    data = WordRenderer().render(*with_template(house, "house.docx")).data
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    header = [p.text for p in section.header.paragraphs]

    assert header[0] == "Example Ministry"
    assert header[-1] == "Lower Varda floods: relief effort & <funding>"
    assert [p.text for p in section.first_page_header.paragraphs] == [
        "Example Ministry, first page"
    ]
    assert round(section.left_margin.mm) == 40
    assert document.styles["Title"].font.size == pytest.approx(Mm(10), rel=0.02)
    assert "no brief needs" not in "".join(p.text for p in document.paragraphs)


def test_a_brief_on_a_house_template_is_sound(house: Path, tmp_path: Path) -> None:
    data = WordRenderer().render(*with_template(house, "house.docx")).data
    path = tmp_path / "brief.docx"
    path.write_bytes(data)

    assert lint(data) == []
    assert OpenXmlValidator().validate(path).errors == []


def test_a_template_without_notes_numbers_or_properties_will_do(
    house: Path, tmp_path: Path
) -> None:
    bare = _without(house / "house.docx", ("footnotes", "numbering", "app"))
    (tmp_path / "bare.docx").write_bytes(bare)

    data = WordRenderer().render(*with_template(tmp_path, "bare.docx")).data

    assert lint(data) == []


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_template_that_cannot_be_opened_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(content)

    with pytest.raises(ThemeError, match=r"^broken\.docx: .*expected a Word file"):
        WordRenderer().render(*with_template(tmp_path, "broken.docx"))


def changed(path: Path, member: str, old: str, new: str) -> bytes:
    """The template with all that matches `old` in one member replaced; it does match."""
    source, target = zipfile.ZipFile(path), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == member:
                made = re.sub(old, new, text.decode(), flags=re.DOTALL)
                assert made != text.decode()
                text = made.encode()
            archive.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        (
            "word/styles.xml",
            "</w:styles>",
            '<w:style w:type="paragraph" w:styleId="x"><w:name/></w:style></w:styles>',
        ),
        (
            "word/styles.xml",
            "</w:styles>",
            '<w:style w:type="character" w:styleId="x"/></w:styles>',
        ),
        ("word/document.xml", "<w:sectPr.*?</w:sectPr>|<w:sectPr[^>]*/>", ""),
    ],
)
def test_a_template_that_leaves_names_or_its_section_out_will_do(
    member: str, old: str, new: str, house: Path, tmp_path: Path
) -> None:
    data = changed(house / "house.docx", member, old, new)
    (tmp_path / "odd.docx").write_bytes(data)

    assert lint(WordRenderer().render(*with_template(tmp_path, "odd.docx")).data) == []


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        ("word/styles.xml", 'w:type="paragraph"', 'w:type="sentence"'),
        ("word/styles.xml", "<w:styles.*</w:styles>", "<a/>"),
        ("word/numbering.xml", 'w:numId="[^"]*"', 'w:numId="x"'),
        ("word/document.xml", "<w:body>.*</w:body>", ""),
        ("[Content_Types].xml", "wordprocessingml.document.main", "wordprocessingml.other"),
        ("[Content_Types].xml", "<Types.*</Types>", "<a/>"),
    ],
)
def test_a_damaged_template_is_used_without_what_is_damaged(
    member: str, old: str, new: str, house: Path, tmp_path: Path
) -> None:
    (tmp_path / "odd.docx").write_bytes(changed(house / "house.docx", member, old, new))

    assert lint(WordRenderer().render(*with_template(tmp_path, "odd.docx")).data) == []


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        ("word/document.xml", "<w:document.*</w:document>", "<a/>"),
        ("word/footnotes.xml", 'w:id="[^"]*"', 'w:id="x"'),
        ("word/settings.xml", "<w:settings.*</w:settings>", "<w:settings"),
        ("word/document.xml", 'w:left="[^"]*"', 'w:left="wide"'),
        ("_rels/.rels", "<Relationships.*</Relationships>", "<a/>"),
    ],
)
def test_a_template_that_is_too_damaged_is_named(
    member: str, old: str, new: str, house: Path, tmp_path: Path
) -> None:
    (tmp_path / "odd.docx").write_bytes(changed(house / "house.docx", member, old, new))

    with pytest.raises(ThemeError, match=r"^odd\.docx: "):
        WordRenderer().render(*with_template(tmp_path, "odd.docx"))


def test_a_template_that_unpacks_without_end_is_refused(house: Path, tmp_path: Path) -> None:
    data = io.BytesIO((house / "house.docx").read_bytes())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/1.bin", bytes(200 << 20))
    (tmp_path / "bomb.docx").write_bytes(data.getvalue())

    with pytest.raises(ThemeError, match=r"^bomb\.docx: claims .* MB"):
        WordRenderer().render(*with_template(tmp_path, "bomb.docx"))


def test_a_template_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"'none\.docx' is not beside the theme"):
        WordRenderer().render(*with_template(tmp_path, "none.docx"))


def _without(path: Path, kinds: tuple[str, ...]) -> bytes:
    """Return a template without the parts of some kinds, and without what names them."""
    source, target = zipfile.ZipFile(path), io.BytesIO()
    names = "|".join(kinds)
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            if re.fullmatch(rf"(word|docProps)/({names})\.xml", name):
                continue
            text = source.read(name).decode()
            if name.endswith((".rels", "Types].xml")):
                text = re.sub(rf'<(Relationship|Override) [^>]*/?({names})\.xml"[^>]*/>', "", text)
            if name == "word/styles.xml":
                text = re.sub("<w:numPr>.*?</w:numPr>", "", text)
            if name == "word/settings.xml":
                text = re.sub("<w:footnotePr>.*?</w:footnotePr>", "", text)
            archive.writestr(name, text)
    return target.getvalue()


def test_no_lines_lean_in_scripts_from_the_right_but_single_words_do() -> None:
    def leaning(direction: str) -> set[str]:
        styles = dressed(load_theme("house"), direction).root("styles")
        slanted = styles.iter(qn("w:iCs"))
        return {str(each.getparent().getparent().get(qn("w:styleId"))) for each in slanted}

    assert leaning("ltr") == {"Quote", "TableNote", "Emphasis"}
    assert leaning("rtl") == {"Emphasis"}
