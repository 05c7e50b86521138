"""Quotations are found with their words and their speaker; labels in marks are none."""

import pytest

from reports.drafting import draft
from reports.readers.article.read import read_article

LEE = "Finance Minister Ann Lee"


def quotes(text):
    article = read_article(f"Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n{text}\n")
    return [(row.text, row.speaker) for row in draft(article).briefing.quotes]


def test_the_evidence_is_the_sentences_from_the_words_to_the_speaker():
    article = read_article(
        f"Talks\n\nIt rains. “We agree,” {LEE} said. “We always did.” Then she left.\n"
    )
    first, second = draft(article).briefing.quotes
    assert first.evidence == f"“We agree,” {LEE} said."
    assert second.evidence == f"“We agree,” {LEE} said. “We always did.”"


@pytest.mark.parametrize(
    "text",
    [
        "“It works,” said Orla Finnbar, a participant.",
        "“It works,” said Orla Finnbar, who came late.",
        "Laura Brandt, in her kitchen, called it “a mess”.",
        "The Grain Union, led by Orla Finnbar, lost. Finnbar called it “a mess”.",
    ],
)
def test_the_speaker_of_a_kept_quotation_is_a_person_of_the_article(text):
    briefing = draft(read_article(f"Talks in the Capital\n\nWeb Editor\n\n{text}\n")).briefing
    (quote,) = briefing.quotes
    assert quote.speaker in [person.name for person in briefing.people]


def test_a_misspelt_word_in_a_quotation_stays():
    assert quotes(f"“The Ukranian people agree,” {LEE} said.")[0][0] == "The Ukranian people agree"
