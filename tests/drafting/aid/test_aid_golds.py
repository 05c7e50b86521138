"""The articles of tests/articles: every sum once, with its currency, giver and receiver."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from reports.drafting.aid.find import find_aid
from reports.language.sentences import read_sentences
from reports.model import Person
from reports.readers.article.read import read_article
from reports.readers.briefing.read import read_briefing
from reports.resources import resource_bytes

ARTICLES = Path(__file__).parents[2] / "articles"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in ARTICLES.glob("*.gold.json"))


def find(name):
    article = read_article((ARTICLES / f"{name}.txt").read_text(encoding="utf-8"))
    gold = json.loads((ARTICLES / f"{name}.gold.json").read_text(encoding="utf-8"))
    people = [Person(name=p["name"], affiliation=p["country_or_org"]) for p in gold["people"]]
    language = article.language or ""
    return find_aid(read_sentences(article, language), article, people, language), gold


def currency_of(record):
    return None if record["currency"].startswith("$") else record["currency"]


@pytest.mark.parametrize("name", NAMES)
def test_every_sum_of_an_article_is_found_once(name):
    found, gold = find(name)
    rows = [row for row in (*found.aid, *found.figures) if row.amount]
    assert sorted((row.amount.value, row.amount.currency or "") for row in rows) == sorted(
        (Decimal(m["amount"]), currency_of(m) or "") for m in gold["money"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_who_gives_and_what_is_part_of_what_is_found(name):
    found, gold = find(name)
    rows = {row.amount.value: row for row in found.aid if row.amount}
    for record in gold["money"]:
        row = rows[Decimal(record["amount"])]
        assert row.donor == record["donor"]
        assert row.cumulative == record.get("cumulative", False)
        assert row.part_of == record.get("part_of")
        equivalent = record.get("usd_equivalent")
        assert (row.equivalent.value if row.equivalent else None) == equivalent


def test_the_seed_article_gives_the_rows_of_the_sample():
    name = "templates/sample/carney-kyiv.yaml"
    sample = read_briefing(resource_bytes(name), name)
    assert find("carney-kyiv")[0].aid == sample.aid
