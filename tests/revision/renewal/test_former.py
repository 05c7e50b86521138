"""Numbers that an article tells itself to be of before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.model import Aid, Briefing, Figure, Money, Paragraph, Section
from reports.revision.renewal.former import Former
from reports.revision.renewal.same_fact import same_facts, without_former
from tests.work import count_calls

TOLD = [
    ("en", "The agency needs 580 tents, and not 550, before the rains.", 550, 580),
    ("en", "The number of dead rose to 17, from 14 a day earlier.", 14, 17),
    ("en", "The toll is 17 deaths, up from 14 a week ago.", 14, 17),
    ("en", "It will reach 1,100 people, it said. It had spoken of 900.", 900, 1100),
    ("en", "Now 151 million people need help, three million more than last week.", 148e6, 151e6),
    ("en", "More than 26 million are hungry, raising an earlier count of 24 million.", 24e6, 26e6),
    ("en", "It said that 640 boats were damaged. The right number is 460.", 640, 460),
    ("fr", "Le nombre de morts a été ramené de 23 à 21.", 23, 21),
    (
        "fr",
        "Quelque 138 000 personnes ont fui, selon l’ONU, qui en comptait 130 000.",
        130000,
        138000,
    ),
    ("fr", "Le bilan est de 40 blessés, et non de 45.", 45, 40),
]
SUMS = [
    ("en", "Norway added €12 million, bringing the total to €74 million.", 62e6, 74e6),
    ("en", "The UK gives £45 million, £7 million more than was announced.", 38e6, 45e6),
    ("fr", "L’Union a porté son aide de 95 à 110 millions d’euros.", 95e6, 110e6),
    (
        "fr",
        "La France prêtera 150 millions d’euros, soit 30 millions de plus que prévu.",
        120e6,
        150e6,
    ),
    ("fr", "Elle donne 230 millions de dollars, et non 280 millions.", 280e6, 230e6),
]
NOT_TOLD = [
    ("en", "Some 640 boats were damaged and 460 houses were lost.", 640, 460),
    ("en", "Germany gave 140 tents and Japan 95.", 140, 95),
    ("en", "Deaths rose to 40 in Dor and 30 people were hurt, from 350 calls in all.", 30, 40),
    ("en", "The appeal is for 900 tents for 1,100 people.", 900, 1100),
    ("fr", "Il a fallu 40 bateaux pour 45 personnes.", 45, 40),
]


def former(text: str, language: str) -> Former:
    section = Section(body=(Paragraph(text=text),))
    return Former(Briefing(title="News", language=language, sections=(section,)))


@pytest.mark.parametrize(("language", "text", "old", "new"), TOLD)
def test_a_number_is_told_with_what_it_was(language: str, text: str, old: int, new: int) -> None:
    assert Decimal(new) in former(text, language).became(Decimal(old), money=False)


@pytest.mark.parametrize(("language", "text", "old", "new"), SUMS)
def test_a_sum_is_told_with_what_it_was(language: str, text: str, old: int, new: int) -> None:
    found = former(text, language)
    assert Decimal(new) in found.became(Decimal(old), money=True)
    assert found.said(Decimal(old), money=True)
    assert found.said(Decimal(new), money=True) is None


@pytest.mark.parametrize(("language", "text", "old", "new"), NOT_TOLD)
def test_two_numbers_beside_each_other_are_two(
    language: str, text: str, old: int, new: int
) -> None:
    assert Decimal(new) not in former(text, language).became(Decimal(old), money=False)
    assert former(text, language).said(Decimal(old), money=False) is None


def test_a_language_without_rules_tells_nothing() -> None:
    assert not former("Es sind 17 und nicht 14 Tote.", "de").became(Decimal(14), money=False)


def test_many_numbers_are_read_in_time_with_their_number() -> None:
    half, whole = (
        count_calls(lambda n=n: former("1 and 2 from 3 to $4 million, and not 5; " * n, "en"))
        for n in (40, 80)
    )  # type: ignore[misc]
    assert whole < 3 * half


def figure(label: str, value: int) -> Figure:
    return Figure(label=label, value=Decimal(value), evidence=f"{label}: {value}.")


def test_rows_are_one_fact_where_the_article_says_so() -> None:
    said = former("The number of dead rose to 17, from 14 a day earlier.", "en")
    new, old = figure("Number of dead", 17), figure("People killed by the storm", 14)
    assert same_facts([new], [old], "en", said) == [0]
    assert same_facts([new], [old], "en") == [None]
    # not of another place, another unit, or where two rows have that number
    places = figure("Dead in Dor", 17), figure("Dead in Lim", 14)
    assert same_facts(places[:1], places[1:], "en", said) == [None]
    share = old.model_copy(update={"unit": "%"})
    assert same_facts([new], [share], "en", said) == [None]
    assert same_facts([new], [old, figure("Ships lost", 14)], "en", said) == [None]


def test_aid_of_another_giver_is_other_aid_whatever_the_numbers() -> None:
    said = former("Norway gives €7 million, and not €5 million.", "en")
    row = Aid(donor="Norway", amount=Money(value=Decimal(7_000_000), currency="EUR"))
    was = row.model_copy(update={"amount": Money(value=Decimal(5_000_000), currency="EUR")})
    assert same_facts([row], [was], "en", said) == [0]
    assert same_facts([row], [was.model_copy(update={"donor": "Denmark"})], "en", said) == [None]


def test_a_number_that_the_article_itself_corrects_is_no_row_of_today() -> None:
    said = former("It said that 640 boats were damaged. The right number is 460.", "en")
    wrong, right = figure("Boats damaged", 640), figure("Right number", 460)
    before = figure("Boats lost", 640)
    assert without_former([wrong, right], [before], said) == (right,)
    # nobody knows which of the two is the old one
    assert without_former([wrong, right], [], said) == (wrong, right)
