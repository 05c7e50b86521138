"""Batches on a Dask cluster: a real scheduler, real workers, one of them killed on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.batch.briefings import batch, lines, outputs, write_briefings
from tests.batch.processes import Run, wait_until
from tests.batch.test_deaths import deadly  # noqa: F401 - a fixture

NUMBER = 60


@pytest.fixture(autouse=True)
def _distributed(need_module: Callable[[str], object]) -> None:
    need_module("distributed")


class Cluster:
    """A scheduler and two workers as they are started by commands."""

    def __init__(self, top: Path, stack: ExitStack) -> None:
        self._top, self._stack = top, stack
        self._file = top / "scheduler.json"
        scheduler = ("--port", "0", "--scheduler-file", str(self._file))
        self.scheduler = self._start("scheduler", *scheduler)
        assert wait_until(lambda: self._file.exists() and "address" in self._file.read_text())
        self.workers = [self._worker(number) for number in range(2)]

    @property
    def address(self) -> str:
        return str(json.loads(self._file.read_text())["address"])

    def _worker(self, number: int) -> subprocess.Popen[bytes]:
        return self._start(
            "worker", "--scheduler-file", str(self._file), "--nthreads", "1", "--no-nanny",
            "--local-directory", str(self._top / f"worker{number}"),
        )  # fmt: skip

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._top,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        yield Cluster(tmp_path, stack)


def test_a_cluster_that_loses_a_worker_makes_what_this_machine_makes(
    tmp_path: Path, cluster: Cluster
) -> None:
    folder, out = write_briefings(tmp_path / "in", range(NUMBER)), tmp_path / "out"
    here = Run(("batch", folder, "--out", tmp_path / "here", "--jobs", 1, "-q"))
    assert here.end() == (0, "")

    run = Run(("batch", folder, "--out", out, "--dask", cluster.address, "-q"))
    assert wait_until(lambda: len(list(out.glob("*.txt"))) > 12)
    cluster.workers[0].send_signal(signal.SIGKILL)
    assert run.end() == (0, "")

    assert outputs(out) == outputs(tmp_path / "here")
    assert sorted(line["name"] for line in lines(out)) == [f"b{n:05}" for n in range(NUMBER)]
    assert {line["status"] for line in lines(out)} == {"made"}
    assert cluster.workers[1].poll() is None  # a cluster of others goes on

    again = Run(("batch", folder, "--out", out, "--dask", cluster.address, "-q", "--resume"))
    assert again.end() == (0, "")
    assert len(lines(out)) == NUMBER


def test_a_briefing_that_kills_its_workers_costs_itself_alone(
    tmp_path: Path,
    deadly: Path,  # noqa: F811
) -> None:
    folder, out = write_briefings(tmp_path / "in", range(12)), tmp_path / "out"
    run = Run(
        ("batch", folder, "--out", out, "--to", "deadly", "--dask", "local", "--jobs", 2, "-q"),
        path=[str(deadly)],
    )
    status, said = run.end()
    assert status == 1, said
    bad = {line["name"]: line["error"]["code"] for line in lines(out) if line["error"]}
    assert bad == {"b00003": "worker-lost", "b00006": "worker-lost"}
    assert len(outputs(out)) == 10
    assert wait_until(lambda: not run.left(), 10)


def test_ctrl_c_ends_a_cluster_of_its_own(tmp_path: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", range(200)), tmp_path / "out"
    run = Run(("batch", folder, "--out", out, "--to", "txt", "--dask", "local", "--jobs", 2))
    assert wait_until(lambda: len(list(out.glob("*.txt"))) > 12)
    run.kill(signal.SIGINT)
    assert run.end_quietly() == 130
    assert len(lines(out)) < 200
    assert wait_until(lambda: not run.left(), 10)


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reports.batch.executors.cluster", None)
    folder = write_briefings(tmp_path / "in", [1])
    done = batch(folder, "--out", tmp_path / "out", "--dask", "local")
    assert done.exit_code == 4
    assert "pip install 'briefpack[cluster]'" in done.stderr


def test_an_address_without_a_scheduler_is_refused(tmp_path: Path) -> None:
    folder = write_briefings(tmp_path / "in", [1])
    run = Run(("batch", folder, "--out", tmp_path / "out", "--dask", "nowhere://x"))
    status, said = run.end()
    assert status == 2
    assert "--dask: found 'nowhere://x', expected the address of a scheduler" in said
    assert not (tmp_path / "out").exists()  # nor would a manifest there have been emptied


def test_a_scheduler_that_dies_ends_the_run_in_words(tmp_path: Path, cluster: Cluster) -> None:
    folder, out = write_briefings(tmp_path / "in", range(400)), tmp_path / "out"
    run = Run(("batch", folder, "--out", out, "--to", "txt", "--dask", cluster.address, "-q"))
    assert wait_until(lambda: len(list(out.glob("*.txt"))) > 12)
    cluster.scheduler.send_signal(signal.SIGKILL)
    said = "briefpack: the connection to the scheduler was lost; --resume goes on when there is one"
    assert run.end() == (4, f"{said} again\n")
    assert 0 <= len(lines(out)) < 400
