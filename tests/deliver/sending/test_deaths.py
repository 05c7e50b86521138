"""A run that dies at each of its steps in turn: every byte sent, every change of the journal.

What tests/deliver/sending/test_kills.py tries at random moments with a real process is tried
here at all of them, without chance. Death is an exception that nothing in the package catches;
the journal is then opened anew, as by the next run.
"""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reports.deliver.mail.once import send_once
from reports.deliver.mail.sent_journal import SentJournal
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.smtp import SmtpTransport
from tests.deliver.sending.mailings import ABC, HOST, NOW, a_journal, a_mailing
from tests.deliver.transports.servers import Letterbox, plain

ANN, BEN, _ = ABC


class Death(BaseException):
    """The process is gone."""


@dataclass
class Steps:
    """Counts steps, and dies at one: before it is done, or after."""

    dies_at: int = 0
    taken: int = 0
    dead: bool = False

    def take(self, do: Callable[[], Any]) -> Any:
        if self.dead:
            raise Death
        for after in (False, True):
            self.taken += 1
            if self.taken == self.dies_at:
                self.dead = True
                if after:
                    do()
                raise Death
        return do()


class CountedSocket(socket.socket):
    """A connection of which each line is a step."""

    steps: Steps

    def sendall(self, data: bytes) -> None:  # type: ignore[override]
        self.steps.take(lambda: socket.socket.sendall(self, data))


class CountedJournal(SentJournal):
    """A journal of which each change is a step."""

    def counting(self, steps: Steps) -> CountedJournal:
        self._db.execute("PRAGMA synchronous = OFF")  # the system stays; only the process dies
        self._db = _Counted(self._db, steps)  # type: ignore[assignment]
        return self


class _Counted:
    def __init__(self, real: Any, steps: Steps) -> None:
        self._real, self._steps = real, steps

    def execute(self, line: str, *values: Any) -> Any:
        if line == "COMMIT":
            return self._steps.take(lambda: self._real.execute(line))
        return self._real.execute(line, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def run(
    folder: Path, server: MailServer, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    def connect(_link: object, host: str, port: int, timeout: float) -> socket.socket:
        found = CountedSocket()
        found.steps = steps
        found.connect((host, port))
        return found

    monkeypatch.setattr(smtplib.SMTP, "_get_socket", connect)
    way = SmtpTransport(server, HOST, waits=())
    a_journal(folder).close()
    with CountedJournal(folder / "state" / "sent.sqlite3", lambda: NOW) as journal:
        results = send_once(a_mailing([ANN, BEN]), way, journal.counting(steps), now=NOW, host=HOST)
    return {result.recipient: result.fate for result in results}


def test_whichever_step_a_run_dies_at_nobody_gets_two_and_nobody_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Letterbox()
    with plain(box) as server:
        whole = Steps()
        assert run(tmp_path / "whole", server, whole, monkeypatch) == {ANN: "sent", BEN: "sent"}
        seen: set[tuple[str, int]] = set()
        for number in range(1, whole.taken + 1):
            box.got.clear()
            folder = tmp_path / str(number)
            steps = Steps(number)
            with pytest.raises(Death):
                run(folder, server, steps, monkeypatch)
            fates = run(folder, server, Steps(), monkeypatch)
            for who in (ANN, BEN):
                got = box.counts[who]
                assert got <= 1, (number, who)
                assert got == 1 or fates[who] == "uncertain", (number, who)
                seen.add((fates[who], got))
    # each way to die was met: before, on either side of the last byte, and after
    assert seen == {("sent", 1), ("already", 1), ("uncertain", 0), ("uncertain", 1)}
