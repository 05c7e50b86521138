"""The command line, run as a person runs it: arguments in, files, lines and status out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports import __version__
from reports.cli import main
from reports.pipeline import load
from tests.conftest import ARTICLES
from tests.starters import starter_text

MINIMAL = "title: A title\ndate: 2026-01-15\n"
MAIL = ("--from", "desk@example.org", "--to", "a@example.org")


def run(*args: str | Path, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text(MINIMAL, encoding="utf-8")
    return path


def test_build_without_a_source_builds_the_sample(tmp_path: Path) -> None:
    done = run("build", "--out", tmp_path)

    names = ["carney-kyiv.pdf", "carney-kyiv.docx", "carney-kyiv.txt"]
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [str(tmp_path / name) for name in names]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names)


def test_build_writes_the_formats_asked_for(briefing: Path, tmp_path: Path) -> None:
    done = run("build", briefing, "--to", "txt", "--out", tmp_path / "new" / "out")

    assert done.stdout == f"{tmp_path / 'new' / 'out' / 'brief.txt'}\n"
    assert done.stderr == ""


def test_the_bare_article_builds_with_four_sections_and_five_questions(tmp_path: Path) -> None:
    done = run("build", ARTICLES / "carney-kyiv.txt", "--to", "txt", "--out", tmp_path)
    text = (tmp_path / "carney-kyiv.txt").read_text(encoding="utf-8")

    assert done.exit_code == 0
    assert text.count("\n" + "-" * 72 + "\n\n") >= 4
    assert "\n5. What did Zelenskyy say about the use of long-range weapons" in text
    assert text.count("Canadian Prime Minister Does Not Rule Out Sending Peacekeeping Troops") == 1


@pytest.mark.parametrize("article", sorted(p.name for p in ARTICLES.glob("*.txt")))
def test_each_article_builds_or_is_answered_with_what_to_do(article: str, tmp_path: Path) -> None:
    done = run("build", ARTICLES / article, "--to", "txt", "--out", tmp_path)

    if done.exit_code == 0:
        assert len(list(tmp_path.iterdir())) == 1
    else:
        assert done.exit_code == 3
        assert "title: found none, expected one; give it in the file or with --title" in done.stderr
        again = run("build", ARTICLES / article, "--title", "T", "--to", "txt", "--out", tmp_path)
        assert again.exit_code == 0


def test_title_and_date_fill_what_an_article_leaves_open(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Background\n\nA paragraph that ends here.\n", encoding="utf-8")
    done = run(
        "build",
        article,
        "--title",
        "Given",
        "--date",
        "2026-02-01",
        "--to",
        "txt",
        "--out",
        tmp_path / "o",
    )

    assert done.exit_code == 0
    assert "Given\n" in (tmp_path / "o" / "a.txt").read_text(encoding="utf-8")
    assert "February 1, 2026" in (tmp_path / "o" / "a.txt").read_text(encoding="utf-8")


def test_a_wrong_date_is_blamed_on_the_option(briefing: Path, tmp_path: Path) -> None:
    done = run("build", briefing, "--date", "yesterday", "--out", tmp_path / "o")

    assert done.exit_code == 2
    assert "--date: found 'yesterday', expected a day such as 2025-08-24" in done.stderr
    assert not (tmp_path / "o").exists()


def test_language_and_page_are_taken(briefing: Path, tmp_path: Path) -> None:
    done = run(
        "build", briefing, "--lang", "fr", "--page", "letter", "--to", "txt", "--out", tmp_path
    )

    assert done.exit_code == 0
    text = (tmp_path / "brief.txt").read_text(encoding="utf-8")
    assert "Note d’information" in text
    assert "January 15, 2026" in text  # the document stays what it is written in


def test_the_version_of_pdf_is_taken(briefing: Path, tmp_path: Path) -> None:
    done = run("build", briefing, "--pdf", "2.0", "--to", "pdf", "--out", tmp_path)

    assert done.exit_code == 0
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-2.0")


def test_a_misspelt_format_is_answered_with_the_formats(tmp_path: Path) -> None:
    done = run("build", "--to", "txt,pfd", "--out", tmp_path)

    assert done.exit_code == 2
    assert done.stderr == "briefpack: --to: found 'pfd', expected one of: pdf, docx, txt, html\n"


def test_lines_that_are_no_part_of_a_briefing_are_to_be_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("From: Ann\nTo: desk\nSubject: Aid\n\ntitle: x\n", encoding="utf-8")
    done = run("build", path, "--out", tmp_path / "o")

    assert done.exit_code == 3
    assert done.stderr.splitlines() == [
        f"briefpack: {path}:1:1: found the lines above a mail, which are no part of a briefing",
        "      1 | From: Ann",
        "        | ^",
        "    take lines 1 to 3 away",
    ]


def test_every_character_that_no_font_has_is_named_with_its_line(
    tmp_path: Path, without_fonts: None
) -> None:
    path = tmp_path / "b.yaml"
    people = "people:\n- {name: 习近平, role: President 𐎀}\n- {name: Зоя}\n"
    path.write_text(f"title: Aid 𐎀\n{people}qa:\n- question: Why 习?\n", encoding="utf-8")
    done = run("build", path, "--to", "pdf", "--out", tmp_path / "o")

    assert done.exit_code == 3
    title, name, role, question, counted = done.stderr.splitlines()
    assert counted == "briefpack: 4 mistakes"
    assert title.startswith(f"briefpack: {path}:1: title: no font here has the character '𐎀'")
    assert f"{path}:3: people[0].name: " in name
    assert all(char in name for char in "习近平")
    assert f"{path}:3: people[0].role: " in role
    assert "𐎀" in role
    assert f"{path}:6: qa[0].question: " in question


def test_what_is_in_doubt_is_said_beside_what_is_built(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("title: x\ndate: 2025-08-24,\n", encoding="utf-8")
    done = run("build", path, "--to", "txt", "--out", tmp_path / "o")

    assert done.exit_code == 0
    said = f"briefpack: {path}:2: date: found ',' behind '2025-08-24', read without it"
    assert done.stderr.splitlines() == [said]


def test_all_mistakes_are_printed_with_their_lines_and_what_to_write(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("titel: x\ndate: soon\n", encoding="utf-8")
    done = run("build", path, "--out", tmp_path / "o")

    assert done.exit_code == 3
    assert done.stderr.splitlines() == [
        f"briefpack: {path}:1:1: titel: found an unknown field, did you mean 'title'?",
        "      1 | titel: x",
        "        | ^",
        "    write:",
        "      1 | title: x",
        f"briefpack: {path}:2:7: date: found 'soon', expected a day such as 2025-08-24; "
        "null leaves it open until somebody knows the day",
        "      2 | date: soon",
        "        |       ^",
        "    write:",
        "      2 | date: null",
    ]


def test_two_sources_with_one_stem_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "brief.yaml").write_text(MINIMAL, encoding="utf-8")
    done = run(
        "build",
        tmp_path / "a" / "brief.yaml",
        tmp_path / "b" / "brief.yaml",
        "--out",
        tmp_path / "o",
    )

    assert done.exit_code == 2
    assert "brief.pdf: would be written twice, since two sources" in done.stderr
    assert not (tmp_path / "o").exists()


def test_one_wrong_source_does_not_keep_the_others(briefing: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("titel: x\n", encoding="utf-8")
    done = run("build", wrong, briefing, "--to", "txt", "--out", tmp_path / "o")

    assert done.exit_code == 3
    assert [p.name for p in (tmp_path / "o").iterdir()] == ["brief.txt"]


def test_a_failed_build_leaves_what_was_there(briefing: Path, tmp_path: Path) -> None:
    out = tmp_path / "o"
    run("build", briefing, "--to", "txt", "--out", out)
    before = (out / "brief.txt").read_bytes()
    (out / "brief.docx").mkdir()
    briefing.write_text("title: Another\n", encoding="utf-8")
    done = run("build", briefing, "--to", "txt,docx", "--out", out)

    assert done.exit_code == 4
    assert "brief.docx: cannot be written: it is a folder" in done.stderr
    assert (out / "brief.txt").read_bytes() == before
    assert sorted(p.name for p in out.iterdir()) == ["brief.docx", "brief.txt"]


@pytest.mark.parametrize(
    ("source", "status", "words"),
    [
        ("none.yaml", 4, "none.yaml: cannot be read: there is no such file or folder"),
        ("x.odt", 4, "cannot be read"),
        ("n" * 300 + ".yaml", 4, "the name is too long for this disk"),
    ],
)
def test_a_source_that_cannot_be_read_is_named(source: str, status: int, words: str) -> None:
    done = run("build", source, "--to", "txt")

    assert done.exit_code == status
    assert words in done.stderr


@pytest.mark.parametrize("out", ["n" * 300, "n" * 300 + "/a", "n" * 300 + ".b"])
def test_a_folder_whose_name_is_too_long_for_the_disk_is_named(tmp_path: Path, out: str) -> None:
    done = run("build", "--to", "txt", "--out", tmp_path / out)

    assert done.exit_code == 4
    assert "the name is too long for this disk" in done.stderr


def test_a_suffix_that_is_not_known_is_answered_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"x")
    done = run("build", tmp_path / "a.zip")

    assert done.exit_code == 2
    assert "found the suffix '.zip', expected one of: .yaml" in done.stderr


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("a.odt", "save it as .docx"),
        ("a.CSV", "paste its rows"),
        ("a.eml", "save its text as .txt"),
    ],
)
@pytest.mark.parametrize("command", ["build", "draft"])
def test_another_kind_of_file_is_answered_with_the_way_in(
    tmp_path: Path, command: str, name: str, way: str
) -> None:
    path = tmp_path / name
    path.write_text("x", encoding="utf-8")
    done = run(command, path)

    assert done.exit_code == 3
    assert done.stderr.startswith(f"briefpack: {path}: found the suffix ")
    assert way in done.stderr


def test_standard_input_is_a_briefing_or_an_article(tmp_path: Path) -> None:
    for text in (
        MINIMAL,
        json.dumps({"title": "A title"}),
        "A title\n\nMay 1, 2026\n\nA paragraph here.\n",
    ):
        done = run("build", "-", "--to", "txt", "--out", tmp_path, stdin=text)
        assert done.exit_code == 0, done.stderr
        assert "A title" in (tmp_path / "briefing.txt").read_text(encoding="utf-8")


def test_new_writes_a_starter_that_builds_and_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"

    assert run("new", path).exit_code == 0
    assert run("build", path, "--to", "txt", "--out", tmp_path).exit_code == 0
    path.write_text(MINIMAL, encoding="utf-8")
    again = run("new", path)
    assert again.exit_code == 4
    assert "it exists already; --force replaces it" in again.stderr
    assert path.read_text(encoding="utf-8") == MINIMAL


@pytest.mark.parametrize("kind", ["brief", "decision", "lines", "release", "sitrep"])
def test_new_writes_the_starter_of_a_kind(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"

    assert run("new", path, "--kind", kind).exit_code == 0
    assert path.read_text(encoding="utf-8") == starter_text(kind)
    assert run("build", path, "--to", "txt", "--out", tmp_path).exit_code == 0


def test_a_kind_that_there_is_not_is_answered_with_those_there_are(tmp_path: Path) -> None:
    done = run("new", tmp_path / "mine.yaml", "--kind", "memo")

    assert done.exit_code == 2
    assert "brief, decision, lines, release, sitrep" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_schema_describes_every_field() -> None:
    schema = json.loads(run("schema").stdout)
    parts = [schema, *schema["$defs"].values()]

    assert schema["title"] == "Briefing"
    bare = [
        f"{part['title']}.{name}"
        for part in parts
        for name, field in part["properties"].items()
        if "description" not in field and "description" not in str(field)
    ]
    assert bare == []
    assert all(part["additionalProperties"] is False for part in parts)


def test_formats_are_listed() -> None:
    rows = [line.split(maxsplit=2) for line in run("formats").stdout.splitlines()]
    assert [(name, suffix) for name, suffix, _ in rows] == [
        ("pdf", ".pdf"),
        ("docx", ".docx"),
        ("txt", ".txt"),
        ("html", ".html"),
    ]
    assert all(len(text) > 20 for _, _, text in rows)


def test_themes_are_listed() -> None:
    rows = [line.split(maxsplit=2) for line in run("themes").stdout.splitlines()]
    assert [(name, paper) for name, paper, _ in rows] == [("embassy", "A4"), ("house", "A4")]
    assert len({text for _, _, text in rows}) == 2


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"briefpack, version {__version__}\n"


def test_email_makes_a_draft_with_the_files_that_build_writes(tmp_path: Path) -> None:
    source = tmp_path / "brief.yaml"
    source.write_text(MINIMAL + "marking: PROTECTED\n", encoding="utf-8")
    run("build", source, "--out", tmp_path / "o")
    args = ("--from", "desk@example.org", "--to", "a@example.org", "--to", "b@example.org")
    done = run("email", source, *args, "--out", tmp_path / "m")
    message = message_from_bytes((tmp_path / "m" / "brief.eml").read_bytes(), policy=default)

    assert done.stdout == f"{tmp_path / 'm' / 'brief.eml'}\n"
    assert message["Subject"] == "[PROTECTED] A title"
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        assert "A title" in body.get_content()
    attached = {p.get_filename(): p.get_payload(decode=True) for p in message.iter_attachments()}
    built = [(tmp_path / "o" / f"brief.{suffix}").read_bytes() for suffix in ("pdf", "docx")]
    assert list(attached) == ["A-title-2026-01-15.pdf", "A-title-2026-01-15.docx"]
    assert list(attached.values()) == built


def test_email_refuses_a_line_break_in_an_address_and_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "brief.yaml"
    source.write_text(MINIMAL, encoding="utf-8")
    for name, value in (("--to", "a@example.org\nBcc: x@example.org"), ("--subject", "a\nb: c")):
        args = {"--from": "d@example.org", "--to": "a@example.org", name: value}
        done = run(
            "email",
            source,
            *(part for pair in args.items() for part in pair),
            "--out",
            tmp_path / "m",
        )
        assert done.exit_code == 2
        assert "found a line break or control" in done.stderr
        assert not (tmp_path / "m").exists()


HIDDEN_BCC = "=?utf-8?b?DQpCY2M6IHhAeS56?="  # decoded: CR LF Bcc: x@y.z


@pytest.mark.parametrize("title", [HIDDEN_BCC, "=?utf-8?q?a?="])
def test_a_title_from_an_article_a_file_or_the_command_adds_no_header(
    tmp_path: Path, title: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"{title}\n\nOttawa announced over $1 billion in aid to Ukraine.\n")
    brief = tmp_path / "brief.yaml"
    brief.write_text(f"title: '{title}'\ndate: 2026-01-15\n")
    plain = tmp_path / "plain.yaml"
    plain.write_text(MINIMAL)
    ways = [(article, "--date", "2026-01-01"), (brief,), (plain, "--subject", title)]
    for source, *more in ways:
        done = run("email", source, *more, *MAIL, "--attach", "none", "--out", tmp_path)
        data = (tmp_path / f"{source.stem}.eml").read_bytes()

        assert done.exit_code == 0
        assert message_from_bytes(data, policy=default)["Subject"] == title
        lines = data.split(b"\n\n")[0].split(b"\n")
        assert [line.split(b":")[0] for line in lines if not line.startswith(b" ")] == [
            b"From", b"To", b"Subject", b"X-Unsent", b"X-Briefpack-Digest", b"MIME-Version",
            b"Content-Type",
        ]  # fmt: skip


@pytest.mark.parametrize(
    "address", ["a@", "a@b@c", f"{HIDDEN_BCC} a@example.org", "\udcff@example.org"]
)
def test_an_address_that_is_none_is_a_usage_error(tmp_path: Path, address: str) -> None:
    source = tmp_path / "brief.yaml"
    source.write_text(MINIMAL)
    done = run("email", source, "--from", "d@example.org", "--to", address, "--out", tmp_path)

    assert done.exit_code == 2
    assert "found" in done.stderr
    assert not list(tmp_path.glob("*.eml"))


@pytest.mark.parametrize(
    ("attach", "names"),
    [("txt", ["txt"]), ("pdf,txt", ["pdf", "txt"]), ("txt,txt", ["txt"]), ("none", []), ("", []),
     ("docx", ["docx"])],
)  # fmt: skip
def test_email_attaches_what_was_asked_for(tmp_path: Path, attach: str, names: list[str]) -> None:
    source = tmp_path / "brief.yaml"
    source.write_text(MINIMAL)
    run("email", source, *MAIL, "--attach", attach, "--out", tmp_path)
    message = message_from_bytes((tmp_path / "brief.eml").read_bytes(), policy=default)
    body = message.get_body(("plain",))

    assert [part.get_filename() for part in message.iter_attachments()] == [
        f"A-title-2026-01-15.{name}" for name in names
    ]
    assert body is not None
    assert body.get_content().splitlines()[2] == "A title"


def test_a_format_that_cannot_be_attached_is_answered_with_those_there_are(tmp_path: Path) -> None:
    source = tmp_path / "brief.yaml"
    source.write_text(MINIMAL)
    done = run("email", source, *MAIL, "--attach", "odt", "--out", tmp_path)

    assert done.exit_code == 2
    assert "'odt'" in done.stderr
    assert "docx" in done.stderr


def test_a_mail_draft_that_was_edited_is_left_alone_unless_forced(tmp_path: Path) -> None:
    source = tmp_path / "brief.yaml"
    source.write_text(MINIMAL)
    command = ("email", source, *MAIL, "--attach", "none", "--out", tmp_path)
    run(*command)
    path = tmp_path / "brief.eml"
    untouched = path.read_bytes()
    assert run(*command, "--subject", "Other").exit_code == 0  # untouched: replaced
    assert run(*command).exit_code == 0
    assert path.read_bytes() == untouched

    path.write_bytes(untouched + b"A line by hand\n")
    done = run(*command)
    assert done.exit_code == 4
    assert "left alone" in done.stderr
    assert "--force" in done.stderr
    assert path.read_bytes() == untouched + b"A line by hand\n"
    assert run(*command, "--force").exit_code == 0
    assert path.read_bytes() == untouched


def test_draft_writes_yaml_that_builds_and_keeps_what_a_person_edited(tmp_path: Path) -> None:
    out = tmp_path / "draft.yaml"

    assert run("draft", ARTICLES / "carney-kyiv.txt", "-o", out).exit_code == 0
    assert run("build", out, "--to", "txt", "--out", tmp_path).exit_code == 0
    again = run("draft", ARTICLES / "carney-kyiv.txt", "-o", out)
    assert again.exit_code == 4
    assert "--force" in again.stderr


def test_the_command_starts_without_heavy_imports() -> None:
    code = (
        "import sys; sys.argv = ['briefpack', '--version']; from reports.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'babel', 'jinja2', 'reportlab', 'docx', 'ruamel', 'yaml'} & set(sys.modules)\n"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_python_m_reports_is_the_command() -> None:
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONIOENCODING": "ascii",
    }
    done = subprocess.run(
        [sys.executable, "-m", "reports", "build", "nothing-é.yaml"],
        capture_output=True,
        text=True,
        env=environment,
    )

    assert done.returncode == 4
    assert "cannot be read" in done.stderr


def edit_cell(path: Path, old: str, new: str) -> None:
    """Type over a cell in a Word file, as a colleague would."""
    import docx

    document = docx.Document(str(path))
    rows = (row for table in document.tables for row in table.rows)
    cells = {id(c._tc): c for row in rows for c in row.cells}.values()
    (cell,) = (c for c in cells if c.text.replace("\N{NO-BREAK SPACE}", " ") == old)
    run, *others = cell.paragraphs[0].runs
    run.text = new
    for other in others:
        other.text = ""
    document.save(str(path))


def edit_word(path: Path, old: str, new: str) -> None:
    """Type over a text in a Word file, as a colleague would."""
    import docx

    document = docx.Document(str(path))
    (run,) = [r for p in document.paragraphs for r in p.runs if r.text == old]
    run.text = new
    document.save(str(path))


@pytest.fixture
def edited(tmp_path: Path) -> tuple[Path, Path]:
    """A briefing on disk, with a comment, and its Word brief with one paragraph typed over."""
    source = tmp_path / "brief.yaml"
    source.write_text(
        MINIMAL + "# mine\nsections:\n  - heading: H\n    body:\n      - The first wording.\n"
        "      - Another paragraph that stays.\n",
        encoding="utf-8",
    )
    assert run("build", source, "--to", "docx,pdf", "--out", tmp_path).exit_code == 0
    edit_word(tmp_path / "brief.docx", "The first wording.", "The second wording.")
    return source, tmp_path / "brief.docx"


def test_word_edits_come_home_and_the_comment_stays(edited: tuple[Path, Path]) -> None:
    source, word = edited
    done = run("read", word, "--into", source)

    assert done.exit_code == 0, done.stderr
    assert "The first wording. -> The second wording." in done.stderr.replace("'", "")
    text = source.read_text(encoding="utf-8")
    assert "The second wording." in text
    assert "# mine\n" in text
    line = 1 + next(n for n, each in enumerate(text.splitlines()) if "second" in each)
    assert f"briefpack: {source}:{line}: H, paragraph 1: 'The first" in done.stderr


def test_a_dry_run_says_what_would_change_and_writes_nothing(edited: tuple[Path, Path]) -> None:
    source, word = edited
    before = source.read_bytes()
    done = run("read", word, "--into", source, "--dry-run")

    assert done.exit_code == 0
    assert "'The first wording.' -> 'The second wording.'" in done.stderr
    told = [line[:1] for line in done.stdout.splitlines() if "wording." in line]
    assert told == ["-", "+"]
    assert source.read_bytes() == before
    assert run("read", word, "--dry-run").exit_code == 2


def test_a_dry_run_shows_conflicts_beside_what_would_change(edited: tuple[Path, Path]) -> None:
    source, word = edited
    edit_word(word, "Another paragraph that stays.", "Another paragraph that went.")
    ours = source.read_text(encoding="utf-8").replace("The first wording.", "A third wording.")
    source.write_text(ours, encoding="utf-8")
    done = run("read", word, "--into", source, "--dry-run")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "H, paragraph 2: 'Another paragraph that stays.' -> 'Another paragraph that went.'" in (
        done.stderr
    )
    assert "in the file 'A third wording.'" in done.stderr
    assert "--prefer brief" in done.stderr
    settled = run("read", word, "--into", source, "--dry-run", "--prefer", "file")
    assert "+      - Another paragraph that went." in settled.stdout
    assert source.read_text(encoding="utf-8") == ours


def test_what_changed_is_told_to_a_script_as_fields(edited: tuple[Path, Path]) -> None:
    source, word = edited
    done = run("read", word, "--into", source, "--dry-run", "--json")

    document = json.loads(done.stdout)
    assert document["changes"] == [
        {
            "place": "H, paragraph 1",
            "path": "sections[0].body[0]",
            "line": 7,
            "kind": "changed",
            "before": "The first wording.",
            "after": "The second wording.",
            "became": None,
            "moved": [],
        }
    ]
    assert (document["conflicts"], document["files"], document["status"]) == ([], [], 0)
    assert "+" in {line[:1] for line in document["would_write"]["diff"]}
    assert run("read", word, "--json").exit_code == 2


def test_a_conflict_is_settled_by_the_side_that_is_preferred(edited: tuple[Path, Path]) -> None:
    source, word = edited
    ours = source.read_text(encoding="utf-8").replace("The first wording.", "A third wording.")
    source.write_text(ours, encoding="utf-8")
    stopped = run("read", word, "--into", source)
    assert stopped.exit_code == 1
    assert "--prefer brief" in stopped.stderr
    assert source.read_text(encoding="utf-8") == ours

    for more in (["--prefer", "file"], ["--prefer", "brief", "--dry-run"]):
        kept = run("read", word, "--into", source, *more)
        assert kept.exit_code == 0, kept.stderr
        assert "in the file 'A third wording.'" in kept.stderr
        assert source.read_text(encoding="utf-8") == ours

    taken = run("read", word, "--into", source, "--prefer", "brief")
    assert taken.exit_code == 0, taken.stderr
    assert "that of the brief was taken" in taken.stderr
    assert source.read_text(encoding="utf-8") == ours.replace("A third", "The second")
    assert run("read", word, "--prefer", "file").exit_code == 2


def test_a_part_that_is_gone_is_said_where_it_stood(edited: tuple[Path, Path]) -> None:
    source, word = edited
    edit_word(word, "Another paragraph that stays.", "")
    done = run("read", word, "--into", source)

    lines = source.read_text(encoding="utf-8").splitlines()
    above = 1 + next(n for n, each in enumerate(lines) if "wording." in each)
    told = f"{source}:{above}: H, paragraph 2: deleted 'Another paragraph that stays.'"
    assert told in done.stderr


def test_a_conflict_shows_both_versions_and_changes_nothing(edited: tuple[Path, Path]) -> None:
    source, word = edited
    ours = source.read_text(encoding="utf-8").replace("The first wording.", "The third wording.")
    source.write_text(ours, encoding="utf-8")
    done = run("read", word, "--into", source)

    assert done.exit_code == 1
    assert "The second wording." in done.stderr
    assert f"{source}:7: H, paragraph 1: in the brief 'The second" in done.stderr
    assert "in the file 'The third wording.'" in done.stderr
    assert source.read_text(encoding="utf-8") == ours


def test_a_conflict_counts_the_rows_that_are_held(tmp_path: Path) -> None:
    source = tmp_path / "brief.yaml"
    source.write_text(
        MINIMAL + "people:\n  - {name: Held Back, review: why}\n  - name: Ann Lee\n"
        "    role: Envoy\n    evidence: Ann Lee is the envoy.\n"
    )
    assert run("build", source, "--to", "docx", "--out", tmp_path).exit_code == 0
    edit_cell(tmp_path / "brief.docx", "Envoy", "Queen")
    merged = tmp_path / "merged.yaml"
    merged.write_text(source.read_text())
    told = run("read", tmp_path / "brief.docx", "--into", merged).stderr
    assert f"{merged}:6: Key figures, row Ann Lee: role: 'Envoy' -> 'Queen'" in told
    assert f"{merged}:7: Key figures, row Ann Lee: evidence: does not say “Queen”" in told
    source.write_text(source.read_text().replace("role: Envoy", "role: King"))
    done = run("read", tmp_path / "brief.docx", "--into", source)
    assert done.exit_code == 1
    assert (
        f"{source}:6: Key figures, row Ann Lee: role: in the brief 'Queen', in the file 'King'"
        in done.stderr
    )

    alone = run("read", tmp_path / "brief.docx", "-o", tmp_path / "alone.yaml")
    assert "evidence" not in alone.stderr  # the brief carries none
    lines = (tmp_path / "alone.yaml").read_text(encoding="utf-8").splitlines()
    line = 1 + next(n for n, each in enumerate(lines) if "Queen" in each)
    assert f"alone.yaml:{line}: Key figures, row Ann Lee: role: 'Envoy' -> 'Queen'" in alone.stderr
    printed = run("read", tmp_path / "brief.docx")
    assert "brief.docx: Key figures, row Ann Lee: role: 'Envoy' -> 'Queen'" in printed.stderr


def test_a_pdf_gives_its_briefing_back(edited: tuple[Path, Path], tmp_path: Path) -> None:
    done = run("read", tmp_path / "brief.pdf", "-o", tmp_path / "back.yaml")

    assert done.exit_code == 0, done.stderr
    assert load(tmp_path / "back.yaml") == load(edited[0])


def test_an_edited_brief_builds(edited: tuple[Path, Path], tmp_path: Path) -> None:
    done = run("build", edited[1], "--to", "txt", "--out", tmp_path)

    assert done.exit_code == 0, done.stderr
    assert "The second wording." in (tmp_path / "brief.txt").read_text(encoding="utf-8")


def test_a_word_file_of_others_is_read_as_an_article_and_said_so(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for line in ("A title", "May 1, 2026", "A paragraph that somebody wrote in Word."):
        document.add_paragraph(line)
    document.save(str(tmp_path / "other.docx"))
    done = run("build", tmp_path / "other.docx", "--to", "txt", "--out", tmp_path)

    assert done.exit_code == 0, done.stderr
    assert "briefpack did not make this file, so it is read as an article" in done.stderr
    assert "somebody wrote in Word" in (tmp_path / "other.txt").read_text(encoding="utf-8")
