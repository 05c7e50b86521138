"""Find and replace over a whole brief, large letters, raised words: exact, or told."""

from __future__ import annotations

import pytest
from lxml import etree

from reports.look import look_of
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, body, changed, section
from tests.revision.word_edits import (
    Edit,
    W,
    element,
    inserted_run,
    paragraph,
    properties,
    retyped,
    run,
    styled,
)

CALL, NEXT = "A donors’ call is set for 25 November.", FLOODS.sections[2]
FRENCH = changed(language="fr")
IN_FRENCH = WordRenderer().render(plan_of(FRENCH), look_of()).data


def everywhere(old: str, new: str) -> Edit:
    """Find and replace over the whole brief."""

    def edit(root: etree._Element) -> None:
        for leaf in root.iter(f"{W}t"):
            leaf.text = (leaf.text or "").replace(old, new)

    return edit


def shifted(value: str) -> Edit:
    look = f'<w:position w:val="{value}"/>'
    return lambda root: properties(run(root, "A donors’ call"), "rPr").append(element(look))


def large_letter(root: etree._Element) -> None:
    """Insert a drop cap: Word sets the letter in a paragraph of its own."""
    retyped("A donors", " donors")(root)
    frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'
    letter = element(f"<w:p>{frame}<w:r><w:t>A</w:t></w:r></w:p>")
    paragraph(root, " donors’ call").addprevious(letter)


def framed(root: etree._Element) -> None:
    frame = '<w:pPr><w:framePr w:w="2000"/></w:pPr>'
    paragraph(root, "A donors’ call").addprevious(
        element(f"<w:p>{frame}<w:r><w:t>Mind.</w:t></w:r></w:p>")
    )


def no_chart(root: etree._Element) -> None:
    [drawing] = root.iter(f"{W}drawing")
    drawing.getparent().remove(drawing)


def listed_question(root: etree._Element) -> None:
    """LibreOffice leaves a question that is set in plain text the list of its style."""
    styled("Is the loan", "Normal")(root)
    list_ = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    properties(paragraph(root, "Is the loan"), "pPr").append(element(list_))


def linked_on(root: etree._Element) -> None:
    """Go on typing in the link of the source."""
    link = next(leaf for leaf in root.iter(f"{W}t") if "varda?x=1" in (leaf.text or ""))
    link.text += " (online)"


CASES = {
    "raised": Case(shifted("6"), told=("superscript in “What comes next”",)),
    "lowered": Case(shifted("-6"), told=("subscript in “What comes next”",)),
    "not raised": Case(shifted("0")),
    "a large first letter": Case(large_letter),
    "a frame": Case(framed, section(2, body=(NEXT.body[0].model_copy(update={"text": "Mind."}), *NEXT.body))),
    "the chart taken away": Case(no_chart, told=("the chart is made anew: it will stand there again",)),
    "a question in plain text": Case(listed_question),
    "words typed to the link of the source": Case(
        linked_on, told=("the words “(online)” behind the day of the source have no field",)
    ),
    "the line above the title": Case(
        retyped("Briefing", "Background note"), told=("above the title is made anew: “Background note” was not read",)
    ),
    "another reference": Case(retyped("PB-2026-17", "PB-2026-18"), changed(reference="PB-2026-18")),
    "quotation marks": Case(everywhere("”", '"')),
    "summary in two paragraphs": Case(
        lambda root: paragraph(root, "Four districts").addnext(
            element('<w:p><w:pPr><w:pStyle w:val="Summary"/></w:pPr><w:r><w:t>Rain.</w:t></w:r></w:p>')
        ),
        changed(summary=f"{FLOODS.summary}\u2028Rain."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_looks_and_marks_come_home_or_are_told(name: str) -> None:
    check(CASES[name])


def test_another_apostrophe_changes_the_text_and_none_of_the_words_of_briefpack() -> None:
    new = changed(NEXT.body[0], text=CALL.replace("’", "'"))
    expected = changed(FRENCH, sections=body(2, new, at_block=0).sections)
    check(Case(everywhere("’", "'"), expected), IN_FRENCH)


def test_wide_spaces_leave_the_day_and_the_reference_in_their_fields() -> None:
    def edit(root: etree._Element) -> None:
        for words in ("November 22", "Briefing"):
            for leaf in paragraph(root, words).iter(f"{W}t"):
                leaf.text = (leaf.text or "").replace(" ", "\N{NO-BREAK SPACE}")

    check(Case(edit, changed(byline="Press\N{NO-BREAK SPACE}Office")))


def test_words_typed_behind_the_last_field_of_a_line_are_its_own() -> None:
    check(Case(lambda root: paragraph(root, "November 22").append(inserted_run(", Kim Lund")),
               changed(byline="Press Office, Kim Lund")))  # fmt: skip
