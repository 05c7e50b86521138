"""A sum in a briefing file says its currency, or that it is open."""

import json
from pathlib import Path

import pytest

from reports.errors import InputError
from reports.model import Briefing
from reports.pipeline import render
from reports.readers.briefing.read import read_briefing
from reports.readers.own.pdf import read_pdf
from reports.yamlfile import dump_yaml

YAML = "title: A\naid:\n  - donor: Canada\n    {}: {}\n"


def read(text: str, name: str = "b.yaml") -> Briefing:
    return read_briefing(text.encode(), name)


def refused(text: str, name: str = "b.yaml") -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text, name)
    return [str(mistake) for mistake in caught.value.notices]


@pytest.mark.parametrize("field", ["amount", "equivalent"])
@pytest.mark.parametrize("sum_", ["{value: 5700000}", "{value: 12, qualifier: over}", "{value: 1, upper: 2}", "{value: 5, unit: null}"])  # fmt: skip
def test_a_sum_without_a_currency_is_a_mistake_that_names_both_remedies(
    field: str, sum_: str
) -> None:
    (found,) = refused(YAML.format(field, sum_))

    assert found.startswith(f"b.yaml:4: aid[0].{field}: found no currency")
    assert "EUR" in found
    assert "currency: null  # the source does not say which dollar" in found


def test_a_number_of_money_without_a_currency_is_one_too_and_comes_with_all_others() -> None:
    found = refused("title: A\nfigures:\n  - label: B\n    amount:\n      value: 5\nsort: x\n")

    assert [line.split(": found")[0] for line in found] == [
        "b.yaml:4: figures[0].amount",
        "b.yaml:6:1: sort",
    ]


@pytest.mark.parametrize(
    "sum_",
    ["{value: 5, currency: null}", "{value: 5, currency: }", "{value: 5, currency: CAD}", "{value: 5, unit: pesos}", "null"],
)  # fmt: skip
def test_an_open_currency_that_is_written_is_none(sum_: str) -> None:
    amount = read(YAML.format("amount", sum_)).aid[0].amount

    assert amount is None or amount.currency == ("CAD" if "CAD" in sum_ else None)


def test_json_and_toml_say_it_in_their_way() -> None:
    in_json = '{"title": "A", "aid": [{"amount": {"value": 5%s}}]}'
    assert '"currency": null' in refused(in_json % "", "b.json")[0]
    assert read(in_json % ', "currency": null', "b.json").aid[0].amount is not None

    in_toml = 'title = "A"\n[[aid]]\namount = {value = 5%s}\n'
    assert 'currency = "open"' in refused(in_toml % "", "b.toml")[0]
    amount = read(in_toml % ', currency = "open"', "b.toml").aid[0].amount
    assert amount is not None
    assert amount.currency is None
    assert "'open'" in refused(YAML.format("amount", "{value: 5, currency: open}"))[0]


def test_what_briefpack_writes_itself_says_it_and_reads_back() -> None:
    briefing = read(YAML.format("amount", "{value: 5, currency: null}"))

    assert "currency: null" in dump_yaml(briefing)
    assert read(dump_yaml(briefing)) == briefing
    canonical = briefing.model_dump_json(exclude_none=True)
    assert read(canonical, "b.json") == briefing
    assert read_pdf(render(briefing, "pdf"), "b.pdf").briefing == briefing


def test_what_an_older_briefpack_embedded_is_read() -> None:
    briefing = read(YAML.format("amount", "{value: 5, currency: null}"))
    old = json.loads(briefing.model_dump_json(exclude_none=True))
    del old["aid"][0]["amount"]["currency"]

    assert read_briefing(json.dumps(old).encode(), "briefing.json", own=True) == briefing


def test_the_starter_and_the_sample_say_all_currencies() -> None:
    for name in ("starter.yaml", "carney-kyiv.yaml"):
        read(Path(f"templates/sample/{name}").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "typed", "value", "currency"),
    [
        ("tr", "EUR 5 MİLYON", 5_000_000, "EUR"),
        ("tr", "5 milyon Türk LİRASI", 5_000_000, "TRY"),
        ("az", "5 MİLYON EUR", 5_000_000, "EUR"),
        ("en", "EUR 5 m\u0131ll\u0131on", 5_000_000, "EUR"),
    ],
)
def test_a_sum_in_turkish_capitals_is_read(
    language: str, typed: str, value: int, currency: str
) -> None:
    text = f"title: A\nlanguage: {language}\naid:\n- donor: B\n  amount: {typed}\n"

    (row,) = read(text).aid

    assert row.amount is not None
    assert (row.amount.value, row.amount.currency) == (value, currency)
