"""A file of the package or its tests that the docs name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
#: A module, with its folder or without, such as `deliver/mail/readback.py`.
NAMED = re.compile(r"`([\w-]+(?:/[\w-]+)*\.py)`")
#: What readers of a page write themselves.
WRITTEN = {"titles_format.py"}


@pytest.fixture(scope="module")
def there() -> list[str]:
    homes = ("reports", "tests", "benchmarks")
    found = (each for home in homes for each in (ROOT / home).rglob("*.py"))
    return [f"/{each.relative_to(ROOT).as_posix()}" for each in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_file_that_a_page_names_is_there(page: Path, there: list[str]) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8"))) - WRITTEN

    gone = {name for name in named if not any(each.endswith(f"/{name}") for each in there)}

    assert gone == set()
