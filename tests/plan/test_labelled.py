"""A capital first letter, as the language of the text writes it."""

import pytest

from reports.plan import Labelled
from reports.plan.labelled import capital, label


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("special envoy", "en", "Special envoy"),
        ("e-mail", "en", "E-mail"),
        ("école de Varda", "fr", "École de Varda"),
        ("в мае", "ru", "В мае"),  # noqa: RUF001
        ("insani", "tr-TR", "İnsani"),
        ("insani", "az-Latn", "İnsani"),
        ("interim", "en", "Interim"),
        ("ǆep", "hr", "ǅep"),
    ],
)
def test_a_small_first_letter_becomes_a_capital(text: str, language: str, shown: str) -> None:
    assert capital(Labelled(text), language).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "mRNA vaccines",
        "iPhone",
        "3 hospitals",
        "Already so",
        "“quoted” words",
        "(in kind)",
        "https://example.org/a",
        "press@example.org",
        "www.example.org",
        "ßeta",
        "مساعدة",
        "סיוע",
        "援助",
        "მაისში",
        "",
        " leading space",
    ],
)
def test_what_is_written_so_stays(text: str) -> None:
    assert capital(Labelled(text), "en") == Labelled(text)


def test_labels_stay_labels() -> None:
    assert capital(label("signed"), "en") == label("Signed")
