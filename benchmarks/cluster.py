"""Batches on a cluster, and in a store: python -m benchmarks.cluster [10000 [STORED]]

First so many packs of three files, from lines of JSON into a folder, by a scheduler and a
worker a core that Dask's own commands have started: CPU time of workers, scheduler and
parent, the memory that each had at most, and bytes of packs and manifest. Then STORED of
them (500 without it) into a server that answers as S3 does: requests by their kinds, for
a run, one that is resumed, and sources that lie there, too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.batch import Seen
from benchmarks.vary import varied
from reports.sources import read_source


def write_lines(path: Path, count: int) -> None:
    """Write so many briefings, each with other words, as lines of JSON."""
    sample = read_source(None).briefing
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            fields = varied(sample, number).model_dump(mode="json", exclude_none=True)
            file.write(json.dumps({"id": f"b{number:07}", **fields}) + "\n")


class Cluster:
    """A scheduler and a worker a core, as processes of this machine."""

    def __init__(self, top: Path, stack: ExitStack) -> None:
        self._top, self._stack, self._file = top, stack, top / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", self._file)
        while not self._file.exists() or "address" not in self._file.read_text():
            time.sleep(0.1)
        self.workers = [
            self._start(
                "worker", "--scheduler-file", self._file, "--nthreads", "1", "--no-nanny",
                "--local-directory", top / f"worker{number}",
            )
            for number in range(len(os.sched_getaffinity(0)))
        ]  # fmt: skip

    @property
    def address(self) -> str:
        return str(json.loads(self._file.read_text())["address"])

    def _start(self, kind: str, *arguments: object) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard",
             *map(str, arguments)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._top,
        )  # fmt: skip
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process


def batch(*arguments: object) -> subprocess.Popen[bytes]:
    """Start a batch."""
    command = [sys.executable, "-m", "reports", "batch", *map(str, arguments), "-q"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def watched(process: subprocess.Popen[bytes], others: Sequence[int]) -> tuple[Seen, float]:
    """Look at a batch and other processes until it ends; return what was seen, and seconds."""
    seen, start = Seen(), time.monotonic()
    while process.poll() is None:
        for pid in (process.pid, *others):
            seen.look(pid)
        time.sleep(0.25)
    if process.returncode:
        raise SystemExit(f"ended with status {process.returncode}")
    return seen, time.monotonic() - start


def on_a_cluster(top: Path, count: int) -> None:
    """Build into a folder, and print what was seen."""
    with ExitStack() as stack:
        cluster = Cluster(top, stack)
        workers = [worker.pid for worker in cluster.workers]
        scheduler = cluster.scheduler.pid
        idle = Seen()
        idle.look(scheduler)
        for options in ((), ("--resume",)):
            process = batch(
                top / "lines.jsonl", "--out", top / "out", "--dask", cluster.address, *options
            )
            seen, wall = watched(process, (scheduler, *workers))
            before = idle.cpu
            cpu = {pid: seen.cpu[pid] - before.get(pid, 0) for pid in seen.cpu}
            print(
                f"{count:,} packs {' '.join(options)}: {wall:.0f} s; ms CPU a pack: "
                f"workers {1000 * sum(cpu[pid] for pid in workers) / count:.2f}, "
                f"scheduler {1000 * cpu[scheduler] / count:.3f}, "
                f"parent {1000 * cpu[process.pid] / count:.3f}; MB: "
                f"worker {max(seen.most[pid] for pid in workers):.0f}, "
                f"scheduler {idle.most[scheduler]:.0f} to {seen.most[scheduler]:.0f}, "
                f"parent {seen.most[process.pid]:.0f}",
                flush=True,
            )
            idle = seen
    sizes = Counter[str]()
    for path in (top / "out").rglob("*.*"):
        sizes[path.suffix] += path.stat().st_size
    print({suffix: f"{size / count:,.0f} bytes a pack" for suffix, size in sizes.items()})


def in_a_store(top: Path, count: int) -> None:
    """Build into a store, and print which requests it got."""
    import logging

    from moto.moto_server import threaded_moto_server as moto

    asked = Counter[str]()

    class Counting(moto.MotoRequestHandler):
        """Counts what it is asked, instead of a line of a log."""

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            kind = "LIST" if "list-type" in self.path else self.command
            asked[f"{kind} {int(code)}"] += 1

    moto.MotoRequestHandler = Counting
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1",
    }  # fmt: skip
    import boto3

    client = boto3.client("s3")
    client.create_bucket(Bucket="desk")
    lines = (top / "lines.jsonl").read_bytes().splitlines()[:count]
    client.put_object(Bucket="desk", Key="lines.jsonl", Body=b"\n".join(lines))
    for number, line in enumerate(lines):
        fields = json.loads(line)
        del fields["id"]
        client.put_object(Bucket="desk", Key=f"in/b{number}.json", Body=json.dumps(fields))
    for source, options in (
        ("s3://desk/lines.jsonl", ()),
        ("s3://desk/lines.jsonl", ("--resume",)),
        ("s3://desk/in", ("--out", "s3://desk/other")),
    ):
        asked.clear()
        _, wall = watched(batch(source, "--out", "s3://desk/out", *options), ())
        said = {kind: f"{number / count:.3f}" for kind, number in sorted(asked.items())}
        print(f"{count:,} from {source} {' '.join(options)}: {wall:.0f} s; requests a pack: {said}")
    server.stop()


def main() -> None:
    count, stored = (*map(int, sys.argv[1:]), *(10_000, 500)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        write_lines(top / "lines.jsonl", max(count, stored))
        on_a_cluster(top, count)
        in_a_store(top, stored)


if __name__ == "__main__":
    main()
