"""The last two words of a title stand on one line of a Word brief, and come home with a space."""

from __future__ import annotations

import pytest

from reports.wordfile.title_end import with_kept_end, with_plain_end

NB = "\N{NO-BREAK SPACE}"
TITLE = "Peacekeeping Troops to Ukraine"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (TITLE, f"Peacekeeping Troops to{NB}Ukraine"),
        ("Qui paie la facture ?", "Qui paie la facture ?"),
        (f"Qui paie la facture{NB}?", f"Qui paie la{NB}facture{NB}?"),
        ("فيضانات وادي المثال الكبير", f"فيضانات وادي المثال{NB}الكبير"),
        ("Three words only", "Three words only"),
        ("Title", "Title"),
        ("", ""),
        ("東京タワー", "東京タワー"),
        (f"On {'x' * 15} and {'y' * 21}", f"On {'x' * 15} and {'y' * 21}"),
        ("End with a space ", "End with a space "),
    ],
)
def test_the_last_two_words_are_kept(title: str, kept: str) -> None:
    assert with_kept_end(title) == kept


@pytest.mark.parametrize(
    ("edited", "read"),
    [
        (f"Peacekeeping Troops to{NB}Ukraine", TITLE),
        (f"Peacekeeping Troops to{NB}Poland", "Peacekeeping Troops to Poland"),
        (f"Peacekeeping Troops to{NB}Ukraine, Says He", f"{TITLE}, Says He"),
        (f"No Troops for{NB}Poland", "No Troops for Poland"),
        (f"Peacekeeping Troops into{NB}Ukraine", "Peacekeeping Troops into Ukraine"),
        # typed by the colleague
        (f"10{NB}000 Troops to{NB}Ukraine", f"10{NB}000 Troops to Ukraine"),
        (f"Troops to Ukraine{NB}?", f"Troops to Ukraine{NB}?"),
        (TITLE, TITLE),
    ],
)
def test_an_edited_title_has_a_plain_space(edited: str, read: str) -> None:
    assert with_plain_end(edited, TITLE) == read


@pytest.mark.parametrize(
    "title", [f"10{NB}000 Troops to Ukraine", f"Qui paie la facture{NB}?", f"Aid of EUR 10{NB}000"]
)
def test_spaces_of_the_title_itself_stay(title: str) -> None:
    assert with_plain_end(with_kept_end(title), title) == title


def test_the_file_of_another_briefing_has_its_end_too() -> None:
    assert with_plain_end(f"Aid and Grain for{NB}Kenya", "A title") == "Aid and Grain for Kenya"


def test_a_title_too_short_to_be_kept_has_what_was_typed() -> None:
    assert with_plain_end(f"A{NB}title", "A title") == f"A{NB}title"
