import datetime as dt

import pytest

from reports.language import days
from reports.language.days import days_meant, find_day, read_day, read_instant
from reports.language.locales import calendar_names
from reports.wording.formats import format_day, format_instant

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
        ("الأحد 24 من أغسطس 2025", "ar"),
        ("٢٤ آب/أغسطس ٢٠٢٥", "ar"),
        ("24 באוגוסט 2025", "he"),
        ("יום ראשון, 24 באוגוסט 2025", "he"),
        ("ה-24 באוגוסט 2025", "he"),
        ("du 24 août 2025", "fr"),
        ("24 AĞUSTOS 2025", "tr"),
    ],
)
def test_a_day_is_read_as_people_type_it(text: str, language: str) -> None:
    assert read_day(text, language) == AUGUST


@pytest.mark.parametrize(
    "text",
    ["25 Aug. 2025", "Aug. 25, 2025", "August 25th, 2025", "25th of August 2025", "25. August 2025",
     "August the 25th, 2025", "25-Aug-2025", "25 août 2025", "25 de agosto de 2025", "2025-08-25",
     "25 \u0622\u0628 2025", "25 Agosto 2025"],
)  # fmt: skip
def test_articles_and_briefs_read_the_same_days(text: str) -> None:
    day = dt.date(2025, 8, 25)
    found = find_day(f"Kyiv, {text} (Example News)")
    assert found is not None
    assert found[0] == day
    for language in ("en", "fr", "ar"):
        assert read_day(text, language) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("3. Mai 2025", (5, 3)), ("Sept. 3, 2025", (9, 3)), ("1er févr. 2025", (2, 1))],
)
def test_months_of_other_languages_are_read(text: str, day: tuple[int, int]) -> None:
    assert read_day(text, "en") == dt.date(2025, *day)
    assert (find_day(text) or (None,))[0] == dt.date(2025, *day)


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("03/04/2026", "en", ["2026-03-04", "2026-04-03"]),
        ("03/04/2026", "fr", ["2026-04-03"]),
        ("03/04/26", "fr", ["2026-04-03"]),
        ("3 Apr 26", "en", ["2003-04-26", "2026-04-03"]),
        ("31 February 2026", "en", []),
        ("2026-13-01", "en", []),
        ("premier mai 2026", "fr", ["2026-05-01"]),
        ("April 2026", "en", None),
        ("3 April", "en", None),
        ("end of August", "en", None),
        ("premier ministre 2026", "fr", None),
        ("809", "en", None),
    ],
)
def test_all_days_that_are_meant_are_told(text: str, language: str, days: list[str] | None) -> None:
    meant = days_meant(text, language)
    assert (None if meant is None else sorted(map(str, meant))) == days


@pytest.mark.parametrize("text", ["25 Aug 25", "25 Aug ’25", "25 Aug 999", "25/08/25"])
def test_a_year_of_two_digits_is_none(text: str) -> None:
    assert read_day(text, "en") is None
    assert find_day(text) is None


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
    assert read_instant("23 November 2026, 6 pm", "en") is None
    assert read_instant("08/09/2026, 06:00 UTC", "en") is None


def test_an_hour_that_no_day_has_is_none() -> None:
    assert read_instant("23 November 2026, 26:00 UTC", "en") is None


def test_digits_without_end_are_no_day() -> None:
    assert read_day("9" * 5_000, "en") is None


def test_months_of_other_languages_are_loaded_only_for_words_that_need_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = set[str]()

    def noted(language: str, *rest: str) -> dict[str, int]:
        asked.add(language)
        return calendar_names(language, *rest)

    monkeypatch.setattr(days, "calendar_names", noted)
    for kept in (days._months, days._near_months, days._weekdays):
        kept.cache_clear()
    assert read_day("24 August 2025", "en") == AUGUST
    assert read_day("2025-08-24", "en") == AUGUST
    assert asked == {"en"}

    assert read_day("24 agosto 2025", "en") == AUGUST
    assert len(asked) > 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("23 November 2026, 6 pm UTC", "en"),
        ("23 November 2026 at 6:00 p.m. GMT", "en"),
        ("2026-11-23T18:00:00+00:00", "en"),
        ("23 novembre 2026 à 18 h 00 UTC", "fr"),
        ("23 novembre 2026, 20h UTC+2", "fr"),
        ("٢٣ نوفمبر ٢٠٢٦، \u0661\u0668:\u0660\u0660 UTC", "ar"),
        ("23 בנובמבר 2026 בשעה 18:00 UTC", "he"),
    ],
)
def test_a_time_is_read_as_people_type_it(text: str, language: str) -> None:
    assert read_instant(text, language) == dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text", ["23 November 2026, 13 pm UTC", "23 November 2026, 18:00:30 UTC", "noon UTC"]
)
def test_a_time_that_is_none_or_too_fine_is_not_read(text: str) -> None:
    assert read_instant(text, "en") is None


@pytest.mark.parametrize("text", ["24 NİSAN 2025", "24 N\u0131san 2025", "24 nisan 2025"])
def test_a_month_in_turkish_capitals_is_read(text: str) -> None:
    assert read_day(text, "tr") == dt.date(2025, 4, 24)


def test_a_month_with_a_dotless_i_is_read_in_an_article() -> None:
    found = find_day("Kyiv, 24 Apr\u0131l 2025 (Example News)")

    assert found is not None
    assert found[0] == dt.date(2025, 4, 24)
