"""How far a run is: a bar on a terminal, lines elsewhere, nothing with -q."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reports.cli.progress import Lines, duration
from tests.batch.briefings import write_briefings

_STEERING = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def on_terminal(*arguments: object, **environment: str) -> str:
    """Run a command whose standard error is a terminal; return what it showed, without colours."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "reports", *map(str, arguments)],
        stdout=subprocess.DEVNULL, stderr=theirs, stdin=subprocess.DEVNULL,
        env=os.environ | {"TERM": "xterm", "PYTHONPATH": os.pathsep.join(sys.path), **environment},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # its end, on Linux
            break
        if not part:
            break
        shown += part
    os.close(ours)
    process.wait()
    return _STEERING.sub("", shown.decode())


@pytest.fixture
def command(tmp_path: Path) -> tuple[object, ...]:
    folder = write_briefings(tmp_path / "in", range(5))
    (folder / "b00003.yaml").write_text('titel: "[red]x"\n', encoding="utf-8")
    return ("batch", folder, "--out", tmp_path / "out", "--to", "txt")


def test_a_terminal_sees_how_far_it_is_and_what_failed(command: tuple[object, ...]) -> None:
    shown = on_terminal(*command)
    assert "5/5" in shown
    assert "/s" in shown
    assert "1 failed" in shown
    assert "titel: found an unknown field" in shown
    assert shown.rstrip().endswith(("s", "min"))
    assert "briefpack: 4 built, 1 failed in " in shown


def test_quiet_and_dumb_terminals_see_no_bar(command: tuple[object, ...]) -> None:
    assert "5/5" not in on_terminal(*command, "-q")
    assert "5/5" not in on_terminal(*command, TERM="dumb")
    assert "built" not in on_terminal(*command, "-q")


def test_lines_tell_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 0.0
    monkeypatch.setattr("reports.cli.progress.time.monotonic", lambda: now)
    progress, endless = Lines(10_000), Lines(None)
    for done in range(1, 2402):
        now = 2 + (done - 1) / 100  # it takes two seconds to start
        progress.advance({"made": done - 1, "failed": 1})
    endless.advance({"made": 1, "failed": 0})
    assert capsys.readouterr().err.splitlines() == [
        "briefpack: 801 of 10,000, 100.0 a second, 1 min 32 s left, 1 failed",
        "briefpack: 1,801 of 10,000, 100.0 a second, 1 min 22 s left, 1 failed",
        "briefpack: 1",  # one alone tells no rate
    ]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "0 s"), (59.6, "1 min 0 s"), (252, "4 min 12 s"), (7500, "2 h 5 min")],
)
def test_time_is_said_in_words(seconds: float, said: str) -> None:
    assert duration(seconds) == said
