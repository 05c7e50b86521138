"""Our own PDFs back to briefings: the briefing that the file carries, whole.

Only the embedded briefing is read, never the pages. What was changed on a page with a
PDF editor is not seen; that the file was changed is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reports.errors import InputError, Mistake
from reports.model import Briefing
from reports.readers.briefing.read import read_briefing
from reports.readers.own.pdf_objects import PdfEncryptedError, PdfFile, PdfSyntaxError, Stream

#: The name under which a PDF carries its briefing.
BRIEFING_NAME = "briefing.json"
#: What the producer of our files begins with.
PRODUCER_NAME = "briefpack"
_MAX_BYTES = 64 * 1024 * 1024
_MAX_FILES = 100

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


@dataclass(frozen=True, slots=True)
class PdfReading:
    """The briefing that a PDF carries, and what a person should know of the file."""

    briefing: Briefing
    notices: tuple[str, ...] = ()


def read_pdf(data: bytes, name: str) -> PdfReading:
    """Return the briefing that a PDF carries, equal to the one it was built from.

    Raises:
        InputError: if the file is no PDF, carries no briefing, or one with mistakes.
    """
    if len(data) > _MAX_BYTES:
        raise _refusal(name, f"it is larger than {_MAX_BYTES // 1024**2} MB")
    try:
        file = PdfFile(data)
        carried = _find_briefings(file)
        is_ours, is_changed = _history(file)
    except PdfEncryptedError as error:
        raise _refusal(name, _ENCRYPTED) from error
    # a file made to break us may reach any depth or any number
    except (PdfSyntaxError, RecursionError, OverflowError, TypeError) as error:
        raise _refusal(name, f"it cannot be read as a PDF: {error}") from error
    if not carried:
        raise _refusal(name, (_LOST if is_changed else _LEFT_OUT) if is_ours else _NONE)
    notices = [_CHANGED] if is_changed else []
    if len(carried) > 1:
        notices.append(
            f"it carries {len(carried)} briefings, as merged files do; the first is read: for "
            "another one, read the file that it came in"
        )
    return PdfReading(read_briefing(carried[0], f"{name}/{BRIEFING_NAME}"), tuple(notices))


def _refusal(name: str, message: str) -> InputError:
    return InputError([Mistake(name, None, "", message)])


def _find_briefings(file: PdfFile) -> list[bytes]:
    """Return the different briefings among the files inside: by name, else by what they hold."""
    named: list[bytes] = []
    others: list[Stream] = []
    for entries in _file_specifications(file):
        embedded = file.dictionary(entries.get("EF"))
        stream = file.get(embedded.get("UF", embedded.get("F")))
        if not isinstance(stream, Stream):
            continue
        if BRIEFING_NAME in {_base_name(file.get(entries.get(key))) for key in ("UF", "F")}:
            named.append(file.unpack(stream))
        else:
            others.append(stream)
    known = list(dict.fromkeys(named))
    # where another file has our name, ours is the one that is a briefing
    return [data for data in known if _is_briefing(data)] or known or _by_content(file, others)


def _by_content(file: PdfFile, streams: list[Stream]) -> list[bytes]:
    found: list[bytes] = []
    for stream in streams:
        try:
            data = file.unpack(stream)
        except PdfSyntaxError:  # packed in another way, or too large: not ours
            continue
        if data not in found and _is_briefing(data):
            found.append(data)
    return found


def _is_briefing(data: bytes) -> bool:
    """Tell whether an embedded file is a briefing as briefpack writes it."""
    if data.lstrip()[:1] != b"{":
        return False
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return "schema_version" in fields and "title" in fields


def _file_specifications(file: PdfFile) -> Iterator[dict[str, Any]]:
    """Yield the files of the document, the associated ones first (ISO 19005-3, 6.8; 7.11.4)."""
    catalog = file.dictionary(file.trailer.get("Root"))
    associated = file.get(catalog.get("AF"))
    if isinstance(associated, list):
        yield from (file.dictionary(entry) for entry in associated[:_MAX_FILES])
    names = file.dictionary(catalog.get("Names"))
    nodes = [names.get("EmbeddedFiles")]
    for number in range(_MAX_FILES):  # a tree of names (7.9.6), which may lead back to itself
        if number == len(nodes):
            return
        node = file.dictionary(nodes[number])
        kids, pairs = file.get(node.get("Kids")), file.get(node.get("Names"))
        nodes += kids[:_MAX_FILES] if isinstance(kids, list) else []
        found = pairs[1 : 2 * _MAX_FILES : 2] if isinstance(pairs, list) else []
        yield from map(file.dictionary, found)


def _history(file: PdfFile) -> tuple[bool, bool]:
    """Return whether briefpack made a file, and whether another program has saved it since.

    A program that saves a file changes the second half of its identifier (ISO 32000-1,
    14.4), or says when it did, or who it is, or adds to the end of the file.
    """
    info = file.dictionary(file.trailer.get("Info"))
    made_by = {_text(file.get(info.get(key))).split(" ")[0] for key in ("Producer", "Creator")}
    times = [file.get(info.get(key)) for key in ("CreationDate", "ModDate")]
    identifiers = file.get(file.trailer.get("ID"))
    is_changed = (
        made_by != {PRODUCER_NAME}
        or times[0] != times[1]
        or not isinstance(identifiers, list)
        or [file.get(half) for half in identifiers[:1]] != [file.get(h) for h in identifiers[1:]]
        or file.sections > 1
    )
    return PRODUCER_NAME in made_by, is_changed


def _base_name(value: Any) -> str:
    return _text(value).replace("\\", "/").rpartition("/")[2]


def _text(value: Any) -> str:
    """Return a text string's text (ISO 32000-1, 7.9.2.2); an empty one for anything else."""
    if not isinstance(value, bytes):
        return ""
    for mark, coding in (
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if value.startswith(mark):
            return value[len(mark) :].decode(coding, "replace")
    return value.decode("latin-1")
