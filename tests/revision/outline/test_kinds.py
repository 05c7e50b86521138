"""Briefs whose kind has another order: what is edited in them comes home, and into no other part."""

from __future__ import annotations

from typing import get_args

import pytest
from lxml import etree

from reports.look import look_of
from reports.model import Briefing, Paragraph, Question, Section
from reports.model.brief_head import BriefKind
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, at, changed
from tests.revision.outline.test_moved_and_joined import AGAIN, MOVED, aid_table, before
from tests.revision.word_edits import W, paragraph, removed, retyped, typed_after

KINDS = get_args(BriefKind)
FIRST = Paragraph(text="Said before all else.")
#: A text without a heading opens lines to take, and is the first section of other kinds.
BARE = (Section(body=(FIRST,)), *FLOODS.sections)
Q = FLOODS.qa


def of_kind(kind: str, **fields: object) -> Briefing:
    return changed(kind=kind, **fields)


def written(briefing: Briefing) -> bytes:
    return WordRenderer().render(plan_of(briefing), look_of()).data


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sections", [FLOODS.sections, BARE], ids=["headed", "bare"])
def test_an_untouched_brief_of_each_kind_reads_back_equal(
    kind: str, sections: tuple[Section, ...]
) -> None:
    briefing = of_kind(kind, sections=sections)
    reading = read_word(written(briefing), "brief.docx")

    assert reading.briefing == briefing
    assert reading.notices == ()


def aid_above_the_text(root: etree._Element) -> None:
    """Put the aid table above the first section, where a plain brief has it."""
    caption, table = paragraph(root, "Table 3"), aid_table(root)
    for each in (caption, table):
        paragraph(root, "Situation overview").addprevious(each)


PUT_BACK = (f"the table “Table 3. Aid” {MOVED}",)
CASES = {
    "the aid of a release above its text": Case(aid_above_the_text, of_kind("release"), PUT_BACK),
    "the aid of a decision note above its text": Case(
        aid_above_the_text, of_kind("decision"), PUT_BACK
    ),
    "an answer of lines to take": Case(
        retyped("agreed in May", "agreed in June"),
        of_kind("lines", qa=at(Q, 1, changed(Q[1], answer="No. It was agreed in June."))),
    ),
    "a paragraph below the last answer of lines to take": Case(
        typed_after("It said so twice", "Answer", "And in writing."),
        of_kind("lines", qa=at(Q, 2, changed(
            Q[2], answer="Norway does.\n\nIt said so twice.\n\nAnd in writing."
        ))),
    ),
    "a new question of lines to take": Case(
        typed_after("It said so twice", "Question", "And who pays for the roads?"),
        of_kind("lines", qa=(*Q, Question(question="And who pays for the roads?"))),
    ),
    "the heading of the questions of lines to take retyped": Case(
        retyped("Questions and answers", "What they ask"),
        of_kind("lines"),
        ("this heading is made anew: “What they ask” was not read",),
    ),
    "the heading of the questions of lines to take taken away": Case(
        removed("Questions and answers"), of_kind("lines"), (f"“Questions and answers” {AGAIN}",)
    ),
    "a text below the opening of lines to take": Case(
        typed_after("Said before", "Normal", "And this."),
        of_kind("lines", sections=(
            Section(body=(FIRST, Paragraph(text="And this."))), *FLOODS.sections
        )),
    ),
    "a text that opens lines to take, where none did": Case(
        typed_after("Four districts are", "Normal", "And this."),
        of_kind("lines", sections=(
            Section(body=(Paragraph(text="And this."),)), *FLOODS.sections
        )),
    ),
    "the questions of lines to take below the text": Case(
        before("Source: ", "Questions and answers", "How many people", "The figure is",
               "Is the loan", "No. It was", "Who pays", "Norway does", "It said so"),
        of_kind("lines"),
        (f"the appendix {MOVED}",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_edit_comes_home_to_its_part(case: Case) -> None:
    opens = "opening of" in next(name for name, each in CASES.items() if each is case)
    base = of_kind(case.expected.kind, sections=BARE if opens else FLOODS.sections)
    check(case, written(base))


def test_a_section_that_is_called_as_the_questions_are_stays_a_section() -> None:
    named = Section(heading="Questions and answers", body=(FIRST,))
    briefing = of_kind("lines", sections=(*FLOODS.sections, named), qa=())
    reading = read_word(written(briefing), "brief.docx")

    assert reading.briefing == briefing
    assert reading.notices == ()


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("Press release · PB-2026-17", {"kind": "release"}),
        ("PRESS RELEASE · PB-2026-17", {"kind": "release"}),
        ("Press release · PB-2026-18", {"kind": "release", "reference": "PB-2026-18"}),
        ("Example Agency · Decision note · PB-2026-17",
         {"kind": "decision", "organisation": "Example Agency"}),
        ("Situation report", {"kind": "sitrep", "reference": None}),
        ("Briefing · Press release", {"reference": "Press release"}),
    ],
)  # fmt: skip
def test_a_kind_that_is_typed_above_the_title_comes_home(typed, fields) -> None:
    def edit(root: etree._Element) -> None:
        line = paragraph(root, "PB-2026-17")
        runs = list(line.iter(f"{W}r"))
        for each in runs[1:]:
            each.getparent().remove(each)
        runs[0].find(f"{W}t").text = typed

    check(Case(edit, changed(**fields)), written(FLOODS))
