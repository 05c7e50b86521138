"""Writes docs/drafting-rules.md from the cases of drafting: `python -m tests.docs.drafting_rules`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tests.drafting.case_files import Case, Cells, kinds, read_cases

PAGE = Path(__file__).parents[2] / "docs" / "drafting-rules.md"
_HEAD = """# Rules of drafting, with what they find and what they do not

Written from tests/drafting/cases by `python -m tests.docs.drafting_rules`: each line is tested.
A dash is a cell that stays open, “nothing” that no row is drafted, “held” one that carries a
`review`. [drafting.md](drafting.md) says how it all hangs together.
"""


def page() -> str:
    """Return the page: a table for each kind of rows."""
    parts = [_HEAD]
    for kind in kinds():
        columns = ", ".join(read_cases(kind)[0].columns)
        parts.append(f"\n## {kind.capitalize()}\n\nRows: {columns}.\n\n")
        parts.append("| rule | found | not found |\n|---|---|---|\n")
        parts += _lines(kind)
    return "".join(parts)


def _lines(kind: str) -> Iterator[str]:
    for rule, cases in groupby(read_cases(kind), key=lambda case: case.rule):
        known = list(cases)
        negative = next((case for case in known if case.is_negative), None)
        positive = next((case for case in known if case is not negative and case.rows), None)
        cells = [rule, *(_example(case) if case else "" for case in (positive, negative))]
        yield f"| {' | '.join(cells)} |\n"


def _example(case: Case) -> str:
    rows = [*map(_row, case.rows), *(f"held: {_row(row)}" for row in case.held)]
    never = f" (no {', '.join(f'“{word}”' for word in case.never)})" if case.never else ""
    text = _cell(case.text if len(case.text) <= 200 else f"{case.text[:199]}…")
    return f"{text} → {'; '.join(rows) or 'nothing'}{never}"


def _row(row: Cells) -> str:
    return " · ".join(_cell(cell) or "–" for cell in row)


def _cell(text: str) -> str:
    shown = " / ".join(line.strip() for line in text.splitlines() if line.strip())
    for mark in "\\|*_<[":
        shown = shown.replace(mark, f"\\{mark}")
    return shown


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
