"""Words typed outside the marks of a quotation are none of it: its speaker, or quoted."""

from __future__ import annotations

import pytest
from lxml import etree

from reports.look import look_of
from reports.model import Paragraph, Quotation, Quote, Section
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, at, body, changed
from tests.revision.word_edits import Edit, W, element, inserted_run, paragraph

OWN = FLOODS.sections[0].body[2]
APART = FLOODS.quotes[0]
BOATS, ROAD = "We have the boats", "The dry road"
OUTSIDE = "outside the marks of the quotation “We have the boats; what we need now is diesel.”"


def behind(words: str, typed: str) -> Edit:
    return lambda root: paragraph(root, words).append(inserted_run(typed))


def before(words: str, typed: str) -> Edit:
    return lambda root: paragraph(root, words).find(f"{W}r").addprevious(inserted_run(typed))


def line_above(words: str, typed: str) -> Edit:
    style = '<w:pPr><w:pStyle w:val="Quote"/></w:pPr>'
    new = f"<w:p>{style}<w:r><w:t>{typed}</w:t></w:r></w:p>"
    return lambda root: paragraph(root, words).addprevious(element(new))


def without_marks(words: str) -> Edit:
    def edit(root: etree._Element) -> None:
        for leaf in paragraph(root, words).iter(f"{W}t"):
            leaf.text = leaf.text.strip("“”")

    return edit


CASES = {
    "who said it": Case(behind(BOATS, ", she said."), told=(f"the words “she said.” {OUTSIDE}",)),
    "a sentence": Case(behind(BOATS, " She left."), told=(f"the words “She left.” {OUTSIDE}",)),
    "a bracket": Case(behind(BOATS, " (translated)"), told=(f"the words “(translated)” {OUTSIDE}",)),
    "before it": Case(before(BOATS, "She said: "), told=(f"the words “She said:” {OUTSIDE}",)),
    "another speaker than the line below": Case(
        behind(BOATS, " — Kim Lund"), told=(f"the words “— Kim Lund” {OUTSIDE}",)
    ),
    "apart": Case(behind(ROAD, " (translated)"), told=("the words “(translated)” outside the marks",)),
    "a stop": Case(behind(BOATS, ".")),
    "a second quotation": Case(
        behind(BOATS, " “And fuel.”"),
        body(0, changed(OWN, quote=f"{OWN.quote}” “And fuel."), at_block=2),
    ),
    "marks gone": Case(without_marks(BOATS)),
    "a new one with its speaker behind it": Case(
        line_above(BOATS, "“Give us fuel.” – Kim Lund"),
        body(0, Quotation(quote="Give us fuel.", speaker="Kim Lund"), OWN, at_block=2),
    ),
    "a new one with words behind it": Case(
        line_above(BOATS, "“Give us fuel,” said Kim"),
        body(0, Quotation(quote="Give us fuel,"), OWN, at_block=2),
        ("the words “said Kim” outside the marks of the quotation “Give us fuel,”",),
    ),
    "marks that stand in a new one": Case(
        line_above(BOATS, "“Fuel” is the word of the day here"),
        body(0, Quotation(quote="“Fuel” is the word of the day here"), OWN, at_block=2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_words_outside_the_marks_are_told(name: str) -> None:
    check(CASES[name])


def test_a_name_behind_the_marks_is_the_speaker_where_there_is_none() -> None:
    quote = Quotation(quote="We have the boats.")
    base = changed(sections=(Section(heading="A", body=(quote, Paragraph(text="Now."))),))
    base = changed(base, quotes=(Quote(text="The dry road is the key."),))
    data = WordRenderer().render(plan_of(base), look_of()).data
    named = changed(base.sections[0], body=at(base.sections[0].body, 0, changed(quote, speaker="Kim Lund")))  # fmt: skip
    check(Case(behind(BOATS, " — Kim Lund"), changed(base, sections=(named,))), data)
    apart = changed(base.quotes[0], speaker="Jo de Vries")
    check(Case(behind(ROAD, " - Jo de Vries"), changed(base, quotes=(apart,))), data)


def test_of_two_speakers_the_line_below_stays() -> None:
    def two(root: etree._Element) -> None:
        line_above(BOATS, "“Give us fuel.” – Kim Lund")(root)
        style = '<w:pPr><w:pStyle w:val="Speaker"/></w:pPr>'
        paragraph(root, BOATS).addprevious(
            element(f"<w:p>{style}<w:r><w:t>Jo de Vries</w:t></w:r></w:p>")
        )

    new = Quotation(quote="Give us fuel.", speaker="Jo de Vries")
    check(Case(two, body(0, new, OWN, at_block=2), ("“Kim Lund” behind it was left out",)))
