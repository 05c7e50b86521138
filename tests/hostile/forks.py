"""Run the command line on hostile input, each time in a fork of its own within limits.

What the command imports is imported once, before the first fork: a case then costs
what it does, not what Python needs to start.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
import tempfile
import traceback
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, NoReturn

import click

from reports.errors import safe_line
from tests.hostile.corpus.kinds import Kind

CPU_SECONDS = 20
MEMORY = 1 << 30
#: Of the clock, for a run that waits: it uses no CPU.
PATIENCE = 400
NOBODY = 65_534

Verdict = Literal[
    "read", "clear error", "unclear", "traceback", "over time", "over memory", "crash"
]
GOOD: tuple[Verdict, ...] = ("read", "clear error")
_LONGEST = 30_000
_HARMFUL = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to; `cpu` in seconds, `peak` in bytes held at most."""

    kind: Kind
    verdict: Verdict
    status: int
    stderr: str
    cpu: float
    peak: int


def run_kinds(kinds: Iterable[Kind], jobs: int = 1) -> Iterator[Outcome]:
    """Run each kind and yield what it came to, in the order in which they end."""
    _import_everything()
    waiting = iter(kinds)
    running: dict[int, tuple[Kind, tempfile.TemporaryDirectory[str]]] = {}
    while True:
        for kind in islice(waiting, jobs - len(running)):
            folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
            running[_start(kind, Path(folder.name))] = kind, folder
        if not running:
            return
        process, status, used = os.wait4(-1, 0)
        if process in running:
            kind, folder = running.pop(process)
            with folder:
                yield _outcome(kind, Path(folder.name), status, used)


def _import_everything() -> None:
    """Build, draft and read once, so that every library is there before the forks."""
    import reports.cli
    import reports.revision
    from reports import draft, render
    from reports.readers.own.pdf import read_pdf
    from reports.sources import read_source

    with contextlib.suppress(ImportError):
        import trafilatura  # noqa: F401
    briefing = read_source(None).briefing
    files = {name: render(briefing, name) for name in ("txt", "pdf", "docx")}
    read_pdf(files["pdf"], "x.pdf")
    reports.revision.read_word(files["docx"], "x.docx")
    draft("A title\n\nMay 2, 2025\n\nOttawa announced over $1 billion in aid to Ukraine.\n")


def _start(kind: Kind, folder: Path) -> int:
    """Write the files of a kind and start its command; return the process."""
    work = folder / "work"
    work.mkdir()
    for name, content in kind.make().items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_bytes(content)
    (folder / "in").write_bytes(kind.stdin)
    sys.stdout.flush()
    process = os.fork()
    if not process:
        _run(kind, folder)
    return process


def _run(kind: Kind, folder: Path) -> NoReturn:
    """Be the command: limits, streams, arguments, and its exit status."""
    status = 99
    try:
        os.setsid()
        for number, (name, flags) in enumerate(
            [
                ("in", os.O_RDONLY),
                ("out", os.O_CREAT | os.O_WRONLY),
                ("err", os.O_CREAT | os.O_WRONLY),
            ]
        ):
            os.dup2(os.open(folder / name, flags, 0o600), number)
        streams = [open(n, m, encoding="utf-8") for n, m in ((0, "r"), (1, "w"), (2, "w"))]  # noqa: SIM115, PTH123
        sys.stdin, sys.stdout, sys.stderr = streams
        os.chdir(folder / "work")
        _drop_rights(folder)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(PATIENCE)
        status = _command([os.fsdecode(word) for word in kind.argv])
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(BaseException):
            sys.stderr.flush()
        os._exit(status)


def _drop_rights(folder: Path) -> None:
    """Be nobody, if the run was started by root: hostile input is to reach no system file.

    Not where Python lies in a folder of root's, since parts of it are imported late.
    """
    homes = (Path(os.__file__).resolve(), Path(__file__).resolve(), Path(click.__file__).resolve())
    is_open = all(up.stat().st_mode & 0o001 for home in homes for up in home.parents)
    if os.geteuid() == 0 and is_open:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _command(argv: list[str]) -> int:
    from reports.cli import main

    try:
        main(argv, prog_name="briefpack")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def _outcome(kind: Kind, folder: Path, status: int, used: resource.struct_rusage) -> Outcome:
    said = folder / "err"
    stderr = said.read_bytes().decode("utf-8", "replace") if said.exists() else ""
    code = os.waitstatus_to_exitcode(status)
    peak = used.ru_maxrss * 1024
    cpu = used.ru_utime + used.ru_stime
    return Outcome(kind, _verdict(code, stderr, peak), code, stderr, cpu, peak)


def _verdict(code: int, stderr: str, peak: int) -> Verdict:
    if code in (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGALRM):
        return "over time"
    if code < 0:
        return "crash"
    if "more memory was needed" in stderr or peak > MEMORY:
        return "over memory"
    if "Traceback" in stderr or code not in range(6):
        return "traceback"
    lines = stderr.split("\n")[:-1]
    plain = all(
        line.startswith(("briefpack: ", "    ")) and safe_line(line, 9_999) == line
        for line in lines
    )
    plain = plain and not any(unicodedata.category(c) in _HARMFUL for c in "".join(lines))
    if not plain or len(stderr) > _LONGEST or (code and not lines):
        return "unclear"
    return "clear error" if code else "read"
