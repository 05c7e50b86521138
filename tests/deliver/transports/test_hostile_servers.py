"""Servers that say anything at all: what they say is an answer or none, never a fault."""

from __future__ import annotations

import imaplib
import io
import re
import smtplib
from collections.abc import Sequence
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from reports.deliver.mail.transports.drafts_folder import DraftsTransport
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.smtp import SmtpTransport
from reports.deliver.mail.transports.transport import Receipt
from reports.errors import MailDeliveryError
from tests.deliver.transports.tries import ABC, ANN, HOST, MESSAGE, PASSWORD, Watched

#: Answers one after the other, right ones and others.
LINES = st.sampled_from(
    [b"220 hello", b"250 ok", b"250-ok", b"250-SIZE 100", b"250-SIZE \xb2", b"250-SIZE " + b"9" * 5000,
     b"250-SIZE -1", b"250-AUTH", b"250-AUTH PLAIN LOGIN", b"250-AUTH=LOGIN", b"250-STARTTLS", b"250 SMTPUTF8",
     b"235 in", b"334 ", b"334 \xff", b"354 go", b"421 bye", b"450 later", b"550 \x1b[31mno\xe2\x80\xae",
     b"", b"25", b"9" * 9000, b"-1 x", b"000 x", b"999 x", b"2 50 ok", b"\x00", b"354-go", b"+OK", b"* BYE"]
) | st.binary(max_size=20)  # fmt: skip


HELLO = [b"220 hello", b"250-hello"]
YES = [b"250 ok", b"250 ok", b"250 ok", b"354 go", b"250 taken"]


class Babbler:
    """A socket whose other end says what it says, whatever it is told."""

    def __init__(self, said: bytes) -> None:
        self._said = io.BytesIO(said)
        self.heard = b""

    def sendall(self, data: bytes) -> None:
        self.heard += data

    def makefile(self, mode: str) -> io.BytesIO:
        return self._said

    def getpeername(self) -> tuple[str, int]:
        return ("127.0.0.1", 25)

    def settimeout(self, seconds: float) -> None: ...

    def close(self) -> None: ...


def tell(
    said: Sequence[bytes], user: str
) -> tuple[list[Babbler], tuple[Receipt, ...] | str, Watched]:
    babblers: list[Babbler] = []

    def connect(*_: object) -> Babbler:
        babblers.append(Babbler(b"\r\n".join([*said, b""])))
        return babblers[-1]

    server, watch = MailServer("smtp+plain", "localhost", 25, user), Watched()
    way = SmtpTransport(server, HOST, lambda: PASSWORD, waits=(0,), sleep=lambda _: None)
    with patch.object(smtplib.SMTP, "_get_socket", connect):
        try:
            return babblers, way.send(MESSAGE, ABC, watch), watch
        except MailDeliveryError as error:
            return babblers, str(error), watch


#: Those that get as far as a message now and then.
TALKS = st.lists(LINES, max_size=14) | st.tuples(
    st.lists(LINES.filter(lambda line: line[3:4] == b"-"), max_size=4), st.lists(LINES, max_size=10)
).map(lambda parts: [*HELLO, *parts[0], b"250 ok", *parts[1]]) | st.lists(
    st.sampled_from([*YES[1:], b"421 bye", b"450 later", b"550 no", b"nothing", b""]), max_size=14
).map(lambda lines: [b"220 hello", b"250 ok", *lines])  # fmt: skip


@given(TALKS, st.sampled_from(["", "desk"]))
@example([*HELLO, b"250-SIZE \xb2", *YES], "")
@example([*HELLO, b"250-SIZE " + b"9" * 5000, *YES], "")
@example([*HELLO, b"250-AUTH LOGIN", b"250 ok", b"334 ", b"334 ", b"235 in"], "desk")
def test_whatever_a_server_says_each_recipient_has_one_fate(said: list[bytes], user: str) -> None:
    babblers, found, watch = tell(said, user)
    shown = found if isinstance(found, str) else "".join(receipt.said for receipt in found)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    if isinstance(found, str):
        assert not any(what == "handed" for _, what in watch.told)
        assert not any(MESSAGE.as_sent[:40] in each.heard for each in babblers)
        return
    assert [receipt.recipient for receipt in found] == [*ABC]
    for receipt in found:
        told = [what for who, what in watch.told if who == receipt.recipient]
        assert told[-1] == receipt.fate
        if receipt.fate in ("sent", "uncertain"):
            assert told[-2] == "handed"
            assert told.count("handed") == 1 + told[:-2].count("handed")
        if receipt.fate == "sent":
            assert receipt.said.startswith("2")


def test_the_server_that_says_yes_to_all_is_believed() -> None:
    said = [b"220 hello", b"250 ok", *[b"250 ok", b"250 ok", b"354 go", b"250 taken"] * 3]
    babblers, found, _ = tell(said, "")
    assert isinstance(found, tuple)
    assert {receipt.fate for receipt in found} == {"sent"}
    assert babblers[0].heard.count(MESSAGE.as_sent[:40]) == 3
    assert ANN.encode() in babblers[0].heard


IMAP_LINES = st.sampled_from(
    [b"* OK ready", b"* BYE", b"* PREAUTH", b"* CAPABILITY IMAP4rev1 AUTH=PLAIN", b"* CAPABILITY \xff", b"* CAPABILITY",
     b"TAG OK done", b"TAG NO \x1b[31mno", b"TAG BAD", b"TAG", b"+ ", b"+", b'* LIST (\\Drafts) "/" Drafts',
     b"* LIST", b"* LIST () NIL {3}", b"* LIST () NIL {99}", b"* LIST (\xff) \xff \xff", b"* 1 EXISTS", b"", b"\xff", b"* \xff \xff"]
) | st.binary(max_size=12)  # fmt: skip
GOOD = [
    b"* OK ready", b"* CAPABILITY IMAP4rev1 AUTH=PLAIN", b"TAG OK done", b"+ ", b"TAG OK done",
    b"* CAPABILITY IMAP4rev1", b"TAG OK done", b'* LIST (\\Drafts) "/" Drafts', b"TAG OK done", b"+ go", b"TAG OK done", b"TAG OK done",
]  # fmt: skip


class ImapBabbler(Babbler):
    """The same for IMAP, whose answers repeat the tag of the question."""

    def makefile(self, mode: str) -> ImapBabbler:  # type: ignore[override]
        return self

    def readline(self, limit: int = -1) -> bytes:
        tag = self.heard.rstrip(b"\r\n").rpartition(b"\n")[2].partition(b" ")[0]
        self.tag = tag if re.fullmatch(rb"[A-P]{4}[0-9]+", tag) else getattr(self, "tag", b"")
        return self._said.readline(limit).replace(b"TAG", self.tag)

    def read(self, size: int) -> bytes:
        return self._said.read(size)

    def shutdown(self, how: int) -> None: ...


@given(st.lists(IMAP_LINES, max_size=14) | st.tuples(st.integers(0, len(GOOD)), st.lists(IMAP_LINES, max_size=4)).map(
    lambda cut: [*GOOD[: cut[0]], *cut[1]]
))  # fmt: skip
@example(GOOD)
@example([*GOOD[:3], b"+ go", *GOOD[4:]])
@example([*GOOD[:9], b"TAG OK done"])
def test_whatever_an_imap_server_says_a_draft_is_there_or_it_is_told(said: list[bytes]) -> None:
    babbler = ImapBabbler(b"\r\n".join([*said, b""]))
    way = DraftsTransport(MailServer("imaps", "localhost", 993, "desk"), lambda: PASSWORD)
    with patch.object(imaplib.IMAP4_SSL, "_create_socket", lambda *_: babbler):
        try:
            found: tuple[Receipt, ...] | str = way.send(MESSAGE, [ANN], Watched())
        except MailDeliveryError as error:
            found = str(error)
    if isinstance(found, str):
        assert said != GOOD
        assert "\x1b" not in found
    else:
        assert found == (Receipt(ANN, "kept", place="Drafts"),)
        assert MESSAGE.as_draft in babbler.heard
