"""The CLDR locale of a tag, or the nearest that is known."""

import pytest

from reports.language.locales import locale_of


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("fr-CA", "fr_CA"), ("fr-ZZ", "fr_FR"), ("zz-FR", "en"), ("not a tag", "en")],
)
def test_an_unknown_tag_falls_back_to_its_language_then_to_english(tag: str, locale: str) -> None:
    assert str(locale_of(tag)) == locale
