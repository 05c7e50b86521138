"""A pack of which no font can show something has all its other files, and its record says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.briefings import BRIEF, batch, lines, outputs, write_briefings

CHINESE = BRIEF.format(number=1).replace("Of desk", "王毅 of desk")


@pytest.fixture
def desk(without_fonts: None, tmp_path: Path) -> Path:
    """A folder of two briefings, one with a Chinese name, on a system without fonts."""
    folder = write_briefings(tmp_path / "in", range(2))
    (folder / "b00001.yaml").write_text(CHINESE, encoding="utf-8")
    return folder


def test_the_other_formats_are_built_and_the_manifest_says_what_is_missing_and_why(
    desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = batch(desk, "--out", out)
    whole, partial = sorted(lines(out), key=lambda line: line["name"])

    assert done.exit_code == 1
    assert (whole["status"], partial["status"]) == ("made", "partial")
    assert set(outputs(out)) == {
        "b00000.docx", "b00000.pdf", "b00000.txt", "b00001.docx", "b00001.txt",
    }  # fmt: skip
    assert [each["path"] for each in partial["outputs"]] == ["b00001.docx", "b00001.txt"]
    assert (partial["error"], whole["missing"]) == (None, [])
    (missing,) = partial["missing"]
    assert (missing["path"], missing["code"], missing["aside"]) == (
        "b00001.pdf", "unprintable", None,
    )  # fmt: skip
    assert "b00001.yaml:1: title: no font here has the characters '王'" in missing["message"]
    assert "b00001.pdf was not made" in done.stderr
    assert "1 built, 1 in part" in done.stderr


def test_an_old_pdf_is_set_aside_and_resuming_with_a_font_makes_the_new_one(
    desk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    need_path: Callable[[str], Path],
) -> None:
    out = tmp_path / "out"
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    write_briefings(desk, [1])
    assert batch(desk, "--out", out).exit_code == 0
    old = outputs(out)["b00001.pdf"]
    (desk / "b00001.yaml").write_text(CHINESE, encoding="utf-8")
    assert batch(desk, "--out", out, "--resume").exit_code == 1
    assert "b00001.pdf" not in outputs(out)
    assert outputs(out)["b00001.old.pdf"] == old
    (missing,) = lines(out)[-1]["missing"]
    assert missing["aside"] == "b00001.old.pdf"

    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "fonts").symlink_to(need_path("/usr/share/fonts/opentype/noto"))
    resumed = batch(desk, "--out", out, "--resume", "--json")
    said = json.loads(resumed.stdout)
    assert (said["status"], said["made"], said["unchanged"]) == (0, 1, 1)
    assert lines(out)[-1]["status"] == "made"
    assert "b00001.pdf" in outputs(out)


def test_what_is_not_whole_is_tried_again_and_stays_in_part(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(desk, "--out", out, "--to", "pdf,txt")
    said = json.loads(batch(desk, "--out", out, "--to", "pdf,txt", "--resume", "--json").stdout)

    assert (said["unchanged"], said["partial"], said["status"]) == (1, 1, 1)


def test_where_no_format_is_left_the_briefing_fails(desk: Path, tmp_path: Path) -> None:
    done = batch(desk, "--out", tmp_path / "out", "--to", "pdf")
    failed = [line for line in lines(tmp_path / "out") if line["status"] == "failed"]

    assert done.exit_code == 1
    assert [line["error"]["code"] for line in failed] == ["unprintable"]


def test_a_line_of_json_is_told_as_one(without_fonts: None, tmp_path: Path) -> None:
    source = tmp_path / "lines.jsonl"
    source.write_text(json.dumps({"title": "王毅", "reference": "r1"}) + "\n", encoding="utf-8")
    batch(source, "--out", tmp_path / "out", "--to", "pdf,txt")
    ((missing,),) = (line["missing"] for line in lines(tmp_path / "out"))

    assert missing["path"] == "r1.pdf"
    assert missing["message"].startswith(f"{source}:1: title")
