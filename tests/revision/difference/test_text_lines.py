"""A text is compared by its lines: what a person did to one is one change, where it is seen."""

from __future__ import annotations

import pytest
from hypothesis import given

from reports.model import (
    Block,
    Briefing,
    Bullets,
    ListItem,
    Numbered,
    Paragraph,
    Quotation,
    Section,
    Subheading,
)
from reports.revision import differences
from tests.strategies import briefings

ONE, TWO, THREE = "The bridge is open.", "A donors’ call is set for May.", "Boats went out."
LIST = ("ten pumps", "forty boats", "two kitchens")


def text(*blocks: Block | str, heading: str | None = "Relief") -> Section:
    body = tuple(Paragraph(text=each) if isinstance(each, str) else each for each in blocks)
    return Section(heading=heading, body=body)


def said(old: Section | tuple[Section, ...], new: Section | tuple[Section, ...]) -> list[str]:
    sides = (each if isinstance(each, tuple) else (each,) for each in (old, new))
    before, after = (Briefing(sections=sections) for sections in sides)
    return [str(change) for change in differences(before, after)]


BULLETS = Bullets(bullets=LIST)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (text(ONE), text(Bullets(bullets=(ONE,))), f"bullet 1: paragraph became bullet: '{ONE}'"),
        (
            text(ONE),
            text(Quotation(quote=ONE)),
            f"quotation 1: paragraph became quotation: '{ONE}'",
        ),
        (
            text(ONE, TWO),
            text(Bullets(bullets=(ONE, TWO))),
            f"bullet 1: 2 paragraphs became bullets: '{ONE} / {TWO}'",
        ),
        (
            text(BULLETS),
            text(Numbered(numbered=LIST)),
            "item 1: 3 bullets became numbered items: 'ten pumps / forty boats / two kitchens'",
        ),
        (
            text(BULLETS),
            text(
                Bullets(bullets=LIST[:1]),
                Subheading(heading=LIST[1]),
                Bullets(bullets=LIST[2:]),
            ),
            "sub-heading 1: bullet became sub-heading: 'forty boats'",
        ),
        (
            text(BULLETS),
            text(Bullets(bullets=(ListItem(text=LIST[0], bullets=LIST[1:2]), LIST[2]))),
            "bullet 1.1: bullet became inner bullet: 'forty boats'",
        ),
        (
            text(ONE),
            text(Bullets(bullets=(ONE.replace("open", "shut"),))),
            "bullet 1: paragraph became bullet: 'The bridge is open.' -> 'The bridge is shut.'",
        ),
    ],
)
def test_a_change_of_kind_is_one_line(old: Section, new: Section, told: str) -> None:
    assert said(old, new) == [f"Relief, {told}"]


def test_a_paragraph_that_became_a_heading_parts_its_section_and_moves_nothing() -> None:
    parted = (text(ONE), text(THREE, heading=TWO))
    assert said(text(ONE, TWO, THREE), parted) == [
        f"Section 2: heading: paragraph became heading: '{TWO}'"
    ]


def test_a_paragraph_that_went_to_another_section_moved() -> None:
    old = (text(ONE, TWO), text(THREE, heading="Outlook"))
    new = (text(ONE), text(THREE, TWO, heading="Outlook"))
    assert said(old, new) == [f"Outlook, paragraph 2: moved from Relief, paragraph 2: '{TWO}'"]


def test_a_section_that_moved_is_one_line_and_many_are_one() -> None:
    names = ("One", "Two", "Three", "Four", "Five", "Six")
    texts = tuple(text(f"Of the {name} there is this to say.", heading=name) for name in names)
    assert said(texts[:3], (texts[2], *texts[:2])) == [
        "Three: moved from place 3 to place 1: 'Three'"
    ]
    assert said(texts, texts[::-1]) == ["Sections: sorted anew (5 parts)"]


def test_a_heading_that_was_moved_past_a_line_is_told_by_that_line() -> None:
    old = (text(ONE, BULLETS), text(THREE, heading="Outlook"))
    ten, forty, two = BULLETS.bullets
    less = Bullets(bullets=(ten, forty))
    new = (text(ONE, less), text(Bullets(bullets=(two,)), THREE, heading="Outlook"))
    assert said(old, new) == [f"Outlook, bullet 1: moved from Relief, bullet 3: '{two}'"]


def test_a_section_that_is_new_or_gone_is_one_line() -> None:
    both = (text(ONE), text(TWO, BULLETS, heading="Outlook"))
    told = f"'Outlook / {TWO} / ten pumps / forty boats / two kitchens'"
    assert said(both[:1], both) == [f"Outlook: added {told}"]
    assert said(both, both[:1]) == [f"Outlook: deleted {told}"]


def test_a_paragraph_that_was_parted_or_joined_is_one_line() -> None:
    assert said(text(f"{ONE} {TWO}"), text(ONE, TWO)) == [
        f"Relief, paragraph 1: parted before '{TWO}'"
    ]
    assert said(text(THREE, ONE, TWO), text(THREE, f"{ONE} {TWO}")) == [
        f"Relief, paragraph 2: joined with '{TWO}'"
    ]
    # with other words it is a change and an addition
    assert len(said(text(f"{ONE} {TWO}"), text(ONE, f"{TWO} So it is said."))) == 2


def test_changes_come_in_the_order_of_the_text_and_only_neighbours_are_told_together() -> None:
    old = text(ONE, TWO, THREE)
    new = text(
        "First of all.", ONE.replace("open", "shut"), "Second.", TWO, "Third.", THREE, "End."
    )
    assert said(old, new) == [
        "Relief, paragraph 1: added 'First of all.'",
        "Relief, paragraph 2: 'The bridge is open.' -> 'The bridge is shut.'",
        "Relief, paragraph 3: added 'Second.'",
        "Relief, paragraph 5: added 'Third.'",
        "Relief, paragraph 7: added 'End.'",
    ]
    alone = said((text(ONE), text(TWO, heading="Outlook")), text(ONE, TWO))
    assert alone == ["Section 2: heading: deleted 'Outlook'"]


def test_other_words_are_no_change_of_kind_and_unlike_ones_are_two_changes() -> None:
    assert said(text(ONE, BULLETS), text(TWO, BULLETS)) == [
        f"Relief, paragraph 1: '{ONE}' -> '{TWO}'"
    ]
    assert said(text(ONE), text(Bullets(bullets=("ten pumps",)))) == [
        f"Relief, paragraph 1: deleted '{ONE}'",
        "Relief, bullet 1: added 'ten pumps'",
    ]


def test_places_are_called_as_they_are_seen() -> None:
    twice = Bullets(bullets=LIST), ONE, Bullets(bullets=("red", "white"))
    new = Bullets(bullets=LIST), ONE, Bullets(bullets=("red", "white and grey"))
    assert said(text(*twice), text(*new)) == [
        "Relief, list 2, bullet 2: 'white' -> 'white and grey'"
    ]
    same = (text(ONE), text(TWO))
    assert said(same, (text(ONE), text(TWO.replace("May", "June")))) == [
        "Relief (section 2), paragraph 1: 'A donors’ call is set for May.'"
        " -> 'A donors’ call is set for June.'"
    ]
    nameless = (text(ONE, heading=None),)
    assert said(nameless, (text(THREE, heading=None),)) == [
        f"Section 1, paragraph 1: '{ONE}' -> '{THREE}'"
    ]


def test_lists_that_are_parted_otherwise_are_told() -> None:
    parted = text(Bullets(bullets=LIST[:1]), Bullets(bullets=LIST[1:]))
    assert len(said(text(BULLETS), parted)) == 1


@given(briefings(), briefings())
def test_what_differs_is_told_and_what_is_alike_is_not(one: Briefing, other: Briefing) -> None:
    assert differences(one, one) == ()
    mixed = one.model_copy(update={"sections": other.sections})
    assert bool(differences(one, mixed)) == (one.sections != other.sections)
