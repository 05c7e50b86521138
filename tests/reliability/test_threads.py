"""Four threads on cold caches give the bytes of a sequential run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARTICLES

SOURCES = (
    Path("templates/sample/carney-kyiv.yaml").resolve(),
    ARTICLES / "dev-05.txt",
    ARTICLES / "dev-other-03.txt",
)


def digests(threads: int) -> list[list[str]]:
    """Return what each thread rendered, in a process whose caches are cold."""
    command = [sys.executable, "-m", "tests.reliability.threads", str(threads), *map(str, SOURCES)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: list[list[str]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def sequential() -> list[str]:
    return digests(1)[0]


@pytest.mark.parametrize("attempt", range(2))
def test_four_threads_on_cold_caches_give_the_bytes_of_one(
    attempt: int, sequential: list[str]
) -> None:
    assert len(sequential) == 2 * 3 * len(SOURCES)  # themes, formats, sources
    for lines in digests(4):
        assert lines == sequential
