"""One deliberate defect each: what a file of ours becomes when one rule is not kept."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String


def damaged(data: bytes, damage: Callable[[Pdf], None]) -> bytes:
    """Return a copy of a file with one defect."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        damage(file)
        file.save(buffer, static_id=True)
    return buffer.getvalue()


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield a structure element and all below it."""
    yield node
    kids = node.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from elements(kid)


def tagged(file: Pdf, tag: str) -> list[pikepdf.Object]:
    return [e for e in elements(file.Root.StructTreeRoot.K) if Name("/" + tag) == e.S]


def drop(*path: str) -> Callable[[Pdf], None]:
    """Take a key out of a dictionary below the catalog."""

    def damage(file: Pdf) -> None:
        place: pikepdf.Object = file.Root
        for key in path[:-1]:
            place = place[int(key)] if key.isdigit() else place["/" + key]
        del place["/" + path[-1]]

    return damage


def drop_from(tag: str, key: str) -> Callable[[Pdf], None]:
    """Take a key out of every structure element of a type."""

    def damage(file: Pdf) -> None:
        for element in tagged(file, tag):
            if key in element:
                del element[key]

    return damage


def rename(tag: str, new: str) -> Callable[[Pdf], None]:
    """Make the first element of one type one of another type."""

    def damage(file: Pdf) -> None:
        tagged(file, tag)[0].S = Name("/" + new)

    return damage


def in_content(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    """Replace a pattern in the first page's operators."""

    def damage(file: Pdf) -> None:
        page = file.pages[0]
        content = page.Contents.read_bytes()
        changed = re.sub(old, new, content, count=1)
        assert changed != content
        page.Contents = file.make_stream(changed)

    return damage


def in_xmp(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    """Replace text in the metadata."""

    def damage(file: Pdf) -> None:
        data = file.Root.Metadata.read_bytes()
        assert old in data
        file.Root.Metadata = file.make_stream(
            data.replace(old, new), Type=Name.Metadata, Subtype=Name.XML
        )

    return damage


def fonts(file: Pdf) -> list[pikepdf.Object]:
    return list(file.pages[0].Resources.Font.as_dict().values())


def drop_from_fonts(*path: str) -> Callable[[Pdf], None]:
    def damage(file: Pdf) -> None:
        for font in fonts(file):
            place = font
            for key in path[:-1]:
                place = place[int(key)] if key.isdigit() else place["/" + key]
            del place["/" + path[-1]]

    return damage


def drop_tabs(file: Pdf) -> None:
    del file.pages[0].obj["/Tabs"]


def map_to_nothing(file: Pdf) -> None:
    """Let the first characters of a font stand for U+0000."""
    stream = fonts(file)[0].ToUnicode
    data = re.sub(rb"(<[0-9A-F]{4}>) <[0-9A-F]+>", rb"\1 <0000>", stream.read_bytes())
    stream.write(data)


def wrong_widths(file: Pdf) -> None:
    """Say that the glyphs are as wide as they are not."""
    for font in fonts(file):
        font.DescendantFonts[0].W = Array([32, Array([111] * 95)])


def annotation(key: str) -> Callable[[Pdf], None]:
    def damage(file: Pdf) -> None:
        for link in file.pages[0].Annots:
            del link[key]

    return damage


def no_relationship(file: Pdf) -> None:
    del file.Root.Names.EmbeddedFiles.Names[1]["/AFRelationship"]


def add_script(file: Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def hide_links(file: Pdf) -> None:
    """Hide the links, as one may not."""
    for link in file.pages[0].Annots:
        link.F = 2


def wrong_child(file: Pdf) -> None:
    """Put a table's cell outside any row."""
    table = tagged(file, "Table")[0]
    table.K[0].S = Name.TD


def no_parent_tree(file: Pdf) -> None:
    file.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array([]))


def suspect(file: Pdf) -> None:
    file.Root.MarkInfo.Suspects = True


def circular_roles(file: Pdf) -> None:
    file.Root.StructTreeRoot.RoleMap = Dictionary(Table=Name.TR, TR=Name.Table)


def nothing(file: Pdf) -> None:
    """Leave all as it is."""


#: Each defect by its name, "<rule group>: what is wrong", with the rule of veraPDF that it breaks:
#: 5 and 7 are clauses of ISO 14289-1, 6 of ISO 19005-3.
DEFECTS: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "alternative: a figure without Alt": ("7.3-1", drop_from("Figure", "/Alt")),
    "annotations: a link without Contents": ("7.18.5-2", annotation("/Contents")),
    "annotations: a link without StructParent": ("7.18.5-1", annotation("/StructParent")),
    "annotations: a page without Tabs": ("7.18.3-1", drop_tabs),
    "annotations: hidden links": ("6.3.2-2", hide_links),
    "artifacts: a header that is not marked as such": (
        "7.1-3",
        in_content(rb"/Artifact BMC", rb"/Span BMC"),
    ),
    "artifacts: painting outside all marks": (
        "7.1-3",
        in_content(rb"/Artifact BMC\n([^/]*)EMC", rb"\1"),
    ),
    "attachment: no AF": ("6.8-4", drop("AF")),
    "attachment: no AFRelationship": ("6.8-3", no_relationship),
    "attachment: no Subtype": ("6.8-1", drop("AF", "0", "EF", "F", "Subtype")),
    "attachment: no UF": ("6.8-2", drop("AF", "0", "UF")),
    "colour: no output intent": ("6.2.4.3-2", drop("OutputIntents")),
    "fonts: no ToUnicode": ("7.21.7-1", drop_from_fonts("ToUnicode")),
    "fonts: ToUnicode maps to U+0000": ("7.21.7-2", map_to_nothing),
    "fonts: not embedded": (
        "7.21.4.1-1",
        drop_from_fonts("DescendantFonts", "0", "FontDescriptor", "FontFile2"),
    ),
    "fonts: no CIDToGIDMap": ("7.21.3.2-1", drop_from_fonts("DescendantFonts", "0", "CIDToGIDMap")),
    "fonts: wrong widths": ("7.21.5-1", wrong_widths),
    "headings: a level is left out": ("7.4.2-1", rename("H2", "H4")),
    "interaction: a script": ("6.5.1-1", add_script),
    "language: none": ("7.2-34", drop("Lang")),
    "lists: an item outside a list": ("7.2-17", rename("L", "Sect")),
    "metadata: no PDF/UA identification": ("5-1", in_xmp(b"<pdfuaid:part>1</pdfuaid:part>", b"")),
    "metadata: no PDF/A identification": ("6.6.4-2", in_xmp(b"<pdfaid:part>3</pdfaid:part>", b"")),
    "metadata: no extension schema": (
        "6.6.2.3.1-1",
        in_xmp(b"pdfaExtension:schemas", b"pdfaExtension:other"),
    ),
    "metadata: no title": ("7.1-9", in_xmp(b"dc:title", b"dc:type")),
    "metadata: none": ("7.1-8", drop("Metadata")),
    "structure: none": ("7.1-11", drop("StructTreeRoot")),
    "structure: not marked": ("6.2-1", drop("MarkInfo")),
    "structure: no parent tree": ("7.18.5-1", no_parent_tree),
    "structure: roles in a circle": ("7.1-6", circular_roles),
    "structure: suspects": ("7.1-4", suspect),
    "tables: a cell outside a row": ("7.2-9", wrong_child),
    "tables: heads without Scope": ("7.5-1", drop_from("TH", "/A")),
    "viewer: the title is not shown": ("7.1-10", drop("ViewerPreferences", "DisplayDocTitle")),
}
