"""One line of a briefing says what every bare “$” of its story is."""

import pytest
from click.testing import CliRunner

from reports.cli import main
from reports.errors import InputError
from reports.model import Aid, Briefing, Figure, Money, with_dollar
from reports.pipeline import plan_of, render
from reports.plan import Table
from reports.readers.own.pdf import read_pdf
from reports.revision import read_word
from tests.revision.word_edits import edited, retyped

BARE = Money(value=5_000_000)
PESOS = Money(value=7_000_000, unit="pesos")
EUROS = Money(value=9_000_000, currency="EUR")


def briefing(dollar, *amounts):
    rows = tuple(Aid(donor=f"Donor {n}", amount=each) for n, each in enumerate(amounts))
    return Briefing(
        title="T", aid=rows, figures=(Figure(label="cost", amount=BARE),), dollar=dollar
    )


def amounts(made):
    tables = [block for block in plan_of(made).blocks if isinstance(block, Table)]
    return [row.texts for table in tables for row in table.rows], [t.notes for t in tables]


def test_every_bare_dollar_is_settled_and_the_note_goes():
    made = briefing("CAD", BARE, Money(value=1_000_000))
    cells, notes = amounts(made)
    assert "CAD 5 million" in cells[0]
    assert "CAD 6 million" in cells[-1]  # and they are totalled
    assert notes == [(), ()]


def test_other_money_stays_as_it_is():
    settled = with_dollar(briefing("CAD", PESOS, EUROS))
    assert [row.amount for row in settled.aid] == [PESOS, EUROS]


def test_the_equivalent_is_settled_too():
    row = Aid(amount=EUROS, equivalent=BARE)
    settled = with_dollar(Briefing(title="T", aid=(row,), dollar="USD"))
    assert settled.aid[0].equivalent == Money(value=5_000_000, currency="USD")


def test_while_it_is_open_the_note_says_so():
    cells, notes = amounts(briefing(None, BARE))
    assert "$5 million" in cells[0]
    assert all("does not say which dollar" in note for (note,) in notes)


def test_what_is_no_currency_is_refused():
    with pytest.raises(InputError, match="expected an ISO 4217 code"):
        Briefing(title="T", dollar="dollars")


@pytest.mark.parametrize("embed", ["public", "full"])
def test_word_and_pdf_bring_it_home_with_the_rows_as_the_source_has_them(embed):
    made = briefing("CAD", BARE, EUROS)
    assert read_pdf(render(made, "pdf"), "a.pdf").briefing == made
    assert read_word(render(made, "docx"), "a.docx").briefing == made


def test_a_sum_that_is_retyped_in_word_says_its_currency():
    brief = render(briefing("CAD", BARE, EUROS), "docx")
    data = edited(retyped("EUR 9 million", "CAD 6 million"), data=brief)
    read = read_word(data, "a.docx").briefing
    assert read.dollar == "CAD"
    assert read.figures[0].amount == BARE
    assert read.aid[0].amount == BARE
    assert read.aid[1].amount == Money(value=6_000_000, currency="CAD")


def test_the_option_settles_a_draft_and_a_build(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(
        "Norway Gives More\n\nMarch 3, 2024\n\nCanada gave Kenya $5 million in aid.\n"
    )
    run = CliRunner().invoke(main, ["draft", str(article), "--dollar", "CAD"])
    assert "\ndollar: CAD\n" in run.stdout
    assert "{value: 5000000, currency: null}" in run.stdout  # the row is the source's
    CliRunner().invoke(
        main,
        ["build", str(article), "--dollar", "CAD", "--to", "txt", "--out", str(tmp_path / "out")],
    )
    text = (tmp_path / "out" / "a.txt").read_text(encoding="utf-8")
    assert "CAD" in text
    assert "does not say which dollar" not in text


def test_an_option_that_is_no_currency_is_refused(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(
        "Norway Gives More\n\nMarch 3, 2024\n\nCanada gave Kenya $5 million in aid.\n"
    )
    run = CliRunner().invoke(main, ["draft", str(article), "--dollar", "loonie"])
    assert run.exit_code == 2
    assert "expected an ISO 4217 code" in run.stderr
