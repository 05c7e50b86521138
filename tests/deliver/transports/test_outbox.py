"""Drafts as files of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.transports.outbox import OutboxTransport
from reports.deliver.mail.transports.transport import Receipt, unwatched
from reports.errors import FileDeliveryError
from tests.deliver.sending.mailings import ABC, NOW, a_mailing

MESSAGE = OutgoingMessage(a_mailing(bcc=["dan@example.org"]).draft, NOW, "<key@desk.example.org>")


def test_a_draft_is_a_file_as_it_is_and_nobody_is_sent_anything(tmp_path: Path) -> None:
    path = tmp_path / "out" / "brief.eml"
    receipts = OutboxTransport(tmp_path / "out", "brief").send(MESSAGE, ABC, unwatched)
    assert receipts == tuple(Receipt(who, "kept", place=str(path)) for who in ABC)
    assert path.read_bytes() == MESSAGE.draft
    assert b"\nBcc: dan@example.org\n" in MESSAGE.draft
    assert [p.name for p in path.parent.iterdir()] == ["brief.eml"]


def test_a_draft_that_was_changed_is_left_alone(tmp_path: Path) -> None:
    way, path = OutboxTransport(tmp_path, "brief"), tmp_path / "brief.eml"
    way.send(MESSAGE, ABC, unwatched)
    way.send(MESSAGE, ABC, unwatched)  # one that nobody changed is replaced
    path.write_bytes(path.read_bytes() + b"edited\n")
    with pytest.raises(FileDeliveryError, match="was changed since briefpack wrote it"):
        way.send(MESSAGE, ABC, unwatched)
    assert path.read_bytes().endswith(b"edited\n")
    OutboxTransport(tmp_path, "brief", force=True).send(MESSAGE, ABC, unwatched)
    assert path.read_bytes() == MESSAGE.draft
