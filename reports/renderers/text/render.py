"""The plan as plain text of 72 columns, laid out by the Jinja2 templates in templates/text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from reports.look import Look
from reports.plan import (
    AppendixStart,
    Bar,
    Chart,
    Heading,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    SingleBlock,
    Table,
    single_blocks,
)
from reports.renderers.contract import Rendered
from reports.renderers.templating import render_template
from reports.renderers.text import compiled
from reports.renderers.text.tables import column_widths, table_lines
from reports.renderers.wrap import WIDTH, columns, pad, plain_text, wrap
from reports.slotted import frozen

#: How much further in than an answer stands what is said if that is not enough.
_PRESSED = "   "


@frozen
class LaidBlock:
    """A block as the templates see it: which partial lays it out, and its wrapped text.

    `rule` is a line as wide as the text of a sub-heading.
    """

    kind: str
    text: str
    caption: str = ""
    notes: str = ""
    rule: str = ""


class TextRenderer:
    """Plain text that reads well in a terminal, in a mail and aloud."""

    name = "txt"
    suffix = ".txt"
    media_type = "text/plain; charset=utf-8"

    def render(self, plan: Plan, look: Look, /) -> Rendered:
        """Return the text in UTF-8, with line feeds as its line ends."""
        text = render_template(
            look.templates,
            "text",
            "briefing.txt.j2",
            compiled,
            plan=plan,
            head=_head(plan),
            parts=[_part(block, plan) for block in single_blocks(plan.blocks)],
            closing="\n".join(
                _join(wrap(plain_text(line.spans), indent="  ", first="")) for line in plan.closing
            ),
            double="=" * WIDTH,
            single="-" * WIDTH,
        )
        return Rendered(text)


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _text(text: str | None) -> str:
    return _join(wrap(text)) if text else ""


def _head(plan: Plan) -> dict[str, str]:
    title = plan.title
    return {
        "kicker": _text(plan.kicker),
        "title": _text(title.title),
        "subtitle": _text(title.subtitle),
        "meta": _text(plan.dateline),
        "facts": _join(
            line for fact in plan.head for line in wrap(fact.labelled.text, indent="  ", first="")
        ),
        "summary": _text(plain_text(plan.summary)),
        "marking": _text(plan.marking),
        "embargo": _text(plan.embargo),
    }


def _part(block: SingleBlock, plan: Plan) -> LaidBlock:
    labels = plan.labels
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return LaidBlock("paragraph", _text(plain_text(block.spans)))
        case Quotation():
            return LaidBlock("quotation", _join(_quotation(block, plan)))
        case ItemList():
            return LaidBlock("list", _join(_items(block, "  ")))
        case Table():
            return _table(block)
        case Chart():
            return LaidBlock(
                "chart", _join(_bars(block)), _text(str(block.caption)), _text(block.note)
            )
        case AppendixStart():
            return LaidBlock("appendix", _text(block.text))
        case Question():
            return LaidBlock("question", _join(_question(block, labels.answer_open)))
    assert_never(block)


def _heading(block: Heading) -> LaidBlock:
    lines = wrap(block.text)
    if block.level == 2:
        return LaidBlock("heading", _join(lines))
    return LaidBlock("subheading", _join(lines), rule="~" * max(3, *map(columns, lines)))


def _table(table: Table) -> LaidBlock:
    if table.boxed:
        from reports.renderers.plain_tables import plain_table  # few briefs have one

        table = plain_table(table)
    kind = "table" if table.caption.number else "form"
    notes = _join(_text(note) for note in table.notes)
    return LaidBlock(kind, _join(table_lines(table)), _text(str(table.caption)), notes)


def _quotation(block: Quotation, plan: Plan) -> Iterator[str]:
    words = f"{plan.labels.quote_open}{plain_text(block.spans)}{plan.labels.quote_close}"
    yield from wrap(words, indent="    ")
    if block.speaker:
        yield from wrap(block.speaker, indent="      ", first="    — ")


def _items(block: ItemList, indent: str) -> Iterator[str]:
    """Yield the lines of a list; one below an item begins where the item's text does."""
    last = len(str(len(block.items)))
    for number, (item, below) in enumerate(block.entries, start=1):
        mark = f"{number:>{last}}. " if block.kind == "numbered" else "• "
        inner = indent + " " * len(mark)
        yield from wrap(plain_text(item), indent=inner, first=f"{indent}{mark}")
        yield from _items(below, inner) if below else ()


def _bars(chart: Chart) -> list[str]:
    """Return the numbers of a chart: in plain text they say more than drawn bars."""
    rows = [row for bar in chart.bars for row in _bar(bar, len(chart.statuses) > 1)]
    sizes = column_widths(rows) or [WIDTH // 2 - 1] * 2
    lines = []
    for label, text in rows:
        labels, texts = wrap(label, sizes[0]), wrap(text, sizes[1])
        for i in range(max(len(labels), len(texts))):
            left = pad(labels[i] if i < len(labels) else "", sizes[0], "start")
            right = pad(texts[i] if i < len(texts) else "", sizes[1], "end")
            lines.append(f"{left}  {right}".rstrip(" "))
    return lines


def _bar(bar: Bar, split: bool) -> Iterator[tuple[str, str]]:
    """Yield a bar's label and number, below them those of its parts if it is `split`."""
    yield bar.label, bar.text
    for part in bar.segments if split else ():
        yield f"  {part.status}", part.text


def _question(block: Question, answer_open: str) -> Iterator[str]:
    mark = f"{block.number}. "
    indent = " " * len(mark)
    yield from wrap(block.question, indent=indent, first=mark)
    for i, answer in enumerate(block.answer):
        yield from [""] if i else []
        yield from wrap(plain_text(answer), indent=indent)
    if not block.answer:
        yield from wrap(answer_open, indent=indent)
    inner, label = indent + _PRESSED, block.pressed_label
    for pressed in block.pressed:
        yield ""
        yield from wrap(label + plain_text(pressed), indent=inner)
        label = ""
