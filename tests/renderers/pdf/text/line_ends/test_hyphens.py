"""English words are divided as in America or as in Britain, by the tag."""

import pytest

from reports.renderers.pdf.text.line_ends.dividing import places


def divided(word: str, language: str) -> str:
    found = places(word, language).hyphened
    return "".join("-" * (n in found) + letter for n, letter in enumerate(word))


@pytest.mark.parametrize("language", ["en", "en-US", "EN-us"])
def test_english_without_a_country_and_american_english(language: str) -> None:
    assert divided("information", language) == "in-for-ma-tion"


@pytest.mark.parametrize("language", ["en-GB", "en-AU", "en-CA", "en-IE", "en-Latn-GB"])
def test_all_other_english(language: str) -> None:
    assert divided("information", language) == "in-form-a-tion"


def test_other_languages_are_divided_as_before() -> None:
    assert divided("gouvernement", "fr-CA") == divided("gouvernement", "fr") == "gou-ver-ne-ment"
