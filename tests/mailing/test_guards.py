"""What keeps a message back, and what does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from reports.errors import SendingStoppedError
from reports.look import Look, look_of
from reports.mailing.guards import guards_of, heeded
from reports.sources import Loaded
from reports.theme import Theme
from tests.renderers.html.briefs import briefing

NOW = dt.datetime(2026, 11, 26, 9, 30, tzinfo=dt.UTC)
HOUSE = look_of()
#: What check finds no error in.
FINE: dict[str, Any] = {"date": "2026-11-25", "summary": "The two sides met on Tuesday."}


def strict() -> Look:
    return replace(HOUSE, theme=Theme.model_validate({**HOUSE.theme.model_dump(), "unmailed": ["SECRET"]}))  # fmt: skip


def codes(look: Look = HOUSE, **fields: Any) -> list[str]:
    loaded = Loaded(briefing(**{**FINE, **fields}), "brief", name="brief.yaml")
    return [guard.notice.code for guard in guards_of(loaded, look, NOW)]


@pytest.mark.parametrize(
    ("until", "stops"),
    [(NOW + dt.timedelta(minutes=1), True), (NOW, False), (NOW - dt.timedelta(days=1), False),
     (NOW.astimezone(dt.timezone(dt.timedelta(hours=5))) + dt.timedelta(seconds=30), True)],
)  # fmt: skip
def test_an_embargo_stops_a_message_until_it_ends(until: dt.datetime, stops: bool) -> None:
    assert ("mail-embargo" in codes(embargo=until)) is stops


def test_an_embargo_says_how_long_it_lasts_yet() -> None:
    loaded = Loaded(briefing(embargo=NOW + dt.timedelta(hours=3, minutes=10)), "b", name="b.yaml")
    (first, *_) = guards_of(loaded, HOUSE, NOW)

    assert first.notice.found == "under embargo until 26 Nov 2026, 12:40 +00:00, 3 hours yet"
    assert "--force" in first.notice.remedy
    assert first.notice.place.source == "b.yaml"


def test_a_draft_stops_it_and_what_is_final_does_not() -> None:
    assert "mail-draft" in codes(status="draft")
    assert "mail-draft" not in codes(status="final", version="1.0")
    assert "mail-draft" not in codes(version="0.3")


def test_a_draft_says_which_version_it_is() -> None:
    loaded = Loaded(briefing(status="draft", version="0.3"), "b", name="b.yaml")
    told = [g.notice for g in guards_of(loaded, HOUSE, NOW) if g.notice.code == "mail-draft"]

    assert [each.found for each in told] == ["it is a draft, version '0.3', which may still change"]
    assert "--force" in told[0].remedy
    assert told[0].place.part == "status"


def test_rows_that_are_held_stop_it_and_others_do_not() -> None:
    row = {"name": "Ann Lee"}
    assert "mail-held" in codes(people=[row, {**row, "review": "who?"}])
    assert "mail-held" not in codes(people=[row])


def test_a_marking_that_is_not_mailed_stops_it_in_any_case_of_letters() -> None:
    assert "mail-marking" in codes(strict(), marking="Secret")
    assert "mail-marking" not in codes(strict(), marking="OFFICIAL")
    assert "mail-marking" not in codes(marking="SECRET")


def test_errors_of_check_stop_it_and_warnings_do_not() -> None:
    doubled = [{"name": "Ann Lee", "evidence": "Bob spoke."}]
    assert "mail-check" not in codes()
    wrong = codes(people=doubled, summary="TODO: write this", source={"sha256": "0" * 64})
    assert wrong[-1:] == ["mail-check"]


def all_guards() -> tuple[Any, ...]:
    made = briefing(
        marking="SECRET", embargo=NOW + dt.timedelta(days=2),
        people=[{"name": "A B", "review": "?"}], **FINE,
    )  # fmt: skip
    return guards_of(Loaded(made, "b"), strict(), NOW)


def test_all_that_stops_it_is_said_at_once() -> None:
    with pytest.raises(SendingStoppedError) as stopped:
        heeded(all_guards(), force=False, sends=True)

    assert [n.code for n in stopped.value.notices][:3] == [
        "mail-marking",
        "mail-embargo",
        "mail-held",
    ]
    assert all(n.remedy and n.severity == "error" for n in stopped.value.notices)
    assert stopped.value.exit_code == 1


def test_force_overrules_all_but_a_marking() -> None:
    with pytest.raises(SendingStoppedError) as stopped:
        heeded(all_guards(), force=True, sends=True)
    assert [n.code for n in stopped.value.notices] == ["mail-marking"]

    others = [guard for guard in all_guards() if guard.yields]
    assert {n.severity for n in heeded(others, force=True, sends=True)} == {"warning"}


def test_a_draft_is_warned_of_and_made() -> None:
    assert {n.severity for n in heeded(all_guards(), force=False, sends=False)} == {"warning"}
    assert heeded((), force=False, sends=True) == ()


def test_rows_that_are_held_are_told_once_of_a_draft() -> None:
    told = heeded(all_guards(), force=False, sends=False)
    assert "mail-held" not in [n.code for n in told]  # the build says so of every file
    assert "mail-embargo" in [n.code for n in told]
