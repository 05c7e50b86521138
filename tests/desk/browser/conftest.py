"""A desk that is served to Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.resources import resource_bytes
from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.served import Served, served


@pytest.fixture
def desk_there(tmp_path: Path) -> Iterator[Served]:
    """Return a desk with the sample."""
    (tmp_path / "sample.yaml").write_bytes(resource_bytes("templates/sample/carney-kyiv.yaml"))
    with served(tmp_path) as standing:
        yield standing


@pytest.fixture
def desk_process(tmp_path: Path, browser: Any) -> Iterator[DeskProcess]:
    """Return a desk with the sample that is a process of its own."""
    (tmp_path / "sample.yaml").write_bytes(resource_bytes("templates/sample/carney-kyiv.yaml"))
    process = DeskProcess(tmp_path, browser)
    yield process
    process.close()
