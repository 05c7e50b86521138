"""Where a name leads, what may be replaced, and what a new file keeps of the old one."""

import errno
import os
import socket
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from reports.deliver.files import reason, write_files
from reports.deliver.files.rights import keep_rights
from reports.errors import FileDeliveryError, UsageError

NOBODY = 65534


@pytest.fixture
def as_root(do_without: Callable[[str], NoReturn]) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        do_without("only root can give a file to somebody else")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that everybody may enter and write into."""
    top = Path(tempfile.gettempdir()).resolve()
    for path in (p for p in tmp_path.resolve().parents if p.is_relative_to(top) and p != top):
        path.chmod(path.stat().st_mode | 0o711)
    tmp_path.chmod(0o777)
    return tmp_path


def run_as_nobody(work: Callable[[], None]) -> int:
    """Return the exit status of `work` done without root's powers: 0, or 1 if it raised."""
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def refused(path: Path, match: str) -> None:
    """See that a path is refused, alone and in a group, and that nothing was left or changed."""
    before = sorted(path.parent.iterdir())
    for files in ([(path, b"x")], [(path.with_name("other.txt"), b"x"), (path, b"x")]):
        with pytest.raises(FileDeliveryError, match=match):
            write_files(files)
    assert sorted(path.parent.iterdir()) == before


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o606])
def test_a_replaced_file_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "m.pdf"
    path.write_bytes(b"old")
    path.chmod(mode)
    for files in ([(path, b"one")], [(path, b"two"), (tmp_path / "n.txt", b"two")]):
        write_files(files)
        assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_bytes() == b"two"


def test_a_new_file_is_never_wider_than_the_old_one_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.pdf"
    path.write_bytes(b"old")
    path.chmod(0o600)
    modes, real = [], os.fsync

    def fsync(descriptor: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_files([(path, b"new")])
    assert modes[0] == 0o600


@pytest.mark.usefixtures("as_root")
def test_root_keeps_owner_and_group(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    os.chown(path, 1000, 1001)
    write_files([(path, b"new")])
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1000, 1001, 0o640)


@pytest.mark.usefixtures("as_root")
@pytest.mark.parametrize(
    ("before", "after"), [(0o666, 0o666), (0o662, 0o622), (0o626, 0o622), (0o646, 0o644)]
)
def test_who_cannot_keep_the_group_widens_nothing(before: int, after: int, folder: Path) -> None:
    path = folder / "m.yaml"
    path.write_bytes(b"old")
    os.chown(path, 0, 0)
    path.chmod(before)
    assert run_as_nobody(lambda: write_files([(path, b"new")])) == 0
    found = path.stat()
    assert path.read_bytes() == b"new"
    assert (found.st_uid, stat.S_IMODE(found.st_mode)) == (NOBODY, after)


@pytest.mark.usefixtures("as_root")
def test_without_root_s_powers_rights_are_respected(folder: Path) -> None:
    """Another's file that may not be written, and another's file in a folder such as /tmp."""
    for mode, of_folder in ((0o644, 0o777), (0o666, 0o1777)):
        path = folder / "m.yaml"
        path.write_bytes(b"old")
        path.chmod(mode)
        folder.chmod(of_folder)
        assert run_as_nobody(lambda: write_files([(path, b"new")])) == 1  # noqa: B023
        assert {p.name: p.read_bytes() for p in folder.iterdir()} == {"m.yaml": b"old"}


def test_an_access_list_is_kept_and_none_is_made(
    tmp_path: Path, need_tool: Callable[[str], str], do_without: Callable[[str], NoReturn]
) -> None:
    """The bits of the group are the list's mask: without the list they would be the group's."""
    import subprocess

    setfacl, getfacl = need_tool("setfacl"), need_tool("getfacl")
    listed, plain = tmp_path / "listed", tmp_path / "plain"
    for path in (listed, plain):
        path.write_bytes(b"old")
        path.chmod(0o640)
    try:
        subprocess.run([setfacl, "-m", "u:12345:r", listed], check=True, capture_output=True)
    except subprocess.CalledProcessError:
        do_without("this disk knows no access lists")
    subprocess.run([setfacl, "-d", "-m", "u:12345:rw", tmp_path], check=True)

    def lists() -> list[str]:
        command = [getfacl, "-c", listed, plain]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()

    before = lists()
    write_files([(listed, b"new"), (plain, b"new")])
    assert lists() == before
    assert "user:12345:r--" in before


def test_a_symbolic_link_stays_and_its_target_is_changed(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    real, link, second = tmp_path / "away" / "real.yaml", tmp_path / "link.yaml", tmp_path / "two"
    real.write_bytes(b"old")
    real.chmod(0o600)
    link.symlink_to(Path("away") / "real.yaml")
    second.symlink_to(link)
    for path, data in ((link, b"one"), (second, b"two")):
        write_files([(path, data)])
        assert (link.is_symlink(), second.is_symlink()) == (True, True)
        assert real.read_bytes() == data
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert sorted(p.name for p in real.parent.iterdir()) == ["real.yaml"]


def test_a_link_to_what_does_not_stand_yet_makes_it(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to("real.yaml")
    write_files([(link, b"new")], replace=False)
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"new"


def test_links_that_lead_in_a_circle_or_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "lost").symlink_to(tmp_path / "none" / "file")
    refused(tmp_path / "a", "symbolic links lead in a circle")
    refused(tmp_path / "lost", "there is no such file or folder")


def test_two_names_that_lead_to_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "b.txt").symlink_to("a.txt")
    with pytest.raises(UsageError, match="they are one file"):
        write_files([(tmp_path / "a.txt", b"x"), (tmp_path / "b.txt", b"y")])
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_replaced_name_is_parted_from_the_other_names_of_its_file(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_bytes(b"old")
    other.hardlink_to(path)
    write_files([(path, b"new")])
    assert (path.read_bytes(), other.read_bytes()) == (b"new", b"old")


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    refused(path, r"m\.yaml: cannot be written: it is read-only")
    assert path.read_bytes() == b"old"


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", "it is a pipe, expected a file; - is standard output")
    (tmp_path / "folder").mkdir()
    refused(tmp_path / "folder", "it is a folder")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    refused(tmp_path / "link", "it is a pipe")
    with socket.socket(socket.AF_UNIX) as server:
        home = Path.cwd()
        os.chdir(tmp_path)  # a socket's path must be short
        try:
            server.bind("s")
        finally:
            os.chdir(home)
        refused(tmp_path / "s", "it is a socket")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.usefixtures("as_root")
def test_a_device_is_refused(tmp_path: Path, do_without: Callable[[str], NoReturn]) -> None:
    node = tmp_path / "node"
    try:
        os.mknod(node, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    except PermissionError:
        do_without("this system lets nobody make devices")
    refused(node, "it is a device, expected a file")
    assert stat.S_ISCHR(node.stat().st_mode)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/null", "/dev/fd/1", "/proc/self/fd/1"])
def test_the_system_s_own_names_are_refused_with_what_to_write(
    name: str, tmp_path: Path, do_without: Callable[[str], NoReturn]
) -> None:
    if not Path(name).exists():
        do_without(f"this system has no {name}")
    link = tmp_path / "link"
    link.symlink_to(name)
    for path in (Path(name), link):
        with pytest.raises(FileDeliveryError, match="use - for standard output"):
            write_files([(path, b"x")])


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file.pdf").write_bytes(b"mine")
    (tmp_path / "nowhere").symlink_to("none")
    for path in (tmp_path / "file.pdf" / "a.txt", tmp_path / "file.pdf" / "deep" / "a.txt"):
        with pytest.raises(FileDeliveryError, match=r"file\.pdf is a file, expected a folder"):
            write_files([(path, b"x")])
    with pytest.raises(FileDeliveryError, match="nowhere is a link that leads nowhere"):
        write_files([(tmp_path / "nowhere" / "a.txt", b"x")])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file.pdf", "nowhere"]


def test_an_immutable_file_stops_the_whole_group(
    tmp_path: Path, need_tool: Callable[[str], str], do_without: Callable[[str], NoReturn]
) -> None:
    import subprocess

    chattr = need_tool("chattr")
    files = [tmp_path / "k.pdf", tmp_path / "k.docx", tmp_path / "k.txt"]
    for path in files:
        path.write_bytes(b"old")
    if subprocess.run([chattr, "+i", files[1]], capture_output=True, check=False).returncode:
        do_without("this disk cannot make a file immutable")
    try:
        with pytest.raises(FileDeliveryError, match=r"k\.docx: cannot be written: the permission"):
            write_files([(path, b"new") for path in files])
        assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
            path.name: b"old" for path in files
        }
    finally:
        subprocess.run([chattr, "-i", files[1]], check=True)


def test_a_file_open_in_another_program_is_said_to_be() -> None:
    windows = PermissionError(errno.EACCES, "The process cannot access the file")
    windows.winerror = 32  # type: ignore[attr-defined]  # Windows sets it
    for error in (windows, OSError(errno.ETXTBSY, "busy"), OSError(errno.EBUSY, "busy")):
        assert reason(error) == "it is open in another program; close it there and try again"
    assert reason(PermissionError(errno.EACCES, "denied")) == "the permission is missing"


def test_rights_are_left_to_the_folder_where_the_system_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    monkeypatch.delattr(os, "fchmod")
    with path.open("rb") as file:
        keep_rights(file.fileno(), path, path.stat())
