"""What the pages of the rules about facts do not show: near misses, and other languages."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from reports.checks import RULES, Subject
from reports.checks.facts.held_amounts import amounts_in
from reports.model import Aid, Briefing, Figure, Person, Quote, Section
from reports.resources import resource
from reports.sources import read_source

_FACTS = [each for each in RULES if each.code[:2] in ("B1", "B2")]
_DAY = dt.date(2025, 8, 24)


def _found(briefing: Briefing, article: str | None = None) -> list[str]:
    subject = Subject(briefing, article=article, today=_DAY)
    return [f"{n.code} {n.place.part}" for each in _FACTS for n in each.notices(subject)]


def _aid(amount=None, evidence=None, language="en", **fields) -> list[str]:
    row = Aid(amount=amount, evidence=evidence, **fields)
    return _found(Briefing(language=language, date=_DAY, aid=(row,)))


def _figure(evidence, language="en", **fields) -> list[str]:
    row = Figure(label="people", evidence=evidence, **fields)
    return _found(Briefing(language=language, date=_DAY, figures=(row,)))


def _eur(value, **fields) -> dict[str, object]:
    return {"value": value, "currency": "EUR", **fields}


@pytest.mark.parametrize(
    ("amount", "evidence"),
    [
        (_eur(2_000_000), "Norway gives 2 to 3 million euros."),
        (_eur(2_000_000, upper=3_000_000), "Norway gives between 2 and 3 million euros."),
        (_eur(500_000_000), "Norway gives half a billion euros."),
        (_eur(2_500_000), "Norway gives two and a half million euros."),
        (_eur(3_000_000), "Norway gives 5 million euros, Italy 3 million."),
        (_eur(5_000_000), "Norway gives €2 million and then €3 million."),
        (_eur(5_700_000, qualifier="about"), "Norway gives €5,712,340."),
        (_eur(1_234_567), "Norway gives EUR 1.234.567."),
        ({"value": 5_000_000, "currency": "CAD"}, "Ottawa gives $5 million."),
        ({"value": 5_000_000, "currency": "MXN"}, "Mexico gives $5 million."),
        ({"value": 5_000_000, "currency": "BYN"}, "Minsk gives 5 million roubles."),
        ({"value": 50_000_000, "currency": "INR"}, "Delhi gives Rs 5 crore."),
    ],
)
def test_an_amount_that_the_evidence_says_in_another_way_is_held(amount, evidence):
    assert not [each for each in _aid(amount, evidence) if each.startswith("B101")]


@pytest.mark.parametrize(
    ("amount", "evidence"),
    [
        (_eur(2_000_000), "Norway gives 20 million euros."),
        (_eur(2_000_000), "Norway gives 2 billion euros."),
        (_eur(2_000_000), "Norway gives money."),
        (_eur(2_000_000, upper=5_000_000), "Norway gives between 2 and 3 million euros."),
        (_eur(2_000_000), "Norway gives 2 million Canadian dollars."),
        ({"value": 2_000_000, "currency": "CAD"}, "Norway gives 2 million pesos."),
    ],
)
def test_an_amount_that_the_evidence_does_not_say_is_an_error(amount, evidence):
    assert "B101 aid[0].amount" in _aid(amount, evidence)


@pytest.mark.parametrize(
    ("fields", "evidence"),
    [
        ({"value": 50, "unit": "%"}, "Half of the families have fled."),
        ({"value": 90, "unit": "%"}, "Nine out of ten families have fled."),
        ({"value": "5.7", "unit": "million"}, "Some 5.7 million people have fled."),
        ({"value": 2}, "A couple was killed."),
        ({"value": 1, "as_of": "24 August"}, "One man was killed on Sunday."),
    ],
)
def test_a_number_that_the_evidence_says_in_another_way_is_held(fields, evidence):
    assert not _figure(evidence, **fields)


def test_a_word_that_may_be_a_small_number_is_no_large_one():
    found = _figure("Some 9.3 million people, three quarters of all, have fled.", value=93_000_000)
    assert found == ["B101 figures[0].value"]


@pytest.mark.parametrize("language", ["es", "uk", "ar", "zh"])
def test_without_words_of_the_language_the_rules_ask_what_needs_none(language):
    # “Canada gives Ukraine …”, in no language that has a lexicon: only the missing speaker is asked
    evidence = "Канада 加拿大 كندا Canadá 5"
    briefing = Briefing(
        title="1000000", language=language, date=_DAY, summary="5 €", aid=(
            Aid(donor="Canadá", timing="2031", amount=_eur(7), evidence=evidence, part_of="10"),
        ), figures=(Figure(label="x", value=140, unit="%", as_of="2031", evidence=evidence),),
        people=(Person(name="Канада 加拿大", role="président", evidence=evidence),),
        quotes=(Quote(text="加拿大", evidence=evidence),),
    )  # fmt: skip
    assert _found(briefing, evidence) == ["B106 quotes[0]"]


def test_evidence_in_another_language_is_not_read_for_what_it_lacks():
    german = "Das Land gibt der Ukraine in diesem Jahr noch einmal etwa drei Milliarden Euro."
    assert not _aid(
        _eur(3_000_000_000), german, timing="2031", donor="Germany", recipient="Ukraine"
    )
    english = "Canada will give the people of Ukraine over three billion euros by 2031."
    assert not _aid(_eur(3_000_000_000), english, language="fr", donor="Canada")


@pytest.mark.parametrize(
    ("donor", "evidence"),
    [
        ("Germany", "It also gives Norway’s neighbours 5 million euros."),
        ("European Union", "Norway and the EU give 5 million euros."),
        ("World Bank", "Some 5 million US dollars go to schools."),
        ("Germany", "At a meeting in Norway, 5 million euros were promised."),
        ("Germany", "Schools that Russian rockets hit get 5 million euros."),
        ("Germany", "Norway and Berlin give 5 million euros."),
        ("Canada", "Norway’s guest Carney gives 5 million euros."),
        ("Germany", "Norway will receive 5 million euros."),
        ("Germany", "Norway gives 5 million euros, and the government 3 million."),
        ("Germany", "Schools that Norway pays for get 5 million euros."),
    ],
)
def test_a_giver_who_may_be_meant_is_not_asked_for(donor, evidence):
    person = Person(name="Mark Carney", role="Prime Minister", affiliation="Canada")
    briefing = Briefing(people=(person,), aid=(Aid(donor=donor, evidence=evidence),))
    assert not _found(briefing)


@pytest.mark.parametrize(
    ("language", "evidence"),
    [
        ("en", "On Monday, Norway has given 5 million euros."),
        ("en", "The Netherlands pledged 5 million euros."),
        ("fr", "La Norvège verse 5 millions d’euros."),
        ("fr", "L’Estonie a promis 5 millions d’euros."),
    ],
)
def test_a_giver_who_is_another_one_is_asked_for(language, evidence):
    assert _aid(None, evidence, language, donor="Canada") == ["B102 aid[0].donor"]


@pytest.mark.parametrize(
    ("evidence", "is_found"),
    [
        ("Canada will give 5 million euros to Moldova.", True),
        ("Canada will give 5 million euros in military aid to Moldova.", True),
        ("Canada promised 5 million euros during a visit to Moldova.", False),
        ("Canada promised sanctions on Russia and 5 million euros.", False),
        ("Lowcock praised the gifts from Canada (€5 million) and Norway (€3 million).", False),
        ("Canada €5 million, Norway €3 million.", False),
    ],
)
def test_a_receiver_who_is_another_one_is_asked_for(evidence, is_found):
    found = _aid(None, evidence, donor="Canada", recipient="Ukraine")
    assert found == (["B102 aid[0].recipient"] if is_found else [])
    assert not _aid(None, evidence, donor="Canada", recipient="Moldova and Norway")


def test_a_french_receiver_who_is_another_one_is_asked_for():
    evidence = "Le Canada donne 5 millions d’euros d’aide à la Moldavie."
    found = _aid(None, evidence, "fr", donor="Canada", recipient="Ukraine")
    assert found == ["B102 aid[0].recipient"]


@pytest.mark.parametrize(
    ("name", "evidence", "is_named"),
    [
        ("Volodymyr Zelenskyy", "Zelensky arrived.", True),
        ("Luiz Inácio Lula da Silva", "President Lula arrived.", True),
        ("Claudia Sheinbaum Pardo", "Ms. Sheinbaum arrived.", True),
        ("Keith Kellogg", "Keith Carter arrived.", False),
        ("Кіт Келлог", "Keith Kellogg arrived.", True),
        ("José Núñez", "Nunez’s plan was lost.", True),
        ("Ann Lee", "In July she became the minister.", True),
        ("Ann Lee", "The director, Sinéad Mulhall, said that she would go.", False),
    ],
)
def test_a_person_is_named_by_the_surname(name, evidence, is_named):
    briefing = Briefing(people=(Person(name=name, role="envoy", evidence=evidence),))
    assert _found(briefing) == ([] if is_named else ["B102 people[0].name"])


@pytest.mark.parametrize(
    ("evidence", "is_other"),
    [
        ("“We need peace,” said Minister Carney.", True),
        ("Carney said: “We need peace.", True),
        ("“We need peace,” the minister told Carney.", False),
        ("“We need peace,” the minister said in Kyiv, where Carney was.", False),
        ("“We need peace.”", False),
        ("“We need peace,” Zelensky told Carney.", False),
    ],
)
def test_a_speaker_is_another_one_only_where_the_sentence_says_so(evidence, is_other):
    people = (Person(name="Mark Carney", role="Prime Minister"),)
    quote = Quote(text="We need peace", speaker="Volodymyr Zelenskyy", evidence=evidence)
    found = _found(Briefing(people=people, quotes=(quote,)))
    assert found == (["B102 quotes[0].speaker"] if is_other else [])


@pytest.mark.parametrize(
    ("timing", "evidence", "is_found"),
    [
        ("by 2027", "Canada helps Ukraine.", True),
        ("by 2026", "Canada will help Ukraine until next year.", False),
        ("in May 2025", "Canada may help Ukraine.", True),
        ("in May 2025", "Canada helped Ukraine in May.", False),
        ("2024-25", "Canada helps Ukraine in 2024–2025.", False),
        ("24 August 2025", "Canada helps Ukraine.", False),
        ("24 August 2025", "Canada helps Ukraine from 24/08/2025.", False),
        ("over a five-year period", "Canada helps Ukraine for five years.", False),
        ("immediately", "Canada helps Ukraine.", True),
    ],
)
def test_a_time_is_another_one_only_where_nothing_means_it(timing, evidence, is_found):
    found = _aid(None, evidence, timing=timing, donor="Canada", recipient="Ukraine")
    assert found == (["B103 aid[0].timing"] if is_found else [])


def test_another_article_is_told_once():
    rows = tuple(
        Person(name=f"Ann Lee {n}", role="envoy", evidence=f"Ann Lee {n} came.") for n in range(4)
    )
    assert _found(Briefing(people=rows), "Nobody came at all.") == ["B104 source"]


def test_translated_quotations_are_not_looked_for():
    article = (
        "“We need peace and weapons,” the President said on Sunday, when he was asked in Kyiv."
    )
    quote = Quote(text="Nous voulons la paix", speaker="Volodymyr Zelenskyy")
    assert not _found(Briefing(language="fr", quotes=(quote,)), article)
    assert _found(Briefing(quotes=(quote,)), article) == ["B105 quotes[0].text"]


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
    found = _aid(amount, None, equivalent=equivalent)
    assert found == (["B202 aid[0].equivalent"] if is_found else [])


def test_a_rate_of_the_time_before_the_table_is_not_asked_for():
    sums = {
        "amount": {"value": 100, "currency": "GBP"},
        "equivalent": {"value": 400, "currency": "USD"},
    }
    assert _aid(**sums) == ["B202 aid[0].equivalent"]
    assert not _aid(**sums, timing="in 1940")


def test_every_currency_of_the_table_has_a_range():
    from reports.checks.facts.rates import _table
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
    found = _found(Briefing(summary=summary))
    assert found == (["B204 summary"] if is_found else [])


def test_parts_in_other_money_are_compared_by_their_equivalents():
    whole = Aid(id="whole", amount=_eur(10))
    part = Aid(part_of="whole", amount={"value": 20, "currency": "USD"}, equivalent=_eur(18))
    assert "B204 aid[0].amount" in _found(Briefing(aid=(whole, part)))
    bare = part.model_copy(update={"equivalent": None})
    assert not _found(Briefing(aid=(whole, bare)))


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
        amount=_eur(5),
        status="announced",
    )
    second = first.model_copy(update={"purpose": None, "status": "disbursed", **more})
    found = _found(Briefing(aid=(first, second)))
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
    rows = (Aid(amount=_eur(5_000_000)), Aid(amount=_eur(7_000_000)))
    found = _found(Briefing(title=title, aid=rows))
    assert found == (["B209 title"] if is_found else [])


def test_a_sum_of_the_summary_is_told_in_the_article():
    briefing = Briefing(summary="Norway gives €6 million.", aid=(Aid(amount=_eur(5_000_000)),))
    assert _found(briefing) == ["B209 summary"]
    assert not _found(briefing, "In all, Norway gives six million euros.")


def test_a_number_without_money_supports_a_sum():
    section = Section(body=("The sum was 5 million.",))
    assert not _found(Briefing(title="Norway gives €5 million", sections=(section,)))


def test_a_number_of_weeks_is_no_day_that_a_sentence_tells_by_another():
    assert not _figure("There were 9 cases last week.", value=9, as_of="week 16")
    evidence = "Canada helps Ukraine from last week on."
    assert _aid(None, evidence, timing="over 16 weeks", donor="Canada", recipient="Ukraine")


def test_a_sum_of_the_summary_is_told_in_a_cell():
    summary = "Norway gives €6 million of €2 billion."
    six = Figure(label="Norway’s aid", value=6, unit="million euros", note="of €2 billion")
    assert not _found(Briefing(summary=summary, figures=(six,)))


def test_a_day_that_is_to_come_is_asked_for_in_no_forecast():
    def found(**fields):
        return _found(Briefing(date=_DAY, figures=(Figure(value=5, **fields),)))

    assert found(label="wounded", as_of="17 September 2025") == ["B208 figures[0].as_of"]
    assert not found(label="wounded", as_of="17 August 2025")
    assert not found(label="target for schools", as_of="17 September 2025")
    assert not found(label="budget", as_of="2026")


def test_a_summary_alone_is_compared_with_nothing():
    assert not _found(Briefing(summary="Norway gives €6 million."))


def test_nothing_is_found_in_the_sample():
    source = resource("templates/sample/carney-kyiv.yaml")
    briefing = read_source("carney-kyiv.yaml", source.read_bytes()).briefing
    assert not _found(briefing)


def test_ten_thousand_rows_take_seconds():
    person = Person(name="Ann Lee", role="envoy", evidence="Ann Lee came.")
    people = [
        person.model_copy(update={"name": f"Ann Lee{n}", "evidence": f"Ann Lee{n} came."})
        for n in range(3_000)
    ]
    row = Aid(donor="Norway", recipient="Ukraine", amount=_eur(5), timing="in 2025")
    rows = [
        row.model_copy(update={"evidence": f"Norway gives €5 in 2025, said {n}.", "part_of": "x"})
        for n in range(7_000)
    ]
    article = "\n".join(str(each.evidence) for each in (*people, *rows))
    briefing = Briefing(date=_DAY).model_copy(update={"people": people, "aid": rows})
    start = time.process_time()
    assert not _found(briefing, article)
    assert time.process_time() - start < 15


def test_numbers_are_read_once_for_all_rules():
    assert amounts_in("5 million euros", "en") is amounts_in("5 million euros", "en")
