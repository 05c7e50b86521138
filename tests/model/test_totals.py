"""`totals: false` prints no total in any output, and comes home from Word and PDF."""

import pytest

from reports.drafting import draft
from reports.model import Aid, Briefing, Money
from reports.pipeline import plan_of, render
from reports.plan import Table
from reports.readers.article.read import read_article
from reports.readers.own.pdf import read_pdf
from reports.revision import read_word
from reports.yamlfile import dump_yaml
from tests.revision.word_edits import edited, retyped

ROWS = tuple(Aid(donor=f"Donor {n}", amount=Money(value=n * 10**6, currency="EUR")) for n in (2, 3))


def briefing(totals):
    return Briefing(title="T", aid=ROWS, totals=totals)


def kinds(made):
    tables = [block for block in plan_of(made).blocks if isinstance(block, Table)]
    return [row.kind for table in tables for row in table.rows]


def test_totals_are_made_unless_the_briefing_says_false():
    assert kinds(briefing(True)) == ["row", "row", "total"]
    assert kinds(briefing(False)) == ["row", "row"]


def test_false_stands_in_the_file_with_what_to_do():
    (line,) = [x for x in dump_yaml(briefing(False)).splitlines() if x.startswith("totals")]
    assert line.startswith("totals: false  # write true when")
    assert "totals" not in dump_yaml(briefing(True))


@pytest.mark.parametrize("totals", [True, False])
def test_it_comes_home_from_pdf_and_word(totals):
    made = briefing(totals)
    assert read_pdf(render(made, "pdf"), "a.pdf").briefing == made
    brief = edited(retyped("EUR 3 million", "EUR 9 million"), data=render(made, "docx"))
    read = read_word(brief, "a.docx").briefing
    assert (read.totals, read.aid[1].amount) == (totals, Money(value=9_000_000, currency="EUR"))


def test_a_draft_leaves_the_total_to_a_person():
    text = "Aid for Kenya\n\nMay 2, 2025\n\n{}\n"
    given = draft(read_article(text.format("Norway gave Kenya €5 million in aid.")))
    assert not given.briefing.totals
    assert draft(read_article(text.format("The minister left."))).briefing.totals
