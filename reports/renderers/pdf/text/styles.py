"""The looks of text, and the settings tried until the page fits, from airy to dense."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import log
from typing import Literal

from reports.renderers.pdf.fonts.typefaces import FamilyName
from reports.renderers.pdf.text.letters.languages import script_of
from reports.slotted import frozen
from reports.theme import PageSize

#: Body size in points: where fitting starts, and the floor that is never passed.
LARGEST, SMALLEST = 10.5, 7.5
#: No text at all is smaller than this, table cells and footers included.
FINE_PRINT = 7.0
_STEPS = 30
#: Text larger than the body by this factor is display: it shrinks more than the body.
_DISPLAY = 1.13

#: Settings with smaller gaps, those below 8.9 pt, have no white space for a grid of lines.
_LEAST_GRID = 0.77
#: How much more room a brief needs on a grid, as a logarithm: what the sample's varieties need.
_GRID_NEEDS = 0.03

#: Width and height in points: ISO 216 A4, ANSI letter.
PAGE_SIZES: dict[PageSize, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}

ColourName = Literal[
    "ink", "muted", "accent", "alert", "band", "band_ink", "tint", "rule", "link", "white"
]


@frozen
class Setting:
    """One way to set the page: `body` and `margin` in points, the others factors.

    `gap` is for white space between things, `pad` for that inside them, `display` for
    the sizes of title and summary.
    """

    body: float
    leading: float
    gap: float
    pad: float
    display: float
    margin: float

    @property
    def has_grid(self) -> bool:
        """Whether lines of columns side by side stand level."""
        return self.gap > _LEAST_GRID


def _setting(step: int) -> Setting:
    part = step / _STEPS
    return Setting(
        body=round(LARGEST - (LARGEST - SMALLEST) * part, 2),
        leading=round(1.04 - 0.165 * part, 4),
        gap=round(1.2 - 0.8 * part, 4),
        pad=round(1.1 - 0.5 * part, 4),
        display=round(1.0 - 0.16 * part, 4),
        margin=round(48 - 18 * part, 1),
    )


#: All settings, from the most generous to the densest: each needs less room than the one before.
LADDER = tuple(map(_setting, range(_STEPS + 1)))

#: The same for Arabic letters, which reach further up and down.
_TALL = tuple(replace(setting, leading=round(1.08 * setting.leading, 4)) for setting in LADDER)


def ladder(language: str) -> tuple[Setting, ...]:
    """Return the settings for a document in a language, from the most generous to the densest."""
    return _TALL if script_of(language) == "ar" else LADDER


@lru_cache(maxsize=64)
def gains(language: str) -> tuple[float, ...]:
    """Return how much less room a brief is likely to need at each setting than at the first.

    They are logarithms: differences are what counts.
    """
    width, settings = PAGE_SIZES["a4"][0], ladder(language)
    needs = [
        log(each.body**2 * each.leading / (width - 2 * each.margin)) + _GRID_NEEDS * each.has_grid
        for each in settings
    ]
    return tuple(needs[0] - need for need in needs)


@frozen
class Style:
    """How a kind of text is set. `scale`, `before` and `after` count in body sizes."""

    scale: float
    lead: float
    colour: ColourName = "ink"
    bold: bool = False
    family: FamilyName = "body"
    before: float = 0.0
    after: float = 0.0
    #: A heading stays with what follows it.
    keep: bool = False
    #: Lines as long as one another, as in a title: how narrow they may become for it.
    balanced: float = 1.0
    #: Words may be divided to even out the margin.
    divided: bool = False
    align: Literal["start", "end", "centre"] = "start"

    def sizes(self, setting: Setting) -> tuple[float, float]:
        """Return the size of letters and the distance of lines, in points."""
        scale = self.scale * setting.display if self.scale > _DISPLAY else self.scale
        size = setting.body * scale
        if size < FINE_PRINT:
            size = FINE_PRINT
        return size, size * self.lead * setting.leading

    def size(self, setting: Setting) -> float:
        """Return the size in points."""
        return self.sizes(setting)[0]

    def leading(self, setting: Setting) -> float:
        """Return the distance of lines in points."""
        return self.sizes(setting)[1]


TITLE = Style(2.1, 1.16, "band_ink", True, "heading", balanced=0.5)
LONG_TITLE = Style(1.7, 1.18, "band_ink", True, "heading", balanced=0.5)
SUBTITLE = Style(1.14, 1.3, "band_ink", family="heading", before=0.3)
KICKER = Style(0.88, 1.3, "band_ink", True, after=0.35)
META = Style(0.88, 1.3, "band_ink", before=0.5)
HEAD_FACT = Style(0.88, 1.3, "band_ink", before=0.5)
NEXT_HEAD_FACT = Style(0.88, 1.3, "band_ink", before=0.1)
LEAD = Style(1.18, 1.38, "accent", family="heading", balanced=0.85)
NUMBER = Style(2.0, 1.14, "accent", True, "heading")
LONG_NUMBER = Style(1.5, 1.16, "accent", True, "heading")
QUALIFIER = Style(0.9, 1.26, "muted", True)
EQUIVALENT = Style(0.9, 1.26, "muted")
COUNTED = Style(0.92, 1.3, before=0.15)
# lines of headings and quotations are as far apart as those of the body
HEADING = Style(1.12, 1.2143, "accent", True, before=0.85, keep=True)
SUBHEADING = Style(1.0, 1.28, "accent", True, before=0.6, keep=True)
BODY = Style(1.0, 1.36, after=0.45, divided=True)
ITEM = Style(1.0, 1.36, divided=True)
LINE = Style(1.06, 1.32, before=0.22, divided=True)
QUOTE = Style(1.04, 1.3077, "accent", family="heading", before=0.35, keep=True)
QUOTE_ALONE = Style(1.04, 1.3077, "accent", family="heading", before=0.35, after=0.45)
SPEAKER = Style(0.88, 1.3, "muted", after=0.5)
QUESTION = Style(0.96, 1.28, "accent", True, before=0.5, keep=True)
ANSWER = Style(0.96, 1.34, after=0.25, divided=True)
TABLE_HEAD = Style(0.84, 1.26, "muted", True)
CELL = Style(0.9, 1.26)
ROW_HEAD = Style(0.9, 1.26, "accent", True)
TOTAL = Style(0.9, 1.26, bold=True)
BELOW = Style(0.86, 1.26, "muted")
CAPTION = Style(0.92, 1.3, "accent", True, keep=True)
NOTE = Style(0.84, 1.28, "muted", before=0.3)
CLOSING = Style(0.84, 1.3, "muted")
RUNNING = Style(0.8, 1.25, "muted")
STAGE = Style(0.8, 1.25, "alert", True, align="end")
MARKING = Style(0.95, 1.25, "alert", True)
EMBARGO = Style(0.95, 1.3, "alert", True)

#: A title of more letters than these is set smaller.
LONG_TITLE_LETTERS = 110


def aligned(style: Style, align: Literal["start", "end", "centre"]) -> Style:
    """Return `style` with its lines at the start or at the end."""
    return style if style.align == align else _aligned(style, align)


@lru_cache(maxsize=256)
def _aligned(style: Style, align: Literal["start", "end", "centre"]) -> Style:
    return replace(style, align=align)


def on_white(style: Style) -> Style:
    """Return the style of band text where the theme has no coloured band."""
    colour: ColourName = "accent" if style.family == "heading" or style.bold else "muted"
    return replace(style, colour=colour)
