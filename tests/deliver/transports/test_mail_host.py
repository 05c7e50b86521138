"""From end to end through Debian's own servers: postfix takes a message, dovecot serves it."""

from __future__ import annotations

import imaplib
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import NoReturn

import pytest

import reports
from reports.deliver.mail.once import Mailing, due_for, send_once
from reports.deliver.mail.outgoing import OutgoingMessage, message_key, recipients_of
from reports.deliver.mail.sent_journal import SentJournal
from reports.deliver.mail.transports.drafts_folder import DraftsTransport
from reports.deliver.mail.transports.folder_names import for_drafts, read_folders
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.smtp import SmtpTransport
from reports.deliver.mail.transports.transport import unwatched
from reports.errors import MailDeliveryError
from reports.model import Briefing
from tests.deliver.sending.mailings import HOST, NOW, a_mailing
from tests.deliver.transports.mailhost import MailHost, a_mail_host
from tests.deliver.transports.servers import PASSWORD, Authority

ANN, BEN, DESK, NONE = (f"{name}@example.org" for name in ("ann", "ben", "desk", "none"))


@pytest.fixture(scope="module")
def host(
    authority: Authority, need_tool: Callable[[str], str], do_without: Callable[[str], NoReturn]
) -> Iterator[MailHost]:
    for tool in ("postfix", "postconf", "dovecot"):
        need_tool(tool)
    if os.geteuid() != 0:
        do_without("postfix and dovecot are started by root alone")
    with a_mail_host(authority, need_tool) as running:
        yield running


def transport(host: MailHost, authority: Authority) -> SmtpTransport:
    return SmtpTransport(host.smtp, HOST, lambda: PASSWORD, authority.trusted, waits=())


def read_back(
    host: MailHost, authority: Authority, user: str, folder: str, expected: int = 1
) -> list[tuple[bytes, bytes]]:
    """Return flags and bytes of the messages in a folder, when as many as expected came in."""
    with imaplib.IMAP4_SSL("localhost", host.imap.port, ssl_context=authority.trusted) as session:
        session.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
        for _ in range(200):
            kind, (count,) = session.select(f'"{folder}"', readonly=True)
            assert kind == "OK"
            if int(count or 0) >= expected:
                break
            time.sleep(0.05)
        found = []
        for number in range(1, int(count or 0) + 1):
            _, parts = session.fetch(str(number), "(FLAGS BODY.PEEK[])")
            head, data = next(part for part in parts if isinstance(part, tuple))
            rest = b" ".join(part for part in parts if isinstance(part, bytes))
            found.append((head + rest, data))
    return found


def attachments(data: bytes) -> list[tuple[str | None, bytes]]:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return [(p.get_filename(), p.get_payload(decode=True)) for p in message.iter_attachments()]  # type: ignore[misc]


def text_of(data: bytes) -> str:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_message_arrives_as_it_left(host: MailHost, authority: Authority, tmp_path: Path) -> None:
    mailing = a_mailing([ANN, NONE], bcc=[BEN], size=300_000)
    with SentJournal(tmp_path / "sent.sqlite3", lambda: datetime.now(UTC)) as journal:
        results = send_once(mailing, transport(host, authority), journal, now=NOW, host=HOST)
        again = send_once(mailing, transport(host, authority), journal, now=NOW, host=HOST)
        (message,) = journal.messages()
    assert {r.recipient: r.fate for r in results} == {ANN: "sent", NONE: "refused", BEN: "sent"}
    assert {r.recipient: r.fate for r in again} == {ANN: "already", NONE: "refused", BEN: "already"}
    assert "User unknown" in next(r.said for r in results if r.fate == "refused")
    left = OutgoingMessage(mailing.draft, message.date, message.message_id).as_sent
    for user in ("ann", "ben"):
        ((_, arrived),) = read_back(host, authority, user, "INBOX")
        # what servers write stands above; from our first header on it is what left, to the byte
        assert arrived[arrived.index(b"Date: ") :] == left
        assert attachments(arrived) == [("brief.pdf", (bytes(range(256)) * 1200)[:300_000])]
        parsed = message_from_bytes(arrived, policy=default)
        assert text_of(arrived) == text_of(mailing.draft)
        assert parsed["Bcc"] is None
        assert "with ESMTPSA" in parsed["Received"]  # S: over TLS, A: logged in (RFC 3848)
    assert "sasl_username=desk" in host.log()


def test_the_files_of_a_briefing_arrive_to_the_byte(
    host: MailHost, authority: Authority, sample: Briefing, tmp_path: Path
) -> None:
    draft = reports.email(sample, DESK, [DESK], attach="pdf,docx,txt").data
    reports.produce(sample, ("pdf", "docx", "txt"), out=tmp_path / "out")
    built = {path.read_bytes() for path in (tmp_path / "out").iterdir()}
    mailing = Mailing(message_key(draft, "sample"), "sample", "Sample", draft, recipients_of(draft))
    with SentJournal(tmp_path / "sent.sqlite3", lambda: datetime.now(UTC)) as journal:
        (result,) = send_once(mailing, transport(host, authority), journal, now=NOW, host=HOST)
    assert result.fate == "sent"
    ((_, arrived),) = read_back(host, authority, "desk", "INBOX")
    assert {data for _, data in attachments(arrived)} == built


def test_a_draft_stands_in_drafts_as_a_draft(host: MailHost, authority: Authority) -> None:
    mailing = a_mailing([ANN], bcc=[BEN], size=100_000)
    message = OutgoingMessage(mailing.draft, NOW, f"<draft@{HOST}>")
    way = DraftsTransport(host.imap, lambda: PASSWORD, authority.trusted)
    receipts = way.send(message, mailing.recipients, unwatched)
    assert {(r.fate, r.place) for r in receipts} == {("kept", "Entwürfe & Notizen")}
    ((flags, found),) = read_back(host, authority, "desk", "Entw&APw-rfe &- Notizen")
    assert rb"\Draft" in flags
    assert found == message.as_draft
    assert message_from_bytes(found, policy=default)["Bcc"] == BEN


def test_a_draft_goes_where_the_url_says(host: MailHost, authority: Authority) -> None:
    named = MailServer("imaps", host.imap.host, host.imap.port, "desk", "Desk/Later")
    message = OutgoingMessage(a_mailing([ANN]).draft, NOW, f"<draft@{HOST}>")
    way = DraftsTransport(named, lambda: PASSWORD, authority.trusted)
    assert way.send(message, [ANN], unwatched)[0].place == "Desk/Later"
    assert len(read_back(host, authority, "desk", "Desk.Later")) == 1


def test_dovecot_takes_the_question_which_folder_is_for_drafts(
    host: MailHost, authority: Authority
) -> None:
    """Dovecot says it unasked; the way to ask servers that do not is one that it understands."""
    with imaplib.IMAP4_SSL("localhost", host.imap.port, ssl_context=authority.trusted) as session:
        session.authenticate("PLAIN", lambda _: f"\0desk\0{PASSWORD}".encode())
        kind, lines = session.list('""', '"*" RETURN (SPECIAL-USE)')
    found = for_drafts(read_folders(lines))
    assert kind == "OK"
    assert found is not None
    assert found.name == "Entwürfe & Notizen"


def test_real_servers_refuse_a_wrong_password_and_get_nothing(
    host: MailHost, authority: Authority
) -> None:
    message = OutgoingMessage(a_mailing([ANN]).draft, NOW, f"<wrong@{HOST}>")
    smtp = SmtpTransport(host.smtp, HOST, lambda: "wrong", authority.trusted, waits=())
    with pytest.raises(MailDeliveryError, match="does not take the password of 'desk': 535"):
        smtp.send(message, [ANN], unwatched)
    drafts = DraftsTransport(host.imap, lambda: "wrong", authority.trusted)
    with pytest.raises(
        MailDeliveryError, match=r"does not take the password: .*AUTHENTICATIONFAILED"
    ):
        drafts.send(message, [ANN], unwatched)


def test_without_a_login_postfix_takes_nothing(host: MailHost, authority: Authority) -> None:
    message = OutgoingMessage(a_mailing([ANN]).draft, NOW, f"<nobody@{HOST}>")
    nobody = MailServer("smtp", host.smtp.host, host.smtp.port)
    way = SmtpTransport(nobody, HOST, None, authority.trusted, waits=())
    (receipt,) = way.send(message, [ANN], unwatched)
    assert receipt.fate == "refused"


def test_what_postfix_says_of_size_is_heeded(
    host: MailHost, authority: Authority, tmp_path: Path
) -> None:
    mailing: Mailing = a_mailing([ANN], size=1_500_000)
    with SentJournal(tmp_path / "sent.sqlite3", lambda: datetime.now(UTC)) as journal:
        with pytest.raises(
            MailDeliveryError, match=r"the message has 2\.\d MB .*expected at most 2\.0 MB"
        ):
            send_once(mailing, transport(host, authority), journal, now=NOW, host=HOST)
        assert due_for(mailing, journal).recipients == (ANN,)
