"""Hostile Word files: as an article of somebody's, and as a brief of ours that comes home."""

from __future__ import annotations

import functools
import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator

from tests.hostile.corpus.kinds import BUILD, Kind

Change = Callable[[dict[str, bytes]], None]

DOCUMENT, STYLES, TYPES = "word/document.xml", "word/styles.xml", "[Content_Types].xml"
RELS, MAIN_RELS = "_rels/.rels", "word/_rels/document.xml.rels"


def kinds() -> Iterator[Kind]:
    """Yield each change of a package, done to an article and to a brief, and bytes of no package."""
    for name, change in (
        CHANGES | dict(_missing()) | dict(_replaced()) | dict(_attributes())
    ).items():
        yield Kind("docx as article", name, (*BUILD, "f.docx"), _changed(article, change))
        yield Kind("docx as brief", name, ("read", "f.docx"), _changed(brief, change))
    for name, spoil in BYTES.items():
        yield Kind("docx as article", name, (*BUILD, "f.docx"), _spoilt(article, spoil))
        yield Kind("docx as brief", name, ("read", "f.docx"), _spoilt(brief, spoil))


@functools.cache
def article() -> bytes:
    """A small Word article."""
    import docx

    document = docx.Document()
    document.add_paragraph("Leaders agree", style="Title")
    document.add_paragraph("May 2, 2025")
    document.add_heading("Background")
    document.add_paragraph("Ottawa announced over $1 billion in aid to Ukraine.").add_run(
        " x"
    ).bold = True
    document.add_paragraph("one", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "Cases"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@functools.cache
def brief() -> bytes:
    """The sample as a Word brief of ours."""
    from reports import render
    from reports.sources import read_source

    return render(read_source(None).briefing, "docx")


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _changed(base: Callable[[], bytes], change: Change) -> Callable[[], dict[str, bytes]]:
    def make() -> dict[str, bytes]:
        parts = parts_of(base())
        change(parts)
        return {"f.docx": packed(parts)}

    return make


def _spoilt(
    base: Callable[[], bytes], spoil: Callable[[bytes], bytes]
) -> Callable[[], dict[str, bytes]]:
    return lambda: {"f.docx": spoil(base())}


def _missing() -> Iterator[tuple[str, Change]]:
    for name in [
        TYPES,
        RELS,
        DOCUMENT,
        STYLES,
        MAIN_RELS,
        "word/settings.xml",
        "word/numbering.xml",
    ]:
        yield f"no {name}", lambda parts, name=name: parts.pop(name, None)  # type: ignore[misc]


def _replaced() -> Iterator[tuple[str, Change]]:
    """Yield each important part as something else."""
    wrong = {
        "empty": b"", "an empty element": b"<a/>", "text": b"hello", "zeros": bytes(500),
        "cut short": None, "a document type": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        "deep": b"<a>" * 5_000 + b"</a>" * 5_000,
    }  # fmt: skip
    for part in (DOCUMENT, STYLES, TYPES, RELS):
        for what, content in wrong.items():

            def change(
                parts: dict[str, bytes], part: str = part, content: bytes | None = content
            ) -> None:
                parts[part] = parts[part][: len(parts[part]) // 2] if content is None else content

            yield f"{part} is {what}", change


def _sub(part: str, old: str, new: str, count: int = 0) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode("utf-8")
        parts[part] = re.sub(old, lambda _: new, text, count=count, flags=re.S).encode(
            "utf-8", "surrogatepass"
        )

    return change


def _attributes() -> Iterator[tuple[str, Change]]:
    """Yield numbers and names of the markup with values that are none."""
    wrong = {"letters": "x", "nothing": "", "below zero": "-1", "past all": "9" * 400}
    for name in ("w:val", "w:id", "w:w", "w:type", "w:styleId", "w:numId"):
        for what, value in wrong.items():

            def change(parts: dict[str, bytes], name: str = name, value: str = value) -> None:
                for part in parts:
                    if part.startswith("word/") and part.endswith(".xml"):
                        text = parts[part].decode("utf-8")
                        parts[part] = re.sub(
                            f' {name}="[^"]*"', f' {name}="{value}"', text
                        ).encode()

            yield f"every {name} is {what}", change


def _body(xml: str, times: int = 1, after: str = "") -> Change:
    return lambda parts: _sub(DOCUMENT, "<w:body>", "<w:body>" + xml * times + after, 1)(parts)


def _add(name: str, content: bytes) -> Change:
    return lambda parts: parts.update({name: content})


def _relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> Change:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = (
        f'<Relationship Id="rIdX" Type="{space}/{kind}" Target="{target}"{mode}/></Relationships>'
    )
    return _sub(MAIN_RELS, "</Relationships>", link)


def _many_parts(parts: dict[str, bytes]) -> None:
    for n in range(2, 300):
        parts[f"customXml/item{n}.xml"] = b"<a>" + b"<b/>" * 39_000 + b"</a>"


_P = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))

CHANGES: dict[str, Change] = {
    "a macro": _add("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "a macro type": _sub(TYPES, "vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main"),
    "a template type": _sub(TYPES, "wordprocessingml.document.main", "wordprocessingml.template.main"),
    "an unknown type": _sub(TYPES, "wordprocessingml.document.main", "nothing.known"),
    "a spreadsheet type": _sub(TYPES, "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
    "styles of another type": _sub(TYPES, "wordprocessingml.styles", "other"),
    "an embedded object": _add("word/embeddings/o.bin", bytes(5_000)),
    "a path that leaves": _add("../../evil.xml", b"<a/>"),
    "a path from the root": _add("/etc/evil.xml", b"<a/>"),
    "a path of Windows": _add("C:\\evil.xml", b"<a/>"),
    "a name of 10,000 letters": _add("w" * 10_000 + ".xml", b"<a/>"),
    "a name of odd letters": _add("word/\x01\u202e.xml", b"<a/>"),
    "3,000 members": lambda parts: parts.update({f"x/{n}.xml": b"<a/>" for n in range(3_000)}),
    "a member of 200 MB": _add("word/media/a.bin", bytes(200 << 20)),
    "a part of 100 MB": lambda parts: parts.update({DOCUMENT: b"<a>" + b" " * (100 << 20) + b"</a>"}),
    "298 parts of tags": _many_parts,
    "3,000,000 tags": lambda parts: parts.update({DOCUMENT: b"<a>" + b"<b/>" * 3_000_000 + b"</a>"}),
    "laughs": lambda parts: parts.update({DOCUMENT: f'<!DOCTYPE a [<!ENTITY a0 "x">{_LAUGHS}]><a>&a11;</a>'.encode()}),
    "an outside entity": _add(DOCUMENT, b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    "an outside template": _relation("attachedTemplate", "http://example.org/x.dotm"),
    "outside styles": _relation("styles", "file:///etc/passwd"),
    "an outside frame": _relation("frame", "\\\\host\\share"),
    "a link of a script": _relation("hyperlink", "javascript:alert(1)"),
    "a part that is not there": _relation("comments", "nothing.xml", ""),
    "a part that leaves": _relation("comments", "../../../etc/passwd", ""),
    "a part of itself": _relation("comments", "document.xml", ""),
    "a relation without target": _sub(MAIN_RELS, ' Target="[^"]*"', ""),
    "a relation without id": _sub(MAIN_RELS, ' Id="[^"]*"', ""),
    "a relation without type": _sub(MAIN_RELS, ' Type="[^"]*"', ""),
    "one id for all relations": _sub(MAIN_RELS, ' Id="[^"]*"', ' Id="rId1"'),
    "UTF-16": lambda parts: parts.update({DOCUMENT: re.sub("UTF-8", "UTF-16", parts[DOCUMENT].decode()).encode("utf-16")}),
    "an encoding of no kind": _sub(DOCUMENT, r"<\?xml.*?\?>", '<?xml version="1.0" encoding="klingon"?>'),
    "an encoding of code": _sub(DOCUMENT, r"<\?xml.*?\?>", '<?xml version="1.0" encoding="rot13"?>'),
    "XML 1.1": _sub(DOCUMENT, r"<\?xml.*?\?>", '<?xml version="1.1"?>'),
    "control characters": _body("<w:p><w:r><w:t>a\x01b</w:t></w:r></w:p>"),
    "references to controls": _body("<w:p><w:r><w:t>a&#1;&#xFFFE;b</w:t></w:r></w:p>"),
    "no body": _sub(DOCUMENT, "<w:body>.*</w:body>", ""),
    "two bodies": _sub(DOCUMENT, "</w:body>", "</w:body><w:body>" + _P + "</w:body>"),
    "no words": _sub(DOCUMENT, "<w:t[ >].*?</w:t>", ""),
    "another name space": _sub(DOCUMENT, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "urn:x"),
    "the strict name space": _sub(DOCUMENT, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    "30,000 paragraphs": _body(_P, 30_000),
    "5,000 empty paragraphs": _body("<w:p/>", 5_000),
    "a paragraph of 20,000 runs": _body("<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 20_000 + "</w:p>"),
    "a word of 1 MB": _body(f"<w:p><w:r><w:t>{'x' * 1_000_000}</w:t></w:r></w:p>"),
    "controls 100 deep": _body("<w:sdt><w:sdtContent>" * 100 + _P + "</w:sdtContent></w:sdt>" * 100),
    "controls 5,000 deep": _body("<w:sdt><w:sdtContent>" * 5_000 + _P + "</w:sdtContent></w:sdt>" * 5_000),
    "tables 60 deep": _body("<w:tbl><w:tr><w:tc>" * 60 + _P + "</w:tc></w:tr></w:tbl>" * 60),
    "a table of 5,000 rows": _body("<w:tbl>" + f"<w:tr><w:tc>{_P}</w:tc></w:tr>" * 5_000 + "</w:tbl>"),
    "a row of 5,000 cells": _body("<w:tbl><w:tr>" + f"<w:tc>{_P}</w:tc>" * 5_000 + "</w:tr></w:tbl>"),
    "a cell over letters": _sub(DOCUMENT, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="x"/>'),
    "a cell over a million columns": _sub(DOCUMENT, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="1000000"/>'),
    "a cell over no columns": _sub(DOCUMENT, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="0"/>'),
    "a cell over nothing said": _sub(DOCUMENT, "<w:tcPr>", "<w:tcPr><w:gridSpan/>"),
    "cells joined downwards": _sub(DOCUMENT, "<w:tcPr>", "<w:tcPr><w:vMerge/>"),
    "rows without cells": _sub(DOCUMENT, "<w:tc>.*?</w:tc>", ""),
    "tables without rows": _sub(DOCUMENT, "<w:tr[ >].*?</w:tr>", ""),
    "changes of changes": _body('<w:ins w:id="1"><w:del w:id="2">' * 100 + "<w:r/>" + "</w:del></w:ins>" * 100),
    "5,000 changes": _body('<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', 5_000),
    "10,000 bookmarks": _body('<w:bookmarkStart w:id="1" w:name="x"/>', 10_000),
    "bookmarks of one name": _sub(DOCUMENT, 'w:name="[^"]*"', 'w:name="b"'),
    "bookmarks without names": _sub(DOCUMENT, ' w:name="[^"]*"', ""),
    "bookmarks of odd names": _sub(DOCUMENT, 'w:name="[^"]*"', 'w:name="../../x_b_99999999999"'),
    "fields never closed": _body('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>', 500),
    "fields of commands": _body("<w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>"),
    "a text box in a text box": _body("<w:p><w:r><w:pict><w:txbxContent>" * 40 + _P + "</w:txbxContent></w:pict></w:r></w:p>" * 40),
    "alternatives 100 deep": _body('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback>' * 100 + _P + "</mc:Fallback></mc:AlternateContent>" * 100),
    "other documents inside": _body('<w:altChunk xmlns:r="urn:x" r:id="rIdX"/>'),
    "formulas": _body('<w:p><m:oMath xmlns:m="urn:m"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>'),
    "comments in the XML": _body("<!-- x --><w:p><!-- y --><w:r><!-- z --><w:t>a<!-- b -->c</w:t></w:r></w:p>"),
    "instructions in the XML": _body('<?x y?><w:p><?x y?><w:r><w:t>a<?x y?>c</w:t></w:r></w:p>'),
    "styles without names": _sub(STYLES, "<w:name [^>]*/>", ""),
    "styles with empty names": _sub(STYLES, "<w:name [^>]*/>", "<w:name/>"),
    "styles of one name": _sub(STYLES, "<w:name [^>]*/>", '<w:name w:val="Normal"/>'),
    "styles in a ring": _sub(STYLES, '<w:basedOn w:val="[^"]*"/>', '<w:basedOn w:val="Heading1"/>'),
    "styles without ids": _sub(STYLES, ' w:styleId="[^"]*"', ""),
    "20,000 styles": _sub(STYLES, "</w:styles>", '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="n"/></w:style>' * 20_000 + "</w:styles>"),
    "paragraphs of no style": _sub(DOCUMENT, '<w:pStyle w:val="[^"]*"/>', "<w:pStyle/>"),
    "paragraphs of a style that is not": _sub(DOCUMENT, '<w:pStyle w:val="[^"]*"/>', '<w:pStyle w:val="none"/>'),
    "custom XML of no kind": _add("customXml/item1.xml", b"<a/>"),
    "custom XML cut short": lambda parts: parts.update({n: c[: len(c) // 2] for n, c in parts.items() if n.startswith("customXml/item")}),
    "custom XML of another brief": lambda parts: parts.update({n: re.sub(rb">[^<]{50,}<", b">e30=<", c) for n, c in parts.items() if n.startswith("customXml/")}),
}  # fmt: skip


def _claim(data: bytes, size: int) -> bytes:
    entry = data.index(b"PK\x01\x02")
    return data[: entry + 24] + struct.pack("<I", size) + data[entry + 28 :]


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "text": lambda data: b"hello",
    "a PDF": lambda data: b"%PDF-1.7\n",
    "an old Word file": lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
    "a file with a password": lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    "a zip of nothing": lambda data: b"PK\x05\x06" + bytes(18),
    "a zip of one text": lambda data: packed({"a.txt": b"x"}),
    "a zip in a zip": lambda data: packed({"word/document.xml": data}),
    "cut in half": lambda data: data[: len(data) // 2],
    "cut by a byte": lambda data: data[:-1],
    "without its start": lambda data: data[100:],
    "bytes before": lambda data: b"MZ" + bytes(1_000) + data,
    "bytes after": lambda data: data + bytes(1_000),
    "twice": lambda data: data + data,
    "a claim of 2 GB": lambda data: _claim(data, (2 << 30) - 1),
    "a claim of nothing": lambda data: _claim(data, 0),
    "a wrong checksum": lambda data: data.replace(data[14:18], b"\1\2\3\4"),
    "encrypted members": lambda data: data.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"),
    "a rare compression": lambda data: data.replace(b"\x14\0\0\0\x08\0", b"\x14\0\0\0\x0c\0"),
    "zeros within": lambda data: data[:400] + bytes(400) + data[800:],
    "members that lie over each other": lambda data: data.replace(b"PK\x03\x04", b"PK\x03\x05", 3),
}  # fmt: skip
