"""Figures beside each other: what the pages of B2 do not show; and all facts at once."""

from __future__ import annotations

import pytest

from reports.checks.facts.amounts import short_texts
from reports.checks.facts.amounts.held_amounts import amounts_in
from reports.model import Aid, Briefing, Figure, Person, Section
from reports.resources import resource
from reports.sources import read_source
from tests.checks.facts.fact_cases import DAY, aid, eur, found_in
from tests.work import count_calls


@pytest.mark.parametrize(
    ("amount", "equivalent", "is_found"),
    [
        ({"value": 2_000_000, "currency": "EUR"}, {"value": 2_000_000, "currency": "USD"}, False),
        (
            {"value": 100, "currency": "EUR", "upper": 200},
            {"value": 110, "currency": "USD", "upper": 220},
            False,
        ),
        ({"value": 1_000_000, "currency": "SYP"}, {"value": 9, "currency": "USD"}, False),
        ({"value": 0, "currency": "EUR"}, {"value": 9, "currency": "USD"}, False),
        ({"value": 600_000_000, "currency": "JPY"}, {"value": 3_300_000, "currency": "GBP"}, False),
        ({"value": 600_000_000, "currency": "JPY"}, {"value": 33_000_000, "currency": "GBP"}, True),
        ({"value": 5_000_000, "currency": "UAH"}, {"value": 5_100_000, "currency": "EUR"}, True),
        ({"value": 1_000_000, "currency": "XOF"}, {"value": 1_520, "currency": "EUR"}, False),
    ],
)
def test_a_rate_is_one_that_there_has_been(amount, equivalent, is_found):
    found = aid(amount, None, equivalent=equivalent)
    assert found == (["B202 aid[0].equivalent"] if is_found else [])


def test_a_rate_of_the_time_before_the_table_is_not_asked_for():
    sums = {
        "amount": {"value": 100, "currency": "GBP"},
        "equivalent": {"value": 400, "currency": "USD"},
    }
    assert aid(**sums) == ["B202 aid[0].equivalent"]
    assert not aid(**sums, timing="in 1940")


def test_every_currency_of_the_table_has_a_range():
    from reports.checks.facts.amounts.rates import _table
    from reports.model.money import currency_codes

    assert len(_table()) > 40
    assert set(_table()) <= currency_codes()
    assert all(0 < low < high or code == "USD" for code, (low, high) in _table().items())


@pytest.mark.parametrize(
    ("summary", "is_found"),
    [
        ("A total of €10 million: €6 million for drones and €5 million for shells.", True),
        ("A total of €10 million: €6 million for drones and €4 million for shells.", False),
        ("Aid of €10 million: €6 million for drones and €5 million for shells.", False),
        ("A total of about €10 million: €6 million for drones and €5 million for shells.", False),
        ("A total of €10 million, including €6 million, bringing the total to €50 million.", False),
        ("A total of €10 million: $6 million for drones and €5 million for shells.", False),
    ],
)
def test_what_follows_a_total_is_no_more(summary, is_found):
    found = found_in(Briefing(summary=summary))
    assert found == (["B204 summary"] if is_found else [])


def test_parts_may_come_to_more_than_a_row_can_hold():
    most = {"value": 10**18, "currency": "EUR"}
    parts = [Aid(part_of="whole", amount=most)] * 2
    assert "B204 aid[0].amount" in found_in(Briefing(aid=(Aid(id="whole", amount=most), *parts)))
    said = f"A total of €{10**18 - 1:,}: €{10**18 - 1:,} for drones and €{10**18 - 1:,} for shells."
    assert found_in(Briefing(summary=said)) == ["B204 summary"]


def test_parts_in_other_money_are_compared_by_their_equivalents():
    whole = Aid(id="whole", amount=eur(10))
    part = Aid(part_of="whole", amount={"value": 20, "currency": "USD"}, equivalent=eur(18))
    assert "B204 aid[0].amount" in found_in(Briefing(aid=(whole, part)))
    bare = part.model_copy(update={"equivalent": None})
    assert not found_in(Briefing(aid=(whole, bare)))


@pytest.mark.parametrize(
    ("more", "is_found"),
    [
        ({}, True),
        ({"purpose": "drones"}, True),
        ({"status": "announced"}, False),
        ({"recipient": "Moldova"}, False),
        ({"cumulative": True}, False),
        ({"purpose": "schools and hospitals"}, False),
    ],
)
def test_the_same_money_is_told_twice_only_where_nothing_tells_it_apart(more, is_found):
    first = Aid(
        donor="Norway",
        recipient="Ukraine",
        purpose="military drones",
        amount=eur(5),
        status="announced",
    )
    second = first.model_copy(update={"purpose": None, "status": "disbursed", **more})
    found = found_in(Briefing(aid=(first, second)))
    assert found == (["B205 aid[1].status"] if is_found else [])


@pytest.mark.parametrize(
    ("title", "is_found"),
    [
        ("Norway gives €5 million", False),
        ("Norway gives €6 million", True),
        ("Norway gives nearly €6 million", True),
        ("Norway gives $7 million", True),
        ("Norway gives €12 million", False),
        ("Norway gives nearly €5 million", False),
    ],
)
def test_a_sum_of_the_title_is_told_in_the_rows(title, is_found):
    rows = (Aid(amount=eur(5_000_000)), Aid(amount=eur(7_000_000)))
    found = found_in(Briefing(title=title, aid=rows))
    assert found == (["B209 title"] if is_found else [])


def test_a_sum_of_the_summary_is_told_in_the_article():
    briefing = Briefing(summary="Norway gives €6 million.", aid=(Aid(amount=eur(5_000_000)),))
    assert found_in(briefing) == ["B209 summary"]
    assert not found_in(briefing, "In all, Norway gives six million euros.")


def test_a_number_without_money_supports_a_sum():
    section = Section(body=("The sum was 5 million.",))
    assert not found_in(Briefing(title="Norway gives €5 million", sections=(section,)))


def test_a_sum_of_the_summary_is_told_in_a_cell():
    summary = "Norway gives €6 million of €2 billion."
    six = Figure(label="Norway’s aid", value=6, unit="million euros", note="of €2 billion")
    assert not found_in(Briefing(summary=summary, figures=(six,)))


def test_a_day_that_is_to_come_is_asked_for_in_no_forecast():
    def found(**fields):
        return found_in(Briefing(date=DAY, figures=(Figure(value=5, **fields),)))

    assert found(label="wounded", as_of="17 September 2025") == ["B208 figures[0].as_of"]
    assert not found(label="wounded", as_of="17 August 2025")
    assert not found(label="target for schools", as_of="17 September 2025")
    assert not found(label="budget", as_of="2026")


def test_a_summary_alone_is_compared_with_nothing():
    assert not found_in(Briefing(summary="Norway gives €6 million."))


def test_nothing_is_found_in_the_sample():
    source = resource("templates/sample/carney-kyiv.yaml")
    briefing = read_source("carney-kyiv.yaml", source.read_bytes()).briefing
    assert not found_in(briefing)


def test_twice_the_rows_take_twice_the_work():
    facts_of(600)  # what is loaded and kept at the first use
    assert count_calls(lambda: facts_of(600)) <= 3 * count_calls(lambda: facts_of(300))


def facts_of(count):
    """Look for facts that differ in as many persons and twice as many sums."""
    person = Person(name="Ann Lee", role="envoy", evidence="Ann Lee came.")
    people = [
        person.model_copy(update={"name": f"Ann Lee{n}", "evidence": f"Ann Lee{n} came."})
        for n in range(count)
    ]
    row = Aid(donor="Norway", recipient="Ukraine", amount=eur(5), timing="in 2025")
    rows = [
        row.model_copy(update={"evidence": f"Norway gives €5 in 2025, said {n}.", "part_of": "x"})
        for n in range(2 * count)
    ]
    article = "\n".join((*(str(each.evidence) for each in (*people, *rows)), "Ukraine was glad."))
    briefing = Briefing(date=DAY).model_copy(update={"people": people, "aid": rows})
    assert not found_in(briefing, article)


def test_numbers_are_read_once_for_all_rules():
    assert amounts_in("5 million euros", "en") is amounts_in("5 million euros", "en")


def test_the_language_of_an_article_is_told_once(monkeypatch):
    asked = []
    monkeypatch.setattr(short_texts, "is_in_language", lambda *said: asked.append(said) or True)
    qa = tuple({"question": "How much?", "answer": f"It is €{n} million."} for n in range(2, 9))
    found = found_in(Briefing(qa=qa), "Norway gives €100 million.")
    assert found == [f"B209 qa[{n}].answer" for n in range(7)]
    assert len(asked) == 1
