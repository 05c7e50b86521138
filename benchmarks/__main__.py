"""All that is promised about speed, in one table: python -m benchmarks [--quick] [--write]

Needs the extra `bench` (docxtpl, Typst) and Pandoc. Ours and a peer's take turns in one
process with one document after the other, so that both meet the same noise; figures are CPU
time. `--write` keeps the table in docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
from collections.abc import Iterator
from importlib.metadata import version

from benchmarks.cold import cold_rows
from benchmarks.growth import FEW, MANY, growths, memory
from benchmarks.measure import Row
from benchmarks.packs import ROOT, drafting_rows, pack_rows, reading_rows, text_rows
from benchmarks.pdf import pdf_rows
from benchmarks.verify import verify_rows
from benchmarks.word import word_rows

PAGE = ROOT / "docs" / "performance.md"
_MARK = "<!-- below: python -m benchmarks --write -->\n"
_STEEP = 1.15
_HEAD = "| what | ours | peer | peer's | medians | minima | asked |\n|---|--:|---|--:|--:|--:|--:|"


def main() -> None:
    """Print the table, and write it if asked to."""
    options = argparse.ArgumentParser("python -m benchmarks")
    options.add_argument("--quick", action="store_true", help="a tenth of the documents")
    options.add_argument("--write", action="store_true", help="keep it in docs/performance.md")
    given = options.parse_args()
    lines = []
    for line in table(quick=given.quick):
        print(line, flush=True)
        lines.append(line)
    if given.write:
        above = PAGE.read_text(encoding="utf-8").partition(_MARK)[0]
        PAGE.write_text(above + _MARK + "\n".join(lines) + "\n", encoding="utf-8")


def table(*, quick: bool = False) -> Iterator[str]:
    """Yield the lines of the page: the machine, the rows, growth and memory."""
    count, runs = (22, 2) if quick else (130, 7)
    load = f"load average {os.getloadavg()[0]:.0f}"
    system = f"Python {platform.python_version()}, {platform.system()};"
    yield f"{os.cpu_count()} cores, {load}, {system}"
    yield ", ".join(f"{each} {version(each)}" for each in ("typst", "docxtpl", "click")) + ".\n"
    yield _HEAD
    for rows in (cold_rows(runs), *(part(count) for part in _PARTS)):
        for row in rows:
            yield _shown(row)
    yield f"\n| from {FEW:,} to {MANY:,} | exponent of the calls | of the time |\n|---|--:|--:|"
    for each in growths():
        steep = " (asked: 1.15)" if each.calls > _STEEP else ""
        yield f"| {each.kind} | {each.calls:.2f}{steep} | {each.time:.2f} |"
    yield "\n| packs made | memory, MB |\n|--:|--:|"
    yield from memory(20 if quick else 1_000)


_PARTS = (
    pack_rows, pdf_rows, word_rows, text_rows, verify_rows, reading_rows, drafting_rows,
)  # fmt: skip


def _shown(row: Row) -> str:
    ours = f"{statistics.median(row.ours):.1f} ms"
    theirs = f"{statistics.median(row.theirs):.1f} ms" if row.theirs else ""
    ratios = [f"{each:.2f}" for each in row.ratios or ()]
    asked = "" if row.asked is None else f"{row.asked:g}" + ("" if row.theirs else " ms")
    median, least = ratios if ratios else ("", f"{min(row.ours):.1f} ms")
    cells = (row.name, ours, row.peer, theirs, median, least, asked)
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
