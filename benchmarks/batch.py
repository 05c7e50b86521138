"""Batches of different briefings: python benchmarks/batch.py [1000 [10000 …]]

Packs of three files a second, CPU time a pack, and the most memory that the parent and a
worker had, for as many briefings as the arguments say (1,000 without any). Asked for: a
parent under 150 MB and workers under 200 MB, however many briefings there are. The memory
of a worker counts what it shares with the others; `own` is what it has beside that.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.vary import varied
from reports.sources import read_source
from reports.yamlfile import dump_yaml

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Seen:
    """What was seen of the processes of one run: CPU seconds, and MB at their most."""

    cpu: dict[int, float] = field(default_factory=dict)
    most: dict[int, float] = field(default_factory=dict)
    own: dict[int, float] = field(default_factory=dict)

    def look(self, parent: int) -> None:
        """Look at a process and all that came of it."""
        for pid in family(parent):
            with suppress(OSError, ValueError, IndexError):
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                self.cpu[pid] = (int(fields[11]) + int(fields[12])) / _TICKS
                self.most[pid] = _megabytes(f"/proc/{pid}/status", "VmHWM:")
                own = _megabytes(f"/proc/{pid}/smaps_rollup", "Private_Dirty:")
                self.own[pid] = max(own, self.own.get(pid, 0))


def family(parent: int) -> Iterator[int]:
    """Yield a process and its children's children."""
    yield parent
    with suppress(OSError):
        for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
            yield from family(int(child))


def _megabytes(file: str, name: str) -> float:
    text = Path(file).read_text().partition(name)[2]
    return int(text.split()[0]) / 1024


def write_sources(folder: Path, count: int) -> None:
    """Write so many briefings, each with other words."""
    sample = read_source(None).briefing
    for number in range(count):
        text = dump_yaml(varied(sample, number))
        (folder / f"b{number:06}.yaml").write_text(text, encoding="utf-8")


def measure(folder: Path, out: Path, count: int) -> None:
    """Run one batch and print what was seen."""
    command = [sys.executable, "-m", "reports", "batch", str(folder), "--out", str(out), "-q"]
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    seen = Seen()
    while process.poll() is None:
        seen.look(process.pid)
        time.sleep(0.25)
    wall = time.monotonic() - start
    if process.returncode:
        raise SystemExit(f"ended with status {process.returncode}")
    workers = sorted(seen.most)[1:]
    print(
        f"{count:7,} briefings  {count / wall:6.1f} packs/s  "
        f"{1000 * sum(seen.cpu.values()) / count:6.1f} ms CPU a pack  "
        f"parent {seen.most[process.pid]:5.0f} MB  "
        f"worker {max(seen.most[pid] for pid in workers):5.0f} MB "
        f"(own {max(seen.own[pid] for pid in workers):.0f})",
        flush=True,
    )


def main() -> None:
    for count in map(int, sys.argv[1:] or ["1000"]):
        with tempfile.TemporaryDirectory() as top:
            folder = Path(top, "in")
            folder.mkdir()
            write_sources(folder, count)
            measure(folder, Path(top, "out"), count)


if __name__ == "__main__":
    main()
