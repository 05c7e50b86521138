"""How a briefing stands on paper, for `briefpack check`: measured as the PDF is, not painted."""

from __future__ import annotations

from reports.advice.shortening import named_places, parts_to_cut
from reports.checks.subject import MOST_EXCESS, MOST_ROW_LINES, PageFit
from reports.errors import InputError
from reports.look import Look
from reports.model import ROW_FIELDS, Briefing, printed_rows, public, with_ids
from reports.plan import Plan, make_plan
from reports.renderers.pdf.measured import LaidCell, fits_one_page, page_facts
from reports.wording.labels import labels_for

# rows and paragraphs of a briefing that is measured: about four hundred pages, and three seconds
_MOST_PARTS = 20_000


def page_fit(briefing: Briefing, look: Look) -> PageFit | None:
    """Return how a briefing stands on the pages of its PDF.

    None where that cannot be known, without a title or with a letter that no font has; and
    of a book, which takes long and is no brief.
    """
    owner = look.theme.organisation
    if owner is not None and briefing.organisation is None:
        briefing = briefing.model_copy(update={"organisation": owner})
    if _parts(briefing) > _MOST_PARTS:
        return None
    try:
        return _fit(briefing, look)
    except InputError:
        return None


def _parts(briefing: Briefing) -> int:
    rows = sum(
        len(getattr(briefing, field))
        for field in (*ROW_FIELDS, "qa", "recommendations", "approvals")
    )
    return rows + sum(len(section.body) + 1 for section in briefing.sections)


def _fit(briefing: Briefing, look: Look) -> PageFit:
    facts = page_facts(_plan(briefing), look)
    tall = [cell for cell in facts.tallest if cell.lines > MOST_ROW_LINES]
    rows = _tall_rows(briefing, tall) if tall else {}
    if not 0 < facts.excess < MOST_EXCESS:
        return PageFit(facts.pages, title_lines=facts.title_lines, tall_rows=rows)
    places = parts_to_cut(briefing, lambda shorter: fits_one_page(_plan(shorter), look))
    without = named_places(briefing, places) if places else ""
    return PageFit(facts.pages, facts.over, without, facts.title_lines, rows)


def _plan(briefing: Briefing) -> Plan:
    return make_plan(briefing, labels_for(briefing.language, None), embed="none")


def _tall_rows(briefing: Briefing, tall: list[LaidCell]) -> dict[str, tuple[str, int]]:
    """Return the titles and lines of cells by the fields of their rows."""
    named, printed = with_ids(public(briefing)), printed_rows(briefing)
    fields = {
        str(row.id): f"{field}[{place}]"
        for field in ROW_FIELDS
        for place, row in zip(printed[field], getattr(named, field), strict=True)
    }
    # a total is in no field
    found = ((fields.get(cell.row), cell) for cell in tall)
    return {f"{field}.{cell.column}": (cell.title, cell.lines) for field, cell in found if field}
