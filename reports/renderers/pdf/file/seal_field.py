"""The place that a file leaves for its seal: a certification signature (ISO 32000-1, 12.8).

The seal covers the whole file but for its own bytes, and rules out every change (DocMDP, P 1):
nothing on a brief is there to be filled in. Its field is a widget without size, so nothing
shows on the page. In PDF 1.7 it is told to readers as a Form element with a description
(ISO 14289-1, 7.18); in PDF 2.0 a widget of no size is an artifact (ISO 14289-2, 8.9.2.4.13). An
annotation of no size needs no appearance (ISO 19005-3, 6.3.3).
"""

from __future__ import annotations

from datetime import UTC

from reports.look import SealSpace
from reports.renderers.pdf.file.structure import Annotated, Element, text_string
from reports.renderers.pdf.file.writer import PackedDocument
from reports.slotted import frozen

#: Digits of the place of a byte: what is left of them is filled with spaces.
_DIGITS = 10
_RANGE = f"/ByteRange[0 {' '.join(['9' * _DIGITS] * 3)}]"
_CONTENTS = "/Contents<"
#: Nothing may change (ISO 32000-1, table 254).
_RULE = (
    "/Reference[<</Type/SigRef/TransformMethod/DocMDP"
    "/TransformParams<</Type/TransformParams/V/1.2/P 1>>>>]"
)
#: What PDF 1.7 knows the signatures of PAdES by, which PDF 2.0 has of itself (ETSI EN 319 142-1).
_EXTENSION = "/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 1>>>>"
#: Signed, and to be changed by additions alone, if at all (table 219).
_FLAGS = 3
#: Printed, and not to be moved (table 165).
_WIDGET_FLAGS = 132


@frozen
class SealField:
    """A seal's place, and what readers of the file are told of it, with the language of that."""

    space: SealSpace
    said: str
    language: str


@frozen
class AddedField:
    """The objects of a seal in a file: its widget and its signature; and the catalog's entries.

    `told` are the widget with its element, if it has one; `size` is the seal's, in bytes.
    """

    widget: int
    signature: int
    entries: str
    told: tuple[tuple[int, Element], ...]
    size: int


def add_seal_field(
    document: PackedDocument, field: SealField, root: Element, page: int, parent_key: int
) -> AddedField:
    """Add the field of a seal to the first page, whose object is `page`.

    Its element, if it has one, ends `root`, and is `parent_key` in the parent tree.
    """
    signature = document.add_ready(_signature(field.space))
    is_told, said = document.version == "1.7", text_string(field.said)
    widget = document.add(
        f"<</Type/Annot/Subtype/Widget/FT/Sig/T(Seal)/TU{said}/Contents{said}"
        f"/V {signature} 0 R/Rect[0 0 0 0]/F {_WIDGET_FLAGS}/P {page} 0 R"
        + (f"/StructParent {parent_key}>>" if is_told else ">>")
    )
    told: tuple[tuple[int, Element], ...] = ()
    if is_told:
        element = root.new("Form", f"/Lang{text_string(field.language)}")
        element.kids.append(Annotated(0, widget))
        told = ((widget, element),)
    form = f"/AcroForm<</Fields[{widget} 0 R]/SigFlags {_FLAGS}>>"
    extension = _EXTENSION if is_told else ""
    entries = f"{form}/Perms<</DocMDP {signature} 0 R>>{extension}"
    return AddedField(widget, signature, entries, told, field.space.size)


def _signature(space: SealSpace) -> bytes:
    """Return the signature's dictionary: it stands by itself, never packed, with its place open."""
    moment = space.time.astimezone(UTC)
    return (
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"
        f"/Name{text_string(space.name)}/M(D:{moment:%Y%m%d%H%M%SZ}){_RULE}"
        f"{_RANGE}{_CONTENTS}{'0' * 2 * space.size}>>>"
    ).encode("latin-1")


def with_range(
    document: PackedDocument, data: bytes, field: AddedField | None
) -> tuple[bytes, tuple[int, int] | None]:
    """Return a written file with the range that its seal covers, and the seal's place, if any."""
    if field is None:
        return data, None
    first = data.index(_RANGE.encode(), document.place_of(field.signature))
    opening = first + len(_RANGE) + len(_CONTENTS) - 1
    closing = opening + 2 * field.size + 2
    said = f"/ByteRange[0 {opening} {closing} {len(data) - closing}]"
    written = said.ljust(len(_RANGE)).encode()
    return data[:first] + written + data[first + len(_RANGE) :], (opening, closing)
