"""Chromium, axe-core, and a desk that is served to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.resources import resource_bytes
from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.served import Served, served
from tests.renderers.html.browser import axe_source, chromium


@pytest.fixture(scope="module")
def browser(need_module: Callable[[str], Any], need_path: Callable[[str], Path]) -> Iterator[Any]:
    with chromium(need_module, need_path) as started:
        yield started


@pytest.fixture(scope="module")
def axe(need_path: Callable[[str], Path]) -> str:
    return axe_source(need_path)


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
