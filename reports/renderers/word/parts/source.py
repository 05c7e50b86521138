"""A Word file of any kind: its main part, what relates to it, and of what type each part is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from lxml import etree

from reports.errors import ThemeError
from reports.readers.own.file_kinds import OLE
from reports.readers.own.zipguard import STRICT, STRICT_REMEDY, GuardedZip
from reports.renderers.word.parts.archive import member, write_archive
from reports.renderers.word.parts.names import W
from reports.slotted import frozen

_TYPES = "[Content_Types].xml"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_SAVE = "open it in Word or LibreOffice and save it as .docx or .dotx"
_CUSTOM = re.compile(r"customXml/item\d+\.xml")
#: How the namespaces of our custom XML begin.
_OURS = b"urn:briefpack:"
#: How code is told apart: ECMA-376 does not know macros, MS-OFFMACRO2 2.2.1 does.
_CODE = ("vbaproject", "vbadata", "macroenabled")


@frozen
class Relation:
    """What a part has to do with another: the target is a member's name, or an address."""

    id: str
    kind: str
    target: str
    external: bool = False

    @property
    def short(self) -> str:
        """The last step of its kind, such as ``header``."""
        return self.kind.rpartition("/")[2]


class WordSource:
    """The parts of a .docx, .dotx, .docm or .dotm."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file `name`.

        Raises:
            ThemeError: for a file of another kind, with the way out.
            InputError: if the package is hostile or damaged.
        """
        _refuse_others(data, name)
        self.name = name
        self._zip = GuardedZip(data, name)
        self._known = {member.lower(): member for member in self._zip.names}
        self.main = self._find_main()
        if self.document.tag != f"{{{W}}}document":
            raise self._zip.mistake(self.main, "found no Word document, expected one")

    @cached_property
    def document(self) -> Any:
        """The root of the main part."""
        root = self.xml(self.main)
        if root.tag == f"{{{STRICT}}}document":
            raise self._zip.mistake(self.main, STRICT_REMEDY)
        return root

    @property
    def has_macros(self) -> bool:
        """Whether the file holds code, or says so."""
        said = (*self._zip.names, *self._types.values())
        return any(word in each.lower() for each in said for word in _CODE)

    @property
    def is_brief(self) -> bool:
        """Whether the file is a brief of ours that somebody took for a template."""
        custom = (each for each in self._zip.names if _CUSTOM.fullmatch(each))
        return any(_OURS in self._zip.read(each)[:1_000] for each in custom)

    def xml(self, member: str) -> Any:
        """Return the root of a part."""
        return self._zip.read_xml(member)

    def read(self, member: str) -> bytes:
        """Return the bytes of a part."""
        return self._zip.read(member)

    def content_type(self, member: str) -> str:
        """Return the type of a part, by its name or its suffix (OPC, part 2, 6.2.3)."""
        suffix = f".{member.rpartition('.')[2].lower()}"
        named = self._types.get(f"/{member.lower()}") or self._types.get(suffix)
        return named or "application/octet-stream"

    def relations(self, member: str) -> tuple[Relation, ...]:
        """Return the relationships of a part, "" for the package; those to nothing are left out."""
        rels = self.relations_member(member)
        if rels is None:
            return ()
        folder = posixpath.dirname(member)
        found = (self._relation(each, folder) for each in self._zip.read_xml(rels).iter("{*}*"))
        return tuple(each for each in found if each is not None)

    def relations_member(self, member: str) -> str | None:
        """Return the name of what holds the relationships of a part, None if it has none."""
        folder, name = posixpath.split(member)
        return self._known.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())

    def related(self, kind: str) -> str | None:
        """Return the main part's one part of a kind, None if it has none."""
        found = (each for each in self.relations(self.main) if each.short == kind)
        return next((each.target for each in found if not each.external), None)

    def _relation(self, element: Any, folder: str) -> Relation | None:
        name, kind = element.get("Id"), element.get("Type", "")
        target = element.get("Target", "")
        if not name or not target:
            return None
        if element.get("TargetMode") == "External":
            return Relation(name, kind, target, external=True)
        path = target if target.startswith("/") else posixpath.join("/", folder, target)
        plain = posixpath.normpath(path).lstrip("/").lower()
        member = self._known.get(plain) or self._known.get(unquote(plain))
        return Relation(name, kind, member) if member else None

    def _find_main(self) -> str:
        for each in self.relations(""):
            if each.short == "officeDocument" and not each.external:
                return each.target
        raise self._zip.mistake("_rels/.rels", "names no document, expected a Word file")

    @cached_property
    def _types(self) -> Mapping[str, str]:
        if _TYPES not in self._zip.names:
            raise self._zip.mistake("", f"found no {_TYPES}, expected a Word file")
        types: dict[str, str] = {}
        for each in self._zip.read_xml(_TYPES):
            name = each.get("PartName") or f".{each.get('Extension', '')}"
            types[str(name).lower()] = each.get("ContentType", "")
        return types


class WordTemplate(WordSource):
    """A template whose parts are changed before they are taken over: each root stays the same."""

    def __init__(
        self, data: bytes, name: str, parse: Callable[[bytes], Any] = etree.fromstring
    ) -> None:
        """Open a package that briefpack itself has made or ships; `parse` reads its XML."""
        self._parse = parse
        self._roots: dict[str, Any] = {}
        super().__init__(data, name)

    def xml(self, member: str) -> Any:
        """Return the root of a part; what is changed in it is changed in the part."""
        if member not in self._roots:
            self._roots[member] = self._parse(super().read(member))
        return self._roots[member]

    def read(self, member: str) -> bytes:
        """Return the bytes of a part as it stands now."""
        root = self._roots.get(member)
        if root is None:
            return super().read(member)
        return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))

    def text(self, member: str) -> str:
        """Return the XML of a part as it stands now, as `parse` takes it."""
        self.xml(member)
        return self.read(member).decode("utf-8")

    def root(self, kind: str) -> Any:
        """Return the root of the main part's one part of a kind, such as ``styles``.

        Raises:
            LookupError: if there is none; every template has styles, numbering, settings, theme.
        """
        found = self.related(kind)
        if found is None:
            raise LookupError(f"found no part of the kind {kind}")
        return self.xml(found)

    def package(self) -> bytes:
        """Return the whole file as it stands now."""
        return write_archive(member(name, self.read(name)) for name in self._zip.names)


def _refuse_others(data: bytes, name: str) -> None:
    """Refuse what another program wrote, whatever its name ends in."""
    kind = ""
    if data.startswith(b"{\\rtf"):
        kind = "a file in Rich Text Format (.rtf)"
    elif data.startswith(b"PK") and _OPEN_DOCUMENT in data[:200]:
        kind = "an OpenDocument file (.odt or .ott)"
    elif data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") not in data:
        kind = "a file of an old Word (.doc or .dot)"
    if kind:
        raise ThemeError.at(name, f"found {kind}", "a .docx or .dotx", remedy=_SAVE)
