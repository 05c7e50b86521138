"""Text as format=flowed: no line too long, and the paragraphs come back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.deliver.mail import make_message, read_message
from reports.deliver.mail.flowed import WIDTH, flow

WORDS = st.sampled_from(
    ["a", "", "word", "From", ">", "-- ", "--", "x" * 90, "日本語の文" * 12, "é", "https://example.org/" + "a" * 80, "😀"]
)  # fmt: skip
TEXTS = st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=6).map("\n".join)


def made(text: str) -> bytes:
    return make_message("a@example.org", "b@example.org", "S", text)


@given(TEXTS)
def test_paragraphs_come_back_as_they_were_but_for_spaces_at_their_end(text: str) -> None:
    expected = "\n".join(line.rstrip(" ") for line in text.removesuffix("\n").split("\n"))

    assert read_message(made(text)).text == expected


@given(TEXTS)
def test_no_line_is_longer_than_a_mail_allows_but_for_a_word_that_is(text: str) -> None:
    for line in flow(text)[0].split("\n"):
        if len(line) > 78:
            assert max(map(len, line.split())) > WIDTH - 1


@given(TEXTS)
def test_no_line_is_taken_for_a_quotation_a_signature_or_a_new_mail(text: str) -> None:
    for line in flow(text)[0].split("\n"):
        assert not line.startswith((">", "From "))
        assert line != "-- "


def test_dashes_before_a_long_word_are_no_signature() -> None:
    assert flow(f"-- {'x' * 80} y")[0].split("\n") == [f"-- {'x' * 80} ", "y"]


def test_lines_break_at_spaces_and_say_that_they_go_on() -> None:
    lines, divides = flow("word " * 40 + "end\n\nshort")

    assert not divides
    assert [line.endswith(" ") for line in lines.split("\n")] == [True, True, False, False, False]
    assert all(len(line) <= 78 for line in lines.split("\n"))


@pytest.mark.parametrize(
    ("text", "divides"), [("字" * 200, True), ("x" * 200, False), ("字 字", False)]
)
def test_words_are_broken_where_a_script_has_no_spaces_alone(text: str, divides: bool) -> None:
    lines, found = flow(text)
    data = made(text)

    assert found is divides
    assert (b"delsp" in data) is divides
    assert (len(lines.split("\n")) > 1) is divides
    assert re.sub(" ?\n", "", lines) == text
    assert read_message(data).text == text
