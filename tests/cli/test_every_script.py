"""Characters that no font has, and fonts of the system, as the command line has them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_cli import run

CHINESE = """\
title: Wang Yi (王毅) in Ottawa
date: 2026-01-15
summary: He met 习近平.
people:
  - name: Wang Yi (王毅)
    role: minister
"""


@pytest.fixture
def bare(without_fonts: None, tmp_path: Path) -> Path:
    """A briefing with Chinese names on a system without fonts."""
    path = tmp_path / "zh.yaml"
    path.write_text(CHINESE, encoding="utf-8")
    return path


def test_what_no_font_has_is_listed_with_line_and_the_other_formats_are_built(
    bare: Path, tmp_path: Path
) -> None:
    done = run("build", bare, "--to", "pdf,docx,txt,html", "--out", tmp_path / "out")

    assert done.exit_code == 3
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "zh.docx",
        "zh.html",
        "zh.txt",
    ]
    assert [
        line.split(": no font")[0] for line in done.stderr.splitlines() if "no font" in line
    ] == [
        f"briefpack: {bare}:1: title",
        f"briefpack: {bare}:3: summary",
        f"briefpack: {bare}:5: people[0]",
    ]
    assert "'习' (U+4E60 CJK UNIFIED IDEOGRAPH-4E60), '近'" in done.stderr
    assert "(Debian: fonts-noto-cjk)" in done.stderr


def test_a_script_is_told_which_files_there_are_and_why_one_is_not(
    bare: Path, tmp_path: Path
) -> None:
    done = run("build", bare, "--to", "pdf,txt", "--out", tmp_path / "out", "--json")
    told = json.loads(done.stdout)

    assert (done.exit_code, told["status"]) == (3, 3)
    assert [each["format"] for each in told["files"]] == ["txt"]
    assert {each["code"] for each in told["notices"] if each["severity"] == "error"} == {
        "unprintable"
    }


def test_a_pdf_alone_writes_nothing(bare: Path, tmp_path: Path) -> None:
    done = run("build", bare, "--to", "pdf", "--out", tmp_path / "out")

    assert (done.exit_code, done.stdout) == (3, "")


def test_a_font_in_a_folder_of_the_person_is_found(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need_path: Callable[[str], Path]
) -> None:
    fonts = need_path("/usr/share/fonts/opentype/noto")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "fonts").symlink_to(fonts)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    done = run("build", bare, "--to", "pdf", "--out", tmp_path / "out")

    assert (done.exit_code, done.stderr) == (0, "")
