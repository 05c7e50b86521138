"""Figures: the numbers a briefer puts in a table."""

from decimal import Decimal

import pytest

from reports.drafting.aid.figures import MOST_FIGURES, find_figures
from reports.drafting.parties.sum_mentions import read_mentions
from reports.language.sentences import Sentence


def find(*texts, language="en", place="paragraph"):
    sentences = [Sentence(text, place, None, block) for block, text in enumerate(texts)]
    return find_figures(sentences, read_mentions(sentences, language), language)


# sentence, value, unit, label, qualifier, as of
FOUND = [
    ("Mexico confirmed 809 pertussis cases in 15 states.", 809, "cases",
     "pertussis cases in 15 states", None, None),
    ("By April 29, Mexico had confirmed 809 pertussis cases.", 809, "cases", "pertussis cases",
     None, "April 29"),
    ("The disease has killed 48 infants under one year of age.", 48, "infants",
     "infants under one year of age", None, None),
    ("Up to week 16 of 2025 there were 2,019 probable measles cases.", 2019, "cases",
     "probable measles cases", None, "week 16 of 2025"),
    ("More than 75,900 Mexican nationals have come back.", 75900, "nationals",
     "Mexican nationals", "More than", None),
    ("They handed out over 145,900 food rations.", 145900, "rations", "food rations", "over",
     None),
    ("More than 50,000 people were enrolled in the institute.", 50000, "people",
     "people were enrolled in the institute", "More than", None),
    ("The week reached 31% of its target.", 31, "%", "target", None, None),
    ("Only 23 per cent of the plan is funded.", 23, "%", "plan", None, None),
    ("Some 12.4 million people have fled since 2023.", 12_400_000, "people",
     "people have fled since 2023", "Some", None),
    ("About 1.2 million children are out of school.", 1_200_000, "children",
     "children are out of school", "About", None),
    ("Canada sanctioned 30 individuals and 12 entities.", 30, "individuals", "individuals", None,
     None),
    ("The storm destroyed 4,500 homes.", 4500, "homes", "homes", None, None),
    ("Ukraine shot down 112 of the drones.", 112, "drones", "drones", None, None),
    ("Canada will train 600 Haitian police officers.", 600, "police officers",
     "Haitian police officers", None, None),
    ("The dam holds 40 000 000 litres.", 40_000_000, "litres", "litres", None, None),
    ("Two hundred thousand people were displaced.", 200_000, "people",
     "people were displaced", None, None),
    ("Nearly 500 schools were damaged as of 30 June 2025.", 500, "schools",
     "schools were damaged as of 30 June 2025", "Nearly", "30 June 2025"),
    ("At least 10 civilians died.", 10, "civilians", "civilians died", "At least", None),
    ("The line will carry 1,500 megawatts of power.", 1500, "megawatts", "megawatts of power",
     None, None),
    ("Public debt is 68% of GDP.", 68, "%", "GDP", None, None),
    ("Half a million refugees crossed the border.", 500_000, "refugees",
     "refugees crossed the border", None, None),
    ("Farmers harvested 3.5 million tonnes of wheat.", Decimal(3_500_000), "tonnes",
     "tonnes of wheat", None, None),
    ("The ship carried 25,000 metric tons of grain.", 25_000, "metric tons",
     "metric tons of grain", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "label", "qualifier", "as_of"), FOUND)
def test_a_count_has_its_unit_and_label(text, value, unit, label, qualifier, as_of):
    row = find(text)[0][0]
    assert (row.value, row.unit, row.label) == (value, unit, label)
    assert (row.qualifier, row.as_of, row.evidence) == (qualifier, as_of, text)


FRENCH = [
    ("Près de 1,3 million de personnes ont été déplacées.", 1_300_000, "personnes",
     "personnes ont été déplacées", "Près de"),
    ("Le pays compte 809 cas confirmés.", 809, "cas", "cas confirmés", None),
    ("Le plan est financé à 23 % du montant.", 23, "%", "montant", None),
    ("Plus de 24 500 familles ont reçu des repas.", 24_500, "familles",
     "familles ont reçu des repas", "Plus de"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "label", "qualifier"), FRENCH)
def test_french_counts_are_found_too(text, value, unit, label, qualifier):
    row = find(text, language="fr")[0][0]
    assert (row.value, row.unit, row.label, row.qualifier) == (value, unit, label, qualifier)


NONE = [
    "In 2025 people voted again.",
    "He took office on January 20, 2021.",
    "She is 48 years old.",
    "The summit was held on June 17.",
    "Two weeks earlier, Washington paused deliveries.",
    "Resolution 1325 people know.",
    "Article 5 members agreed.",
    "The two leaders met for 30 minutes.",
    "Canada gave $5 million to families.",
    "It happened in week 16.",
    "The COVID-19 cases fell.",
    "Three people attended.",
    "The G7 members met.",
    "Call 555-0100 people.",
    "At 10:30 people gathered.",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_years_dates_ages_and_money_are_no_figures(text):
    assert find(text)[0] == ()


def test_the_money_is_left_to_the_money():
    assert [row.unit for row in find("It gave 32 million dollars to 500 families.")[0]] == [
        "families"
    ]


def test_a_figure_told_twice_is_one_row():
    assert len(find("809 cases were confirmed.", "The 809 cases are in 15 states.")[0]) == 1


def test_titles_and_answers_repeat_and_make_no_rows():
    assert find("809 cases were confirmed.", place="answer")[0] == ()


def test_a_table_stays_short_and_says_what_it_leaves_out():
    rows, notices = find(*(f"Town {n} lost {100 + n} homes." for n in range(20)))
    assert len(rows) == MOST_FIGURES
    assert str(notices[0]).startswith("8 more figures")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The state counts 6,412 dengue cases.", "dengue cases"),
        ("The flood caused 51 deaths.", "deaths"),
        ("Mexico recorded 70 death cases.", "death cases"),
        ("They delivered 900 desert tents.", "desert tents"),
    ],
)
def test_a_word_that_begins_like_a_preposition_stays_whole(text, label):
    assert find(text)[0][0].label == label
