"""What is asked of a kind of brief, and what is asked of others only."""

import pytest

from tests.checks.briefings import found

NEEDED = {
    "decision": {"recommendations": [{"text": "Renew the grant."}]},
    "lines": {"key_messages": ["We help."]},
    "release": {"contacts": [{"name": "Press desk"}]},
    "sitrep": {"as_of": "2026-01-14"},
}


@pytest.mark.parametrize("kind", NEEDED)
def test_a_kind_is_asked_for_what_it_is_there_for(kind):
    (missing,) = found("B320", kind=kind)
    assert missing.place.part in NEEDED[kind]
    assert not found("B320", kind=kind, **NEEDED[kind])


def test_a_plain_brief_is_asked_for_none_of_it():
    assert not found("B320")


def test_a_report_may_say_its_period_in_the_place_of_a_day():
    assert not found("B320", kind="sitrep", period={"start": "2026-01-08", "end": "2026-01-14"})


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("B307", {"brief", "lines"}),
        ("B311", {"brief", "decision", "lines", "sitrep"}),
        ("B312", {"brief", "decision", "lines", "sitrep"}),
    ],
)
def test_what_else_is_asked_depends_on_the_kind(code, asked):
    kinds = ("brief", "decision", "lines", "release", "sitrep")
    empty = {"qa": [], "source": None, "contacts": []}
    assert {kind for kind in kinds if found(code, kind=kind, **empty)} == asked
