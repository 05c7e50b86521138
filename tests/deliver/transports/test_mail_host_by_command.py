"""`briefpack email` through Debian's own servers: what postfix delivers is what the briefing says."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import reports
from reports.cli import main
from reports.deliver.mail import read_message
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.verification.report import Written, verify_files
from reports.yamlfile import dump_yaml
from tests.deliver.transports.mailhost import MailHost
from tests.deliver.transports.servers import PASSWORD, Authority
from tests.deliver.transports.test_mail_host import host as host  # a fixture
from tests.deliver.transports.test_mail_host import read_back
from tests.verification.rich import rich_briefing as rich_draft


def rich_briefing() -> Briefing:
    """A rich briefing that may be sent: a draft is not, unasked."""
    return rich_draft().model_copy(update={"status": "final"})


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, authority: Authority) -> Path:
    """A folder with the briefing, a journal, and the password where the command looks for it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFPACK_JOURNAL", str(tmp_path / "state" / "sent.sqlite3"))
    monkeypatch.setenv("BRIEFPACK_PASSWORD", PASSWORD)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    (tmp_path / "talva.yaml").write_text(dump_yaml(rich_briefing()), encoding="utf-8")
    return tmp_path


def run(*args: object) -> Result:
    asked = ("email", "talva.yaml", "--from", "desk@example.org", "--to", "ann@example.org")
    return CliRunner().invoke(main, [*asked, *map(str, args)])


def says_the_briefing(data: bytes) -> bool:
    """Return whether both bodies and all attachments of a message do."""
    made, held = rich_briefing(), read_message(data)
    parts = [("mail-txt", held.text.encode()), ("mail-html", (held.html or "").encode())]
    files = [(name.rpartition(".")[2], content) for name, _, content in held.files]
    assert [kind for kind, _ in files] == ["pdf", "docx"]
    written = [Written(kind, kind, content) for kind, content in (*parts, *files)]
    return verify_files(made, plan_of(made), written).agrees


def test_what_arrives_says_what_the_briefing_does(host: MailHost, authority: Authority) -> None:
    before = len(read_back(host, authority, "ann", "INBOX", 0))
    done = run("--send", "--server", host.smtp, "--bcc", "ben@example.org")
    again = run("--send", "--server", host.smtp, "--bcc", "ben@example.org")
    *_, (_, data) = read_back(host, authority, "ann", "INBOX", before + 1)
    message = message_from_bytes(data, policy=default)

    assert (done.exit_code, again.exit_code) == (0, 0), done.stderr
    assert "ann@example.org: sent" in done.stderr
    assert again.stderr.count("nothing was sent again") == 2
    assert says_the_briefing(data)
    assert message["Subject"].startswith("[RESTRICTED] Embargo Aug 25, 2025, 06:30 +00:00: ")
    assert message["Bcc"] is None
    assert len(read_back(host, authority, "ann", "INBOX", before + 1)) == before + 1


def test_a_draft_lies_in_the_folder_for_drafts_as_one(host: MailHost, authority: Authority) -> None:
    done = run("--to-drafts", host.imap, "--bcc", "ben@example.org")
    *_, (flags, data) = read_back(host, authority, "desk", "Entw&APw-rfe &- Notizen")

    assert done.exit_code == 0, done.stderr
    assert "the draft lies in Entwürfe & Notizen" in done.stderr
    assert rb"\Draft" in flags
    assert says_the_briefing(data)
    assert message_from_bytes(data, policy=default)["Bcc"] == "ben@example.org"


def test_a_correction_arrives_below_the_message_that_it_replaces(
    host: MailHost, authority: Authority, place: Path
) -> None:
    run("--send", "--server", host.smtp)
    before = read_back(host, authority, "ann", "INBOX")
    newer = rich_briefing().model_copy(update={"byline": "Another office"})
    (place / "talva.yaml").write_text(dump_yaml(newer), encoding="utf-8")
    done = CliRunner().invoke(
        main, ["email", "talva.yaml", "--from", "desk@example.org", "--correct", "--send",
               "--server", str(host.smtp)],
    )  # fmt: skip
    *_, (_, data) = read_back(host, authority, "ann", "INBOX", len(before) + 1)
    message = message_from_bytes(data, policy=default)

    assert done.exit_code == 0, done.stderr
    assert message["Subject"].startswith("[RESTRICTED] Correction: ")
    assert message["In-Reply-To"] == message_from_bytes(before[-1][1], policy=default)["Message-ID"]
    assert "Another office (before: Press office)" in read_message(data).text
    assert reports.verify(newer, {"m.eml": data}).files
