"""The CLDR locale of a tag, or the nearest that is known."""

import re
import sys
from collections import defaultdict

import pytest

from reports.language.locales import caseless, locale_of


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("fr-CA", "fr_CA"), ("fr-ZZ", "fr_FR"), ("zz-FR", "en"), ("not a tag", "en")],
)
def test_an_unknown_tag_falls_back_to_its_language_then_to_english(tag: str, locale: str) -> None:
    assert str(locale_of(tag)) == locale


def test_what_a_search_in_any_case_takes_for_the_same_letter_is_the_same() -> None:
    forms = defaultdict(set)
    for letter in filter(str.isalpha, map(chr, range(sys.maxunicode))):
        for near in (letter.lower(), letter.upper(), letter.casefold(), letter.upper().lower()):
            forms[near[:1]].add(letter)

    differing = [
        (one, other)
        for near, letters in forms.items()
        for one in letters
        for other in letters | {near}
        if re.fullmatch(f"(?i){re.escape(one)}", other) and caseless(one) != caseless(other)
        and len(one.casefold()) == 1  # others are several letters, which no list has
    ]  # fmt: skip

    assert differing == []


@pytest.mark.parametrize("words", ["straße", "größe", "élan", "год", "الأحد", "ﬁve"])
def test_other_letters_stay_as_they_are(words: str) -> None:
    assert caseless(words) == words
