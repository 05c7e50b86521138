"""Words that stand apart from the text: lines to take, and quotations under their own heading."""

from __future__ import annotations

from collections.abc import Iterator

from reports.model import (
    Briefing,
    Quote,
    Section,
    Span,
    Subheading,
    block_texts,
    parse_inline,
    plain,
)
from reports.model import Paragraph as BriefingParagraph
from reports.model import Quotation as BriefingQuotation
from reports.model.ids import PartIds
from reports.model.text import unbroken
from reports.plan.parts import Block, Heading, KeyMessages, Paragraph, Quotation
from reports.plan.said import sayings_in
from reports.wording.labels import Labels

_QUOTED_EDGES = " ,.;:!?“”\"'«»‘’\N{NO-BREAK SPACE}"


def key_messages(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[KeyMessages]:
    """Yield the lines to take of a briefing, if it has any, with the ids of `ids`."""
    if briefing.key_messages:
        named = zip(ids.rows["key_messages"], briefing.key_messages, strict=True)
        lines = tuple([Paragraph(name, parse_inline(line.text)) for name, line in named])
        yield KeyMessages("key_messages", labels.key_messages, lines)


def quotations(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[Block]:
    """Yield the quotations that the sections do not hold already."""
    left = set(map(id, quotes_apart(briefing)))
    if left:
        yield Heading("quotes", labels.quotes, labelled=True)
    for quote, name in zip(briefing.quotes, ids.rows["quotes"], strict=True):
        if id(quote) in left:
            yield Quotation(name, (Span(quote.text),), quote.speaker)


def quotes_apart(briefing: Briefing) -> list[Quote]:
    """Return the quotations that no section holds, which stand under a heading of their own."""
    if not briefing.quotes:
        return []
    said = [text for section in briefing.sections for text in _texts(section)]
    held = sayings_in(said, set(map(_words, briefing.quotes)))
    if not held:
        return list(briefing.quotes)
    # a section that holds the words must say whose they are, too
    names = sayings_in(said, {_surname(each) for each in briefing.quotes if _words(each) in held})
    return [
        each for each in briefing.quotes if not (_words(each) in held and _surname(each) in names)
    ]


def _words(quote: Quote) -> str:
    return quote.text.strip(_QUOTED_EDGES)


def _surname(quote: Quote) -> str:
    return (quote.speaker or "").split(" ")[-1]


def _texts(section: Section) -> Iterator[str]:
    for block in section.body:
        if isinstance(block, BriefingParagraph):
            yield _flat(block.text)
        elif isinstance(block, BriefingQuotation):
            yield f"{_flat(block.quote)} {block.speaker or ''}"
        elif not isinstance(block, Subheading):
            yield from (_flat(text) for _, text in block_texts(block))


def _flat(text: str) -> str:
    return unbroken(plain(text))
