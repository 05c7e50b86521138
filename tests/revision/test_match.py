from typing import NamedTuple

import pytest

from reports.revision import match
from reports.revision.match import likeness, match_parts


class Piece(NamedTuple):
    """A part with nothing but what it is matched by."""

    id: str | None
    text: str


def parts(*texts: str) -> list[Piece]:
    """Pieces written as `id:text`, the id may be missing."""
    pairs = (text.split(":", 1) for text in texts)
    return [Piece(name or None, words) for name, words in pairs]


BASE = parts("a:one horse", "b:two cows", "c:three hens")


def test_an_id_goes_before_text() -> None:
    assert match_parts(parts("c:one horse", "a:other"), BASE) == [2, 0]


def test_equal_text_finds_what_lost_its_id() -> None:
    assert match_parts(parts(":three hens", ":one horse"), BASE) == [2, 0]


def test_alike_text_finds_what_lost_its_id_and_changed() -> None:
    assert match_parts(parts(":two big cows"), BASE) == [1]


def test_what_is_not_alike_is_new() -> None:
    assert match_parts(parts(":a fish"), BASE) == [None]


def test_a_copied_id_stays_with_the_copy_that_says_the_same() -> None:
    assert match_parts(parts("b:new", "b:two cows"), BASE) == [None, 1]
    assert match_parts(parts("b:two cows", "b:new"), BASE) == [1, None]


def test_no_part_is_given_twice() -> None:
    assert match_parts(parts(":one horse", ":one horse"), BASE) == [0, None]


def test_a_part_alone_between_two_neighbours_was_rewritten() -> None:
    theirs = parts("a:one horse", ":wholly other", "c:three hens")
    assert match_parts(theirs, BASE) == [0, None, 2]
    assert match_parts(theirs, BASE, fill_gaps=True) == [0, 1, 2]


def test_a_gap_of_other_size_is_not_filled() -> None:
    theirs = parts("a:one horse", ":x", ":y", "c:three hens")
    assert match_parts(theirs, BASE, fill_gaps=True) == [0, None, None, 2]


def test_likeness_below_the_bar_is_nothing() -> None:
    assert likeness("one horse", "a fish") == 0
    assert likeness("one horse", "one horse") == 1


def numbered(start: int, count: int, *, ids: bool) -> list[Piece]:
    texts = (
        f"Is the loan for project {n} of the {n}th fund new money?"
        for n in range(start, start + count)
    )
    return [Piece(f"q{i}" if ids else None, text) for i, text in enumerate(texts)]


def compared(monkeypatch: pytest.MonkeyPatch, theirs: list[Piece], base: list[Piece]) -> int:
    """How many pairs are looked at for likeness."""
    count = 0

    def counted(one: str, other: str) -> float:
        nonlocal count
        count += 1
        return likeness(one, other)

    monkeypatch.setattr(match, "likeness", counted)
    match_parts(theirs, base)
    return count


@pytest.mark.parametrize("words", ["the same {}", "wholly other{}", "{}"])
def test_pairs_looked_at_grow_with_the_parts_and_no_faster(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pieces(count: int, name: str) -> list[Piece]:
        return [Piece(None, words.format(f"{name}{i} {i // 4}")) for i in range(count)]

    looked = [compared(monkeypatch, pieces(n, "a"), pieces(n, "b")) for n in (400, 800)]
    assert looked[1] <= 800 * 3
    assert looked[1] <= 2.2 * looked[0] + 1


def test_many_questions_that_changed_a_little_are_found() -> None:
    base = numbered(0, 60, ids=True)
    theirs = [Piece(None, part.text.replace("new money", "fresh money")) for part in base]
    assert match_parts(theirs, base) == list(range(60))


def test_many_questions_that_were_replaced_are_new() -> None:
    theirs = [Piece(None, f"Who pays for bridge {'abcdefgh'[i % 8] * 9}{i}?") for i in range(60)]
    assert match_parts(theirs, numbered(0, 60, ids=True)) == [None] * 60


@pytest.mark.parametrize("count", [50, 5_000])
def test_equal_texts_are_given_out_in_order(count: int) -> None:
    assert match_parts([Piece(None, "same")] * count, [Piece(None, "same")] * count) == list(
        range(count)
    )


def test_long_texts_of_few_letters_are_compared_by_their_start() -> None:
    assert likeness("ab" * 200, "ab" * 200) == 1
    assert likeness("ab" * 200, "cd" * 200) == 0


def test_no_part_of_the_base_is_given_twice_where_parts_were_moved() -> None:
    theirs = parts(":a fish", ":two cows", ":one horse", ":a bird")
    assert match_parts(theirs, BASE[:2], fill_gaps=True) == [None, 1, 0, None]
