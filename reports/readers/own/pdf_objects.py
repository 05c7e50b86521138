"""The objects of a PDF that comes from elsewhere: pypdf may unpack so much of it, and no more."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.generic import ArrayObject, DictionaryObject

from reports.limits import PDF_FILES, PDF_STREAM, PDF_STREAM_UNPACKED

_LIMITS = Configuration(
    maximum_declared_stream_length=PDF_STREAM,
    zlib_maximum_output_length=PDF_STREAM_UNPACKED,
    lzw_maximum_output_length=PDF_STREAM_UNPACKED,
    run_length_maximum_output_length=PDF_STREAM_UNPACKED,
    stream_decoding_work_maximum_length=2 * PDF_STREAM_UNPACKED,
    disable_legacy_handling=True,
)

# the library tells a log what it mends on the way; what a person should know stands in the notices
logging.getLogger("pypdf").addHandler(logging.NullHandler())


@contextmanager
def opened(data: bytes) -> Iterator[PdfReader]:
    """Open a PDF; a file made to break a parser may raise anything in it."""
    with apply_configuration(_LIMITS):
        yield PdfReader(io.BytesIO(data))


def resolved(value: Any) -> Any:
    """Return what an indirect reference leads to; anything else as it is."""
    return value.get_object() if value is not None else None


def dictionary_in(value: Any) -> DictionaryObject:
    """Return the dictionary that a value is or leads to, an empty one if it is none."""
    found = resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def list_in(value: Any) -> list[Any]:
    """Return the first values of the array that a value is or leads to, none if it is none."""
    found = resolved(value)
    return list(found[: 2 * PDF_FILES]) if isinstance(found, ArrayObject) else []
