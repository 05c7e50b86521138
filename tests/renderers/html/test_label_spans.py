"""Labels in another language than the text say so, in whole texts and within them."""

from __future__ import annotations

import pytest

from reports.look import Options
from tests.renderers.html.briefs import briefing, tree, words
from tests.renderers.test_label_language import BRIEFING, LABELS, OWN


def spans(labels: str) -> list[tuple[str, str, str]]:
    root = tree(BRIEFING, options=Options(labels=labels, verify=False))
    return [
        (words(one), one.get("lang"), one.get("dir")) for one in root.xpath("//body//span[@lang]")
    ]


def test_labels_name_their_language_and_the_rest_keeps_its_own() -> None:
    found = spans("fr")
    said = " | ".join(text for text, _, _ in found)

    assert {(language, direction) for _, language, direction in found} == {("fr", "ltr")}
    assert [
        label for label in LABELS if label.replace("\u00a0", " ") not in said.replace("\u00a0", " ")
    ] == []
    assert [text for text in OWN if text in said] == []


def test_labels_from_right_to_left_say_so_and_keep_their_spaces_outside() -> None:
    root = tree(BRIEFING, options=Options(labels="ar", verify=False))
    (embargo, *_) = root.xpath("//p[@class='embargo']")
    (label,) = embargo.xpath("span")

    assert (label.get("lang"), label.get("dir")) == ("ar", "rtl")
    assert label.text == label.text.strip()
    assert label.tail.startswith(" January")


def test_what_is_drawn_names_the_language_of_its_labels() -> None:
    root = tree(BRIEFING, options=Options(labels="fr", verify=False))

    assert set(root.xpath("//svg/title/@lang | //svg/desc/@lang")) == {"fr"}
    assert not tree(BRIEFING).xpath("//svg/title/@lang")


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("ar", "5,810 tonnes by rail.", "ltr"),
        ("ar", "Mark Carney التقى بالرئيس.", None),
        ("ar", "5,810", None),
        ("en", "السلام is what they want.", "rtl"),
        ("en", "They want السلام now.", None),
    ],
)
def test_a_text_that_is_read_the_other_way_says_so(
    language: str, text: str, direction: str | None
) -> None:
    sections = [{"heading": text, "body": [text, {"bullets": [text]}]}]
    people = [{"name": text, "role": text}]
    root = tree(briefing(title=text, language=language, sections=sections, people=people))
    places = root.xpath(
        "//h1 | //h2 | //section//p | //section//li | //tbody//th | //tbody//td/span"
    )

    assert len(places) == 6
    assert [place.xpath("string(span/@dir)") for place in places] == [direction or ""] * 6
    assert [words(place) for place in places] == [text] * 6


@pytest.mark.parametrize("labels", ["en", "en-GB"])
def test_labels_in_the_language_of_the_text_are_not_marked(labels: str) -> None:
    assert spans(labels) == []
