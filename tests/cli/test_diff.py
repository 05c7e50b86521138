"""`briefpack diff`: what changed, told and written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from reports.revision import read_word
from reports.yamlfile import dump_yaml
from tests.revision.floods import FLOODS
from tests.revision.redline.edits import EDITS

NEW = EDITS["all of it"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two briefings, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.yaml").write_text(dump_yaml(FLOODS))
    (tmp_path / "new.yaml").write_text(dump_yaml(NEW))
    return tmp_path


def diff(*arguments: str, said: str | None = None) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments], input=said)


def test_each_change_is_a_line_on_standard_output() -> None:
    result = diff("old.yaml", "new.yaml")
    assert result.exit_code == 0
    assert "THE MARKING IS TAKEN AWAY: 'For official use'" in result.stdout.splitlines()[0]
    assert any(line.startswith("Title: ") for line in result.stdout.splitlines())


def test_equal_briefings_say_so_and_print_nothing() -> None:
    result = diff("old.yaml", "old.yaml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "the briefings say the same" in result.stderr


def test_redlines_are_written_and_read_as_either_briefing(folder: Path) -> None:
    result = diff("old.yaml", "new.yaml", "--to", "docx,txt")
    assert result.exit_code == 0
    assert [Path(line) for line in result.stdout.splitlines()] == [
        Path("out/new-changes.docx"), Path("out/new-changes.txt"),
    ]  # fmt: skip
    assert "new.yaml" in result.stderr
    data = (folder / "out/new-changes.docx").read_bytes()
    assert read_word(data, "r.docx", allow_unmark=True).briefing == NEW
    assert read_word(data, "r.docx", tracked="reject").briefing == FLOODS
    assert "[-For official use-]" in (folder / "out/new-changes.txt").read_text()
    assert diff("old.yaml", "new.yaml", "--to", "docx,txt").exit_code == 0


def test_one_file_is_of_the_kind_of_its_suffix(folder: Path) -> None:
    assert diff("old.yaml", "new.yaml", "-o", "told.txt").stdout == "told.txt\n"
    assert (folder / "told.txt").read_text().startswith("Changes are marked")
    assert diff("old.yaml", "new.yaml", "--to", "txt", "-o", "-").stdout.startswith("Changes are")


def test_one_side_may_be_standard_input() -> None:
    assert "Title: " in diff("-", "new.yaml", said=dump_yaml(FLOODS)).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("old.yaml", "new.yaml", "--to", "pdf"), "--to: found 'pdf', expected one of: docx, txt"),
        (("old.yaml", "new.yaml", "-o", "told.pdf"), "expected one of: docx, txt"),
        (("old.yaml", "new.yaml", "--to", "docx,txt", "-o", "told.txt"), "found 2 formats"),
        (("-", "-"), "found - twice"),
        (("old.yaml", "new.yaml", "--to", "txt", "--theme", "none"), "none"),
    ],
)
def test_what_cannot_be_is_said(arguments: tuple[str, ...], said: str, folder: Path) -> None:
    result = diff(*arguments)
    assert result.exit_code in (2, 3)
    assert said in result.stderr
    assert not (folder / "out").exists()


def test_a_source_is_never_written_over(folder: Path) -> None:
    (folder / "old.txt").write_text("A headline\n\nA story of some words, told in May.\n")
    result = diff("old.txt", "new.yaml", "-o", "old.txt")
    assert result.exit_code == 2
    assert (folder / "old.txt").read_text().startswith("A headline")


def test_a_project_says_where_redlines_go(folder: Path) -> None:
    (folder / "briefpack.toml").write_text('out = "outbox"\n')
    result = diff("old.yaml", "new.yaml", "--to", "txt")
    assert result.exit_code == 0
    assert (folder / "outbox/new-changes.txt").exists()


def test_a_script_gets_the_changes_as_fields() -> None:
    told = json.loads(diff("old.yaml", "new.yaml", "--json").stdout)
    assert told["status"] == 0
    assert {"path": "marking", "before": "For official use", "after": None}.items() <= (
        told["changes"][0].items()
    )
