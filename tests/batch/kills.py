"""A batch killed at moments that chance chooses, then resumed: what became of its files.

    python -m tests.batch.kills            twenty moments of each kind, as the tests have them
    python -m tests.batch.kills 100        a hundred of each kind

What is odd must be 0; `slowest` is how long the end after Ctrl-C took, in seconds.
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.batch.briefings import Files, outputs, write_briefings
from tests.batch.processes import Run, wait_until

SEED = 20261126
MOMENTS = 20
BRIEFINGS = 30
#: Seconds that the end after Ctrl-C may take on a machine that runs other tests; it is
#: promised within one on a machine of its own.
_PATIENCE = 2.0


@dataclass(slots=True)
class Tally:
    """What was seen in the runs of one row of the table."""

    name: str
    runs: int = 0
    stopped: int = 0
    resumed: int = 0
    slowest: float = 0.0
    odd: list[str] = field(default_factory=list)

    def must(self, is_so: bool, what: str) -> None:
        """Count what is not as it must be."""
        if not is_so:
            self.odd.append(what)


class Bench:
    """Briefings, the folder that they make in one go, and how long that takes."""

    def __init__(self, top: Path) -> None:
        self.out = top / "out"
        folder = write_briefings(top / "in", range(BRIEFINGS))
        self.command = ("batch", folder, "--out", self.out, "--jobs", 2, "--json")
        run = Run(self.command)
        wait_until(lambda: bool(self.records()))
        self.first = time.monotonic() - run.start
        status, said = run.end()
        self.whole = time.monotonic() - run.start
        if status:
            raise AssertionError(said)
        self.files = outputs(self.out)

    def records(self) -> list[dict[str, object]]:
        """Return the whole lines of the manifest."""
        path = self.out / "manifest.jsonl"
        data = path.read_bytes() if path.exists() else b""
        return [json.loads(line) for line in data.split(b"\n")[:-1]]

    def start(self, chance: random.Random) -> Run:
        """Start a batch into an empty folder, and wait for a moment of it."""
        shutil.rmtree(self.out, ignore_errors=True)
        run = Run(self.command)
        if chance.random() < 0.25:  # before the first is done: workers start, or none is there
            time.sleep(chance.uniform(0.2, 1.0) * self.first)
        else:
            done = chance.randrange(BRIEFINGS)
            wait_until(lambda: len(self.records()) > done or run.is_over)
            time.sleep(chance.uniform(0, 0.06))  # somewhere within a briefing
        return run

    def resume(self, tally: Tally) -> None:
        """Resume what was cut short: exactly what was missing is made, and all is as in one go."""
        before = len({record["name"] for record in self.records()})
        status, said = Run((*self.command, "--resume")).end()
        tally.must(status == 0, f"resumed with {status}: {said}")
        made = len(self.records()) - before
        tally.must(made == BRIEFINGS - before, f"{before} were made, and {made} made again")
        tally.resumed += made
        self.compare(tally)

    def compare(self, tally: Tally) -> None:
        """See that the folder is as it is made in one go, and told so by its manifest."""
        found = outputs(self.out)
        tally.must(found == self.files, _difference(found, self.files))
        wrong = [record for record in self.records() if record["status"] != "made"]
        tally.must(not wrong, f"in the manifest: {wrong[:1]}")


def _difference(found: Files, wanted: Files) -> str:
    names = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    return f"other than in one go: {', '.join(names[:5])}"


def kill_parent(bench: Bench, chance: random.Random, tally: Tally) -> None:
    """Kill the process that hands out; its workers end when they see it."""
    run = bench.start(chance)
    run.kill(signal.SIGKILL, run.parent)
    tally.stopped += run.end()[0] == -signal.SIGKILL
    bench.resume(tally)  # while its workers may still be at their last briefing
    tally.must(wait_until(lambda: not run.left(), 10), "processes that do not end")


def kill_worker(bench: Bench, chance: random.Random, tally: Tally) -> None:
    """Kill a worker: its briefing is made by another, and nothing else is lost."""
    run = bench.start(chance)
    wait_until(lambda: bool(run.workers()) or run.is_over)
    if workers := run.workers():
        run.kill(signal.SIGKILL, chance.choice(workers))
        tally.stopped += 1
    status, said = run.end()
    tally.must(status == 0, f"ended with {status}: {said}")
    bench.compare(tally)
    bench.resume(tally)


def interrupt(bench: Bench, chance: random.Random, tally: Tally) -> None:
    """Press Ctrl-C: all ends within a second, and nothing is left to put back."""
    run = bench.start(chance)
    pressed = time.monotonic()
    run.kill(signal.SIGINT)
    wait_until(lambda: run.is_over)
    took = time.monotonic() - pressed
    status, said = run.end()
    tally.must(status in (0, 130), f"ended with {status}: {said}")
    tally.slowest = max(tally.slowest, took)
    tally.must(took < _PATIENCE or not status, f"ended after {took:.1f} s")
    tally.must("Traceback" not in said, f"said {said}")
    # what workers are forked of ends when it has begun, if it had not
    tally.must(wait_until(lambda: not run.left(), 10), "processes that do not end")
    hidden = [name for name in outputs(bench.out) if ".briefpack" in name]
    tally.must(not hidden, f"left {hidden}")
    tally.stopped += status == 130
    bench.resume(tally)


Kind = Callable[[Bench, random.Random, Tally], None]
KINDS: tuple[Kind, ...] = (kill_parent, kill_worker, interrupt)


def tally_of(kind: Kind, bench: Bench, times: int) -> Tally:
    """Return one row of the table: `times` runs ended in one way."""
    chance = random.Random(SEED)
    tally = Tally(kind.__name__)
    for _ in range(times):
        kind(bench, chance, tally)
        tally.runs += 1
    return tally


def main() -> int:
    """Run the suite; return 1 if anything went wrong."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else MOMENTS
    print(f"{'':16}{'runs':>8}{'stopped':>9}{'resumed':>9}{'odd':>6}{'slowest':>9}")
    bad = 0
    with tempfile.TemporaryDirectory() as top:
        bench = Bench(Path(top))
        for row in (tally_of(kind, bench, times) for kind in KINDS):
            numbers = (row.runs, row.stopped, row.resumed, len(row.odd), row.slowest)
            print(f"{row.name:16}" + "{:>8}{:>9}{:>9}{:>6}{:>9.2f}".format(*numbers))
            for what in sorted(set(row.odd)):
                print(f"    {row.odd.count(what)} x {what}")
            bad += len(row.odd)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
