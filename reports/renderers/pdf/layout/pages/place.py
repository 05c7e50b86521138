"""From parts to pages: one page if it fits, else as many as comfortable type takes."""

from __future__ import annotations

from dataclasses import field
from math import ceil

from reports.errors import PageOverflowError
from reports.notices import Notice, note
from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.layout.brief import Brief
from reports.renderers.pdf.layout.masthead import LaidMasthead
from reports.renderers.pdf.layout.pages.fit import Search
from reports.renderers.pdf.layout.pages.frame import Frame
from reports.renderers.pdf.layout.parts import Laid, Room, settled
from reports.renderers.pdf.text.styles import BODY, PAGE_SIZES, Setting, gains, ladder
from reports.slotted import frozen, mutable

# gaps between parts in body sizes: the least, and how far left-over space opens them
_LEAST_GAP, _WIDEST_GAP = 1.25, 2.4
# the least share of a page that must be left for text, and the largest that may stay empty
# above a page's end where what follows can be parted
_LEAST_ROOM, _MOST_BLANK = 0.15, 1 / 6
# a page holds something, be it a title alone
_SHORTEST = 0.01
_PAPERS = {"a4": "A4", "letter": "Letter"}


@mutable
class PageLayout:
    """What stands on one page: parts with the distance of their tops from the page's.

    The parts begin at `top` and end at `end`; the closing stands below them.
    """

    top: float
    parts: list[tuple[Laid, float]] = field(default_factory=list)
    closing: Laid | None = None
    appendix: bool = False

    @property
    def end(self) -> float:
        """Where the last part ends."""
        return self.parts[-1][1] + self.parts[-1][0].height if self.parts else self.top


@frozen
class Placed:
    """All pages at one setting. Lengths in points.

    `needed` is how high all parts stand, one below the other with their gaps.
    """

    frame: Frame
    masthead: LaidMasthead
    pages: list[PageLayout]
    needed: float

    @property
    def bottom(self) -> float:
        """Where the pages' room ends."""
        return self.frame.size[1] - self.frame.bottom

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pages)

    @property
    def last(self) -> float:
        """The share of the last page that is filled, without the closing."""
        page = self.pages[-1]
        return (page.end - page.top) / (self.bottom - page.top)

    @property
    def over(self) -> float:
        """How much higher all of it stands than page one has room for."""
        return self.needed - (self.bottom - self.pages[0].top)

    @property
    def length(self) -> float:
        """How many pages its content would fill if it could be parted anywhere."""
        page = self.bottom - (self.pages[0].top if self.over < 0 else self.frame.further_top)
        return max(1 + self.over / page, _SHORTEST)

    @property
    def overflow_lines(self) -> int:
        """By how many lines of text it is too long for one page."""
        return max(ceil(self.over / BODY.leading(self.frame.setting)), 1)


def place(brief: Brief) -> tuple[Placed, tuple[Notice, ...]]:
    """Return the brief on its pages, and what a person should know about them.

    Raises:
        PageOverflowError: if it must fit on one page and does not, or if the title
            leaves no room for text.
    """
    settings = _settings(brief)
    gained = gains(brief.plan.language)[-len(settings) :]
    search = Search(lambda step: lay_pages(brief, settings[step]), gained)
    best = search.best()
    if best.count == 1:
        return _finished(best), ()
    if brief.look.fit == "one":
        dense = search.at(len(settings) - 1)
        raise PageOverflowError(_too_long(brief, dense), over=dense.overflow_lines)
    over = _too_long(brief, search.densest)
    return _finished(best), (note("more-pages", f"{over}: {_where(best)}"),)


def _settings(brief: Brief) -> tuple[Setting, ...]:
    """Return the settings at which what stands at the top of pages leaves room for the text.

    Raises:
        PageOverflowError: if there is none.
    """
    settings = ladder(brief.plan.language)
    for step, setting in enumerate(settings):
        frame = _frame(brief, setting)
        tops = {"marking": frame.further_top, "title": _first_top(frame, frame.masthead())}
        least = frame.bottom + _LEAST_ROOM * frame.size[1]
        tight = [name for name, top in tops.items() if frame.size[1] - top < least]
        if not tight:
            return settings[step:]
    found = "it takes a page and leaves no room for the text"
    raise PageOverflowError.at("", found, part=tight[0])


def _frame(brief: Brief, setting: Setting) -> Frame:
    return Frame(brief, setting, PAGE_SIZES[brief.look.paper])


def _first_top(frame: Frame, masthead: LaidMasthead) -> float:
    return frame.strip + frame.band(masthead)


def _least_gap(frame: Frame) -> float:
    return _LEAST_GAP * frame.setting.body * frame.setting.gap


def _too_long(brief: Brief, placed: Placed) -> str:
    count = placed.overflow_lines
    lines = f"{count} line" + ("s" if count != 1 else "")
    size = placed.frame.setting.body
    return f"the brief is {lines} too long for one {_PAPERS[brief.look.paper]} page at {size:g} pt"


def _where(placed: Placed) -> str:
    """Say how many pages there are, and where the appendix begins."""
    starts = [n for n, page in enumerate(placed.pages, start=1) if page.appendix]
    appendix = f", the appendix from page {starts[0]} on" if starts else ""
    return f"it stands on {placed.count} pages{appendix}"


def lay_pages(brief: Brief, setting: Setting) -> Placed:
    """Return the brief on as many pages as it takes at a setting."""
    frame = _frame(brief, setting)
    masthead = frame.masthead()
    filler = _Filler(frame, _first_top(frame, masthead))
    for part in filter(None, (brief.embargo, brief.lead, *brief.parts)):
        laid = part.lay(setting, frame.width)
        if part is not brief.appendix:
            filler.add(laid)
    closing = brief.closing.lay(setting, frame.width) if brief.closing else None
    if brief.appendix is not None:
        filler.append(laid, closing)
    filler.end(closing)
    return Placed(frame, masthead, filler.pages, filler.needed)


class _Filler:
    """Puts parts on pages one below the other, and cuts them where a page ends."""

    def __init__(self, frame: Frame, top: float) -> None:
        self.frame, self.gap = frame, _least_gap(frame)
        self.pages = [PageLayout(top)]
        self.bottom = frame.size[1] - frame.bottom
        self.blank = _MOST_BLANK * (self.bottom - frame.further_top)
        self.needed = 0.0

    def turn(self) -> None:
        self.pages.append(PageLayout(self.frame.further_top))

    @property
    def next(self) -> float:
        """Where the next part begins: at the top of a page, below a gap elsewhere."""
        page = self.pages[-1]
        return page.end + (self.gap if page.parts or len(self.pages) == 1 else 0.0)

    def add(self, laid: Laid) -> None:
        self.needed += laid.height + self.gap
        rest: Laid | None = laid
        while rest is not None:
            page, top = self.pages[-1], self.next
            part, rest = rest.cut(Room(self.bottom - top, self.blank, not page.parts))
            if part is not None:
                page.parts.append((part, top))
            if rest is not None:
                self.turn()

    def append(self, appendix: Laid, closing: Laid | None) -> None:
        """Add the appendix: below the others where all of it fits there, else on a new page."""
        end = closing.height + self.gap if closing else 0.0
        if self.next + appendix.height + end > self.bottom:
            self.turn()
        self.pages[-1].appendix = True
        self.add(appendix)

    def end(self, closing: Laid | None) -> None:
        if closing is None:
            return
        self.needed += closing.height + self.gap
        if self.next + closing.height > self.bottom:
            self.turn()
        if closing.height > self.bottom - self.next:
            self.add(closing)
        else:
            self.pages[-1].closing = closing


def _finished(placed: Placed) -> Placed:
    """Return the pages with what is left over used: for better breaks, then for wider gaps."""
    frame, gap = placed.frame, _least_gap(placed.frame)
    for page in placed.pages:
        end = page.closing.height + 1.5 * gap if page.closing else 0.0
        free = _settle(page, placed.bottom - page.end - end)
        if placed.count == 1:
            most = _WIDEST_GAP * frame.setting.body - gap
            wider = max(min((free - gap) / (len(page.parts) + 1), most), 0.0)
            page.parts = [
                (laid, top + n * wider) for n, (laid, top) in enumerate(page.parts, start=1)
            ]
    return placed


def _settle(page: PageLayout, free: float) -> float:
    """Break the text of a page better where that is no more than `free` higher; return the rest."""
    moved, parts = 0.0, []
    for laid, top in page.parts:
        better = settled(laid, max(free - moved, 0.0))
        parts.append((better, top + moved))
        moved += better.height - laid.height
    page.parts = parts
    return free - moved


def paint(placed: Placed, painter: Painter) -> None:
    """Paint all pages, in the order in which they are read."""
    frame = placed.frame
    for index, page in enumerate(placed.pages):
        painter.turn_page()
        frame.paint_marking(painter, index)
        if index == 0:
            frame.paint_masthead(painter, placed.masthead)
        for laid, top in page.parts:
            laid.paint(painter, frame.margin, top)
        if page.closing is not None:
            page.closing.paint(painter, frame.margin, placed.bottom - page.closing.height)
        frame.paint_running(painter, index, placed.count)
