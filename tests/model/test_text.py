"""What counts as text, and that the quick answer is the same as the slow one."""

from __future__ import annotations

import sys

import pytest

from reports.model import text
from reports.readers.article import lines


@pytest.mark.parametrize("refused", [text._REFUSED, lines._CONTROLS])
def test_nothing_that_is_refused_is_printable(refused):
    """A text that is printable is asked nothing more."""
    every = (chr(code) for code in range(sys.maxunicode + 1))
    assert [char for char in every if char.isprintable() and refused.match(char)] == []


def test_the_only_white_space_that_is_printable_is_the_space():
    every = (chr(code) for code in range(sys.maxunicode + 1))
    white = [char for char in every if text._WHITE.match(char) or not char.strip()]
    assert [char for char in white if char.isprintable()] == [" "]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ""),
        (" a  b ", "a b"),
        ("a\tb", "a b"),
        ("a\r\nb", "a b"),
        ("5\u202f000\u00a0km", "5\u202f000\u00a0km"),
        ("\u00a0a\u00a0 b", "a\u00a0 b"),
    ],
)
def test_white_space_becomes_one_space_and_typography_stays(written, read):
    assert text.one_line(written) == read


@pytest.mark.parametrize("character", ["\x07", "\u202e", "\ud800", "\ufdd0", "\U0001fffe"])
def test_a_character_that_no_document_can_carry_is_named_wherever_it_stands(character):
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X} at place 9"):
        text.one_line(f"word    {character}   word")
