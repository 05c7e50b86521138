"""Subjects and names of files say what is in a message."""

from __future__ import annotations

import datetime as dt

import pytest

from reports.look import Options
from reports.mailing.naming import file_stem, subject_of
from reports.pipeline import plan_of
from tests.renderers.html.briefs import briefing

DAY = dt.date(2025, 8, 24)
EMBARGO = dt.datetime(2025, 8, 24, 6, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@pytest.mark.parametrize(
    ("fields", "subject"),
    [
        ({}, "Aid talks"),
        ({"marking": "OFFICIAL"}, "[OFFICIAL] Aid talks"),
        ({"embargo": EMBARGO}, "Embargo Aug 24, 2025, 06:00 +02:00: Aid talks"),
        (
            {"marking": "OFFICIAL", "embargo": EMBARGO, "language": "en-GB"},
            "[OFFICIAL] Embargo 24 Aug 2025, 06:00 +02:00: Aid talks",
        ),
        ({"title": "{0} {title} %s", "embargo": EMBARGO, "language": "en-GB"},
         "Embargo 24 Aug 2025, 06:00 +02:00: {0} {title} %s"),
    ],
)  # fmt: skip
def test_marking_and_embargo_lead_a_subject(fields: dict[str, object], subject: str) -> None:
    made = briefing(**fields)

    assert subject_of(plan_of(made), made.embargo) == subject


@pytest.mark.parametrize(
    ("fields", "subject"),
    [
        ({"status": "draft", "version": "0.3"}, "DRAFT 0.3: Aid talks"),
        ({"status": "final"}, "FINAL: Aid talks"),
        ({"version": "2"}, "Version 2: Aid talks"),
        ({"version": "2", "language": "fr"}, "Version 2\u00a0: Aid talks"),
        (
            {"status": "draft", "marking": "OFFICIAL", "embargo": EMBARGO, "language": "en-GB"},
            "[OFFICIAL] Correction: Embargo 24 Aug 2025, 06:00 +02:00: DRAFT: Aid talks",
        ),
        ({"version": "1{title}%s", "title": "{stage}"}, "Version 1{title}%s: {stage}"),
    ],
)
def test_a_subject_says_which_version_it_is_of(fields: dict[str, object], subject: str) -> None:
    made = briefing(**fields)
    corrects = "Correction" in subject

    assert subject_of(plan_of(made), made.embargo, corrects=corrects) == subject


def test_a_subject_that_is_given_keeps_them() -> None:
    made = briefing(marking="OFFICIAL", embargo=EMBARGO, language="en-GB")

    assert subject_of(plan_of(made), made.embargo, "Other", corrects=True) == (
        "[OFFICIAL] Correction: Embargo 24 Aug 2025, 06:00 +02:00: Other"
    )


@pytest.mark.parametrize(
    ("language", "start"),
    [("fr", "Correction\u00a0: Embargo"), ("ar", "تصحيح: "), ("he", "תיקון: ")],
)
def test_a_subject_speaks_the_language_of_the_labels(language: str, start: str) -> None:
    made = briefing(embargo=EMBARGO)
    plan = plan_of(made, Options(labels=language))

    assert subject_of(plan, made.embargo, corrects=True).startswith(start)


@pytest.mark.parametrize(
    ("title", "date", "name"),
    [
        ("Canada gives aid", DAY, "Canada-gives-aid-2025-08-24"),
        ("Canada gives aid", None, "Canada-gives-aid"),
        ("Réunion à Kyïv: l’aide", DAY, "Reunion-a-Kyiv-l-aide-2025-08-24"),
        ("新潟県の会議", DAY, "brief-3-2025-08-24"),
        ("Встреча в Киеве (2025)", DAY, "brief-3-2025-08-24"),
        ("../../etc/passwd\u202e", DAY, "etc-passwd-2025-08-24"),
        (
            "Canadian Prime Minister Does Not Rule Out Sending Peacekeeping Troops to Ukraine", DAY,
            "Canadian-Prime-Minister-Does-Not-Rule-Out-Sending-2025-08-24",
        ),
        ("W" * 200, None, "W" * 60),
        ("…", None, "brief-3"),
    ],
)  # fmt: skip
def test_files_are_called_after_the_title(title: str, date: dt.date | None, name: str) -> None:
    assert file_stem(title, date, "brief_3") == name


def test_a_name_is_made_where_neither_title_nor_source_has_letters() -> None:
    assert file_stem("新潟", None, "新潟") == "briefing"
