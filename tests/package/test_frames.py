"""A run has room for its frames: no call maps memory that its return gives back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPTH = """
import resource, sys
from reports.__main__ import make_room

def leaf():
    pass

def down(depth):
    for _ in range(2_000):
        leaf()
    if depth:
        down(depth - 1)

def work():
    down(400)

if sys.argv[1:] == ["roomy"]:
    make_room(work)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
work()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no faults of pages")
def test_calls_at_any_depth_map_no_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", DEPTH, "roomy"],
        env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) < 1_000
