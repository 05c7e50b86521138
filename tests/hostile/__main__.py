"""``python -m tests.hostile``: run the kinds of hostile input and print a table.

::

    python -m tests.hostile                     # all of them
    python -m tests.hostile --tenth 3           # a tenth, drawn by the seed 3
    python -m tests.hostile --group PDF         # those of one group
    python -m tests.hostile --only "font: GPOS" # those whose title begins so, with what they said
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from tests.hostile.corpus import a_tenth, all_kinds
from tests.hostile.forks import GOOD, Outcome, run_kinds

_COLUMNS = ("read", "clear error", "unclear", "traceback", "over time", "over memory", "crash")


def main() -> int:
    """Run, print, and return 1 if anything was not answered as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("--tenth", type=int, metavar="SEED")
    parser.add_argument("--group")
    parser.add_argument("--only", metavar="TITLE")
    parser.add_argument("--part", metavar="N/M", help="The Nth of M parts, from 0.")
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args()
    kinds = [k for k in all_kinds() if wanted.group in (None, k.group)]
    if wanted.only:
        kinds = [kind for kind in kinds if kind.title.startswith(wanted.only)]
    if wanted.tenth is not None:
        kinds = a_tenth(kinds, wanted.tenth)
    if wanted.part:
        part, parts = map(int, wanted.part.split("/"))
        kinds = kinds[part::parts]
    outcomes = []
    for outcome in run_kinds(kinds, wanted.jobs):
        outcomes.append(outcome)
        if outcome.verdict not in GOOD or wanted.only:
            _tell(outcome)
    _table(outcomes)
    return int(any(outcome.verdict not in GOOD for outcome in outcomes))


def _tell(outcome: Outcome) -> None:
    last = "\n    ".join(outcome.stderr.strip().split("\n")[-4:])
    sys.stdout.write(
        f"{outcome.verdict}: {outcome.kind.title} (status {outcome.status}, {outcome.cpu:.1f} s, "
        f"{outcome.peak >> 20} MB)\n    {last}\n"
    )
    sys.stdout.flush()


def _table(outcomes: list[Outcome]) -> None:
    rows: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for group in (outcome.kind.group, "all"):
            rows.setdefault(group, Counter())[outcome.verdict] += 1
    rows = {group: rows[group] for group in sorted(rows, key=lambda g: (g == "all", g))}
    sys.stdout.write(f"{'group':18}{'kinds':>7}" + "".join(f"{c:>13}" for c in _COLUMNS) + "\n")
    for group, counts in rows.items():
        cells = "".join(f"{counts[column]:>13}" for column in _COLUMNS)
        sys.stdout.write(f"{group:18}{counts.total():>7}{cells}\n")
    slow = max(outcomes, key=lambda o: o.cpu, default=None)
    large = max(outcomes, key=lambda o: o.peak, default=None)
    if slow and large:
        sys.stdout.write(
            f"slowest: {slow.kind.title}, {slow.cpu:.1f} s of CPU; "
            f"largest: {large.kind.title}, {large.peak >> 20} MB\n"
        )


if __name__ == "__main__":
    sys.exit(main())
