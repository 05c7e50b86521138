"""Twice the input costs about twice the work: a tenth of the families, and those once found bad.

All of them: ``python -m tests.hostile.growth``.
"""

from __future__ import annotations

import json
import sys
from functools import cache

import pytest

from tests.hostile.growth.measure import MOST, families, tenth
from tests.hostile.limits import run_limited

pytest.importorskip("resource", reason="this system draws no limits")

#: Families that once took the square of their length, or worse.
MENDED = {
    "run of U+002E": 40_000, "run of U+003F": 40_000, "run of U+0021": 40_000, "run of U+2026": 40_000,
    "run of U+002B": 20_000,
    "one paragraph: one speaker": 40_000, "one paragraph: many persons": 40_000,
    "one paragraph: one person, longer offices": 40_000, "sentences of sum": 10_000,
    "sentences of range": 10_000, "sentences of office": 20_000, "equal paragraphs.yaml": 8_000,
    "equal sections.yaml": 20_000, "equal questions.yaml": 15_000, "agreements.yaml": 40_000,
    "parts.yaml": 60_000, "quotes.yaml": 40_000, "given ids.yaml": 40_000,
}  # fmt: skip
MENDED |= {"breaks.docx": 100_000, "open fields.docx": 100_000, "comment marks.docx": 200_000}
MENDED |= {"attributes.html": 150_000, "run of U+005B": 40_000, "line of underlined": 20_000}
SIZE = 20_000


@cache
def measured(name: str, size: int) -> dict[str, object]:
    """What a family costs, measured in a process of its own within limits."""
    words = ["--here", "--size", str(size), "--whole", "0", "--only", f"={name}"]
    ran = run_limited([sys.executable, "-m", "tests.hostile.growth", *words], cpu_seconds=60)
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    found = [row for row in rows if row["name"] == name]
    assert found, f"ended with {ran.rc} after {ran.cpu:.0f} s of CPU: {ran.stderr[-300:]}"
    return found[0]


@pytest.mark.parametrize(
    "name", [*MENDED, *(n for n in tenth(list(families())) if n not in MENDED)]
)
def test_work_grows_with_the_input_and_no_faster(name: str) -> None:
    row = measured(name, MENDED.get(name, SIZE))
    assert row["ratio"] <= MOST, row


def test_there_are_a_hundred_families_of_articles() -> None:
    assert (
        len(
            [
                name
                for name in families()
                if not name.endswith((".yaml", ".json", ".toml", ".html", ".docx"))
            ]
        )
        >= 100
    )


def test_work_that_grows_with_the_square_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.hostile.growth import measure

    def square(size: int) -> object:
        return lambda: str(sum(1 for _ in range(size) for _ in range(size)))

    monkeypatch.setattr(measure, "families", lambda: {"square": square})
    assert measure.growth("square", 5_000).ratio > MOST
