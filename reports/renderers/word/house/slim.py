"""A template's file reduced to what a brief takes over, its parts under their usual names.

What is not taken over cannot do harm or go wrong: text, comments, macros, custom XML, the
template's own template. The names are ours, since a template may call its parts anything.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from reports.renderers.word.house.repeated import drop_page_lines, drop_repeated
from reports.renderers.word.house.sections import brief_section
from reports.renderers.word.parts.archive import Member, member, write_archive
from reports.renderers.word.parts.names import R, W
from reports.renderers.word.parts.relations import (
    APP_TYPE,
    OFFICE,
    WORD,
    override,
    relation,
    relations_part,
    types_part,
)
from reports.renderers.word.parts.source import Relation, WordSource

#: The parts that are taken over, by the end of their relationship: their usual names and types.
_PARTS = {
    "styles": ("word/styles.xml", f"{WORD}.styles+xml"),
    "numbering": ("word/numbering.xml", f"{WORD}.numbering+xml"),
    "settings": ("word/settings.xml", f"{WORD}.settings+xml"),
    "webSettings": ("word/webSettings.xml", f"{WORD}.webSettings+xml"),
    "fontTable": ("word/fontTable.xml", f"{WORD}.fontTable+xml"),
    "theme": ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "footnotes": ("word/footnotes.xml", f"{WORD}.footnotes+xml"),
    "endnotes": ("word/endnotes.xml", f"{WORD}.endnotes+xml"),
}
_THEME = "http://schemas.openxmlformats.org/drawingml/2006/main"
#: The roots of the parts, in lower case.
_ROOTS = {kind: kind.lower().replace("fonttable", "fonts") for kind in _PARTS}
#: Parts that a brief cannot be without, taken from the shipped template where they are missing.
_NEEDED = ("styles", "numbering", "settings", "theme")
#: Settings that are about the template's own file, or would keep colleagues from editing a brief.
_SETTINGS = (
    "attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "updateFields",
    "linkStyles", "saveThroughXslt", "attachedSchema", "docVars", "rsids",
)  # fmt: skip
#: What an empty paragraph of a header is made of: nothing of it is seen.
_SILENT = {
    f"{{{W}}}{tag}"
    for tag in (
        "p", "pPr", "pStyle", "jc", "spacing", "ind", "rPr", "rStyle", "lang", "sz", "szCs",
        "rFonts", "b", "bCs", "i", "color", "tabs", "tab", "bookmarkStart", "bookmarkEnd", "r",
        "t", "proofErr",
    )
}  # fmt: skip
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#: Numbers of drawings in headers and footers, apart from those of charts.
_FIRST_DRAWING = 8_250_000
_FOLDERS = {"image": "media", "font": "fonts"}


class Slim:
    """Puts the package together, part by part.

    `unrepeated` are the styles whose text its headers and footers cannot repeat any more.
    """

    def __init__(self, source: WordSource, shipped: WordSource) -> None:
        """Begin with a template, and the shipped one for what is missing in it."""
        self._source, self._shipped = source, shipped
        self._members: dict[str, Member] = {}
        self._overrides: list[str] = []
        self._relations: list[str] = []
        self._names: dict[str, str] = {}
        self._drawings = _FIRST_DRAWING
        self.unrepeated: list[str] = []

    def package(self) -> bytes:
        """Return the package, which holds one section and no text."""
        self._take_parts()
        section = self._section()
        root = etree.Element(_w("document"), nsmap={"w": W, "r": R})
        background = self._source.document.find(_w("background"))
        if background is not None:
            etree.SubElement(root, _w("background"), dict(background.attrib))
        etree.SubElement(root, _w("body")).append(section)
        self._add("word/document.xml", _pressed(root), f"{WORD}.document.main+xml")
        rels = relations_part("".join(self._relations))
        self._members["rels"] = member("word/_rels/document.xml.rels", rels)
        self._members["package"] = member("_rels/.rels", relations_part(self._package_relations()))
        types = member("[Content_Types].xml", types_part("".join(self._overrides)))
        return write_archive([types, *self._members.values()])

    def _take_parts(self) -> None:
        # in the template's order, so that a template of ours makes what the shipped one makes
        taken: set[str] = set()
        for each in self._source.relations(self._source.main):
            if each.short in _PARTS and not (each.external or each.short in taken):
                if not self._is_sound(each):
                    continue
                taken.add(each.short)
                self._take_part(self._source, each)
        for kind in _NEEDED:
            if kind not in taken:
                lent = self._shipped.related(kind)
                if lent is not None:
                    self._take_part(
                        self._shipped, Relation(f"rIdLent{kind}", f"{OFFICE}/{kind}", lent)
                    )

    def _is_sound(self, found: Relation) -> bool:
        """Return whether a part is of the kind that it is said to be; else it is as if missing."""
        space = _THEME if found.short == "theme" else W
        return bool(
            self._source.xml(found.target).tag.casefold() == f"{{{space}}}{_ROOTS[found.short]}"
        )

    def _take_part(self, source: WordSource, found: Relation) -> None:
        name, content_type = _PARTS[found.short]
        root = source.xml(found.target)
        if found.short == "settings":
            self._clean_settings(root)
        elif found.short == "endnotes":
            _drop_notes(root)
        elif source is self._shipped:
            _bare(root)
        if found.short not in ("theme",):
            root = _in_usual_prefixes(root)
        self._relations.append(relation(found.id, f"{OFFICE}/{found.short}", f"/{name}"))
        self._add(name, _pressed(root), content_type)
        self._take_related(source, found.target, name, root)

    def _section(self) -> Any:
        """Return the section's properties, with the headers and footers that they name."""
        sections = brief_section(self._source.document)
        section = _in_usual_prefixes(sections.properties)
        known = {each.id: each for each in self._source.relations(self._source.main)}
        for place, ((kind, page), rid) in enumerate(sections.references.items()):
            found = known.get(rid)
            if found is None or found.external or found.short != kind:
                continue
            name, own = f"word/{kind}-{page}.xml", f"rIdHouse{place}"
            root = _in_usual_prefixes(self._source.xml(found.target))
            if self._source.is_brief:
                drop_page_lines(root)
            self.unrepeated += drop_repeated(root)
            _drop_empty_end(root)
            self._renumber_drawings(root)
            self._add(name, _pressed(root), f"{WORD}.{kind}+xml")
            self._take_related(self._source, found.target, name, root)
            self._relations.append(relation(own, f"{OFFICE}/{kind}", f"/{name}"))
            reference = etree.Element(_w(f"{kind}Reference"))
            reference.set(_w("type"), page)
            reference.set(f"{{{R}}}id", own)
            section.insert(place, reference)
        return section

    def _renumber_drawings(self, root: Any) -> None:
        """Give each drawing a number that no other has (20.4.2.5): a header may be taken twice."""
        for drawing in root.iter(f"{{{_DRAWN}}}docPr"):
            self._drawings += 1
            drawing.set("id", str(self._drawings))

    def _take_related(self, source: WordSource, old: str, new: str, root: Any) -> None:
        """Take the parts that a part names: pictures, embedded fonts, charts."""
        named = set(_named(root))
        rels = []
        for each in source.relations(old):
            if each.id not in named:
                continue
            target = each.target if each.external else f"/{self._take_other(source, each)}"
            rels.append(relation(each.id, each.kind, target, each.external))
        if rels:
            folder, base = posixpath.split(new)
            name = f"{folder}/_rels/{base}.rels"
            self._members[name] = member(name, relations_part("".join(rels)))

    def _take_other(self, source: WordSource, found: Relation) -> str:
        if found.target in self._names:
            return self._names[found.target]
        suffix = posixpath.splitext(found.target)[1].lower()
        folder = _FOLDERS.get(found.short, "parts")
        plain = suffix if suffix[1:].isalnum() and suffix.isascii() else ".bin"
        name = f"word/{folder}/house{len(self._names) + 1}{plain}"
        self._names[found.target] = name
        self._add(name, source.read(found.target), source.content_type(found.target))
        if suffix == ".xml":
            self._take_related(source, found.target, name, source.xml(found.target))
        return name

    def _clean_settings(self, root: Any) -> None:
        for child in list(root):
            if child.tag in map(_w, _SETTINGS):
                root.remove(child)
        # a note's separator that the notes do not hold makes Word repair the file
        for kind in ("footnote", "endnote"):
            held = self._separators(kind)
            for each in list(root.iterfind(f"{_w(kind + 'Pr')}/{_w(kind)}")):
                if each.get(_w("id")) not in held:
                    each.getparent().remove(each)

    def _separators(self, kind: str) -> set[str | None]:
        part = self._source.related(f"{kind}s")
        if part is None:
            return {"-1", "0"} if kind == "footnote" else set()
        notes = self._source.xml(part).iter(_w(kind))
        return {note.get(_w("id")) for note in notes if note.get(_w("type"))}

    def _package_relations(self) -> str:
        relations = relation("rId1", f"{OFFICE}/officeDocument", "/word/document.xml")
        for each in self._source.relations(""):
            if each.short == "extended-properties" and not each.external:
                self._add("docProps/app.xml", _pressed(self._source.xml(each.target)), APP_TYPE)
                return relations + relation("rId3", each.kind, "/docProps/app.xml")
        return relations

    def _add(self, name: str, data: bytes, content_type: str) -> None:
        self._members[name] = member(name, data)
        self._overrides.append(override(f"/{name}", content_type))


def _drop_notes(root: Any) -> None:
    """Take the notes of the template's text out, and leave the lines that part notes from it."""
    for note in list(root):
        if note.get(_w("type")) is None:
            root.remove(note)


def _bare(root: Any) -> None:
    """Take out of a part that is lent what a template is given one by one: styles and lists."""
    for each in list(root):
        styled = each.tag == _w("style") and not each.get(_w("default"))
        if styled or each.tag in (_w("abstractNum"), _w("num")):
            root.remove(each)


def _drop_empty_end(root: Any) -> None:
    """Take empty paragraphs off the end of a header or footer, below which lines are to stand."""
    while len(root) and root[-1].tag == _w("p") and _is_silent(root[-1]):
        if len(root) > 1 and root[-2].tag != _w("p"):
            return  # a table has to be followed by a paragraph
        root.remove(root[-1])


def _is_silent(paragraph: Any) -> bool:
    return all(each.tag in _SILENT and not (each.text or "").strip() for each in paragraph.iter())


def _named(root: Any) -> Iterator[str]:
    """Yield what may name a relationship: attributes of several namespaces do."""
    for element in root.iter():
        yield from element.attrib.values()


def _in_usual_prefixes(root: Any) -> Any:
    """Return the part with its namespaces called ``w`` and ``r``, as what is added to it is."""
    if root.nsmap.get("w") == W and root.nsmap.get("r", R) == R and root.prefix == "w":
        return root
    others = {p: uri for p, uri in root.nsmap.items() if p not in ("w", "r") and uri not in (W, R)}
    renamed = etree.Element(root.tag, dict(root.attrib), nsmap={"w": W, "r": R, **others})
    renamed.text = root.text
    renamed.extend(deepcopy(list(root)))
    etree.cleanup_namespaces(renamed, keep_ns_prefixes=["w", "r", *filter(None, others)])
    return renamed


def _pressed(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
