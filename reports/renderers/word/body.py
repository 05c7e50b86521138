"""The body of the document: title block, summary, blocks and closing lines, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import assert_never

from reports.model.blocks import ListKind
from reports.model.spans import Span, span_text
from reports.plan import (
    AppendixStart,
    Block,
    Chart,
    ClosingLine,
    Heading,
    ItemList,
    KeyMessages,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
)
from reports.renderers.word.blocks.contents import contents_list
from reports.renderers.word.blocks.extent import PAGE_LINES, extent_of
from reports.renderers.word.blocks.table import draw_table
from reports.renderers.word.blocks.title_block import title_block
from reports.renderers.word.charts.chart import draw_chart
from reports.renderers.word.markup import MarkupWriter
from reports.renderers.word.parts.numbering import ListShape
from reports.renderers.word.parts.template_parts import TemplateParts
from reports.wordfile.vocabulary import Mark, Style

_KEEP = "<w:keepNext/>"
_COLONS = (":", "\N{FULLWIDTH COLON}")
#: What a paragraph that ends in a colon leads in.
_SPOKEN_OF = (ItemList, Quotation)
#: An appendix of up to so many lines stays on one page, with the closing lines: Word turns the page
#: before it where it has to. The rest of a page is for fonts that are wider than ours.
_KEPT_LINES = PAGE_LINES * 0.8
_LISTS: Mapping[ListKind, Style] = {"bullets": Style.BULLETS, "numbered": Style.NUMBERS}
#: What is written as one piece.
_Piece = Heading | Paragraph | ItemList | KeyMessages | Quotation | Chart | AppendixStart | Question
#: Further in than an answer, in twentieths of a point.
_PRESSED_PLACE = '<w:ind w:left="794"/>'
#: Space below lines to take, in twentieths of a point: text without a heading is none of them.
_MESSAGES_SPACE = '<w:spacing w:after="160"/>'
#: Space above the closing lines, in twentieths of a point.
_CLOSING_SPACE = '<w:spacing w:before="360"/>'


def write_body(plan: Plan, writer: MarkupWriter, template: TemplateParts) -> list[str]:
    """Return the paragraphs and tables of `plan` as WordprocessingML, in pieces.

    Most are of ASCII alone, which costs a quarter of what others do, until it is bytes.
    """
    parts = [*title_block(plan, writer, template.title_size)]
    if plan.summary:
        summary = writer.marked(Mark.FIELD, "summary", writer.spans(plan.summary))
        parts.append(writer.paragraph(Style.SUMMARY, summary))
    extent = extent_of(plan)
    parts += contents_list(plan, writer, extent)
    parts += _blocks(plan, writer, template, 0 < extent.appendix <= _KEPT_LINES)
    parts += _closing(plan, writer)
    # a table cannot be the last thing in a document: Word adds a paragraph, and says it repaired
    if parts and parts[-1].endswith("</w:tbl>"):
        parts.append(writer.paragraph(Style.CLOSING, ""))
    return parts


def _blocks(plan: Plan, writer: MarkupWriter, template: TemplateParts, whole: bool) -> list[str]:
    """Return the blocks, each kept with the next one where the two belong on one page.

    `whole` says that the appendix stays on one.
    """
    parts, in_appendix = list[str](), False
    for block, following in zip_longest(plan.blocks, plan.blocks[1:]):
        in_appendix = in_appendix or isinstance(block, AppendixStart)
        if following is None:
            keep = bool(plan.closing)
        else:
            keep = (whole and in_appendix) or leads_in(block, following)
        if isinstance(block, Table):
            parts += draw_table(block, plan, writer, template)
        else:
            parts.append(_block(block, plan, writer, template, _KEEP if keep else ""))
    return parts


def leads_in(block: Block, following: Block) -> bool:
    """Return whether a paragraph ends in a colon, and what it speaks of follows."""
    if not isinstance(following, _SPOKEN_OF) or not isinstance(block, Paragraph):
        return False
    return span_text(block.spans).rstrip().endswith(_COLONS)


def _block(
    block: _Piece, plan: Plan, writer: MarkupWriter, template: TemplateParts, keep: str
) -> str:
    match block:
        case Heading(id=name, text=text, level=level):
            words = writer.label(text) if block.labelled else writer.text(text)
            if level == 3:
                return writer.paragraph(Style.HEADING_2, writer.marked(Mark.BLOCK, name, words))
            return writer.paragraph(Style.HEADING_1, writer.marked(Mark.HEADING, name, words))
        case Paragraph(id=name, spans=spans):
            words = writer.marked(Mark.BLOCK, name, writer.spans(spans))
            return writer.paragraph(Style.NORMAL, words, keep)
        case ItemList():
            return _list(block, writer, template, keep)
        case KeyMessages():
            return "".join(_key_messages(block, writer))
        case Quotation():
            return _quotation(block, plan, writer, keep)
        case Chart():
            return draw_chart(block, writer, template.text_width)
        case AppendixStart(id=name, text=text):
            heading = writer.marked(Mark.HEADING, name, writer.label(text))
            return writer.paragraph(Style.APPENDIX, heading, _KEEP)
        case Question():
            return _question(block, plan, writer, keep)
        case _:
            assert_never(block)


def _list(block: ItemList, writer: MarkupWriter, template: TemplateParts, keep: str) -> str:
    inner = next((below.kind for below in block.below if below), None)
    shape: ListShape = (block.kind, inner)
    numbering = ""
    if shape != ("bullets", None):
        number = writer.list_number(shape)
        numbering = template.numbering.reference(shape, number)
    last = len(block.items) - 1
    parts: list[str] = []
    for place, (item, below) in enumerate(block.entries):
        # the name is taken from the second item on
        words = writer.marked(Mark.BLOCK, block.id, writer.spans(item))
        is_end = place == last
        # neither the first item nor the last one stands alone on a page
        is_held = bool(below) or (place in (0, last - 1) and not is_end)
        held = _KEEP if is_held else keep * is_end
        parts.append(writer.paragraph(_LISTS[block.kind], words, held + numbering))
        if below:
            same = number if below.kind == inner else writer.list_number((block.kind, below.kind))
            parts += _inner_list((block.kind, below), same, writer, template, keep * is_end)
    return "".join(parts)


def _key_messages(block: KeyMessages, writer: MarkupWriter) -> Iterator[str]:
    """Yield the lines to take below their heading, all on one page; each has its name."""
    heading = writer.marked(Mark.HEADING, block.id, writer.label(block.text))
    yield writer.paragraph(Style.HEADING_1, heading)
    last = len(block.messages) - 1
    for place, line in enumerate(block.messages):
        words = writer.marked(Mark.BLOCK, line.id, writer.spans(line.spans))
        if place < last:
            yield writer.paragraph(Style.BULLETS, words, _KEEP)
        else:
            yield writer.paragraph(Style.BULLETS, words, place=_MESSAGES_SPACE)


def _inner_list(
    outer: tuple[ListKind, ItemList], number: int, writer: MarkupWriter, template: TemplateParts,
    keep: str,
) -> Iterator[str]:  # fmt: skip
    """Yield the items of the list below an item of a list of a kind."""
    kind, below = outer
    shape = kind, below.kind
    numbering = template.numbering.reference(shape, number, 1)
    indent = template.numbering.place(shape)
    last = len(below.items) - 1
    for place, item in enumerate(below.items):
        held = keep if place == last else ""
        yield writer.paragraph(_LISTS[below.kind], writer.spans(item), held + numbering, indent)


def _quotation(block: Quotation, plan: Plan, writer: MarkupWriter, keep: str) -> str:
    """Return a quotation between the language's marks, which are not part of its words."""
    marked = writer.marked(Mark.BLOCK, block.id, writer.spans(block.spans))
    labels = plan.labels
    words = f"{writer.text(labels.quote_open)}{marked}{writer.text(labels.quote_close)}"
    if block.speaker is None:
        return writer.paragraph(Style.QUOTE, words, keep)
    quote = writer.paragraph(Style.QUOTE, words, _KEEP)
    return quote + writer.paragraph(Style.SPEAKER, writer.text(block.speaker), keep)


def _question(block: Question, plan: Plan, writer: MarkupWriter, keep: str) -> str:
    """Return a question, numbered by its style, the paragraphs of its answer, and what is said
    if that is not enough: the question, the answer and that stay together.
    """
    asked = writer.marked(Mark.QUESTION, block.id, writer.text(block.question))
    if block.answer:
        answers = [writer.spans(spans) for spans in block.answer]
    else:
        answers = [writer.label(plan.labels.answer_open, writer.emphasis())]
    question = writer.paragraph(Style.QUESTION, asked, _KEEP)
    held = _KEEP if block.pressed else keep
    parts = [question, *(writer.paragraph(Style.ANSWER, each, held) for each in answers)]
    return "".join([*parts, *_pressed(block, writer, keep)])


def _pressed(block: Question, writer: MarkupWriter, keep: str) -> Iterator[str]:
    last = len(block.pressed)
    for number, spans in enumerate(block.pressed, start=1):
        label = writer.label(block.pressed_label, writer.strong()) if number == 1 else ""
        words = writer.marked(Mark.PRESSED, f"{number}_{block.id}", label + writer.spans(spans))
        held = _KEEP if number < last else keep
        yield writer.paragraph(Style.ANSWER, words, held, _PRESSED_PLACE)


def _closing(plan: Plan, writer: MarkupWriter) -> Iterator[str]:
    contact = 0
    for index, line in enumerate(plan.closing):
        if line.kind == "source":
            inner = writer.marked(Mark.FIELD, "source", _source(line, writer))
        else:
            contact += 1
            words = (Span(line.colon + line.text), *line.address)
            inner = writer.marked(
                Mark.CONTACT, str(contact), writer.label(line.label) + writer.spans(words)
            )
        keep = _KEEP if index < len(plan.closing) - 1 else ""
        yield writer.paragraph(Style.CLOSING, inner, keep, "" if index else _CLOSING_SPACE)


def _source(line: ClosingLine, writer: MarkupWriter) -> str:
    """Return the source's line, its words but for the label and the link in a control."""
    words = writer.control("source", writer.text(line.text)) if line.text else ""
    return writer.label(line.label + line.colon) + words + writer.spans(line.address)
