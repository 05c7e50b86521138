"""A draft on the disk, compared with the briefing: its text, its page and its attachments."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import reports
from reports.cli import main
from reports.errors import InputError
from reports.model import Briefing
from reports.yamlfile import dump_yaml
from tests.verification.rich import rich_briefing


@pytest.fixture(scope="module")
def draft() -> bytes:
    return reports.email(rich_briefing(), "d@example.org", "a@example.org", attach="pdf,txt").data


def parts_that_differ(briefing: Briefing, data: bytes) -> set[str]:
    report = reports.verify(briefing, {"m.eml": data})
    return {file.format for file in report.files if file.differences}


def test_a_draft_agrees_in_all_its_parts(draft: bytes) -> None:
    report = reports.verify(rich_briefing(), {"m.eml": draft})

    assert report.agrees, report.notices
    assert [file.format for file in report.files] == ["mail-txt", "mail-html", "pdf", "txt"]
    assert report.files[0].name == "m.eml: text"


def test_a_stale_draft_differs_in_all_of_them(draft: bytes) -> None:
    newer = rich_briefing().model_copy(update={"summary": "Nothing was agreed."})

    assert parts_that_differ(newer, draft) == {"mail-txt", "mail-html", "pdf", "txt"}


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (b"Norland and Ostania Reopen the Talva Line\nThird", b"Norland and Ostania Reopen the Talva Lane\nThird", "mail-txt"),
        (b"</h1>", b" again</h1>", "mail-html"),
    ],
)  # fmt: skip
def test_a_body_that_was_changed_is_named(old: bytes, new: bytes, part: str, draft: bytes) -> None:
    assert draft.count(old) == 1

    assert parts_that_differ(rich_briefing(), draft.replace(old, new)) == {part}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"Subject: x\n\nhello",
        b"Content-Type: text/plain; format=flowed\n\n\xff\n",
    ],
)
def test_what_is_no_message_of_ours_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(InputError, match="no message as briefpack makes them"):
        reports.verify(rich_briefing(), {"m.eml": data})


def test_the_command_reads_a_draft_and_writes_its_sheet(tmp_path: Path, draft: bytes) -> None:
    brief, mail = tmp_path / "b.yaml", tmp_path / "b.eml"
    brief.write_text(dump_yaml(rich_briefing()), encoding="utf-8")
    mail.write_bytes(draft)
    sheet = tmp_path / "sheet.txt"
    done = CliRunner().invoke(main, ["verify", str(brief), str(mail), "--sheet", str(sheet)])

    assert done.exit_code == 0, done.stderr
    assert "b.eml: page: says all" in done.stderr
    assert "b.eml: page" in sheet.read_text(encoding="utf-8")
