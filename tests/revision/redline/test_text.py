"""A redline in plain text."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from reports.look import look_of
from reports.model import Briefing, public
from reports.pipeline import plan_of
from reports.plan import Chart, Plan
from reports.renderers.text import TextRenderer
from reports.revision.redline import paired_ids, text_redline
from reports.revision.redline.marked.marked_text import marked_plan
from reports.revision.redline.marked.text_marks import TextMarks
from tests.headed import headed_brief
from tests.renderers.word.strings import plan_strings
from tests.revision.floods import FLOODS
from tests.revision.redline.edits import EDITS
from tests.revision.redline.pairs import revised_pairs


def redline(old: Briefing, new: Briefing) -> str:
    ids = paired_ids(public(old), public(new))
    return text_redline(plan_of(old), plan_of(new), ids, look_of()).data.decode()


def text(briefing: Briefing) -> str:
    return TextRenderer().render(plan_of(briefing), look_of()).data.decode()


def taken(said: str, marks: TextMarks, keep: str) -> str:
    """A text with the changes of one kind made and the others undone, without its blanks."""
    pairs = {
        "gone": ("[" + "-" * marks.size, "-" * marks.size + "]"),
        "come": ("{" + "+" * marks.size, "+" * marks.size + "}"),
    }
    for kind, ends in pairs.items():
        begin, end = map(re.escape, ends)
        said = re.sub(f"{begin}(.*?){end}", r"\1" if kind == keep else "", said, flags=re.S)
    return "".join(said.split())


def texts(plan: Plan, marks: TextMarks, keep: str) -> Counter[str]:
    """The texts of a plan, without blanks; the chart, whose texts are those of rows, aside."""
    blocks = tuple(block for block in plan.blocks if not isinstance(block, Chart))
    found = (taken(text, marks, keep) for text in plan_strings(replace(plan, blocks=blocks)))
    return Counter(filter(None, found))


def missing(old: Briefing, new: Briefing) -> Counter[str]:
    """What either briefing says in a text that a redline, taken for that one, does not."""
    plans = plan_of(old), plan_of(new)
    marks = TextMarks.beside(TextRenderer().render(plan, look_of()).data.decode() for plan in plans)
    marked = marked_plan(*plans, paired_ids(public(old), public(new)), marks)
    out = Counter[str]()
    for plan, keep in zip(plans, ("gone", "come"), strict=True):
        own = marked_plan(plan, plan, {}, marks)
        out += texts(own, marks, keep) - texts(marked, marks, keep)
    return out


def test_the_first_line_says_what_the_marks_mean() -> None:
    assert redline(FLOODS, FLOODS).startswith("Changes are marked: [-taken out-] {+put in+}\n\n")
    french = EDITS["French"]
    assert redline(french, french).startswith(
        "Les changements sont marqués : [-retiré-] {+ajouté+}"
    )


def test_a_briefing_that_did_not_change_is_its_text() -> None:
    assert redline(FLOODS, FLOODS).split("\n\n", 1)[1] == text(FLOODS)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("title", "Lower Varda floods: [-relief-] {+rescue+} effort and {+its+} funding"),
        ("marking and embargo gone", "[-For official use-]"),
        ("items", "  • {+17 lorries+}"),
        ("section gone", "[-What has been done-]"),
        ("question gone", "2. [-Is the loan new money?-]"),
        ("contact gone", "[-Contact: Press desk, Duty officer, +00 12 34 56, press@example.org-]"),
    ],
)  # fmt: skip
def test_changes_stand_where_they_were_made(name: str, line: str) -> None:
    assert line in redline(FLOODS, EDITS[name]).splitlines()


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"version": "0.4"}, "Relief Office · Briefing · FL-2025-12 · DRAFT [-0.3-] {+0.4+}"),
        ({"status": None, "version": None}, "[-DRAFT 0.3-]"),
        ({"to": None}, "[-To: The Minister of the Interior; the Secretaries of State-]"),
        ({"from": "Duty desk"}, "From: [-Operations Centre-] {+Duty desk+}"),
        ({"series": {"name": "Flood Update", "number": 13}}, "Flood Update No. [-12-] {+13+}"),
        (
            {"period": {"start": "2025-08-18", "end": "2025-08-25"}},
            "Period: [-18–24-] {+18–25+} August 2025",
        ),
        ({"next_issue": None}, "[-Next issue: 31 August 2025-]"),
    ],
)
def test_changes_of_the_head_stand_where_they_were_made(fields: dict[str, Any], line: str) -> None:
    old = headed_brief()
    new = Briefing.model_validate(old.model_dump() | fields)

    assert line in redline(old, new)
    assert missing(old, new) == Counter()


#: Captions are numbered as in the new briefing, and a label says that an answer is open.
COMPUTED = {"people gone", "answers", "Arabic", "French"}


@pytest.mark.parametrize("name", sorted(EDITS.keys() - COMPUTED))
def test_what_is_marked_taken_or_left_gives_either_text(name: str) -> None:
    assert missing(FLOODS, EDITS[name]) == Counter()


@settings(max_examples=60 if os.environ.get("CI") == "true" else 10)
@given(revised_pairs(("en", "fr")))
def test_any_pair_can_be_told(pair: tuple[Briefing, Briefing]) -> None:
    assert redline(*pair)
