"""Persons are found with role and affiliation, each once, and nothing else is a person."""

import pytest

from reports.drafting import draft
from reports.readers.article.read import read_article


def people(text, head="Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n"):
    rows = draft(read_article(f"{head}{text}\n")).briefing.people
    return [(row.name, row.role, row.affiliation) for row in rows]


def test_an_artist_named_in_a_caption_is_no_person():
    head = (
        "Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n"
        "a lottery drum on a stage beside a flag, Aurelio Vantz\n\nContext\n\n"
    )
    assert people("President Ann Lee spoke.", head) == [("Ann Lee", "President", None)]


def test_two_offices_for_one_name_leave_the_role_open_and_are_reported():
    drafted = draft(
        read_article(
            "Talks\n\nPresident Ann Lee spoke.\n\nAnn Lee, the Minister of Health, left.\n"
        )
    )
    (row,) = drafted.briefing.people
    assert row.role is None
    (notice,) = [n for n in map(str, drafted.notices) if n.startswith("Ann Lee: two roles")]
    assert "'President'" in notice
    assert "'Minister of Health'" in notice


@pytest.mark.parametrize(
    "second",
    [
        "Minister Lee left.",
        "Foreign Minister Ann Lee left.",
        "Former President Ann Lee left.",
        "Ann Lee, the leader of the party, left.",
    ],
)
def test_roles_that_fit_are_no_conflict(second):
    drafted = draft(
        read_article(f"Talks\n\nAnn Lee, the Minister of Foreign Affairs, spoke.\n\n{second}\n")
    )
    assert drafted.briefing.people[0].role == "Minister of Foreign Affairs"
    assert not [n for n in map(str, drafted.notices) if "two roles" in n]


def test_a_person_asked_after_in_a_heading_is_one():
    text = "Who is Pham Hung?\n\nPham Hung is a judge.\n\nNext\n\nIt rains.\n"
    assert people(text, "Context\n\nIt rains.\n\n") == [("Pham Hung", "judge", None)]
