import datetime as dt

import pytest

from reports.plan.formats import format_day, format_instant
from reports.revision.days import read_day, read_instant

AUGUST = dt.date(2025, 8, 24)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2025-08-24", "en"),
        ("August 24, 2025", "en"),
        ("24 August 2025", "en"),
        ("24th of Aug. 2025", "en"),
        ("Sunday, August 24, 2025", "en"),
        ("24 août 2025", "fr"),
        ("dimanche 24 août 2025", "fr"),
        ("August 24, 2025", "fr"),
        ("24/08/2025", "en"),
        ("08/24/2025", "en"),
        ("24.08.2025", "de"),
        ("2025年8月24日", "zh"),
        ("24 de agosto de 2025", "es"),
        ("٢٤ أغسطس ٢٠٢٥", "ar"),
    ],
)
def test_a_day_is_read_as_people_type_it(text: str, language: str) -> None:
    assert read_day(text, language) == AUGUST


@pytest.mark.parametrize("language", ["en", "en-GB", "fr", "de", "es", "ar", "pl", "uk", "pt"])
def test_a_day_reads_back_as_it_is_shown(language: str) -> None:
    for month in range(1, 13):
        day = dt.date(2025, month, 9)
        assert read_day(format_day(day, language), language) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "August 2025", "24 August", "31 February 2025", "Desk 24 August 2025",
             "1 May to 24 August 2025", "08/09/2025"],
)  # fmt: skip
def test_what_leaves_a_doubt_is_no_day(text: str) -> None:
    assert read_day(text, "en") is None


def test_a_day_in_numbers_comes_first_outside_english() -> None:
    assert read_day("08/09/2025", "fr") == dt.date(2025, 9, 8)


@pytest.mark.parametrize("hours", [-5, 0, 2])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_instant_reads_back_as_it_is_shown(hours: int, language: str) -> None:
    zone = dt.timezone(dt.timedelta(hours=hours)) if hours else dt.UTC
    instant = dt.datetime(2026, 11, 23, 6, 30, tzinfo=zone)
    assert read_instant(format_instant(instant, language), language) == instant


def test_an_instant_without_its_zone_is_none() -> None:
    assert read_instant("23 November 2026, 06:00", "en") is None
