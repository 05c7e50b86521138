"""The sender killed while it sends; the server outlives it and counts.

    KILLS=50 pytest -n0 -s tests/deliver/sending/test_kills.py     the whole suite, with its figures

Five moments without KILLS.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deliver.sending.sender import recipients
from tests.deliver.transports.servers import Letterbox, running

ROOT = Path(__file__).parents[3]
SEED = 20261126
KILLS = int(os.environ.get("KILLS", "5"))
PEOPLE = 20
#: Seconds of the server before it answers to a message: long enough to be killed in.
DELAY = 0.03

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@dataclass
class Figures:
    """What recipients got when the sender was killed and run again."""

    moments: int = 0
    exactly_one: int = 0
    uncertain_with: int = 0
    uncertain_without: int = 0
    two: int = 0
    none: int = 0
    killed_while_sending: int = 0


def start(folder: Path, port: int, wait: float = 60) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.deliver.sending.sender", str(folder), str(port), str(PEOPLE), str(wait)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def finish(child: subprocess.Popen[str]) -> dict[str, str]:
    said, _ = child.communicate(timeout=120)
    return json.loads(said.splitlines()[-1])  # type: ignore[no-any-return]


def kill_when(child: subprocess.Popen[str], box: Letterbox, taken: int, seconds: float) -> None:
    """Kill the sender a moment after the server has taken so many messages."""
    while len(box.got) < taken and child.poll() is None:
        time.sleep(0.001)
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    child.communicate()


def count(figures: Figures, fates: dict[str, str], got: Counter[str]) -> None:
    for recipient in recipients(PEOPLE):
        figures.two += got[recipient] > 1
        if fates[recipient] == "uncertain":
            figures.uncertain_with += got[recipient] == 1
            figures.uncertain_without += got[recipient] == 0
        else:
            figures.exactly_one += got[recipient] == 1
            figures.none += got[recipient] == 0


def test_a_sender_that_is_killed_sends_to_nobody_twice_and_loses_nobody(tmp_path: Path) -> None:
    chance, figures = random.Random(SEED), Figures()
    for moment in range(KILLS):
        folder, box = tmp_path / str(moment), Letterbox(delay=DELAY)
        with running(box) as port:
            child = start(folder, port)
            # spread over the whole run; the first moments are before anything was taken
            kill_when(child, box, moment * PEOPLE // KILLS, chance.uniform(0, 2 * DELAY))
            figures.moments += 1
            figures.killed_while_sending += child.returncode == -signal.SIGKILL
            fates = finish(start(folder, port))
            again = finish(start(folder, port))
        count(figures, fates, box.counts)
        assert set(again.values()) <= {"already", "uncertain"}
    print(f"\n{figures}")
    assert figures.two == figures.none == 0, figures
    assert figures.killed_while_sending > KILLS * 0.6
    assert figures.uncertain_with + figures.uncertain_without <= figures.moments  # one a kill
    assert figures.exactly_one >= PEOPLE * KILLS - figures.moments


def test_two_senders_at_once_send_once(tmp_path: Path) -> None:
    box = Letterbox(delay=0.005)
    with running(box) as port:
        pair = [start(tmp_path, port) for _ in range(2)]
        one, two = map(finish, pair)
    assert box.counts == dict.fromkeys(recipients(PEOPLE), 1)
    assert sorted([{*one.values()}, {*two.values()}], key=str) == [{"already"}, {"sent"}]


def test_a_second_sender_that_does_not_wait_says_that_another_is_sending(tmp_path: Path) -> None:
    box = Letterbox(held=True)
    with running(box) as port:
        first = start(tmp_path, port)
        while not box.got and first.poll() is None:
            time.sleep(0.005)
        second = finish(start(tmp_path, port, wait=0))
        box.held = False
        fates = finish(first)
    assert "another briefpack is sending" in second["error"]
    assert set(fates.values()) == {"sent"}
    assert box.counts == dict.fromkeys(recipients(PEOPLE), 1)


def test_a_sender_that_writes_only_after_the_answer_would_be_seen(tmp_path: Path) -> None:
    """Its recipient gets two: the count of this suite sees them."""
    (tmp_path / "sitecustomize.py").write_text(
        "from reports.deliver.mail import once, sent_journal\n"
        "once._Keeper.handing_over = lambda self, recipient: None\n"
        "sent_journal.STEPS['sent'] = ('planned',)\n",
        encoding="utf-8",
    )
    box = Letterbox(held=True)
    with running(box) as port:
        kill_when(start_patched(tmp_path, port), box, 1, 0.05)
        box.held = False
        fates = finish(start_patched(tmp_path, port))
    assert fates == dict.fromkeys(recipients(3), "sent")
    assert box.counts[recipients(1)[0]] == 2


def start_patched(folder: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.deliver.sending.sender", str(folder), str(port), "3"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
