"""Sent at most once, with a transport that keeps what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent

import pytest

from reports.deliver.mail.once import Mailing, Result, due_for, send_once, to_send_again
from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.sent_journal import SentJournal
from reports.deliver.mail.transports import transport as contract
from reports.deliver.mail.transports.transport import Receipt, Transport, Watch
from reports.errors import MailDeliveryError
from tests.deliver.sending.mailings import ABC, HOST, NOW, a_journal, a_mailing
from tests.deliver.sending.memory import MemoryTransport

ANN, BEN, CEM = ABC


def send(
    mailing: Mailing, transport: Transport, journal: SentJournal, force: bool = False
) -> tuple[Result, ...]:
    return send_once(mailing, transport, journal, now=NOW, host=HOST, force=force, wait=0)


def fates(results: Sequence[Result]) -> dict[str, str]:
    return {result.recipient: result.fate for result in results}


def test_the_same_message_again_goes_to_nobody(tmp_path: Path) -> None:
    memory, mailing = MemoryTransport(), a_mailing()
    with a_journal(tmp_path) as journal:
        assert fates(send(mailing, memory, journal)) == dict.fromkeys(ABC, "sent")
        again = send(mailing, memory, journal)
    assert fates(again) == dict.fromkeys(ABC, "already")
    assert all(result.earlier for result in again)
    assert [who for who, _ in memory.sent] == [*ABC]


def test_one_recipient_more_is_the_same_message_to_that_one_alone(tmp_path: Path) -> None:
    memory = MemoryTransport()
    with a_journal(tmp_path) as journal:
        send(a_mailing([ANN, BEN]), memory, journal)
        results = send(a_mailing([ANN, "BEN@Example.org", CEM]), memory, journal)
    assert fates(results) == {ANN: "already", "BEN@Example.org": "already", CEM: "sent"}
    assert [who for who, _ in memory.sent] == [ANN, BEN, CEM]


def test_another_text_is_another_message(tmp_path: Path) -> None:
    memory = MemoryTransport()
    with a_journal(tmp_path) as journal:
        send(a_mailing([ANN]), memory, journal)
        assert fates(send(a_mailing([ANN], text="Corrected\n"), memory, journal)) == {ANN: "sent"}


def test_a_mailbox_named_twice_gets_one(tmp_path: Path) -> None:
    memory = MemoryTransport()
    with a_journal(tmp_path) as journal:
        results = send(a_mailing([ANN, ANN.upper()], bcc=[ANN]), memory, journal)
    assert fates(results) == {ANN: "sent"}
    assert len(memory.sent) == 1


def test_who_was_refused_or_put_off_is_tried_again_and_nobody_else(tmp_path: Path) -> None:
    first, then = MemoryTransport({ANN: "refused", BEN: "deferred"}), MemoryTransport()
    with a_journal(tmp_path) as journal:
        results = send(a_mailing(), first, journal)
        assert fates(results) == {ANN: "refused", BEN: "deferred", CEM: "sent"}
        assert to_send_again(results) == f"{ANN}, {BEN}"
        assert to_send_again(journal.deliveries(a_mailing().key)) == f"{ANN}, {BEN}"
        results = send(a_mailing(), then, journal)
    assert fates(results) == {ANN: "sent", BEN: "sent", CEM: "already"}


def test_who_is_uncertain_is_not_sent_it_again_but_by_force(tmp_path: Path) -> None:
    first, then = MemoryTransport({ANN: "uncertain"}), MemoryTransport()
    with a_journal(tmp_path) as journal:
        send(a_mailing(), first, journal)
        assert fates(send(a_mailing(), then, journal))[ANN] == "uncertain"
        assert then.sent == []
        assert due_for(a_mailing(), journal, force=True).recipients == (ANN,)
        results = send(a_mailing(), then, journal, force=True)
    assert fates(results) == {ANN: "sent", BEN: "already", CEM: "already"}
    assert [who for who, _ in then.sent] == [ANN]


def test_a_second_run_sends_under_the_date_and_name_of_the_first(tmp_path: Path) -> None:
    first, then = MemoryTransport({ANN: "refused"}), MemoryTransport()
    with a_journal(tmp_path) as journal:
        send(a_mailing(), first, journal)
        later = NOW.replace(day=27)
        send_once(a_mailing(), then, journal, now=later, host="other.example.org")
    (_, one), (_, two) = first.sent[0], then.sent[0]
    assert one == two


class DyingTransport:
    """Dies at one recipient, before or after the last byte left."""

    name = "dying"

    def __init__(self, at: str, handed: bool) -> None:
        self.at, self.handed = at, handed

    def send(
        self, message: OutgoingMessage, recipients: Sequence[str], watch: Watch, /
    ) -> tuple[Receipt, ...]:
        for recipient in recipients:
            if recipient == self.at and not self.handed:
                raise KeyboardInterrupt
            watch.handing_over(recipient)
            if recipient == self.at:
                raise KeyboardInterrupt
            watch.settled(Receipt(recipient, "sent"))
        return ()


@pytest.mark.parametrize("handed", [False, True])
def test_a_run_that_died_goes_on_where_it_is_known_to_be_safe(tmp_path: Path, handed: bool) -> None:
    memory = MemoryTransport()
    with a_journal(tmp_path) as journal, pytest.raises(KeyboardInterrupt):
        send(a_mailing(), DyingTransport(BEN, handed), journal)
    with a_journal(tmp_path) as journal:
        results = send(a_mailing(), memory, journal)
    assert fates(results) == {ANN: "already", BEN: "uncertain" if handed else "sent", CEM: "sent"}
    assert [who for who, _ in memory.sent] == ([CEM] if handed else [BEN, CEM])


def test_while_another_sends_nothing_is_sent_and_that_is_said(tmp_path: Path) -> None:
    memory = MemoryTransport()
    with (
        a_journal(tmp_path) as one,
        a_journal(tmp_path) as other,
        one.sending(),
        pytest.raises(MailDeliveryError, match="another briefpack is sending"),
    ):
        send(a_mailing(), memory, other)
    assert memory.sent == []


def test_what_another_run_hands_over_just_now_is_not_called_uncertain(tmp_path: Path) -> None:
    key = a_mailing().key
    with a_journal(tmp_path) as journal:
        send(a_mailing([ANN]), MemoryTransport(), journal)
        with journal.sending():
            journal.plan(key, [BEN])
            journal.move(key, BEN, "handed")
            with a_journal(tmp_path) as other:
                states = {d.recipient: d.state for d in other.deliveries(key)}
    assert states == {ANN: "sent", BEN: "handed"}


def test_the_transport_that_the_documentation_shows_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = dedent((contract.__doc__ or "").partition("::\n")[2])
    names: dict[str, type[Transport]] = {"Receipt": Receipt}  # type: ignore[dict-item]
    exec(shown, names)
    with a_journal(tmp_path) as journal:
        results = send(a_mailing(), names["Printed"](), journal)
        assert {d.state for d in journal.deliveries(a_mailing().key)} == {"sent"}
    assert fates(results) == dict.fromkeys(ABC, "sent")
    assert capsys.readouterr().out.count("Message-ID: ") == 3
