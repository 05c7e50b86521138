"""A Word brief read back: its paragraphs and cells in order, its notes, charts, headers, footers.

Only what Word shows is read: not the instructions of fields, not deleted text
(ECMA-376, part 1, 17.16.23 and 17.3.3.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.limits import VERIFIED_TIMES
from reports.readers.own.word_parts import main_part
from reports.readers.own.zipguard import GuardedZip
from reports.verification.seen import Passage, Seen

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NOTES = "word/footnotes.xml"
_RUNNING = re.compile(r"word/[^/]*(?:header|footer)[^/]*\.xml")
_LABELS = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_CHARTS = re.compile(r"word/charts/chart\d+\.xml")
_CONTENTS = re.compile(r"TOC(?:Heading|\d)")
#: What a run shows beside its letters.
_SHOWN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PARAGRAPH, _TEXT, _STYLE, _VALUE = f"{_W}p", f"{_W}t", f"{_W}pStyle", f"{_W}val"
#: Never shown as text: what was deleted, or moved elsewhere, although it is in the file.
_HIDING = (f"{_W}del", f"{_W}moveFrom")
#: Holds paragraphs inside a paragraph.
_FRAME = f"{_W}txbxContent"

#: The texts of a paragraph, what its pictures show, and whether it belongs to a contents list.
_Found = tuple[list[str], list[str], bool]


def word_passages(data: bytes, name: str) -> Seen:
    """Return what the Word file called `name` says.

    Raises:
        InputError: if it is no Word file that can be read.
    """
    package = GuardedZip(data, name, times=VERIFIED_TIMES)
    parts = sorted(package.names)
    body, contents = _passages(main_part(package)[1])
    if _NOTES in parts:
        body += _passages(package.read_xml(_NOTES))[0]
    for part in filter(_CHARTS.fullmatch, parts):
        body += _chart(package.read_xml(part))
    running = (
        "\n".join(one.text for one in _passages(package.read_xml(part))[0])
        for part in filter(_RUNNING.fullmatch, parts)
    )
    return Seen(tuple(body), tuple(running), contents)


def _passages(root: Any) -> tuple[list[Passage], str]:
    """Return the paragraphs that say something, also those of cells and frames.

    A contents list is none, since it says headings again: it is returned apart.
    """
    body: list[Passage] = []
    contents: list[str] = []
    for texts, pictures, is_contents in _paragraphs(root):
        text = "".join(texts)
        if is_contents:
            contents.append(text)
        elif text and not text.isspace():
            body.append(Passage(text))
        if pictures:
            body += map(Passage, filter(None, pictures))
    return body, " ".join(contents)


def _paragraphs(root: Any) -> Iterator[_Found]:
    """Yield what each paragraph says. Most documents have it in order: then one walk does."""
    if next(root.iter(*_HIDING, _FRAME), None) is None:
        yield from _in_one_walk(root)
        return
    for one in root.iter(_PARAGRAPH):
        pictures = [picture.get("descr", "") for picture in one.iter(_DRAWING)]
        yield list(_shown(one)), pictures, any(map(_is_contents, one.iter(_STYLE)))


def _in_one_walk(root: Any) -> Iterator[_Found]:
    texts: list[str] = []
    pictures: list[str] = []
    is_contents = False
    for element in root.iter(_PARAGRAPH, _TEXT, _STYLE, _DRAWING, *_SHOWN):
        tag = element.tag
        if tag == _TEXT:
            texts.append(element.text or "")
        elif tag == _PARAGRAPH:
            yield texts, pictures, is_contents
            texts, pictures, is_contents = [], [], False
        elif tag == _STYLE:
            is_contents = is_contents or _is_contents(element)
        elif tag == _DRAWING:
            pictures.append(element.get("descr", ""))
        else:
            texts.append(_SHOWN[tag])
    yield texts, pictures, is_contents


def _shown(element: Any) -> Iterator[str]:
    """Yield the texts of a paragraph, but not of paragraphs inside it, nor what is hidden."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SHOWN:
            yield _SHOWN[child.tag]
        elif child.tag not in _HIDING and child.tag != _PARAGRAPH:
            yield from _shown(child)


def _is_contents(style: Any) -> bool:
    """Return whether a style is one that Word gives to a contents list, and a paragraph's own.

    A style that a paragraph had before somebody changed it says nothing.
    """
    named = style.get(_VALUE, "")
    if not named.startswith("TOC") or _CONTENTS.fullmatch(named) is None:
        return False
    return bool(style.getparent().getparent().tag == _PARAGRAPH)


def _chart(root: Any) -> Iterator[Passage]:
    """Yield the names, values and labels that a chart shows until Word opens its workbook.

    A series whose values are not in the workbook only has the labels of others.
    """
    for series in root.iter(f"{_C}ser"):
        drawn = series.find(f"{_C}val/{_C}numRef") is not None
        parts = [series] if drawn else series.iter(f"{_LABELS}dlblRangeCache")
        for part in parts:
            for value in part.iter(f"{_C}v"):
                yield Passage(value.text or "")
