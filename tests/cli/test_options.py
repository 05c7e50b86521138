"""The options that people look for: each does what it says, and nothing is passed over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import click
import pypdfium2
import pytest
from click.shell_completion import ShellComplete

import reports
from reports.cli import main
from reports.notices import Notice
from tests.cli.test_cli import MAIL, MINIMAL, edit_cell, run


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text(MINIMAL + "reference: PB-7\n", encoding="utf-8")
    return path


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".yaml")


@pytest.mark.parametrize(
    ("file", "start"), [("x.pdf", b"%PDF"), ("x.DOCX", b"PK"), ("x.txt", b"B")]
)
def test_one_file_is_written_in_the_format_of_its_suffix(
    briefing: Path, tmp_path: Path, file: str, start: bytes
) -> None:
    done = run("build", briefing, "-o", tmp_path / "new" / file)
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'new' / file}\n")
    assert (tmp_path / "new" / file).read_bytes().startswith(start)


def test_one_file_may_be_standard_output(briefing: Path, tmp_path: Path) -> None:
    done = run("build", briefing, "-o", "-", "--to", "txt")
    assert done.stdout.startswith("Briefing")
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    "options",
    [
        ("-o", "x.odt"),
        ("-o", "-"),
        ("-o", "x.pdf", "--to", "docx"),
        ("-o", "x.pdf", "--to", "pdf,docx"),
        ("-o", "x.pdf", "--out", "y"),
        ("-o", "x.pdf", "--name", "{stem}"),
        ("-o", "x.pdf", "other.yaml"),
        ("--out", "x.pdf"),
        ("--out", "-"),
        ("--to", ""),
        ("--to", ","),
        ("--name", "{nope}"),
        ("--name", "{stem.real}"),
        ("--name", "{stem!r}"),
        ("--name", "{ste!m}"),
        ("--name", "{stem:9}"),
        ("--name", "{stem"),
        ("--name", "a/b"),
        ("--name", "{"),
        ("--lang", "klingon"),
        ("--lang", "fr_CA"),
        ("--date", "24/08/2025"),
        ("--dollar", "dollars"),
        ("--encoding", "latin-nope"),
        ("--theme", "hous"),
        ("--templates", "nowhere"),
        ("--watch", "--json"),
        ("--open", "-o", "-", "--to", "txt"),
        ("--to", "pdf", "docx"),
        ("--watch", "-o", "-", "--to", "txt"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error_that_writes_nothing(
    briefing: Path, tmp_path: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("build", briefing, *options)
    assert done.exit_code == 2, done.output
    assert done.stderr.startswith("briefpack: ")
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    "options",
    [("--theme", "nope.toml"), ("nowhere.yaml",)],
)
def test_a_missing_file_is_status_4(
    tmp_path: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("build", *options).exit_code == 4


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{stem}-{date}", "brief-2026-01-15.txt"),
        ("{reference}", "PB-7.txt"),
        ("{{x}} {language}", "{x} en.txt"),
        ("minister", "minister.txt"),
    ],
)
def test_files_are_named_by_a_pattern(
    briefing: Path, tmp_path: Path, pattern: str, name: str
) -> None:
    assert (
        run("build", briefing, "--to", "txt", "--out", tmp_path, "--name", pattern).exit_code == 0
    )
    assert written(tmp_path) == [name]


@pytest.mark.parametrize(
    ("version", "name"),
    [('"0.3"', "brief-0.3.txt"), ('"1.10"', "brief-1.10.txt"), ("1.10", "brief-1.10.txt")],
)
def test_files_are_named_by_their_version(
    briefing: Path, tmp_path: Path, version: str, name: str
) -> None:
    with briefing.open("a") as file:
        file.write(f"status: draft\nversion: {version}\n")
    done = run("build", briefing, "--to", "txt", "--out", tmp_path, "--name", "{stem}-{version}")
    assert (done.exit_code, written(tmp_path)) == (0, [name]), done.output
    named = run("build", briefing, "--to", "txt", "--out", tmp_path, "--name", "{stem}-{status}")
    assert (named.exit_code, written(tmp_path)) == (0, [name, "brief-draft.txt"])


@pytest.mark.parametrize("version", ["a/../../x", "a/b", "a\\\\..\\\\x", "a:b"])
def test_no_version_leaves_the_folder(briefing: Path, tmp_path: Path, version: str) -> None:
    with briefing.open("a") as file:
        file.write(f"version: '{version}'\n")
    folder = tmp_path / "in" / "out"
    done = run("build", briefing, "--to", "txt", "--out", folder, "--name", "{version}")
    assert (done.exit_code, written(tmp_path)) == (2, []), done.output
    assert "--name" in done.stderr


def test_a_version_that_no_disk_can_name_is_told(briefing: Path, tmp_path: Path) -> None:
    with briefing.open("a") as file:
        file.write(f"version: '{'9' * 400}'\n")
    done = run("build", briefing, "--to", "txt", "--out", tmp_path, "--name", "{version}")
    assert (done.exit_code, written(tmp_path)) == (4, [])
    assert "the name is too long" in done.stderr


def test_a_missing_version_is_asked_for(briefing: Path, tmp_path: Path) -> None:
    done = run("build", briefing, "--name", "{stem}-{version}", "--out", tmp_path)
    assert (done.exit_code, written(tmp_path)) == (2, [])
    assert "version: found nothing, expected a value, which --name asks for" in done.stderr


def test_a_pattern_asks_for_what_the_briefing_says(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: A\n")
    done = run("build", path, "--name", "{date}", "--out", tmp_path)
    assert (done.exit_code, written(tmp_path)) == (2, [])
    assert "date: found nothing, expected a value, which --name asks for" in done.stderr


def test_two_sources_that_a_pattern_names_alike_are_not_one_file(
    briefing: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("title: B\ndate: 2026-01-15\n")
    done = run("build", briefing, other, "--to", "txt", "--name", "{date}", "--out", tmp_path)
    assert done.exit_code == 2
    assert "2026-01-15.txt: would be written twice" in done.stderr
    assert "A title" in (tmp_path / "2026-01-15.txt").read_text("utf-8")


@pytest.mark.parametrize("to", [["txt", "pdf"], ["TXT,Pdf"], [" txt , pdf ,txt"]])
def test_formats_may_be_repeated_and_in_any_case(
    briefing: Path, tmp_path: Path, to: list[str]
) -> None:
    options = [option for each in to for option in ("--to", each)]
    done = run("build", briefing, *options, "--out", tmp_path)
    assert done.stdout.split() == [str(tmp_path / "brief.txt"), str(tmp_path / "brief.pdf")]


def test_json_says_files_pages_sizes_and_notices(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: A\n")
    done = run("build", path, "--json", "--out", tmp_path)
    said = json.loads(done.stdout)
    assert done.stderr == ""
    assert [(f["format"], f["pages"]) for f in said["files"]] == [
        ("pdf", 1), ("docx", None), ("txt", None),
    ]  # fmt: skip
    assert all(Path(f["path"]).stat().st_size == f["size"] for f in said["files"])
    (notice,) = said["notices"]
    assert (notice["code"], notice["part"], notice["source"]) == ("left-open", "date", str(path))
    assert said["status"] == 0


def test_json_says_what_is_wrong_too(briefing: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("titel: A\ndate: soon\n")
    done = run("build", wrong, briefing, "--json", "--to", "txt", "--out", tmp_path)
    said = json.loads(done.stdout)
    assert (done.exit_code, said["status"]) == (3, 3)
    assert [f["path"] for f in said["files"]] == [str(tmp_path / "brief.txt")]
    assert [(n["code"], n["line"], n["part"]) for n in said["notices"]] == [
        ("unknown-field", 1, "titel"), ("wrong-value", 2, "date"),
    ]  # fmt: skip
    alone = run("build", wrong, "--json")
    assert json.loads(alone.stdout)["status"] == alone.exit_code == 3


def test_quiet_says_errors_alone_and_verbose_what_was_written(tmp_path: Path) -> None:
    path, wrong = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_text("title: A\n")
    wrong.write_text("date: soon\n")
    build = ("build", path, "--to", "pdf", "--out", tmp_path)
    assert "left open" in run(*build).stderr
    assert run(*build, "-q").stderr == ""
    assert "a.pdf: 1 page, " in run(*build, "-v").stderr
    assert "date: found 'soon'" in run("build", wrong, "-q").stderr


def test_the_first_file_is_opened_when_asked(
    briefing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", lambda path: opened.append(path) or 0)
    run("build", briefing, "--out", tmp_path)
    assert opened == []
    run("build", briefing, "--open", "--out", tmp_path)
    run("email", briefing, *MAIL, "--open", "--out", tmp_path)
    assert opened == [str(tmp_path / "brief.pdf"), str(tmp_path / "brief.eml")]


def test_a_text_is_read_in_the_encoding_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    words = "Вода вернулась в город\n\nВода снова течёт в городе Остер.\n"  # noqa: RUF001
    title = words.partition("\n")[0]
    path.write_bytes(words.encode("koi8-r"))
    done = run("build", path, "--encoding", "koi8-r", "--to", "txt", "--out", tmp_path / "o")
    assert title in (tmp_path / "o" / "a.txt").read_text("utf-8")
    assert done.exit_code == 0
    assert title in run("draft", path, "--encoding", "KOI8-R").stdout
    wrong = run("draft", path, "--encoding", "utf-8")
    assert (wrong.exit_code, "is no text in utf-8" in wrong.stderr) == (3, True)


@pytest.mark.parametrize("name", ["rot13", "zip", "idna-nope", "hex"])
def test_what_is_no_encoding_of_text_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A title\n\nWater runs.\n")
    done = run("draft", path, "--encoding", name)
    assert done.exit_code == 2
    assert "expected one such as utf-8" in done.stderr


def test_an_encoding_of_what_is_no_text_is_refused(briefing: Path, tmp_path: Path) -> None:
    run("build", briefing, "--to", "pdf", "--out", tmp_path)
    done = run("draft", tmp_path / "brief.pdf", "--encoding", "utf-8")
    assert done.exit_code == 2
    assert "only text has one" in done.stderr


@pytest.mark.parametrize("command", ["build", "draft"])
def test_an_address_of_the_web_is_answered_with_what_to_do(command: str) -> None:
    done = run(command, "https://example.org/a.html")
    assert done.exit_code == 2
    assert "https://example.org/a.html: nothing is fetched" in done.stderr


@pytest.mark.parametrize("option", ["to", "cc", "bcc"])
def test_several_addresses_may_stand_in_one_option(
    briefing: Path, tmp_path: Path, option: str
) -> None:
    given = 'Press Desk <p@example.org>, "Lee, Ann" <ann@example.org>,c@example.org'
    run("email", briefing, *MAIL, f"--{option}", given, "--out", tmp_path)
    message = message_from_bytes((tmp_path / "brief.eml").read_bytes(), policy=default)
    found = [address.addr_spec for address in message[option].addresses]
    assert found[-3:] == ["p@example.org", "ann@example.org", "c@example.org"]
    assert {a.display_name for a in message[option].addresses} >= {"Press Desk", "Lee, Ann"}


@pytest.mark.parametrize("given", ["a@example.org,", ",", "a@example.org,,b@example.org", "a@b.org\\", '"'])  # fmt: skip
def test_a_piece_that_is_no_address_is_not_passed_over(
    briefing: Path, tmp_path: Path, given: str
) -> None:
    done = run("email", briefing, *MAIL, "--bcc", given, "--out", tmp_path)
    assert (done.exit_code, written(tmp_path)) == (2, [])


def test_a_mail_says_what_was_done_as_json(briefing: Path, tmp_path: Path) -> None:
    said = json.loads(run("email", briefing, *MAIL, "--json", "--out", tmp_path).stdout)
    assert [f["path"] for f in said["files"]] == [str(tmp_path / "brief.eml")]


def test_colour_is_for_terminals_that_want_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    arguments = ["build", str(tmp_path / "nowhere.yaml")]
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in CliRunner().invoke(main, arguments, color=True).stderr
    assert "\x1b[" not in CliRunner().invoke(main, arguments).stderr
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in CliRunner().invoke(main, arguments, color=True).stderr


def test_what_there_is_to_look_at_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Background\n\nWater runs again in the town of Oster.\n")
    lines = run("draft", path).stderr.splitlines()
    assert lines[-1] == f"briefpack: {len(lines) - 1} things to look at"
    assert len(run("draft", path, "-q").stderr.splitlines()) == 0


def test_mistakes_are_counted_where_they_are_many(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("".join(f"key{n}: x\n" for n in range(5)))
    assert run("build", path).stderr.splitlines()[-1] == "briefpack: 5 mistakes"


@pytest.mark.parametrize("command", ["build", "draft", "email", "read"])
def test_a_shell_completes_names_of_files(command: str) -> None:
    complete = ShellComplete(main, {}, "briefpack", "_BRIEFPACK_COMPLETE")
    found = complete.get_completions([command], "br")
    assert [item.type for item in found] == ["file"]


def test_defaults_stand_in_the_help() -> None:
    said = " ".join(run("build", "--help").stdout.split())
    assert all(f"[default: {each}]" in said for each in ("pdf,docx,txt", "out", "house", "auto"))


def test_no_summary_of_a_command_is_cut() -> None:
    listed = run("--help").stdout.partition("Commands:")[2]
    assert "..." not in listed
    assert len(listed.strip().splitlines()) == len(main.list_commands(click.Context(main)))


def test_a_part_of_the_templates_in_the_wrong_folder_is_named(
    briefing: Path, tmp_path: Path
) -> None:
    house = tmp_path / "house"
    (house / "text").mkdir(parents=True)
    (house / "text" / "_title.txt.j2").write_text("x")
    (house / "_head.txt.j2").write_text("x")
    done = run("build", briefing, "--templates", house, "--to", "txt", "--out", tmp_path)
    assert done.exit_code == 2
    assert "text/_head.txt.j2" in done.stderr


@pytest.mark.parametrize("place", ["sub/brief.yaml", "./brief.yaml"])
def test_a_file_is_called_as_it_was_given(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(place).parent.mkdir(exist_ok=True)
    Path(place).write_text("titel: A\n")
    assert run("build", place).stderr.startswith(f"briefpack: {place}:1:1: titel: ")
    Path(place).write_text("title: A\n")
    assert run("build", place, "--to", "txt").stderr.startswith(f"briefpack: {place}: date: ")


def test_watching_builds_again_when_the_source_changes(
    briefing: Path, tmp_path: Path, need_module: Callable[[str], object]
) -> None:
    need_module("watchfiles")
    command = [sys.executable, "-m", "reports", "build", str(briefing), "--watch", "--to", "txt"]
    child = subprocess.Popen([*command, "--out", str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == f"{tmp_path / 'brief.txt'}\n"
        for turn in range(100):  # until the watch has begun
            briefing.write_text(f"title: Turn {turn}\ndate: 2026-01-15\n")
            time.sleep(0.1)
            if "Turn" in (tmp_path / "brief.txt").read_text("utf-8"):
                break
        assert child.stdout.readline() == f"{tmp_path / 'brief.txt'}\n"
    finally:
        child.terminate()
        child.communicate(timeout=30)
    assert child.returncode == 143


def test_watching_without_its_package_names_the_extra(
    briefing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = run("build", briefing, "--watch", "--to", "txt", "--out", tmp_path)
    assert done.exit_code == 4
    assert "extra 'watch'" in done.stderr


def test_notices_of_python_and_of_json_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: A\n")
    made = reports.produce(path, "txt", out=tmp_path)
    said = json.loads(run("build", path, "--json", "--to", "txt", "--out", tmp_path).stdout)
    assert [n.code for n in made.notices] == [n["code"] for n in said["notices"]]
    assert all(isinstance(n, Notice) for n in made.notices)


def test_json_says_what_to_write_in_place_of_which_lines(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("title: Ukraine: aid\n", encoding="utf-8")
    (notice,) = json.loads(run("build", str(path), "--json").stdout)["notices"]

    assert (notice["code"], notice["line"], notice["column"]) == ("yaml-quotes", 1, 15)
    assert notice["excerpt"] == ["title: Ukraine: aid"]
    assert notice["write"] == ['title: "Ukraine: aid"']


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('title: "A \\U00010380"\n', "title"),
        (
            'title: A\npeople: [{name: B, review: held}, {name: "C \\U00010380"}]\n',
            "people[1].name",
        ),
        ('title: A\nqa: [{question: "Who \\U00010380?"}]\n', "qa[0].question"),
        ('title: A\nsections: [{body: [one, "two \\U00010380"]}]\n', "sections[0].body[1]"),
        (
            'title: A\nsections: [{id: s1, heading: "H \\U00010380", body: [x]}]\n',
            "sections[0].heading",
        ),
    ],
)
def test_what_no_font_has_is_said_with_its_field_and_no_id(
    tmp_path: Path, without_fonts: None, text: str, field: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text)
    done = run("build", path, "--to", "pdf", "--out", tmp_path / "o")
    assert done.exit_code == 3
    line = text[: text.index("\\U")].count("\n") + 1
    assert done.stderr.startswith(f"briefpack: {path}:{line}: {field}: no font here has")


@pytest.mark.parametrize("how", ["option", "project", "field"])
def test_what_a_dollar_is_may_be_said_once(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.yaml").write_text("title: T\ndate: 2026-01-15\naid: [{donor: D, amount: $5m}]\n")
    said = {"option": ("--dollar", "CAD")}.get(how, ())
    assert run("build", "b.yaml", "--to", "docx").exit_code == 3
    if how == "project":
        Path("briefpack.toml").write_text('dollar = "CAD"\n')
    if how == "field":
        Path("b.yaml").write_text("dollar: CAD\n" + Path("b.yaml").read_text())
    done = run("build", "b.yaml", "--to", "docx,txt", *said)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "CAD 5 million" in Path("out/b.txt").read_text()

    edit_cell(Path("out/b.docx"), "CAD 5 million", "$7m")
    done = run("read", "out/b.docx", "--into", "b.yaml", *said)
    assert done.exit_code == 0
    assert "'$5 million' -> '$7 million'" in done.stderr
    again = run("build", "b.yaml", "--to", "txt", *said)
    assert again.exit_code == 0
    assert "CAD 7 million" in Path("out/b.txt").read_text()


def test_a_draft_that_is_told_what_a_dollar_is_asks_no_more(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "Norway Helps Haiti\n\nMay 2, 2025\n\nNorway gave Haiti $5 million in aid. "
        "Peru gave Haiti 7 million pesos in aid.\n"
    )
    asked, told = run("draft", article), run("draft", article, "--dollar", "CAD")
    assert "“$5 million”" in asked.stderr
    assert "$5 million" not in told.stderr
    assert "“7 million pesos”" in told.stderr
    assert "\ndollar: CAD\n" in told.stdout


@pytest.mark.parametrize("paper", ["A4", "Letter", "LETTER"])
def test_a_paper_may_be_typed_in_capitals(
    paper: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("title: Aid\n")
    asked = run("build", "a.yaml", "--to", "pdf", "--page", paper, "-o", "asked.pdf")
    (tmp_path / "briefpack.toml").write_text(f'page = "{paper}"\n')
    said = run("build", "a.yaml", "--to", "pdf", "-o", "said.pdf")

    assert (asked.exit_code, said.exit_code) == (0, 0), asked.stderr + said.stderr
    assert Path("asked.pdf").read_bytes() == Path("said.pdf").read_bytes()
    size = pypdfium2.PdfDocument("asked.pdf")[0].get_size()
    assert size == pytest.approx((595.28, 841.89) if paper == "A4" else (612, 792), abs=0.1)


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        (["build", "--page", "a5"], 2, "--page: found 'a5', expected one of: a4, letter"),
        (["build", "--embed", "all"], 2, "--embed: found 'all', expected one of: public, full, none"),
        (["draft", "a.txt", "--lexicons", "no"], 2, "--lexicons: directory 'no' does not exist"),
        (["build", "b.yaml", "--templates", "no"], 2, "--templates: found nothing at 'no', expected a folder with templates"),
        (["build", "a.yaml", "--dollar", "dollars"], 2, "--dollar: found 'dollars', expected an ISO 4217 code such as 'CAD'"),
        (["build", "."], 4, ".: cannot be read: it is a folder; name a file in it"),
        (["build", ".."], 4, "..: cannot be read: it is a folder; name a file in it"),
        (["draft", "."], 4, ".: cannot be read: it is a folder; name a file in it"),
        (["build", ""], 2, "'': is no path, expected that of a briefing or an article"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_answered_in_one_line_that_blames_what_is_wrong(
    line: list[str], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("title: A\n")
    done = run(*line)
    assert (done.exit_code, done.stderr) == (status, f"briefpack: {said}\n")


def test_no_command_shows_the_help_as_help_does() -> None:
    done = run()
    assert done.exit_code == 2
    assert "\nCommands:\n  batch " in done.stderr
    assert "\\n" not in done.stderr


def test_a_source_that_is_given_twice_is_said_to_be_written_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: A\n")
    done = run("build", path, path, "--to", "txt", "--out", tmp_path / "o")
    assert done.exit_code == 2
    assert f"{tmp_path / 'o' / 'a.txt'}: would be written twice" in done.stderr


@pytest.fixture
def not_root() -> Iterator[None]:
    """Root may read all: it is nobody for a while."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


def test_a_file_that_may_not_be_read_is_a_matter_of_files(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: A\n")
    path.chmod(0)
    request.getfixturevalue("not_root")
    done = run("build", path)
    assert done.exit_code == 4
    assert done.stderr == f"briefpack: {path}: cannot be read: the permission is missing\n"
