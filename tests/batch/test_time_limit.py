"""A briefing that takes too long costs itself alone, wherever it is built."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.batch.executors.time_limit import within
from tests.batch.briefings import batch, lines, outputs, write_briefings
from tests.batch.processes import Run, wait_until

#: A format whose renderer never ends for some briefings: in Python, or in a call of the system.
SLOW = """
import time
from reports.renderers.contract import Rendered

class Slow:
    '''A format that some briefings keep busy.'''
    name, suffix, media_type = "slow", ".slow", "text/plain"

    def render(self, plan, look):
        said = str(plan)
        while "Of desk 3" in said:
            try:
                sum(range(1000))
            except Exception:
                pass
        while "Of desk 6" in said:
            time.sleep(0.1)
        return Rendered(said.encode())
"""


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A folder with a plug-in that offers the slow format."""
    folder = tmp_path / "plugin"
    (folder / "slow-1.0.dist-info").mkdir(parents=True)
    (folder / "slow.py").write_text(SLOW, encoding="utf-8")
    (folder / "slow-1.0.dist-info" / "METADATA").write_text("Name: slow\nVersion: 1.0\n")
    (folder / "slow-1.0.dist-info" / "entry_points.txt").write_text(
        "[reports.renderers]\nslow = slow:Slow\n"
    )
    return folder


@pytest.mark.parametrize("where", [("--jobs", 2), ("--dask", "local", "--jobs", 2)])
def test_what_takes_too_long_is_told_and_stops_no_other(
    tmp_path: Path,
    slow: Path,
    where: tuple[object, ...],
    need_module: Callable[[str], object],
) -> None:
    if "--dask" in where:
        need_module("distributed")
    folder, out = write_briefings(tmp_path / "in", range(10)), tmp_path / "out"
    options = ("--to", "slow,txt", "--time-limit", 1, "-q", *where)
    run = Run(("batch", folder, "--out", out, *options), path=[str(slow)])
    status, said = run.end()

    assert status == 1, said
    bad = {line["name"]: line["error"] for line in lines(out) if line["error"]}
    assert {name: error["code"] for name, error in bad.items()} == {
        "b00003": "time-limit", "b00006": "time-limit",
    }  # fmt: skip
    assert "took longer than 1 s, so it was stopped" in bad["b00003"]["message"]
    assert len(lines(out)) == 10
    assert len(outputs(out)) == 2 * 8
    assert wait_until(lambda: not run.left(), 10)


def test_what_is_stopped_is_tried_again_by_a_resumed_batch(tmp_path: Path, slow: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", range(2, 5)), tmp_path / "out"
    command = ("batch", folder, "--out", out, "--to", "slow", "--jobs", 1, "-q")
    assert Run((*command, "--time-limit", 1), path=[str(slow)]).end()[0] == 1
    (folder / "b00003.yaml").unlink()
    write_briefings(folder, [7])
    assert Run((*command, "--resume"), path=[str(slow)]).end() == (0, "")
    assert set(outputs(out)) == {"b00002.slow", "b00004.slow", "b00007.slow"}


@pytest.mark.parametrize("limit", ["0", "-1", "soon"])
def test_a_limit_is_more_than_no_time(tmp_path: Path, limit: str) -> None:
    done = batch(tmp_path, "--out", tmp_path / "out", "--time-limit", limit)
    assert done.exit_code == 2
    assert "--time-limit" in done.stderr


def test_work_in_time_gives_what_it_gives_and_hears_nothing() -> None:
    assert within(30, lambda: 7) == 7
    time.sleep(0.01)  # nothing comes later, either


def test_work_out_of_time_gives_none() -> None:
    def endless() -> int:
        while True:
            time.sleep(0.01)

    assert within(0.1, endless) is None


def test_what_hears_nothing_is_ended_with_its_process() -> None:
    code = (
        "import re, reports.batch.executors.time_limit as limit\n"
        "limit._GRACE = 0.3\n"
        "limit.within(0.2, lambda: re.match('(a+)+$', 'a' * 60 + 'b'))"  # it takes years
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
