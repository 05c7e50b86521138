"""What a briefing file says that may have been meant otherwise: read as it stands, and said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.errors import shown
from reports.model.mistakes.fields import may_hold
from reports.notices import Notice, Place, note, show_place

#: Marks that other formats have behind a value.
_COMMAS = ",;،؛"
#: Lines that end in no comma, unlike words of a text or a quotation.
_NAMES = {
    "title", "subtitle", "byline", "organisation", "reference", "marking", "heading", "publisher",
    "author", "name", "role", "affiliation", "label", "unit", "donor", "recipient", "speaker",
}  # fmt: skip
#: Said of what is not there, in fields that would print it.
_PLACEHOLDERS = frozenset(
    ["n/a", "tbd", "tbc", "todo", "xxx", "???", "none", "null", "nil", "undefined"]
)
#: Fields of templates and of mail merges.
_UNFILLED = re.compile(r"\{\{[^{}]*\}\}|<<[^<>]*>>")


def settle_marks(briefing: dict[str, Any]) -> list[Notice]:
    """Take commas from values that cannot end in one, in place.

    Returns what a person should know, by the field that it is about.
    """
    texts = list(_texts(briefing, ()))
    return [doubt for holder, place in texts for doubt in _doubts(holder, place)]


def _texts(value: Any, place: Place) -> Iterator[tuple[Any, Place]]:
    """Yield what holds each text of a file, and where the text stands."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            yield value, (*place, key)
        elif isinstance(inner, dict | list):
            yield from _texts(inner, (*place, key))


def _doubts(holder: Any, place: Place) -> Iterator[Notice]:
    text = holder[place[-1]].strip()
    if text[-1:] and text[-1] in _COMMAS:
        yield from _comma(holder, place, text)
    unfilled = _UNFILLED.search(text) if "{{" in text or "<<" in text else None
    if unfilled or (text.casefold() in _PLACEHOLDERS and may_hold(place, text)):
        said = f"found {shown(unfilled[0] if unfilled else text)}, which is printed"
        remedy = "a field of a template that nobody has filled in" if unfilled else "or write null"
        yield note("unfilled", said, show_place(place), remedy=remedy)


def _comma(holder: Any, place: Place, text: str) -> Iterator[Notice]:
    bare, part = text.rstrip(f"{_COMMAS} "), show_place(place)
    if bare and not may_hold(place, text):
        holder[place[-1]] = bare
        said = f"found {text[-1]!r} behind {shown(bare)}, read without it"
        yield note("comma-behind", said, part)
    elif bare and place[-1] in _NAMES:
        said, remedy = f"ends in {text[-1]!r}, which is printed", "a value needs none behind it"
        yield note("comma-behind", said, part, remedy=remedy)
