"""Fixtures for all tests: the sample, its plan, and tools that may be missing."""

from __future__ import annotations

import contextlib
import importlib
import os
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

import reports
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.plan import Plan
from reports.sources import read_source
from tests.renderers.html.browser import axe_source, chromium

ARTICLES = Path(__file__).parent / "articles"

# Examples are drawn from a fixed seed: a red test stays red when it is run again.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# what is documented with a test as its thorough run
settings.register_profile("thorough", settings.get_profile("house"), max_examples=2000)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the goldens anew")


def pytest_configure(config: pytest.Config) -> None:
    """Load the whole package where tests are dealt out to several processes.

    Hypothesis draws constants out of the code that is loaded. Else a test's examples would
    depend on which tests its process was dealt before.
    """
    if not hasattr(config, "workerinput"):
        return
    for module in pkgutil.walk_packages(reports.__path__, "reports."):
        # a package that an extra brings may be missing
        with contextlib.suppress(ImportError):
            importlib.import_module(module.name)


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written anew; never on CI, where that would prove nothing."""
    wanted = bool(request.config.getoption("--accept"))
    if wanted and os.environ.get("CI") == "true":
        pytest.fail("--accept on CI: a run that writes its own expectations proves nothing")
    return wanted


@pytest.fixture(scope="session")
def need_tool() -> Callable[[str], str]:
    """Return a function that gives a tool's path; without it: skipped here, failed on CI."""

    def find(name: str) -> str:
        path = shutil.which(name)
        return path or _do_without(f"{name} is not installed")

    return find


@pytest.fixture(scope="session")
def need_path() -> Callable[[str], Path]:
    """Return a function that gives a path of the system, on the terms of `need_tool`."""

    def find(name: str) -> Path:
        path = Path(name)
        return path if path.exists() else _do_without(f"this system has no {name}")

    return find


@pytest.fixture(scope="session")
def need_module() -> Callable[[str], object]:
    """Return a function that imports a package of an extra, on the terms of `need_tool`."""

    def find(name: str) -> object:
        try:
            return importlib.import_module(name)
        except ImportError:
            return _do_without(f"this environment has no {name}")

    return find


def _do_without(message: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser(need_module: Callable[[str], Any], need_path: Callable[[str], Path]) -> Iterator[Any]:
    """Chromium, started once for the tests of a module."""
    with chromium(need_module, need_path) as started:
        yield started


@pytest.fixture(scope="session")
def axe(need_path: Callable[[str], Path]) -> str:
    """The source of axe-core, which judges pages in the browser."""
    return axe_source(need_path)


@pytest.fixture(scope="session")
def do_without() -> Callable[[str], NoReturn]:
    """Skip a test for want of what the message says, or fail it on CI."""
    return _do_without


@pytest.fixture(scope="session")
def sample() -> Briefing:
    return read_source(None).briefing


@pytest.fixture(scope="session")
def sample_plan(sample: Briefing) -> Plan:
    return plan_of(sample)


@pytest.fixture(scope="session")
def articles() -> list[Path]:
    return sorted(ARTICLES.glob("*.txt"))


@pytest.fixture
def without_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the system have no fonts, and no fontconfig, as the command line sees it."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "PATH"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
