"""How each format shows what the plan leaves to it, and one text that it must say."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from reports.model.spans import Spans
from reports.slotted import frozen


@frozen
class Expected:
    """A text that must stand in an output; `part` is the field, or the id of the part, it says."""

    text: str
    part: str


@frozen
class FormatShape:
    """How a format shows what the plan leaves to it.

    `marks` are list marks, numbers of questions and dashes before speakers, where they are
    text; `addresses`: a link's address stands behind it; `labels_once`: several contacts
    stand under one label; `named_links`: what names the source leads to it; `facts_in_lines`:
    several facts of the head stand in a line; `framed`: marking and embargo begin and end the
    text. `boxes` to tick are drawn, or written in letters, or say by a name for those who listen
    whether they are ticked. `tables` are in ``columns``; or rows are ``records``, a line a cell;
    or what three columns have no room for is ``folded`` below a row.
    """

    name: str
    captions_numbered: bool = True
    marks: bool = True
    addresses: bool = False
    highlights: bool = False
    labels_once: bool = False
    named_links: bool = False
    facts_in_lines: bool = False
    framed: bool = False
    boxes: Literal["drawn", "letters", "named"] = "drawn"
    tables: Literal["columns", "records", "folded"] = "columns"


SHAPES = {
    shape.name: shape
    for shape in (
        FormatShape(
            "pdf", captions_numbered=False, highlights=True, labels_once=True, named_links=True,
            facts_in_lines=True,
        ),
        FormatShape("docx", marks=False),
        FormatShape("txt", addresses=True, framed=True, boxes="letters"),
        FormatShape(
            "html", captions_numbered=False, addresses=True, highlights=True, labels_once=True,
            named_links=True, facts_in_lines=True, framed=True, boxes="named",
        ),
        # the bodies of a message
        FormatShape(
            "mail-txt", captions_numbered=False, addresses=True, framed=True, boxes="letters",
            tables="records",
        ),
        FormatShape(
            "mail-html", captions_numbered=False, addresses=True, highlights=True,
            labels_once=True, named_links=True, facts_in_lines=True, framed=True, boxes="named",
            tables="folded",
        ),
    )
}  # fmt: skip


def shown_words(spans: Spans, shape: FormatShape) -> str:
    """Return the words of spans; where addresses stand in the text, each behind its link."""
    if not shape.addresses or (len(spans) == 1 and spans[0].href is None):
        return "".join(span.text for span in spans)
    parts = []
    for href, link in groupby(spans, key=lambda span: span.href):
        *before, last = (span.text for span in link)
        address = (href or "").removeprefix("mailto:").removeprefix("tel:")
        behind = f" ({address})" if address not in ("", last) else ""
        parts += [*before, last, behind]
    return "".join(parts)
