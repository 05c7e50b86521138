"""To a server: names, greetings, TLS, certificates, logins."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest
import trustme

from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.tls import make_context
from reports.deliver.mail.transports.transport import Receipt
from reports.errors import MailDeliveryError
from tests.deliver.transports.servers import (
    PASSWORD,
    Authority,
    Letterbox,
    implicit,
    plain,
    starttls,
)
from tests.deliver.transports.tries import (
    ABC,
    ANN,
    BEN,
    CEM,
    NOW,
    Serving,
    Watched,
    fates,
    send,
    transport,
)


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


def test_a_server_that_is_not_ready_to_talk_is_asked_again() -> None:
    box = Letterbox(hello=["421 not now", "421 not now"])  # smtplib says HELO after EHLO
    with plain(box) as server:
        assert fates(send(transport(server), [ANN])) == {ANN: "sent"}
    box = Letterbox(hello=["550 not you"] * 9)
    with (
        plain(box) as server,
        pytest.raises(MailDeliveryError, match="answers EHLO with 550 not you"),
    ):
        send(transport(server))
    assert box.connections == 1


def test_tls_that_cannot_be_had_now_is_asked_for_again(authority: Authority) -> None:
    box = Letterbox(tls=["454 not now"])
    with starttls(box, authority.server()) as server:
        assert fates(send(transport(server, authority.trusted), [ANN])) == {ANN: "sent"}
    assert box.over_tls == [True]
    box = Letterbox(tls=["501 never"])
    with (
        starttls(box, authority.server()) as server,
        pytest.raises(MailDeliveryError, match="answers STARTTLS with 501 never"),
    ):
        send(transport(server, authority.trusted), [ANN])
    assert box.users == []


def test_a_certificate_that_has_run_out_is_refused(authority: Authority) -> None:
    box, old = Letterbox(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.ca.issue_cert("localhost", not_after=NOW.replace(year=2020)).configure_cert(old)
    with (
        starttls(box, old) as server,
        pytest.raises(MailDeliveryError, match="certificate has expired"),
    ):
        send(transport(server, authority.trusted), [ANN])
    assert box.users == []


def test_a_user_needs_a_password(authority: Authority) -> None:
    with (
        starttls(Letterbox(), authority.server()) as server,
        pytest.raises(MailDeliveryError, match="found no password for 'desk'"),
    ):
        send(transport(server, authority.trusted, password=None), [ANN])


def test_a_name_that_cannot_be_looked_up_now_is_not_one_that_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []

    def fail(error: int) -> None:
        def getaddrinfo(*_: object) -> None:
            raise socket.gaierror(error, "as asked")

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    way = transport(MailServer("smtps", "mail.example.org", 465), sleep=slept.append)
    fail(socket.EAI_AGAIN)
    with pytest.raises(MailDeliveryError, match="cannot be looked up now"):
        send(way)
    assert len(slept) == 2
    fail(socket.EAI_NONAME)
    with pytest.raises(MailDeliveryError, match=r"found no host 'mail.example.org'"):
        send(way)
    assert len(slept) == 2


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
