"""What stands on every page beside the text: marking, embargo, title, stage, page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reports.plan import AppendixStart, Heading, Plan, Table, single_blocks
from reports.verification.compare import Difference, Fold
from reports.verification.format_shapes import FormatShape
from reports.verification.seen import Seen, letters

#: Where a title that is too long for its line was cut.
_CUT = letters("…")
_BETWEEN = "·"
#: Fewer letters than these are no part of a title that was cut.
_SHORTEST_PART = 3


def running_differences(
    plan: Plan, shape: FormatShape, seen: Seen, fold: Fold = letters, ordered: bool = True
) -> Iterator[Difference]:
    """Yield where pages lack the marking or the embargo, or say what the briefing does not.

    Where the format does not keep the order of letters, only the marks are looked for.
    """
    known = _folded(_known(plan, len(seen.running)), fold)
    for number, text in enumerate(seen.running, start=1):
        page = number if shape.name == "pdf" else None
        said = fold(text)
        if not said and page is None:
            continue  # a header that is not used
        is_head = page != 1 if page else _has_title(plan, said, fold)
        for mark, part, least in _marks(plan, shape, number, is_head):
            bare = fold(mark)
            if bare and _times(bare, said, ordered) < least:
                yield Difference(part, mark, f"it {least} times beside the text", page)
        yield from _too_much(said if ordered else "", known, page)
    if seen.contents:
        yield from _too_much(fold(seen.contents), _folded(_headings(plan), fold), None)


def _too_much(said: str, known: Sequence[str], page: int | None) -> Iterator[Difference]:
    """Yield what stands beside the text and is none of what is known."""
    if left := _left(said, known):
        yield Difference("", "", left, page)


def _marks(
    plan: Plan, shape: FormatShape, number: int, is_head: bool
) -> Iterator[tuple[str, str, int]]:
    """Yield what must run on a page, whose field it is, and how often: on top it may be text.

    `is_head`: the title runs there.
    """
    first = shape.name == "pdf" and number == 1
    if plan.marking:
        yield plan.marking, "marking", 2 if shape.name == "pdf" and not first else 1
    if plan.embargo and not first:
        yield plan.embargo, "embargo", 1
    if plan.stage.text and is_head:
        yield plan.stage.text, "status", 1


def _has_title(plan: Plan, said: str, fold: Fold) -> bool:
    """Return whether the title runs there, besides what may be in the same words: the marking."""
    page_of = plan.labels.page_of.format(page=1, pages=1)
    for text in filter(None, (plan.marking, plan.embargo, plan.title.reference, page_of)):
        said = said.replace(fold(text), "\n", 1)
    title = fold(plan.title.title)
    return bool(title) and title in said


def _times(mark: str, said: str, ordered: bool) -> int:
    """Return how often a mark stands in a text, as far as its letters tell."""
    if ordered:
        return said.count(mark)
    there = Counter(said)
    return min(there[letter] // count for letter, count in Counter(mark).items())


def _folded(texts: Iterable[str | None], fold: Fold) -> list[str]:
    """Return what of texts is compared, the longest first."""
    return sorted({fold(text) for text in texts if text} - {""}, key=len, reverse=True)


def _known(plan: Plan, pages: int) -> Iterator[str | None]:
    """Yield what may stand beside the text."""
    title, page_of = plan.title, plan.labels.page_of
    yield from (title.title, title.reference, title.date, plan.marking, plan.embargo, _BETWEEN)
    yield plan.stage.text
    yield from (page_of.format(page=page, pages=pages) for page in range(1, pages + 1))
    yield page_of.format(page=1, pages=1)
    for table in plan.blocks:
        if isinstance(table, Table):
            yield plan.labels.continued.format(caption=table.caption.text)
            yield "".join(column.title for column in table.columns)


def _headings(plan: Plan) -> Iterator[str]:
    yield plan.labels.contents
    blocks = single_blocks(plan.blocks)
    yield from (one.text for one in blocks if isinstance(one, Heading | AppendixStart))
    yield from (one.caption.text for one in plan.blocks if isinstance(one, Table) and one.is_form)


def _left(said: str, known: Sequence[str]) -> str:
    """Return what is left of a text without all that is known, and without parts of that.

    A title that is too long for its line is cut.
    """
    for text in known:
        said = said.replace(text, "\n")
    rest = (part for part in said.split("\n") if part)
    return " ".join(
        part
        for part in rest
        if len(part) < _SHORTEST_PART or not any(part.removesuffix(_CUT) in text for text in known)
    )
