"""What a briefing file says that may have been meant otherwise: read as it stands, and said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.errors import shown
from reports.model.mistakes.fields import field_names, may_hold
from reports.notices import Location, Notice, Place, note, show_place
from reports.readers.briefing.parsers.parsed import Parsed
from reports.readers.briefing.parsers.yaml_nodes import Group, Node
from reports.readers.briefing.slips.quoting import in_quotes

#: Marks that other formats have behind a value.
_COMMAS = ",;،؛"
#: Lines that end in no comma, unlike words of a text or a quotation.
_NAMES = {
    "title", "subtitle", "byline", "organisation", "reference", "marking", "heading", "publisher",
    "author", "name", "role", "affiliation", "label", "unit", "donor", "recipient", "speaker",
}  # fmt: skip
#: Said of what is not there, in fields that would print it.
_PLACEHOLDERS = frozenset(["n/a", "tbd", "tbc", "todo", "xxx", "???", "none", "null", "nil"])
#: Fields of templates and of mail merges.
_UNFILLED = re.compile(r"\{\{[^{}]*\}\}|<<[^<>]*>>")
_HEADING = re.compile(r"(?P<lead>[ \t]*)#{2,6}[ \t]+(?P<words>\w.*)")


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


def heading_comments(parsed: Parsed, name: str) -> list[Notice]:
    """Return the comments of a YAML file that look like headings: ``## Background``."""
    root, page = parsed.root, parsed.page
    if root is None or "##" not in parsed.text:
        return []
    within = _within_texts(root, parsed.text)
    found = ((i, _HEADING.fullmatch(text)) for i, text in enumerate(parsed.text.split("\n")))
    return [
        _comment(heading, name, i if page is None else page.numbers[i])
        for i, heading in found
        if heading and i not in within and _folded(heading["words"]) not in field_names()
    ]


def _folded(words: str) -> str:
    return words.strip().casefold().replace(" ", "_")


def _comment(found: re.Match[str], name: str, at: int) -> Notice:
    said = "found words behind two #, which YAML takes for a comment: they are printed nowhere"
    heading = f"- heading: {in_quotes(found['words'].strip())}"
    remedy = f"a heading is an item of sections: {heading}; a comment has one #"
    place = Location(name, at + 1, "", len(found["lead"]) + 1, (found.string,))
    return Notice("heading-comment", said, "", remedy, place)


def _within_texts(root: Node, text: str) -> set[int]:
    """Return the lines, from 0, in which a text in quotes or a block goes on."""
    nodes, seen, lines = [root], set[int](), set[int]()
    for node in nodes:
        if id(node) in seen:
            continue  # named by an alias
        seen.add(id(node))
        if isinstance(node, Group):
            nodes += node.items
        elif not node.plain:
            last = text[: node.end].rstrip().count("\n")  # a block ends where the next line begins
            lines.update(range(node.line + 1, last + 1))
    return lines
