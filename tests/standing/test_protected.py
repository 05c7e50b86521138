"""A build never writes over a person's work, nor over what it reads."""

from __future__ import annotations

import io
import shlex
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports import produce
from reports.cli import main
from reports.errors import EditedFileError, UsageError
from reports.look import Options
from reports.model import public
from reports.pipeline import load, render
from reports.yamlfile import dump_yaml
from tests.revision.floods import WHOLE
from tests.revision.word_edits import (
    W,
    edited,
    element,
    paragraph,
    retyped,
    run,
    with_comment,
    with_part,
)  # fmt: skip


def briefpack(*args: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a briefing and its brief, built."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief.yaml").write_text(dump_yaml(WHOLE), encoding="utf-8")
    assert briefpack("build", "brief.yaml").exit_code == 0
    return tmp_path


def edit(data: bytes) -> bytes:
    return edited(retyped("Two field", "Three field"), data=data)


def track(data: bytes) -> bytes:
    def strike(root: object) -> None:
        words = run(root, "Two field hospitals")  # type: ignore[arg-type]
        gone = element('<w:del w:id="7" w:author="Kim"/>')
        words.addprevious(gone)
        gone.append(words)
        words.find(f"{W}t").tag = f"{W}delText"

    return edited(strike, data=data)


def track_a_look(data: bytes) -> bytes:
    def embolden(root: object) -> None:
        words = run(root, "Two field hospitals")  # type: ignore[arg-type]
        look = element(
            '<w:rPr><w:b/><w:rPrChange w:id="8" w:author="Kim"><w:rPr/></w:rPrChange></w:rPr>'
        )
        words.insert(0, look)

    return edited(embolden, data=data)


def unplaced(data: bytes) -> bytes:
    """Words that have no place in a briefing: a footnote of somebody's own."""
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="9"><w:p><w:r><w:t>Says who?</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )

    def refer(root: object) -> None:
        line = paragraph(root, "donors’ call")  # type: ignore[arg-type]
        line.append(element('<w:r><w:footnoteReference w:id="9"/></w:r>'))

    return edited(refer, data=with_part(data, "word/footnotes.xml", note, "footnotes"))


def footer(data: bytes) -> bytes:
    """A line typed into the footer, which no briefing has a place for."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("word/brief-footer"):
                line = b"<w:p><w:r><w:t>Desk copy</w:t></w:r></w:p></w:ftr>"
                content = content.replace(b"</w:ftr>", line)
            target.writestr(name, content)
    return out.getvalue()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "words": edit,
    "comment": with_comment,
    "tracked words": track,
    "tracked look": track_a_look,
    "unplaced words": unplaced,
    "footer": footer,
}


def resaved(data: bytes, drop: str = "") -> bytes:
    """The package with the same parts, packed by another program; those called `drop` lost."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not drop or drop not in name:
                target.writestr(name, source.read(name))
    return out.getvalue()


def command(stderr: str) -> list[str]:
    """The command that a message names."""
    line = next(line for line in stderr.splitlines() if "bring them home with: " in line)
    return shlex.split(line.partition("bring them home with: ")[2])


@pytest.mark.parametrize("name", EDITS)
def test_a_brief_that_holds_edits_is_left_alone(name: str, home: Path) -> None:
    brief = home / "out" / "brief.docx"
    brief.write_bytes(EDITS[name](brief.read_bytes()))
    before = {path: path.read_bytes() for path in (home / "out").iterdir()}
    (home / "brief.yaml").write_text(dump_yaml(WHOLE).replace("Lower", "Upper"), encoding="utf-8")
    done = briefpack("build", "brief.yaml")

    assert done.exit_code == 4
    assert done.stdout == ""
    assert command(done.stderr) == ["briefpack", "read", "out/brief.docx", "--into", "brief.yaml"]
    assert {path: path.read_bytes() for path in (home / "out").iterdir()} == before
    assert briefpack("build", "brief.yaml", "--force").exit_code == 0
    assert brief.read_bytes() != before[brief]


@pytest.mark.parametrize("name", ["words", "comment", "tracked words"])
def test_edits_that_were_brought_home_are_built_anew(name: str, home: Path) -> None:
    brief = home / "out" / "brief.docx"
    brief.write_bytes(EDITS[name](brief.read_bytes()))
    told = briefpack("build", "brief.yaml").stderr
    assert briefpack(*command(told)[1:]).exit_code == 0
    done = briefpack("build", "brief.yaml")

    assert done.exit_code == 0, done.stderr
    assert public(load("brief.yaml")) == load(brief)


@pytest.mark.parametrize("name", ["unplaced words", "footer"])
def test_words_that_have_no_place_keep_the_brief_after_it_was_read(name: str, home: Path) -> None:
    brief = home / "out" / "brief.docx"
    brief.write_bytes(EDITS[name](brief.read_bytes()))
    briefpack("read", brief, "--into", "brief.yaml")

    assert briefpack("build", "brief.yaml").exit_code == 4


def test_an_untouched_brief_is_replaced_whatever_became_of_its_briefing(home: Path) -> None:
    (home / "brief.yaml").write_text("title: Another\ndate: 2026-01-15\n", encoding="utf-8")

    assert briefpack("build", "brief.yaml").exit_code == 0
    assert load(home / "out" / "brief.docx").title == "Another"


def test_a_brief_that_was_merely_saved_is_replaced(home: Path) -> None:
    brief = home / "out" / "brief.docx"
    brief.write_bytes(resaved(brief.read_bytes()))
    (home / "brief.yaml").write_text("title: Another\ndate: 2026-01-15\n", encoding="utf-8")

    assert briefpack("build", "brief.yaml").exit_code == 0


def test_a_brief_that_libreoffice_merely_saved_is_replaced(
    home: Path, need_tool: Callable[[str], str]
) -> None:
    brief = home / "out" / "brief.docx"
    before = brief.read_bytes()
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    subprocess.run(
        [need_tool("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(home / "saved"), str(brief)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved = (home / "saved" / "brief.docx").read_bytes()
    assert saved != before
    brief.write_bytes(saved)
    assert briefpack("build", "brief.yaml").exit_code == 0

    brief.write_bytes(edit(saved))
    assert briefpack("build", "brief.yaml").exit_code == 4


def test_a_brief_of_an_earlier_version_is_read_by_its_base(home: Path) -> None:
    """It has no seal, and carries its whole briefing."""
    brief = home / "out" / "brief.docx"
    old = resaved(render(WHOLE, "docx", options=Options(embed="full")), drop="item2")
    brief.write_bytes(old)
    assert briefpack("build", "brief.yaml").exit_code == 0

    brief.write_bytes(edit(old))
    assert briefpack("build", "brief.yaml").exit_code == 4


def test_a_changed_brief_without_a_base_counts_as_edited(home: Path) -> None:
    brief = home / "out" / "brief.docx"
    assert briefpack("build", "brief.yaml", "--embed", "none").exit_code == 0
    assert briefpack("build", "brief.yaml", "--embed", "none").exit_code == 0
    brief.write_bytes(resaved(brief.read_bytes()))
    done = briefpack("build", "brief.yaml", "--embed", "none")

    assert done.exit_code == 4
    assert command(done.stderr)[2:] == [
        "out/brief.docx", "--into", "brief.yaml", "--base", "brief.yaml",
    ]  # fmt: skip
    assert briefpack(*command(done.stderr)[1:]).exit_code == 0


@pytest.mark.parametrize("data", [b"", b"plain text", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_cannot_be_read_is_left_alone(data: bytes, home: Path) -> None:
    (home / "out" / "brief.docx").write_bytes(data)
    done = briefpack("build", "brief.yaml")

    assert done.exit_code == 4
    assert "out/brief.docx: is no brief that briefpack can read" in done.stderr
    assert "--force" in done.stderr
    assert (home / "out" / "brief.docx").read_bytes() == data


def test_another_persons_document_is_left_alone(home: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("A letter of my own.")
    document.save(str(home / "out" / "brief.docx"))

    assert briefpack("build", "brief.yaml").exit_code == 4
    assert briefpack("build", "brief.yaml", "--to", "pdf,txt").exit_code == 0


def test_the_other_sources_of_the_run_are_built(home: Path) -> None:
    brief = home / "out" / "brief.docx"
    brief.write_bytes(edit(brief.read_bytes()))
    (home / "other.yaml").write_text("title: Other\ndate: 2026-01-15\n", encoding="utf-8")
    done = briefpack("build", "brief.yaml", "other.yaml", "--to", "docx,txt")

    assert done.exit_code == 4
    assert done.stdout.splitlines() == ["out/other.docx", "out/other.txt"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("an article.txt", ["-o", "an article.yaml"]),
        ("brief.json", ["-o", "brief.yaml"]),
    ],
)
def test_the_edits_of_a_source_that_is_no_yaml_go_into_a_new_one(
    source: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    article = "A title\n\nMay 1, 2026\n\nTwo field hospitals opened today.\n"
    text = article if source.endswith("txt") else '{"title": "Two field", "date": "2026-01-15"}'
    Path(source).write_text(text, encoding="utf-8")
    assert briefpack("build", source).exit_code == 0
    brief = Path("out", Path(source).stem + ".docx")
    brief.write_bytes(edit(brief.read_bytes()))
    done = briefpack("build", source)

    assert done.exit_code == 4
    assert command(done.stderr)[3:] == words
    assert briefpack(*command(done.stderr)[1:]).exit_code == 0
    assert "Three field" in Path(words[1]).read_text(encoding="utf-8")
    # the file is there now: the next command names another
    assert command(briefpack("build", source).stderr)[4].endswith("-edited.yaml")


def test_python_refuses_too_and_can_be_told_to_go_on(home: Path) -> None:
    brief = home / "out" / "brief.docx"
    brief.write_bytes(edit(brief.read_bytes()))
    with pytest.raises(EditedFileError):
        produce("brief.yaml", "docx")

    assert produce("brief.yaml", "docx", force=True).paths == (Path("out/brief.docx"),)


@pytest.mark.parametrize("name", ["story.txt", "story.docx"])
def test_an_article_is_never_written_over(name: str, tmp_path: Path) -> None:
    story = tmp_path / name
    if name.endswith("docx"):
        story.write_bytes(render(WHOLE, "docx"))
    else:
        story.write_text("A title\n\nMay 1, 2026\n\nA paragraph here.\n", encoding="utf-8")
    before = story.read_bytes()
    done = briefpack("build", story, "--out", tmp_path)

    assert done.exit_code == 2
    assert "which is read" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert story.read_bytes() == before
    assert briefpack("build", story, "--out", tmp_path, "--force").exit_code == 2
    with pytest.raises(UsageError):
        produce(story, out=tmp_path)


def test_an_edited_brief_is_not_rebuilt_over_itself(home: Path) -> None:
    assert briefpack("build", "out/brief.docx").exit_code == 2
    assert briefpack("build", "out/brief.docx", "--to", "txt").exit_code == 0


def test_a_theme_and_what_it_names_are_not_written_over(home: Path) -> None:
    text = (Path(__file__).parents[2] / "templates/themes/house.toml").read_text(encoding="utf-8")
    (home / "out" / "mine.toml").write_text('word_template = "brief.docx"\n' + text)
    done = briefpack("build", "brief.yaml", "--theme", "out/mine.toml", "--force")

    assert done.exit_code == 2
    assert "brief.docx" in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("draft", "a.txt", "-o", "a.txt", "--force"),
        ("read", "out/brief.docx", "-o", "out/brief.docx", "--force"),
        ("read", "out/brief.docx", "--base", "brief.yaml", "-o", "brief.yaml", "--force"),
    ],
)
def test_what_a_command_reads_it_does_not_write(args: tuple[str, ...], home: Path) -> None:
    (home / "a.txt").write_text("A title\n\nMay 1, 2026\n\nA paragraph here.\n", encoding="utf-8")
    done = briefpack(*args)

    assert done.exit_code == 2, done.stderr
    assert "which is read" in done.stderr


@pytest.mark.parametrize("args", [("draft", "a.txt", "-o", "-"), ("new", "-")])
def test_a_dash_is_standard_output(args: tuple[str, ...], home: Path) -> None:
    (home / "a.txt").write_text("A title\n\nMay 1, 2026\n\nA paragraph here.\n", encoding="utf-8")
    done = briefpack(*args)

    assert done.exit_code == 0
    assert "title:" in done.stdout
    assert not (home / "-").exists()


def test_read_writes_to_standard_output_too(home: Path) -> None:
    assert "Lower Varda floods" in briefpack("read", "out/brief.docx", "-o", "-").stdout
    assert not (home / "-").exists()


def test_a_folder_for_outputs_is_no_dash(home: Path) -> None:
    mail = ("email", "brief.yaml", "--from", "a@example.org", "--to", "b@example.org")
    for args in (("build", "brief.yaml"), mail):
        done = briefpack(*args, "--out", "-")
        assert done.exit_code == 2
        assert "--out: found -, standard output, expected a folder" in done.stderr
    assert not (home / "-").exists()


@pytest.mark.parametrize("out", ["-", "all.pdf"])
def test_what_a_command_does_not_have_is_not_advised_for_a_folder(home: Path, out: str) -> None:
    assert "-o " in briefpack("build", "brief.yaml", "--out", out).stderr
    mail = ("email", "brief.yaml", "--from", "a@example.org", "--to", "b@example.org")
    for args in (("batch", "brief.yaml"), mail):
        done = briefpack(*args, "--out", out)
        assert done.exit_code == 2
        assert "expected a folder" in done.stderr
        assert "-o " not in done.stderr


def test_the_sample_is_built_with_a_word_about_it_and_never_mailed(home: Path) -> None:
    assert "this builds the sample" in briefpack("build", "--to", "txt").stderr
    mail = briefpack("email", "--from", "a@example.org", "--to", "b@example.org")
    assert mail.exit_code == 2
    assert list(home.glob("**/*.eml")) == []


def test_an_edit_that_is_saved_after_the_look_is_not_written_over(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reports.standing import protected

    brief = home / "out" / "brief.docx"
    look = protected.read_file

    def look_then_save(path: Path, limit: int) -> bytes:
        seen = look(path, limit)
        brief.write_bytes(edit(seen))
        return seen

    monkeypatch.setattr(protected, "read_file", look_then_save)
    done = briefpack("build", "brief.yaml")

    assert done.exit_code == 4
    assert "Three field hospitals" in str(load(brief).sections)
