"""Every string that a Word brief has to show, and how readers' texts are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.model import Spans
from reports.plan import (
    AppendixStart,
    Block,
    Chart,
    Heading,
    ItemList,
    KeyMessages,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
)

# marks of direction, soft hyphens and white space of all kinds: readers and PDFs differ in them
_SILENT = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


def squeeze(text: str) -> str:
    """Return `text` without white space, as outputs are compared."""
    return _SILENT.sub("", text)


def plan_strings(plan: Plan) -> list[str]:
    """Return every string of `plan` that a reader of the document must find."""
    title = plan.title
    found = [
        plan.marking,
        plan.embargo,
        title.organisation,
        title.kicker,
        title.reference,
        title.title,
    ]
    found += [title.subtitle, title.date, title.byline, plan.stage.text]
    found += [fact.labelled.text for fact in plan.head]
    found.append(joined(plan.summary))
    for block in plan.blocks:
        found += _block(block, plan)
    found += [joined(line.spans) for line in plan.closing]
    return [text for text in found if text]


def joined(spans: Spans) -> str:
    """Return the text of spans, on one line."""
    return "".join(span.text for span in spans).replace("\u2028", " ")


def _block(block: Block, plan: Plan) -> Iterator[str]:
    match block:
        case Heading(text=text) | AppendixStart(text=text):
            yield text
        case Paragraph(spans=spans):
            yield joined(spans)
        case Quotation(spans=spans, speaker=speaker):
            yield f"{plan.labels.quote_open}{joined(spans)}{plan.labels.quote_close}"
            yield speaker or ""
        case ItemList():
            yield from map(joined, block.texts)
        case KeyMessages(text=text, messages=messages):
            yield text
            yield from (joined(line.spans) for line in messages)
        case Table(caption=caption, columns=columns, rows=rows, notes=notes):
            yield from (str(caption), *notes, *(column.title for column in columns))
            yield from (line.text for row in rows for cell in row.cells for line in cell.lines)
        case Chart(caption=caption):
            yield str(caption)
        case Question(question=question, answer=answer, pressed=pressed, pressed_label=label):
            yield question
            yield from map(joined, answer or ())
            yield "" if answer else plan.labels.answer_open
            yield label
            yield from map(joined, pressed)
