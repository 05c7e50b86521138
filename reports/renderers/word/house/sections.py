"""The sections of a template: which header and footer stand on which pages of a brief.

A brief has one section, which is the template's last. Its first page has a title block with
the marking, so it always has a header of its own (17.10.6): that of the template's first
page, or what the template has on every page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from reports.renderers.word.parts.names import R, W
from reports.slotted import frozen

_ON = (None, "1", "true", "on")
_PAGES = ("default", "first", "even")
#: What is left out of the section: references are written anew, changes and code are no layout.
_DROPPED = (
    "headerReference", "footerReference", "type", "formProt", "titlePg", "printerSettings",
    "sectPrChange",
)  # fmt: skip
#: Where a chapter's numbers begin, which was meant for a text that is not the brief.
_COUNTING = ("start", "chapStyle", "chapSep")


@frozen
class Sections:
    """The section of a brief: its properties, and the relationship of each header and footer.

    The keys of `references` are kind and page, such as ``("header", "first")``.
    """

    properties: Any
    references: Mapping[tuple[str, str], str]


def brief_section(document: Any) -> Sections:
    """Return the section that a brief has on the template whose main part is `document`."""
    found = [each for each in document.iter(_w("sectPr")) if _is_of_body(each)]
    last = found[-1] if found else document.makeelement(_w("sectPr"))
    references: dict[tuple[str, str], str] = {}
    for kind in ("header", "footer"):
        for page in _PAGES:
            references |= _inherited(found, kind, page)
        if not _has_first_page(last):
            references.pop((kind, "first"), None)
            references |= _first_page(found, kind, references)
    return Sections(_properties(last), references)


def _first_page(
    found: list[Any], kind: str, references: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """Return what stands on page 1 of a template that makes no difference in its last section."""
    opening = found[0] if found else None
    page = "first" if opening is not None and _has_first_page(opening) else "default"
    named = _reference(opening, kind, page) if len(found) > 1 else None
    if len(found) > 1 and page == "first" and named is None:
        return {}
    named = named or references.get((kind, "default"))
    return {(kind, "first"): named} if named else {}


def _inherited(found: list[Any], kind: str, page: str) -> dict[tuple[str, str], str]:
    """Return the last section's header or footer, which is an earlier one's if it has none."""
    for section in reversed(found):
        if named := _reference(section, kind, page):
            return {(kind, page): named}
    return {}


def _reference(section: Any, kind: str, page: str) -> str | None:
    if section is not None:
        for each in section.iter(_w(f"{kind}Reference")):
            if each.get(_w("type"), "default") == page:
                return str(each.get(f"{{{R}}}id"))
    return None


def _properties(last: Any) -> Any:
    properties = deepcopy(last)
    for name in list(properties.attrib):
        del properties.attrib[name]
    for child in list(properties):
        if child.tag in map(_w, _DROPPED):
            properties.remove(child)
    for numbers in properties.iter(_w("pgNumType")):
        for name in _COUNTING:
            numbers.attrib.pop(_w(name), None)
    properties.append(properties.makeelement(_w("titlePg")))
    return properties


def _has_first_page(section: Any) -> bool:
    title = section.find(_w("titlePg"))
    return title is not None and title.get(_w("val")) in _ON


def _is_of_body(section: Any) -> bool:
    above = {each.tag for each in _ancestors(section)}
    return not above & {_w("txbxContent"), _w("sectPrChange")}


def _ancestors(element: Any) -> Iterator[Any]:
    above = element.getparent()
    while above is not None:
        yield above
        above = above.getparent()


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
