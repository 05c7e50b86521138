"""Measure the families and print a table, the worst first; a status of 1 if one grows too fast."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.hostile.growth.measure import MOST, families, growth, seconds, tenth
from tests.hostile.limits import run_limited

_LONGEST = 10.0


def main(arguments: Sequence[str]) -> int:
    """Read the options and do what they ask."""
    options = _options().parse_args(arguments)
    only = options.only.removeprefix("=")
    names = [n for n in families() if n == only or (only == options.only and only in n)]
    names = tenth(names) if options.tenth else names
    if options.here:
        return _here(names, options)
    with ThreadPoolExecutor(options.jobs) as pool:
        rows = list(pool.map(lambda name: _apart(name, options), names))
    return _report(rows)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.hostile.growth", description=__doc__)
    parser.add_argument(
        "--only", default="", help="families whose name holds this; =NAME: that one"
    )
    parser.add_argument("--tenth", action="store_true", help="a seeded tenth of them")
    parser.add_argument("--size", type=int, default=200_000, help="n, in characters")
    parser.add_argument("--whole", type=int, default=1_000_000, help="size to time once; 0: none")
    parser.add_argument("--jobs", type=int, default=1, help="families measured at a time")
    parser.add_argument("--here", action="store_true", help="in this process, a JSON line each")
    return parser


def _here(names: Sequence[str], options: argparse.Namespace) -> int:
    for name in names:
        found = growth(name, options.size)
        whole, end = seconds(families()[name](options.whole)) if options.whole else (0.0, found.end)
        row = {"name": name, "once": found.once, "twice": found.twice, "ratio": found.ratio,
               "whole": whole, "end": end}  # fmt: skip
        print(json.dumps(row), flush=True)
    return 0


def _apart(name: str, options: argparse.Namespace) -> dict[str, object]:
    """Measure one family in a process of its own, within limits."""
    sizes = ["--size", str(options.size), "--whole", str(options.whole)]
    only = ["-m", "tests.hostile.growth", "--here", *sizes, "--only", f"={name}"]
    ran = run_limited([sys.executable, *only], cpu_seconds=120, memory=3 << 29)
    for line in ran.stdout.splitlines():
        row: dict[str, object] = json.loads(line)
        if row["name"] == name:
            return row | {"peak": ran.peak_rss}
    end = f"ended with {ran.rc} after {ran.cpu:.0f} s: {ran.stderr[-80:]!r}"
    return {"name": name, "once": 0.0, "twice": ran.cpu, "ratio": 99.0, "whole": ran.cpu,
            "end": end, "peak": ran.peak_rss}  # fmt: skip


def _report(rows: list[dict[str, object]]) -> int:
    rows.sort(key=lambda row: (row["ratio"], row["whole"]), reverse=True)
    print(f"{'family':44} {'n':>7} {'2n':>7} {'ratio':>6} {'whole':>7} {'MB':>5}  end")
    for row in rows:
        print(
            f"{row['name']!s:44.44} {row['once']:7.2f} {row['twice']:7.2f} {row['ratio']:6.2f} "
            f"{row['whole']:7.2f} {row['peak'] // 1_000_000:5}  {row['end']}"  # type: ignore[operator]
        )
    bad = [r for r in rows if r["ratio"] > MOST or r["whole"] > _LONGEST]  # type: ignore[operator]
    print(f"{len(rows)} families; {len(bad)} grow too fast or take over {_LONGEST:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
