"""Run something in a process of its own that may use only so much CPU and memory.

The limits are a safety net that the system itself draws: what outgrows them is ended,
and what it used until then is told. This file is its own launcher: started as a
script it draws the limits, runs the command, and writes down what the command used.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: A process that waits uses no CPU: after this many times its CPU limit it is ended.
WAITS = 10


@dataclass(frozen=True, slots=True)
class Limited:
    """What a limited run came to: a negative `rc` is the signal that ended it."""

    rc: int
    stdout: str
    stderr: str
    #: Seconds of CPU, of the process and those it started.
    cpu: float
    #: The most memory it held at once, in bytes.
    peak_rss: int
    #: It sat waiting until it was ended; nothing that it used is known then.
    waited: bool = False

    @property
    def over_cpu(self) -> bool:
        """Whether the limit of CPU ended it."""
        return self.rc in (-signal.SIGXCPU, -signal.SIGKILL)


def run_limited(
    code: str | Sequence[str],
    *,
    stdin: bytes | Path = b"",
    cpu_seconds: int = 20,
    memory: int = 1 << 30,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Limited:
    """Run Python code (a text) or a command (a list of its words) within limits.

    `stdin` may be a path, such as that of a device that never ends. `memory` bounds the
    addresses that the process may ask for, so what it holds stays below. `env` is added
    to the environment. Works where the system has `resource`, which Windows has not.
    """
    argv = [sys.executable, "-c", code] if isinstance(code, str) else list(code)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        source = stdin if isinstance(stdin, Path) else place / "in"
        if isinstance(stdin, bytes):
            source.write_bytes(stdin)
        launch = [sys.executable, "-I", "-S", __file__, str(cpu_seconds), str(memory), folder]
        with (
            source.open("rb") as given,
            (place / "out").open("wb") as out,
            (place / "err").open("wb") as err,
        ):
            process = subprocess.Popen(
                [*launch, *argv], stdin=given, stdout=out, stderr=err, cwd=cwd,
                env=_environment(env or {}), start_new_session=True,
            )  # fmt: skip
            waited = _await(process, WAITS * cpu_seconds)
        texts = [(place / n).read_text("utf-8", errors="replace") for n in ("out", "err")]
        if waited:
            return Limited(-signal.SIGKILL, *texts, cpu=0.0, peak_rss=0, waited=True)
        used = json.loads((place / "used").read_text("utf-8"))
        return Limited(used["rc"], *texts, cpu=used["cpu"], peak_rss=used["peak_rss"])


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return the environment with this tree in front, whatever the folder of the run."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), **more}


def _await(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait for the launcher; end its whole session, and tell so, when that takes too long."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def _launch(cpu_seconds: int, memory: int, folder: str, argv: Sequence[str]) -> None:
    """Draw the limits, run `argv`, and write what it used into `folder`.

    This small process in between is needed: what a process is said to have held at
    most starts with what the process held that it was forked from.
    """
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    rc = subprocess.run(argv, check=False).returncode
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    used = {"rc": rc, "cpu": spent.ru_utime + spent.ru_stime, "peak_rss": spent.ru_maxrss * unit}
    Path(folder, "used").write_text(json.dumps(used), "utf-8")


if __name__ == "__main__":
    _launch(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])
