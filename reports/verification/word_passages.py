"""A Word brief read back: its paragraphs and cells in order, its notes, charts, headers, footers.

Only what Word shows is read: not the instructions of fields, not deleted text
(ECMA-376, part 1, 17.16.23 and 17.3.3.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.readers.own.zipguard import GuardedZip
from reports.verification.seen import Passage, Seen

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DOCUMENT, _NOTES = "word/document.xml", "word/footnotes.xml"
_RUNNING = re.compile(r"word/[^/]*(?:header|footer)[^/]*\.xml")
_CHARTS = re.compile(r"word/charts/chart\d+\.xml")
_CONTENTS = re.compile(r"TOC(?:Heading|\d)")
#: What a run shows beside its letters.
_SHOWN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
#: Never shown as text: what a field does, what was deleted, what stands beside in a picture.
_HIDDEN = frozenset((f"{_W}instrText", f"{_W}delText", f"{_W}del", f"{_W}moveFrom"))


def word_passages(data: bytes, name: str) -> Seen:
    """Return what the Word file called `name` says.

    Raises:
        InputError: if it is no Word file that can be read.
    """
    package = GuardedZip(data, name)
    parts = sorted(package.names)
    document = package.read_xml(_DOCUMENT)
    body = list(_passages(document))
    if _NOTES in parts:
        body += _passages(package.read_xml(_NOTES))
    for part in filter(_CHARTS.fullmatch, parts):
        body += _chart(package.read_xml(part))
    running = (
        "\n".join(one.text for one in _passages(package.read_xml(part)))
        for part in filter(_RUNNING.fullmatch, parts)
    )
    contents = ("".join(_shown(one)) for one in document.iter(f"{_W}p") if _is_contents(one))
    return Seen(tuple(body), tuple(running), " ".join(contents))


def _passages(root: Any) -> Iterator[Passage]:
    """Yield the paragraphs that say something, also those of cells and frames.

    A contents list is none: it says headings again.
    """
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(_shown(paragraph))
        if text.strip() and not _is_contents(paragraph):
            yield Passage(text)
        for picture in paragraph.iter(_DRAWING):
            if described := picture.get("descr"):
                yield Passage(described)


def _shown(element: Any) -> Iterator[str]:
    """Yield the texts of a paragraph, but not of paragraphs inside it."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SHOWN:
            yield _SHOWN[child.tag]
        elif child.tag not in _HIDDEN and child.tag != f"{_W}p":
            yield from _shown(child)


def _chart(root: Any) -> Iterator[Passage]:
    """Yield the names and values that a chart shows until Word opens its workbook."""
    for series in root.iter(f"{_C}ser"):
        for value in series.iter(f"{_C}v"):
            yield Passage(value.text or "")


def _is_contents(paragraph: Any) -> bool:
    """Return whether a paragraph belongs to a contents list, by the style that Word gives it."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and _CONTENTS.fullmatch(style.get(f"{_W}val", "")) is not None
