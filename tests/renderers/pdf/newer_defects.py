"""One deliberate defect each: what a PDF 2.0 file of ours becomes when one rule is not kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.renderers.pdf.defects import (
    circular_roles,
    drop,
    drop_from,
    drop_from_fonts,
    drop_tabs,
    hide_links,
    in_content,
    in_xmp,
    map_to_nothing,
    rename,
    tagged,
    wrong_widths,
)


def outline_items(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the entries of an outline, each before those below it."""
    child = node.get("/First")
    while child is not None:
        yield child
        yield from outline_items(child)
        child = child.get("/Next")


def add_info(file: Pdf) -> None:
    file.docinfo[Name.Title] = String("A title")


def no_namespace(file: Pdf) -> None:
    del tagged(file, "Document")[0]["/NS"]


def page_destinations(file: Pdf) -> None:
    for item in outline_items(file.Root.Outlines):
        item.Dest = item.A.D
        del item["/A"]


def no_declarations(file: Pdf) -> None:
    in_xmp(b"wtpdf#accessibility1.0", b"wtpdf#other")(file)


def cell_outside(file: Pdf) -> None:
    tagged(file, "TBody")[0].S = Name.TD


def no_files(file: Pdf) -> None:
    del file.Root["/Names"]


def note(file: Pdf) -> None:
    note = tagged(file, "P")[0]
    note.S = Name.Note
    del note["/NS"]


def no_relationship(file: Pdf) -> None:
    del file.Root.Names.EmbeddedFiles.Names[1]["/AFRelationship"]


def start_program(file: Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.Launch, F=String("a.sh"))


def no_parent_tree(file: Pdf) -> None:
    file.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array([]))


def caption_between(file: Pdf) -> None:
    table = tagged(file, "Table")[0]
    caption, head, body = table.K
    table.K = Array([head, caption, body])


def text_beside_the_body(file: Pdf) -> None:
    item = tagged(file, "LI")[0]
    label, body = item.K
    item.Pg, item.K = body.Pg, Array([label, body.K])


def row_without_its_end(file: Pdf) -> None:
    row = tagged(file, "TR")[-1]
    row.K = Array(list(row.K)[:-1])


def head_without_its_end(file: Pdf) -> None:
    row = tagged(file, "TR")[0]
    row.K = Array(list(row.K)[:-1])


def two_documents(file: Pdf) -> None:
    tree = file.Root.StructTreeRoot
    tree.K = Array([tree.K, Dictionary(S=Name.Document, P=tree, NS=tagged(file, "Document")[0].NS)])


def private_letters(file: Pdf) -> None:
    tagged(file, "H1")[0].ActualText = String("\ue000")


def no_tag(file: Pdf) -> None:
    file.Root.Lang = String("english?")


def no_descriptions(file: Pdf) -> None:
    names = file.Root.Names.EmbeddedFiles.Names
    for specification in list(names)[1::2]:
        del specification["/Desc"]


#: Each defect by its name: the flavour that must object, with its rule, and the damage.
DEFECTS: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "attachment: no AFRelationship": ("4f 6.9-4", no_relationship),
    "attachment: none, though F is said": ("4f 6.9-5", no_files),
    "colour: no output intent": ("4f 6.2.4.3-2", drop("OutputIntents")),
    "information: a dictionary of its own": ("4f 6.1.3-4", add_info),
    "interaction: a program is started": ("4f 6.6.1-1", start_program),
    "language: none": ("ua2 8.4.4-1", drop("Lang")),
    "metadata: no declaration of Well-Tagged PDF": ("wt1a 6.1.3-1", no_declarations),
    "metadata: no PDF/A identification": ("4f 6.7.3-2", in_xmp(b"pdfaid:part>4", b"pdfaid:part>9")),
    "metadata: no PDF/UA identification": ("ua2 5-2", in_xmp(b"pdfuaid:part>2", b"pdfuaid:part>9")),
    "metadata: no revision": ("ua2 5-5", in_xmp(b"<pdfuaid:rev>2024</pdfuaid:rev>", b"")),
    "namespace: the document's is not that of PDF 2.0": ("ua2 8.2.5.2-2", no_namespace),
    "notes: one of PDF 1.7": ("ua2 8.2.5.14-1", note),
    "outline: entries lead to pages": ("ua2 8.8-1", page_destinations),
    "structure: none": ("ua2 8.2.1-1", drop("StructTreeRoot")),
    "structure: no parent tree": ("ua2 8.2.2-1", no_parent_tree),
    "tables: a cell outside a row": ("ua2 Table 5. Table-TD-1", cell_outside),
    "viewer: the title is not shown": (
        "ua2 8.11.2-1",
        drop("ViewerPreferences", "DisplayDocTitle"),
    ),
    "alternative: a figure without Alt": ("ua2 8.2.5.28.2-1", drop_from("Figure", "/Alt")),
    "annotations: a page without Tabs": ("ua2 8.9.3.3-1", drop_tabs),
    "annotations: hidden links": ("4f 6.3.2-2", hide_links),
    "artifacts: a header that is not marked as such": (
        "ua2 8.2.2-1",
        in_content(rb"/Artifact BMC", rb"/Span BMC"),
    ),
    "attachment: no description": ("ua2 8.14.1-1", no_descriptions),
    "captions: between head and body": ("ua2 8.2.5.27-1", caption_between),
    "fonts: no CIDToGIDMap": (
        "ua2 8.4.5.3.2-1",
        drop_from_fonts("DescendantFonts", "0", "CIDToGIDMap"),
    ),
    "fonts: no ToUnicode": ("ua2 8.4.5.8-1", drop_from_fonts("ToUnicode")),
    "fonts: not embedded": (
        "ua2 8.4.5.5.1-1",
        drop_from_fonts("DescendantFonts", "0", "FontDescriptor", "FontFile2"),
    ),
    "fonts: ToUnicode maps to U+0000": ("ua2 8.4.5.8-2", map_to_nothing),
    "fonts: wrong widths": ("ua2 8.4.5.6-1", wrong_widths),
    "headings: one without a level": ("ua2 8.2.5.12-1", rename("H2", "H")),
    "language: no tag": ("ua2 8.4.4-2", no_tag),
    "letters: of private use": ("ua2 8.4.3-2", private_letters),
    "links: outside Link": ("ua2 8.2.5.20-1", rename("Link", "Span")),
    "lists: no numbering said": ("ua2 8.2.5.25-1", drop_from("L", "/A")),
    "lists: text beside the body": ("ua2 8.2.5.25-2", text_beside_the_body),
    "metadata: conformance F is not said": (
        "4f 6.7.3-3",
        in_xmp(b"<pdfaid:conformance>F</pdfaid:conformance>", b""),
    ),
    "metadata: no declaration for reuse": (
        "wt1r 6.1.2-1",
        in_xmp(b"wtpdf#reuse1.0", b"wtpdf#other"),
    ),
    "metadata: no title": ("ua2 8.11.1-1", in_xmp(b"dc:title", b"dc:type")),
    "metadata: none": ("ua2 8.11.1-2", drop("Metadata")),
    "structure: not marked": ("ua2 6.2-1", drop("MarkInfo")),
    "structure: of no known type": ("ua2 8.2.4-1", rename("BlockQuote", "Saying")),
    "structure: roles in a circle": ("ua2 8.2.4-2", circular_roles),
    "structure: two documents": ("ua2 8.2.5.2-1", two_documents),
    "tables: a head of fewer columns": ("ua2 8.2.5.26-3", head_without_its_end),
    "tables: rows of unlike columns": ("ua2 8.2.5.26-4", row_without_its_end),
}
