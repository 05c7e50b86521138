"""The forms that a plan asks for, and where an output does not keep them.

That an output has the words is known already. A form is met where one like it stands behind
the one before it: what more there is, such as questions that are headings too, is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Literal

from reports.model.spans import Span, Spans, span_text
from reports.model.text import BREAK
from reports.plan import (
    Heading,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    SingleBlock,
    single_blocks,
)
from reports.slotted import frozen
from reports.verification.compare import Difference, Fold

FormKind = Literal["sub-heading", "inner item", "line break"]
#: Words that no line parts: a longer one may be cut in a text.
_LONGEST = 24
#: Letters by which an item is known.
_BEGINNING = 12


@frozen
class Form:
    """A text and what it is; of a line break, the words on its two sides, a space between.

    `part` is the id of the part that says it, "" where it was found.
    """

    kind: FormKind
    text: str
    part: str = ""


def expected_forms(plan: Plan) -> tuple[Form, ...]:
    """Return the forms of a plan's body in their order: of most plans none."""
    return tuple(_forms(plan))


def _forms(plan: Plan) -> Iterator[Form]:
    # above the first heading a sub-heading is one itself: no level is left out
    headed = False
    yield from _breaks(plan.summary, "summary")
    blocks = list(single_blocks(plan.blocks))
    for block, following in zip_longest(blocks, blocks[1:]):
        match block:
            case Heading(level=3) if headed and _leads(following):
                yield Form("sub-heading", block.text, block.id)
            case Heading():
                headed = True
            case ItemList():
                for item, below in block.entries:
                    yield from _breaks(item, block.id)
                    for inner in below.items if below else ():
                        yield Form("inner item", _before_address(inner), block.id)
                        yield from _breaks(inner, block.id)
            case Paragraph():
                yield from _breaks(block.spans, block.id)
            case Quotation():
                opening, closing = plan.labels.quote_open, plan.labels.quote_close
                quoted = (Span(opening), *block.spans, Span(closing))
                yield from _breaks(quoted, block.id)
            case Question():
                for answer in (*block.answer, *block.pressed):
                    yield from _breaks(answer, block.id)
            case _:
                pass


def _leads(following: SingleBlock | None) -> bool:
    """Return whether a sub-heading is told from a paragraph: something of its own stands below.

    In the text of a message no more tells it: there it stands right above what follows.
    """
    return following is not None and not (isinstance(following, Heading) and following.level == 3)


def _before_address(spans: Spans) -> str:
    """Return the text up to where the address of a link may stand."""
    linked = next((n for n, span in enumerate(spans) if span.href), len(spans))
    return span_text(spans[: linked + 1])


def _breaks(spans: Spans, part: str) -> Iterator[Form]:
    words = span_text(spans)
    # an address behind a link may stand between a word and its break
    if BREAK not in words or any(span.href for span in spans):
        return
    yield from (
        Form("line break", text, part)
        for text in broken_at(words, BREAK)
        if all(len(word) <= _LONGEST for word in text.split(" "))
    )


def broken_at(text: str, mark: str) -> Iterator[str]:
    """Yield the words on the two sides of each `mark` of a text."""
    lines = [line.split() for line in text.split(mark)]
    for above, below in pairwise(lines):
        if above and below:
            yield f"{above[-1]} {below[0]}"


def lost_forms(expected: Sequence[Form], found: Iterable[Form], fold: Fold) -> Iterator[Difference]:
    """Yield the forms that an output does not keep, each kind in its own order."""
    left: dict[FormKind, list[str]] = {}
    for form in found:
        left.setdefault(form.kind, []).append(fold(form.text))
    for form in expected:
        texts, bare = left.get(form.kind, []), fold(form.text)
        is_same = _begin_alike if form.kind == "inner item" else str.__eq__
        place = next((n for n, text in enumerate(texts) if is_same(text, bare)), None)
        if place is None:
            said = f"{form.text!r} not as {_NAMES[form.kind]}"
            yield Difference(form.part, form.text, said)
        else:
            del texts[: place + 1]


def _begin_alike(found: str, wanted: str) -> bool:
    """Return whether two items begin alike: of those in a text, the first line is read."""
    most = min(len(found), len(wanted), _BEGINNING)
    return found[:most] == wanted[:most]


_NAMES: dict[FormKind, str] = {
    "sub-heading": "a sub-heading",
    "inner item": "an item of a list in a list",
    "line break": "a line break",
}
