"""Rows beside their evidence and the article: what the pages of B1 do not show."""

from __future__ import annotations

import pytest

from reports.model import Aid, Briefing, Figure, Paragraph, Person, Quote, Section
from tests.checks.facts.fact_cases import DAY, aid, eur, figure, found_in


@pytest.mark.parametrize(
    ("amount", "evidence"),
    [
        (eur(2_000_000), "Norway gives 2 to 3 million euros."),
        (eur(2_000_000, upper=3_000_000), "Norway gives between 2 and 3 million euros."),
        (eur(500_000_000), "Norway gives half a billion euros."),
        (eur(2_500_000), "Norway gives two and a half million euros."),
        (eur(3_000_000), "Norway gives 5 million euros, Italy 3 million."),
        (eur(5_000_000), "Norway gives €2 million and then €3 million."),
        (eur(5_700_000, qualifier="about"), "Norway gives €5,712,340."),
        (eur(1_234_567), "Norway gives EUR 1.234.567."),
        ({"value": 5_000_000, "currency": "CAD"}, "Ottawa gives $5 million."),
        ({"value": 5_000_000, "currency": "MXN"}, "Mexico gives $5 million."),
        ({"value": 5_000_000, "currency": "BYN"}, "Minsk gives 5 million roubles."),
        ({"value": 50_000_000, "currency": "INR"}, "Delhi gives Rs 5 crore."),
    ],
)
def test_an_amount_that_the_evidence_says_in_another_way_is_held(amount, evidence):
    assert not [each for each in aid(amount, evidence) if each.startswith("B101")]


@pytest.mark.parametrize(
    ("amount", "evidence"),
    [
        (eur(2_000_000), "Norway gives 20 million euros."),
        (eur(2_000_000), "Norway gives 2 billion euros."),
        (eur(2_000_000), "Norway gives money."),
        (eur(2_000_000, upper=5_000_000), "Norway gives between 2 and 3 million euros."),
        (eur(2_000_000), "Norway gives 2 million Canadian dollars."),
        ({"value": 2_000_000, "currency": "CAD"}, "Norway gives 2 million pesos."),
    ],
)
def test_an_amount_that_the_evidence_does_not_say_is_an_error(amount, evidence):
    assert "B101 aid[0].amount" in aid(amount, evidence)


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
    assert not figure(evidence, **fields)


def test_a_word_that_may_be_a_small_number_is_no_large_one():
    found = figure("Some 9.3 million people, three quarters of all, have fled.", value=93_000_000)
    assert found == ["B101 figures[0].value"]


@pytest.mark.parametrize("language", ["es", "uk", "ar", "zh"])
def test_without_words_of_the_language_the_rules_ask_what_needs_none(language):
    # “Canada gives Ukraine …”, in no language that has a lexicon: only the missing speaker is asked
    evidence = "Канада 加拿大 كندا Canadá 5"
    briefing = Briefing(
        title="1000000", language=language, date=DAY, summary="5 €", aid=(
            Aid(donor="Canadá", timing="2031", amount=eur(7), evidence=evidence, part_of="10"),
        ), figures=(Figure(label="x", value=140, unit="%", as_of="2031", evidence=evidence),),
        people=(Person(name="Канада 加拿大", role="président", evidence=evidence),),
        quotes=(Quote(text="加拿大", evidence=evidence),),
    )  # fmt: skip
    assert found_in(briefing, evidence) == ["B106 quotes[0]"]


def test_evidence_in_another_language_is_not_read_for_what_it_lacks():
    german = "Das Land gibt der Ukraine in diesem Jahr noch einmal etwa drei Milliarden Euro."
    assert not aid(eur(3_000_000_000), german, timing="2031", donor="Germany", recipient="Ukraine")
    english = "Canada will give the people of Ukraine over three billion euros by 2031."
    assert not aid(eur(3_000_000_000), english, language="fr", donor="Canada")


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
    assert not found_in(briefing)


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
    assert aid(None, evidence, language, donor="Canada") == ["B102 aid[0].donor"]


_STORY = """\
Aid for Kenya

Norway, Sweden and the European Union met the World Bank in Oslo on Monday to talk about schools.

Ministers from Spain and the Gates Foundation were there, and spoke for two hours to their guests.

Somebody else spoke for the rest of the day about roads, bridges and the price of wood in towns.

Finland has shown a film about its own schools. {evidence}
"""


@pytest.mark.parametrize(
    ("donor", "evidence", "is_found"),
    [
        # nobody in the text is called so
        ("Japan", "The minister announced 5 million euros.", True),
        ("Government of Japan", "The minister announced 5 million euros.", True),
        ("Asian Development Bank", "The minister announced 5 million euros.", True),
        ("UNICEF", "The minister announced 5 million euros.", True),
        # they stand elsewhere, under this name or another
        ("Norway", "The minister announced 5 million euros.", False),
        ("Government of Norway", "The minister announced 5 million euros.", False),
        ("EU", "The minister announced 5 million euros.", False),
        ("European Commission", "The minister announced 5 million euros.", False),
        ("Bill & Melinda Gates Foundation", "The minister announced 5 million euros.", False),
        ("World Bank", "The minister announced 5 million euros.", False),
        ("Canada", "Ottawa announced 5 million euros.", False),
        # no name says who they are
        ("donors", "The minister announced 5 million euros.", False),
        # far from a sentence that names another
        ("Norway", "The plan, for Finland, is worth 5 million euros.", True),
        ("Finland", "The plan is worth 5 million euros.", False),
        ("Spain", "The plan of Finland is worth 5 million euros.", False),
        ("Norway", "The plan that it showed in Finland is worth 5 million euros.", False),
    ],
)  # fmt: skip
def test_a_giver_is_looked_for_in_the_text_around_the_evidence(donor, evidence, is_found):
    briefing = Briefing(aid=(Aid(donor=donor, recipient="Kenya", evidence=evidence),))
    story = _STORY.format(evidence=evidence)
    assert found_in(briefing, article=story) == (["B102 aid[0].donor"] if is_found else [])


def test_without_the_article_the_text_is_that_of_the_briefing():
    evidence = "The minister announced 5 million euros."
    row = Aid(donor="Japan", recipient="Kenya", evidence=evidence)
    section = Section(body=(Paragraph(text=f"Norway’s schools will grow. {evidence}"),))
    kenya = Section(heading="Schools in Kenya", body=section.body)

    assert found_in(Briefing(aid=(row,), sections=(kenya,))) == ["B102 aid[0].donor"]
    assert found_in(Briefing(aid=(row,))) == []  # the sentence is not in the text


def test_a_receiver_whom_nothing_names_is_asked_for():
    evidence = "The minister announced 5 million euros."
    row = Aid(donor="Norway", recipient="Peru", evidence=evidence)
    found = found_in(Briefing(aid=(row,)), article=_STORY.format(evidence=evidence))
    assert found == ["B102 aid[0].recipient"]


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
    found = aid(None, evidence, donor="Canada", recipient="Ukraine")
    assert found == (["B102 aid[0].recipient"] if is_found else [])
    assert not aid(None, evidence, donor="Canada", recipient="Moldova and Norway")


def test_a_french_receiver_who_is_another_one_is_asked_for():
    evidence = "Le Canada donne 5 millions d’euros d’aide à la Moldavie."
    found = aid(None, evidence, "fr", donor="Canada", recipient="Ukraine")
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
    assert found_in(briefing) == ([] if is_named else ["B102 people[0].name"])


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
    found = found_in(Briefing(people=people, quotes=(quote,)))
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
    found = aid(None, evidence, timing=timing, donor="Canada", recipient="Ukraine")
    assert found == (["B103 aid[0].timing"] if is_found else [])


def test_another_article_is_told_once():
    rows = tuple(
        Person(name=f"Ann Lee {n}", role="envoy", evidence=f"Ann Lee {n} came.") for n in range(4)
    )
    assert found_in(Briefing(people=rows), "Nobody came at all.") == ["B104 source"]


def test_translated_quotations_are_not_looked_for():
    article = (
        "“We need peace and weapons,” the President said on Sunday, when he was asked in Kyiv."
    )
    quote = Quote(text="Nous voulons la paix", speaker="Volodymyr Zelenskyy")
    assert not found_in(Briefing(language="fr", quotes=(quote,)), article)
    assert found_in(Briefing(quotes=(quote,)), article) == ["B105 quotes[0].text"]


def test_a_number_of_weeks_is_no_day_that_a_sentence_tells_by_another():
    assert not figure("There were 9 cases last week.", value=9, as_of="week 16")
    evidence = "Canada helps Ukraine from last week on."
    assert aid(None, evidence, timing="over 16 weeks", donor="Canada", recipient="Ukraine")
