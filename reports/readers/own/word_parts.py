"""The parts of a Word package by what points at them: no part has a fixed name.

Word calls the document word/document.xml, SharePoint and Word on the web word/document2.xml.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree

from reports.readers.own.zipguard import STRICT, STRICT_REMEDY, GuardedZip
from reports.slotted import frozen

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The name that Word gives to a heading in its files, in whatever language it runs.
_HEADING = re.compile("heading ([1-9])", re.IGNORECASE)
#: The outline level of text that is no heading (ECMA-376, part 1, 17.3.1.20).
_BODY = 9
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@frozen
class PartRelation:
    """What a part points at: `kind` is the end of its type, such as ``header``.

    `target` is the name of a part, or an address where it is `external`.
    """

    id: str
    kind: str
    target: str
    external: bool


def relations(package: GuardedZip, part: str = "") -> Iterator[PartRelation]:
    """Yield what a part points at, "" for the package itself.

    Raises:
        InputError: if the list is no XML that can be read.
    """
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package.names:
        return
    for each in package.read_xml(listed).iter(_RELATIONSHIP):
        kind, target = each.get("Type", "").rsplit("/", 1)[-1], each.get("Target", "")
        external = each.get("TargetMode") == "External"
        if not external:
            target = _part_name(package, folder, target)
        yield PartRelation(each.get("Id", ""), kind, target, external)


def main_part(package: GuardedZip) -> tuple[str, etree._Element]:
    """Return the name and the root of the part that is the document.

    Raises:
        InputError: if there is none, or it is a Strict Open XML document.
    """
    found = (r.target for r in relations(package) if r.kind == "officeDocument" and not r.external)
    main = next(found, None)
    if main is None or main not in package.names:
        held = ", ".join(sorted(package.names)[:3]) or "nothing"
        raise package.mistake("", f"found a zip file with {held}, expected a Word file (.docx)")
    root = package.read_xml(main)
    if root.tag == f"{{{STRICT}}}document":
        raise package.mistake(main, STRICT_REMEDY)
    return main, root


def outline_levels(package: GuardedZip, main: str) -> dict[str, int]:
    """Return the levels, from 0, of those styles of the document `main` that are headings, by id.

    An id says nothing: it is “berschrift1” where a German Word wrote the template.

    Raises:
        InputError: if the styles are no XML that can be read.
    """
    parts = (r.target for r in relations(package, main) if r.kind == "styles" and not r.external)
    part = next(parts, None)
    if part is None or part not in package.names:
        return {}
    styles = {each.get(f"{_W}styleId"): each for each in package.read_xml(part).iter(f"{_W}style")}
    levels = ((style, _level(style, styles)) for style in styles)
    return {style: level for style, level in levels if style and level is not None}


def _level(style: str | None, styles: Mapping[str | None, Any]) -> int | None:
    """Return the level of a style, or of the nearest one that it is based on and that has one."""
    seen: set[str | None] = set()
    while style in styles and style not in seen:
        seen.add(style)
        level = _value(styles[style], f"{_W}pPr/{_W}outlineLvl") or ""
        if level.isdecimal():
            return int(level) if int(level) < _BODY else None
        if named := _HEADING.fullmatch(_value(styles[style], f"{_W}name") or ""):
            return int(named[1]) - 1
        style = _value(styles[style], f"{_W}basedOn")
    return None


def _value(element: Any, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{_W}val")


def _part_name(package: GuardedZip, folder: str, target: str) -> str:
    """Return the name of a part that is meant from a folder; names may be written in percents."""
    path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    name = posixpath.normpath(path)
    return name if name in package.names else unquote(name)
