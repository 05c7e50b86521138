"""SMTP against servers that go wrong at each point where one can."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import trustme

from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.transports.connecting import Timeouts
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.smtp import SmtpTransport
from reports.deliver.mail.transports.tls import make_context
from reports.deliver.mail.transports.transport import Receipt, unwatched
from reports.errors import MailDeliveryError
from tests.deliver.sending.mailings import ABC, HOST, NOW, a_mailing
from tests.deliver.transports.servers import (
    PASSWORD,
    Authority,
    Letterbox,
    implicit,
    plain,
    starttls,
)

ANN, BEN, CEM = ABC
Serving = Callable[..., AbstractContextManager[MailServer]]
MESSAGE = OutgoingMessage(a_mailing().draft, NOW, "<key@desk.example.org>")
#: More than two sockets hold between them: its last byte leaves when the server has read on.
LARGE = OutgoingMessage(a_mailing(size=4_000_000).draft, NOW, MESSAGE.message_id)


def transport(
    server: MailServer, trusted: ssl.SSLContext | None = None, **options: object
) -> SmtpTransport:
    known = {
        "password": lambda: PASSWORD, "waits": (0, 0), "sleep": lambda _: None,
        "timeouts": Timeouts(connect=5, command=5, data=5, answer=5), **options,
    }  # fmt: skip
    return SmtpTransport(server, HOST, tls=trusted, **known)  # type: ignore[arg-type]


def send(
    way: SmtpTransport,
    recipients: Sequence[str] = ABC,
    watch: object = unwatched,
    message: OutgoingMessage = MESSAGE,
) -> tuple[Receipt, ...]:
    return way.send(message, recipients, watch)  # type: ignore[arg-type]


def fates(receipts: Sequence[Receipt]) -> dict[str, str]:
    return {receipt.recipient: receipt.fate for receipt in receipts}


class Watched:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def handing_over(self, recipient: str, /) -> None:
        self.told.append((recipient, "handed"))

    def settled(self, receipt: Receipt, /) -> None:
        self.told.append((receipt.recipient, receipt.fate))


def test_each_recipient_gets_one_over_tls_with_a_login(authority: Authority) -> None:
    for serving in (starttls, implicit):
        box, watch = Letterbox(), Watched()
        with serving(box, authority.server()) as server:
            receipts = send(transport(server, authority.trusted), watch=watch)
        assert fates(receipts) == dict.fromkeys(ABC, "sent")
        assert [who for who, _ in box.got] == [*ABC]
        assert {content for _, content in box.got} == {MESSAGE.as_sent}
        assert box.over_tls == [True] * 3
        assert box.users == [b"desk"]
        assert box.connections == 1
        assert watch.told == [(who, what) for who in ABC for what in ("handed", "sent")]


def test_without_tls_nothing_is_said_but_on_this_machine_when_asked(authority: Authority) -> None:
    box = Letterbox()
    with plain(box) as server:
        assert fates(send(transport(server))) == dict.fromkeys(ABC, "sent")
        secure = MailServer("smtp", "localhost", server.port)
        with pytest.raises(MailDeliveryError, match="offers no STARTTLS") as caught:
            send(transport(secure))
        other = MailServer("smtp+plain", "other.example.org", server.port)
        with pytest.raises(
            MailDeliveryError, match=r"found no host|cannot be had|not this machine"
        ):
            send(transport(other))
    assert "plain text" in str(caught.value)
    assert len(box.got) == 3


def test_a_name_of_this_machine_that_leads_elsewhere_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    box = Letterbox()
    monkeypatch.setattr(
        "reports.deliver.mail.transports.connecting.is_loopback", lambda host: False
    )
    with plain(box) as server, pytest.raises(MailDeliveryError, match="is not this machine"):
        send(transport(server))
    assert box.got == []


@pytest.mark.parametrize("serving", [starttls, implicit])
def test_a_certificate_that_nobody_vouches_for_is_refused(
    authority: Authority, serving: Serving
) -> None:
    box = Letterbox()
    stranger = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("localhost").configure_cert(stranger)
    with serving(box, stranger) as server:
        with pytest.raises(
            MailDeliveryError, match="does not prove that it is localhost"
        ) as caught:
            send(transport(server, authority.trusted))
        with pytest.raises(MailDeliveryError, match="does not prove"):
            send(transport(server, None))
    assert "no password either" in str(caught.value)
    assert box.got == []
    assert box.users == []


@pytest.mark.parametrize("serving", [starttls, implicit])
def test_the_certificate_of_another_host_is_refused(authority: Authority, serving: Serving) -> None:
    box = Letterbox()
    with (
        serving(box, authority.server("mail.example.org")) as server,
        pytest.raises(
            MailDeliveryError, match="does not prove that it is localhost: Hostname mismatch"
        ),
    ):
        send(transport(server, authority.trusted))
    assert box.got == []
    assert box.users == []


def test_a_self_signed_certificate_is_refused_and_taken_when_it_is_named(
    authority: Authority, tmp_path: Path
) -> None:
    ca = trustme.CA()  # its own certificate is signed by itself
    ca.cert_pem.write_to_path(str(tmp_path / "self.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issue_cert("localhost").configure_cert(context)
    box = Letterbox()
    with implicit(box, context) as server:
        with pytest.raises(
            MailDeliveryError, match=r"self-signed certificate|unable to get local issuer"
        ):
            send(transport(server, authority.trusted))
        assert fates(send(transport(server, make_context(tmp_path / "self.pem")), [ANN])) == {
            ANN: "sent"
        }


def test_a_file_without_authorities_is_told(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("nothing", encoding="ascii")
    with pytest.raises(MailDeliveryError, match="no certificates in it, expected certificates"):
        make_context(tmp_path / "ca.pem")
    with pytest.raises(MailDeliveryError, match="no such file"):
        make_context(tmp_path / "other.pem")


def test_tls_to_a_port_without_it_is_told_which_port_has_it(authority: Authority) -> None:
    with plain(Letterbox()) as server:
        wrong = MailServer("smtps", "localhost", server.port)
        with pytest.raises(MailDeliveryError, match="smtp:// is STARTTLS, mostly port 587"):
            send(transport(wrong, authority.trusted))


@pytest.mark.parametrize("serving", [starttls, implicit])
def test_a_wrong_password_is_told_once_and_nothing_is_sent(
    authority: Authority, serving: Serving
) -> None:
    box, asked = Letterbox(), []
    with serving(box, authority.server()) as server:
        way = transport(server, authority.trusted, password=lambda: asked.append(1) or "wrong")
        with pytest.raises(MailDeliveryError, match="does not take the password of 'desk': 535"):
            send(way)
    assert box.got == []
    assert asked == [1]


def test_a_server_without_a_way_to_log_in_is_told(authority: Authority) -> None:
    box = Letterbox()
    neither = ["PLAIN", "LOGIN"]
    with starttls(box, authority.server(), user="", auth_exclude_mechanism=neither) as server:
        with_user = MailServer("smtp", "localhost", server.port, "desk")
        with pytest.raises(
            MailDeliveryError, match="offers no way to log in, expected PLAIN or LOGIN"
        ):
            send(transport(with_user, authority.trusted), [ANN])
        assert fates(send(transport(server, authority.trusted), [ANN])) == {ANN: "sent"}


def test_login_goes_by_the_older_way_where_that_is_the_only_one(authority: Authority) -> None:
    box = Letterbox()
    with starttls(box, authority.server(), auth_exclude_mechanism=["PLAIN"]) as server:
        assert fates(send(transport(server, authority.trusted), [ANN])) == {ANN: "sent"}
        with pytest.raises(MailDeliveryError, match="does not take the password"):
            send(transport(server, authority.trusted, password=lambda: "wrong"), [ANN])
    assert box.users == [b"desk"]


def test_a_server_that_is_busy_is_asked_again() -> None:
    box = Letterbox(greeting=["421 too many"])
    with plain(box) as server:
        assert fates(send(transport(server))) == dict.fromkeys(ABC, "sent")
    assert box.connections == 2


def test_a_server_that_stays_busy_is_told_and_asked_no_more_than_was_said() -> None:
    box, slept = Letterbox(greeting=["421 too many"] * 9), []
    with plain(box) as server:
        way = transport(server, waits=(1, 2), sleep=slept.append)
        with pytest.raises(
            MailDeliveryError, match=r"cannot be had: 421 too many.*nothing was sent"
        ):
            send(way)
    assert slept == [1, 2]
    assert box.connections == 3
    assert box.got == []


def test_a_greeting_that_says_no_is_not_asked_again() -> None:
    box = Letterbox(greeting=["554 go away"] * 9)
    with plain(box) as server, pytest.raises(MailDeliveryError, match="greets with 554 go away"):
        send(transport(server))
    assert box.connections == 1


def test_who_is_greylisted_is_asked_for_again_after_all_others() -> None:
    box, watch = Letterbox(rcpt={ANN: ["450 later", "451 later still"]}), Watched()
    with plain(box) as server:
        assert fates(send(transport(server), watch=watch)) == dict.fromkeys(ABC, "sent")
    assert [who for who, _ in box.got] == [BEN, CEM, ANN]
    assert [what for who, what in watch.told if who == ANN] == [
        "deferred",
        "deferred",
        "handed",
        "sent",
    ]


def test_who_stays_greylisted_is_put_off_with_the_words_of_the_server() -> None:
    box = Letterbox(rcpt={ANN: ["450 later\x1b[31m"] * 9})
    with plain(box) as server:
        receipts = send(transport(server))
    assert fates(receipts) == {ANN: "deferred", BEN: "sent", CEM: "sent"}
    assert receipts[0].said == "450 later\\x1b[31m"
    assert len(box.rcpt[ANN]) == 6


def test_one_of_three_that_is_refused_does_not_stop_the_others() -> None:
    box = Letterbox(rcpt={BEN: ["550 no such user here"] * 9})
    with plain(box) as server:
        receipts = send(transport(server))
    assert fates(receipts) == {ANN: "sent", BEN: "refused", CEM: "sent"}
    assert receipts[1].said == "550 no such user here"
    assert len(box.rcpt[BEN]) == 8
    assert box.connections == 1


@pytest.mark.parametrize(
    ("reply", "fate", "taken"),
    [("554 spam", "refused", 2), ("452 full", "sent", 3), ("421 closing", "sent", 3)],
)
def test_a_message_that_is_not_taken_after_its_last_byte_is_not_uncertain(
    reply: str, fate: str, taken: int
) -> None:
    box, watch = Letterbox(data=[reply]), Watched()
    with plain(box) as server:
        receipts = send(transport(server), watch=watch)
    assert fates(receipts) == {ANN: fate, BEN: "sent", CEM: "sent"}
    assert len(box.got) == taken


def test_a_message_that_is_too_large_is_told_before_any_of_it_leaves() -> None:
    box = Letterbox()
    with plain(box, data_size_limit=9_000) as server, pytest.raises(MailDeliveryError) as caught:
        send(transport(server))
    size = len(MESSAGE.as_sent)
    assert f"({size:,} bytes)" in str(caught.value)
    assert "0.0 MB (9,000 bytes)" in str(caught.value)
    assert box.got == []


@pytest.mark.parametrize("point", ["greeting", "mail", "in data"])
def test_a_connection_that_is_cut_before_the_last_byte_is_safe_to_repeat(point: str) -> None:
    box, watch = Letterbox(cut=[point]), Watched()
    with plain(box) as server:
        receipts = send(transport(server), [ANN], watch, LARGE)
    assert fates(receipts) == {ANN: "sent"}
    assert box.counts == {ANN: 1}
    assert watch.told.count((ANN, "handed")) == 1
    assert box.connections == 2


def test_a_small_message_may_have_left_whole_before_a_cut_is_seen() -> None:
    box = Letterbox(cut=["in data"])
    with plain(box) as server:
        receipts = send(transport(server))
    assert receipts[0].fate in ("uncertain", "sent")  # which, is a race; never more than one
    assert box.counts[ANN] == (receipts[0].fate == "sent")


def test_a_connection_that_is_cut_after_the_last_byte_is_uncertain_and_not_repeated() -> None:
    box, watch = Letterbox(cut=["after the dot"]), Watched()
    with plain(box) as server:
        receipts = send(transport(server), watch=watch)
    assert fates(receipts) == {ANN: "uncertain", BEN: "sent", CEM: "sent"}
    assert "closed the connection, after the whole message had left" in receipts[0].said
    assert box.counts == dict.fromkeys(ABC, 1)


@pytest.mark.parametrize("point", ["greeting", "mail", "in data"])
def test_a_server_that_stalls_before_the_last_byte_is_given_up_and_asked_again(point: str) -> None:
    box = Letterbox(stall=[point])
    with plain(box) as server:
        way = transport(server, timeouts=Timeouts(connect=0.5, command=0.5, data=0.5, answer=5))
        assert fates(send(way, [ANN], message=LARGE)) == {ANN: "sent"}
    assert box.counts == {ANN: 1}


def test_a_server_that_stalls_after_the_last_byte_is_uncertain() -> None:
    box = Letterbox(stall=["after the dot"])
    with plain(box) as server:
        way = transport(server, timeouts=Timeouts(connect=5, command=5, data=5, answer=0.5))
        receipts = send(way)
    assert fates(receipts) == {ANN: "uncertain", BEN: "sent", CEM: "sent"}
    assert "did not answer in time" in receipts[0].said


def test_an_answer_that_is_none_is_uncertain() -> None:
    box = Letterbox(data=["thank you"])
    with plain(box) as server:
        receipts = send(transport(server))
    assert fates(receipts) == {ANN: "uncertain", BEN: "sent", CEM: "sent"}


def test_nothing_is_handed_over_when_the_journal_cannot_be_written() -> None:
    class Full(Watched):
        def handing_over(self, recipient: str, /) -> None:
            raise MailDeliveryError("the disk is full")

    box = Letterbox()
    with plain(box) as server:
        with pytest.raises(MailDeliveryError, match="the disk is full"):
            send(transport(server), watch=Full())
        assert box.got == []
        assert fates(send(transport(server), [CEM])) == {CEM: "sent"}
    assert [who for who, _ in box.got] == [CEM]


def test_where_nobody_listens_that_is_told_after_a_second_try() -> None:
    slept: list[float] = []
    with plain(Letterbox()) as server:
        pass
    way = transport(server, waits=(1, 2, 3), sleep=slept.append)
    with pytest.raises(MailDeliveryError, match=r"cannot be had.*refused.*try again later"):
        send(way)
    assert slept == [1]


def test_a_port_that_speaks_tls_from_the_first_byte_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with plain(Letterbox(greeting=["421 busy"] * 9)) as server:
        monkeypatch.setattr("reports.deliver.mail.transports.smtp._PORT_OF_SMTPS", server.port)
        secure = MailServer("smtp", server.host, server.port)
        with pytest.raises(
            MailDeliveryError, match="speaks TLS from the first byte: write smtps://"
        ):
            send(transport(secure))


def test_a_login_that_is_put_off_is_tried_again(authority: Authority) -> None:
    box = Letterbox(login=["454 4.7.0 the list of users is away"])
    with starttls(box, authority.server()) as server:
        assert fates(send(transport(server, authority.trusted), [ANN])) == {ANN: "sent"}
    assert box.connections == 2


def test_what_ends_all_sending_in_between_is_told_of_those_who_are_left(
    authority: Authority,
) -> None:
    """The password is changed while a run goes on: who has the message is not forgotten."""
    box, passwords = Letterbox(), iter([PASSWORD])
    with starttls(box, authority.server()) as server:
        way = transport(
            server, authority.trusted, password=lambda: next(passwords, "old"), waits=()
        )

        class CutAfterAnn(Watched):
            def settled(self, receipt: Receipt, /) -> None:
                super().settled(receipt)
                if receipt.recipient == ANN:
                    box.cut.append("mail")

        receipts = send(way, [ANN, BEN, CEM], CutAfterAnn())
    assert fates(receipts) == {ANN: "sent", BEN: "deferred", CEM: "deferred"}
    assert "does not take the password" in receipts[2].said


def test_a_dot_that_the_system_does_not_take_has_not_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server had gone before, and the connection knows it: nothing is uncertain."""
    real, broken = socket.socket.sendall, []

    def sendall(self: socket.socket, data: bytes) -> None:
        if data == b".\r\n" and not broken:
            broken.append(1)
            raise BrokenPipeError(32, "Broken pipe")
        real(self, data)

    monkeypatch.setattr(
        smtplib.SMTP,
        "_get_socket",
        lambda link, host, port, timeout: _Breaking(host, port, sendall),
    )
    box, watch = Letterbox(), Watched()
    with plain(box) as server:
        assert fates(send(transport(server), [ANN], watch)) == {ANN: "sent"}
    assert watch.told == [(ANN, "handed"), (ANN, "deferred"), (ANN, "handed"), (ANN, "sent")]
    assert box.counts == {ANN: 1}


class _Breaking(socket.socket):
    def __init__(self, host: str, port: int, sendall: object) -> None:
        super().__init__()
        self.connect((host, port))
        self._sendall = sendall

    def sendall(self, data: bytes) -> None:  # type: ignore[override]
        self._sendall(self, data)  # type: ignore[operator]


@pytest.mark.parametrize(
    "address", ["a@b.org> SIZE=1", "a@b.org\r\nRCPT TO:<c@d.org", "a b@c.org", "ann"]
)
def test_an_address_cannot_say_more_than_an_address(address: str) -> None:
    box = Letterbox()
    with plain(box) as server:
        assert fates(send(transport(server), [address, ANN])) == {address: "refused", ANN: "sent"}
    assert box.counts == {ANN: 1}


def test_other_letters_in_an_address_need_a_server_that_takes_them() -> None:
    box = Letterbox()
    with plain(box, enable_SMTPUTF8=True) as server:
        assert fates(send(transport(server), ["größe@example.org", ANN])) == {
            "größe@example.org": "sent", ANN: "sent",
        }  # fmt: skip
    with plain(Letterbox(), enable_SMTPUTF8=False) as server:
        receipts = send(transport(server), ["größe@example.org", ANN])
    assert fates(receipts) == {"größe@example.org": "refused", ANN: "sent"}
    assert "SMTPUTF8" in receipts[0].said
