"""Our own PDFs back to briefings: the briefing that the file carries, whole.

Only the embedded briefing is read, never the pages: what was changed on a page with
a PDF editor is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.errors import InputError, Mistake
from reports.model import Briefing
from reports.readers.briefing_file import read_briefing
from reports.readers.pdf_objects import PdfFile, PdfSyntaxError, Stream

#: The name under which a PDF carries its briefing.
BRIEFING_NAME = "briefing.json"
_MAX_BYTES = 64 * 1024 * 1024
_MAX_FILES = 100


def read_pdf(data: bytes, name: str) -> Briefing:
    """Return the briefing that a PDF carries, equal to the one it was built from.

    Raises:
        InputError: if the file is no PDF, carries no briefing, or one with mistakes.
    """
    if len(data) > _MAX_BYTES:
        raise _refusal(name, f"it is larger than {_MAX_BYTES // 1024**2} MB")
    try:
        briefing = _find_briefing(PdfFile(data))
    # a file made to break us may reach any depth or any number
    except (PdfSyntaxError, RecursionError, OverflowError, TypeError) as error:
        raise _refusal(name, f"it cannot be read as a PDF: {error}") from error
    if briefing is None:
        raise _refusal(
            name, "it carries no briefing; only PDFs that briefpack made can be read back"
        )
    return read_briefing(briefing, f"{name}/{BRIEFING_NAME}", own=True)


def _refusal(name: str, message: str) -> InputError:
    return InputError([Mistake(name, None, "", message)])


def _find_briefing(file: PdfFile) -> bytes | None:
    for entries in _file_specifications(file):
        title = file.get(entries.get("UF", entries.get("F")))
        if title == BRIEFING_NAME.encode():
            stream = file.get(file.dictionary(entries.get("EF")).get("F"))
            if isinstance(stream, Stream):
                return file.unpack(stream)
    return None


def _file_specifications(file: PdfFile) -> Iterator[dict[str, Any]]:
    """Yield the files associated with the document (ISO 19005-3, 6.8), as far as we look."""
    catalog = file.dictionary(file.trailer.get("Root"))
    associated = file.get(catalog.get("AF"))
    if isinstance(associated, list):
        yield from (file.dictionary(entry) for entry in associated[:_MAX_FILES])
