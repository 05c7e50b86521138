"""The body of a Word brief in pieces: a part of the briefing each, with its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from lxml import etree

from reports.plan import HeadKind
from reports.revision.word.package import W, value_at
from reports.slotted import frozen
from reports.wordfile.vocabulary import Mark, Style, read_bookmark

#: Lines that are known by their style: there is one of each.
_BY_STYLE = (
    Style.MARKING, Style.EMBARGO, Style.KICKER, Style.TITLE, Style.SUBTITLE, Style.DATELINE,
    Style.SUMMARY, Style.CONTENTS_HEADING,
)  # fmt: skip
#: Lines of one style of which each has its own name.
_FACTS = get_args(HeadKind)
CONTENTS = Style.CONTENTS_HEADING.value
_BY_ID = (Mark.HEADING, Mark.BLOCK, Mark.QUESTION)


@frozen
class Piece:
    """A part of a brief: its key, and the paragraphs and tables that show it.

    The key of a part with an id is that id.
    """

    key: str | None
    elements: tuple[etree._Element, ...]

    @property
    def shape(self) -> tuple[object, ...]:
        """What it must have in common with a piece that it is compared with line by line."""
        first = self.elements[0]
        tables = (each for each in self.elements if each.tag == f"{W}tbl")
        inner = next(
            (element_kind(each) for each in self.elements if _level(each) not in (None, "0")), None
        )
        return element_kind(first), _level(first), inner, *(bool(columns_of(t)) for t in tables)


def element_kind(element: etree._Element) -> tuple[str, str | None, bool, str | None, bool]:
    """Return what a paragraph is by its properties: its style, direction and level in a list.

    The last tells what is said if an answer is not enough from the answer.
    """
    properties = element.find(f"{W}pPr")
    right = properties is not None and properties.find(f"{W}bidi") is not None
    pressed = any(mark is Mark.PRESSED for mark, _ in marks_in(element))
    return str(element.tag), value_at(properties, "pStyle"), right, _level(element), pressed


def pieces_of(body: etree._Element, styles: Mapping[Style, str]) -> list[Piece]:
    """Return the pieces of a body; `styles` are the ids of the styles in it."""
    names = {styles[style]: style for style in Style}
    found: list[tuple[str | None, list[etree._Element]]] = []
    for element in body:
        style = names.get(value_at(element, "pPr", "pStyle") or "")
        key = _key(element, style)
        if found and (key is None or key == found[-1][0]):
            found[-1][1].append(element)
        else:
            found.append((key, [element]))
    return [Piece(key, tuple(elements)) for key, elements in found]


def _key(element: etree._Element, style: Style | None) -> str | None:
    """Return the key of the piece that begins with an element; None if it belongs to the last."""
    if style is Style.DATELINE and (fact := _fact_in(element)):
        return f"field:{fact}"
    if style in _BY_STYLE:
        return style.value
    if element.tag == f"{W}tbl":
        return None
    for mark, name in marks_in(element):
        if mark in _BY_ID:
            return name
        if mark is Mark.TABLE:
            return f"table:{name}"
        if mark is Mark.CONTACT:
            return "contacts"
        if mark is Mark.FIELD:
            return f"field:{name}"
    return "chart" if style is Style.CAPTION else None


def _fact_in(element: etree._Element) -> str | None:
    """Return the fact of the head that a line below the dateline says."""
    named = (name for mark, name in marks_in(element) if mark is Mark.FIELD)
    return next((name for name in named if name in _FACTS), None)


def marks_in(element: etree._Element) -> Iterator[tuple[Mark, str]]:
    """Yield what the bookmarks in an element mark, in their order."""
    for start in element.iter(f"{W}bookmarkStart"):
        if known := read_bookmark(start.get(f"{W}name", "")):
            yield known


def row_key(row: etree._Element) -> str | None:
    """Return the key of a table row: its id, or which of the totals it is."""
    mark, name = next(marks_in(row), (None, ""))
    if mark is Mark.COLUMN:
        return "head"
    return f"total:{name}" if mark is Mark.TOTAL else name or None


def _level(element: etree._Element) -> str | None:
    """Return how deep a paragraph stands in a list that it is put in by number."""
    return value_at(element, "pPr", "numPr", "ilvl")


def columns_of(table: etree._Element) -> tuple[str, ...]:
    """Return what the columns of a table are known by; () where not all are."""
    first = table.find(f"{W}tr")
    cells = () if first is None else first.findall(f"{W}tc")
    found = tuple(name for cell in cells for mark, name in marks_in(cell) if mark is Mark.COLUMN)
    return found if len(found) == len(cells) else ()
