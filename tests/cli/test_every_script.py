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
        f"briefpack: {bare}:5: people[0].name",
    ]
    assert "'习' (U+4E60 CJK UNIFIED IDEOGRAPH-4E60), '近'" in done.stderr
    assert "(Debian: fonts-noto-cjk)" in done.stderr


EVERYWHERE = """\
title: T
date: 2026-01-15
marking: INTERNAL 甲
organisation: Office 乙
reference: 丙
byline: 丁
source:
  title: 戊
  author: 己
summary: T
notes: [壬 is in no output]
sections:
  - heading: H 庚
    body:
      - P
      - bullets: [a, [辛]]
aid:
  - donor: Canada
    recipient: Ukraine
    purpose: 癸子丑寅卯辰巳午未
    amount: {value: 1000, currency: CAD}
    status: announced
  - donor: 申
    recipient: Ukraine
    review: is not printed
contacts:
  - name: C
    role: 酉
"""


def test_every_character_is_listed_with_its_field_and_line_wherever_it_stands(
    without_fonts: None, tmp_path: Path
) -> None:
    path = tmp_path / "zh.yaml"
    path.write_text(EVERYWHERE, encoding="utf-8")
    done = run("build", path, "--to", "pdf,txt", "--out", tmp_path / "out")
    told = [line.removeprefix(f"briefpack: {path}:") for line in done.stderr.splitlines()]
    found = {line.split(": no font")[0]: line for line in told if "no font" in line}

    assert {place: [char for char in line if char in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
            for place, line in found.items()} == {
        "3: marking": ["甲"], "4: organisation": ["乙"], "5: reference": ["丙"], "6: byline": ["丁"],
        "8: source.title": ["戊"], "9: source.author": ["己"], "13: sections[0].heading": ["庚"],
        "16: sections[0].body[1]": ["辛"], "20: aid[0].purpose": list("癸子丑寅卯辰巳午未"),
        "28: contacts[0].role": ["酉"],
    }  # fmt: skip


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
