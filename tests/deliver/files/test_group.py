"""A group of files is one change, whatever fails and wherever a run is broken off."""

import os
import signal
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from reports.deliver.files import settle, write_files
from reports.errors import FileChangedError, FileDeliveryError, MixedFilesError
from tests.deliver.files.failing import at_calls, count_calls, die_at, fail_at

NAMES = ("a.pdf", "b.docx", "c.txt")

#: What stands before the group is written: names and bytes.
OLD_GROUPS: dict[str, dict[str, bytes]] = {
    "an older group": {name: b"old " + name.encode() for name in NAMES},
    "a part of one": {"b.docx": b"old b"},
    "nothing": {},
    "the same bytes": {name: b"new " + name.encode() for name in NAMES},
}


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def new_group() -> dict[str, bytes]:
    return {name: b"new " + name.encode() for name in NAMES}


def write_new(folder: Path) -> None:
    write_files([(folder / name, data) for name, data in new_group().items()])


@pytest.mark.parametrize("old", OLD_GROUPS.values(), ids=OLD_GROUPS)
def test_each_system_call_failing_in_turn_leaves_the_old_group_or_the_new(
    old: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    put(folder, old)
    calls = count_calls(lambda: write_new(folder))
    assert calls > 40

    for number in range(1, calls + 1):
        put(folder, old)
        failed = False
        with at_calls(fail_at(number)) as seen:
            try:
                write_new(folder)
            except FileDeliveryError:
                failed = True
        found = {k: v for k, v in there(folder).items() if not k.startswith(".briefpack")}
        assert found == (old if failed else new_group()), f"call {number}: {seen[number - 1]}"
        settle(folder)
        assert there(folder) == found, f"call {number}: leftovers of {seen[number - 1]}"


@pytest.mark.parametrize("old", list(OLD_GROUPS.values())[:3], ids=list(OLD_GROUPS)[:3])
def test_a_run_that_dies_at_any_system_call_is_put_back_or_whole_at_the_next(
    old: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    put(folder, old)
    seen = set()
    for number in range(1, count_calls(lambda: write_new(folder)) + 1):
        put(folder, old)
        die_at(number, lambda: write_new(folder))
        settle(folder)
        found = there(folder)
        assert found in (old, new_group()), f"call {number}"
        seen.add(found == new_group())
    assert seen == {True, False}  # deaths before and after the change


def test_a_group_over_two_folders_is_one_change_too(tmp_path: Path) -> None:
    """A link leads one of the files elsewhere: both folders know what belongs together."""
    out, away = tmp_path / "out", tmp_path / "away"

    def reset() -> None:
        put(away, {"b.docx": b"old b"})
        put(out, {"a.pdf": b"old a"})
        (out / "b.docx").symlink_to(away / "b.docx")

    reset()
    for number in range(1, count_calls(lambda: write_new(out)) + 1):
        reset()
        die_at(number, lambda: write_new(out))
        for folder in (out, away) if number % 2 else (away, out):
            settle(folder)
        assert sorted(p.name for p in away.iterdir()) == ["b.docx"], f"call {number}"
        assert there(out) in ({"a.pdf": b"old a", "b.docx": b"old b"}, new_group())


def test_settling_that_is_broken_off_is_done_again(tmp_path: Path) -> None:
    folder, old = tmp_path / "out", OLD_GROUPS["a part of one"]
    put(folder, old)
    middle = moves_of(folder)[1]
    put(folder, old)
    die_at(middle, lambda: write_new(folder))
    steps = count_calls(lambda: settle(folder))
    for number in range(1, steps + 1):
        put(folder, old)
        die_at(middle, lambda: write_new(folder))
        die_at(number, lambda: settle(folder))
        settle(folder)
        assert there(folder) == old, f"call {number}"


def moves_of(folder: Path) -> list[int]:
    """Return the numbers of the calls just after a file of the group was moved."""
    with at_calls(lambda _: None) as seen:
        write_new(folder)
    return [n for n, name in enumerate(seen, 2) if name == "replace" or name == "link"]


@pytest.mark.parametrize("number", range(1, 6))
def test_what_cannot_be_put_back_is_named(number: int, tmp_path: Path) -> None:
    folder, old = tmp_path / "out", OLD_GROUPS["an older group"]
    put(folder, old)
    at = moves_of(folder)[number]
    put(folder, old)
    with at_calls(fail_at(at, from_then_on=True)), pytest.raises(FileDeliveryError) as caught:
        write_new(folder)

    found = there(folder)
    new = [folder / name for name in NAMES if found[name].startswith(b"new")]
    if new:
        error = caught.value
        assert isinstance(error, MixedFilesError)
        assert list(error.new) == new
        assert list(error.old) == [folder / name for name in NAMES if folder / name not in new]
        assert "new: " in str(error)
    settle(folder)
    assert there(folder) == old


def test_a_file_edited_after_a_run_was_killed_is_left_alone(tmp_path: Path) -> None:
    folder, old = tmp_path / "out", OLD_GROUPS["an older group"]
    put(folder, old)
    last = moves_of(folder)[-1]
    put(folder, old)
    die_at(last, lambda: write_new(folder))
    assert (folder / "c.txt").read_bytes() == b"new c.txt"
    (folder / "a.pdf").write_bytes(b"edited by a colleague")

    settle(folder)
    assert there(folder) == old | {"a.pdf": b"edited by a colleague"}


def test_a_journal_from_elsewhere_moves_no_file(tmp_path: Path) -> None:
    """A folder from a stranger may hold a journal; it names files that it has not written."""
    (tmp_path / "thesis.docx").write_bytes(b"mine")
    (tmp_path / "gone.docx").write_bytes(b"mine too")
    own = [f".briefpack-{'0' * 16}.tmp", f".briefpack-{'0' * 16}.old"]
    (tmp_path / own[1]).write_bytes(b"theirs")
    row = '{"path": "%s", "new": "%s", "old": %s, "sha256": "00"}'
    rows = row % ("thesis.docx", own[0], f'"{own[1]}"') + "," + row % ("gone.docx", own[0], "null")
    (tmp_path / ".briefpack.lock").write_text(f'{{"briefpack": 1, "files": [{rows}]}}')

    settle(tmp_path)
    assert there(tmp_path) == {"thesis.docx": b"mine", "gone.docx": b"mine too"}


@pytest.mark.parametrize(
    "journal",
    ["{", "[]", '{"briefpack": 1, "files": [{"path": "a"}]}', '{"briefpack": 9}', "[" * 9999,
     '{"briefpack": 1, "see": "."}', '{"briefpack": 1, "see": 7}',
     '{"briefpack": 1, "files": [{"path": "a.pdf", "new": "../x", "old": "a.pdf", "sha256": ""}]}'],
)  # fmt: skip
def test_a_damaged_journal_is_cleared_and_moves_nothing(journal: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"mine")
    (tmp_path / ".briefpack.lock").write_text(journal)

    settle(tmp_path)
    assert there(tmp_path) == {"a.pdf": b"mine"}


def test_a_run_that_is_alive_is_not_taken_for_a_killed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second run, while the first is between two moves, waits instead of settling."""
    put(tmp_path, OLD_GROUPS["an older group"])
    waits = []
    real = os.replace

    def replace(*args: str) -> None:
        if not waits:
            waits.append(True)
            monkeypatch.setattr("reports.deliver.files.lock._TRIES", 3)
            with pytest.raises(FileDeliveryError, match="another briefpack is writing"):
                settle(tmp_path)
        real(*args)

    monkeypatch.setattr(os, "replace", replace)
    write_new(tmp_path)
    assert waits
    assert there(tmp_path) == new_group()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_a_signal_between_two_moves_ends_the_run_after_the_group_is_whole(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, OLD_GROUPS["an older group"])
    real, caught = os.replace, []

    def replace(*args: str) -> None:
        real(*args)
        # to this thread: what runs tests in parallel has others
        signal.pthread_kill(threading.get_ident(), number)

    def leave(*_: object) -> None:
        caught.append(there(tmp_path))
        raise SystemExit(128 + number)

    monkeypatch.setattr(os, "replace", replace)
    before = signal.signal(number, leave)
    try:
        with pytest.raises(SystemExit):
            write_new(tmp_path)
    finally:
        signal.signal(number, before)
    assert caught == [new_group()]
    assert there(tmp_path) == new_group()


def test_an_exception_of_another_thread_s_signal_puts_the_group_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, OLD_GROUPS["an older group"])
    real = os.replace

    def replace(*args: str) -> None:
        monkeypatch.undo()
        real(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path)
    assert there(tmp_path) == OLD_GROUPS["an older group"]


def test_a_file_is_written_only_over_what_was_expected(tmp_path: Path) -> None:
    path, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_bytes(b"read")
    write_files([(path, b"one")], expected={path: b"read"})
    assert path.read_bytes() == b"one"

    with pytest.raises(FileChangedError, match=r"a\.yaml: has changed since it was read"):
        write_files([(other, b"x"), (path, b"two")], expected={path: b"read"})
    assert there(tmp_path) == {"a.yaml": b"one"}
    with pytest.raises(FileChangedError):
        write_files([(path, b"two")], expected={path: None})
    with pytest.raises(FileChangedError):
        write_files([(other, b"two")], expected={other: b"read"})
    write_files([(other, b"two")], expected={other: None})
    assert there(tmp_path) == {"a.yaml": b"one", "b.yaml": b"two"}
    with pytest.raises(ValueError, match="is not written"):
        write_files([(other, b"x")], expected={path: None})


def test_a_disk_without_second_names_keeps_groups_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT, and some network disks, have no hard links: old files are set aside by moving."""

    def no_link(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    folder, old = tmp_path / "out", OLD_GROUPS["a part of one"]
    put(folder, old)
    for number in range(1, count_calls(lambda: write_new(folder)) + 1):
        put(folder, old)
        die_at(number, lambda: write_new(folder))
        settle(folder)
        assert there(folder) in (old, new_group()), f"call {number}"
        put(folder, old)
        with at_calls(fail_at(number)), suppress(FileDeliveryError):
            write_new(folder)
        settle(folder)
        assert there(folder) in (old, new_group()), f"call {number}"


def test_a_disk_without_locks_is_written_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows locks otherwise")

    def no_locks(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    monkeypatch.setattr("reports.deliver.files.lock._TRIES", 3)
    write_new(tmp_path)
    assert there(tmp_path) == new_group()
    (tmp_path / ".briefpack.lock").touch()
    with pytest.raises(FileDeliveryError, match="or, when none runs, remove"):
        write_new(tmp_path)


def test_many_groups_at_once_leave_one_of_them_whole(tmp_path: Path) -> None:
    def one(number: int) -> None:
        write_files([(tmp_path / name, f"{number}".encode()) for name in NAMES])

    children = []
    for number in range(12):
        child = os.fork()
        if child == 0:
            try:
                one(number)
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 12
    found = there(tmp_path)
    assert sorted(found) == list(NAMES)
    assert len(set(found.values())) == 1


def test_folders_made_for_a_group_that_failed_go_again(tmp_path: Path) -> None:
    deep = tmp_path / "one" / "two"
    with pytest.raises(FileDeliveryError):
        write_files([(deep / "a.txt", b"x"), (deep / ("n" * 300), b"x")])
    assert list(tmp_path.iterdir()) == []
