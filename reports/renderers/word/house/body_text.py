"""What a template says in its body, which no brief takes over: so that a person hears of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.errors import shown
from reports.notices import Location, Notice
from reports.renderers.word.parts.names import W

#: What is to be filled in: in brackets of any kind, between dollars, or a line of dots.
_PLACEHOLDER = re.compile(
    r"\{[^{}]*\}|\[[^\[\]]*\]|<<?[^<>]*>>?|«[^«»]*»|\$\{?\w+\}?|[xX]{3,}|[_.…]{3,}"
)
_LETTER = re.compile(r"\w")
_PICTURES = ("drawing", "pict", "object")


def unused_body(document: Any, name: str) -> Iterator[Notice]:
    """Yield a note on the text and the pictures in the body of the template `name`."""
    lines = [text for text in map(_text, document.iter(_w("p"))) if _LETTER.search(text)]
    pictured = next(document.iter(*map(_w, _PICTURES)), None) is not None
    if lines:
        pictures = ", and its pictures are" if pictured else ", is"
        found = f"the text of the Word template, from {shown(lines[0])} on{pictures} in no brief"
        remedy = "what every brief is to have goes into the template's header or footer"
        yield Notice("template-text-left-out", found, "", remedy, Location(name), "note")
    elif pictured:
        found = "a picture in the text of the Word template is in no brief"
        remedy = "put it into the template's header or footer"
        yield Notice("template-picture-left-out", found, "", remedy, Location(name), "note")


def _text(paragraph: Any) -> str:
    """Return what a paragraph says, without what is only to be filled in."""
    runs = (each for each in paragraph.iter(_w("t")) if not _is_placeholder(each))
    text = _PLACEHOLDER.sub(" ", _PLACEHOLDER.sub(" ", "".join(each.text or "" for each in runs)))
    return " ".join(text.split())


def _is_placeholder(text: Any) -> bool:
    """Return whether a text stands in a content control that waits for somebody's words."""
    above = text.getparent()
    while above is not None:
        if (
            above.tag == _w("sdt")
            and above.find(f"{_w('sdtPr')}/{_w('showingPlcHdr')}") is not None
        ):
            return True
        above = above.getparent()
    return False


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
