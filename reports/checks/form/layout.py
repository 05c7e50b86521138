"""How a brief stands on paper: its pages, its title, its tables; as the PDF is really laid."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.rule import Finding, rule
from reports.checks.subject import MOST_ROW_LINES, Subject

_MOST_TITLE_LINES = 2


@rule("B401", "a brief that almost fits on one page fits on one page")
def just_misses_a_page(subject: Subject) -> Iterator[Finding]:
    """Ask for a few lines less where they save a page."""
    page = subject.page
    if page is None or not page.over:
        return
    lines = f"{page.over} line{'s' * (page.over != 1)}"
    found = f"it takes {page.pages} pages, and is {lines} too long for one"
    fits = f": without {page.without} it fits" if page.without else ""
    yield Finding("", found, "", f"shorten it{fits}")


@rule("B402", "a title takes two lines at most")
def long_title(subject: Subject) -> Iterator[Finding]:
    """Ask for a shorter title."""
    lines = subject.page.title_lines if subject.page else 0
    if lines > _MOST_TITLE_LINES:
        found = f"the title takes {lines} lines on the page"
        expected = f"{_MOST_TITLE_LINES} at most"
        yield Finding("title", found, expected, "say the rest in a subtitle or in the summary")


@rule("B403", "a row of a table is read in one look")
def tall_row(subject: Subject) -> Iterator[Finding]:
    """Ask for shorter cells."""
    rows = subject.page.tall_rows if subject.page else {}
    for part, (title, lines) in rows.items():
        found = f"what stands under “{title}” takes {lines} lines of the table"
        expected = f"{MOST_ROW_LINES} at most"
        yield Finding(part, found, expected, "shorten it, or say it in a section")


RULES = (just_misses_a_page, long_title, tall_row)
