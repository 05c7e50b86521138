"""Who gives: one verb for several givers, relative clauses, longer names, labels."""

import pytest

from tests.drafting.aid.test_aid import find


def givers(*texts, language="en", title=None, place="paragraph"):
    return [r.donor for r in find(*texts, language=language, title=title, place=place).aid]


ELIDED = [
    ("Sweden will give 4 billion kronor, Denmark 900 million kroner and Finland €50 million.",
     ["Sweden", "Denmark", "Finland"]),
    ("Spain promised €12 million for schools and Portugal €4 million.", ["Spain", "Portugal"]),
    ("Austria has lent €7 million, the European Union €30 million.", ["Austria", "European Union"]),
    ("The World Bank lent Kenya $300 million and the African Development Bank $90 million.",
     ["World Bank", "African Development Bank"]),
    ("Canada gave Kenya $3 million and Chad $5 million.", ["Canada", "Canada"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ELIDED)
def test_each_giver_of_one_verb_has_its_own_sum(text, expected):
    assert givers(text) == expected


def test_a_french_verb_is_told_once_too():
    text = "La France versera 30 millions d’euros au Mali et la Belgique 12 millions d’euros."
    assert givers(text, language="fr") == ["France", "Belgique"]


NAMED = [
    # who stands right before “which” gave
    ("The report praised Austria, which gave €7 million to Moldova.", "Austria"),
    ("The mayor thanked the Red Cross, which donated €2 million for blankets.", "Red Cross"),
    ("Kenya’s minister met envoys of Ireland, which has pledged €3 million in aid.", "Ireland"),
    # a country inside a longer name gives nothing
    ("Haiti got a $30 million grant from the Haiti Reconstruction Fund.",
     "Haiti Reconstruction Fund"),
    ("The Norwegian Refugee Council gave $3 million to Chad.", "Norwegian Refugee Council"),
    ("The Lebanon Humanitarian Fund allocated $9 million for clinics.",
     "Lebanon Humanitarian Fund"),
    ("The Canadian government gave $3 million to Chad.", "Canada"),
    # nor does one in the purpose, or in whose assets they are
    ("The EU gave $15 million for wheat from Romania.", "EU"),
    ("Ireland sent €2 million to UNICEF for vaccines from India.", "Ireland"),
    ("Estonia paid €2 million to Kenya from seized Belarusian assets.", "Estonia"),
    ("Paris will disburse €3 million from its share of the fund to Mali.", "France"),
    ("Oslo will give €3 million from the profits of the G7 loan to Mali.", "Norway"),
    ("Rome will lend €5 million to Mali from its part of the EU facility.", "Italy"),
    # those who act for a body
    ("The leaders of the African Union pledged $20 million for Chad.", "African Union"),
    ("The members of the Nordic Council approved a loan of €20 million to Chad.",
     "Nordic Council"),
    ("The finance ministers of the Group of Twenty confirmed $8 million in aid.",
     "Group of Twenty"),
    # the name beside the noun
    ("Total Canadian aid to Haiti stands at $90 million.", "Canada"),
    ("Overall EU assistance to Niger now totals €40 million.", "EU"),
    ("Japanese support for Laos has reached 9 billion yen.", "Japan"),
    # all of a list
    ("Chad, Mali and Niger will jointly give €10 million to Togo.", "Chad, Mali and Niger"),
    ("Latvia, Estonia, and Poland gave €3 million to Moldova.", "Latvia, Estonia, and Poland"),
    ("Norway, Iceland, Denmark and Sweden will together pay €9 million to Kenya.",
     "Norway, Iceland, Denmark and Sweden"),
    # what is said in between
    ("The city of Lyon, according to its mayor, will give €2 million to Mali.", "city of Lyon"),
    ("Norway, for its part, will give €2 million to Mali.", "Norway"),
    ("The World Bank, according to a statement, has lent €2 million to Mali.", "World Bank"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "donor"), NAMED)
def test_the_right_noun_gives(text, donor):
    assert givers(text) == [donor]


@pytest.mark.parametrize(
    "text",
    [
        "A Swiss bank granted $40 million to Chad.",
        "German companies donated $4 million to Chad.",
        "ROME (3 May 2025) – It gave €3 million to Chad.",
    ],
)
def test_what_is_no_state_gives_nothing_in_its_name(text):
    assert givers(text) == [None]


LABELLED = [
    "Ireland: 10 million euros in grants for seeds",
    "Austria: a €2 million loan for rail",
    "Belgium: €7 million in aid for clinics",
]


def test_a_country_before_a_colon_gives_where_nobody_else_does():
    found = find(*LABELLED, place="item")
    assert [r.donor for r in found.aid] == ["Ireland", "Austria", "Belgium"]
    assert {r.recipient for r in found.aid} == {None}


def test_it_receives_where_the_headline_says_who_gives():
    found = find(*LABELLED, place="item", title="Norway Pledges Money")
    assert [r.recipient for r in found.aid] == ["Ireland", "Austria", "Belgium"]
    assert {r.donor for r in found.aid} == {"Norway"}
