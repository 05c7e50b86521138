"""SMTP once a server talks: recipients, messages, and connections that break."""

from __future__ import annotations

import smtplib
import socket
import time

import pytest

from reports.deliver.mail.transports.connecting import Timeouts
from reports.deliver.mail.transports.server import MailServer
from reports.errors import MailDeliveryError
from tests.deliver.transports.servers import (
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
    LARGE,
    MESSAGE,
    Watched,
    fates,
    send,
    transport,
)


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


def test_no_line_is_kept_open_while_nothing_is_said() -> None:
    box, open_ = Letterbox(rcpt={ANN: ["450 later"]}), []

    def sleep(_: float) -> None:
        for _ in range(200):  # the server sees the good-bye a moment later
            if all(each.is_closing() for each in box.transports):
                break
            time.sleep(0.01)
        open_.append([each for each in box.transports if not each.is_closing()])

    with plain(box) as server:
        assert fates(send(transport(server, waits=(60,), sleep=sleep))) == dict.fromkeys(
            ABC, "sent"
        )
    assert open_ == [[]]
    assert box.connections == 2


def test_nobody_is_nothing_to_do() -> None:
    assert send(transport(MailServer("smtps", "mail.example.org", 465)), []) == ()


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
        short = Timeouts(connect=1, command=1, data=1, answer=9)
        way = transport(server, timeouts=short, waits=(0,) * 5)
        assert fates(send(way, [ANN], message=LARGE)) == {ANN: "sent"}
    assert box.counts == {ANN: 1}


def test_a_server_that_stalls_after_the_last_byte_is_uncertain() -> None:
    box = Letterbox(stall=["after the dot"])
    with plain(box) as server:
        way = transport(server, timeouts=Timeouts(connect=5, command=5, data=5, answer=1.5))
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


def test_a_server_that_closes_at_one_recipient_is_asked_for_the_others() -> None:
    box = Letterbox(rcpt={ANN: ["421 closing"], BEN: ["550 no"]}, cut=["rset"])
    with plain(box) as server:
        assert fates(send(transport(server))) == {ANN: "sent", BEN: "refused", CEM: "sent"}
    assert box.counts == {ANN: 1, CEM: 1}


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
