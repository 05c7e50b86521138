"""Cells of tables: capitals, dashes, sums in two lines, and what the totals say."""

from __future__ import annotations

from typing import Any

import pytest

from reports.look import Options
from reports.model import Aid, Briefing, Figure, Money, Person
from reports.pipeline import plan_of
from reports.plan import Cell, Table, load_labels


def tables(labels: str | None = None, **fields: Any) -> dict[str, Table]:
    briefing = Briefing.model_validate({"title": "T", **fields})
    blocks = plan_of(briefing, Options(labels=labels)).blocks
    return {block.kind: block for block in blocks if isinstance(block, Table)}


def sum_of(value: int, currency: str | None = "CAD", **more: Any) -> Aid:
    return Aid.model_validate(
        {"donor": "A", "amount": {"value": value, "currency": currency}, **more}
    )


def cell(table: Table, key: str, row: int = 0) -> Cell:
    return table.rows[row].cells[[column.key for column in table.columns].index(key)]


def test_cells_begin_with_a_capital_but_for_names_and_sums() -> None:
    person = Person(name="ai-da", role="envoy", affiliation="euro area", note="new")
    people = tables(people=[person])["people"]
    money = Money(value=5, unit="pesos", qualifier="over")
    aid = tables(aid=[Aid(donor="eu-LISA", purpose="gas", amount=money, status="signed")])["aid"]

    assert people.rows[0].texts == ("ai-da", "Envoy", "euro area", "New")
    assert aid.rows[0].texts == ("eu-LISA", "Gas", "over 5 pesos", "Signed")


def test_a_dash_stands_in_empty_cells_of_rows_and_not_of_totals() -> None:
    rows = [sum_of(1, timing="soon"), sum_of(2), Aid(donor="B", purpose="drones")]
    aid = tables(aid=rows)["aid"]

    assert cell(aid, "timing", 1).text == "–"
    assert cell(aid, "amount", 2).text == "–"
    assert aid.rows[-1].kind == "total"
    assert "–" not in aid.rows[-1].texts


def test_a_column_that_says_nothing_is_left_out_not_dashed() -> None:
    assert [c.key for c in tables(people=[Person(name="A")])["people"].columns] == ["name"]


def test_the_equivalent_is_a_line_of_its_own() -> None:
    both = sum_of(9, equivalent=Money(value=6, currency="EUR"))
    alone = Aid(donor="A", equivalent=Money(value=6, currency="EUR"))

    assert [line.text for line in cell(tables(aid=[both])["aid"], "amount").lines] == [
        "CAD 9",
        "(EUR 6)",
    ]
    assert [line.text for line in cell(tables(aid=[alone])["aid"], "amount").lines] == ["EUR 6"]


def test_persons_and_numbers_are_told_apart_where_both_are_there() -> None:
    people, figures = [Person(name="A")], [Figure(label="b", value=1)]
    both = tables(people=people, figures=figures)

    assert both["people"].caption.text == "Key figures: people"
    assert both["figures"].caption.text == "Key figures: numbers"
    assert tables(people=people)["people"].caption.text == "Key figures"
    assert tables(figures=figures)["figures"].caption.text == "Key numbers"


def test_a_total_names_its_currency() -> None:
    aid = tables(
        aid=[sum_of(1, status="pledged"), sum_of(2, status="pledged"), sum_of(4), sum_of(5)]
    )
    totals = [row.texts for row in aid["aid"].rows if row.kind == "total"]

    assert [(texts[0], max(texts[1:])) for texts in totals] == [
        ("Total in CAD, pledged", "CAD 3"),
        ("Total in CAD", "CAD 9"),
    ]  # fmt: skip


def test_a_table_tells_its_columns_and_totals_before_its_rows() -> None:
    aid = tables(aid=[sum_of(4), sum_of(5)])["aid"]
    assert aid.description == "Aid. Rows: 2. Columns: Donor, Purpose, Amount. Total in CAD: CAD 9."

    alone = tables(aid=[sum_of(4)])["aid"]
    assert alone.description == "Aid. Rows: 1. Columns: Donor, Purpose, Amount."


SUMMED = [sum_of(1), sum_of(2)]


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (sum_of(5, part_of="CAD 2"), "Not in the totals: parts of other rows (1)."),
        (sum_of(5, cumulative=True), "Not in the totals: running totals (1)."),
        (
            sum_of(5, "EUR"),
            "Not in the totals: sums that are alone in their currency and status (1).",
        ),
        (
            sum_of(5, status="signed"),
            "Not in the totals: sums that are alone in their currency and status (1).",
        ),
    ],
)
def test_a_note_says_what_is_in_no_total(row: Aid, note: str) -> None:
    assert tables(aid=[*SUMMED, row])["aid"].notes == (note,)


def test_an_open_currency_is_in_no_total_and_said_so() -> None:
    notes = tables(aid=[*SUMMED, sum_of(5, None), sum_of(6, None), sum_of(7, "EUR")])["aid"].notes

    assert notes[-1] == (
        "Not in the totals: sums in an open currency (2);"
        " sums that are alone in their currency and status (1)."
    )


@pytest.mark.parametrize(
    "rows",
    [
        SUMMED,
        [*SUMMED, Aid(donor="B", purpose="drones")],
        # without a total nothing is left out of one
        [sum_of(1), sum_of(5, "EUR"), sum_of(3, cumulative=True)],
    ],
)
def test_where_nothing_is_left_out_no_note_says_so(rows: list[Aid]) -> None:
    assert tables(aid=rows)["aid"].notes == ()


def test_a_brief_without_totals_says_nothing_of_them() -> None:
    assert tables(aid=[*SUMMED, sum_of(5, "EUR")], totals=False)["aid"].notes == ()


@pytest.mark.parametrize("labels", ["fr", "ar", "he"])
def test_each_label_language_has_its_words(labels: str) -> None:
    rows = [*SUMMED, sum_of(5, "EUR"), sum_of(5, cumulative=True)]
    own, english = tables(labels, aid=rows)["aid"], tables("en", aid=rows)["aid"]

    assert "CAD" in own.rows[-1].texts[0]
    assert own.rows[-1].texts[0] != english.rows[-1].texts[0]
    assert own.notes[0].count("(1)") == 2
    assert own.notes != english.notes


@pytest.mark.parametrize(("labels", "other"), [("fr", "،"), ("ar", ","), ("he", "،")])
def test_the_status_of_a_total_stands_behind_a_comma_of_the_language(
    labels: str, other: str
) -> None:
    *_, total = tables(labels, aid=[sum_of(n, status="pledged") for n in (1, 2)])["aid"].rows

    assert load_labels(labels).comma + load_labels(labels).statuses["pledged"] in total.texts[0]
    assert other not in total.texts[0]


def test_the_name_of_a_total_may_reach_over_the_cells_that_say_nothing() -> None:
    rows = [sum_of(5, recipient="B"), sum_of(7)]
    *_, total = tables(aid=rows)["aid"].rows

    assert total.texts == ("Total in CAD", "", "", "CAD 12", *total.texts[4:])
    assert total.spans == (3, *(1,) * (len(total.cells) - 3))
    # a cell of a row that says nothing has a dash, and is a cell
    assert {row.spans for row in tables(aid=rows)["aid"].rows[:-1]} == {(1,) * len(total.cells)}
