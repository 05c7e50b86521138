"""The summary is the news: no housekeeping, and nobody's life first."""

import pytest

from reports.drafting import draft
from reports.readers.article.read import read_article

NEWS = "The river broke its banks in four districts of the delta."


def summary(text):
    return draft(
        read_article(f"Floods in the Delta\n\nWeb Editor\n\nMay 2, 2025\n\n{text}\n")
    ).briefing.summary


@pytest.mark.parametrize(
    "first",
    [
        "This report is written by the relief office every two weeks.",
        "The next update will be sent on Monday to all who ask.",
        "For more information, please write to the relief office today.",
        "Ce rapport est écrit par le bureau toutes les deux semaines.",
    ],
)
def test_what_a_report_says_of_itself_is_no_news(first):
    assert summary(f"{first} {NEWS}") == NEWS


@pytest.mark.parametrize("heading", ["HIGHLIGHTS", "Key messages", "Faits saillants"])
def test_the_highlights_of_a_report_are_news(heading):
    text = f"This report is short and ends here.\n\n{heading}\n\n• {NEWS}\n• It also rained.\n"
    assert summary(text) == NEWS


@pytest.mark.parametrize("heading", ["Who is Ann Lee?", "Who was Tom Diaz?", "Qui est Ann Lee ?"])
def test_who_somebody_is_comes_after_the_news(heading):
    life = "Ann Lee is a judge who was born near the sea."
    assert summary(f"{heading}\n\n{life}\n\nThe Flood\n\n{NEWS}") == NEWS
    assert summary(f"{heading}\n\n{life}") == life
