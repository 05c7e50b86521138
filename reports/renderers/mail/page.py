"""The plan as the HTML of a message, in the markup that mail programs take.

Gmail drops style sheets, Outlook lays out by Word, Apple Mail and phones are as narrow as they
are: so tables that hold the layout (``role=presentation``), styles on each element, no class,
nothing that is fetched. Each cell says its ground and its ink together: a program that turns
a message dark turns both, or neither. Headings and tables of data are what they are, for those
who listen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from reports.look import Look
from reports.plan import Cell, Chart, Column, Correction, Plan, Row, Segment, Table, head_lines
from reports.renderers.html.grouping import block_kind, grouped, is_label
from reports.renderers.html.palette import light_palette
from reports.renderers.html.texts import PageWriter
from reports.renderers.html.web_page import font_stack, has_long_word
from reports.renderers.templating import render_template
from reports.slotted import frozen


@frozen
class MailBar:
    """A bar: its name, its sum, and its parts as whole percents of the width, each with a tone.

    `named` are the parts' tones, names and sums, where there are several kinds.
    """

    label: str
    sum: str
    parts: tuple[tuple[int, int], ...]
    named: tuple[tuple[int, Segment], ...]

    @property
    def rest(self) -> int:
        """What the parts leave of the width, in percent."""
        return max(0, 100 - sum(width for width, _ in self.parts))


def mail_html(plan: Plan, look: Look, correction: Correction | None = None) -> str:
    """Return the page; `correction` stands before the title."""
    theme = look.theme
    palette = light_palette(theme.colours)
    data = render_template(
        look.templates,
        "mail",
        "message.html.j2",
        plan=plan,
        title=plan.title,
        correction=correction,
        head_lines=head_lines,
        write=PageWriter(plan, palette.link),
        groups=grouped(plan.blocks),
        closing=[list(lines) for _, lines in groupby(plan.closing, lambda line: line.kind)],
        kind_of=block_kind,
        is_label=is_label,
        has_long_word=has_long_word,
        below=_below,
        spans=_spans,
        bars=_bars,
        band=theme.band,
        c=palette,
        body_font=_fonts(theme.word_body),
        heading_font=_fonts(theme.word_heading),
        start="right" if plan.direction == "rtl" else "left",
        end="left" if plan.direction == "rtl" else "right",
    )
    return data.decode("utf-8")


def _fonts(name: str) -> Markup:
    """Return a font's name and those like it, in quotes that an attribute may hold."""
    return Markup(font_stack(name).replace('"', "'"))  # noqa: S704 - names are plain letters


def _below(table: Table, row: Row) -> list[tuple[Column, Cell]]:
    """Return what a row says in columns that have no room beside the others."""
    apart = (n for n in range(len(table.columns)) if n not in table.leading)
    return [(table.columns[n], row.cells[n]) for n in apart if not row.cells[n].says_nothing]


def _spans(table: Table, row: Row) -> int:
    """Return over how many of the leading columns a row's name reaches."""
    return sum(place < row.spans[0] for place in table.leading)


def _bars(chart: Chart) -> Sequence[MailBar]:
    most = max(bar.value for bar in chart.bars) or 1
    is_split = len(chart.statuses) > 1

    def percent(value: float) -> int:
        return round(100 * value / float(most))

    return [
        MailBar(
            bar.label,
            bar.text,
            tuple((percent(float(one.value)), chart.statuses.index(one.status))
                  for one in bar.segments) if is_split else ((percent(float(bar.value)), 0),),
            tuple((chart.statuses.index(one.status), one) for one in bar.segments)
            if is_split else (),
        )
        for bar in chart.bars
    ]  # fmt: skip
