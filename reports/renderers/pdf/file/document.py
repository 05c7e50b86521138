"""Painted pages become a file, with other files inside if there are any.

A PDF 1.7 file is PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), a PDF 2.0 file PDF/UA-2
(ISO 14289-2), PDF/A-4f (ISO 19005-4) and Well-Tagged PDF 1.0.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache

from reports.look import PdfVersion
from reports.renderers.pdf.file.attachments import AssociatedFile, add_files
from reports.renderers.pdf.file.bookmarks import Bookmark, add_outline
from reports.renderers.pdf.file.metadata import CREATOR, PRODUCER, Metadata
from reports.renderers.pdf.file.painting.drawing import Raster
from reports.renderers.pdf.file.painting.page import LinkBox, Page, Resources
from reports.renderers.pdf.file.seal_field import (
    SealField,
    add_seal_field,
    with_range,
)
from reports.renderers.pdf.file.structure import (
    Annotated,
    Element,
    Note,
    text_string,
    write_elements,
)
from reports.renderers.pdf.file.writer import PackedDocument, stream
from reports.renderers.pdf.fonts.fontfile import CODING, FontFile, font_file
from reports.resources import resource_bytes

#: The structure types of PDF 2.0 (ISO 32000-2, 14.8.6).
_NAMESPACE = "http://iso.org/pdf2/ssn"
_SYSTEM_INFO = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_CONDITION = "sRGB IEC61966-2.1"


def write_document(
    pages: Sequence[Page],
    root: Element,
    bookmarks: Sequence[Bookmark],
    metadata: Metadata,
    files: Sequence[AssociatedFile],
    digest: str,
    version: PdfVersion = "1.7",
    notes: Sequence[Note] = (),
    seal: SealField | None = None,
) -> tuple[bytes, tuple[int, int] | None]:
    """Return the file, with others inside, and the place of its seal, None if it has no `seal`.

    `digest` becomes its identifier.
    """
    document = PackedDocument(version)
    catalog, page_tree = document.add(), document.add()
    numbers = [document.add() for _ in pages]
    resources = _add_resources(document, pages[0].fonts)
    added = add_seal_field(document, seal, root, numbers[0], len(pages)) if seal else None
    links: list[tuple[int, Element]] = list(added.told if added else ())
    for index, page in enumerate(pages):
        annotations = [added.widget] if added and index == 0 else []
        for box in page.links:
            annotations.append(_add_link(document, box, index, len(pages) + len(links)))
            links.append((annotations[-1], box.element))
        _fill_page(document, numbers[index], page_tree, page, resources, annotations)
    _fill_page_tree(document, page_tree, numbers)
    inside = add_files(document, files, metadata.pdf_date)
    structure = _add_structure(document, root, pages, numbers, links, notes)
    entries = (
        f"<</Type/Catalog/Pages {page_tree} 0 R/StructTreeRoot {structure} 0 R"
        f"/MarkInfo<</Marked true>>/Lang{text_string(metadata.language)}"
        f"/ViewerPreferences<</DisplayDocTitle true{'/Direction/R2L' * metadata.is_rtl}>>"
    )
    entries += add_outline(document, bookmarks, numbers)
    xmp = metadata.xmp(version, carries=bool(files))
    entries += _add_metadata(document, xmp)
    document.fill_in(catalog, f"{entries}{inside}{added.entries if added else ''}>>")
    info = _add_info(document, metadata) if version == "1.7" else None
    return with_range(document, document.data(catalog, info, digest), added)


def _fill_page_tree(document: PackedDocument, number: int, pages: list[int]) -> None:
    kids = " ".join(f"{page} 0 R" for page in pages)
    document.fill_in(number, f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>")


def _fill_page(
    document: PackedDocument,
    number: int,
    parent: int,
    page: Page,
    resources: str,
    annotations: list[int],
) -> None:
    content = document.add_stream("".join(page.ops).encode("latin-1"))
    links = " ".join(f"{annotation} 0 R" for annotation in annotations)
    document.fill_in(
        number,
        f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {page.width:g} {page.height:g}]"
        f"/Resources<<{resources}>>/Contents {content} 0 R/StructParents {page.index}/Tabs/S"
        + (f"/Annots[{links}]" if links else "")
        + ">>",
    )


def _add_resources(document: PackedDocument, use: Resources) -> str:
    """Add fonts and images; return the entries of a page's resource dictionary."""
    fonts = f"/Font<<{_add_fonts(document, use)}>>"
    images = [f"/I{n} {_add_image(document, image)} 0 R" for n, image in enumerate(use.images)]
    return fonts + (f"/XObject<<{''.join(images)}>>" if images else "")


def _add_image(document: PackedDocument, image: Raster) -> int:
    mask = f"/SMask {_add_image(document, image.mask)} 0 R" if image.mask else ""
    size = f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}"
    return document.add_ready(stream(image.data, f"{size}{image.entries}{mask}", compressed=False))


def _add_fonts(document: PackedDocument, use: Resources) -> str:
    """Add the fonts' objects; return the entries of a page's Font dictionary."""
    names = []
    for each in use.faces.values():
        file = font_file(each.face, each.chars, each.glyphs)
        font = _add_cff(document, file) if file.is_cff else _add_truetype(document, file)
        names.append(f"/{each.name} {font} 0 R")
    return "".join(names)


def _add_truetype(document: PackedDocument, file: FontFile) -> int:
    program = document.add_ready(stream(file.program, f"/Length1 {file.length}"))
    to_gid = document.add_ready(stream(file.coding))
    to_unicode = document.add_ready(stream(file.to_unicode))
    descriptor = document.add(f"<<{file.descriptor}/FontFile2 {program} 0 R>>")
    descendant = _add_descendant(document, file, descriptor, f"/CIDToGIDMap {to_gid} 0 R")
    return _add_font(document, file, "/Identity-H", descendant, to_unicode)


def _add_cff(document: PackedDocument, file: FontFile) -> int:
    program = document.add_ready(stream(file.program, "/Subtype/CIDFontType0C"))
    coding = document.add_ready(
        stream(file.coding, f"/Type/CMap/CMapName/{CODING}{_SYSTEM_INFO}/WMode 0")
    )
    to_unicode = document.add_ready(stream(file.to_unicode))
    descriptor = document.add(f"<<{file.descriptor}/FontFile3 {program} 0 R>>")
    descendant = _add_descendant(document, file, descriptor)
    return _add_font(document, file, f" {coding} 0 R", descendant, to_unicode)


def _add_descendant(
    document: PackedDocument, file: FontFile, descriptor: int, entries: str = ""
) -> int:
    return document.add(
        f"<</Type/Font/Subtype/CIDFontType{0 if file.is_cff else 2}/BaseFont/{file.name}"
        f"{_SYSTEM_INFO}/FontDescriptor {descriptor} 0 R{entries}/DW 0/W{file.widths}>>"
    )


def _add_font(
    document: PackedDocument, file: FontFile, encoding: str, descendant: int, to_unicode: int
) -> int:
    return document.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{file.name}/Encoding{encoding}"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {to_unicode} 0 R>>"
    )


def _add_link(document: PackedDocument, box: LinkBox, page: int, parent_key: int) -> int:
    rect = " ".join(f"{edge:.2f}" for edge in box.rect)
    number = document.add(
        f"<</Type/Annot/Subtype/Link/Rect[{rect}]/F 4/Border[0 0 0]/StructParent {parent_key}"
        f"/Contents{text_string(box.contents)}/A<</S/URI/URI{text_string(_ascii(box.href))}>>>>"
    )
    box.element.kids.append(Annotated(page, number))
    return number


def _ascii(address: str) -> str:
    """Return an address in ASCII, as a URI action wants it: the rest escaped (RFC 3987)."""
    return "".join(
        c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in address
    )


def _add_structure(
    document: PackedDocument,
    root: Element,
    pages: Sequence[Page],
    numbers: list[int],
    links: list[tuple[int, Element]],
    notes: Sequence[Note],
) -> int:
    tree, space, also = document.add(), None, ""
    if document.version == "2.0":
        space = document.add(f"<</Type/Namespace/NS({_NAMESPACE})>>")
        also = f"/Namespaces[{space} 0 R]"
    document.add_all(write_elements(root, tree, document.count + 1, numbers, space, notes))
    if notes:
        names = sorted(f"({note.name}){note.element.number} 0 R" for note in notes)
        also += f"/IDTree<</Names[{''.join(names)}]>>"
    nums = []
    for page in pages:
        owners = " ".join(f"{element.number} 0 R" for element in page.owners)
        nums.append(f"{page.index} {document.add(f'[{owners}]')} 0 R")
    first = len(pages)
    nums += [f"{n} {element.number} 0 R" for n, (_, element) in enumerate(links, start=first)]
    parents = document.add(f"<</Nums[{' '.join(nums)}]>>")
    document.fill_in(
        tree,
        f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {len(nums)}{also}>>",
    )
    return tree


@cache
def _profile() -> bytes:
    return stream(zlib.compress(resource_bytes("assets/icc/sRGB.icc"), 9), "/N 3")


def _add_metadata(document: PackedDocument, packet: bytes) -> str:
    """Add XMP and the output intent; return the catalog's entries. XMP stays readable as text."""
    xmp = document.add_stream(packet, "/Type/Metadata/Subtype/XML", compress=False)
    profile = document.add_ready(_profile())
    return (
        f"/Metadata {xmp} 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        f"/OutputConditionIdentifier({_CONDITION})/Info({_CONDITION})"
        f"/DestOutputProfile {profile} 0 R>>]"
    )


def _add_info(document: PackedDocument, metadata: Metadata) -> int:
    entries = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Creator": CREATOR,
        "Producer": PRODUCER,
        "CreationDate": metadata.pdf_date,
        "ModDate": metadata.pdf_date,
    }
    return document.add(
        "<<"
        + "".join(f"/{key}{text_string(value)}" for key, value in entries.items() if value)
        + ">>"
    )
