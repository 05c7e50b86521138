"""Numbers in Arabic and Hebrew words are read; words that only sound like one are not."""

from __future__ import annotations

import pytest

from reports.typed.number_words import with_digits

ARABIC = {
    "خمسة ملايين يورو": "5 ملايين يورو",
    "مائتان وأربعون مليون دولار كندي": "240 مليون دولار كندي",
    "خمسة وعشرون ألف يورو": "25 ألف يورو",
    "ثلاثة عشر مليون يورو": "13 مليون يورو",
    "ثلاث مئة ألف": "300 ألف",
    "ثمانمائة حالة": "800 حالة",
    "مليار يورو": "1 مليار يورو",
    "مليونا دولار": "2000000 دولار",
    "أكثر من مليوني دولار": "أكثر من 2000000 دولار",
    "ألفا دولار": "2000 دولار",
    "نصف مليار يورو": "0.5 مليار يورو",
    "مليار ونصف يورو": "1500000000 يورو",
    "مليار ونصف مليار يورو": "1500000000 يورو",
    "أربعة ملايين وخمسمئة ألف يورو": "4500000 يورو",
    "مليون ومئتا ألف دولار": "1200000 دولار",
    "ألف ومئة": "1100",
    # two numbers stay two
    "بين خمسة وستة ملايين": "بين 5 و 6 ملايين",
    "خمسة أو ستة": "5 أو 6",
}
HEBREW = {
    "חמישה מיליון אירו": "5 מיליון אירו",
    "חצי מיליארד אירו": "0.5 מיליארד אירו",
    "מאתיים וארבעים מיליון דולר": "240 מיליון דולר",
    "מאתיים ארבעים מיליון דולר": "240 מיליון דולר",
    "שלושה עשר מיליון אירו": "13 מיליון אירו",
    "שלוש מאות אלף": "300 אלף",
    "שני מיליון אירו": "2 מיליון אירו",
    "מיליון וחצי אירו": "1500000 אירו",
    "אלפיים": "2000",
    "אלף ומאה": "1100",
}


@pytest.mark.parametrize(("typed", "expected"), ARABIC.items())
def test_arabic_words(typed: str, expected: str) -> None:
    assert with_digits(typed, "ar") == with_digits(typed, "ar-EG") == expected


@pytest.mark.parametrize(("typed", "expected"), HEBREW.items())
def test_hebrew_words(typed: str, expected: str) -> None:
    assert with_digits(typed, "he") == expected


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("ملايين الناس", "ar"),  # “millions of people” is no number
        ("نصف السكان", "ar"),  # nor is half of the population
        ("حالة واحدة", "ar"),
        ("240 مليونا", "ar"),  # behind digits a scale is a scale
        ("وزارة الدفاع", "ar"),
        ("מיליוני אנשים", "he"),
        ("חצי מהאוכלוסייה", "he"),
        ("five million", "en"),  # these are read elsewhere
        ("خمسة ملايين", "fr"),
    ],
)
def test_what_is_no_number_stays(typed: str, language: str) -> None:
    assert with_digits(typed, language) == typed
