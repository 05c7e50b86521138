"""Characters that no font has, field by field: where whoever wrote them can find each of them.

A renderer knows the lines that it sets, and several fields may stand in one. So it says which
characters are lacking, and here every printed field that holds one of them is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from reports.advice.remarks import in_fields
from reports.errors import UnprintableError
from reports.model import Briefing, held_rows
from reports.notices import Notice
from reports.renderers.pdf.text.letters.unprintable import unprintable

#: Fields that are printed nowhere, or say how something is to be read.
_UNPRINTED = frozenset({"notes", "evidence", "id", "kind", "language", "schema_version", "url"})


def unprinted(error: UnprintableError, briefing: Briefing, *, cites: bool) -> tuple[Notice, ...]:
    """Return a notice for each field of `briefing` that holds a character no font has.

    `cites`: the evidence of rows is printed, too. What stands in no field, as words that
    briefpack adds, is told as the renderer did.
    """
    lacking = frozenset(error.chars)
    found = [
        (part, [char for char in text if char in lacking])
        for part, text in _texts(briefing, cites)
        if not lacking.isdisjoint(text)
    ]
    if lacking - {char for _, chars in found for char in chars} or not lacking:
        return in_fields(error.notices, briefing)
    others = (each for each in error.notices if each.code != "unprintable")
    return (*(unprintable(chars, part) for part, chars in found), *others)


def _texts(briefing: Briefing, cites: bool) -> Iterator[tuple[str, str]]:
    """Yield the printed fields of a briefing with their text: those of rows, and paragraphs."""
    held, left_out = held_rows(briefing), _UNPRINTED - ({"evidence"} if cites else set())
    for name, value in briefing:
        if name in left_out:
            continue
        parts = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for place, part in parts:
            if place not in held.get(name, ()):
                yield from _of_part(name if place is None else f"{name}[{place}]", part, left_out)


def _of_part(path: str, part: object, left_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(part, BaseModel):
        yield path, _text(part, left_out)
        return
    for name, value in part:
        if name == "body":
            for place, block in enumerate(value):
                yield f"{path}.body[{place}]", _text(block, left_out)
        elif name not in left_out:
            yield f"{path}.{name}", _text(value, left_out)


def _text(value: object, left_out: frozenset[str]) -> str:
    """Return all text in a value."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "".join(_text(each, left_out) for each in value)
    if isinstance(value, BaseModel):
        return "".join(_text(each, left_out) for name, each in value if name not in left_out)
    return ""
