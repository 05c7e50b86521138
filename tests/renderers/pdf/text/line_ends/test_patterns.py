"""Patterns that are parsed when they are asked for divide as Pyphen's own do."""

from __future__ import annotations

from pathlib import Path

import pyphen
import pytest

from reports.renderers.pdf.text.line_ends.patterns import use_patterns

WORDS = [
    "peacekeeping",
    "responsibility",
    "Organisation",
    "internationale",
    "Verteidigungsminister",
    "aujourd’hui",
    "coopération",
    "ministerstwo",
    "rozmowy",
    "соглашение",
    "samarbejde",
    "cooperación",
    "governo",
    "associate",
    "table",
    "a",
    "of",
]


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> dict[Path, object]:
    """What Pyphen keeps, empty."""
    kept: dict[Path, object] = {}
    monkeypatch.setattr(pyphen, "hdcache", kept)
    return kept


@pytest.mark.parametrize(
    "language", ["en_US", "en_GB", "fr", "pl_PL", "uk_UA", "it_IT", "sv", "de"]
)
def test_words_are_divided_where_pyphen_divides_them(
    language: str, forgotten: dict[Path, object]
) -> None:
    use_patterns(language)
    ours, theirs = pyphen.Pyphen(lang=language), pyphen.Pyphen(lang=language, cache=False)

    assert any(theirs.positions(word) for word in WORDS)
    assert [ours.positions(w) for w in WORDS] == [theirs.positions(w) for w in WORDS]


def test_patterns_of_every_language_are_as_long_as_pyphens(forgotten: dict[Path, object]) -> None:
    for language in ("en_US", "en_GB", "fr", "pl_PL"):
        use_patterns(language)
        mine = forgotten[pyphen.LANGUAGES[language]]
        assert mine.maxlen == pyphen.HyphDict(pyphen.LANGUAGES[language]).maxlen


@pytest.mark.parametrize("language", ["hu_HU", "ca"])
def test_alternative_spellings_are_left_to_pyphen(
    language: str, forgotten: dict[Path, object]
) -> None:
    use_patterns(language)
    assert not forgotten


def test_patterns_that_pyphen_has_already_stay(forgotten: dict[Path, object]) -> None:
    forgotten[pyphen.LANGUAGES["fr"]] = "kept"
    use_patterns("fr")
    assert list(forgotten.values()) == ["kept"]
