"""Fitting by measuring: the most generous setting at which the brief stands on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, fsum

from reports.renderers.pdf.layout.brief import Brief
from reports.renderers.pdf.layout.frame import Frame
from reports.renderers.pdf.layout.masthead import LaidMasthead
from reports.renderers.pdf.layout.parts import Laid, Part
from reports.renderers.pdf.text.styles import BODY, LADDER, PAGE_SIZES, Setting

# gaps between parts in body sizes: the least, and how far left-over space opens them
_LEAST_GAP, _WIDEST_GAP = 1.25, 2.4
# the step that briefs of the usual length need, and what share of its content one step gains
_FIRST_GUESS, _PER_STEP = 14, 0.0245


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Page one at a setting: its frame, and what stands in it. Lengths in points.

    `slack` is what is left over with the least gaps; negative when it does not fit.
    """

    frame: Frame
    masthead: LaidMasthead
    laid: Sequence[Laid]
    closing: Laid | None
    top: float
    slack: float

    @property
    def least_gap(self) -> float:
        """The least gap between parts."""
        return _LEAST_GAP * self.frame.setting.body * self.frame.setting.gap

    @property
    def gap(self) -> float:
        """The gap with its share of what is left over."""
        share = self.least_gap + max(self.slack, 0.0) / (len(self.laid) + 1)
        return min(share, _WIDEST_GAP * self.frame.setting.body)

    @property
    def overflow_lines(self) -> int:
        """By how many lines of text it is too long."""
        return max(ceil(-self.slack / BODY.leading(self.frame.setting)), 0)


def lay_first_page(
    brief: Brief, parts: Sequence[Part], setting: Setting, several: bool, closing: bool
) -> FirstPage:
    """Return page one with `parts` at a setting, whether it fits or not."""
    frame = Frame(brief, setting, PAGE_SIZES[brief.look.paper], several)
    masthead = frame.masthead()
    laid = [part.lay(setting, frame.width) for part in parts]
    end = brief.closing.lay(setting, frame.width) if brief.closing and closing else None
    top = frame.strip + frame.band(masthead)
    gap = _LEAST_GAP * setting.body * setting.gap
    needed = fsum(part.height for part in laid) + gap * (len(laid) + 1)
    needed += (end.height + 0.5 * gap) if end else 0.0
    slack = frame.size[1] - top - frame.bottom - needed
    return FirstPage(frame, masthead, laid, end, top, slack)


def fit_first_page(
    brief: Brief, parts: Sequence[Part], several: bool = False, closing: bool = True
) -> FirstPage:
    """Return page one at the most generous setting that fits, or at the densest if none does."""
    tried: dict[int, FirstPage] = {}

    def at(step: int) -> FirstPage:
        if step not in tried:
            tried[step] = lay_first_page(brief, parts, LADDER[step], several, closing)
        return tried[step]

    # what fails and what fits, closed in on from both sides
    fails, fits, step = -1, len(LADDER), _FIRST_GUESS
    while fits - fails > 1:
        page = at(step)
        fails, fits = (fails, step) if page.slack >= 0 else (step, fits)
        step = min(max(_next_guess(step, tried, fails, fits), fails + 1), fits - 1)
    return at(min(fits, len(LADDER) - 1))


def _next_guess(step: int, tried: dict[int, FirstPage], fails: int, fits: int) -> int:
    """Return the step where the page is likely to be just full.

    Between two that were tried the slack grows evenly; with one alone, what a step gains
    is a share of all that stands on the page.
    """
    if fails in tried and fits in tried:
        low, high = tried[fails].slack, tried[fits].slack
        return ceil(fails + (fits - fails) * -low / (high - low))
    page = tried[step]
    return ceil(step - page.slack / (_PER_STEP * (page.frame.size[1] - page.slack)))
