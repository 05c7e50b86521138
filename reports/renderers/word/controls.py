"""The content controls of single fields: their names, and what stands in an empty one.

Word shows a placeholder in a control that somebody emptied, which is a part of the glossary
document (ECMA-376, part 1, 17.12 and 17.5.2.25). Without one of its own it would write “Click
or tap here to enter text.”, in its own language, and print it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from reports.renderers.word.markup import attribute, escape
from reports.renderers.word.parts.archive import Member, member
from reports.renderers.word.parts.relations import WORD, XML
from reports.wordfile.vocabulary import CONTROLS, Control, control_tag
from reports.wording.labels import Labels

GLOSSARY_PART: Final = "/word/glossary/document.xml"
GLOSSARY_TYPE: Final = f"{WORD}.document.glossary+xml"
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def control_names(labels: Labels) -> dict[Control, str]:
    """Return the name of each field in the language of the labels."""
    return {
        "title": labels.title,
        "subtitle": labels.subtitle,
        "date": labels.date,
        "marking": labels.marking,
        "byline": labels.byline,
        "source": labels.source,
    }


def glossary(names: Mapping[Control, str]) -> Member:
    """Return the part with the placeholders: the fields' names in brackets."""
    return _glossary(tuple(map(names.__getitem__, CONTROLS)))


@lru_cache(maxsize=16)
def _glossary(names: tuple[str, ...]) -> Member:
    parts = "".join(map(_placeholder, CONTROLS, names))
    xml = f"{XML}<w:glossaryDocument {_SPACE}><w:docParts>{parts}</w:docParts></w:glossaryDocument>"
    return member(GLOSSARY_PART.lstrip("/"), xml.encode(), 9)


def _placeholder(field: Control, name: str) -> str:
    number = CONTROLS.index(field) + 1
    return (
        f'<w:docPart><w:docPartPr><w:name w:val="{attribute(control_tag(field))}"/>'
        '<w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>'
        '<w:behaviors><w:behavior w:val="content"/></w:behaviors>'
        f'<w:guid w:val="{{5B0A7E61-4C1D-4F0B-9B52-0000824000{number:02}}}"/></w:docPartPr>'
        f"<w:docPartBody><w:p><w:r><w:t>[{escape(name)}]</w:t></w:r></w:p></w:docPartBody>"
        "</w:docPart>"
    )
