"""`briefpack theme new` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_options import run


def test_a_theme_is_written_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begun = run("theme", "new", "ministry", "--from", "embassy")

    assert begun.exit_code == 0
    assert "ministry/theme.toml" in begun.stdout.splitlines()
    built = run(
        "build", "--to", "docx,txt", "--theme", "ministry/theme.toml", "--templates", "ministry"
    )
    assert built.exit_code == 0
    again = run("theme", "new", "ministry")
    assert again.exit_code == 4
    assert "never written over" in again.stderr
    assert run("theme", "new", "other", "--from", "none").exit_code == 2
    assert not (tmp_path / "other").exists()
