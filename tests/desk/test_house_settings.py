"""What the project file beside the briefings says holds at the desk, as for the command line."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner

from reports.cli import main
from tests.desk.live import Answer, Live, live

SETTINGS = """\
theme = "embassy"
organisation = "Ministry of Examples"
sender = "Press desk <desk@example.org>"
reply_to = "answers@example.org"
dollar = "CAD"
[lists]
press = ["ann@example.org", "Bo Wu <bo@example.org>"]
"two < boards" = ["cy@example.org"]
[protective_marking]
OFFICIAL = "VER=2018.1, NS=gov.au, SEC=OFFICIAL"
"""
BRIEF = """\
title: A title
date: 2026-01-15
marking: OFFICIAL
summary: The two sides met on Tuesday.
aid: [{donor: Canada, amount: {value: 5000000, currency: null}}]
contacts: [{name: Ann, email: ann@example.org}]
source: {title: A story, publisher: A paper}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of briefings with a project file; who starts the desk stands elsewhere."""
    made = tmp_path / "briefings"
    made.mkdir()
    (made / "briefpack.toml").write_text(SETTINGS)
    (made / "sample.yaml").write_text(BRIEF)
    return made


def posted(desk: Live, **fields: object) -> Answer:
    form = {"token": desk.token, "from": "", "cc": "", "subject": "", **fields}
    body = urlencode(form, doseq=True).encode()
    kind = "application/x-www-form-urlencoded"
    return desk.ask("POST", "/b/sample.yaml/message", body, content_type=kind, accept="text/html")


@pytest.mark.parametrize("to", ["press", "press, cy@example.org", "two < boards"])
def test_the_message_is_that_of_the_command_in_the_folder(
    folder: Path, to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with live(folder) as desk:
        made = posted(desk, to=to, cc="press", attach=["pdf", "docx"], anyway="yes")
        taken = desk.ask("GET", "/b/sample.yaml/take/txt").text

    assert made.head["content-type"] == "message/rfc822", made.text
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["email", "sample.yaml", "--to", to, "--cc", "press"])
    assert done.exit_code == 0, done.stderr
    assert made.body == (folder / "out" / "sample.eml").read_bytes()
    message = message_from_bytes(made.body, policy=default)
    assert message["From"] == "Press desk <desk@example.org>"
    assert message["Reply-To"] == "answers@example.org"
    assert message["X-Protective-Marking"] == "VER=2018.1, NS=gov.au, SEC=OFFICIAL"
    CliRunner().invoke(main, ["build", "sample.yaml", "--to", "txt"])
    assert taken == (folder / "out" / "sample.txt").read_text()
    assert "CAD" in taken


def test_the_dollar_of_a_briefing_goes_before_that_of_the_house(folder: Path) -> None:
    (folder / "sample.yaml").write_text(f"dollar: USD\n{BRIEF}")
    with live(folder) as desk:
        taken = desk.ask("GET", "/b/sample.yaml/take/txt").text

    assert "USD 5" in taken
    assert "CAD" not in taken


def test_who_is_asked_for_goes_before_it(folder: Path) -> None:
    with live(folder) as desk:
        made = posted(desk, **{"from": "me@example.org"}, to="press", anyway="yes", attach=[])

    assert message_from_bytes(made.body, policy=default)["From"] == "me@example.org"


def test_the_page_offers_what_is_settled_and_marks_nothing_up(folder: Path) -> None:
    with live(folder) as desk:
        page = desk.ask("GET", "/b/sample.yaml").text

    assert 'value="Press desk &lt;desk@example.org&gt;"' in page
    assert '<option value="press">' in page
    assert '<option value="two &lt; boards">' in page
    assert "answers@example.org" in page


def test_a_list_that_there_is_not_is_answered_with_those_there_are(folder: Path) -> None:
    with live(folder) as desk:
        told = posted(desk, to="presse")

    assert told.status == 400
    assert "one of the lists of" in told.text
    assert "press, two &lt; boards" in told.text


def test_recipients_of_no_list_are_told_first(folder: Path) -> None:
    with live(folder) as desk:
        told = posted(desk, to="press, ann@exarnple.org")
        made = posted(desk, to="press, ann@exarnple.org", anyway="yes")

    assert (told.status, told.head["content-type"]) == (200, "text/html; charset=utf-8")
    assert "looks like example.org of the lists" in told.text
    assert "in none of the lists of the project file: ann@exarnple.org" in told.text
    assert made.head["content-type"] == "message/rfc822"


def test_what_is_ignored_is_not_told_and_mistakes_are(folder: Path) -> None:
    project = folder / "briefpack.toml"
    with live(folder) as desk:
        before = desk.ask("GET", "/b/sample.yaml/findings", accept="application/json").json()
    code = before["findings"][0]["code"]
    project.write_text(f'ignore = ["mail-outside", "{code}", "unknown-field"]\n{SETTINGS}')
    (folder / "broken.yaml").write_text("titel: T\n")
    with live(folder) as desk:
        after = desk.ask("GET", "/b/sample.yaml/findings", accept="application/json").json()
        broken = desk.ask("GET", "/b/broken.yaml/findings", accept="application/json").json()
        made = posted(desk, to="eve@example.org")

    assert code not in [each["code"] for each in after["findings"]]
    assert broken["findings"][0]["code"] == "unknown-field"
    assert made.head["content-type"] == "message/rfc822", made.text


def test_no_file_of_this_machine_is_a_list(folder: Path) -> None:
    (folder / "secret").write_text("eve@example.org\n")
    with live(folder) as desk:
        told = posted(desk, to=f"@{folder}/secret", anyway="yes")

    assert told.status == 400
    assert "eve" not in told.text


def test_mistakes_in_it_are_told_before_the_desk_starts(folder: Path) -> None:
    (folder / "briefpack.toml").write_text('sender = "nobody"\n')

    done = CliRunner().invoke(main, ["desk", str(folder), "--no-open"])

    assert done.exit_code == 3
    assert "briefpack.toml:1" in done.stderr


def test_options_go_before_it_and_a_folder_of_none_has_that_of_the_working_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "sample.yaml").write_text(BRIEF)
    with live(folder, "--theme", "house") as desk:
        assert '<option value="embassy">' in desk.ask("GET", "/b/sample.yaml").text
    monkeypatch.chdir(folder)
    with live(tmp_path / "plain") as desk:
        page = desk.ask("GET", "/b/sample.yaml").text
        assert '<option value="house">' in page
        assert "answers@example.org" in page
