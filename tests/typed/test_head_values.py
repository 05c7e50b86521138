"""A period, a number in a series and a stage, as people type them into the head of a brief."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model import Briefing, Period, Series
from reports.plan import label_languages, load_labels
from reports.plan.head_facts import series_words, stage_of
from reports.typed.head_values import Stage, read_period, read_series, read_stage
from reports.wording.formats import format_period
from tests.strategies import days, lines

DAY = dt.date
WEEK = Period(start=DAY(2025, 8, 18), end=DAY(2025, 8, 24))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("18–24 August 2025", "en"),
        ("18-24 August 2025", "en"),
        ("18 - 24 August 2025", "en-GB"),
        ("August 18–24, 2025", "en-US"),
        ("August 18 to August 24, 2025", "en"),
        ("18 August to 24 August 2025", "en"),
        ("from 18 August 2025 to 24 August 2025", "en"),
        ("2025-08-18 – 2025-08-24", "en"),
        ("2025-08-18/2025-08-24", "fr"),
        ("18/08/2025 – 24/08/2025", "fr"),
        ("du 18 au 24 août 2025", "fr"),
        ("18 août au 24 août 2025", "fr"),
        ("من 18 إلى 24 أغسطس 2025", "ar"),
        ("18–24 באוגוסט 2025", "he"),
    ],
)
def test_a_typed_period_is_read(text: str, language: str) -> None:
    assert read_period(text, language) == WEEK


@pytest.mark.parametrize(
    "text",
    [
        "",
        "last week",
        "24–18 August 2025",  # it ends before it begins
        "18–24 August",  # of which year?
        "09/08/2025 – 10/08/2025",  # August, or September and October
        "29 December – 4 January 2026",  # the year of its first day is not this one
        "18 August 2025 – 2026",
        "x" * 5000,
        "1-" * 60,
    ],
)
def test_what_is_no_period_or_may_be_two_is_not_guessed(text: str) -> None:
    assert read_period(text, "en") is None


@given(days(), days(), st.sampled_from(["en", "en-GB", "fr", "ar", "he", "de", "es", "pl", "ko"]))
def test_a_period_is_read_as_it_is_written(one: DAY, other: DAY, language: str) -> None:
    start, end = sorted((one, other))
    assert read_period(format_period(start, end, language), language) == Period(
        start=start, end=end
    )


@pytest.mark.parametrize(
    ("text", "language", "name", "number"),
    [
        ("Flood Update No. 12", "en", "Flood Update", 12),
        ("Flood Update No 12", "en", "Flood Update", 12),
        ("Flood Update #12", "en", "Flood Update", 12),
        ("Flood Update, no. 12", "en", "Flood Update", 12),
        ("Flood Update 12", "en", "Flood Update", 12),
        ("Update No. 5 No. 12", "en", "Update No. 5", 12),
        ("No. 12", "en", None, 12),
        ("12", "en", None, 12),
        ("Point sur les crues n° 12", "fr", "Point sur les crues", 12),
        ("Point sur les crues nº12", "fr", "Point sur les crues", 12),
        ("نشرة الفيضانات، العدد 12", "ar", "نشرة الفيضانات", 12),
        ("נתוני שיטפון, מס\N{HEBREW PUNCTUATION GERESH} 12", "he", "נתוני שיטפון", 12),
    ],
)
def test_a_typed_number_in_a_series_is_read(
    text: str, language: str, name: str | None, number: int
) -> None:
    assert read_series(text, load_labels(language)) == Series(name=name, number=number)


@pytest.mark.parametrize("text", ["", "Flood Update", "Flood Update twelve", "No. 0", "1" * 30])
def test_a_series_without_its_number_is_none(text: str) -> None:
    assert read_series(text, load_labels("en")) is None


@given(st.sampled_from(label_languages()), st.sampled_from(["Flood Update", "نشرة", "A12"]))
def test_a_series_is_read_as_it_is_written(language: str, name: str) -> None:
    labels, series = load_labels(language), Series(name=name, number=7)
    assert read_series(series_words(series, labels).text, labels) == series


@pytest.mark.parametrize(
    ("text", "language", "status", "version"),
    [
        ("DRAFT 0.3", "en", "draft", "0.3"),
        ("Draft", "en", "draft", None),
        ("draft v0.4", "en", "draft", "v0.4"),
        ("Draft – version 0.4", "en", "draft", "0.4"),
        ("Draft—0.4", "en", "draft", "0.4"),
        ("FINAL", "en", "final", None),
        ("Final (1.0)", "en", "final", "1.0"),
        ("Final – (version 1.0)", "en", "final", "1.0"),
        ("Draft: 0.3", "en", "draft", "0.3"),
        ("Draft #3", "en", "draft", "3"),
        ("Draft :", "en", "draft", None),
        ("Draft – for comment", "en", "draft", "for comment"),
        ("Version: 0.3", "en", None, "0.3"),
        ("Version 0.3", "en", None, "0.3"),
        ("0.4", "en", None, "0.4"),
        ("PROJET 0.3", "fr", "draft", "0.3"),
        ("Version définitive 1.0", "fr", "final", "1.0"),
        ("Version 2", "fr", None, "2"),
        ("DRAFT 0.3", "fr", "draft", "0.3"),
        ("مسودة 0.3", "ar", "draft", "0.3"),
        ("נוסח סופי", "he", "final", None),
    ],
)
def test_a_typed_stage_is_read(
    text: str, language: str, status: str | None, version: str | None
) -> None:
    assert read_stage(text, load_labels(language)) == Stage(status, version)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "FINAL DRAFT", "Draft final", "draughts", "PB-2025-0824"])
def test_what_is_no_stage_or_may_be_two_is_not_guessed(text: str) -> None:
    assert read_stage(text, load_labels("en")) is None


@given(
    st.sampled_from(label_languages()),
    st.sampled_from([None, "draft", "final"]),
    st.sampled_from(
        [None, "0.3", "1.0-rc2", "12", "B", "0:", "2 –", "b)", "für alle", "٣", "for comment"]
    ),
)
def test_a_stage_is_read_as_it_is_written(
    language: str, status: str | None, version: str | None
) -> None:
    labels = load_labels(language)
    shown = stage_of(Briefing(status=status, version=version), labels)
    if shown.text:
        assert read_stage(shown.text, labels) == Stage(status, version)  # type: ignore[arg-type]


@given(lines(8), st.sampled_from(label_languages()))
def test_no_text_breaks_the_readers(text: str, language: str) -> None:
    labels = load_labels(language)
    read_period(text, language), read_series(text, labels), read_stage(text, labels)
