"""Of long texts the words that differ are shown, with a few on each side; of short ones all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.revision.difference.words import beside, cut, hidden_changes, narrowed

LONG = " ".join(f"word{n}" for n in range(60))


def sides(old: str, new: str) -> tuple[str, str, int]:
    both = narrowed(old, new)
    return both.old, both.new, both.more


def test_each_place_is_shown_with_the_words_around_it() -> None:
    new = LONG.replace("word10 ", "TEN ").replace("word50 ", "")
    assert sides(LONG, new) == (
        "… word7 word8 word9 word10 word11 word12 word13 … word47 word48 word49 word50 word51"
        " word52 word53 …",
        "… word7 word8 word9 TEN word11 word12 word13 … word47 word48 word49 word51 word52 word53 …",
        0,
    )


def test_more_than_four_places_are_counted() -> None:
    new = LONG
    for n in (5, 15, 25, 35, 45, 55):
        new = new.replace(f"word{n} ", f"W{n} ")
    assert sides(LONG, new)[2] == 2


def test_of_many_new_words_the_first_and_the_last_are_shown() -> None:
    added = " ".join(f"new{n}" for n in range(90))
    _, new, _ = sides(LONG, LONG.replace("word30", f"word30 {added}"))
    assert new.startswith("… word28 word29 word30 new0 new1 ")
    assert new.endswith(" new88 new89 word31 word32 word33 …")
    assert "new15 … (66 more words) … new82" in new


def test_short_texts_are_shown_whole_and_ends_of_lines_are_seen() -> None:
    assert sides("CAD\u00a0220 million", "CAD 240 million") == (
        "CAD 220 million",
        "CAD 240 million",
        0,
    )
    assert cut("one\u2028two\n\nthree") == "one ⏎ two ¶ three"


def test_texts_without_spaces_are_bounded() -> None:
    long = "水" * 2000
    _, new, _ = sides(long, f"{long}火")
    assert len(new) < 1000
    assert new.endswith("火")


def test_three_texts_are_cut_alike() -> None:
    base, one, other = (LONG.replace("word30", word) for word in ("word30", "ONE", "OTHER"))
    around = "… word27 word28 word29 {} word31 word32 word33 …"
    assert beside(base, one, other) == tuple(map(around.format, ("word30", "ONE", "OTHER")))
    assert beside("a b", None, "a c") == ("a b", "nothing", "a c")


@given(st.text(), st.text())
def test_any_two_texts_are_narrowed(old: str, new: str) -> None:
    both = narrowed(old, new)
    assert "\n" not in both.old + both.new
    assert old.split() != new.split() or both.old == both.new


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("two boats", "two\N{NO-BREAK SPACE}boats", "no-break space put in"),
        ("hos\N{SOFT HYPHEN}pital", "hospital", "soft hyphen taken out"),
        ("two boats", "two \N{NO-BREAK SPACE}boats", "no-break space put in"),
        ("a b", "a\N{THIN SPACE}\N{ZERO WIDTH SPACE}b", "thin space put in; zero width space put in"),
        ("two boats", "two bridges", ""),
        ("two boats", "two\N{NO-BREAK SPACE}bridges", ""),
    ],
)  # fmt: skip
def test_characters_that_do_not_show_are_named(old: str, new: str, said: str) -> None:
    assert hidden_changes(old, new) == said
