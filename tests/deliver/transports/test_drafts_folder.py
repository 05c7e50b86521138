"""Drafts put into a folder of an IMAP server, and servers that go wrong."""

from __future__ import annotations

import imaplib
import io
import ssl
from contextlib import redirect_stderr

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.transports.drafts_folder import DraftsTransport
from reports.deliver.mail.transports.folder_names import decode_name, read_folders
from reports.deliver.mail.transports.login import Password
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.transport import Receipt, unwatched
from reports.errors import MailDeliveryError, UsageError
from tests.deliver.sending.mailings import ABC, NOW, a_mailing
from tests.deliver.transports.imap_server import ImapBox, imap
from tests.deliver.transports.servers import PASSWORD, Authority
from tests.deliver.transports.test_secrets import everything, shows_password

ANN = ABC[0]
MESSAGE = OutgoingMessage(a_mailing(bcc=["dan@example.org"]).draft, NOW, "<key@desk.example.org>")


def put(
    server: MailServer,
    trusted: ssl.SSLContext,
    folder: str = "",
    password: Password = lambda: PASSWORD,
) -> tuple[Receipt, ...]:
    named = MailServer(server.scheme, server.host, server.port, server.user, folder)
    return DraftsTransport(named, password, trusted, timeout=5).send(MESSAGE, [ANN], unwatched)


def test_a_draft_goes_into_the_folder_that_the_server_says_is_for_drafts(
    authority: Authority,
) -> None:
    box = ImapBox()
    with imap(box, authority.server()) as server:
        assert put(server, authority.trusted) == (Receipt(ANN, "kept", place="Drafts"),)
    assert box.got == [("Drafts", r"(\Draft)", MESSAGE.as_draft)]
    assert b"\r\nBcc: dan@example.org\r\n" in MESSAGE.as_draft
    assert not any(PASSWORD in line for line in box.heard)


def test_only_when_asked_do_some_servers_say_what_a_folder_is_for(authority: Authority) -> None:
    box = ImapBox(folders=[b'() "/" Entw&APw-rfe'], special=[b'(\\Drafts) "/" Entw&APw-rfe'])
    with imap(box, authority.server()) as server:
        with pytest.raises(
            MailDeliveryError, match="found no folder that is for drafts; there are: Entwürfe"
        ):
            put(server, authority.trusted)
        box.capabilities += " SPECIAL-USE"
        assert put(server, authority.trusted)[0].place == "Entwürfe"
    assert [folder for folder, _, _ in box.got] == ["Entw&APw-rfe"]


@pytest.mark.parametrize(
    ("line", "name", "wire"),
    [
        (b'() "." "Desk.Later"', "Desk/Later", "Desk.Later"),
        (b'() "/" "Desk/Later"', "Desk/Later", "Desk/Later"),
        (b"() NIL Later", "Later", "Later"),
        (b'() "/" inbox', "INBOX", "inbox"),
        (b'() "." INBOX.Entw&APw-rfe', "Inbox/Entwürfe", "INBOX.Entw&APw-rfe"),
        (b'() "/" "a \\"b\\" \\\\c"', 'a "b" \\c', 'a \\"b\\" \\\\c'),
        (b'() "\\\\" "a\\\\b"', "a/b", "a\\\\b"),
        ((b'() "/" {5}', b'a "b"'), 'a "b"', 'a \\"b\\"'),
        (b'() "/" "Fish &- Chips"', "Fish & Chips", "Fish &- Chips"),
    ],
)  # fmt: skip
def test_the_folder_that_a_url_names_is_found_as_the_server_writes_it(
    authority: Authority, line: bytes | tuple[bytes, bytes], name: str, wire: str
) -> None:
    box = ImapBox(folders=[b'(\\Drafts) "/" "Drafts"', line])
    with imap(box, authority.server()) as server:
        put(server, authority.trusted, name)
    assert [folder for folder, _, _ in box.got] == [wire]


def test_a_folder_that_is_not_there_is_told_with_those_that_are(authority: Authority) -> None:
    box = ImapBox(folders=[b'(\\Noselect) "/" "Other"', b'() "/" INBOX', b'() "/" "Later\x1b"'])
    with imap(box, authority.server()) as server:
        with pytest.raises(
            MailDeliveryError, match=r"found no folder 'Other'; there are: INBOX, Later\\x1b"
        ):
            put(server, authority.trusted, "Other")
        with pytest.raises(MailDeliveryError, match="found no folder 'later'"):
            put(server, authority.trusted, "later")
    assert box.got == []


def test_a_draft_that_is_not_taken_is_told(authority: Authority) -> None:
    box = ImapBox(append="NO [OVERQUOTA] full\x1b[1m")
    with imap(box, authority.server()) as server:
        with pytest.raises(
            MailDeliveryError, match=r"does not take the draft: \[OVERQUOTA\] full\\x1b"
        ):
            put(server, authority.trusted)
        box.append = "BAD what"
        with pytest.raises(MailDeliveryError, match=r"does not take the draft: .*what"):
            put(server, authority.trusted)


@pytest.mark.parametrize(
    ("cut", "said"),
    [
        ("greeting", "the server cannot be had"),
        ("login", "the connection was lost while logging in; nothing was put"),
        ("list", "the folders cannot be listed"),
        ("append", "while the draft was under way; look into Drafts: it may be there"),
    ],
)
def test_a_connection_that_is_cut_is_told_with_what_is_known(
    authority: Authority, cut: str, said: str
) -> None:
    box = ImapBox(cut=cut)
    with (
        imap(box, authority.server()) as server,
        pytest.raises(MailDeliveryError, match=said) as caught,
    ):
        put(server, authority.trusted)
    assert not shows_password(everything(caught.value))


def test_a_certificate_that_does_not_prove_the_server_is_refused(authority: Authority) -> None:
    stranger = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("localhost").configure_cert(stranger)
    for tls in (stranger, authority.server("mail.example.org")):
        box = ImapBox()
        with (
            imap(box, tls) as server,
            pytest.raises(MailDeliveryError, match="does not prove that it is"),
        ):
            put(server, authority.trusted)
        assert box.heard == []


@pytest.mark.parametrize("repeats", [False, True])
def test_a_password_that_is_not_taken_is_not_shown(
    authority: Authority, repeats: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imaplib, "Debug", 5)
    box, said = ImapBox(repeats=repeats), io.StringIO()
    with (
        redirect_stderr(said),
        imap(box, authority.server()) as server,
        pytest.raises(MailDeliveryError, match="does not take the password: wrong:") as caught,
    ):
        put(server, authority.trusted, password=lambda: PASSWORD + ("" if repeats else "x"))
    assert not shows_password(everything(caught.value))
    told = [
        line for line in said.getvalue().splitlines() if "> b" in line or "write literal" in line
    ]
    assert not shows_password("\n".join(told))  # what the server says is its own
    assert "AUTHENTICATE" in said.getvalue()  # it does debug


def test_a_server_without_a_way_to_log_in_gets_no_password(authority: Authority) -> None:
    box = ImapBox(capabilities="IMAP4rev1 LOGIN AUTH=GSSAPI")
    with (
        imap(box, authority.server()) as server,
        pytest.raises(MailDeliveryError, match="no AUTH=PLAIN"),
    ):
        put(server, authority.trusted)
    assert box.heard == ["CAPABILITY", "LOGOUT"]


def test_drafts_go_over_tls_and_for_a_user_alone() -> None:
    for server in (
        MailServer("imaps", "localhost", 993),
        MailServer("smtp", "localhost", 587, "desk"),
    ):
        with pytest.raises(UsageError, match=r"imaps://desk@mail\.example\.org"):
            DraftsTransport(server, lambda: PASSWORD)
    way = DraftsTransport(MailServer("imaps", "localhost", 993, "desk"), lambda: PASSWORD)
    assert not shows_password(repr(way))


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),  # RFC 3501, section 5.1.3
        ("Entw&APw-rfe", "Entwürfe"), ("a &- b", "a & b"), ("&2D3eAA-", "😀"), ("Drafts", "Drafts"),
        ("&&", "&&"), ("&A-", "&A-"), ("&2D0-", "&2D0-"), ("&", "&"), ("", ""),
    ],
)  # fmt: skip
def test_names_are_read_from_modified_utf_7(wire: str, name: str) -> None:
    assert decode_name(wire) == name


@given(
    st.lists(
        st.binary(max_size=60)
        | st.tuples(st.binary(max_size=20), st.binary(max_size=20))
        | st.none()
    )
)
def test_whatever_a_server_lists_is_folders_or_nothing(lines: list[object]) -> None:
    for folder in read_folders(lines):
        assert isinstance(folder.name, str)
        assert "\r" not in folder.quoted.replace(folder.wire, "")
