"""Sums of one size, parts of a sum, and running totals."""

import pytest

from tests.drafting.aid.test_aid import find

PARTS = [
    (("Japan approved €9 million in aid to Jordan.",
      "Of this, €2 million will go to hospitals and €1 million to schools."),
     [None, "€9 million", "€9 million"]),
    (("Norway pledged €8 million for Mali.", "It was a long night.",
      "Of that amount, €3 million is a loan."), [None, "€8 million"]),
    (("Norway gave Malawi €40 million for health.",
      "About €10 million of that sum will go to clinics and the remaining €30 million to schools."),
     [None, "€40 million", "€40 million"]),
    (("Spain gave Malawi €40 million.", "It has paid €15 million of it this year."),
     [None, "€40 million"]),
    (("Norway gave Mali €4 million for wells, bringing its support to €60 million.",
      "Some €3 million of the new sum will go to farmers."), [None, None, "€4 million"]),
    (("Norway will bring forward €32 million for Mali.",
      "Of that sum, €14 million will go to farmers and €8.5 million to the Red Cross movement."),
     [None, "€32 million", "€32 million"]),
    (("Norway paid Malawi €4 million, a second tranche of the €10 million promised in May.",),
     ["€10 million", None]),
    (("Spain will give Peru €2 million, a third of the €6 million.",), ["€6 million", None]),
    (("Ireland sent Mali €2 million, the last instalment of a €7 million loan.",),
     ["€7 million", None]),
    (("The bank approved a €24 million loan to Malawi.", "Norway gave Chad €2 million for wells.",
      "The loan is made up of a €20 million credit and a €4 million grant."),
     [None, None, "€24 million", "€24 million"]),
    (("The bank approved a €24 million loan to Malawi.", "Norway gave Chad €2 million for wells.",
      "Spain gave Peru €20 million for roads and €3 million for schools."), [None] * 4),
    (("Norway’s support to Malawi has reached €4 million out of €10 million.",),
     ["€10 million", None]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), PARTS)
def test_words_that_refer_to_a_sum_make_a_part_of_it(texts, expected):
    found = find(*texts)
    assert [row.part_of for row in found.aid] == expected
    assert not any("parts sum" in notice for notice in map(str, found.notices))


@pytest.mark.parametrize(
    "texts",
    [
        ("Japan gave Jordan €2 million.", "Of this, €9 million will go to schools."),
        ("Japan gave Jordan $9 million.", "Of this, €2 million will go to schools."),
        ("Japan gave Jordan €9 million.", "Canada will give €2 million to schools."),
    ],
)
def test_what_cannot_be_a_part_is_none(texts):
    assert [row.part_of for row in find(*texts).aid] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Norway will give Peru €4 million for parks, bringing its support to over €90 million.",
        "Spain gave Peru €4 million, which brings its aid to €70 million.",
        "Ottawa pledged €4 million for Peru, bringing its total aid to €30 million.",
    ],
)
def test_the_new_sum_is_no_running_total_and_the_next_one_is(text):
    assert [row.cumulative for row in find(text).aid] == [False, True]


SAME_SIZE = [
    ("Each package is worth €5 million.", "Norway will give €5 million to Chad."),
    ("Every kit costs €5 million.", "Ghana and Togo will give €5 million to Chad."),
    ("Spain will give €5 million to Chad.", "Ghana, Mali and Togo will give Chad €5 million."),
]


@pytest.mark.parametrize("texts", SAME_SIZE)
def test_two_sums_of_one_size_are_two_rows(texts):
    assert texts[1] in [row.evidence for row in find(*texts).aid]


def test_one_size_in_two_currencies_is_no_conflict_where_other_things_are_told():
    found = find("Norway will give US$5 million to Chad.", "Malta spent €5 million on its roads.")
    assert not any("currencies differ" in notice for notice in map(str, found.notices))


TITLES = [
    ("Parliament Passes Plan of Over 10 Billion Euros", "The plan is worth 10.2 billion euros."),
    ("Norway Gives Nearly €6 Million", "Norway gave Chad €5.8 million."),
    ("More Than $3 Million for Schools", "Canada gave Peru $3.1 million for schools."),
]


@pytest.mark.parametrize(("title", "text"), TITLES)
def test_a_headline_that_rounds_makes_no_row(title, text):
    found = find(text, title=title)
    assert len([row for row in (*found.aid, *found.figures) if row.amount]) <= 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Norway Gives Nearly €6 Million", "Norway gave Chad €2 million."),
        ("Norway Gives €6 Million", "Norway gave Chad €5.8 million."),
    ],
)
def test_a_headline_that_says_another_sum_keeps_it(title, text):
    found = find(text, title=title)
    assert len([row for row in (*found.aid, *found.figures) if row.amount]) == 2


STATUS = [
    ("The World Bank has mobilized $9 million for Mali, of which $4 million has been disbursed.",
     ["committed", "disbursed"]),
    ("Norway pledged €9 million for Mali, of which €4 million was paid.", ["pledged", "disbursed"]),
    ("Spain committed €9 million to Mali, of which €4 million has been delivered.",
     ["committed", "disbursed"]),
    ("Norway will pay Mali €2 million from the €9 million promised in May.",
     ["announced", "pledged"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statuses"), STATUS)
def test_the_verb_of_a_sum_says_how_firm_that_sum_is(text, statuses):
    assert [row.status for row in find(text).aid] == statuses


def test_a_french_participle_behind_the_sum_says_it_too():
    title = "La Belgique verse une aide au Mali"
    text = "Ce geste s’ajoute aux 12 millions d’euros versés depuis janvier."
    (row,) = find(text, title=title, language="fr").aid
    assert (row.status, row.cumulative) == ("disbursed", True)
