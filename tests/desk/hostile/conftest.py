"""One desk in a process of its own, for all that is sent to it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from reports.resources import resource_bytes
from tests.desk.live import Live, live


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Return a desk whose folder holds more than briefings, beside a file that is not its own."""
    top = tmp_path_factory.mktemp("house")
    (top / "secret.yaml").write_text("title: Not of this folder\n")
    folder = top / "briefings"
    folder.mkdir()
    sample = resource_bytes("templates/sample/carney-kyiv.yaml")
    (folder / "sample.yaml").write_bytes(sample)
    (folder / ".hidden.yaml").write_bytes(sample)
    (folder / "other.txt").write_text("Not a briefing.")
    (folder / "folder.yaml").mkdir()
    (folder / "linked.yaml").symlink_to(top / "secret.yaml")
    (folder / "below").mkdir()
    (folder / "below" / "deep.yaml").write_bytes(sample)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
        os.mkfifo(folder / "article.txt")
    with live(folder) as started:
        yield started
