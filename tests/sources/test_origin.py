"""The articles of a briefing are found by their digests, each file read once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reports.sources import origin
from reports.sources.origin import original_article, original_articles


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of files that are read from now on."""
    names: list[str] = []
    read_file = origin.read_file

    def counted(path: Path, most: int) -> bytes:
        names.append(path.name)
        return read_file(path, most)

    monkeypatch.setattr(origin, "read_file", counted)
    return names


def test_a_briefing_may_name_many_digests_and_each_file_is_read_once(
    tmp_path: Path, read: list[str]
) -> None:
    for name in ("a.txt", "b.md", "c.html", "d.pdf"):
        (tmp_path / name).write_text(name)
    named = [f"{number:064x}" for number in range(10_000)]

    found = original_articles(tmp_path / "brief.yaml", [*named, digest(b"b.md"), digest(b"c.html")])

    assert {where.name: data for where, data in found.values()} == {
        "b.md": b"b.md", "c.html": b"c.html",
    }  # fmt: skip
    assert read == ["a.txt", "b.md", "c.html"]


def test_the_article_of_the_briefings_own_name_is_read_first_and_no_other(
    tmp_path: Path, read: list[str]
) -> None:
    for name in ("a.txt", "brief.txt"):
        (tmp_path / name).write_text("the same")

    found = original_article(tmp_path / "brief.yaml", digest(b"the same"))

    assert found == (tmp_path / "brief.txt", b"the same")
    assert read == ["brief.txt"]


def test_nothing_is_read_for_a_briefing_without_digests(tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "a.txt").write_text("A")

    assert original_articles(tmp_path / "brief.yaml", []) == {}
    assert original_article(tmp_path / "gone" / "brief.yaml", digest(b"A")) is None
    assert read == []
