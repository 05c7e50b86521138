"""The names that the writer and the reader of a Word brief agree on."""

from __future__ import annotations

import pytest

from reports.wordfile.vocabulary import (
    CONTROLS,
    MAX_BOOKMARK,
    Mark,
    Style,
    bookmark,
    control_field,
    control_tag,
    link_target,
    read_bookmark,
)


@pytest.mark.parametrize("mark", Mark)
def test_a_bookmark_is_read_as_it_was_written(mark: Mark) -> None:
    assert read_bookmark(bookmark(mark, "a_b-1")) == (mark, "a_b-1")


@pytest.mark.parametrize("name", ["_GoBack", "_Toc123", "_Ref5", "h_x", "", "_"])
def test_bookmarks_of_others_are_not_ours(name: str) -> None:
    assert read_bookmark(name) is None


def test_the_longest_id_makes_a_bookmark_that_word_keeps() -> None:
    longest = "x" * 30  # reports.model.text.Id

    assert max(len(bookmark(mark, longest)) for mark in Mark) <= MAX_BOOKMARK


def test_tags_name_their_fields_and_nothing_else() -> None:
    assert [control_field(control_tag(field)) for field in CONTROLS] == list(CONTROLS)
    assert control_field("brief:notes") is None
    assert control_field("title") is None


def test_a_style_is_its_name() -> None:
    assert {"Heading 1": 1}[Style.HEADING_1] == 1
    assert Style("Title") is Style.TITLE


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://example.org/a?b=c&d=(e)#f", "https://example.org/a?b=c&d=(e)#f"),
        ("https://example.org/ü/مثال", "https://example.org/ü/مثال"),
        ("https://example.org/%20", "https://example.org/%20"),
        ("https://example.org/100%", "https://example.org/100%25"),
        (
            'https://example.org/{"a"|`b`}^<c>',
            "https://example.org/%7B%22a%22%7C%60b%60%7D%5E%3Cc%3E",
        ),
        ("http://[2001:db8::1]:80/[x]", "http://[2001:db8::1]:80/%5Bx%5D"),
        ("http://[x]/", "http://%5Bx%5D/"),
        ("mailto:press@example.org", "mailto:press@example.org"),
        ("tel:+15550100", "tel:+15550100"),
    ],
)
def test_an_address_is_one_that_word_takes(href: str, target: str) -> None:
    assert link_target(href) == target
    assert link_target(target) == target or "[x]" in href
