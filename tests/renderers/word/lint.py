"""Finds what makes Word call a file unreadable, and what validators were seen to miss.

`lint` returns one line for each thing wrong in a .docx, none for a sound one. It
shares no code with the writer. Each rule is one function; test_lint.py breaks a sound
file once for every rule.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BASE = "{urn:briefpack:base:1}base"

OFFICE_TYPES = {
    "officeDocument": "wordprocessingml.document.main+xml",
    "styles": "wordprocessingml.styles+xml",
    "numbering": "wordprocessingml.numbering+xml",
    "settings": "wordprocessingml.settings+xml",
    "fontTable": "wordprocessingml.fontTable+xml",
    "footnotes": "wordprocessingml.footnotes+xml",
    "header": "wordprocessingml.header+xml",
    "footer": "wordprocessingml.footer+xml",
    "theme": "theme+xml",
    "chart": "drawingml.chart+xml",
    "package": "spreadsheetml.sheet",
    "customXmlProps": "customXmlProperties+xml",
    "image": "image/",
}


@dataclass
class File:
    """An opened .docx: its parts by name, parsed where they are XML."""

    data: bytes
    findings: list[str] = field(default_factory=list)

    @cached_property
    def archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    @cached_property
    def names(self) -> list[str]:
        return self.archive.namelist()

    @cached_property
    def xml(self) -> dict[str, etree._Element]:
        ends = (".xml", ".rels")
        return {n: etree.fromstring(self.archive.read(n)) for n in self.names if n.endswith(ends)}

    @cached_property
    def body(self) -> etree._Element:
        return self.xml["word/document.xml"]

    def rels(self, part: str) -> list[etree._Element]:
        folder, name = posixpath.split(part)
        found = self.xml.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if found is None else list(found)

    @cached_property
    def word_parts(self) -> list[str]:
        return [n for n in self.xml if n.startswith("word/") and not n.endswith(".rels")]

    @cached_property
    def styles(self) -> dict[str, str]:
        styles = self.xml["word/styles.xml"].iter(f"{W}style")
        return {str(s.get(f"{W}styleId")): str(s.get(f"{W}type")) for s in styles}


def lint(data: bytes) -> list[str]:
    """Return what is wrong with a .docx, a line each."""
    file = File(data)
    try:
        found = list(_archive(file))
        if found:
            return found
        return [line for rule in RULES for line in rule(file)]
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError) as error:
        return [f"unreadable: {error}"]


def _archive(file: File) -> Iterator[str]:
    if file.names[0] != "[Content_Types].xml":
        yield "archive: the content types do not come first"
    for name, count in Counter(n.casefold() for n in file.names).items():
        if count > 1:
            yield f"archive: {name} stands there {count} times"
    for name in file.names:
        if name.startswith("/") or ".." in name.split("/") or "\\" in name:
            yield f"archive: the name {name} leaves the package"


def _content_types(file: File) -> Iterator[str]:
    types = file.xml["[Content_Types].xml"]
    defaults = {t.get("Extension") for t in types if t.tag.endswith("Default")}
    overrides = [str(t.get("PartName")) for t in types if t.tag.endswith("Override")]
    for name in {n for n in overrides if overrides.count(n) > 1}:
        yield f"content types: {name} has two"
    for name in overrides:
        if name.lstrip("/") not in file.names:
            yield f"content types: {name} is no part"
    for name in file.names:
        typed = f"/{name}" in overrides or name.rpartition(".")[2] in defaults
        if not typed and name != "[Content_Types].xml":
            yield f"content types: {name} has none"


def _relations(file: File) -> Iterator[str]:
    sources = [n for n in file.names if n.endswith(".rels")]
    for source in sources:
        folder = posixpath.dirname(posixpath.dirname(source))
        ids = [rel.get("Id") for rel in file.xml[source]]
        if len(ids) != len(set(ids)):
            yield f"{source}: an id stands there twice"
        for rel in file.xml[source]:
            yield from _relation(file, source, folder, rel)


def _relation(file: File, source: str, folder: str, rel: etree._Element) -> Iterator[str]:
    target, kind = str(rel.get("Target")), str(rel.get("Type")).rpartition("/")[2]
    if rel.get("TargetMode") == "External":
        if re.search(r"""[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})""", target):
            yield f"{source}: {target!r} is no address"
        return
    name = posixpath.normpath(posixpath.join(folder, target)) if target[0] != "/" else target[1:]
    if name not in file.names:
        yield f"{source}: the part {target} is not there"
        return
    types = file.xml["[Content_Types].xml"]
    found = {t.get("PartName") or t.get("Extension"): t.get("ContentType") for t in types}
    actual = found.get(f"/{name}") or found.get(name.rpartition(".")[2]) or ""
    if OFFICE_TYPES.get(kind, "") not in actual:
        yield f"content types: {name} is a {kind} of the type {actual}"


def _references(file: File) -> Iterator[str]:
    for part in file.word_parts:
        known = {rel.get("Id") for rel in file.rels(part)}
        for element in file.xml[part].iter():
            for key in (f"{R}id", f"{R}embed", f"{R}link"):
                if element.get(key) is not None and element.get(key) not in known:
                    yield f"{part}: the relationship {element.get(key)} is not there"


def _bookmarks(file: File) -> Iterator[str]:
    open_ids: dict[str, str] = {}
    names: Counter[str] = Counter()
    seen: set[str] = set()
    for element in file.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        number = str(element.get(f"{W}id"))
        if element.tag == f"{W}bookmarkEnd":
            if open_ids.pop(number, None) is None:
                yield f"bookmarks: {number} ends without a start"
            continue
        name = str(element.get(f"{W}name"))
        if number in seen:
            yield f"bookmarks: the id {number} stands there twice"
        seen.add(number)
        open_ids[number] = name
        names[name.casefold()] += 1
        if len(name) > 40 or not re.fullmatch(r"[A-Za-z_][\w-]*", name):
            yield f"bookmarks: {name!r} is no name"
    yield from (f"bookmarks: {name} has no end" for name in open_ids.values())
    yield from (f"bookmarks: {name} stands there {n} times" for name, n in names.items() if n > 1)


def _controls(file: File) -> Iterator[str]:
    ids: Counter[str] = Counter()
    for control in file.body.iter(f"{W}sdt"):
        props = control.find(f"{W}sdtPr")
        if control.find(f"{W}sdtContent") is None or props is None:
            yield "controls: one lacks its properties or its content"
            continue
        number, tag = props.find(f"{W}id"), props.find(f"{W}tag")
        value = "" if number is None else str(number.get(f"{W}val"))
        ids[value] += 1
        if not re.fullmatch(r"-?\d{1,10}", value) or abs(int(value)) > 2**31 - 1:
            yield f"controls: {value!r} is no id"
        if tag is not None and len(str(tag.get(f"{W}val"))) > 64:
            yield f"controls: the tag {tag.get(f'{W}val')} is longer than 64 characters"
        if props.find(f"{W}text") is not None:
            yield "controls: one is plain text, which LibreOffice writes once for each script"
    yield from (f"controls: the id {i} stands there {n} times" for i, n in ids.items() if n > 1)


def _numbering(file: File) -> Iterator[str]:
    root = file.xml.get("word/numbering.xml")
    nums = {} if root is None else {n.get(f"{W}numId"): n for n in root.iter(f"{W}num")}
    looks = set() if root is None else {a.get(f"{W}abstractNumId") for a in root}
    for part in ("word/document.xml", "word/styles.xml"):
        for used in file.xml[part].iter(f"{W}numId"):
            if used.get(f"{W}val") not in {"0", *nums}:
                yield f"{part}: the numbering {used.get(f'{W}val')} is not there"
    for number, num in nums.items():
        if num.find(f"{W}abstractNumId").get(f"{W}val") not in looks:
            yield f"numbering: {number} has no look"


def _fields(file: File) -> Iterator[str]:
    for part in file.word_parts:
        stack: list[str] = []
        for char in file.xml[part].iter(f"{W}fldChar"):
            kind = char.get(f"{W}fldCharType")
            if kind == "begin":
                stack.append("begin")
            elif not stack or (kind == "separate" and stack[-1] != "begin"):
                yield f"{part}: a field has a {kind} out of place"
            elif kind == "separate":
                stack[-1] = "separate"
            else:
                stack.pop()
        if stack:
            yield f"{part}: {len(stack)} fields have no end"


def _styles(file: File) -> Iterator[str]:
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for part in file.word_parts:
        for name, kind in kinds.items():
            for used in file.xml[part].iter(f"{W}{name}"):
                style = str(used.get(f"{W}val"))
                if file.styles.get(style) != kind:
                    yield f"{part}: there is no {kind} style {style}"
    for based in file.xml["word/styles.xml"].iter(f"{W}basedOn", f"{W}next", f"{W}link"):
        if based.get(f"{W}val") not in file.styles:
            yield f"styles: {based.get(f'{W}val')} is not there"


def _footnotes(file: File) -> Iterator[str]:
    root = file.xml.get("word/footnotes.xml")
    notes = [] if root is None else [n.get(f"{W}id") for n in root.iter(f"{W}footnote")]
    if len(notes) != len(set(notes)):
        yield "footnotes: an id stands there twice"
    for used in file.body.iter(f"{W}footnoteReference"):
        if used.get(f"{W}id") not in notes:
            yield f"footnotes: {used.get(f'{W}id')} is not there"


def _core(file: File) -> Iterator[str]:
    for element in file.xml["docProps/core.xml"]:
        if "W3CDTF" in "".join(map(str, element.attrib.values())):
            try:
                dt.datetime.strptime(str(element.text), "%Y-%m-%dT%H:%M:%SZ")
            except ValueError:
                yield f"core properties: {element.text!r} is no instant"


def _drawings(file: File) -> Iterator[str]:
    ids = Counter(d.get("id") for d in file.body.iter(f"{WP}docPr"))
    yield from (f"drawings: the id {i} stands there {n} times" for i, n in ids.items() if n > 1)
    for drawing in file.body.iter(f"{WP}docPr"):
        if not drawing.get("descr"):
            yield "drawings: one has no text for those who cannot see it"


def _tables(file: File) -> Iterator[str]:
    for table in file.body.iter(f"{W}tbl"):
        columns = len(table.find(f"{W}tblGrid"))
        rows = table.findall(f"{W}tr")
        if not rows or rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "tables: one has no header row"
        for row in rows:
            cells = row.findall(f"{W}tc")
            if len(cells) != columns:
                yield f"tables: a row has {len(cells)} cells, the table {columns} columns"
            if any(len(cell) == 0 or cell[-1].tag != f"{W}p" for cell in cells):
                yield "tables: a cell does not end in a paragraph"
        after = table.getnext()
        if after is None or after.tag in (f"{W}sectPr", f"{W}tbl"):
            yield "tables: one is not followed by a paragraph"


def _texts(file: File) -> Iterator[str]:
    for part in file.word_parts:
        for text in file.xml[part].iter(f"{W}t"):
            words = text.text or ""
            if words != words.strip() and text.get(SPACE) != "preserve":
                yield f"{part}: white space of {words!r} would be lost"


def _base(file: File) -> Iterator[str]:
    for part, root in file.xml.items():
        if part.startswith("customXml/") and root.tag == BASE:
            digest = hashlib.sha256((root.text or "").encode()).hexdigest()
            if digest != root.get("sha256"):
                yield "base: the digest is not that of its text"


def _workbooks(file: File) -> Iterator[str]:
    charts = sorted(n for n in file.xml if re.fullmatch(r"word/charts/chart\d+\.xml", n))
    for part in charts:
        (rel,) = file.rels(part)
        name = posixpath.normpath(posixpath.join("word/charts", str(rel.get("Target")))).lstrip("/")
        try:
            book = zipfile.ZipFile(io.BytesIO(file.archive.read(name)))
            sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        except (zipfile.BadZipFile, KeyError) as error:
            yield f"{name}: no workbook: {error}"
            continue
        cells = [cell for row in list(sheet.iter(f"{S}row"))[1:] for cell in row.iter(f"{S}c")]
        # a series is a column of the sheet; it may have no number for some of the bars
        cells.sort(key=lambda cell: str(cell.get("r")).rstrip("0123456789"))
        held = [v.text for cell in cells if cell.get("t") is None for v in cell.iter(f"{S}v")]
        shown = [v.text for v in file.xml[part].iterfind(f".//{C}val/{C}numRef//{C}v")]
        labels = [
            t for row in list(sheet.iter(f"{S}row"))[1:] if (t := _label(row[-1])) is not None
        ]
        told = [v.text for v in next(file.xml[part].iter(f"{C15}dlblRangeCache")).iter(f"{C}v")]
        if labels != told:
            yield f"{part}: labels its bars {told}, its workbook {labels}"
        if held != shown:
            yield f"{part}: shows {shown}, its workbook holds {held}"


def _label(cell: etree._Element) -> str | None:
    """Return the text of a cell, of its formula's last value or of its own."""
    return cell.findtext(f"{S}v") if cell.get("t") == "str" else cell.findtext(f"{S}is/{S}t")


RULES = (
    _content_types, _relations, _references, _bookmarks, _controls, _numbering, _fields, _styles,
    _footnotes, _core, _drawings, _tables, _texts, _base, _workbooks,
)  # fmt: skip
