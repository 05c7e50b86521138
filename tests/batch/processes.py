"""A batch as a process with processes of its own, to be watched and killed."""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_MARK = "BRIEFPACK_TESTED_RUN"
#: What a run that takes long says every ten seconds.
_HOW_FAR = re.compile(r"briefpack: [\d,]+ of [\d,]+")
#: Whoever starts the tests in the background has SIGINT ignored, and so would their children.
_CODE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "import sys; sys.argv[0] = 'briefpack'\n"
    "from reports.__main__ import run; run()"
)


class Run:
    """A command in a session of its own, as a terminal would have it."""

    def __init__(
        self, arguments: Sequence[object], *, path: Sequence[str] = (), first: str = ""
    ) -> None:
        """`path` are folders with plug-ins; `first` is code that runs before the command."""
        self._mark = secrets.token_hex(8)
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join((*path, *sys.path)), _MARK: self._mark,
        }  # fmt: skip
        self.start = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-c", first + _CODE, *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env=environment, start_new_session=True,
        )  # fmt: skip

    @property
    def parent(self) -> int:
        """The process that was started."""
        return self._process.pid

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self._process.poll() is not None

    def workers(self) -> list[int]:
        """Return the processes that build: children of the one that forks."""
        known = {pid: parent for pid, parent, _ in self._processes()}
        forking = {pid for pid, _, command in self._processes() if "forkserver" in command}
        return sorted(pid for pid, parent in known.items() if parent in forking)

    def left(self) -> list[int]:
        """Return the processes of this run that are still there."""
        return [pid for pid, _, _ in self._processes()]

    def end(self) -> tuple[int, str]:
        """Wait for its end; return its status and what it said."""
        try:
            _, said = self._process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            self.kill(signal.SIGKILL)  # a test that is red leaves nothing behind
            raise
        return self._process.returncode, said

    def end_quietly(self) -> int:
        """Wait for its end; return its status. It may have told how far it was, nothing else."""
        status, said = self.end()
        assert [line for line in said.splitlines() if not _HOW_FAR.match(line)] == []
        return status

    def kill(self, number: signal.Signals, pid: int | None = None) -> None:
        """Send a signal to one process, or as Ctrl-C does to all of the session."""
        with suppress(ProcessLookupError):
            if pid is None:
                os.killpg(self.parent, number)
            else:
                os.kill(pid, number)

    def _processes(self) -> Iterator[tuple[int, int, str]]:
        """Yield each process with its parent and its command."""
        mark = f"{_MARK}={self._mark}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    status = (folder / "stat").read_text().rpartition(")")[2].split()
                    if status[0] not in "ZX":
                        command = (folder / "cmdline").read_text()
                        yield int(folder.name), int(status[1]), command


def wait_until(is_so: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Return whether it becomes so in that time."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True
