"""The plan as one HTML page that holds all it needs, laid out by templates in templates/html."""

from __future__ import annotations

import re
from itertools import groupby

from reports.look import Look
from reports.model.spans import span_text
from reports.model.text import unbroken
from reports.plan import Chart, ItemList, KeyMessages, Plan, Question, Table, head_lines
from reports.renderers.contract import Rendered
from reports.renderers.html.chart import Picture, chart_picture
from reports.renderers.html.grouping import block_kind, contents_of, grouped, is_label, is_narrow
from reports.renderers.html.logo import page_logo
from reports.renderers.html.palette import dark_palette, light_palette
from reports.renderers.html.texts import PageWriter
from reports.renderers.templating import render_template

#: Letters of a title that is set smaller, and of a word that may be divided in a table.
_LONG_TITLE, _LONG_WORD = 90, 18
#: Letters of a summary that are about as high as one number beside it.
_BESIDE = 90
#: What stands in a cell that says nothing: on a phone it is not said.
_EMPTY = "–"
#: A font's name that may stand in a style sheet.
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]*")
#: Fonts that Word users have, with serifs; all others are taken to have none.
_SERIFS = ("Baskerville", "Bodoni", "Book Antiqua", "Cambria", "Century", "Charter", "Constantia",
           "Didot", "Garamond", "Georgia", "Palatino", "Times")  # fmt: skip
_WITH_SERIFS = 'Charter, "Source Serif 4", "Noto Serif", "Times New Roman", serif'
_WITHOUT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif'
#: What Word has unless a house says otherwise: pages then have what the reader's system has.
_WORD_OWN = ("Calibri", "Aptos")


class HtmlRenderer:
    """One page for browsers, from phone to desk, that fetches nothing and runs nothing."""

    name = "html"
    suffix = ".html"
    media_type = "text/html; charset=utf-8"

    def render(self, plan: Plan, look: Look, /) -> Rendered:
        """Return the page in UTF-8.

        Raises:
            ThemeError: saying what is not as expected in the logo's file.
        """
        theme, groups = look.theme, grouped(plan.blocks)
        page = render_template(
            look.templates,
            "html",
            "briefing.html.j2",
            plan=plan,
            title=plan.title,
            description=unbroken(span_text(plan.summary)),
            numbers_beside=_numbers_beside(plan),
            empty=_EMPTY,
            write=PageWriter(plan),
            head_lines=head_lines,
            groups=groups,
            contents=contents_of(groups),
            is_label=is_label,
            closing=[list(lines) for _, lines in groupby(plan.closing, lambda line: line.kind)],
            is_long_title=len(plan.title.title) > _LONG_TITLE,
            logo=page_logo(theme),
            band=theme.band,
            paper="A4" if look.paper == "a4" else "letter",
            light=light_palette(theme.colours),
            dark=dark_palette(theme.colours),
            body_font=font_stack(theme.word_body),
            heading_font=font_stack(theme.word_heading),
            kind_of=block_kind,
            has_inner_lists=any(isinstance(each, ItemList) and each.below for each in plan.blocks),
            has_lines=any(isinstance(each, KeyMessages) for each in plan.blocks),
            has_pressed=any(isinstance(each, Question) and each.pressed for each in plan.blocks),
            has_forms=any(isinstance(each, Table) and each.is_form for each in plan.blocks),
            is_narrow=is_narrow,
            has_long_word=has_long_word,
            picture=lambda chart: _picture(chart, plan),
        )
        return Rendered(page)


def font_stack(name: str) -> str:
    """Return the fonts of the reader's system for a theme's font in Word, the best first."""
    with_serifs = any(name.startswith(serif) for serif in _SERIFS)
    rest = _WITH_SERIFS if with_serifs else _WITHOUT
    if name in _WORD_OWN or _FONT.fullmatch(name) is None:
        return rest
    return f'"{name}", {rest}'


def has_long_word(text: str) -> bool:
    """Return whether a word of `text` has to be divided where columns are narrow."""
    return any(len(word) > _LONG_WORD for word in text.split())


def _numbers_beside(plan: Plan) -> bool:
    """Return whether the numbers stand beside the summary on a wide page, not in a row below it."""
    return 0 < len(plan.highlights) * _BESIDE <= len(span_text(plan.summary))


def _picture(chart: Chart, plan: Plan) -> Picture:
    return chart_picture(chart, plan.direction == "rtl")
