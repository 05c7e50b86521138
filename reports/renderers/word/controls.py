"""The content controls of single fields: their names, and what stands in an empty one.

Word shows a placeholder in a control that somebody emptied, which is a part of the glossary
document (ECMA-376, part 1, 17.12 and 17.5.2.25). Without one of its own it would write “Click
or tap here to enter text.”, in its own language, and print it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final, get_args

from reports.plan import HeadKind
from reports.renderers.word.markup import attribute, escape
from reports.renderers.word.parts.archive import Member, member
from reports.renderers.word.parts.relations import WORD, XML
from reports.wordfile.vocabulary import CONTROLS, HELD_CONTROLS, Control, control_tag
from reports.wording.labels import Labels

GLOSSARY_PART: Final = "/word/glossary/document.xml"
GLOSSARY_TYPE: Final = f"{WORD}.document.glossary+xml"
_HEAD_KINDS: Final[tuple[HeadKind, ...]] = get_args(HeadKind)
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
        "stage": labels.status,
        **{kind: labels.head[kind] for kind in _HEAD_KINDS},
    }


def glossary(names: Mapping[Control, str], used: Collection[Control]) -> Member:
    """Return the part with the placeholders: the fields' names in brackets.

    They are those of every brief, and of the controls that are `used` beside these.
    """
    fields = [field for field in CONTROLS if field in HELD_CONTROLS or field in used]
    return _glossary(tuple([(field, names[field]) for field in fields]))


@lru_cache(maxsize=16)
def _glossary(names: tuple[tuple[Control, str], ...]) -> Member:
    parts = "".join(_placeholder(*named) for named in names)
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
