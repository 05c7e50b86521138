"""The Word template, opened once in a process: checked, dressed, and made into stationery.

python-docx opens it, whether it is ours (templates/word/briefing.docx) or one of the
house (`word_template` of the theme).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from reports.errors import ThemeError
from reports.renderers.word.dress import dress_colours, dress_theme, mirror, set_language, unband
from reports.renderers.word.logo import draw_logo
from reports.renderers.word.relations import OFFICE
from reports.renderers.word.stationery import SHIPPED, Collector, Stationery
from reports.resources import resource_bytes
from reports.theme import Theme, theme_file
from reports.wordfile import Style

#: Kinds of the styles that are not for paragraphs, as python-docx names them.
_KINDS = {
    Style.TABLE: "TABLE",
    Style.FOOTNOTE_MARK: "CHARACTER",
    Style.LINK: "CHARACTER",
    Style.STRONG: "CHARACTER",
    Style.EMPHASIS: "CHARACTER",
}
#: Written by colleagues, never by the renderer.
_NOT_NEEDED = {Style.HEADING_3}


@lru_cache(maxsize=32)
def open_stationery(theme: Theme, language: str, direction: str, page: str) -> Stationery:
    """Return the theme's template, ready for documents in `language` on `page`.

    Raises:
        ThemeError: if it cannot be opened, or naming every style that it lacks.
    """
    document = _open(theme)
    styles = _style_ids(document, theme)
    set_language(document.styles.element, "w:lang", language, direction)
    set_language(document.settings.element, "w:themeFontLang", language, direction)
    if theme.word_template is None:
        _dress(document, theme)
        if direction == "rtl":
            mirror(document.styles.element)
    return Collector(document, styles, direction == "rtl", page, draw_logo(theme)).collect()


def _open(theme: Theme) -> Any:
    name = theme.word_template
    try:
        if name is None:
            data = resource_bytes(SHIPPED)
        else:
            data = theme_file(name, theme.folder, "templates/word")
        return docx.Document(io.BytesIO(data))
    except (OSError, zipfile.BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError) as e:
        raise ThemeError(
            f"{theme.name}: the Word template {name!r} cannot be opened, expected a .docx: {e}"
        ) from e


def _style_ids(document: Any, theme: Theme) -> Mapping[Style, str]:
    """Return the id of each style the renderer needs, or name all that are not there."""
    found = {(style.name.casefold(), style.type.name): style.style_id for style in document.styles}
    ids: dict[Style, str] = {}
    missing: list[str] = []
    for style in Style:
        kind = _KINDS.get(style, "PARAGRAPH")
        name = found.get((style.value.casefold(), kind))
        if name is not None:
            ids[style] = name
        elif style not in _NOT_NEEDED:
            missing.append(f"{style.value} ({kind.lower()})")
    if missing:
        raise ThemeError(
            f"{theme.name}: the Word template {theme.word_template!r} lacks the styles: "
            f"{', '.join(missing)}; templates/word/STYLES.md tells what each is for"
        )
    return MappingProxyType(ids)


def _dress(document: Any, theme: Theme) -> None:
    """Give the shipped template the theme's look; a template of the house has its own."""
    styles = document.styles.element
    dress_colours(styles, theme)
    if theme.band == "rule":
        unband(styles, theme)
    for rel in document.part.rels.values():
        if rel.reltype == f"{OFFICE}/numbering":
            dress_colours(rel.target_part.element, theme)
        if rel.reltype == f"{OFFICE}/theme":
            rel.target_part._blob = dress_theme(rel.target_part.blob, theme)
