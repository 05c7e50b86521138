"""A seeded tenth of the kill suite (kills.py)."""

import sys
from pathlib import Path

import pytest

from reports.deliver.files import group
from tests.reliability.kills import SIGNALS, TENTH, Count, Files, counts, table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")


def test_no_signal_and_no_failing_call_mixes_a_group_or_loses_an_edit(tmp_path: Path) -> None:
    rows = list(counts(TENTH, tmp_path))
    lines: list[str] = []
    assert table(rows, lines.append) == 0, "\n".join(lines)
    killed = [row for row in rows if row.name.endswith(tuple(n.name for n in SIGNALS))]
    assert len(killed) == 2 * len(SIGNALS)
    assert all(row.runs == TENTH for row in killed)
    assert sum(row.stopped for row in killed) > len(killed)  # the signals do arrive


def test_the_count_sees_mixtures_and_leftovers() -> None:
    old: Files = {"a": b"1", "b": b"1"}
    new: Files = {"a": b"2", "b": b"2"}
    count = Count("")
    for found in (old, new, old | {".briefpack.lock": b""}, {"a": b"2", "b": b"1"}, {"a": b"1"}):
        count.look(found, [old, new])
    assert (count.mixed, count.leftovers, count.bad) == (2, 1, 3)


def test_a_writer_without_a_way_back_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The suite is red for a writer that moves files one by one and puts nothing back."""
    monkeypatch.setattr(group, "put_back", lambda entry: None)
    monkeypatch.setattr("reports.deliver.files.lock.put_back", lambda entry: None)
    from tests.reliability.kills import Room, calls_in_turn

    room = Room(tmp_path)
    assert calls_in_turn(room, "fails", room.old).mixed > 0
    assert calls_in_turn(room, "dies", room.old).mixed > 0
