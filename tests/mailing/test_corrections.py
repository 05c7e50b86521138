"""What has changed since a message, in the words of the labels."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from reports.deliver.mail.sent_journal import SentMessage
from reports.mailing.corrections import SentVersion, correction_of, kept_version
from reports.model import Briefing, public
from reports.plan import load_labels
from tests.renderers.html.briefs import briefing
from tests.strategies import briefings
from tests.verification.damages import damages
from tests.verification.rich import rich_briefing

SENT = SentMessage("k", "b.yaml", "S", "d", "<k@example.org>", dt.datetime(2026, 11, 26, 9, 30, tzinfo=dt.UTC))  # fmt: skip
AID = {
    "donor": "Canada",
    "purpose": "drones",
    "amount": {"value": 10**9, "currency": "CAD"},
    "status": "announced",
}


def said(old: Briefing | None, new: Briefing, language: str = "en") -> tuple[str, ...]:
    return correction_of(SENT, old, new, load_labels(language)).changes


def changed(before: dict[str, Any], after: dict[str, Any], language: str = "en") -> tuple[str, ...]:
    return said(briefing(**before), briefing(**after), language)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ({"title": "Old"}, {"title": "New"}, "Title: New (before: Old)"),
        ({"aid": [AID]}, {"aid": [{**AID, "amount": {"value": 2 * 10**9, "currency": "CAD"}}]},
         "Aid, Canada, drones, Amount: CAD 2 billion (before: CAD 1 billion)"),
        ({"aid": [AID]}, {"aid": [{**AID, "status": "signed"}]},
         "Aid, Canada, drones, Status: signed (before: announced)"),
        ({"people": [{"name": "Ann Lee", "role": "envoy"}]}, {"people": [{"name": "Ann Lee", "role": "minister"}]},
         "Key figures, Ann Lee, Role: minister (before: envoy)"),
        ({}, {"people": [{"name": "Ann Lee", "role": "envoy"}]}, "Key figures, Ann Lee, added: Ann Lee | Envoy"),
        ({"people": [{"name": "Ann Lee", "role": "envoy"}]}, {}, "Key figures, Ann Lee, removed: Ann Lee | Envoy"),
        ({"marking": "SECRET"}, {}, "Marking, removed: SECRET"),
        ({"date": "2026-01-01"}, {"date": "2026-01-02"}, "Date: January 2, 2026 (before: January 1, 2026)"),
        ({"people": [{"name": "A"}, {"name": "B"}]}, {"people": [{"name": "B"}, {"name": "A"}]},
         "Key figures: in another order"),
        ({"key_messages": ["It is open.", "Nobody pays."]}, {"key_messages": ["It is open today.", "Nobody pays."]},
         "Lines to take: It is open today. (before: It is open.)"),
        ({"key_messages": ["It is open."]}, {"key_messages": ["It is open.", "Nobody pays."]},
         "Lines to take, added: Nobody pays."),
        ({"qa": [{"question": "Why?", "if_pressed": "No."}]}, {"qa": [{"question": "Why?", "if_pressed": "Yes."}]},
         "Questions and answers, Why?, If pressed: Yes. (before: No.)"),
    ],
)  # fmt: skip
def test_a_change_is_named_as_the_brief_names_its_parts(
    before: dict[str, Any], after: dict[str, Any], line: str
) -> None:
    assert changed(before, after) == (line,)


ASKED = {"text": "Agree to open shelters.", "options": ["agree", "disagree"]}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ({"recommendations": [ASKED]}, {"recommendations": [{**ASKED, "decision": "agree"}]},
         "Recommendations, 1, Decision, added: agree"),
        ({"recommendations": [{**ASKED, "decision_by": "2026-01-01"}]},
         {"recommendations": [{**ASKED, "decision_by": "2026-01-02"}]},
         "Recommendations, 1, Decision by: January 2, 2026 (before: January 1, 2026)"),
        ({"recommendations": [ASKED]}, {},
         "Recommendations, 1, removed: Agree to open shelters. | ☐ Agree ☐ Disagree"),
        ({"approvals": [{"name": "Ann Lee"}]},
         {"approvals": [{"name": "Ann Lee", "decision": "approved"}]},
         "Sign-off, Ann Lee, Decision, added: approved"),
    ],
)  # fmt: skip
def test_a_decision_is_told_as_one(
    before: dict[str, Any], after: dict[str, Any], line: str
) -> None:
    assert changed(before, after) == (line,)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ({"status": "draft"}, {"status": "final"}, "État\u00a0: VERSION DÉFINITIVE (auparavant\u00a0: PROJET)"),
        ({"version": "0.3"}, {"version": "0.4"}, "Version\u00a0: 0.4 (auparavant\u00a0: 0.3)"),
        ({}, {"to": "La ministre"}, "À, ajouté\u00a0: La ministre"),
        ({"from": "Bureau"}, {}, "De, supprimé\u00a0: Bureau"),
        ({"series": {"number": 1}}, {"series": {"number": 2}}, "Série\u00a0: N° 2 (auparavant\u00a0: N° 1)"),
        ({"period": {"start": "2025-08-18", "end": "2025-08-24"}}, {}, "Période, supprimé\u00a0: 18–24 août 2025"),
        ({}, {"next_issue": "2025-09-01"}, "Prochain numéro, ajouté\u00a0: 1er septembre 2025"),
    ],
)  # fmt: skip
def test_a_change_of_the_head_is_told_in_words(
    before: dict[str, Any], after: dict[str, Any], line: str
) -> None:
    french = {"language": "fr"}
    assert changed(before | french, after | french, "fr") == (line,)


def test_what_did_not_change_or_is_private_is_not_said() -> None:
    private: dict[str, Any] = {"notes": ["only here"], "people": [{"name": "A", "review": "who?"}]}

    assert changed(private, {}) == changed({}, private) == ()
    assert said(rich_briefing(), rich_briefing()) == ()


def test_it_speaks_the_language_of_the_labels() -> None:
    before, after = {"title": "Vieux", "language": "fr"}, {"title": "Neuf", "language": "fr"}
    correction = correction_of(SENT, briefing(**before), briefing(**after), load_labels("fr"))

    assert correction.changes == ("Titre\u00a0: Neuf (auparavant\u00a0: Vieux)",)
    assert "26 novembre 2026, 09:30 UTC" in correction.sentence


def test_of_many_changes_the_first_are_said_and_the_rest_is_counted() -> None:
    people = [{"name": f"Person {n}", "role": f"role {n}"} for n in range(40)]
    lines = changed({}, {"people": people})

    assert len(lines) == 31
    assert lines[-1] == "10 others"


def test_without_the_old_version_nobody_says_what_changed() -> None:
    assert said(None, rich_briefing()) == ()


def test_every_damage_is_told_as_a_change_without_the_names_of_fields() -> None:
    old = rich_briefing()
    for what, new in damages(old):
        lines = said(old, new)
        assert lines, what
        assert not any("[" in line or "_" in line or "None" in line for line in lines), lines


@given(briefings())
def test_a_version_is_kept_whole_and_private_parts_are_not(made: Briefing) -> None:
    version = SentVersion.of(made)

    assert Briefing.model_validate_json(version.json) == public(made)
    assert SentVersion.of(public(made)) == version


def test_a_version_is_kept_for_its_owner_alone_and_found_again(tmp_path: Path) -> None:
    journal, version = tmp_path / "state" / "sent.sqlite3", SentVersion.of(rich_briefing())
    version.keep(journal)
    version.keep(journal)
    (path,) = (journal.parent / "versions").glob("*.json")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert kept_version(journal, version.digest) == public(rich_briefing())


@pytest.mark.parametrize("data", [b"{}", b"", b"\xff", b'{"title": "Other"}'])
def test_a_version_that_is_not_what_it_was_is_not_believed(data: bytes, tmp_path: Path) -> None:
    journal, version = tmp_path / "sent.sqlite3", SentVersion.of(rich_briefing())
    version.keep(journal)
    (tmp_path / "versions" / f"{version.digest}.json").write_bytes(data)

    assert kept_version(journal, version.digest) is None
    assert kept_version(journal, "0" * 64) is None
