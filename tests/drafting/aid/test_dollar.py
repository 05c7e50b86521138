"""What a bare “$” is: proposed where the text settles it, with the reason, and open elsewhere."""

import pytest

from reports.drafting.aid.find import find_aid
from reports.drafting.draft import draft
from reports.language.sentences import Sentence
from reports.model import Article
from reports.readers.article.read import read_article
from reports.yamlfile import dump_yaml


def found(*texts, language="en", **article):
    sentences = [Sentence(text, "paragraph", None, block) for block, text in enumerate(texts)]
    return find_aid(sentences, Article(**article), (), language)


SETTLED = [
    (("OTTAWA, Ontario – Canada gave Haiti $5 million.",), {}, "CAD"),
    (("WASHINGTON (Newsdesk) - Norway gave Haiti $5 million.",), {}, "USD"),
    (("Canada gave Haiti $5 million.",), {"publisher": "Global Affairs Canada"}, "CAD"),
    (("The World Bank approved a loan of $5 million to Kenya.",), {}, "USD"),
    (("Norway gave Haiti $5 million.",), {"publisher": "UNICEF"}, "USD"),
    (("Norway gave Haiti US$5 million.", "It is late, but the $5 million will help.",
      "A further $3 million will follow."), {}, "USD"),
    (("Seniors in Mexico will receive 5 million pesos (about $300,000).",
      "Norway gave $2 million."), {}, "USD"),
    (("Canada gave Haiti $5 million in aid.", "All amounts are in Canadian dollars."), {}, "CAD"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "article", "currency"), SETTLED)
def test_the_text_settles_it_for_all_sums(texts, article, currency):
    assert found(*texts, **article).dollar == currency


def test_french_texts_settle_it_too():
    text = "La Banque mondiale prêtera 5 millions de dollars au Kenya."
    assert found(text, language="fr").dollar == "USD"


OPEN = [
    # a country that is only spoken of, a wide currency, two signs that disagree
    (("Canada gave Haiti $5 million in aid.",), {}),
    (("Norway gave Haiti €5 million ($6 million).",), {}),
    (("NAIROBI (Newsdesk) - Norway gave Haiti $5 million.",), {}),
    (("WASHINGTON – Canada gave $5 million.",), {"publisher": "Global Affairs Canada"}),
    # the institution receives, and the giver has a dollar of its own
    (("Canada gave the World Bank $5 million.",), {}),
    # nothing to settle
    (("OTTAWA, Ontario – Canada gave Haiti €5 million.",), {}),
]


@pytest.mark.parametrize(("texts", "article"), OPEN)
def test_elsewhere_it_stays_open(texts, article):
    assert found(*texts, **article).dollar is None


def test_the_reason_stands_beside_the_field_and_the_rows_stay_open():
    text = "Canada Helps\n\nMay 2, 2025\n\nOTTAWA, Ontario – Canada gave Haiti $5 million in aid.\n"
    drafted = draft(read_article(text))
    written = dump_yaml(drafted.briefing, drafted.notices)
    assert "# proposed as CAD: the dateline is “OTTAWA, Ontario”\ndollar: CAD\n" in written
    assert "{value: 5000000, currency: null}" in written
    assert drafted.briefing.notes == ()


def test_an_open_dollar_is_told_at_its_field():
    (notice,) = found("Canada gave Haiti $5 million in aid.").notices
    assert (notice.code, notice.place.part) == ("open-currency", "dollar")


def test_sums_in_other_money_are_told_apart_from_dollars():
    dollars, pesos = found(
        "Canada gave Haiti $5 million in aid.", "Peru gave Haiti 7 million pesos in aid."
    ).notices
    assert (dollars.code, dollars.place.part) == ("open-currency", "dollar")
    assert (pesos.code, pesos.place.part) == ("open-currency", "")
    assert "pesos" not in dollars.found
    assert "$" not in pesos.found
