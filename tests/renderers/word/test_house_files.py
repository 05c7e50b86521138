"""The files that houses keep their template in: every kind of Word file, and the way out of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.errors import ThemeError
from reports.theme import load_theme
from tests.renderers.word.houses import (
    W,
    built,
    changed,
    codes,
    part,
    parts,
    plain,
    saved,
)
from tests.renderers.word.lint import lint

_MAIN = r"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main\+xml"
_OPEN = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        (
            "h.dotx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            [],
        ),
        ("h.docm", "application/vnd.ms-word.document.macroEnabled.main+xml", ["macros-left-out"]),
        (
            "h.dotm",
            "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
            ["macros-left-out"],
        ),
    ],
)
def test_templates_of_every_kind_are_taken_without_their_macros(
    name: str, kind: str, said: list[str], tmp_path: Path
) -> None:
    typed = (r"\[Content_Types\].xml", _MAIN, kind)
    macros = (
        "word/_rels/document.xml.rels",
        "</Relationships>",
        '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/'
        'vbaProject" Target="vbaProject.bin"/></Relationships>',
    )
    with_code = (macros,) if said else ()
    data = changed(saved(plain()), typed, *with_code, more="word/vbaProject.bin" if said else "")
    made = built(tmp_path, data, name)

    assert [code for code in codes(made) if "macros" in code] == said
    assert not [each for each in parts(made) if "vba" in each]
    assert "macro" not in part(made, "[Content_Types].xml").lower()
    assert lint(made.data) == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1 Hello}", r"Rich Text Format \(\.rtf\)"),
        (_OPEN, r"OpenDocument file \(\.odt or \.ott\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"old Word \(\.doc or \.dot\)"),
    ],
)
def test_a_file_of_another_program_is_named_with_the_way_out(
    data: bytes, kind: str, tmp_path: Path
) -> None:
    with pytest.raises(ThemeError, match=f"{kind}.* save it as .docx or .dotx"):
        built(tmp_path, data)


def test_a_password_and_the_strict_format_are_named_with_the_way_out(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60) + "EncryptedPackage".encode("utf-16-le")
    strict = changed(
        saved(plain()), ("word/document.xml", W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    )

    with pytest.raises(ThemeError, match="password"):
        built(tmp_path, ole)
    with pytest.raises(ThemeError, match="Strict Open XML document: open it in Word and save it"):
        built(tmp_path, strict)


@pytest.mark.parametrize("name", ["house.odt", "house.doc", "house.dot", "house.rtf"])
def test_a_theme_that_names_a_file_of_another_program_tells_the_way_out(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "house.toml"
    path.write_text(f'extends = "house"\nword_template = "{name}"\n', encoding="utf-8")

    with pytest.raises(ThemeError, match=r"Word or LibreOffice and save it as \.docx"):
        load_theme(str(path))


def test_a_font_of_another_kind_is_not_answered_with_word(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('extends = "house"\n[body]\nregular = "x.otf"\n', encoding="utf-8")

    with pytest.raises(ThemeError) as caught:
        load_theme(str(path))
    assert "LibreOffice" not in str(caught.value)


def test_the_main_part_may_have_any_name(tmp_path: Path) -> None:
    data = changed(
        saved(plain()),
        (r"_rels/\.rels", "word/document.xml", "word/document2.xml"),
        (r"\[Content_Types\].xml", "word/document.xml", "word/document2.xml"),
        renamed={
            "word/document.xml": "word/document2.xml",
            "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
        },
    )
    made = built(tmp_path, data)

    assert "word/document.xml" in parts(made)
    assert "word/document2.xml" not in parts(made)
    assert lint(made.data) == []


def test_what_is_written_twice_for_old_programs_trips_nothing(tmp_path: Path) -> None:
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = (
        f'<mc:AlternateContent {spaces}><mc:Choice Requires="wps"><w:p><w:r><w:t>New</w:t></w:r>'
        "</w:p></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>"
    )
    made = built(
        tmp_path, changed(saved(plain()), ("word/document.xml", "<w:body>", f"<w:body>{choice}"))
    )

    assert "template-text-left-out" in codes(made)
    assert lint(made.data) == []


@pytest.mark.parametrize("text", ["{{ title }}", "[Your title]", "«Name»", "XXXX", "........"])
def test_what_is_to_be_filled_in_is_no_text(text: str, tmp_path: Path) -> None:
    document = plain()
    document.add_paragraph(text)

    assert codes(built(tmp_path, saved(document))) == ["styles-added"]


def test_the_text_of_a_template_goes_and_is_said(tmp_path: Path) -> None:
    document = plain()
    document.add_paragraph("Dear colleague")
    made = built(tmp_path, saved(document))

    assert "Dear colleague" not in part(made)
    (notice,) = [each for each in made.notices if each.code == "template-text-left-out"]
    assert "'Dear colleague'" in notice.found


def test_a_control_that_waits_for_words_is_no_text(tmp_path: Path) -> None:
    waiting = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here"
        "</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    data = changed(saved(plain()), ("word/document.xml", "<w:body>", f"<w:body>{waiting}"))

    assert codes(built(tmp_path, data)) == ["styles-added"]


def test_a_picture_in_the_text_is_said_to_be_left_out(tmp_path: Path) -> None:
    picture = "<w:p><w:r><w:pict/></w:r></w:p>"
    data = changed(saved(plain()), ("word/document.xml", "<w:body>", f"<w:body>{picture}"))

    assert "template-picture-left-out" in codes(built(tmp_path, data))


def test_text_and_pictures_are_said_to_be_left_out_in_one_line(tmp_path: Path) -> None:
    both = "<w:p><w:r><w:pict/><w:t>Dear colleague</w:t></w:r></w:p>"
    data = changed(saved(plain()), ("word/document.xml", "<w:body>", f"<w:body>{both}"))
    said = [each for each in built(tmp_path, data).notices if "left-out" in each.code]

    assert [each.found for each in said] == [
        "the text of the Word template, from 'Dear colleague' on, and its pictures are in no brief"
    ]


def test_settings_of_the_file_alone_are_left_behind(tmp_path: Path) -> None:
    link = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    guards = (
        f'<w:attachedTemplate {link} r:id="rId1"/>'
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    )
    data = changed(saved(plain()), ("word/settings.xml", r"(<w:settings[^>]*>)", rf"\1{guards}"))
    settings = part(built(tmp_path, data), "word/settings.xml")

    assert "attachedTemplate" not in settings
    assert "documentProtection" not in settings
    assert "w:compat" in settings
