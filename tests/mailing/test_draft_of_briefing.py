"""The message of a briefing: its bodies, its files, and what is told of it."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

import reports
from reports.deliver.mail import read_message
from reports.errors import DisagreementError
from reports.look import look_of
from reports.mailing.draft import Heads, draft_of
from reports.sources import Loaded
from tests.renderers.html.briefs import briefing
from tests.renderers.mail.bodies import CORRECTION, body
from tests.verification.rich import rich_briefing

MAIL = ("desk@example.org", "ann@example.org")


def test_text_and_page_are_the_bodies_and_what_build_makes_is_attached() -> None:
    made = rich_briefing()
    held = read_message(reports.email(made, *MAIL, attach="pdf,docx").data)

    assert held.text == body(made, "txt").removesuffix("\n")
    assert held.html == body(made, "html")
    assert [(name, data) for name, _, data in held.files] == [
        (f"Norland-and-Ostania-Reopen-the-Talva-Line-2025-08-24.{kind}", reports.render(made, kind))
        for kind in ("pdf", "docx")
    ]


def test_the_same_briefing_gives_the_same_message() -> None:
    assert reports.email(rich_briefing(), *MAIL).data == reports.email(rich_briefing(), *MAIL).data


def test_a_page_that_gmail_would_cut_is_told_and_a_short_one_is_not() -> None:
    long = briefing(sections=[{"heading": "H", "body": ["word " * 25_000]}])

    (told,) = (n for n in reports.email(long, *MAIL, attach=()).notices if n.code == "mail-clipped")
    assert "102,000" in told.found
    assert not [
        n for n in reports.email(briefing(), *MAIL, attach=()).notices if n.code == "mail-clipped"
    ]


def test_a_marking_has_its_protective_marking_and_no_other_has_one() -> None:
    heads = Heads(*MAIL, protective_markings={"OFFICIAL": "VER=2018.1, SEC=OFFICIAL"})

    def made(marking: str | None) -> object:
        loaded = Loaded(briefing(marking=marking), "b")
        mail = draft_of(loaded, heads, (), look_of())
        return message_from_bytes(mail.data, policy=default)["X-Protective-Marking"]

    assert made("OFFICIAL") == "VER=2018.1, SEC=OFFICIAL"
    assert made("SECRET") is made(None) is None


def test_a_correction_is_read_back_with_the_rest() -> None:
    loaded = Loaded(rich_briefing(), "b")
    mail = draft_of(loaded, Heads(*MAIL), (), look_of(), correction=CORRECTION)

    assert mail.subject.startswith("[RESTRICTED] Correction: ")
    assert CORRECTION.sentence in read_message(mail.data).text


def test_a_correction_that_is_not_shown_stops_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    from reports.mailing import draft

    honest = draft.mail_html
    monkeypatch.setattr(draft, "mail_html", lambda plan, look, correction: honest(plan, look))
    with pytest.raises(DisagreementError, match="Correction"):
        draft_of(Loaded(rich_briefing(), "b"), Heads(*MAIL), (), look_of(), correction=CORRECTION)


def test_a_house_replaces_a_part_of_the_page_and_is_told_what_it_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "_closing.html.j2").write_text("<tr><td>The house</td></tr>\n")
    mail = reports.email(
        rich_briefing(), *MAIL, attach=(), options=reports.Options(templates=tmp_path)
    )

    assert "The house" in (read_message(mail.data).html or "")
    assert {n.place.part for n in mail.notices if n.code == "not-as-briefed"} >= {"source"}
