"""Open a .docx: the parts that a brief is read from, and nothing else.

Relationships that point outside the package are never followed; of those only the
addresses of hyperlinks are kept, as text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from reports.errors import InputError
from reports.readers.own.word_drawn import part_words
from reports.readers.own.word_parts import main_part, relations
from reports.readers.own.zipguard import GuardedZip
from reports.slotted import frozen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: The switches of a style that take text out of sight, or out of force.
TOGGLES = ("vanish", "strike", "dstrike")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
#: What in a shape points at the part that has its words.
_DRAWN = (_CHART, _DIAGRAM)
_RTF_MARKS = re.compile(
    r"\{\\(?:fonttbl|colortbl|stylesheet|info)[^{}]*\}|\\'[0-9a-f]{2}|\\[a-z]+-?\d*|[{}\\;]"
)
#: As much of a file that was put in is looked at, in characters.
_PASTED = 1_000_000
#: What a web page has between tags that no one reads.
_UNSEEN = ("script", "style", "head")
#: How code is told apart (ECMA-376 does not know macros; MS-OFFMACRO2 2.2.1 does).
_CODE = ("macroenabled", "vbaproject", "vbadata")


@frozen
class WordStyle:
    """A style by the name that Word shows, in lower case, with what it sets for its text.

    `toggles` are the switches that hide or strike out text, as far as it sets them; `raised` is
    ``superscript`` or ``subscript``, `numbering` the list that it belongs to, `outline` its level
    among the headings.
    """

    name: str
    based_on: str | None
    bold: bool | None
    italic: bool | None
    toggles: Mapping[str, bool]
    raised: str | None
    numbering: str | None
    outline: int | None


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
        self._main, self.document = main_part(self._zip)
        self.links: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._targets: dict[str, str] = {}
        self._read_relationships()
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
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[etree._Element]:
        """Yield the parts of a kind, such as ``header``, each read when it is asked for."""
        for target in dict.fromkeys(self._parts.get(kind, ())):  # several may point at one
            if target in self._zip.names:
                yield self._zip.read_xml(target)

    def drawn_parts(self, kind: str) -> Iterator[tuple[etree._Element, dict[str, str]]]:
        """Yield the parts of a kind, each with what the parts that it shows are known by."""
        for target in dict.fromkeys(self._parts.get(kind, ())):
            if target in self._zip.names:
                known: dict[str, str] = {}
                for each in relations(self._zip, target):
                    held = each.target if each.external else self._zip.stamp(each.target)
                    known |= {each.id: held} if held else {}
                yield self._zip.read_xml(target), known

    def properties(self) -> Iterator[etree._Element]:
        """Yield the properties of the document: title, author, keywords and so on.

        No brief is refused for properties that cannot be read: nothing of it stands there.
        """
        for relation in relations(self._zip):
            if relation.kind == "core-properties" and relation.target in self._zip.names:
                try:
                    yield from self._zip.read_xml(relation.target)
                except InputError:
                    return

    def custom_parts(self) -> Iterator[etree._Element]:
        """Yield the custom XML parts; where they lie and who points at them is not asked.

        LibreOffice keeps the parts but may lose what points at them. Each is read when it
        is asked for: nobody needs those behind the one that was sought.
        """
        for name in self._zip.names:
            inside = name.startswith("customXml/") and name.endswith(".xml")
            if inside and "itemProps" not in name:
                yield self._zip.read_xml(name)

    def drawn_elsewhere(self, shape: etree._Element) -> str:
        """Return the words of a chart or diagram that a shape shows, which are other parts."""
        ids = (each.get(f"{_OFFICE}{key}") for each in shape.iter(*_DRAWN) for key in ("id", "dm"))
        targets = (self._targets.get(each or "", "") for each in ids)
        found = (part_words(self._zip.read_xml(t)) for t in targets if t in self._zip.names)
        return " ".join(filter(None, found))

    def pasted(self, chunk: etree._Element) -> str:
        """Return the text of another file that was put in whole (an altChunk)."""
        target = self._targets.get(chunk.get(f"{_OFFICE}id", ""), "")
        if target not in self._zip.names:
            return ""
        data = self._zip.read(target)
        if data.startswith(b"PK"):
            return _words_of_document(data)
        text = data.decode("utf-8", "replace")
        if text.startswith("{\\rtf"):
            return " ".join(_RTF_MARKS.sub(" ", text[:_PASTED]).split())
        plain = " ".join(_outside_tags(text[:_PASTED]))
        return html.unescape(plain) if plain.isprintable() or "<" in text else ""

    def lineage(self, style_id: str) -> Iterator[str]:
        """Yield the ids of a style and of those that it is based on, nearest first."""
        seen: set[str] = set()
        step: str | None = style_id
        while step and step not in seen:
            yield step
            seen.add(step)
            step = style.based_on if (style := self.styles.get(step)) else None

    def _refuse_code(self) -> None:
        listed = "[Content_Types].xml" in self._zip.names
        types = [self._zip.read_xml("[Content_Types].xml")] if listed else []
        entries = (entry for root in types for entry in root.iter("{*}Override", "{*}Default"))
        for name in (*self._zip.names, *(entry.get("ContentType", "") for entry in entries)):
            if any(word in name.lower() for word in _CODE):
                raise self._zip.mistake(name, "found macros, expected a document without code")
        if not listed:
            raise self._zip.mistake("", "found no [Content_Types].xml, expected a Word document")

    def _read_relationships(self) -> None:
        for relation in relations(self._zip, self._main):
            if relation.external:
                if relation.kind == "hyperlink":
                    self.links[relation.id] = relation.target
                continue
            self._parts.setdefault(relation.kind, []).append(relation.target)
            self._targets[relation.id] = relation.target

    def _read_styles(self) -> dict[str, WordStyle]:
        root = self.part("styles")
        found = root.iter(f"{W}style") if root is not None else ()
        return {style.get(f"{W}styleId", ""): _style(style) for style in found}


def _words_of_document(data: bytes) -> str:
    """Return the words of a Word document that was put in whole; "" for one that cannot be read."""
    try:
        _, root = main_part(GuardedZip(data, ""))
    except InputError:
        return ""
    return " ".join(filter(None, map(text_of, root.iter(f"{W}p"))))


def _outside_tags(text: str) -> Iterator[str]:
    """Yield what stands between the tags of a web page, each letter looked at once."""
    unseen = ""
    for number, piece in enumerate(text.split("<")):
        tag, ends, words = piece.partition(">") if number else ("", ">", piece)
        name = re.split(r"[\s>]", tag.lower(), maxsplit=1)[0]
        if not unseen and name in _UNSEEN:
            unseen = f"/{name}"
        elif name == unseen:
            unseen = ""
        if ends and not unseen:
            yield words


def value_at(element: etree._Element | None, *path: str) -> str | None:
    """Return the ``w:val`` of what lies at `path` below an element, None if nothing does."""
    found = element.find("/".join(W + step for step in path)) if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def text_of(element: etree._Element) -> str:
    """Return all the text in an element, without what stands between paragraphs."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def digit(value: str | None) -> int | None:
    """Return a number of one digit, None for anything else."""
    return int(value) if value and len(value) == 1 and value.isdecimal() else None


def switched_on(properties: etree._Element | None, name: str) -> bool | None:
    """Return whether a toggle such as ``b`` is on in `properties`; None if not said."""
    toggle = properties.find(W + name) if properties is not None else None
    if toggle is None:
        return None
    return toggle.get(f"{W}val") not in ("0", "false", "off", "none")


def _style(element: etree._Element) -> WordStyle:
    look, paragraph = element.find(f"{W}rPr"), element.find(f"{W}pPr")
    name = value_at(element, "name") or element.get(f"{W}styleId", "")
    return WordStyle(
        name=name.lower(),
        based_on=value_at(element, "basedOn"),
        bold=switched_on(look, "b"),
        italic=switched_on(look, "i"),
        toggles={n: on for n in TOGGLES if (on := switched_on(look, n)) is not None},
        raised=value_at(look, "vertAlign"),
        numbering=list_of(paragraph),
        outline=outline_of(paragraph),
    )


def list_of(properties: etree._Element | None) -> str | None:
    """Return the number of the list that paragraph properties name; "0" takes one out of it."""
    return value_at(properties, "numPr", "numId")


def outline_of(properties: etree._Element | None) -> int | None:
    """Return the level among the headings that paragraph properties name, from 0."""
    return digit(value_at(properties, "outlineLvl"))
