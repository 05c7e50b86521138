"""How a plan stands on paper, without painting it: plain facts for whoever asks about form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.errors import PageOverflowError
from reports.look import Look
from reports.plan import Column, Plan, Row, Table
from reports.renderers.pdf.layout.boxes import BoxPart, LaidBox
from reports.renderers.pdf.layout.brief import Brief, measure_brief
from reports.renderers.pdf.layout.masthead import LaidMasthead
from reports.renderers.pdf.layout.pages.frame import Frame
from reports.renderers.pdf.layout.pages.place import Placed, lay_pages, place
from reports.renderers.pdf.layout.parts import Beside, Laid, Stack
from reports.renderers.pdf.layout.rows import LaidRow
from reports.renderers.pdf.layout.tables import LaidTable, PairPart, TablePart
from reports.renderers.pdf.text.styles import PAGE_SIZES, Setting, ladder
from reports.slotted import frozen

# a brief of more pages does not just miss one
_MOST_PAGES = 3


@frozen
class LaidCell:
    """A cell of a table as it is laid: the id of its row, its column's key and title."""

    row: str
    column: str
    title: str
    lines: int


@frozen
class PageFacts:
    """What a PDF would be: how many pages, and how many lines its title and cells take.

    There are no `pages` where the title leaves no room for text. `over` is by how many lines
    it is too long for one page at the densest setting, and `excess` that length as a share
    of a page; both are 0 for one page, and for more than three. `tallest` is the cell of
    each table row that has most lines.
    """

    pages: int
    title_lines: int
    tallest: tuple[LaidCell, ...]
    over: int = 0
    excess: float = 0.0


def page_facts(plan: Plan, look: Look) -> PageFacts:
    """Return how `plan` would stand on pages, if it may take several.

    Raises:
        UnprintableError: if no font has one of the characters.
    """
    brief = measure_brief(plan, replace(look, fit="auto"))
    try:
        placed, _ = place(brief)
    except PageOverflowError:
        frame = Frame(brief, _densest(plan), PAGE_SIZES[look.paper])
        return PageFacts(0, _title_lines(frame.masthead()), ())
    lines = _title_lines(placed.masthead)
    tallest = tuple(_tallest(brief, placed.frame.setting, placed.frame.width))
    # an appendix begins a page of its own where not all of it fits below the text
    if not 1 < placed.count <= _MOST_PAGES:
        return PageFacts(placed.count, lines, tallest)
    dense = lay_pages(brief, _densest(plan))
    excess = dense.over / (dense.bottom - dense.pages[0].top)
    return PageFacts(placed.count, lines, tallest, dense.overflow_lines, excess)


@frozen
class PageFill:
    """How full the pages of a PDF are.

    Attributes:
        share: How much of its one page, or of the last of several, is filled.
        size: The size of the text, in points.
        smallest: The smallest size that there is, in points.
        least: How much of one page is filled at that; above 1 where it takes more.
        over: By how many lines it is too long for one page at that; 0 for one that is not.
    """

    share: float
    size: float
    smallest: float
    least: float
    over: int = 0


def page_fill(plan: Plan, look: Look) -> PageFill:
    """Return how `plan` fills its pages, as many as it takes where it is too long for one.

    Raises:
        UnprintableError: as `page_facts`.
        PageOverflowError: if the title leaves no room for text.
    """
    brief = measure_brief(plan, look)
    dense = lay_pages(brief, _densest(plan))
    over = dense.overflow_lines if dense.count > 1 else 0
    if over and look.fit == "one":
        brief = measure_brief(plan, replace(look, fit="auto"))
    placed, _ = place(brief)
    share = _of_first(placed) if placed.count == 1 else placed.last
    sizes = (placed.frame.setting.body, _densest(plan).body)
    return PageFill(share, *sizes, _of_first(dense), over)


def _of_first(placed: Placed) -> float:
    """Return how much of the first page all of it would fill."""
    return 1 + placed.over / (placed.bottom - placed.pages[0].top)


def _title_lines(masthead: LaidMasthead) -> int:
    return next(len(each.lines) for each in masthead.flow.blocks if each.item.bookmark)


def fits_one_page(plan: Plan, look: Look) -> bool:
    """Return whether `plan` stands on one page at the densest setting.

    Raises:
        UnprintableError: as `page_facts`.
    """
    try:
        return lay_pages(measure_brief(plan, look), _densest(plan)).count == 1
    except PageOverflowError:
        return False


def _densest(plan: Plan) -> Setting:
    return ladder(plan.language)[-1]


def _tallest(brief: Brief, setting: Setting, width: float) -> Iterator[LaidCell]:
    """Yield the cell with most lines of each row; tables are laid whole, as no page cuts them."""
    tables = (
        each for each in brief.plan.blocks if isinstance(each, Table) and not each.highlighted
    )
    for part in brief.parts:
        if isinstance(part, TablePart | PairPart | BoxPart):
            for laid, table in zip(_tables(part.lay(setting, width)), tables, strict=False):
                for row, said in zip(laid.rows, table.rows, strict=True):
                    yield _cell(row, said, table.columns)


def _tables(laid: Laid) -> Iterator[LaidTable]:
    match laid:
        case LaidTable():
            yield laid
        case LaidBox():
            yield laid.table
        case Stack(laid=parts):
            for part in parts:
                yield from _tables(part)
        case Beside(left=left, right=right):
            yield from _tables(left)
            yield from _tables(right)


def _cell(row: LaidRow, said: Row, columns: tuple[Column, ...]) -> LaidCell:
    lines = [sum(len(block.lines) for block in stack) for stack in row.cells]
    most = max(range(len(lines)), key=lines.__getitem__)
    # a total's name stands over several columns
    column = columns[sum(said.spans[:most])]
    return LaidCell(said.id, column.key, column.title, lines[most])
