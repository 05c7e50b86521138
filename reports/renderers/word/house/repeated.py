"""Fields in headers and footers that repeat a style which no brief has.

Word prints “Error! No text of specified style in document.” on every page where the text of
a template, which is in no brief, had such a paragraph (STYLEREF, 17.16.5.59).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.renderers.word.house.source import W
from reports.wordfile.style_names import english_name

#: The styles that every brief has; a number is a heading's level.
_HELD = ("title", "heading 1", "1")
_CODE = re.compile(r'\s*STYLEREF\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)


def drop_repeated(root: Any) -> Iterator[str]:
    """Take the fields that repeat what no brief has out of a part, and yield the styles' names."""
    for simple in list(root.iter(_w("fldSimple"))):
        if name := _missing(simple.get(_w("instr"), "")):
            simple.getparent().remove(simple)
            yield name
    for paragraph in root.iter(_w("p")):
        for field in list(_fields(paragraph)):
            code = "".join(text.text or "" for run in field for text in run.iter(_w("instrText")))
            if name := _missing(code):
                for run in field:
                    run.getparent().remove(run)
                yield name


def _fields(paragraph: Any) -> Iterator[list[Any]]:
    """Yield the runs of each field of a paragraph; one in another belongs to that."""
    depth, runs = 0, list[Any]()
    for run in paragraph.iter(_w("r")):
        kinds = [each.get(_w("fldCharType")) for each in run.iter(_w("fldChar"))]
        depth += kinds.count("begin")
        if depth:
            runs.append(run)
        depth -= kinds.count("end")
        if runs and depth == 0:
            yield runs
            runs = []


def _missing(code: str) -> str:
    """Return the name of the style that a field repeats, "" if a brief has it or it is no such."""
    found = _CODE.match(code)
    name = (found[1] or found[2]) if found else ""
    plain = " ".join((name or "").split()).casefold()
    return "" if {plain, english_name(plain)} & set(_HELD) else name or ""


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
