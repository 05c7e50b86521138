"""From parts to pages: one page if it fits, else as many as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.errors import PageOverflowError
from reports.notices import Notice, note
from reports.renderers.pdf.file.painter import Painter
from reports.renderers.pdf.layout.brief import Brief
from reports.renderers.pdf.layout.fit import FirstPage, fit_first_page, lay_first_page
from reports.renderers.pdf.layout.frame import Frame
from reports.renderers.pdf.layout.parts import Laid, Part
from reports.renderers.pdf.text.styles import SEVERAL_PAGES

_FEW_PAGES = 8
# the least share of a page that must be left for text
_LEAST_ROOM = 0.15


@dataclass(slots=True)
class PageLayout:
    """What stands on one page: parts with the distance of their tops from the page's."""

    parts: list[tuple[Laid, float]] = field(default_factory=list)
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """All pages, ready to be painted, and what a person should know about them."""

    first: FirstPage
    pages: Sequence[PageLayout]
    notices: tuple[Notice, ...] = ()


def place(brief: Brief) -> Placed:
    """Return the brief on its pages.

    Raises:
        PageOverflowError: if it must fit on one page and does not, or if the title
            leaves no room for text.
    """
    parts = [part for part in (brief.embargo, brief.lead, *brief.parts) if part]
    whole = fit_first_page(brief, parts)
    if whole.slack >= 0:
        return Placed(whole, [_one_page(whole)])
    if brief.look.fit == "one":
        raise PageOverflowError(_overflow(brief, whole, parts))
    return _several(brief, whole, parts)


def _one_page(page: FirstPage) -> PageLayout:
    layout = PageLayout()
    y = page.top
    for laid in page.laid:
        y += page.gap
        layout.parts.append((laid, y))
        y += laid.height
    if page.closing is not None:
        layout.parts.append((page.closing, _closing_top(page.frame, page.closing)))
    return layout


def _closing_top(frame: Frame, closing: Laid) -> float:
    return frame.size[1] - frame.bottom - closing.height


def _overflow(brief: Brief, page: FirstPage, parts: Sequence[Part]) -> str:
    """Say by how much the brief is too long, and which parts at its end would have to go."""
    left, going = page.slack, []
    for part, laid in reversed(list(zip(parts, page.laid, strict=True))):
        if left >= 0:
            break
        going.append(part.name)
        left += laid.height + page.least_gap
    advice = "; it would fit without: " + ", ".join(map(repr, going)) if left >= 0 else ""
    return _too_long(brief, page) + advice


def _too_long(brief: Brief, page: FirstPage) -> str:
    lines = f"{page.overflow_lines} line" + ("s" if page.overflow_lines != 1 else "")
    paper = {"a4": "A4", "letter": "Letter"}[brief.look.paper]
    size = page.frame.setting.body
    return f"the brief is {lines} too long for one {paper} page at {size:g} pt"


def _several(brief: Brief, whole: FirstPage, parts: Sequence[Part]) -> Placed:
    main = [part for part in parts if part is not brief.appendix]
    first = fit_first_page(brief, main, several=True, closing=False)
    if first.slack < 0 or len(main) == len(parts):
        first, pages = _fewest_pages(brief, main)
    else:
        pages = _fill(first, brief)
    over = _too_long(brief, whole)
    return Placed(first, pages, (note("more-pages", f"{over}: {_where(pages, brief)}"),))


def _where(pages: Sequence[PageLayout], brief: Brief) -> str:
    """Say how many pages there are, and where the appendix begins."""
    starts = [n for n, page in enumerate(pages, start=1) if page.appendix]
    appendix = f", the appendix from page {starts[0]} on" if brief.appendix and starts else ""
    return f"it stands on {len(pages)} pages{appendix}"


def _fewest_pages(brief: Brief, main: Sequence[Part]) -> tuple[FirstPage, list[PageLayout]]:
    """Return the setting, of those for several pages, that needs the fewest; the largest of them.

    A long brief is set at the first one: there a page more or less is not seen.
    """
    tried: list[tuple[FirstPage, list[PageLayout]]] = []
    for setting in SEVERAL_PAGES:
        first = lay_first_page(brief, main, setting, several=True, closing=False)
        _check_room(first)
        tried.append((first, _fill(first, brief)))
        if len(tried[0][1]) > _FEW_PAGES:
            break
    return min(tried, key=lambda pages: len(pages[1]))


def _check_room(first: FirstPage) -> None:
    """Raise unless page one, and the others, have room for text below what stands at their top."""
    frame = first.frame
    for name, top in (("marking", frame.further_top), ("title", first.top)):
        if frame.size[1] - frame.bottom - top < _LEAST_ROOM * frame.size[1]:
            raise PageOverflowError.at(
                "", "it takes a page and leaves no room for the text", part=name
            )


class _Filler:
    """Puts parts on pages one below the other, and cuts them where a page ends."""

    def __init__(self, first: FirstPage) -> None:
        self.frame, self.gap = first.frame, first.gap
        self.pages = [PageLayout()]
        self.y = first.top
        self.bottom = first.frame.size[1] - first.frame.bottom

    def turn(self) -> None:
        self.pages.append(PageLayout())
        self.y = self.frame.further_top

    def add(self, laid: Laid) -> None:
        rest: Laid | None = laid
        while rest is not None:
            page = self.pages[-1]
            gap = self.gap if page.parts or len(self.pages) == 1 else 0.0
            part, rest = rest.cut(self.bottom - self.y - gap, force=not page.parts)
            if part is not None:
                page.parts.append((part, self.y + gap))
                self.y += gap + part.height
            if rest is not None:
                self.turn()

    def end(self, closing: Laid | None) -> None:
        if closing is None:
            return
        if closing.height + self.gap > self.bottom - self.y:
            self.turn()
        if closing.height > self.bottom - self.y:
            self.add(closing)
        else:
            self.pages[-1].parts.append((closing, self.bottom - closing.height))


def _fill(first: FirstPage, brief: Brief) -> list[PageLayout]:
    filler = _Filler(first)
    for laid in first.laid:
        filler.add(laid)
    setting, width = first.frame.setting, first.frame.width
    if brief.appendix is not None:
        filler.turn()
        filler.pages[-1].appendix = True
        filler.add(brief.appendix.lay(setting, width))
    filler.end(brief.closing.lay(setting, width) if brief.closing else None)
    return filler.pages


def paint(placed: Placed, painter: Painter) -> None:
    """Paint all pages, in the order in which they are read."""
    frame = placed.first.frame
    count = len(placed.pages)
    for index, page in enumerate(placed.pages):
        painter.turn_page()
        frame.paint_marking(painter, index)
        if index == 0:
            frame.paint_masthead(painter, placed.first.masthead)
        for laid, top in page.parts:
            laid.paint(painter, frame.margin, top)
        frame.paint_running(painter, index, count)
