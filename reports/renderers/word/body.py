"""The body of the document: title block, summary, blocks and closing lines, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from reports.language.locales import locale_of
from reports.model.spans import Span
from reports.plan import (
    AppendixStart,
    Block,
    Chart,
    ClosingLine,
    Heading,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
)
from reports.renderers.word.chart import draw_chart
from reports.renderers.word.contents import contents_list
from reports.renderers.word.markup import Sheet, attribute
from reports.renderers.word.parts.template_parts import Stationery
from reports.renderers.word.table import draw_table
from reports.wordfile import Mark, Style

_KEEP = "<w:keepNext/>"
#: Space above the closing lines, in twentieths of a point.
_CLOSING_SPACE = '<w:spacing w:before="360"/>'


def write_body(plan: Plan, sheet: Sheet, stationery: Stationery) -> str:
    """Return the paragraphs and tables of `plan` as WordprocessingML."""
    parts = [*_title_block(plan, sheet)]
    if plan.summary:
        summary = sheet.marked(Mark.FIELD, "summary", sheet.spans(plan.summary))
        parts.append(sheet.paragraph(Style.SUMMARY, summary))
    parts += contents_list(plan, sheet)
    for block in plan.blocks:
        parts.append(_block(block, plan, sheet, stationery))
    parts += _closing(plan, sheet)
    # a table cannot be the last thing in a document: Word adds a paragraph, and says it repaired
    if parts and parts[-1].endswith("</w:tbl>"):
        parts.append(sheet.paragraph(Style.CLOSING, ""))
    return "".join(parts)


def _title_block(plan: Plan, sheet: Sheet) -> Iterator[str]:
    title = plan.title
    if plan.marking:
        marking = sheet.control("marking", sheet.text(plan.marking))
        yield sheet.paragraph(Style.MARKING, sheet.marked(Mark.FIELD, "marking", marking))
    if plan.embargo:
        words = sheet.labelled(plan.embargo, plan.embargo_labels)
        embargo = sheet.marked(Mark.FIELD, "embargo", words)
        yield sheet.paragraph(Style.EMBARGO, embargo)
    if title.kicker:
        yield sheet.paragraph(Style.KICKER, _kicker(title.kicker, title.reference, sheet))
    heading = sheet.control("title", sheet.text(title.title))
    yield sheet.paragraph(Style.TITLE, sheet.marked(Mark.FIELD, "title", heading))
    if title.subtitle:
        subtitle = sheet.control("subtitle", sheet.text(title.subtitle))
        yield sheet.paragraph(Style.SUBTITLE, sheet.marked(Mark.FIELD, "subtitle", subtitle))
    if title.meta:
        yield sheet.paragraph(Style.DATELINE, _dateline(plan, sheet))


def _kicker(kicker: str, reference: str | None, sheet: Sheet) -> str:
    if not reference or not kicker.endswith(reference):
        return sheet.label(kicker)
    words = sheet.label(kicker.removesuffix(reference))
    return words + sheet.marked(Mark.FIELD, "reference", sheet.text(reference))


def _dateline(plan: Plan, sheet: Sheet) -> str:
    date, byline = plan.title.date, plan.title.byline
    facts: list[str] = []
    for fact in plan.title.meta:
        if fact == date:
            control = sheet.control("date", sheet.text(fact), _date_kind(plan))
            facts.append(sheet.marked(Mark.FIELD, "date", control))
            date = None
        elif fact == byline:
            control = sheet.control("byline", sheet.text(fact))
            facts.append(sheet.marked(Mark.FIELD, "byline", control))
            byline = None
        else:
            facts.append(sheet.text(fact))
    return sheet.text(" · ").join(facts)


def _date_kind(plan: Plan) -> str:
    """Return the kind of the date's control: a calendar that writes as the language does."""
    if plan.date is None:
        return ""
    return (
        f'<w:date w:fullDate="{plan.date.isoformat()}T00:00:00Z">'
        f'<w:dateFormat w:val="{attribute(_date_format(plan.language))}"/>'
        f'<w:lid w:val="{attribute(plan.language)}"/><w:storeMappedDataAs w:val="dateTime"/>'
        '<w:calendar w:val="gregorian"/></w:date>'
    )


@lru_cache(maxsize=64)
def _date_format(language: str) -> str:
    # CLDR writes a year as "y", Word as "yyyy"
    pattern = str(locale_of(language).date_formats["long"].pattern)
    return re.sub("y+", "yyyy", pattern)


def _block(block: Block, plan: Plan, sheet: Sheet, stationery: Stationery) -> str:
    match block:
        case Heading(id=name, text=text, level=level):
            style = Style.HEADING_1 if level == 2 else Style.HEADING_2
            words = sheet.label(text) if block.labelled else sheet.text(text)
            return sheet.paragraph(style, sheet.marked(Mark.HEADING, name, words))
        case Paragraph(id=name, spans=spans):
            return sheet.paragraph(Style.NORMAL, sheet.marked(Mark.BLOCK, name, sheet.spans(spans)))
        case ItemList():
            return _list(block, sheet, stationery)
        case Quotation():
            return _quotation(block, plan, sheet)
        case Table():
            return draw_table(block, plan, sheet, stationery.text_width)
        case Chart():
            return draw_chart(block, sheet, stationery.text_width)
        case AppendixStart(id=name, text=text):
            heading = sheet.marked(Mark.HEADING, name, sheet.label(text))
            return sheet.paragraph(Style.APPENDIX, heading)
        case Question():
            return _question(block, plan, sheet)
        case _:
            assert_never(block)


def _list(block: ItemList, sheet: Sheet, stationery: Stationery) -> str:
    style, numbering = Style.BULLETS, ""
    if block.kind == "numbered":
        style = Style.NUMBERS
        sheet.numbered += 1
        numbering = stationery.numbering.reference(sheet.numbered)
    first, *others = block.items
    marked = sheet.marked(Mark.BLOCK, block.id, sheet.spans(first))
    items = (marked, *map(sheet.spans, others))
    return "".join(sheet.paragraph(style, item, flow=numbering) for item in items)


def _quotation(block: Quotation, plan: Plan, sheet: Sheet) -> str:
    """Return a quotation between the language's marks, which are not part of its words."""
    marked = sheet.marked(Mark.BLOCK, block.id, sheet.spans(block.spans))
    labels = plan.labels
    words = f"{sheet.text(labels.quote_open)}{marked}{sheet.text(labels.quote_close)}"
    if block.speaker is None:
        return sheet.paragraph(Style.QUOTE, words)
    quote = sheet.paragraph(Style.QUOTE, words, flow=_KEEP)
    return quote + sheet.paragraph(Style.SPEAKER, sheet.text(block.speaker))


def _question(block: Question, plan: Plan, sheet: Sheet) -> str:
    """Return a question, numbered by its style, and the paragraphs of its answer."""
    asked = sheet.marked(Mark.QUESTION, block.id, sheet.text(block.question))
    if block.answer:
        answers = [sheet.spans(spans) for spans in block.answer]
    else:
        answers = [sheet.label(plan.labels.answer_open, sheet.emphasis())]
    paragraphs = (sheet.paragraph(Style.ANSWER, answer) for answer in answers)
    return sheet.paragraph(Style.QUESTION, asked) + "".join(paragraphs)


def _closing(plan: Plan, sheet: Sheet) -> Iterator[str]:
    contact = 0
    for index, line in enumerate(plan.closing):
        if line.kind == "source":
            inner = sheet.marked(Mark.FIELD, "source", _source(line, sheet))
        else:
            contact += 1
            words = (Span(line.colon + line.text), *line.address)
            inner = sheet.marked(
                Mark.CONTACT, str(contact), sheet.label(line.label) + sheet.spans(words)
            )
        yield sheet.paragraph(Style.CLOSING, inner, place="" if index else _CLOSING_SPACE)


def _source(line: ClosingLine, sheet: Sheet) -> str:
    """Return the source's line, its words but for the label and the link in a control."""
    words = sheet.control("source", sheet.text(line.text)) if line.text else ""
    return sheet.label(line.label + line.colon) + words + sheet.spans(line.address)
