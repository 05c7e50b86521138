"""A release speaks of its own ministers: their country is that of the department that signs."""

from __future__ import annotations

import pytest

from reports.drafting import draft
from reports.readers.article.read import read_article


def people(text: str, byline: str) -> list[tuple[str, str | None, str | None]]:
    head = f"Canada helps\n\nApril 27, 2015 – Odesa – {byline}\n\n"
    rows = draft(read_article(f"{head}{text}\n")).briefing.people
    return [(row.name, row.role, row.affiliation) for row in rows]


@pytest.mark.parametrize(
    ("byline", "country"),
    [
        ("Canadian Coast Guard", "Canada"),
        ("National Defence / Royal Canadian Navy", "Canada"),
        ("Government of Canada", "Canada"),
        ("The Canadian Press", None),
    ],
)
def test_a_release_of_a_body_of_state_is_its_country_s(byline: str, country: str | None) -> None:
    text = "The Honourable Ann Lee, Minister of Help, spoke."
    assert people(text, byline) == [("Ann Lee", "Minister of Help", country)]


@pytest.mark.parametrize(
    ("sentence", "role", "country"),
    [
        ("Ann Lee, Minister of Help, spoke.", "Minister of Help", "Canada"),
        ("Foreign Affairs Minister Ann Lee spoke.", "Foreign Affairs Minister", "Canada"),
        ("Ann Lee, ministre de la Santé, est dans la salle.", "ministre de la Santé", "Canada"),
        ("Ann Lee, director of the fund, spoke.", "director of the fund", None),
    ],
)
def test_a_release_speaks_of_its_own_ministers(
    sentence: str, role: str, country: str | None
) -> None:
    assert people(sentence, "Global Affairs Canada") == [("Ann Lee", role, country)]
