"""The second day of a story goes into a brief that a house has worked on: nothing of it is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reports import check
from reports.model import ROW_FIELDS, Briefing
from reports.readers.briefing.read import read_briefing
from reports.sources import read_source
from tests.cli.test_cli import run
from tests.sources.second_days.story import NAMES, article, edited, expected, gone, kept

EACH = pytest.mark.parametrize("name", NAMES)
#: Whether yesterday's article lies beside the brief.
BESIDE = pytest.mark.parametrize("beside", [True, False], ids=["with-article", "alone"])


def brief(name: str, folder: Path, *, beside: bool) -> Path:
    """Return the edited draft of the first day in a folder, with its article or without."""
    first = folder / article(name, 1).name
    shutil.copy(article(name, 1), first)
    path = folder / "brief.yaml"
    assert run("draft", first, "-o", path).exit_code == 0
    path.write_text(edited(path.read_text(encoding="utf-8"), name), encoding="utf-8")
    if not beside:
        first.unlink()
    return path


def numbers(briefing: Briefing) -> list[int]:
    """Return all numbers and sums of the tables, in order."""
    figures = [row.value if row.value is not None else row.amount for row in briefing.figures]
    cells = [*figures, *(row.amount for row in briefing.aid)]
    return [int(getattr(each, "value", each)) for each in cells if each is not None]


@EACH
@BESIDE
def test_every_edit_of_the_house_stays(name: str, beside: bool, tmp_path: Path) -> None:
    path = brief(name, tmp_path, beside=beside)
    done = run("draft", article(name, 2), "--into", path)
    assert done.exit_code == 0, done.stderr
    text = path.read_text(encoding="utf-8")
    assert [what for what, words in kept(name) if words not in text] == []
    assert [what for what, words in gone(name) if words in text] == []


@EACH
@BESIDE
def test_today_s_numbers_take_the_place_of_yesterday_s(
    name: str, beside: bool, tmp_path: Path
) -> None:
    path, said = brief(name, tmp_path, beside=beside), expected(name)
    before = numbers(read_briefing(path.read_bytes(), "b.yaml"))
    done = run("draft", article(name, 2), "--into", path)
    merged = read_briefing(path.read_bytes(), "b.yaml")
    after = numbers(merged)
    for each in said["updated"]:
        assert each["old"] in before, each["what"]
        # once, in the row that stood there, and the number of before nowhere
        assert (after.count(each["new"]), each["old"] in after) == (1, False), each["what"]
    for each in said["new"]:
        if "sum" in each:
            assert each["sum"] in after
        else:
            assert any(each["quote"] in " ".join(row.text.split()) for row in merged.quotes)
    for each in said.get("told", ()):
        assert each["old"] in after
        assert each["words"] in " ".join(done.stderr.split())


@EACH
@BESIDE
def test_no_sentence_of_yesterday_stands_beside_a_value_of_today(
    name: str, beside: bool, tmp_path: Path
) -> None:
    path = brief(name, tmp_path, beside=beside)
    before = read_briefing(path.read_bytes(), "b.yaml")
    assert run("draft", article(name, 2), "--into", path).exit_code == 0
    merged = read_briefing(path.read_bytes(), "b.yaml")
    drafted = read_source(article(name, 2)).briefing
    today = {row.evidence for field in ROW_FIELDS for row in getattr(drafted, field)}
    for field in ROW_FIELDS:
        for row in getattr(merged, field):
            if row.evidence and row.evidence not in today:
                assert row in getattr(before, field)
    shutil.copy(article(name, 1), tmp_path)
    shutil.copy(article(name, 2), tmp_path)
    codes = {each.code for each in check(path)}
    assert not codes & {"B104", "B105"}


@EACH
@BESIDE
def test_the_same_day_again_changes_nothing(name: str, beside: bool, tmp_path: Path) -> None:
    path = brief(name, tmp_path, beside=beside)
    assert run("draft", article(name, 2), "--into", path).exit_code == 0
    data = path.read_bytes()
    again = run("draft", article(name, 2), "--into", path)
    assert (path.read_bytes(), "nothing has changed" in again.stderr) == (data, True)
    # in other bytes only the digests tell
    other = tmp_path / f"again{article(name, 2).suffix}"
    other.write_bytes(article(name, 2).read_bytes() + b"\n")
    told = run("draft", other, "--into", path, "--dry-run")
    changes = [line for line in told.stderr.splitlines() if "->" in line or ": added" in line]
    assert [line for line in changes if "Source: " not in line] == []


@EACH
@pytest.mark.parametrize("side", ["article", "file"])
def test_what_both_changed_is_asked_and_nothing_is_written(
    name: str, side: str, tmp_path: Path
) -> None:
    path = brief(name, tmp_path, beside=True)
    for clash in expected(name)["conflict"]:
        text = path.read_text(encoding="utf-8")
        assert clash["old"] in text
        data = text.replace(clash["old"], clash["new"], 1)
        path.write_text(data, encoding="utf-8")
        asked = run("draft", article(name, 2), "--into", path)
        assert (asked.exit_code, path.read_text(encoding="utf-8")) == (1, data)
        assert all(words in asked.stderr for words in clash["told"]), asked.stderr
        settled = run("draft", article(name, 2), "--into", path, "--prefer", side)
        assert settled.exit_code == 0, settled.stderr
        after = numbers(read_briefing(path.read_bytes(), "b.yaml"))
        other = "file" if side == "article" else "article"
        assert (clash[side] in after, clash[other] in after) == (True, False)


@EACH
def test_a_dry_run_tells_all_and_writes_nothing(name: str, tmp_path: Path) -> None:
    path = brief(name, tmp_path, beside=True)
    data = path.read_bytes()
    dry = run("draft", article(name, 2), "--into", path, "--dry-run")
    assert (dry.exit_code, path.read_bytes()) == (0, data)
    told = run("draft", article(name, 2), "--into", path).stderr
    assert set(dry.stderr.splitlines()) >= {line for line in told.splitlines() if "->" in line}
    assert path.read_bytes() != data
