"""A form holds all of a briefing, and what is typed in it reads as the same briefing."""

from __future__ import annotations

import json

from hypothesis import given

from reports.desk.showing.making import form_for
from reports.model import Briefing, Money, Source
from reports.readers.briefing.read import read_briefing
from tests.desk.showing.typed_back import typed_back
from tests.strategies import briefings


@given(briefings())
def test_values_typed_back_unchanged_are_the_same_briefing(briefing: Briefing) -> None:
    said = typed_back(form_for(briefing))
    if briefing.source == Source():  # which says nothing, as none does
        said["source"] = {}

    assert read_briefing(json.dumps(said).encode(), "window.json") == briefing


@given(briefings())
def test_every_path_is_there_once(briefing: Briefing) -> None:
    paths = [each.path for each in form_for(briefing).fields()]

    assert len(paths) == len(set(paths))


def test_a_sum_is_a_text_where_one_is_read_as_it() -> None:
    shown = {each.path: each.text for each in form_for(briefing_of(
        Money(value=1_200_000_000, currency="CAD", qualifier="over"),
        Money(value=5, currency=None),
    )).fields()}  # fmt: skip

    assert shown["/aid/0/amount"] == "over CAD 1.2 billion"
    assert "/aid/1/amount" not in shown
    assert (shown["/aid/1/amount/value"], shown["/aid/1/amount/currency"]) == ("5", "")


def test_what_a_machine_writes_is_not_shown_and_goes_along() -> None:
    read = {"people": [{"id": "k-1", "name": "Ann"}], "source": {"sha256": "a" * 64}}
    form = form_for(Briefing.model_validate(read))

    assert not [each for each in form.fields() if each.step in ("id", "sha256", "schema_version")]
    assert read_briefing(json.dumps(typed_back(form)).encode(), "w.json").people[0].id == "k-1"


def test_a_line_of_lists_that_were_emptied_stays_one_row_each() -> None:
    body = [{"bullets": ["one", {"text": "two", "numbered": ["a", "b"]}]}, "text"]
    form = form_for(Briefing.model_validate({"sections": [{"body": body}]}))

    assert [each.path for each in form.fields() if each.path.startswith("/sections/0/body")] == [
        "/sections/0/body/0/bullets/0",
        "/sections/0/body/0/bullets/1/text",
        "/sections/0/body/0/bullets/1/numbered/0",
        "/sections/0/body/0/bullets/1/numbered/1",
        "/sections/0/body/1",
    ]


def briefing_of(*amounts: Money) -> Briefing:
    return Briefing.model_validate({"aid": [{"amount": each} for each in amounts]})
