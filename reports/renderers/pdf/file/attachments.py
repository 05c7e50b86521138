"""Files inside the file, each with what it belongs to (ISO 19005-3, 6.8; ISO 32000-2, 14.13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from reports.model.excerpt import Excerpt
from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.file.writer import PackedDocument
from reports.slotted import frozen

#: The names under which a file carries its briefing: all of it, or a part.
BRIEFING_NAMES: Mapping[Excerpt, str] = {"all": "briefing.json", "lines": "lines.json"}


@frozen
class AssociatedFile:
    """A file to put inside: its name in ASCII, its bytes, and what it is for people.

    It belongs to `element`, to the whole document without one. `media_type` is its type
    (RFC 6838), `relation` what it is to what it belongs to.
    """

    name: str
    data: bytes
    description: str
    media_type: Literal["application/json", "text/csv"]
    relation: Literal["Source", "Data"]
    element: Element | None = None


def add_files(document: PackedDocument, files: Sequence[AssociatedFile], date: str | None) -> str:
    """Add files; return the catalog's entries. The elements must not be written yet."""
    if not files:
        return ""
    names, whole = [], []
    for file in sorted(files, key=lambda one: one.name):
        number = _add_file(document, file, date)
        names.append(f"({file.name}){number} 0 R")
        if file.element is None:
            whole.append(f"{number} 0 R")
        else:
            file.element.entries += f"/AF[{number} 0 R]"
    own = f"/AF[{' '.join(whole)}]" if whole else ""
    return f"{own}/Names<</EmbeddedFiles<</Names[{''.join(names)}]>>>>"


def _add_file(document: PackedDocument, file: AssociatedFile, date: str | None) -> int:
    modified = f"/ModDate({date})" if date else ""
    stream = document.add_stream(
        file.data,
        f"/Type/EmbeddedFile/Subtype/{file.media_type.replace('/', '#2F')}"
        f"/Params<</Size {len(file.data)}{modified}>>",
    )
    return document.add(
        f"<</Type/Filespec/F({file.name})/UF({file.name})/AFRelationship/{file.relation}"
        f"/Desc{text_string(file.description)}/EF<</F {stream} 0 R/UF {stream} 0 R>>>>"
    )
