"""`briefpack email --sign`: the PDF of a message is sealed, and no message goes out twice."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from reports.sealing.checked import seal_notices
from tests.deliver.transports.servers import Letterbox, plain
from tests.sealing.keys import TIME, Made, authority, certified, pem, rsa_key, signer


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a briefing, two keys, and a journal of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFPACK_JOURNAL", str(tmp_path / "state" / "sent.sqlite3"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TIME.timestamp())))
    Path("b.yaml").write_text("title: A title\ndate: 2026-11-25\nsummary: They met.\n", "utf-8")
    Path("seal.pem").write_bytes(pem(signer("ec").key, signer("ec").certificate))
    other = Made(rsa_key(6), certified(rsa_key(6), "Another Desk"))
    Path("other.pem").write_bytes(pem(other.key, other.certificate))
    Path("authority.pem").write_bytes(authority().pem)
    return tmp_path


def mail(*args: str) -> Result:
    asked = ("--from", "desk@example.org", "--to", "ann@example.org")
    return CliRunner().invoke(main, ["email", "b.yaml", *asked, *args])


def pdf_of(message: bytes) -> bytes:
    parts = message_from_bytes(message, policy=default).iter_attachments()
    return next(part.get_content() for part in parts if part.get_filename().endswith(".pdf"))


def test_the_pdf_of_a_draft_is_sealed_and_verify_knows_it() -> None:
    done = mail("--sign", "seal.pem")

    assert done.exit_code == 0
    data = Path("out/b.eml").read_bytes()
    assert [each.code for each in seal_notices(pdf_of(data))] == ["seal-whole"]
    proof = CliRunner().invoke(
        main, ["verify", "b.yaml", "out/b.eml", "--authority", "authority.pem"]
    )
    assert proof.exit_code == 0
    assert ".pdf: sealed by 'Press Office (Example Ministry)'" in proof.stderr
    assert "'Example Authority' vouches for the signer" in proof.stderr


def test_a_draft_without_a_key_has_no_seal() -> None:
    assert mail().exit_code == 0
    assert seal_notices(pdf_of(Path("out/b.eml").read_bytes())) == ()


def test_another_time_makes_no_other_message(monkeypatch: pytest.MonkeyPatch) -> None:
    box = Letterbox()
    with plain(box) as server:
        first = mail("--send", "--server", server, "--sign", "seal.pem")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TIME.timestamp()) + 3600))
        again = mail("--send", "--server", server, "--sign", "seal.pem")

    assert first.exit_code == again.exit_code == 0
    assert "ann@example.org: has it since" in again.stderr
    ((who, data),) = box.got
    assert who == "ann@example.org"
    assert [each.code for each in seal_notices(pdf_of(data))] == ["seal-whole"]


def test_another_seal_does_and_so_does_none() -> None:
    box = Letterbox()
    with plain(box) as server:
        for sign in (("--sign", "seal.pem"), ("--sign", "other.pem"), ()):
            assert mail("--send", "--server", server, *sign).exit_code == 0

    assert len(box.got) == 3


def test_nothing_leaves_that_could_not_be_sealed() -> None:
    box = Letterbox()
    with plain(box) as server:
        done = mail("--send", "--server", server, "--sign", "authority.pem")
    kept = mail("--sign", "authority.pem")

    assert done.exit_code == kept.exit_code == 4
    assert "authority.pem: holds no private key" in done.stderr
    assert not box.got
    assert not Path("out").exists()


@pytest.mark.parametrize("attach", ["docx", "none"])
def test_a_key_without_a_pdf_is_refused(attach: str) -> None:
    done = mail("--attach", attach, "--sign", "seal.pem")

    assert done.exit_code == 2
    assert "--sign: found no PDF to seal, expected pdf among the formats of --attach" in done.stderr
