"""Two and more windows edit one briefing: nothing that was typed is lost, nothing stands twice."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.desk.desk_folder import DeskFolder
from reports.desk.patching import read_patch
from reports.desk.saving import save_patch
from reports.model import Briefing
from tests.desk.windows import HEAD, NAME, as_text, sample, tell, words
from tests.strategies import briefings


@pytest.mark.parametrize("seed", range(6))
def test_two_windows_lose_nothing(seed: int) -> None:
    tell(seed, sample(), turns=20)


# a whole row of which a conflict is told also holds what is printed nowhere
@pytest.mark.parametrize("seed", [14, 20, 23, 32])
def test_what_a_window_typed_into_a_row_that_is_gone_is_told(seed: int) -> None:
    tell(seed, sample())


@settings(max_examples=10)
@given(briefings(), st.integers(0, 10**6))
def test_windows_lose_nothing_of_any_briefing(briefing: Briefing, seed: int) -> None:
    tell(seed, as_text(briefing), turns=6, windows=3)


def test_eight_that_save_at_the_same_moment_all_find_their_words(tmp_path: Path) -> None:
    text = sample()
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    folder = DeskFolder(tmp_path)
    failed: list[Exception] = []

    def save(which: int) -> None:
        window = text
        try:
            for turn in range(4):
                note = {"op": "add", "path": "/notes/-", "value": f"zq{which}{turn}zq"}
                window = save_patch(folder, NAME, window, read_patch([note])).window
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=save, args=(which,)) for which in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not failed
    stands = (tmp_path / NAME).read_text(encoding="utf-8")
    assert words(stands) == {f"zq{which}{turn}zq": 1 for which in range(8) for turn in range(4)}
    assert stands.startswith(HEAD)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".brief")] == []
