"""The parts of a Word package by what points at them: no part has a fixed name.

Word calls the document word/document.xml, SharePoint and Word on the web word/document2.xml.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from reports.readers.own.zipguard import STRICT, STRICT_REMEDY, GuardedZip
from reports.slotted import frozen

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


def _part_name(package: GuardedZip, folder: str, target: str) -> str:
    """Return the name of a part that is meant from a folder; names may be written in percents."""
    path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    name = posixpath.normpath(path)
    return name if name in package.names else unquote(name)
