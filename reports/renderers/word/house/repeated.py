"""Fields in headers and footers that repeat what a template says, and no brief does.

Word prints “Error! No text of specified style in document.” on every page where the text of
a template, which is in no brief, had a paragraph of a style (STYLEREF, 17.16.5.59). The title
(TITLE, 17.16.5.65) stands there as the template had it, until Word looks: it is in a line of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.renderers.word.parts.names import W
from reports.wordfile.style_names import english_name
from reports.wordfile.vocabulary import Mark

#: The styles that every brief has; a number is a heading's level.
_HELD = ("title", "heading 1", "1")
_CODE = re.compile(r'(?<!\w)STYLEREF\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_TITLE = re.compile(r'\s*(?:DOCPROPERTY\s+"?)?TITLE\b', re.IGNORECASE)
#: What a brief of ours repeats of its own first page, by a bookmark that the next one may lack.
_OWN = re.compile(rf"(?<!\w)REF\s+{Mark.FIELD}\w")
_LETTER = re.compile(r"\w")
#: What is seen without a letter.
_SEEN = ("drawing", "pict", "object", "fldChar", "fldSimple", "sdt", "sym", "pgNum", "ptab")


def drop_repeated(root: Any) -> Iterator[str]:
    """Take the fields that repeat what no brief has out of a part, and yield the styles' names."""
    for paragraph in list(root.iter(_w("p"))):
        dropped = [*_drop_simple(paragraph), *_drop_fields(paragraph)]
        yield from filter(None, dropped)
        if dropped and paragraph.getparent() is root and _is_bare(paragraph):
            root.remove(paragraph)


def drop_page_lines(root: Any) -> None:
    """Take the lines that number the pages off a brief of ours: they name its reference."""
    for paragraph in root.findall(_w("p")):
        codes = (text.text or "" for text in paragraph.iter(_w("instrText")))
        if "NUMPAGES" in "".join(codes):
            root.remove(paragraph)


def _drop_simple(paragraph: Any) -> Iterator[str]:
    for field in list(paragraph.iter(_w("fldSimple"))):
        name = _missing(field.get(_w("instr"), ""))
        if name is not None:
            field.getparent().remove(field)
            yield name


def _drop_fields(paragraph: Any) -> Iterator[str]:
    for field in list(_fields(paragraph)):
        code = "".join(text.text or "" for run in field for text in run.iter(_w("instrText")))
        name = _missing(code)
        if name is not None:
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


def _missing(code: str) -> str | None:
    """Return the style that a field repeats, "" for the title, None for what a brief has."""
    if _TITLE.match(code) or _OWN.search(code):
        return ""
    for found in _CODE.finditer(code):
        name = found[1] or found[2] or ""
        plain = " ".join(name.split()).casefold()
        if not {plain, english_name(plain)} & set(_HELD):
            return name
    return None


def _is_bare(paragraph: Any) -> bool:
    """Return whether nothing is seen of a paragraph but what stood between its fields."""
    if next(paragraph.iter(*map(_w, _SEEN)), None) is not None:
        return False
    return not any(_LETTER.search(text.text or "") for text in paragraph.iter(_w("t")))


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
