"""Rows in one line: what is surely parted is parted, all else is the row's first field."""

import pytest

from reports.readers.briefing.slips.row_texts import as_row, as_rows, as_source


@pytest.mark.parametrize(
    ("name", "words", "row"),
    [
        ("people", "Ann Lee, minister of food, water", '{name: "Ann Lee", role: "minister of food, water"}'),
        ("people", "Ann Lee", '{name: "Ann Lee"}'),
        ("contacts", "Ann Lee, press officer, +1 613 555 0100, <ann@example.org>",
         '{name: "Ann Lee", role: "press officer", email: "ann@example.org", phone: "+1 613 555 0100"}'),
        ("contacts", "Room 12", '{name: "Room 12"}'),
        ("qa", "Q1: Who gave? A: Canada.", '{question: "Who gave?", answer: "Canada."}'),
        ("qa", "Why?", '{question: "Why?"}'),
        ("qa", "A statement. Of two sentences.", '{question: "A statement. Of two sentences."}'),
        ("quotes", "“We need peace” — Z", '{text: "We need peace", speaker: "Z"}'),
        ("quotes", "We need peace - now", '{text: "We need peace - now"}'),
        ("figures", "31% of all", '{value: "31%", label: "of all"}'),
        ("figures", "Cases in 2025", '{label: "Cases in 2025"}'),
        ("aid", "Canada gives", '{purpose: "Canada gives"}'),
    ],
)  # fmt: skip
def test_a_row_in_one_line(name: str, words: str, row: str) -> None:
    assert as_row(name, words) == row


def test_semicolons_part_whole_rows_alone() -> None:
    assert as_rows("people", "A, b; C, d;") == '{name: "A", role: "b"}, {name: "C", role: "d"}'
    assert as_rows("people", "Ann Lee; a minister") == '{name: "Ann Lee; a minister"}'
    assert as_rows("notes", "one; two") == '"one; two"'


def test_a_source_is_an_address_a_link_or_a_publisher() -> None:
    assert as_source("https://example.org/a") == '{url: "https://example.org/a"}'
    assert as_source("[A](https://example.org)") == '{title: "A", url: "https://example.org"}'
    assert as_source("[A] The Globe") == '{publisher: "[A] The Globe"}'


@pytest.mark.parametrize("name", ["people", "quotes", "qa", "figures", "contacts"])
def test_a_line_past_all_use_is_not_taken_apart_for_long(name: str) -> None:
    assert as_rows(name, '"- ?, 1; ' * 30_000)
