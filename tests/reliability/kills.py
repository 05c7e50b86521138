"""What a killed or failing run leaves behind, counted.

    python -m tests.reliability.kills            a tenth, with the seed that the tests use
    python -m tests.reliability.kills --all      200 moments of each signal, 200 pairs

Every number in the table but the counts of runs must be 0.
"""

from __future__ import annotations

import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from reports.cli import main as command
from reports.deliver.files import settle, write_files
from reports.errors import FileDeliveryError
from tests.deliver.files.failing import at_calls, count_calls, die_at, fail_at
from tests.reliability.killed import Pace, finish, kill, measure, start

SEED = 20261122
WHOLE, TENTH = 200, 20
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
STATUSES = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}

#: A folder as names and bytes.
Files = dict[str, bytes]

_BRIEF = """title: {title}
date: 2026-11-22   # asked the desk
sections:
  - heading: Situation
    body:
      - The first wording.
      - The other wording.
"""


@dataclass(slots=True)
class Count:
    """What was seen in the runs of one row of the table."""

    name: str
    runs: int = 0
    stopped: int = 0
    mixed: int = 0
    lost: int = 0
    leftovers: int = 0
    odd: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """How many things went wrong."""
        return self.mixed + self.lost + self.leftovers + len(self.odd)

    def look(self, found: Files, allowed: Sequence[Files]) -> None:
        """Count what a folder holds after the next run began: one of the allowed, or not."""
        hidden = {name for name in found if name.startswith(".briefpack")}
        self.leftovers += bool(hidden)
        self.mixed += {k: v for k, v in found.items() if k not in hidden} not in allowed


def read_folder(folder: Path) -> Files:
    """Return what a folder holds."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def put_folder(folder: Path, files: Files) -> None:
    """Make a folder hold `files` and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def run_to_its_end(arguments: Sequence[str], log: Path) -> int:
    """Run the command undisturbed; return its exit status."""
    return finish(*start(arguments, log))


class Room:
    """A folder for the runs, with a briefing built twice and edited in Word."""

    def __init__(self, top: Path) -> None:
        self.out, self.log, self.home = top / "out", top / "log", top / "home"
        self.source = top / "brief.yaml"
        self.old = self._built("Of last week")
        self.new = self._built("Of today")
        self.build = ("build", str(self.source), "--out", str(self.out))
        self.text = _BRIEF.format(title="Of today").replace("\n", "\r\n").encode()
        self.edits = [self._edited(top, which) for which in ("first", "other")]
        put_folder(self.home, {"brief.yaml": self.text})
        self._run(self.into(self.edits[0]))

    def _built(self, title: str) -> Files:
        self.source.write_text(_BRIEF.format(title=title), encoding="utf-8")
        put_folder(self.out, {})
        arguments = ("build", str(self.source), "--out", str(self.out))
        self._run(arguments)
        return read_folder(self.out)

    def _run(self, arguments: Sequence[str]) -> None:
        """Run the command here, so that each fork finds everything imported."""
        done = CliRunner().invoke(command, list(arguments))
        if done.exit_code:
            raise AssertionError(done.output)

    def _edited(self, top: Path, which: str) -> Path:
        """Return the brief in which a colleague typed over one of the two paragraphs."""
        import docx

        path = top / f"{which}.docx"
        path.write_bytes(self.new["brief.docx"])
        document = docx.Document(str(path))
        runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
        (found,) = [run for run in runs if run.text == f"The {which} wording."]
        found.text = f"The {which} wording, edited."
        document.save(str(path))
        return path

    def into(self, edit: Path) -> tuple[str, ...]:
        """Return the command that merges an edited brief into the briefing at home."""
        return ("read", str(edit), "--into", str(self.home / "brief.yaml"))

    def merged(self, *which: str) -> bytes:
        """Return the briefing at home with edits merged in."""
        text = self.text
        for word in which:
            line = f"The {word} wording."
            text = text.replace(line.encode(), line.replace("wording", "wording, edited").encode())
        return text


def kill_runs(
    name: str,
    arguments: Sequence[str],
    folder: Path,
    allowed: Sequence[Files],
    log: Path,
    number: signal.Signals,
    times: int,
    chance: random.Random,
    pace: Pace,
) -> Count:
    """Kill a run `times` times; the folder holds the first of `allowed` before each."""
    count = Count(f"{name}, {number.name}")
    for _ in range(times):
        put_folder(folder, allowed[0])
        status = kill(arguments, number, pace.moment(chance), log)
        count.runs += 1
        count.stopped += status == STATUSES[number]
        if status not in (0, STATUSES[number]):
            count.odd.append(f"status {status}: {log.read_text(errors='replace')}")
        if "Traceback" in log.read_text(errors="replace"):
            count.odd.append("traceback")
        if number is not signal.SIGKILL and any(n.startswith(".") for n in read_folder(folder)):
            count.odd.append("not cleaned up")
        settle(folder)  # what the next run begins with
        count.look(read_folder(folder), allowed)
    if run_to_its_end(arguments, log):
        count.odd.append(f"the next run: {log.read_text(errors='replace')}")
    return count


def race(room: Room, times: int) -> Count:
    """Merge two edits at once: whoever says it is done has its edit in the file."""
    count = Count("two read --into at once")
    for _ in range(times):
        put_folder(room.home, {"brief.yaml": room.text})
        pair = [
            start(room.into(edit), room.log.with_suffix(f".{n}"))
            for n, edit in enumerate(room.edits)
        ]
        ended = [finish(*each) for each in pair]
        found = read_folder(room.home)
        done = [word for word, status in zip(("first", "other"), ended, strict=True) if not status]
        count.runs += 1
        count.stopped += ended.count(4)
        count.lost += found.get("brief.yaml") != room.merged(*done)
        count.leftovers += len(found) > 1
        count.odd += [f"status {status}" for status in ended if status not in (0, 4)]
        if not done:
            count.odd.append("both refused")
    return count


def calls_in_turn(room: Room, act: str, old: Files) -> Count:
    """Let each system call of the writer fail, or the process die at it, one after the other."""
    count = Count(f"writer {act} at each call, {len(old)} old files")
    new = room.new

    def write() -> None:
        write_files([(room.out / name, data) for name, data in new.items()])

    put_folder(room.out, old)
    for number in range(1, count_calls(write) + 1):
        put_folder(room.out, old)
        before = read_folder(room.out)
        if act == "dies":
            die_at(number, write)
        else:
            with at_calls(fail_at(number)), suppress(FileDeliveryError):
                write()
                before = new  # it said so
        count.runs += 1
        count.stopped += before is not new
        settle(room.out)
        count.look(read_folder(room.out), [old, new] if act == "dies" else [before])
    return count


def counts(times: int, top: Path) -> Iterator[Count]:
    """Yield the rows of the table."""
    chance = random.Random(SEED)
    room = Room(top)
    yaml = [{"brief.yaml": room.text}, {"brief.yaml": room.merged("first")}]
    cases: list[tuple[str, Sequence[str], Path, Sequence[Files]]] = [
        ("build over an older group", room.build, room.out, [room.old, room.new]),
        ("read --into", room.into(room.edits[0]), room.home, yaml),
    ]
    for name, arguments, folder, allowed in cases:
        pace = measure(arguments, lambda f=folder, a=allowed: put_folder(f, a[0]), room.log)  # type: ignore[misc]
        for number in SIGNALS:
            yield kill_runs(name, arguments, folder, allowed, room.log, number, times, chance, pace)
    yield race(room, times)
    for old in (room.old, {"brief.docx": room.old["brief.docx"]}, {}):
        for act in ("fails", "dies"):
            yield calls_in_turn(room, act, old)


def table(rows: Iterable[Count], say: Callable[[str], object]) -> int:
    """Print the table; return how many things went wrong."""
    heads = ("runs", "stopped", "mixed", "lost", "leftovers", "odd")
    say(f"{'':44}" + "".join(f"{head:>10}" for head in heads))
    bad = 0
    for row in rows:
        numbers = (row.runs, row.stopped, row.mixed, row.lost, row.leftovers, len(row.odd))
        say(f"{row.name:44}" + "".join(f"{number:>10}" for number in numbers))
        for what in sorted(set(row.odd)):
            say(f"    {row.odd.count(what)} x {what}")
        bad += row.bad
    return bad


def main() -> int:
    """Run the suite; return 1 if anything went wrong."""
    times = WHOLE if "--all" in sys.argv[1:] else TENTH
    with tempfile.TemporaryDirectory() as top:
        bad = table(counts(times, Path(top)), lambda line: sys.stdout.write(line + "\n"))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
