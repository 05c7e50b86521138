"""`read --into` loses no edit of another run, and no byte of what it leaves."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from reports.deliver.files import write_files

TEXT = "title: Floods\r\ndate: 2026-11-22   # asked\nbyline: Press Office\r\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    return path


def merged(home: Path, title: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Merge a brief whose title was changed from what its base says."""
    from reports import sources
    from reports.readers.briefing.read import read_briefing

    base = read_briefing(TEXT.encode(), "m.yaml")
    brief = base.model_copy(update={"title": title})

    def read_edited(*_: object, **__: object) -> sources.Edited:
        return sources.Edited(brief, base, ())

    monkeypatch.setattr(sources, "read_edited", read_edited)
    return run("read", "brief.docx", "--into", home)


def test_byte_order_mark_and_line_ends_stay(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.chmod(0o600)
    done = merged(home, "Floods in Varda", monkeypatch)
    assert done.exit_code == 0, done.stderr
    wanted = TEXT.replace("title: Floods", "title: Floods in Varda")
    assert home.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()
    assert home.stat().st_mode & 0o777 == 0o600


def test_of_two_at_once_one_wins_and_the_other_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run writes between this one's reading and its writing."""
    from reports.deliver import files

    def write_late(group: object, **how: object) -> None:
        home.write_bytes(b"title: Of the other run\n")
        write_files(group, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "write_files", write_late)
    done = merged(home, "Floods in Varda", monkeypatch)
    assert done.exit_code == 4
    assert "m.yaml: has changed since it was read" in done.stderr
    assert "Floods in Varda" not in done.stderr  # nothing is told as if it were done
    assert home.read_bytes() == b"title: Of the other run\n"
    assert os.listdir(home.parent) == ["m.yaml"]  # noqa: PTH208
