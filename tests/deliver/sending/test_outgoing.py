"""A draft as it goes over the wire."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.deliver.mail import Attachment, make_message
from reports.deliver.mail.outgoing import (
    OutgoingMessage,
    distinct,
    message_key,
    recipients_of,
    stamp,
)
from reports.errors import MailDeliveryError, UsageError
from tests.deliver.sending.mailings import HOST, NOW, TEXT, a_mailing
from tests.deliver.test_message import LINES

ANN, BEN = "ann@example.org", "ben@example.org"


def head_of(data: bytes) -> list[str]:
    head = data.partition(b"\r\n\r\n")[0].decode("ascii")
    return [line.partition(":")[0] for line in head.split("\r\n") if line[0] not in " \t"]


def test_what_leaves_has_a_date_and_a_name_and_no_bcc() -> None:
    mailing = a_mailing([ANN], bcc=[BEN])
    message = stamp(mailing.draft, mailing.key, NOW, HOST)
    parsed = message_from_bytes(message.as_sent, policy=default)
    assert head_of(message.as_sent)[:5] == ["Date", "Message-ID", "From", "To", "Subject"]
    assert parsed["Date"] == "Thu, 26 Nov 2026 09:30:00 +0000"
    assert parsed["Message-ID"] == f"<{mailing.key[:40]}@{HOST}>"
    for name in ("Bcc", "X-Unsent", "X-Briefpack-Digest"):
        assert parsed[name] is None
    assert b"ben@" not in message.as_sent
    assert message.sender == "desk@example.org"


def test_a_draft_for_a_mail_program_keeps_bcc_and_has_no_date() -> None:
    mailing = a_mailing([ANN], bcc=[BEN])
    parsed = message_from_bytes(
        OutgoingMessage(mailing.draft, NOW, "<a@b>").as_draft, policy=default
    )
    assert parsed["Bcc"] == BEN
    for name in ("Date", "Message-ID", "X-Unsent", "X-Briefpack-Digest"):
        assert parsed[name] is None


def test_a_date_that_a_draft_has_is_not_sent_beside_the_new_one() -> None:
    draft = b"Date: old\nMessage-ID: <old@x>\nFrom: a@b.org\nTo: c@d.org\n\nText"
    sent = OutgoingMessage(draft, NOW, "<new@x>").as_sent
    assert sent == (
        b"Date: Thu, 26 Nov 2026 09:30:00 +0000\r\nMessage-ID: <new@x>\r\n"
        b"From: a@b.org\r\nTo: c@d.org\r\n\r\nText\r\n"
    )


def test_a_folded_bcc_goes_as_a_whole() -> None:
    many = [f"person{n}@example.org" for n in range(30)]
    draft = make_message(ANN, [BEN], "S", TEXT, bcc=many)
    assert recipients_of(draft) == (BEN, *many)
    assert b"person" not in OutgoingMessage(draft, NOW, "<a@b>").as_sent


def test_a_body_that_looks_like_a_header_stays() -> None:
    draft = make_message(ANN, [BEN], "S", "Bcc: x@example.org\nDate: never\n\nTo: y@example.org\n")
    sent = OutgoingMessage(draft, NOW, "<a@b>").as_sent
    assert b"\r\n\r\nBcc: x@example.org\r\nDate: never\r\n\r\nTo: y@example.org\r\n" in sent
    assert recipients_of(draft) == (BEN,)


def test_what_is_no_message_is_refused() -> None:
    for data in (b"", b"From: a@b.org\nTo: c@d.org\n", b"From: a@b.org\nno field\n\nText"):
        with pytest.raises(MailDeliveryError):
            _ = OutgoingMessage(data, NOW, "<a@b>").as_sent
    with pytest.raises(MailDeliveryError, match="a line of 1,200 bytes"):
        _ = OutgoingMessage(b"To: c@d.org\n\n" + b"x" * 1200, NOW, "<a@b>").as_sent
    with pytest.raises(MailDeliveryError, match="with addresses in them"):
        recipients_of(b"Subject: S\n\nText")


def test_a_moment_needs_its_zone_and_a_host_its_name() -> None:
    with pytest.raises(UsageError, match="a time with its time zone"):
        stamp(b"", "k", datetime(2026, 11, 26), HOST)
    for host in ("", "a b", "a>\r\nBcc: x@y.org", "größe.example"):
        with pytest.raises(UsageError, match="the name of a host"):
            stamp(b"", "k", NOW, host)


def test_a_mailbox_counts_once_and_stands_where_it_first_stood() -> None:
    assert distinct(["a@b.org", "c@d.org", "A@B.org"]) == ("a@b.org", "c@d.org")
    assert distinct([]) == ()


def test_the_key_is_of_what_is_said_and_not_of_who_gets_it() -> None:
    key = message_key(make_message(ANN, [BEN], "S", TEXT), "brief.yaml")
    file = Attachment("a.pdf", "application/pdf", b"a")
    assert key == message_key(
        make_message(ANN, [ANN, BEN], "S", TEXT, cc=[BEN], bcc=[ANN]), "brief.yaml"
    )
    assert re.fullmatch("[0-9a-f]{64}", key)
    others = [
        message_key(make_message(ANN, [BEN], "S", TEXT), "other.yaml"),
        message_key(make_message(BEN, [BEN], "S", TEXT), "brief.yaml"),
        message_key(make_message(ANN, [BEN], "S.", TEXT), "brief.yaml"),
        message_key(make_message(ANN, [BEN], "S", TEXT + "."), "brief.yaml"),
        message_key(make_message(ANN, [BEN], "S", TEXT, [file]), "brief.yaml"),
    ]
    assert len({key, *others}) == 6


BODIES = st.text(st.characters(blacklist_categories=("Cs",)), max_size=400) | st.lists(
    st.sampled_from([".", "\r", "\n", "\r\n", "..", "\n.\n", "\r\n.\r\n", "x" * 99, "é", "\x00", "\x85", "\u2028"])
).map("".join)  # fmt: skip


@given(LINES.filter(str.strip), BODIES, st.binary(max_size=200))
def test_whatever_is_said_no_line_ends_in_half_an_end(subject: str, text: str, data: bytes) -> None:
    file = Attachment("a.bin", "application/octet-stream", data)
    try:
        draft = make_message("Grüße <a@example.org>", [BEN], subject, text, [file])
    except MailDeliveryError:  # a body that mail cannot carry as it stands
        return
    message = OutgoingMessage(draft, NOW, "<a@b>")
    for wire in (message.as_sent, message.as_draft):
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", wire)
        assert wire.endswith(b"\r\n")
        assert max(map(len, wire.split(b"\r\n"))) <= 998
        (attached,) = message_from_bytes(wire, policy=default).iter_attachments()
        assert attached.get_payload(decode=True) == data
