"""What a Word brief is made of: headings, tables and pictures, read back from the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from reports.limits import VERIFIED_TIMES
from reports.readers.own.word_parts import main_part, outline_levels
from reports.readers.own.zipguard import GuardedZip
from reports.slotted import frozen
from reports.wordfile.vocabulary import Mark

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_TITLE = f"{Mark.FIELD}title"


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
    package = GuardedZip(data, name, times=VERIFIED_TIMES)
    main, root = main_part(package)
    return list(_outline(root, outline_levels(package, main)))


def _outline(root: Any, levels: Mapping[str, int]) -> Iterator[Outlined]:
    """Yield what there is; bookmarks tell what is known by no level of its style."""
    level, caption = 1, ""
    for each in root.iter(f"{_W}p", f"{_W}tbl", _DESCRIBED):
        if each.tag == f"{_W}tbl":
            rows, columns = each.findall(f"{_W}tr"), each.findall(f"{_W}tblGrid/{_W}gridCol")
            yield Outlined("table", caption, level + 1, len(rows), len(columns))
            caption = ""
        elif each.tag == _DESCRIBED:
            yield Outlined("picture", each.get("descr") or "", level + 1)
        elif _is_marked(each, Mark.TABLE):
            caption = _text(each)
        elif (found := _level(each, levels)) is not None and (text := _text(each)):
            level = found
            yield Outlined("heading", text, level)


def _level(paragraph: Any, levels: Mapping[str, int]) -> int | None:
    """Return the level of a heading: the title's is 1, and below it those of styles begin."""
    if _is_marked(paragraph, _TITLE):
        return 1
    found = levels.get(_style(paragraph))
    return None if found is None else found + 2


def _is_marked(paragraph: Any, mark: str) -> bool:
    marks = paragraph.iter(f"{_W}bookmarkStart")
    return any(each.get(f"{_W}name", "").startswith(mark) for each in marks)


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else str(found.get(f"{_W}val"))


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
