"""Briefings as older versions wrote them read as those versions read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.readers.briefing.read import read_briefing

OLD = Path(__file__).parent / "old_files"
FILES = sorted(path for path in OLD.glob("*.*") if path.with_suffix(".said.json").exists())


def assert_said(old: Any, new: Any, place: str) -> None:
    """Assert that `new` says all that `old` said; it may have fields more."""
    if isinstance(old, dict):
        for name, value in old.items():
            assert_said(value, new[name], f"{place}.{name}")
    elif isinstance(old, list):
        assert len(old) == len(new), place
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            assert_said(one, other, f"{place}[{index}]")
    else:
        assert old == new, place


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_an_old_file_reads_as_before(path: Path) -> None:
    # what a PDF carries was written by briefpack alone
    own = path.suffix == ".json"
    found = read_briefing(path.read_bytes(), path.name, own=own).model_dump(mode="json")
    said = json.loads(path.with_suffix(".said.json").read_text(encoding="utf-8"))
    assert_said(said, found, path.name)


def test_every_kept_file_has_what_it_said() -> None:
    kept = [path for path in OLD.iterdir() if path.suffix in (".yaml", ".toml")]
    assert len(kept) >= 8
    assert set(kept) <= set(FILES)


def test_an_old_file_that_reads_otherwise_is_seen() -> None:
    with pytest.raises(AssertionError, match=r"a\.title"):
        assert_said({"title": "was"}, {"title": "is"}, "a")
