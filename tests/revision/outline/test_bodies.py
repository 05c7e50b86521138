"""Sub-headings, lists in lists and line breaks come home as what they are."""

from __future__ import annotations

import pytest
from lxml import etree

from reports.look import look_of
from reports.model import Bullets, ListItem, Numbered, Paragraph, Section, Subheading
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, body, changed, section
from tests.revision.outline.test_lists import BOATS, HOSPITALS, NEXT, ORDER, listed, with_lists
from tests.revision.word_edits import (
    Edit,
    W,
    all_of,
    edited,
    element,
    paragraph,
    properties,
    removed,
    retyped,
    typed_after,
)

FAMILY, POWER = "12,400 family kits", "Power is back"
DETAILS = Subheading(heading="Details")
#: A section with all that a body may hold, in a brief of its own.
FULL = changed(
    sections=(
        Section(
            heading="All",
            body=(
                Subheading(heading="First part"),
                Paragraph(text="A line,\u2028and **another\u2028one**."),
                Bullets(
                    bullets=(
                        ListItem(text="boats", bullets=("small", "large\u2028ones")),
                        ListItem(text="helpers", numbered=("nurses", "pilots")),
                        "tents",
                    )
                ),
                Subheading(id="second", heading="Second part"),
                Numbered(numbered=("one", ListItem(text="two", bullets=("a", "b")), "three")),
                Subheading(heading="Nothing below"),
            ),
        ),
        *FLOODS.sections,
    ),
    summary="In short,\u2028all of it.",
)


def styled(words: str, style: str) -> Edit:
    """Give a paragraph a style that Word has, and this file too."""

    def edit(root: etree._Element) -> None:
        properties(paragraph(root, words), "pPr").find(f"{W}pStyle").set(f"{W}val", style)

    return edit


def broken(words: str, after: str, mark: str = "<w:br/>") -> Edit:
    """Type Shift and Enter behind `after`."""

    def edit(root: etree._Element) -> None:
        leaf = next(t for t in paragraph(root, words).iter(f"{W}t") if after in (t.text or ""))
        before, rest = (leaf.text or "").split(after)
        leaf.text = before + after
        leaf.addnext(element(f'<w:t xml:space="preserve">{rest}</w:t>'))
        leaf.addnext(element(mark))

    return edit


CASES = {
    "a sub-heading typed": Case(
        typed_after("A donors’", "Heading2", "Details"),
        section(2, body=(*NEXT.body, DETAILS)),
    ),
    "a sub-heading of a lower level typed": Case(
        typed_after("A donors’", "Heading3", "Details"),
        section(2, body=(*NEXT.body, DETAILS)),
    ),
    "a paragraph made a sub-heading": Case(
        styled("Two field", "Heading2"),
        section(1, body=(Subheading(heading=HOSPITALS.text), BOATS, ORDER)),
    ),
    "a heading made a sub-heading": Case(
        styled("What comes next", "Heading2"),
        changed(sections=(
            FLOODS.sections[0],
            changed(FLOODS.sections[1], body=(
                *FLOODS.sections[1].body, Subheading(heading="What comes next"), *NEXT.body,
            )),
        )),
    ),
    "an item moved in by Tab": Case(
        listed(FAMILY, number="71", level=1, style="ListBullet"),
        body(1, Bullets(bullets=(ListItem(text=BOATS.bullets[0], bullets=(FAMILY,)), POWER)), at_block=1),
    ),
    "two items moved in": Case(
        listed(FAMILY, POWER, number="71", level=1, style="ListBullet"),
        body(1, Bullets(bullets=(ListItem(text=BOATS.bullets[0], bullets=(FAMILY, POWER)),)), at_block=1),
    ),
    "an item in Word's style of the second level": Case(
        styled(FAMILY, "ListBullet2"),
        body(1, Bullets(bullets=(ListItem(text=BOATS.bullets[0], bullets=(FAMILY,)), POWER)), at_block=1),
    ),
    "an item moved in two levels": Case(
        listed(FAMILY, number="71", level=2, style="ListBullet"),
        body(1, Bullets(bullets=(ListItem(text=BOATS.bullets[0], bullets=(FAMILY,)), POWER)), at_block=1),
        (f"the item “{FAMILY}” stood three deep: it is now in the second",),
    ),
    "an item numbered below a bullet": Case(
        listed(FAMILY, number="81", level=1, style="ListNumber"),
        body(1, Bullets(bullets=(ListItem(text=BOATS.bullets[0], numbered=(FAMILY,)), POWER)), at_block=1),
    ),
    "two kinds below one item": Case(
        all_of(
            listed(FAMILY, number="81", level=1, style="ListNumber"),
            listed(POWER, number="71", level=1, style="ListBullet"),
        ),
        body(1, Bullets(bullets=(ListItem(text=BOATS.bullets[0], numbered=(FAMILY, POWER)),)), at_block=1),
        (f"the item “{POWER}” is now one of the numbered above it",),
    ),
    "the first item moved in has nothing above it": Case(
        listed(BOATS.bullets[0], number="71", level=1, style="ListBullet")
    ),
    "a paragraph below a list made an inner item": Case(
        all_of(typed_after(POWER, "Normal", "in all towns"), listed("in all towns", number="71", level=1, style="ListBullet")),
        body(1, Bullets(bullets=(*BOATS.bullets[:2], ListItem(text=POWER, bullets=("in all towns",)))), at_block=1),
    ),
    "a break in a paragraph": Case(
        broken("Two field", "opened;"),
        body(1, Paragraph(text="Two field hospitals opened;\u2028a third is planned."), at_block=0),
    ),
    "a carriage return in a paragraph": Case(
        broken("Two field", "opened;", "<w:cr/>"),
        body(1, Paragraph(text="Two field hospitals opened;\u2028a third is planned."), at_block=0),
    ),
    "a break in an item": Case(
        broken(FAMILY, "12,400"),
        body(1, Bullets(bullets=(BOATS.bullets[0], "12,400\u2028family kits", POWER)), at_block=1),
    ),
    "a break in a heading is told": Case(
        broken("What comes", "What"), told=("the line break after “What” in “What comes next” became a space",),
    ),
    "a break in the title is told": Case(
        broken("Lower Varda", "Lower"), told=("the line break after “Lower” in the title block became a space",),
    ),
    "a break in a question is told": Case(
        broken("Is the loan", "Is"), told=("the line break after “Is” in “Is the loan new money?” became a space",),
    ),
    "a page break is none": Case(broken("Two field", "opened;", '<w:br w:type="page"/>')),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_typed_comes_home(name: str) -> None:
    case = CASES[name]
    check(case, with_lists(WordRenderer().render(plan_of(FLOODS), look_of()).data))


def first(*blocks: object) -> object:
    """The full brief with the blocks of its first section replaced."""
    full, *others = FULL.sections
    return changed(FULL, sections=(changed(full, body=blocks), *others))


ALL = FULL.sections[0].body
EDITS = {
    "nothing": Case(lambda root: None, FULL),
    "a sub-heading retyped": Case(
        retyped("First part", "Opening"), first(Subheading(heading="Opening"), *ALL[1:])
    ),
    "a sub-heading taken away": Case(removed("Second part"), first(*ALL[:3], *ALL[4:])),
    "a sub-heading emptied": Case(retyped("Second part", ""), first(*ALL[:3], *ALL[4:])),
    "a sub-heading made a paragraph": Case(
        styled("Nothing below", "Normal"), first(*ALL[:5], Paragraph(text="Nothing below"))
    ),
    "a sub-heading made a heading": Case(
        styled("Second part", "Heading1"),
        changed(FULL, sections=(
            changed(FULL.sections[0], body=ALL[:3]),
            Section(id="second", heading="Second part", body=ALL[4:]), *FULL.sections[1:],
        )),
    ),
    "an inner item retyped": Case(
        retyped("pilots", "drivers"),
        first(*ALL[:2], changed(ALL[2], bullets=(
            ALL[2].bullets[0], ListItem(text="helpers", numbered=("nurses", "drivers")), "tents",
        )), *ALL[3:]),
    ),
    "an outer item taken away": Case(
        removed("helpers"),
        first(*ALL[:2], changed(ALL[2], bullets=(
            ListItem(text="boats", bullets=("small", "large\u2028ones", "nurses", "pilots")), "tents",
        )), *ALL[3:]),
        ("the item “nurses” is now one of the bullets above it", "the item “pilots” is now"),
    ),
    "an inner list taken away": Case(
        removed("nurses", "pilots"),
        first(*ALL[:2], changed(ALL[2], bullets=(ALL[2].bullets[0], "helpers", "tents")), *ALL[3:]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_what_is_edited_comes_home(name: str) -> None:
    check(EDITS[name], WordRenderer().render(plan_of(FULL), look_of()).data)


def test_a_summary_keeps_its_breaks_and_says_nothing_of_them() -> None:
    data = WordRenderer().render(plan_of(FULL), look_of()).data
    assert (
        read_word(edited(retyped("all of it.", "most of it."), data=data), "f.docx").notices == ()
    )
