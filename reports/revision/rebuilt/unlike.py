"""What a document shows that a brief of the briefing read from it would not: the last guard.

An edit that was not understood, and not reported, is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.model import Spans
from reports.model.spans import span_text
from reports.notices import Notice, note
from reports.revision.outline.outline import Outline
from reports.revision.outline.parts.closing import closing_parts
from reports.revision.shown import Shown
from reports.revision.word.lines import quotation

_CODE, _AGAIN = "reads-otherwise", "made-again"
_WORD = re.compile(r"\w+")


def shown_otherwise(
    after: Shown, before: Shown, outline: Outline, *, source_told: bool
) -> Iterator[Notice]:
    """Yield what stands in the document and will not be shown, or will be shown in other words.

    Args:
        after: what a brief of the new briefing shows.
        before: what the brief showed when it was made.
        outline: what the document says.
        source_told: whether something was said of the source already.
    """
    yield from _empty_sections(after, outline)
    yield from _closing_otherwise(after, before, outline, source_told=source_told)
    yield from _quotes_apart(after, before, outline)
    yield from _set_again(after, before, outline)


def _empty_sections(after: Shown, outline: Outline) -> Iterator[Notice]:
    """Yield the headings that have no text below them."""
    shown = {" ".join((section.heading or "").split()) for section in after.sections}
    for heading in outline.headings:
        if " ".join(heading.text.split()) not in shown:
            lost = f"the heading “{heading.text}” has no text below it: it will not be shown"
            yield note(_CODE, lost)


def _closing_otherwise(
    after: Shown, before: Shown, outline: Outline, *, source_told: bool
) -> Iterator[Notice]:
    """Yield the source and the contacts that will be shown in other words."""
    label = before.labels.source
    if not (source_told or _said(outline.source, label) == _said(after.source, label)):
        yield note(_CODE, f"the source will read {span_text(after.source)!r}")
    typed = [_words(line, before) for _, line in outline.contacts]
    for _, line in after.contacts:
        if _words(line, before) not in typed:
            yield note(_CODE, f"a contact will read {' '.join(span_text(line).split())!r}")


def _quotes_apart(after: Shown, before: Shown, outline: Outline) -> Iterator[Notice]:
    """Yield the quotations that stood in a section and will be shown apart."""
    known = {quote.text for quote in (*outline.quotes, *before.quotes)}
    for quote in after.quotes:
        if quote.text not in known:
            apart = "stands in no section any more: it will be shown apart"
            yield note(_CODE, f"the quotation “{quote.text}” {apart}")


def _said(source: Spans, label: str) -> tuple[str, str | None]:
    words, address = closing_parts(source, label)
    return " ".join(words.split()), address


def _words(line: Spans, before: Shown) -> list[str]:
    """Return the words of a contact, in whatever order and with its label or without."""
    label = before.labels.contact.casefold()
    return sorted(_WORD.findall(span_text(line).casefold().replace(label, "")))


def _set_again(after: Shown, before: Shown, outline: Outline) -> Iterator[Notice]:
    """Yield what somebody took away and a brief sets again."""
    for text in outline.fixed.taken_away(before, after):
        yield note(_AGAIN, text)
    for kind, table in after.tables.items():
        there, was = outline.tables.get(kind), before.tables.get(kind)
        if table.totals and was and was.totals and there and not there.totals:
            again = f"the totals are computed from the rows: {quotation(table.totals[0])} "
            remedy = "totals: false in the briefing leaves totals out"
            yield note(_AGAIN, f"{again}will stand there again", kind, remedy=remedy)
