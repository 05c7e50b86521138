"""Pages, body size and filling of the last page for briefings that grow: a table.

    python -m tests.renderers.pdf.scan            the whole of it: takes some minutes
    python -m tests.renderers.pdf.scan 500        words in steps of 500

Words in sections, questions, and rows of aid grow; all else is the shipped sample.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reports.look import look_of
from reports.model import Briefing, Paragraph
from reports.pipeline import plan_of
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.pages.fit import LEAST_LAST
from reports.renderers.pdf.layout.pages.place import Placed, lay_pages, place
from reports.renderers.pdf.text.styles import LADDER
from reports.sources import read_source

WORDS, QUESTIONS, ROWS = (100, 3000), (0, 5, 10), (1, 3, 10, 20, 30, 40, 50)
#: Body sizes: from the first print is not small, from the second it may be on several pages.
_READABLE, _COMFORTABLE = 8.9, 8.5


@lru_cache(maxsize=1)
def sample() -> Briefing:
    """Return the shipped sample, without the quotations that its own sections hold."""
    return read_source(None).briefing.model_copy(update={"quotes": ()})


def briefing_of(words: int, questions: int, rows: int) -> Briefing:
    """Return a briefing with so much in it: a paragraph is 42 words, a section 168."""
    fields = sample().model_dump(exclude={"sections", "qa", "aid"})
    blocks = [block for section in sample().sections for block in section.body]
    text = " ".join(block.text for block in blocks if isinstance(block, Paragraph)).split()
    text = (text * (words // len(text) + 1))[:words]
    paragraphs = [" ".join(text[n : n + 42]) for n in range(0, words, 42)]
    asked = [each.model_dump(exclude={"id"}) for each in sample().qa]
    return Briefing.model_validate(
        fields
        | {
            "sections": [
                {"heading": f"Section {n // 4 + 1}", "body": paragraphs[n : n + 4]}
                for n in range(0, len(paragraphs), 4)
            ],
            "qa": [asked[n % len(asked)] for n in range(questions)],
            "aid": [_row(n) for n in range(rows)],
        }
    )


def _row(number: int) -> dict[str, object]:
    value = (number * 37 % 50 + 1) * 1_000_000
    return {
        "donor": f"Country {number + 1}",
        "recipient": "Ukraine",
        "purpose": "training and equipment for the border guard",
        "amount": {"value": value, "currency": "CAD"},
        "status": "announced",
        "timing": "this year",
    }


@dataclass(frozen=True, slots=True)
class Fitted:
    """How a briefing of so much stands."""

    words: int
    questions: int
    rows: int
    pages: int
    size: float
    last: float

    def __str__(self) -> str:
        return f"{self.pages} p {self.size:4.1f} pt {self.last:4.0%}"


def fitted(words: int, questions: int, rows: int) -> Fitted:
    """Return how such a briefing stands on its pages."""
    placed, _ = place(measure_brief(plan_of(briefing_of(words, questions, rows)), look_of()))
    return Fitted(words, questions, rows, placed.count, placed.frame.setting.body, _filled(placed))


def _filled(placed: Placed) -> float:
    return round(placed.last, 3)


def scan(words: Iterable[int], questions: Iterable[int], rows: Iterable[int]) -> list[Fitted]:
    """Return how all these briefings stand."""
    rows, words = list(rows), list(words)
    return [fitted(w, q, r) for q in questions for r in rows for w in words]


def wrong(found: list[Fitted]) -> Iterator[str]:
    """Yield what breaks a condition: growth that shrinks, a page left over, small print."""
    for one in found:
        if one.pages > 1 and one.size < _COMFORTABLE:
            yield f"small print on several pages: {one}, {_amounts(one)}"
        if one.pages > 1 and one.last < LEAST_LAST:
            if one.size < _READABLE:
                yield f"small print beside a free page: {one}, {_amounts(one)}"
            if better := [size for size, last in _others(one) if last >= LEAST_LAST]:
                yield f"a last page that {better} pt would fill: {one}, {_amounts(one)}"
    for growing in ("words", "questions", "rows"):
        others = [name for name in ("words", "questions", "rows") if name != growing]
        lines: dict[tuple[int, ...], list[Fitted]] = {}
        for one in found:
            lines.setdefault(tuple(getattr(one, name) for name in others), []).append(one)
        for line in lines.values():
            yield from _shrinking(sorted(line, key=lambda one: getattr(one, growing)), growing)


def _shrinking(line: list[Fitted], growing: str) -> Iterator[str]:
    for less, more in pairwise(line):
        is_larger = more.pages == less.pages and more.size > less.size
        if more.pages < less.pages or is_larger:
            yield f"more {growing}: {less}, then {more}: {_amounts(more)}"


def _others(one: Fitted) -> Iterator[tuple[float, float]]:
    """Yield the sizes with as many pages, and how far they fill the last."""
    brief = measure_brief(plan_of(briefing_of(one.words, one.questions, one.rows)), look_of())
    for setting in LADDER:
        placed = lay_pages(brief, setting)
        if placed.count == one.pages:
            yield setting.body, _filled(placed)


def _amounts(one: Fitted) -> str:
    return f"{one.words} words, {one.questions} questions, {one.rows} rows"


def main(step: int) -> None:
    """Write the table, and what is wrong in it."""
    words = range(WORDS[0], WORDS[1] + 1, step)
    found = scan(words, QUESTIONS, ROWS)
    by_place = {(one.words, one.questions, one.rows): one for one in found}
    for questions in QUESTIONS:
        head = "".join(f"{rows:>5} rows       " for rows in ROWS)
        sys.stdout.write(f"\n{questions} questions\nwords  {head}\n")
        for amount in words:
            cells = (str(by_place[amount, questions, rows]) for rows in ROWS)
            line = "  ".join(f"{cell:16}" for cell in cells)
            sys.stdout.write(f"{amount:5}  {line}\n")
    faults = list(wrong(found))
    sys.stdout.write("\n".join([f"\n{len(found)} briefings, {len(faults)} wrong", *faults, ""]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
