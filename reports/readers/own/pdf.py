"""Our own PDFs back to briefings: the briefing that the file carries, whole.

Only the embedded briefing is read, never the pages. What was changed on a page with a
PDF editor is not seen; that the file was changed is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from reports.errors import InputError
from reports.limits import PDF_BYTES, PDF_FILES
from reports.model import Briefing
from reports.model.excerpt import Excerpt
from reports.notices import Notice, mistake, note
from reports.readers.briefing.read import read_briefing
from reports.readers.own.pdf_objects import dictionary_in, list_in, opened, resolved
from reports.slotted import frozen

#: The names under which a PDF carries its briefing: all of it, or a part.
BRIEFING_NAMES: Mapping[Excerpt, str] = {"all": "briefing.json", "lines": "lines.json"}
_PARTS = {name: part for part, name in BRIEFING_NAMES.items()}
#: What the producer of our files begins with.
PRODUCER_NAME = "briefpack"
#: Who made a file, and when: in the document information, and in the metadata (XMP).
_INFO = ("/Producer", "/Creator", "/CreationDate", "/ModDate")
_PACKET = (b"pdf:Producer", b"xmp:CreatorTool", b"xmp:CreateDate", b"xmp:ModifyDate")
_ASK = "ask for the file as it was made, or for the Word brief"
_ENCRYPTED = (
    "it is encrypted; open it with its password and save a copy without password and "
    "restrictions (not by printing it, which loses the briefing inside), or ask for one"
)
_LOST = (
    "it carries no briefing any more, though briefpack made it: the briefing is lost when a "
    f"file is printed, merged, or taken apart; {_ASK}"
)
_LEFT_OUT = (
    "it was built without a briefing inside (`--embed none`); read the file of the briefing, or "
    "the Word brief"
)
_NONE = (
    "it carries no briefing: either briefpack did not make it, or it was printed, merged or "
    f"taken apart since, which loses the briefing; {_ASK}"
)
_CHANGED = (
    "another program has saved this file since briefpack made it; the briefing inside is read, "
    "what was changed on the pages is not: make such edits in the Word brief"
)


@frozen
class PdfReading:
    """The briefing that a PDF carries, and what a person should know of the file.

    `part` is what of a briefing it is.
    """

    briefing: Briefing
    notices: tuple[Notice, ...] = ()
    part: Excerpt = "all"


def read_pdf(data: bytes, name: str) -> PdfReading:
    """Return the briefing that a PDF carries, equal to the one it was built from.

    Raises:
        InputError: if the file is no PDF, carries no briefing, or one with mistakes.
    """
    if len(data) > PDF_BYTES:
        raise _refusal(name, f"it is larger than {PDF_BYTES // 1024**2} MB")
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        raise _refusal(name, "it is no PDF")
    embedded, part, is_ours, is_changed = _opened(data, name)
    if not embedded:
        raise _refusal(name, (_LOST if is_changed else _LEFT_OUT) if is_ours else _NONE)
    notices = [note("changed-since", _CHANGED)] if is_changed else []
    if len(embedded) > 1:
        many = f"it carries {len(embedded)} briefings, as merged files do; the first is read"
        remedy = "for another one, read the file that it came in"
        notices.append(note("many-briefings", many, remedy=remedy))
    briefing = read_briefing(embedded[0], f"{name}/{BRIEFING_NAMES[part]}")
    return PdfReading(briefing, tuple(notices), part)


def _opened(data: bytes, name: str) -> tuple[list[bytes], Excerpt, bool, bool]:
    """Return the briefings in a PDF, which part of one the first is, whether the file is ours, and
    whether it was changed since.
    """
    try:
        with opened(data) as file:
            if file.is_encrypted:
                raise _refusal(name, _ENCRYPTED)
            return *_find_briefings(file), *_history(file, data)
    except InputError:
        raise
    except Exception as error:  # a file made to break a parser may raise anything in it
        raise _refusal(name, f"it cannot be read as a PDF: {error}") from error


def _refusal(name: str, message: str) -> InputError:
    return InputError(mistake("unreadable-pdf", name, None, "", message))


def _find_briefings(file: PdfReader) -> tuple[list[bytes], Excerpt]:
    """Return the different briefings among the files inside: by name, else by what they hold.

    The name of the first says which part it is.
    """
    named: dict[bytes, Excerpt] = {}
    others: list[StreamObject] = []
    for entries in _file_specifications(file):
        embedded = dictionary_in(entries.get("/EF"))
        stream = resolved(embedded.get("/UF", embedded.get("/F")))
        if not isinstance(stream, StreamObject):
            continue
        names = (_base_name(entries.get(key)) for key in ("/UF", "/F"))
        if part := next((_PARTS[each] for each in names if each in _PARTS), None):
            named.setdefault(stream.get_data(), part)
        else:
            others.append(stream)
    # where another file has our name, ours is the one that is a briefing
    known = [data for data in named if _is_briefing(data)] or list(named) or _by_content(others)
    return known, next((named[data] for data in known if data in named), "all")


def _by_content(streams: list[StreamObject]) -> list[bytes]:
    found: list[bytes] = []
    for stream in streams:
        try:
            data = stream.get_data()
        except Exception:  # noqa: S112 - packed in another way, or too large: not ours
            continue
        if data not in found and _is_briefing(data):
            found.append(data)
    return found


def _is_briefing(data: bytes) -> bool:
    """Return whether an embedded file is a briefing as briefpack writes it."""
    if data.lstrip()[:1] != b"{":
        return False
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return "schema_version" in fields and "title" in fields


def _file_specifications(file: PdfReader) -> Iterator[DictionaryObject]:
    """Yield the files of the document, the associated ones first (ISO 19005-3, 6.8; 7.11.4)."""
    catalog = dictionary_in(file.trailer.get("/Root"))
    yield from map(dictionary_in, list_in(catalog.get("/AF")))
    nodes: list[Any] = [dictionary_in(catalog.get("/Names")).get("/EmbeddedFiles")]
    for number in range(PDF_FILES):  # a tree of names (7.9.6), which may lead back to itself
        if number == len(nodes):
            return
        node = dictionary_in(nodes[number])
        nodes += list_in(node.get("/Kids"))
        yield from map(dictionary_in, list_in(node.get("/Names"))[1::2])


def _history(file: PdfReader, data: bytes) -> tuple[bool, bool]:
    """Return whether briefpack made a file, and whether another program has saved it since.

    A program that saves a file changes the second half of its identifier (ISO 32000-1,
    14.4), or says when it did, or who it is, or adds to the end of the file.
    """
    info = dictionary_in(file.trailer.get("/Info"))
    said = [resolved(info.get(key)) for key in _INFO] if info else _in_packet(file)
    made_by = {str(value).split(" ")[0] for value in said[:2]}
    times = said[2:]
    identifiers = list_in(file.trailer.get("/ID"))
    is_changed = (
        made_by != {PRODUCER_NAME}
        or times[0] != times[1]
        or len(identifiers) != 2
        or identifiers[0] != identifiers[1]
        or data.count(b"startxref") > 1
    )
    return PRODUCER_NAME in made_by, is_changed


def _in_packet(file: PdfReader) -> list[str | None]:
    """Return what the metadata say where `_INFO` does not: PDF 2.0 files have that alone."""
    packet = resolved(dictionary_in(file.trailer.get("/Root")).get("/Metadata"))
    if not isinstance(packet, StreamObject):
        return [None] * len(_PACKET)
    data = packet.get_data()
    found = (re.search(rb"<%b>([^<]*)</%b>" % (name, name), data) for name in _PACKET)
    return [one and one[1].decode("utf-8", "replace") for one in found]


def _base_name(value: Any) -> str:
    text = resolved(value)
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    return text.replace("\\", "/").rpartition("/")[2] if isinstance(text, str) else ""
