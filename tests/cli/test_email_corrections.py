"""`briefpack email --correct` and `--status`: exactly those who have an older version."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from reports.deliver.mail import read_message
from tests.deliver.transports.servers import Letterbox, plain

BRIEF = (
    "title: A title\ndate: 2026-11-25\nlanguage: en-GB\nsummary: The two sides met on Tuesday.\n"
)
FROM = ("--from", "desk@example.org", "--attach", "none")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a briefing and a journal of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFPACK_JOURNAL", str(tmp_path / "state" / "sent.sqlite3"))
    (tmp_path / "b.yaml").write_text(BRIEF)
    return tmp_path


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["email", "b.yaml", *FROM, *map(str, args)])


def edit(place: Path, title: str) -> None:
    (place / "b.yaml").write_text(BRIEF.replace("A title", title))


def sent(box: Letterbox) -> list[str]:
    who = [recipient for recipient, _ in box.got]
    box.got.clear()
    return who


def test_a_correction_goes_to_those_who_have_the_old_one_and_to_nobody_else(place: Path) -> None:
    box = Letterbox(rcpt={"dan@example.org": ["550 no"]})
    with plain(box) as server:
        way = ("--send", "--server", server)
        run(*way, "--to", "ann@example.org,dan@example.org", "--bcc", "cem@example.org")
        assert sent(box) == ["ann@example.org", "cem@example.org"]
        edit(place, "Another title")
        done = run(*way, "--correct")
        data = box.got[0][1]
        assert sent(box) == ["ann@example.org", "cem@example.org"]
        again = run(*way, "--correct")

    assert done.exit_code == again.exit_code == 0
    assert sent(box) == []
    assert "everybody who has it has this version" in again.stderr
    message = message_from_bytes(data, policy=default)
    assert message["Subject"] == "Correction: Another title"
    assert (message["To"], message["Bcc"], message["Cc"]) == ("desk@example.org", None, None)
    assert message["In-Reply-To"] == message["References"]
    assert "• Title: Another title (before: A title)" in read_message(data).text


def test_a_correction_that_was_broken_off_goes_on(place: Path) -> None:
    box = Letterbox()
    with plain(box) as server:
        way = ("--send", "--server", server)
        run(*way, "--to", "ann@example.org,ben@example.org")
        edit(place, "Another title")
        box.rcpt["ben@example.org"] = ["550 not now"]
        assert run(*way, "--correct").exit_code == 5
        box.got.clear()
        assert run(*way, "--correct").exit_code == 0

    assert sent(box) == ["ben@example.org"]


def test_who_has_an_older_one_still_gets_the_newest(place: Path) -> None:
    box = Letterbox()
    with plain(box) as server:
        way = ("--send", "--server", server)
        run(*way, "--to", "ann@example.org")
        edit(place, "Second")
        run(*way, "--to", "ben@example.org")
        edit(place, "Third")
        box.got.clear()
        run(*way, "--correct")

    assert sent(box) == ["ann@example.org", "ben@example.org"]


def test_a_version_that_is_gone_is_corrected_without_a_list(place: Path) -> None:
    box = Letterbox()
    with plain(box) as server:
        run("--send", "--server", server, "--to", "ann@example.org")
        for path in (place / "state" / "versions").iterdir():
            path.unlink()
        edit(place, "Second")
        box.got.clear()
        assert run("--send", "--server", server, "--correct").exit_code == 0

    text = read_message(box.got[0][1]).text
    assert "This replaces what was sent on" in text
    assert "Changed since then" not in text


def test_a_draft_of_a_correction_names_them_unseen(place: Path) -> None:
    with plain(Letterbox()) as server:
        run("--send", "--server", server, "--to", "ann@example.org")
    edit(place, "Second")
    assert run("--correct").exit_code == 0
    message = message_from_bytes((place / "out" / "b.eml").read_bytes(), policy=default)

    assert message["Bcc"] == "ann@example.org"


def test_what_was_never_sent_cannot_be_corrected(place: Path) -> None:
    done = run("--correct")
    assert done.exit_code == 1
    assert "nothing was sent of" in done.stderr
    assert not (place / "state").exists()


@pytest.fixture
def draft(place: Path) -> Path:
    """A draft that corrects what was sent."""
    with plain(Letterbox()) as server:
        run("--send", "--server", server, "--to", "ann@example.org")
    edit(place, "Second")
    assert run("--correct").exit_code == 0
    return place / "out" / "b.eml"


def verified(*args: object) -> Result:
    return CliRunner().invoke(main, ["verify", "b.yaml", *map(str, args)])


def test_a_draft_of_a_correction_is_what_was_expected(draft: Path) -> None:
    done = verified(draft)

    assert done.exit_code == 0, done.stderr
    assert done.stderr.count("says all") == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"(before: A title)", b"(before: One title)"),
        (b"Title: Second (before", b"Title: Third (before"),
        (b"This replaces what was sent on", b"This adds to what was sent on"),
    ],
)
def test_a_change_that_a_correction_lists_is_compared(draft: Path, old: bytes, new: bytes) -> None:
    data = draft.read_bytes()
    assert old in data
    draft.write_bytes(data.replace(old, new))
    done = verified(draft)

    assert done.exit_code == 1
    assert "expected" in done.stderr
    assert "says all" not in done.stderr


def test_a_list_of_another_version_is_found(draft: Path, place: Path) -> None:
    edit(place, "Third")

    assert verified(draft).exit_code == 1


def test_what_a_correction_replaces_is_told_to_be_unknown(draft: Path, place: Path) -> None:
    done = verified(draft, "--journal", place / "none.sqlite3")

    assert done.exit_code == 1
    assert "none.sqlite3 does not know" in done.stderr
    assert "name the journal that knows it with --journal" in done.stderr
    assert not (place / "none.sqlite3").exists()


def test_a_message_that_corrects_nothing_needs_no_journal(place: Path) -> None:
    assert run("--to", "ann@example.org").exit_code == 0
    done = verified(place / "out" / "b.eml")

    assert done.exit_code == 0
    assert not (place / "state").exists()


def test_a_correction_has_no_recipients_of_its_own() -> None:
    done = run("--correct", "--to", "ann@example.org")
    assert done.exit_code == 2
    assert "--correct: found recipients, too" in done.stderr


def test_the_status_says_who_has_what(place: Path) -> None:
    box = Letterbox(rcpt={"ben@example.org": ["550 no"]})
    with plain(box) as server:
        run("--send", "--server", server, "--to", "ann@example.org,ben@example.org")
    done = CliRunner().invoke(main, ["email", "b.yaml", "--status"])
    plain_rows = [line.split("  ") for line in done.stdout.splitlines()]
    said = json.loads(CliRunner().invoke(main, ["email", "b.yaml", "--status", "--json"]).stdout)

    assert done.exit_code == 0
    assert [[cell.strip() for cell in row if cell][1:] for row in plain_rows] == [
        ["sent", "ann@example.org", "A title"], ["refused", "ben@example.org", "A title"],
    ]  # fmt: skip
    assert [(row["state"], row["address"], row["said"]) for row in said["sent"]] == [
        ("sent", "ann@example.org", "250 taken"), ("refused", "ben@example.org", "550 no"),
    ]  # fmt: skip


def test_the_status_of_what_was_never_sent_says_so_and_writes_nothing(place: Path) -> None:
    done = CliRunner().invoke(main, ["email", "b.yaml", "--status"])

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"briefpack: {place / 'b.yaml'}: nothing was sent of it\n"
    assert not (place / "state").exists()
