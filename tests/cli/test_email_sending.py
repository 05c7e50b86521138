"""`briefpack email --send`: what leaves, what is kept back, and what is said of it."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from tests.deliver.transports.imap_server import ImapBox, imap
from tests.deliver.transports.servers import (
    PASSWORD,
    USER,
    Authority,
    Letterbox,
    an_authority,
    plain,
    starttls,
)

BRIEF = """\
title: A title
date: 2026-11-25
language: en-GB
summary: The two sides met on Tuesday.
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a briefing and a journal of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFPACK_JOURNAL", str(tmp_path / "state" / "sent.sqlite3"))
    monkeypatch.delenv("BRIEFPACK_PASSWORD", raising=False)
    (tmp_path / "b.yaml").write_text(BRIEF)
    return tmp_path


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return an_authority(tmp_path_factory.mktemp("authority"))


def mail(
    *args: object, source: str = "b.yaml", to: str = "ann@example.org, ben@example.org"
) -> Result:
    asked = ("--from", "desk@example.org", "--to", to, "--attach", "none")
    return CliRunner().invoke(main, ["email", source, *asked, *map(str, args)])


def lines(done: Result) -> list[str]:
    return done.stderr.splitlines()


def test_each_recipient_gets_it_and_is_named() -> None:
    box = Letterbox()
    with plain(box) as server:
        done = mail("--send", "--server", server)

    assert done.exit_code == 0
    assert lines(done) == ["briefpack: ann@example.org: sent", "briefpack: ben@example.org: sent"]
    assert [who for who, _ in box.got] == ["ann@example.org", "ben@example.org"]
    message = message_from_bytes(box.got[0][1], policy=default)
    assert message["Subject"] == "A title"
    assert message["Message-ID"].endswith("@example.org>")


def test_the_second_time_it_goes_to_nobody() -> None:
    box = Letterbox()
    with plain(box) as server:
        mail("--send", "--server", server)
        done = mail("--send", "--server", server)

    assert done.exit_code == 0
    assert len(box.got) == 2
    assert all("nothing was sent again" in line for line in lines(done))


def test_who_was_refused_is_named_and_stands_in_a_list_that_goes_to_to(place: Path) -> None:
    box = Letterbox(rcpt={"ben@example.org": ["550 no such user"]})
    with plain(box) as server:
        done = mail("--send", "--server", server)
        again = mail("--send", "--server", server, to="@out/b-unsent.txt")

    assert done.exit_code == 5
    assert done.stdout == "out/b-unsent.txt\n"
    assert (
        "briefpack: ben@example.org: refused: 550 no such user; see how the address is written"
        in lines(done)
    )
    assert (place / "out" / "b-unsent.txt").read_text() == "ben@example.org\n"
    assert lines(again) == ["briefpack: ben@example.org: sent"]


def test_a_wait_for_who_was_put_off_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("reports.cli.mail.order.time.sleep", waited.append)
    box = Letterbox(rcpt={"ben@example.org": ["450 later"]})
    with plain(box) as server:
        done = mail("--send", "--server", server)
        box.rcpt["cem@example.org"] = ["450 later"]
        silent = mail("--send", "--server", server, "--json", to="cem@example.org")

    assert waited == [5, 5]
    assert lines(done)[0].endswith("some were put off; they are asked for again in 5 seconds")
    assert (done.exit_code, silent.exit_code, silent.stderr) == (0, 0, "")


def test_the_json_has_each_recipient(place: Path) -> None:
    box = Letterbox(rcpt={"ben@example.org": ["550 no such user"]})
    with plain(box) as server:
        done = mail("--send", "--server", server, "--json")
    said = json.loads(done.stdout)

    assert [(one["address"], one["fate"]) for one in said["recipients"]] == [
        ("ann@example.org", "sent"), ("ben@example.org", "refused"),
    ]  # fmt: skip
    assert (said["status"], done.exit_code) == (5, 5)


def test_a_dry_run_says_all_and_does_nothing(place: Path) -> None:
    box = Letterbox()
    with plain(box) as server:
        done = mail("--send", "--server", server, "--dry-run")

    assert done.exit_code == 0
    assert lines(done) == [
        "briefpack: subject: A title",
        "briefpack: attached: nothing",
        lines(done)[2],
        f"briefpack: by: {server}",
        "briefpack: to: ann@example.org, ben@example.org",
    ]
    assert box.connections == 0
    assert [each.name for each in place.iterdir()] == ["b.yaml"]


def test_a_dry_run_knows_who_has_it_and_what_would_stop_it(place: Path) -> None:
    box = Letterbox()
    with plain(box) as server:
        mail("--send", "--server", server, to="ann@example.org")
        done = mail("--send", "--server", server, "--dry-run")
        (place / "b.yaml").write_text(BRIEF + "embargo: 2999-01-01T06:00:00+02:00\n")
        stopped = mail("--send", "--server", server, "--dry-run")

    assert "briefpack: to: ben@example.org" in lines(done)
    assert any(line.startswith("briefpack: ann@example.org: has it since") for line in lines(done))
    assert "under embargo until" in stopped.stderr
    assert stopped.exit_code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [("embargo: 2999-01-01T06:00:00+02:00", "under embargo until 1 Jan 2999, 06:00 +02:00"),
     ("people: [{name: Ann Lee, review: who}]", "1 row is held for review: people[0]")],
)  # fmt: skip
def test_a_guard_stops_it_unless_forced(line: str, said: str, place: Path) -> None:
    (place / "b.yaml").write_text(f"{BRIEF}{line}\n")
    box = Letterbox()
    with plain(box) as server:
        done = mail("--send", "--server", server)
        assert (done.exit_code, box.got) == (1, [])
        forced = mail("--send", "--server", server, "--force")

    assert said in done.stderr
    assert forced.exit_code == 0
    assert len(box.got) == 2


def test_who_overrules_a_guard_sends_to_nobody_twice_by_it(place: Path) -> None:
    held = f"{BRIEF}people: [{{name: Ann Lee, review: who}}]\n"
    (place / "b.yaml").write_text(held)
    box = Letterbox(cut=["after the dot"])
    with plain(box) as server:
        way = ("--send", "--server", server, "--force")
        doubtful = mail(*way, to="ann@example.org")
        overruled = mail(*way, to="ann@example.org")
        assert box.counts == {"ann@example.org": 1}
        (place / "b.yaml").write_text(BRIEF)  # what is sent is the same
        again = mail(*way, to="ann@example.org")

    assert (doubtful.exit_code, overruled.exit_code, again.exit_code) == (5, 5, 0)
    assert "it may have it, or not" in overruled.stderr
    assert box.counts == {"ann@example.org": 2}


def test_a_marking_that_is_not_mailed_is_not_sent_by_force(place: Path) -> None:
    (place / "ours.toml").write_text('extends = "house"\nunmailed = ["SECRET"]\n')
    (place / "b.yaml").write_text(f"{BRIEF}marking: SECRET\n")
    box = Letterbox()
    with plain(box) as server:
        done = mail("--send", "--server", server, "--force", "--theme", "ours.toml")

    assert (done.exit_code, box.got) == (1, [])
    assert "does not go out by mail" in done.stderr
    assert mail("--theme", "ours.toml").exit_code == 0  # a draft is a person's to send


def test_a_server_that_nobody_listens_at_is_named_and_nothing_is_lost() -> None:
    with plain(Letterbox()) as server:
        pass
    done = mail("--send", "--server", server)

    assert done.exit_code == 5
    assert "the server cannot be had" in done.stderr
    status = CliRunner().invoke(main, ["email", "b.yaml", "--status"]).stdout
    assert status.count("  not sent  ") == 2
    box = Letterbox()
    with plain(box) as other:
        assert mail("--send", "--server", other).exit_code == 0
    assert len(box.got) == 2


def ways_to_a_password(way: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    if way == "environment":
        monkeypatch.setenv("BRIEFPACK_PASSWORD", PASSWORD)
    if way == "file":
        (place / "pw").write_text(f"{PASSWORD}\n", encoding="utf-8")
        return ["--password-file", "pw"]
    return []


@pytest.mark.parametrize("way", ["environment", "file", "keyring"])
def test_a_password_comes_by_three_ways_and_shows_in_none(
    way: str, place: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch, need_module: Any
) -> None:
    keyring = need_module("keyring")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    more = ways_to_a_password(way, place, monkeypatch)
    asked = []

    def known(service: str, user: str) -> str | None:
        asked.append((service, user))
        return PASSWORD if way == "keyring" else None

    monkeypatch.setattr(keyring, "get_password", known)
    box = Letterbox()
    with starttls(box, authority.server()) as server:
        done = mail("--send", "--server", server, *more)

    assert done.exit_code == 0, done.stderr
    assert box.users
    assert all(box.over_tls)
    assert (("briefpack", f"{USER}@localhost") in asked) is (way == "keyring")
    assert PASSWORD not in done.stdout + done.stderr


def test_a_wrong_password_is_said_and_not_shown(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    monkeypatch.setenv("BRIEFPACK_PASSWORD", "hunter2 is wrong")
    with starttls(Letterbox(), authority.server()) as server:
        done = mail("--send", "--server", server)

    assert done.exit_code == 5
    assert "password" in done.stderr
    assert "hunter2" not in done.stderr


def test_without_a_password_it_is_said_where_one_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, need_module: Any
) -> None:
    monkeypatch.setattr(need_module("keyring"), "get_password", lambda *_: None)
    done = mail("--send", "--server", "smtps://desk@mail.example.org")

    assert done.exit_code == 2
    for word in ("desk at mail.example.org", "BRIEFPACK_PASSWORD", "--password-file", "keyring"):
        assert word in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--send"], "--server: found no server"),
        (["--to-drafts"], "--to-drafts: found no server"),
        (["--send", "--to-drafts", "imaps://d@h.example"], "one of the two"),
        (["--send", "--server", "imaps://d@h.example"], "--server: found imaps://d@h.example:993"),
        (["--to-drafts", "smtps://d@h.example"], "--to-drafts: found smtps://"),
        (["--send", "--server", "smtps://d:geheim@h.example"], "found a password in the URL"),
        (["--send", "--server", "smtp+plain://h.example"], "plain text"),
        (["--send", "--no-verify", "--server", "smtps://h.example"], "--no-verify"),
        (["--to", "@none.txt"], "none.txt"),
        (["--send", "--server", "smtps://d@h.example", "--password-file", "none"], "none"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_can(args: list[str], said: str) -> None:
    done = mail(*args)

    assert done.exit_code in (2, 4)
    assert said in done.stderr
    assert "geheim" not in done.stderr


def test_a_draft_is_put_into_the_drafts_of_a_server(
    authority: Authority, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    monkeypatch.setenv("BRIEFPACK_PASSWORD", PASSWORD)
    (place / "b.yaml").write_text(f"{BRIEF}embargo: 2999-01-01T06:00:00+02:00\n")
    box = ImapBox()
    with imap(box, authority.server()) as server:
        done = mail("--to-drafts", server, "--bcc", "cem@example.org")
        (place / "briefpack.toml").write_text(f'drafts = "{server}"\n')
        again = mail("--to-drafts", "--dry-run")

    assert (done.exit_code, again.exit_code) == (0, 0), done.stderr
    ((folder, flag, data),) = box.got
    assert (folder, flag) == ("Drafts", r"(\Draft)")
    assert b"\r\nBcc: cem@example.org\r\n" in data
    assert lines(done)[-1] == f"briefpack: {server}: the draft lies in Drafts"
    assert "under embargo" in lines(done)[0]
    assert f"briefpack: by: {server}" in lines(again)
    assert not (place / "state").exists()


def test_who_sends_it_and_who_gets_it_must_be_said() -> None:
    nobody = CliRunner().invoke(main, ["email", "b.yaml"])
    for args, said in (
        (["--to", "ann@example.org"], "--from: found nobody"),
        (["--from", "desk@example.org"], "--to: found nobody"),
    ):
        done = CliRunner().invoke(main, ["email", "b.yaml", *args])
        assert done.exit_code == 2
        assert said in done.stderr
        assert said in nobody.stderr
        assert len(lines(done)) == 1


def test_the_project_file_says_it_once(place: Path) -> None:
    box = Letterbox()
    with plain(box) as server:
        (place / "briefpack.toml").write_text(
            f'sender = "desk@example.org"\nreply_to = "Desk <r@example.org>"\nserver = "{server}"\n'
            '[lists]\npress = ["ann@example.org"]\n[protective_marking]\nOFFICIAL = "SEC=OFFICIAL"\n'
        )
        (place / "b.yaml").write_text(f"{BRIEF}marking: OFFICIAL\n")
        done = CliRunner().invoke(
            main,
            ["email", "b.yaml", "--to", "press,ann@exarnple.org", "--send", "--attach", "none"],
        )

    assert done.exit_code == 0, done.stderr
    message = message_from_bytes(box.got[0][1], policy=default)
    assert message["Subject"] == "[OFFICIAL] A title"
    assert message["Reply-To"] == "Desk <r@example.org>"
    assert message["X-Protective-Marking"] == "SEC=OFFICIAL"
    assert "'exarnple.org' looks like example.org" in done.stderr
    assert "in none of the lists" in done.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [('server = "imaps://d@h.example"', "expected one of: smtps"), ('drafts = "smtps://d@h.example"', "expected one of: imaps"),
     ('server = "smtps://d:geheim@h.example"', "found a password"), ('reply_to = "nobody"', "reply_to")],
)  # fmt: skip
def test_the_project_file_is_checked(line: str, said: str, place: Path) -> None:
    (place / "briefpack.toml").write_text(f"{line}\n")
    done = mail()

    assert done.exit_code == 3
    assert said in done.stderr
    assert "geheim" not in done.stderr
