"""A message is made as `briefpack email` makes it; what speaks against it is told first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from httpx2 import Response

from reports.deliver.mail import read_message
from reports.mailing import email
from reports.theme import Theme
from tests.desk.conftest import ADDRESS, Desk

ASKED = {"from": "Desk <desk@example.org>", "to": "ann@example.org", "attach": ["pdf"]}


def post(desk: Desk, **fields: Any) -> Response:
    form = {**ASKED, "token": desk.token, **fields}
    headers = {"origin": ADDRESS}
    answer: Response = desk.client.post("/b/sample.yaml/message", data=form, headers=headers)
    return answer


def write(desk: Desk, old: str, new: str) -> None:
    path = desk.root / "sample.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_message_is_that_of_the_command(desk: Desk) -> None:
    answer = post(desk, cc="bo@example.org, cy@example.org", subject="Today")

    path = desk.root / "sample.yaml"
    made = email(
        path, ASKED["from"], ASKED["to"], cc="bo@example.org, cy@example.org",
        subject="Today", attach="pdf",
    )  # fmt: skip
    assert answer.content == made.data
    assert answer.headers["content-type"] == "message/rfc822"
    assert 'filename="sample.eml"' in answer.headers["content-disposition"]


def test_files_are_attached_as_ticked(desk: Desk) -> None:
    none = read_message(post(desk, attach=[]).content)
    both = read_message(post(desk, attach=["docx", "html"]).content)

    assert none.files == ()
    assert [name[-5:] for name, _, _ in both.files] == [".docx", ".html"]


@pytest.mark.parametrize(
    ("old", "new", "said", "to_do"),
    [
        ("language: en", "language: en\nembargo: 2026-01-15T12:00:00Z", "under embargo", "send it then"),
        ("language: en", "language: en\nstatus: draft", "it is a draft", "write status: final"),
        ("  - name: Mark Carney", "  - name: Mark Carney\n    review: who?", "1 row is held", "look at"),
    ],
)  # fmt: skip
def test_what_speaks_against_it_is_told_and_may_be_overruled(
    desk: Desk, old: str, new: str, said: str, to_do: str
) -> None:
    write(desk, old, new)

    told = post(desk, subject='A "quoted" <subject>')

    assert told.status_code == 200
    assert told.headers["content-type"].startswith("text/html")
    assert said in told.text
    assert f"What to do: {to_do}" in told.text
    assert "--force" not in told.text
    assert "A &#34;quoted&#34; &lt;subject&gt;" in told.text
    made = post(desk, anyway="yes")
    assert made.headers["content-type"] == "message/rfc822"


def test_held_rows_are_named_as_people_count_and_lead_to_their_fields(desk: Desk) -> None:
    write(desk, "  - name: Mark Carney", "  - name: Mark Carney\n    review: who?")
    write(desk, "  - donor: Canada", "  - donor: Canada\n    review: how much?")

    told = post(desk).text
    told_beside = desk.client.get("/b/sample.yaml/preview", headers=desk.headers).json()["notices"]

    assert '<a href="/b/sample.yaml#p-people-0">people 1</a>' in told
    assert '<a href="/b/sample.yaml#p-aid-0">aid 1</a>' in told
    assert "[0]" not in told
    held = next(each for each in told_beside if each["code"] == "held-rows")
    assert held["found"] == "2 rows are held for review and not printed"
    assert [each["called"] for each in held["parts"]] == ["people 1", "aid 1"]


def test_a_marking_that_stays_out_of_mail_cannot_be_overruled(desk: Desk) -> None:
    write(desk, "language: en", "language: en\nmarking: SECRET")
    look = desk.room.look
    strict = Theme.model_validate({**look.theme.model_dump(), "unmailed": ["SECRET"]})
    desk.app.state.room = replace(desk.room, look=replace(look, theme=strict))

    for fields in ({}, {"anyway": "yes"}):
        told = post(desk, **fields)
        assert "does not go out by mail" in told.text
        assert "Make the message" not in told.text


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"from": ""}, "from"),
        ({"to": " "}, "to"),
        ({"to": "nobody"}, "to"),
        ({"to": "ann@example.org\r\nBcc: all@example.org"}, "to"),
        ({"subject": "a\r\nBcc: all@example.org"}, "subject"),
        ({"attach": ["exe"]}, "attach"),
    ],
)  # fmt: skip
def test_what_cannot_stand_in_a_header_is_refused(
    desk: Desk, fields: dict[str, Any], part: str
) -> None:
    answer = post(desk, **fields)

    assert answer.status_code == 400
    assert part in answer.text
    assert "content-disposition" not in answer.headers


def test_no_other_page_makes_one(desk: Desk) -> None:
    form = {**ASKED, "token": "guessed"}
    answer = desk.client.post("/b/sample.yaml/message", data=form, headers={"origin": ADDRESS})

    assert answer.status_code == 403
