"""What a section's body may hold: sub-headings, lists in lists, line breaks."""

from __future__ import annotations

from typing import Any

import pytest

from reports.errors import InputError
from reports.model import (
    Bullets,
    ListItem,
    Numbered,
    Paragraph,
    Quotation,
    Section,
    Subheading,
    block_texts,
    with_ids,
)
from reports.model.briefing import Briefing
from reports.model.text import one_paragraph, paragraphs


def mistakes(body: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        Section.model_validate({"heading": "All", "body": body})
    return [f"{notice.place.part}: {notice.found}" for notice in caught.value.notices]


@pytest.mark.parametrize("level", [{}, {"level": 2}, {"level": "2"}])
def test_a_sub_heading_is_told_by_its_key(level: dict[str, Any]) -> None:
    section = Section.model_validate({"body": [{"heading": "Part", **level}]})
    assert section.body == (Subheading(heading="Part"),)


@pytest.mark.parametrize("level", [1, 3, "two", True, None, 2.5])
def test_another_level_is_a_clear_mistake(level: Any) -> None:
    said = f"found '{level}', expected 2, the only level of a heading inside a section"
    assert mistakes([{"heading": "Part", "level": level}]) == [f"body[0].level: {said}"]


def test_a_heading_with_text_below_it_is_a_section() -> None:
    assert "body[0].body: found an unknown field" in mistakes([{"heading": "Part", "body": []}])[0]


def test_a_bare_list_belongs_to_the_item_before_it() -> None:
    read = Bullets.model_validate({"bullets": ["one", ["a", "b"], "two"]})
    assert read == Bullets(bullets=(ListItem(text="one", bullets=("a", "b")), "two"))
    read = Numbered.model_validate({"numbered": ["one", ["a"]]})
    assert read.numbered == (ListItem(text="one", numbered=("a",)),)


def test_kinds_may_mix_and_an_item_alone_is_its_text() -> None:
    items = [{"text": "one", "numbered": ["a"]}, {"text": "two"}]
    read = Bullets.model_validate({"bullets": items})
    assert read.bullets == (ListItem(text="one", numbered=("a",)), "two")
    assert read.model_dump(exclude_none=True, mode="json") == {"bullets": [items[0], "two"]}


THREE = "found a list three deep, expected two at most: a list, and one below an item of it"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["a", ["b", ["c"]]], f"body[0].bullets[1]: {THREE}"),
        (["a", ["b", {"text": "c", "bullets": ["d"]}]], f"body[0].bullets[1]: {THREE}"),
        ([{"text": "a", "bullets": ["b", ["c"]]}], f"body[0].bullets[0].bullets: {THREE}"),
        ([["a"]], "body[0].bullets: found a list in a list, expected an item's text before it"),
        (["a", ["b"], ["c"]], "body[0].bullets: found a list in a list, expected an item's text"),
        (["a", []], "body[0].bullets[1]: found a list of 0, expected at least one item"),
        (
            [{"one": ["a"]}],
            "body[0].bullets[0]: found a mapping with 'one', expected an item: text",
        ),
        (
            [{"text": "a", "bullets": ["b"], "numbered": ["c"]}],
            "body[0].bullets[0]: found two lists below one item, expected bullets or numbered",
        ),
    ],
)
def test_what_is_no_list_in_a_list_is_told(items: Any, said: str) -> None:
    found = mistakes([{"bullets": items}])
    assert [line for line in found if line.startswith(said)] != [], found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\\\nb", "a\u2028b"),
        ("a \\\r\n  b", "a\u2028b"),
        ("a\u2028b", "a\u2028b"),
        ("a \u2028\u2028 b", "a\u2028b"),
        ("a\\\n\\\nb", "a\u2028b"),
        # an escaped backslash at the end of a line, one that ends none, one before a space
        ("a\\\\\nb", "a\\\\ b"),
        ("a\\\\\\\nb", "a\\\\\u2028b"),
        ("a\\", "a\\"),
        ("a\\\n", "a\\"),
        ("a\\ \nb", "a\\ b"),
        ("a\nb", "a b"),
        ("C:\\new", "C:\\new"),
    ],
)
def test_a_backslash_at_a_lines_end_breaks_it(written: str, read: str) -> None:
    assert one_paragraph(written) == read
    assert one_paragraph(read) == read


def test_breaks_stand_in_prose_and_in_no_line() -> None:
    assert paragraphs("a\\\nb\n\nc\\\n\nd") == ("a\u2028b", "c\\", "d")
    made = Section(heading="a\u2028b", body=(Quotation(quote="c\u2028d", speaker="e\u2028f"),))
    assert made.heading == "a b"
    assert made.body == (Quotation(quote="c\u2028d", speaker="e f"),)


def test_texts_have_their_fields_in_the_order_of_reading() -> None:
    nested = Numbered(numbered=("a", ListItem(text="b", bullets=("c", "d")), "e"))
    assert [*block_texts(nested)] == [
        ("numbered[0]", "a"),
        ("numbered[1].text", "b"),
        ("numbered[1].bullets[0]", "c"),
        ("numbered[1].bullets[1]", "d"),
        ("numbered[2]", "e"),
    ]
    assert [*block_texts(Subheading(heading="h"))] == [("heading", "h")]
    assert [*block_texts(Paragraph(text="p"))] == [("", "p")]


def test_sub_headings_have_ids_and_flat_lists_keep_theirs() -> None:
    body = (Subheading(heading="h"), Subheading(heading="h"), Bullets(bullets=("a", "b")))
    named = with_ids(Briefing(title="t", sections=(Section(body=body),)))
    first, second, flat = (block.id for block in named.sections[0].body)
    assert second == f"{first}-2"
    assert flat == "b-864b207e"
