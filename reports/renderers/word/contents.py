r"""The contents list of a long brief: links to its headings, and no page numbers.

Page numbers would be guesses until Word counts its pages, and Word asks before it
does. Without them (switch ``\\n``) the list is right from the start and stays so.
"""

from __future__ import annotations

from math import ceil

from reports.model.spans import Spans
from reports.plan import (
    AppendixStart,
    Block,
    Chart,
    Heading,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
)
from reports.renderers.word.markup import MarkupWriter, attribute, escape
from reports.wordfile.vocabulary import Mark, Style, bookmark

#: A brief gets a contents list when it is longer than this.
_PAGES = 3
#: Lines of body text on a page, and characters on a line, of the shipped template on A4.
_LINES, _CHARACTERS = 48, 105
_INSTRUCTION = 'TOC \\o "1-1" \\n \\h \\u'


def contents_list(plan: Plan, writer: MarkupWriter) -> list[str]:
    """Return the list's paragraphs, none for a brief that is short or has few headings."""
    headings = [
        (block.id, block.text)
        for block in plan.blocks
        if isinstance(block, AppendixStart) or (isinstance(block, Heading) and block.level == 2)
    ]
    if len(headings) < 2 or estimate_pages(plan) <= _PAGES:
        return []
    entries = [_entry(name, text, writer) for name, text in headings]
    entries[0] = _OPEN + entries[0]
    entries[-1] += _CLOSE
    heading = writer.paragraph(Style.CONTENTS_HEADING, writer.label(plan.labels.contents))
    return [heading, *(writer.paragraph(Style.CONTENTS, entry) for entry in entries)]


def estimate_pages(plan: Plan) -> float:
    """Return about how many pages the brief will have in Word."""
    lines = 12.0 + _lines(_length(plan.summary)) * 1.4
    for block in plan.blocks:
        if isinstance(block, AppendixStart):
            lines = ceil(lines / _LINES) * _LINES
        lines += _block_lines(block)
    return (lines + len(plan.closing)) / _LINES


def _block_lines(block: Block) -> float:
    match block:
        case Paragraph(spans=spans):
            return _lines(_length(spans)) + 0.5
        case ItemList():
            items = list(block.texts)
            return sum([_lines(_length(item)) for item in items]) + 0.3 * len(items)
        case Quotation(spans=spans):
            return _lines(_length(spans)) * 1.2 + 2
        case Table(rows=rows, columns=columns):
            # a row is as high as its longest cell
            longest = [max([len(cell.text) for cell in row.cells]) for row in rows]
            return 4 + sum([_lines(length * len(columns)) + 0.4 for length in longest])
        case Chart(bars=bars):
            return 4 + len(bars) * 1.6
        case Question(answer=answer):
            return 1.8 + sum([_lines(_length(each)) for each in answer]) + 0.4 * len(answer)
        case _:
            return 2.2


def _length(spans: Spans) -> int:
    return sum([len(span.text) for span in spans])


def _lines(characters: int) -> int:
    """Return how many lines of body text so many characters take, at least one."""
    return ceil(characters / _CHARACTERS) or 1


def _entry(name: str, text: str, writer: MarkupWriter) -> str:
    anchor = attribute(bookmark(Mark.HEADING, name))
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{writer.text(text)}</w:hyperlink>'


_CHAR = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'
_OPEN = (
    f'{_CHAR % "begin"}<w:r><w:instrText xml:space="preserve"> {escape(_INSTRUCTION)} '
    f"</w:instrText></w:r>{_CHAR % 'separate'}"
)
_CLOSE = _CHAR % "end"
