"""A desk that is started anew is where it was, and knows the house that it is started in."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.resources import resource_bytes
from tests.desk.live import live


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sample.yaml").write_bytes(resource_bytes("templates/sample/carney-kyiv.yaml"))
    return tmp_path


def test_a_folder_has_its_port_and_another_desk_of_it_gets_one_that_is_free(folder: Path) -> None:
    with live(folder) as first:
        port = first.port
        with live(folder) as second:
            assert second.port != port
    with live(folder) as again:
        assert again.port == port


def test_another_folder_has_another_port(folder: Path) -> None:
    other = folder / "other"
    other.mkdir()
    with live(folder) as one, live(other) as two:
        assert one.port != two.port


def test_the_paper_is_that_of_the_house(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "briefpack.toml").write_text('organisation = "Example Press Office"\n')
    monkeypatch.chdir(folder)
    with live(folder) as desk:
        assert "Example Press Office" in desk.ask("GET", "/b/sample.yaml/as/txt").text
