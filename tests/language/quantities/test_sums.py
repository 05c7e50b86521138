"""Sums of money in running text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.language.quantities.numbers import find_numbers
from reports.language.quantities.sums import find_money


def read(text, language="en"):
    """Return the sums of `text` as (value, currency, qualifier)."""
    return [
        (m.money.value, m.money.currency, m.money.qualifier) for m in find_money(text, language)
    ]


# the text, the value and the currency of the one sum in it
ONE_SUM = [
    ("Canada gave C$5m.", 5_000_000, "CAD"),
    ("Canada gave CA$6 million.", 6_000_000, "CAD"),
    ("Canada gave CDN$7,000.", 7_000, "CAD"),
    ("It cost Cdn$ 8.", 8, "CAD"),
    ("a Can$2-billion loan", 2_000_000_000, "CAD"),
    ("It gave $20 million CAD.", 20_000_000, "CAD"),
    ("It gave $20 million Canadian.", 20_000_000, "CAD"),
    ("half a billion canadian dollars", 500_000_000, "CAD"),
    ("A $5.7 Million Grant", 5_700_000, None),
    ("a $100-million package", 100_000_000, None),
    ("a 100-million-dollar package", 100_000_000, None),
    ("a million-dollar grant", 1_000_000, None),
    ("$73·8 million", 73_800_000, None),
    ("$1,234,567.89", Decimal("1234567.89"), None),
    ("$10 000", 10_000, None),
    ("$40 B", 40_000_000_000, None),
    ("$1.5T", 1_500_000_000_000, None),
    ("The $5 million US program", 5_000_000, None),
    ("Ottawa gave the US $5 million", 5_000_000, None),
    ("A dozen million dollars", 12_000_000, None),
    ("two hundred thousand dollars", 200_000, None),
    ("five thousand million euros", 5_000_000_000, "EUR"),
    ("one and a half billion dollars", 1_500_000_000, None),
    ("a billion and a half dollars", 1_500_000_000, None),
    ("three quarters of a billion dollars", 750_000_000, None),
    ("US $5 million", 5_000_000, "USD"),
    ("US$6.30 million", 6_300_000, "USD"),
    ("US$ 5 million", 5_000_000, "USD"),
    ("USD 3.1 billion is required", 3_100_000_000, "USD"),
    ("$5 million US in aid", 5_000_000, "USD"),
    ("$5 million (US)", 5_000_000, "USD"),
    ("$300 million USD", 300_000_000, "USD"),
    ("50 million U.S. dollars", 50_000_000, "USD"),
    ("20 million dollars US for roads", 20_000_000, "USD"),
    ("3 million New Zealand dollars", 3_000_000, "NZD"),
    ("521,000 million pesos", 521_000_000_000, None),
    ("3 billion 450 million pesos", 3_450_000_000, None),
    ("$2,000 Mexican pesos", 2_000, "MXN"),
    ("MX$5 million", 5_000_000, "MXN"),
    ("€50bn", 50_000_000_000, "EUR"),
    ("EUR50m", 50_000_000, "EUR"),
    ("1.2bn euros", 1_200_000_000, "EUR"),
    ("£2.5m", 2_500_000, "GBP"),
    ("two million pounds sterling", 2_000_000, "GBP"),
    ("a €193.5 million three-year loan", 193_500_000, "EUR"),
    ("5 million Egyptian pounds", 5_000_000, "EGP"),
    ("5 million Swiss francs", 5_000_000, "CHF"),
    ("50 million Norwegian kroner", 50_000_000, "NOK"),
    ("500 million hryvnias", 500_000_000, "UAH"),
    ("100 billion yen", 100_000_000_000, "JPY"),
    ("¥100 billion", 100_000_000_000, None),
    ("Rs 500 crore", 5_000_000_000, None),
    ("Indian Rs 500", 500, None),
    ("5 million won", 5_000_000, None),
    ("$12-billion (Cdn)", 12_000_000_000, "CAD"),
    ("$700,000 Cdn.", 700_000, "CAD"),
    ("up to three million dollars (CAD)", 3_000_000, "CAD"),
    ("$5 million in U.S. dollars", 5_000_000, "USD"),
    ("US$2-billion-a-year", 2_000_000_000, "USD"),
    ("nearly a quarter-million dollars", 250_000, None),
    ("one-and-a-half million dollars", 1_500_000, None),
    ("$100.000", 100_000, None),
    ("$1.234 billion", 1_234_000_000, None),
    ("Can $5 million help?", 5_000_000, None),
    ("20 billion CFA francs", 20_000_000_000, None),
    ("RMB 3 billion", 3_000_000_000, "CNY"),
]


@pytest.mark.parametrize(("text", "value", "currency"), ONE_SUM)
def test_a_sum_has_its_value_and_the_currency_the_text_gives(text, value, currency):
    assert [(v, c) for v, c, _ in read(text)] == [(value, currency)]


FRENCH = [
    ("plus d'un milliard de dollars canadiens", 1_000_000_000, "CAD", "plus de"),
    ("723 millions de dollars américains", 723_000_000, "USD", None),
    ("2,6 milliards $", 2_600_000_000, None, None),
    ("50 M€", 50_000_000, "EUR", None),
    ("15 M$ US", 15_000_000, "USD", None),
    ("5 millions $ CA", 5_000_000, "CAD", None),
    ("50 millions de dollars US", 50_000_000, "USD", None),
    ("près de 500 000 euros", 500_000, "EUR", "près de"),
    ("10\u202f000\u00a0$", 10_000, None, None),
    ("deux cent mille dollars", 200_000, None, None),
    ("un milliard et demi d’euros", 1_500_000_000, "EUR", None),
    ("un demi-milliard d’euros", 500_000_000, "EUR", None),
    ("une dizaine de millions d’euros", 10_000_000, "EUR", None),
    ("cent millions de dollars", 100_000_000, None, None),
    ("800.000 euros", 800_000, "EUR", None),
    ("1.250.000 euros", 1_250_000, "EUR", None),
    ("12.5 euros", Decimal("12.5"), "EUR", None),
    ("quatre-vingt-dix mille euros", 90_000, "EUR", None),
    ("soixante et onze mille euros", 71_000, "EUR", None),
    ("vingt et un millions d’euros", 21_000_000, "EUR", None),
    ("vingt et deux millions d’euros", 2_000_000, "EUR", None),
    ("50 millions d’USD", 50_000_000, "USD", None),
    ("1.500.000 euros", 1_500_000, "EUR", None),
    ("quatre millions cinq cent mille dollars", 4_500_000, None, None),
    ("vingt-cinq millions de pesos mexicains", 25_000_000, "MXN", None),
    ("2 Md€", 2_000_000_000, "EUR", None),
    ("2,6 G$", 2_600_000_000, None, None),
    ("quelque 30 millions de livres sterling", 30_000_000, "GBP", "quelque"),
    ("un billion de dollars", 10**12, None, None),
    ("jusqu’à 1 234,56 euros", Decimal("1234.56"), "EUR", "jusqu’à"),
]


@pytest.mark.parametrize(("text", "value", "currency", "qualifier"), FRENCH)
def test_french_sums_are_read_as_french(text, value, currency, qualifier):
    assert read(text, "fr-CA") == [(value, currency, qualifier)]


QUALIFIERS = [
    ("over a billion Canadian dollars", "over"),
    ("More than $32 million", "More than"),
    ("up to €500,000", "up to"),
    ("an estimated US$1.5 billion", "an estimated"),
    ("nearly half a billion dollars", "nearly"),
    ("just under £3m", "just under"),
    ("some 4 million euros", "some"),
    ("in excess of $9 million", "in excess of"),
    ("at least 2,000 pesos", "at least"),
    ("$5 million or more", "at least"),
    ("$10-million-plus", "more than"),
    ("an additional $5 million", None),
    ("handsome $5 million", None),
]


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIERS)
def test_how_exact_a_sum_is_stays_with_it(text, qualifier):
    assert [q for _, _, q in read(text)] == [qualifier]


RANGES = [
    ("between 2 and 3 billion euros", "en", 2_000_000_000, 3_000_000_000, "EUR"),
    ("between $2 million and $3 million", "en", 2_000_000, 3_000_000, None),
    ("CAD 2 billion to 3 billion", "en", 2_000_000_000, 3_000_000_000, "CAD"),
    ("$2-3 billion", "en", 2_000_000_000, 3_000_000_000, None),
    ("$2 to $3 billion", "en", 2_000_000_000, 3_000_000_000, None),
    ("2 or 3 million euros", "en", 2_000_000, 3_000_000, "EUR"),
    ("a $20- to $30-million fund", "en", 20_000_000, 30_000_000, None),
    ("between US$500,000 and US$1 million", "en", 500_000, 1_000_000, "USD"),
    ("five to ten million dollars", "en", 5_000_000, 10_000_000, None),
    ("entre 500 000 $ et 1 million de dollars", "fr", 500_000, 1_000_000, None),
    ("2–3 billion euros", "en", 2_000_000_000, 3_000_000_000, "EUR"),
    ("grants ranging from $5,000 to $10,000", "en", 5_000, 10_000, None),
    ("entre 2 et 3 milliards d’euros", "fr", 2_000_000_000, 3_000_000_000, "EUR"),
    ("de 2 à 3 millions de dollars", "fr", 2_000_000, 3_000_000, None),
    ("2 milliards à 3 milliards\u00a0CAD", "fr", 2_000_000_000, 3_000_000_000, "CAD"),
]


@pytest.mark.parametrize(("text", "language", "low", "high", "currency"), RANGES)
def test_a_range_is_one_sum_with_an_upper_end(text, language, low, high, currency):
    (found,) = find_money(text, language)
    money = found.money
    assert (money.value, money.upper, money.currency) == (low, high, currency)


@pytest.mark.parametrize(
    "text",
    ["It rose from $2 million to $5 million.", "It gave $2 million and $3 million.",
     "Aid grew from 2 million euros to 3 million euros.", "two million dollars, $3 million"],
)  # fmt: skip
def test_two_sums_are_not_a_range(text):
    assert [m.money.upper for m in find_money(text, "en")] == [None, None]


EQUIVALENTS = [
    ("Can$2 billion ($1.47 billion)", 1_470_000_000, "USD", None),
    ("over a billion Canadian dollars (approximately 723 million US dollars) in military aid",
     723_000_000, "USD", "approximately"),
    ("115.9 million pesos (US$6.30 million)", 6_300_000, "USD", None),
    ("115.9 million pesos ($6.30 million)", 6_300_000, "USD", None),
    ("115.9 million pesos, or US$6.30 million.", 6_300_000, "USD", None),
    ("Canada announced Can$2 billion, about $1.47 billion.", 1_470_000_000, "USD", "about"),
    ("$20 million CAD ($15 million US)", 15_000_000, "USD", None),
    ("€500 million ($580 million)", 580_000_000, None, None),
    ("€10 million (US$11 million at current rates)", 11_000_000, "USD", None),
    ("C$5 million/US$3.7 million", 3_700_000, "USD", None),
    ("C$5 million (equivalent to US$3.7 million)", 3_700_000, "USD", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "currency", "qualifier"), EQUIVALENTS)
def test_the_same_sum_in_other_money_is_joined(text, value, currency, qualifier):
    (found,) = find_money(text, "en")
    other = found.equivalent
    assert (other.value, other.currency, other.qualifier) == (value, currency, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "$5 billion ($2.6 billion in loans)",
        "€5 million (including $2 million in loans)",
        "C$5 million, $2 million",
        "C$5 million, about $1 billion less than asked",
        "Canada gave C$5 million. About $1 million is left.",
        "€3 million and $4 million",
    ],
)
def test_another_sum_is_no_equivalent(text):
    assert [m.equivalent for m in find_money(text, "en")] == [None, None]


NO_MONEY = [
    "1.8 million people, 31% of the target, by 2025", "566,753 doses", "more than 75,900 nationals",
    "millions of dollars", "several hundred million dollars", "a few dollars",
    "5 million pounds of rice", "it weighs 200 pounds", "Canada won 5 medals",
    "TOP 10 and ALL 50 states",
    "the top 5 USED cars",
    "Article 5 (EU) 2024", "G7 and A5", "the dollar fell 2 per cent", "50 cents", "MAD 10 reasons",
    "in real 5 terms", "11 offices, 2 roads", "room 5 B", "UN 24 votes", "",
    "five million thousand euros", "three hundred hundred euros", "two million three billion euros", "5 million old dollars",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_MONEY)
def test_counts_years_and_vague_words_are_no_money(text):
    assert find_money(text, "en") == ()


OWN_FORMATS = [
    ("over CAD 1.2 billion (approximately USD 723 million)", "en", 1_200_000_000, "over"),
    ("CAD\u00a01.2\u00a0billion", "en", 1_200_000_000, None),
    ("plus de 1,2\u00a0milliard\u00a0CAD (environ 723\u00a0millions\u00a0USD)", "fr", 1_200_000_000,
     "plus de"),
    ("1\u202f234\u202f567\u00a0CAD", "fr", 1_234_567, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "value", "qualifier"), OWN_FORMATS)
def test_the_cells_of_our_own_tables_are_read_whole(text, language, value, qualifier):
    (found,) = find_money(text, language)
    money = found.money
    assert (found.text, money.value, money.currency, money.qualifier) == (
        text,
        value,
        "CAD",
        qualifier,
    )


def test_every_amount_of_a_list_is_found():
    text = (
        "$5 billion: $2.6 billion in financial aid, $1.2 billion, $320 million and $73·8 million."
    )
    values = [v for v, _, _ in read(text)]
    assert values == [5_000_000_000, 2_600_000_000, 1_200_000_000, 320_000_000, 73_800_000]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_sum_is_read_to_the_digit_or_not_at_all(language):
    assert read("€1.2345678 million", language) == [(Decimal("1234567.8"), "EUR", None)]
    for text in ("€1.2345678", f"€1.5{'9' * 40}", f"€1.5{'9' * 40} million", f"€{'9' * 40}"):
        assert read(text, language) == []


SCRAPS = st.sampled_from(
    ["$", "C$", "US$", "€", "5", "1,200", "1.5", "000", "million", "billion", "half", "a", "and",
     "of", "dollars", "pesos", "(", ")", "between", "to", "-", "–", ",", "/", "or", "about", "CAD",
     "USD",
     "Canadian", "two", "hundred", "dozen", "quarter", "milliards", "d’euros",
     "\u00a0", "½", "k", "9" * 30]
)  # fmt: skip


@given(st.lists(SCRAPS, max_size=25), st.sampled_from(["", " "]), st.sampled_from(["en", "fr"]))
def test_damaged_text_never_crashes_and_places_hold(words, joint, language):
    text = joint.join(words)
    for found in find_money(text, language):
        assert found.text == text[found.start : found.end]
        assert found.start < found.sum_end <= found.end
        inside = [n for n in find_numbers(text, language) if found.start <= n.start < found.end]
        assert inside


@given(st.text(max_size=80), st.sampled_from(["en", "fr"]))
def test_any_text_can_be_read(text, language):
    for found in find_money(text, language):
        assert found.text == text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("It gave €5 m\u0131ll\u0131on.", "en", 5_000_000),
        ("It gave €5 MİLLİON.", "en", 5_000_000),
        ("It gave \u017fix million euro\u017f.", "en", 6_000_000),
        ("It gave 5 m\u0131ll\u0131on pe\u017fo\u017f.", "en", 5_000_000),
        ("Elle a donné \u017fept m\u0131ll\u0131on\u017f d’euros.", "fr", 7_000_000),
    ],
)
def test_a_dotless_i_and_a_long_s_are_read_as_the_letters_that_they_are(
    text: str, language: str, value: int
) -> None:
    assert [each for each, *_ in read(text, language)] == [value]


@pytest.mark.parametrize(
    "text", ["It gave €5 mllion.", "It gave f\u0131f\u0131ve euros.", "It gave ﬁve."]
)
def test_other_spellings_of_a_number_are_none(text: str) -> None:
    assert read(text) in ([], [(5, "EUR", None)])
