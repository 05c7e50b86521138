"""Values as people write them, read in files as in the cells of a Word brief."""

from datetime import date
from decimal import Decimal

import pytest

from reports.errors import InputError
from reports.model import Briefing, Money, Period, Series
from reports.readers.briefing.read import read_briefing
from reports.typed.amounts import AmountCell, read_sums
from reports.wording.labels import load_labels

AID = "language: {}\ntitle: T\naid:\n  - donor: D\n    amount: {}\n"


def read(text: str, name: str = "b.yaml") -> Briefing:
    return read_briefing(text.encode(), name)


def said(text: str, name: str = "b.yaml") -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text, name)
    return [str(each) for each in caught.value.notices]


@pytest.mark.parametrize(
    ("language", "typed", "value", "currency", "qualifier"),
    [
        ("en", "over CAD 1.5 billion", 1_500_000_000, "CAD", "over"),
        ("en", "1.5bn EUR", 1_500_000_000, "EUR", None),
        ("en", "€200,000", 200_000, "EUR", None),
        ("en", "US$5m", 5_000_000, "USD", None),
        ("fr", "plus de 1,5 milliard d’euros", 1_500_000_000, "EUR", "plus de"),
        ("fr", "1 500 000 €", 1_500_000, "EUR", None),
        ("ar", "1.5 مليار يورو", 1_500_000_000, "EUR", None),
        ("ar", "\u0665 ملايين دولار أمريكي", 5_000_000, "USD", None),
    ],
)
def test_a_sum_is_read_as_the_cell_of_a_word_brief(
    language: str, typed: str, value: int, currency: str, qualifier: str | None
) -> None:
    amount = read(AID.format(language, typed)).aid[0].amount

    assert amount == Money(value=Decimal(value), currency=currency, qualifier=qualifier)
    assert amount == read_sums(typed, load_labels(language), language, AmountCell()).amount


def test_a_sum_brings_its_equivalent() -> None:
    row = read(AID.format("en", "over CAD 1.5 billion (about USD 1.1 billion)")).aid[0]

    assert row.equivalent == Money(value=Decimal(1_100_000_000), currency="USD", qualifier="about")


def test_two_equivalents_are_not_one() -> None:
    text = AID.format("en", "CAD 1.5 billion (USD 1.1 billion)")
    assert "aid[0].amount" in said(text + "    equivalent: EUR 1 billion\n")[0]


@pytest.mark.parametrize(
    ("typed", "value"), [("1,500,000", 1_500_000), ("1.5bn", 1_500_000_000), ("5m", 5_000_000)]
)
def test_the_number_of_a_sum_is_read(typed: str, value: int) -> None:
    amount = read(AID.format("en", f'{{value: "{typed}", currency: CAD}}')).aid[0].amount
    assert amount == Money(value=Decimal(value), currency="CAD")


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "24 August 2025"), ("en", "August 24, 2025"), ("en", "24/08/2025"),
        ("en", "2025/08/24"), ("fr", "24 août 2025"), ("fr", "24/08/2025"), ("ar", "24 أغسطس 2025"),
        ("de", "24. August 2025"),
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_language_of_the_briefing(language: str, typed: str) -> None:
    text = f"language: {language}\ndate: {typed}\nsource: {{published: '{typed}'}}\n"
    briefing = read(text)

    assert briefing.date == date(2025, 8, 24)
    assert briefing.source
    assert briefing.source.published == briefing.date


def test_an_embargo_is_read_with_its_offset() -> None:
    embargo = read("embargo: 24 August 2025, 06:00 UTC+02:00\n").embargo
    assert embargo
    assert embargo.isoformat() == "2025-08-24T06:00:00+02:00"


@pytest.mark.parametrize(
    ("language", "typed", "value", "unit", "qualifier"),
    [
        ("en", "31%", "31", "%", None),
        ("en", "about 800 cases", "800", "cases", "about"),
        ("en", "1,234", "1234", None, None),
        ("fr", "1 234 cas", "1234", "cas", None),
        ("fr", "12,5 %", "12.5", "%", None),
    ],
)
def test_a_figure_is_read_with_its_unit(
    language: str, typed: str, value: str, unit: str | None, qualifier: str | None
) -> None:
    figure = read(f"language: {language}\nfigures: [{{label: L, value: '{typed}'}}]\n").figures[0]
    assert (figure.value, figure.unit, figure.qualifier) == (Decimal(value), unit, qualifier)


def test_a_figure_in_money_is_an_amount() -> None:
    figure = read("figures: [{label: L, value: EUR 5 million}]\n").figures[0]
    assert (figure.value, figure.amount) == (None, Money(value=Decimal(5_000_000), currency="EUR"))


def test_what_the_file_says_of_the_unit_holds() -> None:
    assert read("figures: [{label: L, value: 31%, unit: '%'}]\n").figures[0].unit == "%"
    assert "31%" in said("figures: [{label: L, value: 31%, unit: km}]\n")[0]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("date: 09/08/2025", "write date: 2025-08-09"),
        ("date: August 2025", "expected a day"),
        ("date: 31 February 2025", "expected a day"),
        ("aid: [{amount: $5m}]", "{value: 5000000, currency: null}"),
        ("aid: [{amount: several million euros}]", "expected a sum such as"),
        ("aid: [{amount: EUR 5 million and 6 million}]", "expected a sum such as"),
        ("aid: [{amount: 'EUR 5 or 6 million'}]", "expected a sum such as"),
        ("aid: [{amount: not EUR 5 million}]", "expected a sum such as"),
        ("figures: [{label: L, value: many}]", "expected a number"),
        ("figures: [{label: L, value: 1e999999}]", "found 1E+999999"),
        ("language: fr\nfigures: [{label: L, value: '1,234'}]", "or 1.234, if that is the number"),
        ("aid: [{status: paid}]", "write aid: [{status: disbursed}]"),
        ("aid: [{amount: {value: 5, currency: cad}}]", "currency: CAD}"),
        ("embargo: 24 August 2025", "say the hour"),
    ],
)
def test_what_has_two_readings_or_none_is_a_mistake(line: str, found: str) -> None:
    assert any(found in each for each in said(f"{line}\n")), said(f"{line}\n")


def test_dollars_are_read_where_the_briefing_says_which() -> None:
    amount = read("dollar: CAD\naid: [{amount: $5m}]\n").aid[0].amount
    assert amount == Money(value=Decimal(5_000_000), currency=None)


@pytest.mark.parametrize("name", ["b.json", "b.toml"])
def test_json_and_toml_are_read_alike(name: str) -> None:
    json = '{"date": "24 August 2025", "aid": [{"amount": "1.5bn EUR"}]}'
    toml = 'date = "24 August 2025"\n[[aid]]\namount = "1.5bn EUR"\n'
    briefing = read(json if name == "b.json" else toml, name)

    assert briefing.date == date(2025, 8, 24)
    assert briefing.aid[0].amount == Money(value=Decimal(1_500_000_000), currency="EUR")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_days_that_are_printed_are_read(language: str) -> None:
    from reports.wording.formats import format_day

    day = date(2025, 8, 24)
    assert read(f'language: {language}\ndate: "{format_day(day, language)}"\n').date == day


DOLLARS = {
    "b.yaml": "title: T\naid:\n  - amount: $5m\n  - amount: over $7m (about EUR 5m)\n",
    "b.json": '{"title": "T", "aid": [{"amount": "$5m"}, {"amount": "over $7m (about EUR 5m)"}]}',
    "b.toml": 'title = "T"\n[[aid]]\namount = "$5m"\n[[aid]]\namount = "over $7m (about EUR 5m)"\n',
}


@pytest.mark.parametrize("name", DOLLARS)
def test_a_bare_dollar_is_read_where_it_is_said_what_it_is(name: str) -> None:
    text = DOLLARS[name]
    rows = read_briefing(text.encode(), name, dollar="CAD").aid
    assert [row.amount and row.amount.in_dollars("CAD").currency for row in rows] == ["CAD"] * 2
    assert rows[1].equivalent == Money(value=Decimal(5_000_000), currency="EUR", qualifier="about")


@pytest.mark.parametrize("name", DOLLARS)
def test_elsewhere_it_is_asked_about_with_what_to_write(name: str) -> None:
    first, second = said(DOLLARS[name], name)
    assert "aid[0].amount: found '$5m'" in first
    assert "or the field dollar at the top (or --dollar) to say what every $ is" in second


def test_the_head_is_read_as_people_write_it() -> None:
    text = (
        "title: T\nlanguage: en-GB\nversion: 1.10\nas_of: 24 August 2025\n"
        "period: 18–24 August 2025\nseries: Flood Update No. 12\nnext_issue: 31 August 2025\n"
    )
    head = read(text)

    assert (head.version, head.as_of, head.next_issue) == ("1.10", "2025-08-24", date(2025, 8, 31))
    assert head.period == Period(start=date(2025, 8, 18), end=date(2025, 8, 24))
    assert head.series == Series(name="Flood Update", number=12)


def test_the_days_of_a_period_may_be_written_one_by_one() -> None:
    text = "title: T\nlanguage: fr\nperiod: {start: 28 juillet 2025, end: 03/08/2025}\n"

    assert read(text).period == Period(start=date(2025, 7, 28), end=date(2025, 8, 3))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("period: last week", "expected days such as 18–24 August 2025, or {start: 2025-08-18"),
        ("period: 24–18 August 2025", "expected days such as"),
        ("series: Flood Update", "expected a name and a number such as Flood Update No. 12"),
        ("next_issue: 8/9/2025", "or 2025-08-09, if that is the day; write next_issue: 2025-09-08"),
        ("status: Draft", "write status: draft"),
        ("status: DRAFT 0.3", 'and version: "0.3"; write status: draft'),
        ("status: projet\nlanguage: fr", "write status: draft"),
        ("from_: Desk", "did you mean"),
        ("addressee: The Board", "'addressee' is called 'to' here"),
        ("sender: Desk", "'sender' is called 'from' here"),
    ],
)
def test_what_the_head_cannot_be_is_told_with_what_to_write(line: str, told: str) -> None:
    (mistake,) = said(f"title: T\n{line}\n")
    assert told in mistake


def test_nothing_is_proposed_for_a_final_draft() -> None:
    (mistake,) = said("title: T\nstatus: final draft\n")
    assert mistake.endswith("expected one of: draft, final")


def test_what_is_known_as_of_words_stays_words() -> None:
    assert read("title: T\nas_of: noon on Saturday\n").as_of == "noon on Saturday"
