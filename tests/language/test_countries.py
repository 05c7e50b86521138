"""The word lists: countries, their people, and what a word stands for."""

import pytest
from babel import Locale

from reports.language.countries import country_entry, country_of, find_countries
from reports.language.lexicon import lexicon_of


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Canada", "Canada"),
        ("Canadian", "Canada"),
        ("Ukrainians", "Ukraine"),
        ("US", "United States"),
        ("U.S.", "United States"),
        ("the United States", "United States"),
        ("UK", "United Kingdom"),
        ("British", "Britain"),
        ("Britain", "Britain"),
        ("Czech Republic", "Czech Republic"),
        ("Czech", "Czechia"),
        ("South Sudanese", "South Sudan"),
        ("Côte d'Ivoire", "Côte d’Ivoire"),
        ("canadienne", "Canada"),
        ("ukrainiens", "Ukraine"),
        ("The Bahamas", "Bahamas"),
    ],
)
def test_a_name_or_demonym_stands_for_its_country(word, country):
    assert country_of(word, "en") == country


@pytest.mark.parametrize(
    ("word", "country"),
    [("américain", "États-Unis"), ("l’Ukraine", "Ukraine"), ("les Canadiens", "Canada"),
     ("U.S.", "États-Unis"), ("britanniques", "Royaume-Uni"), ("le Mexique", "Mexique")],
)  # fmt: skip
def test_french_words_stand_for_french_names(word, country):
    assert country_of(word, "fr-CA") == country


@pytest.mark.parametrize("word", ["Kyiv", "Washington", "Carney", "", "us", "canada", "The"])
def test_other_words_stand_for_no_country(word):
    assert country_of(word, "en") is None


@pytest.mark.parametrize("word", ["Congo", "Congolese"])
def test_a_word_that_two_countries_share_stands_for_neither(word):
    assert country_of(word, "en") is None


def test_countries_are_found_where_they_stand_and_the_longest_name_wins():
    text = "Canada’s aid, l'Ukraine, U.S. troops, the South Sudanese and a Canada-Mexico pact."
    found = [(text[f.start : f.end], f.country.code) for f in find_countries(text, "en")]
    assert found == [
        ("Canada", "CA"), ("Ukraine", "UA"), ("U.S.", "US"), ("South Sudanese", "SS"),
        ("Canada", "CA"), ("Mexico", "MX"),
    ]  # fmt: skip


def test_a_seat_is_told_from_a_name_and_from_people():
    kinds = [f.kind for f in find_countries("Washington told Ukraine and the Canadians.", "en")]
    assert kinds == ["seat", "name", "people"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_names_of_cldr_are_known(language):
    countries = lexicon_of("en").table("countries", "people")
    for code, name in Locale(language).territories.items():
        if code in countries:
            plain = name.split(" (")[0].replace(" & ", " and ").replace("St. ", "Saint ")
            known = country_entry(plain, language)
            allowed = {"HK", "CD", "CG", "MM", "PS", "VA"}
            assert code in allowed or (known and known.code == code), (code, name)
