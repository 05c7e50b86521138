from reports.revision.changes import Piece
from reports.revision.match import likeness, match_parts


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
