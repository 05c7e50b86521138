"""The limits that hostile input is run within are real, and what they tell is true."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.limits import run_limited

pytest.importorskip("resource", reason="this system draws no limits")
MB = 1 << 20


def test_what_a_run_says_and_returns_is_told() -> None:
    ran = run_limited("import sys; print(sys.stdin.read()); sys.exit('bad')", stdin=b"hi")
    assert (ran.rc, ran.stdout.strip(), ran.stderr.strip()) == (1, "hi", "bad")


def test_a_command_is_run_and_finds_this_tree(tmp_path: Path) -> None:
    ran = run_limited([sys.executable, "-m", "reports", "--version"], cwd=tmp_path)
    assert (ran.rc, ran.stderr) == (0, "")


def test_a_run_without_end_is_ended_by_its_cpu() -> None:
    ran = run_limited("while True: pass", cpu_seconds=1)
    assert ran.rc == -signal.SIGXCPU
    assert ran.over_cpu
    assert ran.cpu > 0.5


def test_a_run_that_only_waits_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.hostile.limits.WAITS", 1)
    ran = run_limited("import time; time.sleep(600)", cpu_seconds=1)
    assert ran.waited
    assert ran.rc == -signal.SIGKILL


def test_a_run_gets_no_more_memory_than_its_limit() -> None:
    ran = run_limited("x = b'x' * (400 << 20)", memory=200 * MB)
    assert ran.rc == 1
    assert "MemoryError" in ran.stderr


def test_the_peak_is_that_of_the_run_not_of_who_asks() -> None:
    mine = b"x" * (300 * MB)
    small, large = run_limited("pass"), run_limited("x = b'x' * (200 << 20)")
    assert small.peak_rss < 100 * MB < 200 * MB < large.peak_rss < 300 * MB
    del mine


def test_standard_input_may_be_a_device_without_end(need_path: Callable[[str], Path]) -> None:
    ran = run_limited(
        "import sys; print(len(sys.stdin.buffer.read(9)))", stdin=need_path("/dev/zero")
    )
    assert ran.stdout.strip() == "9"
