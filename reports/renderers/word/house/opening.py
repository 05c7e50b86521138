"""A template of the house opened for python-docx's classes, and what of it is in no brief."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml import parse_xml

from reports.errors import shown
from reports.notices import Location, Notice
from reports.renderers.word.house.body_text import unused_body
from reports.renderers.word.house.slim import Slim
from reports.renderers.word.parts.source import WordSource, WordTemplate
from reports.renderers.word.parts.template_parts import SHIPPED
from reports.resources import resource_bytes


def open_house(data: bytes, name: str) -> tuple[WordTemplate, tuple[Notice, ...]]:
    """Return the template in `data`, with the parts that a brief takes over, and notes on the rest.

    Raises:
        ThemeError: for a file of another kind, with the way out.
        InputError: if the package is hostile or damaged.
    """
    source = WordSource(data, name)
    slim = Slim(source, WordSource(resource_bytes(SHIPPED), SHIPPED))
    template = WordTemplate(slim.package(), name, parse_xml)
    return template, tuple(_notices(source, slim.unrepeated))


def open_shipped() -> WordTemplate:
    """Return the shipped template, whose styles are given to one of the house."""
    return WordTemplate(resource_bytes(SHIPPED), SHIPPED, parse_xml)


def _notices(source: WordSource, unrepeated: list[str]) -> Iterator[Notice]:
    if source.has_macros:
        found = "the macros of the Word template are in no brief"
        yield Notice("macros-left-out", found, place=Location(source.name), severity="note")
    if unrepeated:
        names = ", ".join(map(shown, dict.fromkeys(unrepeated)))
        found = f"the Word template's header or footer repeats what no brief has: {names}"
        remedy = "the field is left out"
        yield Notice("field-left-out", found, "", remedy, Location(source.name), "note")
    yield from unused_body(source.document, source.name)
