"""Where lists of words differ, be they long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.verification import differing
from reports.verification.compare import Difference, disagreements
from reports.verification.differing import stretches
from reports.verification.format_shapes import Expected
from reports.verification.seen import Passage
from tests.work import count_calls

_WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def mended(wanted: list[str], found: list[str]) -> list[str]:
    """Return `found` with what differs replaced by what is wanted."""
    out, at = [], 0
    for i, j, k, m in stretches(wanted, found):
        out += [*found[at:k], *wanted[i:j]]
        at = m
    return out + found[at:]


@given(_WORDS, _WORDS)
def test_what_does_not_differ_is_the_same(wanted: list[str], found: list[str]) -> None:
    assert mended(wanted, found) == wanted
    for most in (0, 4):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(differing, "_MOST_PAIRS", most)
            assert mended(wanted, found) == wanted


def test_two_changes_far_apart_in_a_long_table_are_found_in_work_like_its_length() -> None:
    _two_changes(2_000)  # what is loaded and kept at the first use
    twice = count_calls(lambda: _two_changes(20_000))
    assert twice <= 3 * count_calls(lambda: _two_changes(10_000))


def _two_changes(rows: int) -> None:
    wanted = [word for n in range(rows) for word in ("over", "EUR", f"{n}", "million")]
    found = list(wanted)
    found[1], found[-2] = "USD", "one"
    last = len(wanted) - 2
    assert list(stretches(wanted, found)) == [(1, 2, 1, 2), (last, last + 1, last, last + 1)]


def test_the_same_words_in_the_same_order_do_not_differ() -> None:
    assert not list(stretches(["a", "b"] * 5_000, ["a", "b"] * 5_000))


def test_as_many_changes_as_rows_are_told_in_work_like_their_number() -> None:
    _every_fourth(2_000)  # what is loaded and kept at the first use
    twice = count_calls(lambda: _every_fourth(40_000))
    assert twice <= 3 * count_calls(lambda: _every_fourth(20_000))


def _every_fourth(count: int) -> None:
    wanted = [Expected(" ".join(f"w{n}" for n in range(count)), "summary")]
    found = [Passage(" ".join(f"w{n}" if n % 4 else "x" for n in range(count)))]
    told = disagreements(wanted, found)
    assert told[1] == Difference("summary", "w2 w3 w4 w5 w6", "w2 w3 x w5 w6")
