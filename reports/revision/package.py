"""Open a .docx: the parts that a brief is read from, and nothing else.

Relationships that point outside the package are never followed; of those only the
addresses of hyperlinks are kept, as text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reports.readers.zipguard import GuardedZip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
#: How code is told apart (ECMA-376 does not know macros; MS-OFFMACRO2 2.2.1 does).
_CODE = ("macroenabled", "vbaproject", "vbadata")


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A style by the name that Word shows, in lower case, with what it sets for its text."""

    name: str
    based_on: str | None
    bold: bool | None
    italic: bool | None


class WordPackage:
    """A .docx taken apart: the document, its styles, links, comments and footnotes."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file `name`, whose bytes are `data`.

        Raises:
            InputError: if the package is hostile or damaged, holds macros, or is no
                Word document.
        """
        self._zip = GuardedZip(data, name)
        self._refuse_code()
        self._main = self._find_main()
        self._folder = posixpath.dirname(self._main)
        self.links: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._read_relationships()
        self.document = self._zip.read_xml(self._main)
        self.styles = self._read_styles()

    def body(self) -> etree._Element:
        """Return the body of the document.

        Raises:
            InputError: if there is none.
        """
        body = self.document.find(f"{W}body")
        if body is None:
            raise self._zip.mistake(self._main, "found no document body, expected a Word document")
        return body

    def part(self, kind: str) -> etree._Element | None:
        """Return the part of a kind, such as ``comments``, None if there is none."""
        for target in self._parts.get(kind, ()):
            if target in self._zip.names:
                return self._zip.read_xml(target)
        return None

    def custom_parts(self) -> Iterator[etree._Element]:
        """Yield the custom XML parts; where they lie and who points at them is not asked.

        LibreOffice keeps the parts but may lose what points at them. Each is read when it
        is asked for: nobody needs those behind the one that was sought.
        """
        for name in self._zip.names:
            inside = name.startswith("customXml/") and name.endswith(".xml")
            if inside and "itemProps" not in name:
                yield self._zip.read_xml(name)

    def _refuse_code(self) -> None:
        names = [n for n in self._zip.names if any(word in n.lower() for word in _CODE)]
        if names:
            raise self._zip.mistake(names[0], "found macros, expected a document without code")
        if "[Content_Types].xml" not in self._zip.names:
            raise self._zip.mistake("", "found no [Content_Types].xml, expected a Word document")
        for entry in self._zip.read_xml("[Content_Types].xml").iter(
            f"{_TYPE}Override", f"{_TYPE}Default"
        ):
            kind = entry.get("ContentType", "")
            if any(word in kind.lower() for word in _CODE):
                raise self._zip.mistake(kind, "found macros, expected a document without code")

    def _find_main(self) -> str:
        if "_rels/.rels" in self._zip.names:
            for relation in self._zip.read_xml("_rels/.rels").iter(_RELATIONSHIP):
                inside = relation.get("TargetMode") != "External"
                if inside and relation.get("Type", "").endswith("/officeDocument"):
                    return str(relation.get("Target", "")).lstrip("/")
        raise self._zip.mistake("_rels/.rels", "names no document, expected a Word document")

    def _read_relationships(self) -> None:
        name = f"{self._folder}/_rels/{posixpath.basename(self._main)}.rels".lstrip("/")
        if name not in self._zip.names:
            return
        for relation in self._zip.read_xml(name).iter(_RELATIONSHIP):
            kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                if kind == "hyperlink":
                    self.links[relation.get("Id", "")] = target
                continue
            path = target[1:] if target.startswith("/") else posixpath.join(self._folder, target)
            self._parts.setdefault(kind, []).append(posixpath.normpath(path))

    def _read_styles(self) -> dict[str, WordStyle]:
        root = self.part("styles")
        if root is None:
            return {}
        return {s.get(f"{W}styleId", ""): _style(s) for s in root.iter(f"{W}style")}


def switched_on(properties: etree._Element | None, name: str) -> bool | None:
    """Tell whether a toggle such as ``b`` is on in `properties`; None if not said."""
    toggle = properties.find(W + name) if properties is not None else None
    if toggle is None:
        return None
    return toggle.get(f"{W}val") not in ("0", "false", "off", "none")


def _style(element: etree._Element) -> WordStyle:
    name, based = element.find(f"{W}name"), element.find(f"{W}basedOn")
    look = element.find(f"{W}rPr")
    style_id = element.get(f"{W}styleId", "")
    return WordStyle(
        name=(name.get(f"{W}val", "") if name is not None else style_id).lower(),
        based_on=based.get(f"{W}val") if based is not None else None,
        bold=switched_on(look, "b"),
        italic=switched_on(look, "i"),
    )
