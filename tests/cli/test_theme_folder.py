"""`briefpack theme new`: a folder that gives what the shipped theme gives, until it is edited."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from reports.cli.theme_folder import write_theme_folder
from reports.errors import FileDeliveryError, UsageError
from reports.look import Options, look_of
from reports.pipeline import render_all
from reports.sources import read_source
from reports.wordfile.vocabulary import Style
from tests.renderers.word.houses import changed

FORMATS = ("pdf", "docx", "txt", "html")


def outputs(theme: str, templates: Path | None = None, language: str = "en") -> dict[str, bytes]:
    """The sample in every format, and no notice that it has not without a theme of one's own."""
    options = Options(templates=templates)
    loaded = read_source(None)
    made, notices = render_all(loaded, FORMATS, look_of(theme, options), options)
    assert not [notice for notice in notices if notice.code in ("styles-added", "lists-added")]
    assert not [notice for notice in notices if notice.code.startswith("template-")]
    return {output.format: output.data for output in made}


@pytest.mark.parametrize("base", ["house", "embassy"])
def test_the_sample_is_the_same_with_what_was_written(base: str, tmp_path: Path) -> None:
    folder = tmp_path / "ministry"
    written = write_theme_folder(folder, base)

    assert {path.relative_to(folder).as_posix() for path in written} >= {
        "README.md", "theme.toml", "briefing.docx", "text/briefing.txt.j2", "html/_style.css.j2",
        "mail/message.txt.j2",
    }  # fmt: skip
    own, shipped = outputs(str(folder / "theme.toml"), folder), outputs(base)
    assert [name for name in FORMATS if own[name] != shipped[name]] == []


def test_a_theme_is_read_as_its_readme_says(tmp_path: Path) -> None:
    write_theme_folder(tmp_path / "ministry", "embassy")
    about = (tmp_path / "ministry" / "README.md").read_text("utf-8")

    assert "# The theme ministry" in about
    assert "begun from `embassy`" in about
    assert "{" not in about
    for name in re.findall(r"^\| `([\w./]+)` \|", about, re.MULTILINE):
        assert (tmp_path / "ministry" / name).exists()


def test_the_word_brief_follows_the_colours_of_the_theme(tmp_path: Path) -> None:
    folder = tmp_path / "ministry"
    write_theme_folder(folder)
    theme = folder / "theme.toml"
    theme.write_text(theme.read_text("utf-8").replace("#14304F", "#6B1A2E"), encoding="utf-8")

    assert "6B1A2E" in _styles(outputs(str(theme))["docx"])


def test_colours_that_were_chosen_in_word_stay(tmp_path: Path) -> None:
    folder = tmp_path / "ministry"
    write_theme_folder(folder)
    template, theme = folder / "briefing.docx", folder / "theme.toml"
    chosen = ("word/theme/theme1.xml", 'clrScheme name="briefpack"', 'clrScheme name="Forest"')
    template.write_bytes(changed(template.read_bytes(), chosen))
    theme.write_text(theme.read_text("utf-8").replace("#14304F", "#6B1A2E"), encoding="utf-8")

    assert "6B1A2E" not in _styles(outputs(str(theme))["docx"])


def test_the_template_shows_every_style_and_is_sound(tmp_path: Path) -> None:
    write_theme_folder(tmp_path / "one")
    write_theme_folder(tmp_path / "two")
    path = tmp_path / "one" / "briefing.docx"
    document = docx.Document(str(path))
    shown = " ".join(
        [
            *(paragraph.text for paragraph in document.paragraphs),
            *(cell.text for row in document.tables[0].rows for cell in row.cells),
        ]
    )

    not_shown = {Style.TABLE, Style.HEADER, Style.FOOTER}
    assert {style for style in Style if f"[{style}]" not in shown} == not_shown
    assert OpenXmlValidator().validate(path).errors == []
    assert path.read_bytes() == (tmp_path / "two" / "briefing.docx").read_bytes()


def test_nothing_that_stands_there_is_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "ministry"
    folder.mkdir()
    write_theme_folder(folder)  # an empty one will do
    kept = (folder / "theme.toml").read_bytes()
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    for standing in (folder, tmp_path / "file"):
        with pytest.raises(FileDeliveryError, match="choose another name"):
            write_theme_folder(standing, "embassy")
    assert (folder / "theme.toml").read_bytes() == kept
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["a:b", "con", "trailing.", "tab\there"])
def test_a_name_that_is_none_on_every_system_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileDeliveryError, match="cannot name a file"):
        write_theme_folder(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_theme_that_does_not_ship_is_answered_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected one of: embassy, house"):
        write_theme_folder(tmp_path / "ministry", "ministry")


def _styles(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
