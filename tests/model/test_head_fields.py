"""The fields of a real brief: what they hold, and that absent ones are carried by no file."""

import datetime as dt
import pickle

import pytest

from reports.errors import InputError
from reports.model import Briefing, Paragraph, Source
from reports.yamlfile import dump_yaml


def test_what_nobody_wrote_is_in_no_json() -> None:
    held = Briefing(title="T").canonical_json()

    for name in (b"kind", b"key_messages", b"recommendations", b"approvals", b"from", b"status"):
        assert b'"%s"' % name not in held


def test_what_somebody_wrote_is() -> None:
    fields = {"kind": "sitrep", "from": "Desk", "key_messages": ["Aid has arrived."]}

    held = Briefing(title="T", **fields).canonical_json()

    assert b'"kind":"sitrep"' in held
    assert b'"from":"Desk"' in held
    assert b'"key_messages":["Aid has arrived."]' in held


def test_who_it_is_from_is_called_from_in_files_and_survives_a_journey() -> None:
    briefing = Briefing(title="T", **{"from": "Desk"})

    assert "\nfrom: Desk\n" in dump_yaml(briefing)
    assert pickle.loads(pickle.dumps(briefing)) == briefing


def test_a_period_ends_after_it_starts() -> None:
    with pytest.raises(InputError, match=r"found the end 2025-08-18 before the start"):
        Briefing(title="T", period={"start": dt.date(2025, 8, 24), "end": dt.date(2025, 8, 18)})


@pytest.mark.parametrize("version", ["0.3", "v2", "für alle", "٣", "0:"])
def test_a_version_begins_with_a_letter_or_a_digit(version: str) -> None:
    assert Briefing(title="T", version=version).version == version


@pytest.mark.parametrize("version", [":0", "(0.3)", "–", "_1", "# 3"])
def test_signs_before_a_version_are_refused(version: str) -> None:
    with pytest.raises(InputError, match=r"found '.+', expected a version that begins with a"):
        Briefing(title="T", version=version)


def test_ids_differ_over_the_new_parts_too() -> None:
    with pytest.raises(InputError, match="more than once"):
        Briefing(
            title="T",
            key_messages=(Paragraph(id="x", text="A"),),
            approvals=({"id": "x", "name": "Director"},),
        )


def test_no_field_that_nobody_wrote_is_carried_along() -> None:
    held = Briefing(title="T", source=Source(title="S")).canonical_json().decode()

    assert held == (
        '{"schema_version":"1","title":"T","language":"en","source":{"title":"S"},"sections":[],'
        '"people":[],"figures":[],"aid":[],"quotes":[],"qa":[],"contacts":[],"totals":true,'
        '"notes":[]}'
    ), "every file ever made says no more; a new field is left out while it is empty"
