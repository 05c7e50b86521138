"""Files that go as a part of a group."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.deliver.files import settle, write_files
from reports.errors import FileChangedError, FileDeliveryError
from tests.deliver.files.failing import at_calls, count_calls, die_at, fail_at
from tests.deliver.files.test_group import put, there


def set_aside(folder: Path) -> None:
    """Write a group in which an old file has another name, and its own place is empty."""
    old = (folder / "a.pdf").read_bytes()
    files = [(folder / "b.docx", b"new b"), (folder / "a.old.pdf", old), (folder / "a.pdf", None)]
    write_files(files, expected={folder / "a.pdf": old, folder / "a.old.pdf": None})


STANDING = {"a.pdf": b"old a", "b.docx": b"old b"}
ASIDE = {"a.old.pdf": b"old a", "b.docx": b"new b"}


def test_a_file_that_goes_goes_with_its_group_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    put(folder, STANDING)
    for number in range(1, count_calls(lambda: set_aside(folder)) + 1):
        put(folder, STANDING)
        failed = False
        with at_calls(fail_at(number)) as seen:
            try:
                set_aside(folder)
            except FileDeliveryError:
                failed = True
        settle(folder)
        assert there(folder) == (STANDING if failed else ASIDE), f"{number}: {seen[number - 1]}"
        put(folder, STANDING)
        die_at(number, lambda: set_aside(folder))
        settle(folder)
        assert there(folder) in (STANDING, ASIDE), f"call {number}"


def test_a_file_that_was_changed_meanwhile_does_not_go(tmp_path: Path) -> None:
    put(tmp_path / "out", STANDING)
    path = tmp_path / "out" / "a.pdf"

    with pytest.raises(FileChangedError):
        write_files([(path, None)], expected={path: b"what was read"})
    assert there(tmp_path / "out") == STANDING


def test_a_file_that_is_gone_already_may_go(tmp_path: Path) -> None:
    write_files([(tmp_path / "a.pdf", None), (tmp_path / "c.txt", b"new")])

    assert there(tmp_path) == {"c.txt": b"new"}
