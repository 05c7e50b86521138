"""What goes over the wire, to the byte, whatever the message says."""

from __future__ import annotations

import io
import re
import smtplib

from hypothesis import given
from hypothesis import strategies as st

from reports.deliver.mail import Attachment, make_message
from reports.deliver.mail.outgoing import OutgoingMessage, recipients_of
from reports.deliver.mail.transports.connecting import Timeouts
from reports.deliver.mail.transports.transaction import transact
from reports.deliver.mail.transports.transport import Receipt, unwatched
from reports.errors import MailDeliveryError, UsageError
from tests.deliver.sending.mailings import NOW
from tests.deliver.sending.test_outgoing import BODIES
from tests.deliver.test_message import LINES

REPLIES = b"250 sender\r\n250 recipient\r\n354 go on\r\n250 taken\r\n"
DATA = b"DATA\r\n"


class Wire:
    """A socket that says yes to all and keeps what it is told."""

    def __init__(self) -> None:
        self.said = b""

    def sendall(self, data: bytes) -> None:
        self.said += data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(REPLIES)

    def settimeout(self, seconds: float) -> None: ...

    def close(self) -> None: ...


def tell(message: OutgoingMessage, recipient: str, *offered: str) -> tuple[Receipt, bytes]:
    link, wire = smtplib.SMTP(local_hostname="desk.example.org"), Wire()
    link.sock = wire  # type: ignore[assignment]
    link.esmtp_features = dict.fromkeys(offered, "")
    link.does_esmtp = True
    receipt = transact(link, message.sender, recipient, message.as_sent, unwatched, Timeouts())
    return receipt, wire.said


def over_the_wire(message: OutgoingMessage, recipient: str) -> bytes:
    receipt, said = tell(message, recipient)
    assert receipt.fate == "sent"
    return said


@given(LINES.filter(str.strip), LINES.filter(str.strip), BODIES, st.binary(max_size=100))
def test_no_half_line_end_and_no_early_dot_goes_out(
    subject: str, name: str, text: str, data: bytes
) -> None:
    file = Attachment("a.bin", "application/octet-stream", data)
    quoted = name.strip().replace("\\", "\\\\").replace('"', '\\"')
    try:
        draft = make_message(
            "desk@example.org", f'"{quoted}" <ann@example.org>', subject, text, [file]
        )
    except (MailDeliveryError, UsageError):  # what cannot stand in a header or a body
        return
    message = OutgoingMessage(draft, NOW, "<key@desk.example.org>")
    said = over_the_wire(message, *recipients_of(draft))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", said)
    commands, _, content = said.partition(DATA)
    assert commands == b"MAIL FROM:<desk@example.org>\r\nRCPT TO:<ann@example.org>\r\n"
    # the first dot that stands alone is the end (RFC 5321, section 4.5.2)
    assert content.index(b"\r\n.\r\n") == len(content) - 5
    assert re.sub(rb"(?m)^\.", b"", content[:-3]) == message.as_sent


def test_a_line_of_dots_arrives_as_it_is() -> None:
    draft = make_message("desk@example.org", "ann@example.org", "S", ".\n..\n...\n")
    said = over_the_wire(OutgoingMessage(draft, NOW, "<a@b>"), "ann@example.org")
    assert said.endswith(b"\r\n\r\n..\r\n...\r\n....\r\n.\r\n")


def test_the_size_is_announced_to_servers_that_ask_for_it() -> None:
    message = OutgoingMessage(EIGHT.replace(b"\xc3\xbc\xc3\x9f", b"ue"), NOW, "<a@b>")
    _, said = tell(message, "ann@example.org", "size")
    assert said.startswith(b"MAIL FROM:<desk@example.org> SIZE=%d\r\n" % len(message.as_sent))


EIGHT = b"From: desk@example.org\nTo: ann@example.org\nSubject: S\n\nGr\xc3\xbc\xc3\x9fe\n"


def test_letters_of_eight_bits_go_to_servers_that_take_them() -> None:
    for draft, needed, option in (
        (EIGHT, ["8bitmime"], b" BODY=8BITMIME\r\n"),
        (
            EIGHT.replace(b"S\n", b"\xc3\xbc\n"),
            ["8bitmime", "smtputf8"],
            b" SMTPUTF8 BODY=8BITMIME\r\n",
        ),
    ):
        message = OutgoingMessage(draft, NOW, "<a@b>")
        receipt, said = tell(message, "ann@example.org", *needed)
        assert receipt.fate == "sent"
        assert said.startswith(b"MAIL FROM:<desk@example.org>" + option)
        for missing in needed:
            receipt, said = tell(
                message, "ann@example.org", *(name for name in needed if name != missing)
            )
            assert (receipt.fate, said) == ("refused", b"")
            assert missing.upper() in receipt.said
    # what is ASCII asks for nothing
    plain = OutgoingMessage(EIGHT.replace(b"\xc3\xbc\xc3\x9f", b"ue"), NOW, "<a@b>")
    assert tell(plain, "ann@example.org", "8bitmime", "smtputf8")[1].startswith(
        b"MAIL FROM:<desk@example.org>\r\n"
    )
