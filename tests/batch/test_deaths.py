"""Workers and parents that die: by chance, of one briefing, or before they have begun."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from tests.batch.briefings import lines, outputs, write_briefings
from tests.batch.kills import KINDS, MOMENTS, Bench, Kind, tally_of
from tests.batch.processes import Run, wait_until

#: A format whose renderer ends its process for some briefings, as want of memory does.
DEADLY = """
import os, pathlib, signal
from reports.renderers.contract import Rendered

class Deadly:
    '''A format that some briefings kill.'''
    name, suffix, media_type = "deadly", ".deadly", "text/plain"

    def render(self, plan, look):
        said = str(plan)
        if "Of desk 3" in said:
            os.kill(os.getpid(), signal.SIGKILL)
        if "Of desk 5" in said:  # only once
            once = pathlib.Path(os.environ["DEADLY_ONCE"])
            if not once.exists():
                once.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if "Of desk 6" in said:
            os._exit(7)
        return Rendered(said.encode())
"""


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plug-in that offers the deadly format."""
    folder = tmp_path / "plugin"
    (folder / "deadly-1.0.dist-info").mkdir(parents=True)
    (folder / "deadly.py").write_text(DEADLY, encoding="utf-8")
    (folder / "deadly-1.0.dist-info" / "METADATA").write_text("Name: deadly\nVersion: 1.0\n")
    (folder / "deadly-1.0.dist-info" / "entry_points.txt").write_text(
        "[reports.renderers]\ndeadly = deadly:Deadly\n"
    )
    monkeypatch.setenv("DEADLY_ONCE", str(tmp_path / "once"))
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_batch_is_resumed_to_what_it_makes_in_one_go(kind: Kind, tmp_path: Path) -> None:
    tally = tally_of(kind, Bench(tmp_path), MOMENTS)
    assert tally.odd == []
    assert tally.stopped > MOMENTS / 2  # some are over before the signal comes


def test_a_briefing_that_kills_its_worker_costs_itself_alone(tmp_path: Path, deadly: Path) -> None:
    out = tmp_path / "out"
    folder = write_briefings(tmp_path / "in", range(12))
    command = ("batch", folder, "--out", out, "--to", "deadly,txt", "--jobs", 2, "--json")
    run = Run(command, path=[str(deadly)])
    status, said = run.end()

    assert status == 1, said
    bad = {line["name"]: line["error"] for line in lines(out) if line["error"]}
    assert {name: error["code"] for name, error in bad.items()} == {
        "b00003": "worker-lost", "b00006": "worker-lost",
    }  # fmt: skip
    assert "was lost twice: it was ended by SIGKILL" in bad["b00003"]["message"]
    assert "was lost twice: it ended with status 7" in bad["b00006"]["message"]
    assert len(lines(out)) == 12
    assert len(outputs(out)) == 2 * 10
    assert (tmp_path / "once").exists()
    assert run.left() == []


def test_workers_that_die_before_they_begin_end_the_run(tmp_path: Path) -> None:
    broken = tmp_path / "broken" / "reports"
    folder = write_briefings(tmp_path / "in", range(3))
    broken.mkdir(parents=True)
    (tmp_path / "broken" / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if any('forkserver' in each for each in sys.orig_argv):\n"
        "    sys.modules['reports.batch.work'] = None\n"
    )
    run = Run(
        ("batch", folder, "--out", tmp_path / "out", "--to", "txt"),
        path=[str(tmp_path / "broken")],
    )
    status, said = run.end()
    assert status == 4, said
    assert "workers end before they have begun" in said
    assert run.left() == []


def test_ctrl_c_before_the_first_briefing_ends_the_run(tmp_path: Path) -> None:
    folder = write_briefings(tmp_path / "in", range(3))
    run = Run(("batch", folder, "--out", tmp_path / "out", "--to", "txt"))
    assert wait_until(lambda: (tmp_path / "out" / "manifest.jsonl").exists())
    start = time.monotonic()
    run.kill(signal.SIGINT)
    assert wait_until(lambda: run.is_over)
    assert time.monotonic() - start < 2
    assert run.end_quietly() == 130
    assert wait_until(lambda: not run.left(), 10)


def test_sigterm_ends_the_run_with_its_status(tmp_path: Path) -> None:
    folder = write_briefings(tmp_path / "in", range(200))
    run = Run(("batch", folder, "--out", tmp_path / "out", "--to", "txt"))
    manifest = tmp_path / "out" / "manifest.jsonl"
    assert wait_until(lambda: manifest.exists() and manifest.read_bytes().count(b"\n") > 2)
    run.kill(signal.SIGTERM, run.parent)
    status, said = run.end()
    assert (status, said) == (143, "")
    assert all(json.loads(line) for line in manifest.read_bytes().splitlines())
    assert run.left() == []
