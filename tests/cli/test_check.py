"""``briefpack check`` as a person and as a program run it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import reports
from reports.checks.checking import check
from reports.cli import main

OPEN = "title: A visit\nsummary: It was long.\nqa:\n  - question: What?\n"
GOOD = """\
title: Canada to send aid to Ukraine
language: en
date: 2026-01-15
source: {title: A visit, publisher: The Daily}
summary: Canada will send Ukraine a billion Canadian dollars in military aid within a month.
qa:
  - question: How much does Canada give?
    answer: A billion Canadian dollars.
contacts:
  - {name: Press desk, email: desk@example.org}
"""
BROKEN = "title: [\n"


def run(*args: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, args)], input=stdin)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {"open": OPEN, "good": GOOD, "broken": BROKEN}.items():
        Path(f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_findings_are_lines_as_compilers_print_them(folder):
    done = run("open.yaml")

    line = "open.yaml:4: warning B308: qa[0]: the question has no answer, and is printed as open"
    assert done.exit_code == 1
    assert done.stdout == ""
    assert any(each.startswith(line) for each in done.stderr.splitlines())
    assert "open.yaml: note B312: contacts: there is nobody to ask" in done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("briefpack: 2 warnings, 1 note in 1 file; to leave one out, write ")


@pytest.mark.parametrize(
    ("args", "stdin", "commented"),
    [
        (["open.yaml"], None, True),
        (["open.toml"], None, True),
        (["-"], OPEN, True),
        (["open.json"], None, False),
        (["open.txt"], None, False),
        (["open.docx"], None, False),
        (["open.pdf"], None, False),
        (["-"], '{"title": "A visit"}', False),
        (["open.yaml", "open.json"], None, False),
        (["open.yaml", "good.json"], None, True),
    ],
)
def test_a_way_to_leave_one_out_is_one_that_the_file_has(folder, args, stdin, commented):
    briefing = reports.load("open.yaml")
    for name in ("docx", "pdf"):
        dated = briefing.model_copy(update={"date": dt.date(2026, 1, 15)})
        Path(f"open.{name}").write_bytes(reports.render(dated, name))
    Path("open.toml").write_text('title = "A visit"\n', "utf-8")
    Path("open.json").write_text('{"title": "A visit"}', "utf-8")
    Path("open.txt").write_text(
        "A visit\n\nThe minister met his guests, and they talked.\n", "utf-8"
    )
    good = reports.load("good.yaml").model_dump_json(exclude_none=True)
    Path("good.json").write_text(good, "utf-8")

    last = run(*args, "--today", "2026-01-15", stdin=stdin).stderr.splitlines()[-1]

    assert ("# briefpack: ignore B" in last) == commented
    assert ('ignore = ["B' in last and "in briefpack.toml" in last) != commented


def test_nothing_found_is_said_and_is_status_0(folder):
    done = run("good.yaml", "--today", "2026-01-15")

    assert (done.exit_code, done.stderr) == (0, "briefpack: nothing found in 1 file\n")


def test_quiet_is_the_status_alone(folder):
    assert [(run("-q", name).exit_code, run("-q", name).output) for name in (
        "open.yaml", "good.yaml",
    )] == [(1, ""), (0, "")]  # fmt: skip


def test_a_broken_source_is_told_and_the_others_are_checked(folder):
    done = run("broken.yaml", "open.yaml", "nowhere.yaml")

    assert done.exit_code == 4
    assert "briefpack: broken.yaml:1:8: found '['" in done.stderr
    assert "open.yaml:4: warning B308" in done.stderr
    assert "nowhere.yaml: cannot be read" in done.stderr


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["good.yaml"], 0),
        (["open.yaml"], 1),
        (["good.yaml", "open.yaml"], 1),
        ([], 2),
        (["open.yaml", "--today", "tomorrow"], 2),
        (["open.yaml", "--format", "xml"], 2),
        (["open.yaml", "--theme", "nowhere"], 2),
        (["broken.yaml"], 3),
        (["broken.yaml", "good.yaml"], 3),
        (["broken.yaml", "open.yaml"], 3),
        (["nowhere.yaml"], 4),
        (["."], 4),
        (["open.yaml", "--article", "nowhere.txt"], 4),
    ],
)
@pytest.mark.parametrize("form", [[], ["--format", "json"], ["--format", "sarif"]])
def test_exit_statuses(folder, args, status, form):
    done = run(*args, *(() if "--format" in args else form))

    assert done.exit_code == status, done.output


def test_json_is_the_findings_as_other_commands_say_theirs(folder):
    done = run("open.yaml", "broken.yaml", "--format", "json")

    told = json.loads(done.stdout)
    assert done.stderr == ""
    assert told["status"] == done.exit_code == 3
    assert told["files"] == []
    findings = [each for each in told["notices"] if each["source"] == "open.yaml"]
    assert [(each["code"], each["line"], each["part"], each["found"]) for each in findings] == [
        (each.code, each.place.line, each.place.part, each.found) for each in check("open.yaml")
    ]
    assert "yaml-quotes" in {each["code"] for each in told["notices"]}
    assert set(findings[0]) == {
        "code", "severity", "source", "line", "part", "name", "column", "excerpt", "found",
        "parts", "expected", "remedy", "write",
    }  # fmt: skip


def test_sarif_names_files_that_cannot_be_read_too(folder):
    for sources in (["broken.yaml"], ["open.yaml", "broken.yaml"]):
        done = run(*sources, "--format", "sarif")
        results = json.loads(done.stdout)["runs"][0]["results"]
        (broken,) = [each for each in results if each["ruleId"] == "yaml-quotes"]
        assert broken["level"] == "error"
        assert done.exit_code == 3
    assert "B308" in {each["ruleId"] for each in results}


def test_standard_input_is_a_source(folder):
    done = run("-", stdin=OPEN)

    assert done.exit_code == 1
    assert "-:4: warning B308: qa[0]" in done.stderr


def test_a_file_of_a_folder_keeps_the_name_it_was_given(folder):
    Path("briefs").mkdir()
    Path("briefs/a b.yaml").write_text(OPEN, "utf-8")

    assert "briefs/a b.yaml:4: warning B308" in run("briefs/a b.yaml").stderr


def test_a_folder_is_refused_in_words(folder):
    assert run(".").stderr == "briefpack: .: cannot be read: it is a folder; name a file in it\n"


def test_the_project_file_silences_rules(folder):
    Path("briefpack.toml").write_text('ignore = ["B308", "B311"]\n', "utf-8")
    done = run("open.yaml")

    assert "B308" not in done.stderr
    assert done.exit_code == 1  # there is nobody to ask
    Path("briefpack.toml").write_text('ignore = ["B308", "B311", "B312"]\n', "utf-8")
    assert run("open.yaml").exit_code == 0
    assert json.loads(run("open.yaml", "--format", "sarif").stdout)["runs"][0]["results"] == []


def test_the_project_file_silences_no_mistake(folder):
    Path("briefpack.toml").write_text('ignore = ["yaml-quotes"]\n', "utf-8")

    assert run("broken.yaml").exit_code == 3


def test_the_page_is_that_of_the_project(folder):
    rows = ", ".join(f"{{label: Town {n}, value: {n + 100}}}" for n in range(67))
    Path("towns.yaml").write_text(f"title: A visit\nfigures: [{rows}]\n", "utf-8")
    assert "B401" not in run("towns.yaml").stderr
    assert "B401" in run("towns.yaml", "--page", "letter").stderr
    # an organisation stands above the title, where this one leaves a line too few
    owner = 40 * "Office of the Press "
    Path("briefpack.toml").write_text(f'organisation = "{owner}"\n', "utf-8")
    assert "B401" in run("towns.yaml").stderr


@pytest.mark.parametrize(("no_color", "coloured"), [("1", False), ("", True)])
def test_colours(folder, monkeypatch, no_color, coloured):
    monkeypatch.setenv("NO_COLOR", no_color)
    done = CliRunner().invoke(main, ["check", "open.yaml"], color=True)

    assert ("\x1b[" in done.stderr) == coloured


def test_what_a_file_says_is_harmless_to_the_terminal(folder):
    Path("open.yaml").write_text(
        OPEN.replace("What?", '"[here](https://e.org) \\u009b31m"'), "utf-8"
    )

    assert "\x1b" not in run("open.yaml").output
    assert "\x9b" not in run("open.yaml").output
