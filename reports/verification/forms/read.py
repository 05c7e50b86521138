"""The forms of an output of each format: of its tags, its styles, or its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from typing import Any

from reports.limits import VERIFIED_TIMES
from reports.pdfium import pdfium_lock
from reports.readers.own.word_parts import main_part, outline_levels
from reports.readers.own.zipguard import GuardedZip
from reports.verification.forms.form import Form, broken_at
from reports.verification.pdf.syntax import UnreadError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The outline level of a sub-heading.
_SUBHEADING = 1
_MARK = re.compile(r"( *)(?:•|\d+\.) (.*)")
_TILDES = re.compile("~{3,}")
#: How far the items of a list below another item stand from the edge of a text.
_INNER, _INNER_IN_MAIL = 4, 3


def read_forms(name: str, format_name: str, data: bytes) -> tuple[Form, ...] | None:
    """Return the forms of a file called `name` that could be read before.

    None for a PDF that has what our reader does not know: PDFium tells no forms.
    """
    try:
        return tuple(_READERS[format_name](name, data))
    except UnreadError:
        return None


def _of_word(name: str, data: bytes) -> Iterator[Form]:
    package = GuardedZip(data, name, times=VERIFIED_TIMES)
    main, root = main_part(package)
    levels = outline_levels(package, main)
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(_shown(paragraph))
        if levels.get(_value(paragraph, "pStyle")) == _SUBHEADING:
            yield Form("sub-heading", text.replace("\n", " "))
        if _value(paragraph, "numPr/ilvl") == "1":
            yield Form("inner item", text.replace("\n", " "))
        yield from _breaks(text)


def _shown(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}br"):
        yield "\n" if element.tag == f"{_W}br" else element.text or ""


def _value(paragraph: Any, path: str) -> str:
    found = paragraph.find("/".join(_W + step for step in f"pPr/{path}".split("/")))
    return "" if found is None else str(found.get(f"{_W}val"))


def _breaks(text: str) -> Iterator[Form]:
    yield from (Form("line break", words) for words in broken_at(text, "\n"))


def _of_page(_: str, data: bytes) -> Iterator[Form]:
    from lxml import html

    root = html.document_fromstring(data.decode("utf-8", "replace").encode("utf-8"))
    for element in root.iter("h3", "p", "li"):
        text = "".join(_said(element))
        if element.tag == "h3":
            yield Form("sub-heading", text)
        if element.tag == "li" and any(above.tag == "li" for above in element.iterancestors()):
            yield Form("inner item", text.replace("\n", " "))
        yield from _breaks(text)


def _said(element: Any) -> Iterator[str]:
    """Yield the text of an element and of what is in its lines, not of the lists in it."""
    yield _on_one_line(element.text)
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag not in ("ul", "ol", "p"):
            yield from _said(child)
        yield _on_one_line(child.tail)


def _on_one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _of_text(_: str, data: bytes) -> Iterator[Form]:
    lines = data.decode("utf-8", "replace").split("\n")
    for number, line in enumerate(lines):
        if _TILDES.fullmatch(line):
            start = number
            while start and lines[start - 1].strip():
                start -= 1
            yield Form("sub-heading", " ".join(lines[start:number]))
    yield from _of_lines(lines, _INNER)


def _of_mail_text(_: str, data: bytes) -> Iterator[Form]:
    lines = ["", *data.decode("utf-8", "replace").split("\n"), "", ""]
    for number in range(2, len(lines) - 2):
        # a heading stands below two empty lines; right below a sub-heading stands text, if any
        below, next_below = lines[number + 1 : number + 3]
        leads = bool(below) or not next_below
        if lines[number] and not lines[number - 1] and lines[number - 2] and leads:
            yield Form("sub-heading", lines[number])
    yield from _of_lines(lines, _INNER_IN_MAIL)


def _of_lines(lines: Sequence[str], inner: int) -> Iterator[Form]:
    """Yield the items as far in as `inner`, by their first lines, and all ends of lines."""
    for found in filter(None, map(_MARK.fullmatch, lines)):
        if len(found[1]) >= inner:
            yield Form("inner item", found[2])
    yield from _ends_of_lines(lines)


def _ends_of_lines(lines: Sequence[str]) -> Iterator[Form]:
    for above, below in pairwise(lines):
        if above.strip() and below.strip():
            yield Form("line break", f"{above.split()[-1]} {below.split()[0]}")


def _of_pdf(_: str, data: bytes) -> Iterator[Form]:
    """Yield what is tagged as a heading of level 3, and as an item in the body of another.

    Lines are those that PDFium sees, which our own reader joins.
    """
    import pypdfium2

    from reports.verification.pdf.reading import read_kinds

    for path, text in read_kinds(data):
        if path[-1:] == ("H3",):
            yield Form("sub-heading", text)
        elif path.count("LBody") > 1:
            yield Form("inner item", text)
    with pdfium_lock, closing(pypdfium2.PdfDocument(data)) as document:
        lines = [page.get_textpage().get_text_bounded().splitlines() for page in document]
    for each in lines:
        yield from _ends_of_lines(each)


_READERS: Mapping[str, Callable[[str, bytes], Iterator[Form]]] = {
    "docx": _of_word,
    "html": _of_page,
    "mail-html": _of_page,
    "txt": _of_text,
    "mail-txt": _of_mail_text,
    "pdf": _of_pdf,
}
