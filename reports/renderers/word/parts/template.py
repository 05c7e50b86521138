"""The Word template, opened once in a process: checked, coloured, and taken apart.

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

from reports.errors import InputError, ReportsError, ThemeError, exception_text
from reports.renderers.word.logo import draw_logo
from reports.renderers.word.parts.relations import OFFICE
from reports.renderers.word.parts.template_parts import SHIPPED, Collector, TemplateParts
from reports.renderers.word.parts.theming import (
    mirror,
    recolour,
    recolour_theme,
    set_language,
    unband,
)
from reports.resources import resource_bytes
from reports.theme import Theme, theme_file
from reports.wordfile.vocabulary import Style

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
def open_template(theme: Theme, *wanted: str) -> TemplateParts:
    """Return the theme's template, ready for documents in a language, direction and page.

    Raises:
        ThemeError: if it cannot be opened or used, or naming every style that it lacks.
    """
    if theme.word_template is None:
        return _prepare(docx.Document(io.BytesIO(resource_bytes(SHIPPED))), theme, *wanted)
    try:
        return _prepare(_open_house(theme, theme.word_template), theme, *wanted)
    except ReportsError:
        raise
    except Exception as error:  # python-docx meets damaged files with errors of every kind
        raise ThemeError.at(
            theme.word_template,
            f"the Word template of the theme {theme.name} cannot be used ({exception_text(error)})",
            remedy="open it in Word and save it anew as .docx",
        ) from error


def _prepare(
    document: Any, theme: Theme, language: str, direction: str, page: str
) -> TemplateParts:
    styles = _style_ids(document, theme)
    set_language(document.styles.element, "w:lang", language, direction)
    set_language(document.settings.element, "w:themeFontLang", language, direction)
    if theme.word_template is None:
        _apply_theme(document, theme)
        if direction == "rtl":
            mirror(document.styles.element)
    return Collector(document, styles, direction == "rtl", page, draw_logo(theme)).collect()


def _open_house(theme: Theme, name: str) -> Any:
    from reports.readers.own.zipguard import GuardedZip

    data = theme_file(name, theme.folder, "templates/word")
    try:
        GuardedZip(data, name)  # refuses what unpacks without end
        document = docx.Document(io.BytesIO(data))
    except (InputError, OSError, zipfile.BadZipFile, OpcError, LookupError, ValueError) as error:
        raise ThemeError.at(
            name,
            f"the Word template of the theme {theme.name} cannot be opened ({error})",
            "a .docx",
        ) from error
    # the paper is ours, so a template may leave its section to Word
    document.element.body.get_or_add_sectPr()
    return document


def _style_ids(document: Any, theme: Theme) -> Mapping[Style, str]:
    """Return the id of each style the renderer needs, or name all that are not there."""
    # a style without a name is legal (17.7.4.9), and none of those that are looked for
    found: dict[tuple[str, str], str] = {}
    for style in document.styles:
        if name := str(style.element.xpath("string(w:name/@w:val)")):
            found[name.casefold(), style.type.name] = style.style_id
    ids: dict[Style, str] = {}
    missing: list[str] = []
    for style in Style:
        kind = _KINDS.get(style, "PARAGRAPH")
        style_id = found.get((style.value.casefold(), kind))
        if style_id is not None:
            ids[style] = style_id
        elif style not in _NOT_NEEDED:
            missing.append(f"{style.value} ({kind.lower()})")
    if missing:
        raise ThemeError.at(
            theme.word_template,
            f"the Word template of the theme {theme.name} lacks the styles: {', '.join(missing)}",
            remedy="templates/word/STYLES.md tells what each is for",
        )
    return MappingProxyType(ids)


def _apply_theme(document: Any, theme: Theme) -> None:
    """Give the shipped template the theme's look; a template of the house has its own."""
    styles = document.styles.element
    recolour(styles, theme)
    if theme.band == "rule":
        unband(styles, theme)
    for rel in document.part.rels.values():
        if rel.reltype == f"{OFFICE}/numbering":
            recolour(rel.target_part.element, theme)
        if rel.reltype == f"{OFFICE}/theme":
            rel.target_part._blob = recolour_theme(rel.target_part.blob, theme)
