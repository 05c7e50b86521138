"""What no line parts: and what it may."""

import pytest

from reports.plan.glue import glued_words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("over CAD 1 billion in aid", "CAD 1 billion"),
        ("about 723 millions d’euros", "723 millions"),
        ("on 24 August 2025 in Kyiv", "24 August 2025"),
        ("on August 24, 2025", "August 24,"),
        ("said Mr. Carney", "Mr. Carney"),
        ("dit Mme Durand", "Mme Durand"),
        ("in No. 10 of the list", "No. 10 of"),
        ("see art. 5 there", "art. 5 there"),
        ("J. Smith said", "J. Smith"),
        ("some $5 billion", "$5 billion"),
        ("on p. 12", "p. 12"),
        ("environ 723 millions\u00a0USD", "723 millions\u00a0USD"),
        ("نحو 5 ملايين\u00a0USD", "5 ملايين\u00a0USD"),
    ],
)
def test_these_words_stay_together(text: str, kept: str) -> None:
    assert kept in glued_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "the minister said nothing of it",
        "It ended in the U.S. senate",
        "they met in 2025. Then they left",
        "in 2025, the year before",
        "21,000 internationalisation-programmes",
        "",
        "  two  spaces ",
    ],
)
def test_these_may_be_parted(text: str) -> None:
    assert glued_words(text) == text.split(" ")


def test_a_list_of_numbers_is_no_one_word() -> None:
    words = glued_words(" ".join(["Row", "1"] * 50))
    assert max(map(len, words)) <= len("Row 1 Row")
    assert " ".join(words) == " ".join(["Row", "1"] * 50)
