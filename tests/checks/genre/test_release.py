"""What the pages do not show of the rules on embargoes and markings."""

import datetime as dt

import pytest

from tests.checks.briefings import found

DAY = dt.date(2025, 8, 24)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2025, 8, 25), "the embargo passed on 2025-08-24 23:30-10:00, 1 day ago"),
        (dt.date(2025, 9, 3), "the embargo passed on 2025-08-24 23:30-10:00, 10 days ago"),
        (DAY, None),
        (dt.date(2025, 8, 23), None),
        (None, None),
    ],
)
def test_an_embargo_has_passed_on_the_day_after_it_and_says_since_when(today, said):
    notices = found("B313", today=today, embargo="2025-08-24T23:30:00-10:00")
    assert [each.found for each in notices] == ([said] if said else [])
    assert all(each.place.part == "embargo" for each in notices)


def test_a_briefing_without_an_embargo_has_none_that_passed():
    assert not found("B313", today=dt.date(2030, 1, 1))


def test_a_marking_that_is_nearly_one_of_the_house_is_answered_with_it():
    house = ["INTERNAL", "RESTRICTED"]
    (slip,) = found("B314", markings=house, marking="RESTRCTED")
    assert (slip.severity, slip.place.part) == ("error", "marking")
    assert slip.expected == "one of: INTERNAL, RESTRICTED"
    assert slip.remedy == "did you mean 'RESTRICTED'?"
    (other,) = found("B314", markings=house, marking="TOP SECRET")
    assert other.remedy == "write one of them"


@pytest.mark.parametrize(
    ("marking", "markings"),
    [("restricted", ["RESTRICTED"]), ("ANYTHING", []), (None, ["RESTRICTED"])],
)
def test_a_marking_of_the_house_or_of_a_house_without_list_is_let_be(marking, markings):
    assert not found("B314", markings=markings, marking=marking)
