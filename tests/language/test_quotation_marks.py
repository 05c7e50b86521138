"""Quotation marks of all kinds are paired, and one that is never closed opens nothing."""

from __future__ import annotations

import pytest

from reports.language.quotation_marks import find_quoted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a “b” c", ["b"]),
        ("a «\u00a0b\u00a0» c", ["b"]),
        ("it’s ‘b’ c’s", ["b"]),
        ('"a" and "b"', ["a", "b"]),
        ("“a ‘b’ c”", ["a ‘b’ c"]),
        ("“a goes on", ["a goes on"]),
        ("a “goes on", []),
        ("“”", []),
        ("the ’90s and the ’80s", []),
        ("“a, he said. “b”", ["b"]),
        ("« a « b » c »", ["a « b » c"]),
        ('"a, he said. "b"', ["b"]),
        ("“a” he said, “b", ["a"]),
        ("“a «b” c", ["a «b"]),
    ],
)
def test_marks_of_all_kinds_are_paired(text: str, found: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quoted(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said: “a.", ["a."]),
        ("“a.", ["a."]),
        ("“a” he said, “b.", ["a", "b."]),
        ("He said: “a. “b” c.", ["b"]),
        ('a 12" pipe', []),
    ],
)
def test_a_quotation_that_goes_on_is_open_at_the_end(text: str, found: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quoted(text, goes_on=True)] == found


def test_marks_without_partners_are_gone_over_once() -> None:
    assert find_quoted("“" * 20_000 + "»" * 20_000) == ()
