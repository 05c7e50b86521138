"""The Word template, opened once in a process: checked, coloured, and taken apart.

It is ours (templates/word/briefing.docx) or one of the house (`word_template` of the
theme), which may lack anything: `house` completes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from reports.errors import InputError, ReportsError, ThemeError, exception_text
from reports.renderers.word.logo import draw_logo
from reports.renderers.word.parts.names import qn
from reports.renderers.word.parts.source import WordTemplate
from reports.renderers.word.parts.template_parts import SHIPPED, Collector, TemplateParts
from reports.renderers.word.parts.theming import (
    mirror,
    names_ours,
    recolour,
    recolour_theme,
    set_language,
    unband,
)
from reports.resources import resource_bytes
from reports.theme import Theme, theme_file
from reports.wordfile.vocabulary import Style


def open_template(theme: Theme, language: str, direction: str, page: str) -> TemplateParts:
    """Return the theme's template, ready for documents in a language, direction and page.

    `page` is a paper's name, "" for the paper of the house's template. It is made ready once,
    and again when its file was written anew.

    Raises:
        ThemeError: if it cannot be opened or used.
    """
    return opened_template(theme, language, direction, page, _stamp(theme))


def _stamp(theme: Theme) -> tuple[int, int] | None:
    """Return when the house's template was written, and its size; None for a shipped one."""
    if theme.word_template is None or theme.folder is None:
        return None
    try:
        state = (theme.folder / theme.word_template).stat()
    except OSError:  # it is said when it is read
        return None
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=32)
def opened_template(
    theme: Theme, language: str, direction: str, page: str, _stamp: tuple[int, int] | None
) -> TemplateParts:
    """Return the template as `open_template` does, as it was at a time."""
    if theme.word_template is None:
        template = dressed(theme, direction)
        return _collected(template, shipped_ids(template), theme, (language, direction, page))
    try:
        return _house(theme, theme.word_template, (language, direction, page))
    except ReportsError:
        raise
    except Exception as error:  # lxml meets damaged files with errors of every kind
        raise ThemeError.at(
            theme.word_template,
            f"the Word template of the theme {theme.name} cannot be used ({exception_text(error)})",
            remedy="open it in Word and save it anew as .docx",
        ) from error


def dressed(theme: Theme, direction: str) -> WordTemplate:
    """Return the shipped template in the theme's look."""
    template = WordTemplate(resource_bytes(SHIPPED), SHIPPED)
    _apply_theme(template, theme)
    if theme.band == "rule":
        unband(template.root("styles"), theme)
    if direction == "rtl":
        mirror(template.root("styles"))
    return template


def _collected(
    template: WordTemplate,
    styles: Mapping[Style, str],
    theme: Theme,
    wanted: tuple[str, str, str],
) -> TemplateParts:
    language, direction, page = wanted
    set_language(template.root("styles"), "w:lang", language, direction)
    set_language(template.root("settings"), "w:themeFontLang", language, direction)
    return Collector(template, styles, direction == "rtl", page, draw_logo(theme)).collect()


def _house(theme: Theme, name: str, wanted: tuple[str, str, str]) -> TemplateParts:
    """Return a template of the house, with what it lacks."""
    from reports.renderers.word.house.additions import adopt  # the shipped template does without
    from reports.renderers.word.house.opening import open_house, open_shipped
    from reports.renderers.word.house.style_language import speak

    language, direction, _ = wanted
    try:
        template, said = open_house(theme_file(name, theme.folder, "templates/word"), name)
    except InputError as error:
        raise ThemeError(*error.notices) from error
    _apply_theme(template, theme)
    shipped = open_shipped()
    if direction == "rtl":
        mirror(shipped.root("styles"))
    adopted = adopt(template, shipped, theme)
    speak(template.root("styles"), language, direction)
    return replace(
        _collected(template, adopted.styles, theme, wanted),
        accent=adopted.accent,
        caption_flow="<w:keepNext/>" if adopted.loose_captions else "",
        caption_space='<w:spacing w:before="240"/>' if adopted.tight_captions else "",
        cell_scale=adopted.cell_scale,
        head_look=f'<w:color w:val="{adopted.head}"/>' if adopted.head else "",
        notices=(*said, *adopted.notices),
    )


def shipped_ids(template: WordTemplate) -> Mapping[Style, str]:
    """Return the id of each style in the shipped template."""
    names = {style.casefold(): style for style in Style}
    ids: dict[Style, str] = {}
    for element in template.root("styles").iter(qn("w:style")):
        style = names.get(element.find(qn("w:name")).get(qn("w:val")).casefold())
        if style is not None:
            ids[style] = element.get(qn("w:styleId"))
    return MappingProxyType(ids)


def _apply_theme(template: WordTemplate, theme: Theme) -> None:
    """Give a template the theme's colours and fonts, as far as it still names ours for its own.

    Who chooses others in Word (Design, Colours or Fonts) gives the set another name.
    """
    root = template.root("theme")
    shipped = theme.word_template is None
    colours, fonts = (True, True) if shipped else names_ours(root)
    recolour_theme(root, theme, colours=colours, fonts=fonts)
    if colours:
        recolour(template.root("styles"), theme)
        recolour(template.root("numbering"), theme)
