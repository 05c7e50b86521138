import errno
import os
import stat
from pathlib import Path

import pytest

from reports.deliver.files import read_file, write_files
from reports.errors import FileDeliveryError


def test_files_are_written_with_the_usual_rights(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.txt"
    mask = os.umask(0o022)
    try:
        write_files([(path, b"one")])
    finally:
        os.umask(mask)

    assert path.read_bytes() == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileDeliveryError, match=r"b\.txt: cannot be written: the disk is full"):
        write_files([(tmp_path / "a.txt", b"new"), (tmp_path / "b.txt", b"new")])

    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.txt": b"old"}


def test_a_folder_in_the_way_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()

    with pytest.raises(FileDeliveryError, match=r"b\.txt: cannot be written: it is a folder"):
        write_files([(tmp_path / "a.txt", b"new"), (tmp_path / "b.txt", b"new")])
    assert [p.name for p in tmp_path.iterdir()] == ["b.txt"]


def test_a_name_of_300_letters_is_said_to_be_too_long(tmp_path: Path) -> None:
    with pytest.raises(FileDeliveryError, match="the name is too long for this disk"):
        write_files([(tmp_path / "a.txt", b"x"), (tmp_path / ("n" * 300), b"x")])
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_kept_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"edited by hand")

    with pytest.raises(FileDeliveryError, match="it exists already; --force replaces it"):
        write_files([(path, b"draft")], replace=False)
    assert path.read_bytes() == b"edited by hand"


def test_a_read_only_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    # the error is the kernel's own; root, whom rights do not bind, would never see it
    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(FileDeliveryError, match="the disk is read-only"):
        write_files([(tmp_path / "a.txt", b"x")])


def test_a_file_in_the_path_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(FileDeliveryError, match=r"file is a file, expected a folder"):
        write_files([(tmp_path / "file" / "a.txt", b"x")])


def test_reading_says_what_is_missing_and_stops_at_the_limit(tmp_path: Path) -> None:
    with pytest.raises(FileDeliveryError, match="there is no such file"):
        read_file(tmp_path / "none", 10)
    with pytest.raises(FileDeliveryError, match="it is a folder"):
        read_file(tmp_path, 10)
    (tmp_path / "big").write_bytes(b"x" * 3_000_001)
    with pytest.raises(FileDeliveryError, match="found more than 3 MB"):
        read_file(tmp_path / "big", 3_000_000)
