r"""The contents list of a long brief: links to its headings, and no page numbers.

Page numbers would be guesses until Word counts its pages, and Word asks before it
does. Without them (switch ``\\n``) the list is right from the start and stays so.
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.plan import AppendixStart, Heading, Plan, Table, single_blocks
from reports.renderers.word.blocks.extent import Extent
from reports.renderers.word.markup import MarkupWriter, attribute, escape
from reports.wordfile.vocabulary import Mark, Style, bookmark

#: A brief gets a contents list when it is longer than this, and has so many headings.
_PAGES, _HEADINGS = 3, 4
_INSTRUCTION = 'TOC \\o "1-1" \\n \\h \\u'


def contents_list(plan: Plan, writer: MarkupWriter, extent: Extent) -> list[str]:
    """Return the list's paragraphs, none for a brief that is short or has few headings."""
    if extent.pages <= _PAGES:
        return []
    headings = list(_headings(plan))
    if len(headings) < _HEADINGS:
        return []
    entries = [_entry(anchor, text, writer) for anchor, text in headings]
    entries[0] = _OPEN + entries[0]
    entries[-1] += _CLOSE
    heading = writer.paragraph(Style.CONTENTS_HEADING, writer.label(plan.labels.contents))
    return [heading, *(writer.paragraph(Style.CONTENTS, entry) for entry in entries)]


def _headings(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the headings of the first level, each behind the name of its bookmark."""
    for block in single_blocks(plan.blocks):
        match block:
            case AppendixStart() | Heading(level=2):
                yield bookmark(Mark.HEADING, block.id), block.text
            case Table(is_form=True):
                yield bookmark(Mark.TABLE, block.kind), block.caption.text


def _entry(anchor: str, text: str, writer: MarkupWriter) -> str:
    name = attribute(anchor)
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{writer.text(text)}</w:hyperlink>'


_CHAR = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'
_OPEN = (
    f'{_CHAR % "begin"}<w:r><w:instrText xml:space="preserve"> {escape(_INSTRUCTION)} '
    f"</w:instrText></w:r>{_CHAR % 'separate'}"
)
_CLOSE = _CHAR % "end"
