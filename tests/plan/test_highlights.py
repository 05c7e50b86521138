"""The numbers that lead a page: those of the summary, else the first figures or the largest sum."""

from __future__ import annotations

from typing import Any

import pytest

from reports.look import Options
from reports.model import Aid, Briefing, Figure, Money
from reports.pipeline import plan_of
from reports.plan import Highlight, Labels, Table, make
from reports.plan.highlights import highlights


def figures(count: int) -> list[Figure]:
    return [Figure(label=f"things {n}", value=n, unit="cases") for n in range(1, count + 1)]


def money(value: int, currency: str | None = "CAD", **more: Any) -> Money:
    return Money(value=value, currency=currency, **more)


def led_by(labels: str | None = None, **fields: Any) -> tuple[Highlight, ...]:
    briefing = Briefing.model_validate({"title": "T", **fields})
    return plan_of(briefing, Options(labels=labels)).highlights


def table_of(kind: str, **fields: Any) -> Table:
    blocks = plan_of(Briefing.model_validate({"title": "T", **fields})).blocks
    return next(b for b in blocks if isinstance(b, Table) and b.kind == kind)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_up_to_three_figures_lead_and_need_no_table(count: int) -> None:
    found = led_by(figures=figures(count))

    assert [one.number.text for one in found] == [f"{n} cases" for n in range(1, count + 1)]
    assert found[0].words.text == "Things 1"
    assert table_of("figures", figures=figures(count)).highlighted


def test_they_are_worked_out_once_and_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Briefing] = []

    def counted(briefing: Briefing, labels: Labels) -> tuple[Highlight, ...]:
        asked.append(briefing)
        return highlights(briefing, labels)

    monkeypatch.setattr(make, "highlights", counted)
    plan = plan_of(Briefing(title="T", aid=(Aid(donor="Canada", amount=money(5)),)))

    assert not asked
    assert len(plan.highlights) == len(plan.highlights) == 1
    assert len(asked) == 1


def test_of_more_the_first_three_lead_and_all_stand_in_the_table() -> None:
    table = table_of("figures", figures=figures(4))

    assert len(led_by(figures=figures(4))) == 3
    assert (table.highlighted, len(table.rows)) == (False, 4)


def test_a_brief_without_numbers_has_none() -> None:
    assert led_by() == ()
    assert led_by(aid=[Aid(donor="Canada", purpose="help")]) == ()
    assert led_by(figures=[Figure(label="Nothing counted")]) == ()
    assert not table_of("figures", figures=[Figure(label="Nothing counted")]).highlighted


def test_a_highlight_says_all_that_its_row_says() -> None:
    row = Figure(
        label="cases", value=809, qualifier="over", as_of="2025-08-24", note="of five strains"
    )
    (one,) = led_by(figures=[row])

    assert (one.qualifier.text, one.number.text) == ("over", "809")
    assert one.words.text == "Cases, August 24, 2025, of five strains"


def test_a_figure_s_sum_is_parted_from_its_qualifier() -> None:
    (one,) = led_by(figures=[Figure(label="cost", amount=money(5, "EUR", qualifier="about"))])

    assert (one.qualifier.text, one.number.text) == ("about", "EUR 5")


def test_a_range_whose_words_say_it_has_no_qualifier() -> None:
    (one,) = led_by(aid=[Aid(amount=money(5, upper=7, qualifier="between"))])

    assert (one.qualifier.text, one.number.text) == ("", "CAD 5 to 7")


def test_a_sum_whose_currency_is_open_keeps_its_table_and_note() -> None:
    open_sum = [Figure(label="cost", amount=money(5, None))]

    assert table_of("figures", figures=open_sum).notes
    assert not table_of("figures", figures=open_sum).highlighted


def test_the_largest_sum_of_the_currency_that_most_rows_share_leads() -> None:
    rows = [
        Aid(donor="A", recipient="B", purpose="gas", amount=money(7), status="pledged"),
        Aid(donor="A", amount=money(9), equivalent=money(6, "EUR"), timing="in May"),
        Aid(donor="A", amount=money(99, "USD")),
        Aid(donor="A", amount=money(50), part_of="100"),
        Aid(donor="A", amount=money(60), cumulative=True),
    ]
    (one,) = led_by(aid=rows)

    assert (one.number.text, one.equivalent.text) == ("CAD 9", "EUR 6")
    assert one.words.text == "Aid, A, in May"
    assert led_by(aid=rows[:1])[0].words.text == "Gas from A to B, pledged"


def test_a_sum_whose_currency_is_open_leads_nothing() -> None:
    assert led_by(aid=[Aid(donor="A", amount=money(9, None))]) == ()


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ("fr", "Gas, A → B, promis"),
        ("ar", "Gas، A ← B، موعود بها"),
        ("he", "Gas, A ← B, הובטח"),
    ],
)
def test_its_words_are_those_of_the_labels_language(labels: str, words: str) -> None:
    row = Aid(donor="A", recipient="B", purpose="gas", amount=money(7), status="pledged")
    (one,) = led_by(labels, aid=[row])

    assert one.words.text == words
    # what the briefing says is no label
    spoken = "".join(one.words.text[a:b] for a, b in one.words.labels)
    assert "Gas" not in spoken


def test_what_the_summary_says_leads_whatever_stands_first() -> None:
    aid = [Aid(donor="Canada", purpose="help", amount=money(2_000_000_000))]
    killed = [Figure(label="people killed", value=10, qualifier="at least")]
    fields = {"aid": aid, "figures": killed}
    (one,) = led_by(summary="Canada gives **CA$2 billion** to the relief fund.", **fields)
    assert one.number.text == "CAD 2 billion"
    assert not table_of("figures", summary="Canada gives CA$2 billion.", **fields).highlighted


def test_sums_and_figures_lead_in_the_order_of_the_summary() -> None:
    found = led_by(
        summary="Of 1,204 families 809 have a roof, for 18.5 million euros.",
        figures=[Figure(label="roofs", value=809), Figure(label="families", value=1204)],
        aid=[Aid(donor="Norland", amount=money(18_500_000, "EUR"))],
    )
    assert [one.number.text for one in found] == ["1,204", "809", "EUR 18.5 million"]


def test_an_equivalent_is_said_too() -> None:
    aid = [
        Aid(donor="Ostania", amount=money(9_000_000_000)),
        Aid(donor="Canada", amount=money(1_000_000_000), equivalent=money(723_000_000, "USD")),
    ]
    (one,) = led_by(summary="Over a billion (723 million US dollars) is promised.", aid=aid)
    assert one.number.text == "CAD 1 billion"


@pytest.mark.parametrize(
    "summary", ["Canada gives 12 billion.", "Canada gives 2 billionths.", "On 2 May it rained."]
)
def test_part_of_a_number_or_a_small_one_leads_nothing(summary: str) -> None:
    aid = [Aid(donor="Canada", amount=money(2_000_000_000))]
    (one,) = led_by(summary=summary, aid=aid, figures=[Figure(label="days", value=2)])
    assert one.number.text == "2"


@pytest.mark.parametrize(
    ("summary", "leads"),
    [
        ("In 36, then in others.", True),
        ("Of 136 or 36.5 places 36 count.", True),
        ("There are 36.", True),
        ("There are 136.", False),
        ("It rose by 36,5.", False),
        ("It rose by 3.36.", False),
        ("It is the 36th.", False),
        ("It is 36_000.", False),
    ],
)
def test_a_number_is_said_where_it_is_no_part_of_another(summary: str, leads: bool) -> None:
    figures = [Figure(label=f"row {n}", value=n) for n in (50, 60, 70, 36)]

    found = [one.number.text for one in led_by(summary=summary, figures=figures)]

    assert found == (["36"] if leads else ["50", "60", "70"])
