"""Whose pesos: an article may be at home in a country without ever saying its name."""

import pytest

from reports.drafting.sums.mentions import read_mentions
from reports.language.sentences import read_sentences
from reports.readers.article.read import read_article


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("The INE asked deputies for 15,000 million pesos. Its head spoke for an hour.", "MXN"),
        ("Pemex will spend 300 million pesos on pipes.", "MXN"),
        ("The governor of Yucatán promised 40 million pesos for clinics.", "MXN"),
        ("Engineers in Manila put the cost at 40 million pesos.", "PHP"),
        ("The town hall put the cost at 40 million pesos.", None),
        ("The mines of Antioquia and the mills of Jalisco cost 40 million pesos each.", None),
        ("The team of morena-haired players earned 40 million pesos.", None),
    ],
)
def test_pesos_belong_to_the_one_country_whose_places_are_named(
    text: str, currency: str | None
) -> None:
    article = read_article(f"{text}\n\nA second paragraph follows here.\n")
    (mention,) = read_mentions(read_sentences(article, "en"), "en")

    assert mention.found.money.currency == currency
