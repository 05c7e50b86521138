"""The journal: its states, its file, and what happens when it cannot be trusted."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reports.deliver.mail.once import send_once
from reports.deliver.mail.sent_journal import STEPS, DeliveryState, SentJournal, SentMessage
from reports.errors import MailDeliveryError
from tests.deliver.sending.mailings import ABC, HOST, NOW, Clock, a_journal, a_mailing
from tests.deliver.sending.memory import MemoryTransport

ANN, BEN, CEM = ABC


def message(key: str, source: str = "brief.yaml", digest: str = "") -> SentMessage:
    return SentMessage(key, source, "Subject", digest, f"<{key}@{HOST}>", NOW)


def walk(journal: SentJournal, key: str, recipient: str, *states: DeliveryState) -> None:
    journal.plan(key, [recipient])
    for state in states:
        journal.move(key, recipient, state, f"said {state}")


def file_of(folder: Path) -> Path:
    return folder / "state" / "sent.sqlite3"


def test_it_says_who_has_what_since_when(tmp_path: Path) -> None:
    with a_journal(tmp_path) as journal:
        assert journal.begin(message("one")) == message("one")
        walk(journal, "one", ANN, "handed", "sent")
        walk(journal, "one", BEN, "refused")
    with a_journal(tmp_path) as journal:
        (known,) = journal.messages()
        ann, ben = journal.deliveries("one")
    assert known == message("one")
    assert (ann.recipient, ann.state, ann.said) == (ANN, "sent", "said sent")
    assert (ben.recipient, ben.state, ben.said) == (BEN, "refused", "said refused")
    assert NOW < ann.time < ben.time < NOW + timedelta(minutes=1)


def test_a_message_stays_as_it_was_first_written(tmp_path: Path) -> None:
    with a_journal(tmp_path) as journal:
        journal.begin(message("one"))
        later = SentMessage("one", "brief.yaml", "Other", "d", "<other@x>", NOW + timedelta(1))
        assert journal.begin(later) == message("one")


def test_a_correction_finds_everybody_with_what_they_have(tmp_path: Path) -> None:
    with a_journal(tmp_path) as journal:
        for key in ("one", "two", "three"):
            journal.begin(message(key))
        journal.begin(message("other", "other.yaml"))
        for who in ABC:
            walk(journal, "one", who, "handed", "sent")
        walk(journal, "two", ANN.upper(), "handed", "sent")
        walk(journal, "two", BEN, "handed", "uncertain")
        walk(journal, "two", CEM, "refused")
        walk(journal, "two", "dan@example.org", "deferred")
        walk(journal, "three", ANN, "refused")
        walk(journal, "other", "eve@example.org", "handed", "sent")
        held = {h.recipient: (h.message.key, h.state) for h in journal.holders("brief.yaml")}
        assert [m.key for m in journal.messages("brief.yaml")] == ["one", "two", "three"]
    assert held == {ANN.upper(): ("two", "sent"), BEN: ("two", "uncertain"), CEM: ("one", "sent")}


def test_no_step_leads_where_none_should(tmp_path: Path) -> None:
    ways: dict[DeliveryState, tuple[DeliveryState, ...]] = {
        "planned": (), "handed": ("handed",), "sent": ("handed", "sent"), "refused": ("refused",),
        "deferred": ("deferred",), "uncertain": ("handed", "uncertain"),
    }  # fmt: skip
    with a_journal(tmp_path) as journal:
        for number, (start, way) in enumerate(ways.items()):
            for end in STEPS:
                key = f"{number}-{end}"
                journal.begin(message(key))
                walk(journal, key, ANN, *way)
                allowed = start in STEPS[end]
                with nullcontext() if allowed else pytest.raises(MailDeliveryError):
                    journal.move(key, ANN, end)
                (found,) = journal.deliveries(key)
                assert found.state == (end if allowed else start), (start, end)
        with pytest.raises(MailDeliveryError, match="unknown in the journal, expected planned"):
            journal.move("0-sent", BEN, "handed")


def test_what_was_sent_is_never_planned_anew(tmp_path: Path) -> None:
    with a_journal(tmp_path) as journal:
        journal.begin(message("one"))
        walk(journal, "one", ANN, "handed", "sent")
        with pytest.raises(MailDeliveryError, match=r"found 'ann@example.org' sent in the journal"):
            journal.plan("one", [ANN])


def test_the_states_say_what_is_promised() -> None:
    after = {start: {end for end, starts in STEPS.items() if start in starts} for start in STEPS}
    assert after["sent"] == set()
    assert STEPS["sent"] == STEPS["uncertain"] == ("handed",)
    assert after["uncertain"] == {"planned"}
    assert "handed" not in after["refused"] | after["uncertain"]
    assert after["handed"] == {"sent", "refused", "deferred", "uncertain"}


class Deliveries(RuleBasedStateMachine):
    """Any order of calls on a real file, with runs that die in between; a model beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.model: dict[str, str] = {}
        self.bytes_sent: dict[str, int] = {}

    @initialize()
    def begin(self) -> None:
        self.journal = a_journal(Path(self.folder.name))
        self.journal.begin(message("k"))

    @rule(who=st.sampled_from(ABC), to=st.sampled_from([*STEPS]))
    def step(self, who: str, to: DeliveryState) -> None:
        before = self.model.get(who)
        try:
            if to == "planned":
                self.journal.plan("k", [who])
            else:
                self.journal.move("k", who, to)
        except MailDeliveryError:
            assert before is not None or to != "planned"
            assert before != "planned" or to != "planned"
            assert before not in STEPS[to]
        else:
            assert before in STEPS[to] or (to == "planned" and before in (None, "planned"))
            self.model[who] = to
            self.bytes_sent[who] = self.bytes_sent.get(who, 0) + (to == "handed")

    @rule()
    def die_and_come_back(self) -> None:
        self.journal.close()
        self.journal = a_journal(Path(self.folder.name))
        settled = {who: "uncertain" for who, state in self.model.items() if state == "handed"}
        self.model |= settled

    @rule(force=st.booleans())
    def send(self, force: bool) -> None:
        """The real way to send agrees with the states."""
        mailing = a_mailing()
        memory = MemoryTransport()
        due = [who for who in ABC if self.model.get(who) in (None, "planned", "refused", "deferred")
               or (force and self.model.get(who) in ("uncertain", "handed"))]  # fmt: skip
        named = type(mailing)("k", "brief.yaml", "S", mailing.draft, ABC)
        send_once(named, memory, self.journal, now=NOW, host=HOST, force=force, wait=0)
        assert [who for who, _ in memory.sent] == due
        settled = {who: "uncertain" for who, state in self.model.items() if state == "handed"}
        self.model |= settled
        self.model |= dict.fromkeys(due, "sent")

    @invariant()
    def agrees(self) -> None:
        if self.bytes_sent or self.model:
            found = {d.recipient: d.state for d in self.journal.deliveries("k")}
            assert found == self.model

    def teardown(self) -> None:
        self.journal.close()
        self.folder.cleanup()


class TestDeliveries(Deliveries.TestCase):  # type: ignore[misc, name-defined]
    settings = settings(deadline=None, max_examples=12, stateful_step_count=25)


def test_it_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    with a_journal(tmp_path) as journal:
        send_once(a_mailing(), MemoryTransport(), journal, now=NOW, host=HOST)
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in file_of(tmp_path).parent.iterdir()}
    assert modes == {"sent.sqlite3": 0o600, "sent.sqlite3.lock": 0o600}
    assert stat.S_IMODE(file_of(tmp_path).parent.stat().st_mode) == 0o700
    file_of(tmp_path).chmod(0o644)
    a_journal(tmp_path).close()
    assert stat.S_IMODE(file_of(tmp_path).stat().st_mode) == 0o600


def test_it_holds_no_body_no_attachment_and_not_more_than_it_needs(tmp_path: Path) -> None:
    secret = "what only the receivers may read"
    with a_journal(tmp_path) as journal:
        send_once(a_mailing(text=secret), MemoryTransport(), journal, now=NOW, host=HOST)
    found = file_of(tmp_path).read_bytes()
    assert secret.encode() not in found
    assert b"brief.pdf" not in found
    assert ANN.encode() in found


def break_whole(file: Path) -> None:
    file.write_bytes(b"not a journal at all" * 500)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scribble(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2 :] = b"\xff" * (len(data) - len(data) // 2)
    file.write_bytes(bytes(data))


def of_another_program(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE message (a)")
    db.close()


def without_a_table(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE delivery")
    db.close()


DAMAGES = [break_whole, empty, cut, scribble, of_another_program, without_a_table]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_journal_stops_all_sending_and_says_what_to_do(
    tmp_path: Path, damage: object
) -> None:
    with a_journal(tmp_path) as journal:
        send_once(a_mailing(), MemoryTransport(), journal, now=NOW, host=HOST)
    damage(file_of(tmp_path))  # type: ignore[operator]
    before = file_of(tmp_path).read_bytes()
    with pytest.raises(MailDeliveryError, match=r"is damaged.*nothing was sent. Put back a copy"):
        a_journal(tmp_path)
    assert file_of(tmp_path).read_bytes() == before


def test_a_journal_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    a_journal(tmp_path).close()
    with sqlite3.connect(file_of(tmp_path)) as db:
        db.execute("PRAGMA user_version = 2")
    db.close()
    with pytest.raises(MailDeliveryError, match="found a journal of version 2, expected version 1"):
        a_journal(tmp_path)


def test_a_journal_that_is_moved_away_begins_anew(tmp_path: Path) -> None:
    with a_journal(tmp_path) as journal:
        send_once(a_mailing(), MemoryTransport(), journal, now=NOW, host=HOST)
    file_of(tmp_path).rename(tmp_path / "old")
    with a_journal(tmp_path) as journal:
        assert journal.messages() == ()


def test_a_folder_that_cannot_be_had_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="ascii")
    with pytest.raises(MailDeliveryError, match=r"cannot be used.*nothing was sent"):
        a_journal(tmp_path)
    with pytest.raises(MailDeliveryError, match="cannot be used"):
        SentJournal(tmp_path, Clock())


def test_a_disk_that_is_full_stops_before_anything_leaves(tmp_path: Path) -> None:
    memory = MemoryTransport()
    with a_journal(tmp_path) as journal:
        pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
        journal._db.execute(f"PRAGMA max_page_count = {pages}")
        many = [f"person{n}@example.org" for n in range(2_000)]
        with pytest.raises(MailDeliveryError, match="database or disk is full"):
            send_once(a_mailing(many), memory, journal, now=NOW, host=HOST)
    assert memory.sent == []


def test_each_step_is_on_the_disk_before_the_next(tmp_path: Path) -> None:
    with a_journal(tmp_path) as journal:
        found = {
            n: journal._db.execute(f"PRAGMA {n}").fetchone()[0]
            for n in ("synchronous", "journal_mode")
        }
        journal.begin(message("k"))
        walk(journal, "k", ANN, "handed")
        assert not journal._db.in_transaction
        with sqlite3.connect(file_of(tmp_path)) as other:  # another program sees it at once
            assert other.execute("SELECT state FROM delivery").fetchall() == [("handed",)]
        other.close()
    assert found == {"synchronous": 3, "journal_mode": "delete"}  # 3: EXTRA
