"""What a Word brief is made of: headings, tables and pictures, read back from the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from reports.limits import VERIFIED_TIMES
from reports.readers.own.word_parts import main_part
from reports.readers.own.zipguard import GuardedZip
from reports.slotted import frozen

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
#: The level in the outline of what stands in these styles of ours.
_LEVELS = {
    "Title": 1, "Heading1": 2, "AppendixHeading": 2, "Heading2": 3, "Question": 3,
}  # fmt: skip


@frozen
class Outlined:
    """One thing of the outline; `level` counts from 1, the title's.

    Of a table `text` is the caption, with its rows and columns; of a picture what is said of it
    to those who do not see it.
    """

    kind: Literal["heading", "table", "picture"]
    text: str
    level: int
    rows: int = 0
    columns: int = 0


def word_structure(data: bytes, name: str) -> list[Outlined]:
    """Return the outline of a Word brief, in the order of reading.

    Raises:
        InputError: if it is no Word file that can be read.
    """
    _, root = main_part(GuardedZip(data, name, times=VERIFIED_TIMES))
    return list(_outline(root))


def _outline(root: Any) -> Iterator[Outlined]:
    level, caption = 1, ""
    for each in root.iter(f"{_W}p", f"{_W}tbl", _DESCRIBED):
        if each.tag == f"{_W}tbl":
            rows, columns = each.findall(f"{_W}tr"), each.findall(f"{_W}tblGrid/{_W}gridCol")
            yield Outlined("table", caption, level + 1, len(rows), len(columns))
            caption = ""
        elif each.tag == _DESCRIBED:
            yield Outlined("picture", each.get("descr") or "", level + 1)
        elif (style := _style(each)) == "Caption":
            caption = _text(each)
        elif style in _LEVELS and (text := _text(each)):
            level = _LEVELS[style]
            yield Outlined("heading", text, level)


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else str(found.get(f"{_W}val"))


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
