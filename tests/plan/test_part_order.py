"""What order the parts of each kind of brief have, and what the paper is called."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model import Briefing
from reports.model.brief_head import BriefKind
from reports.pipeline import plan_of
from reports.plan import (
    AppendixStart,
    Paragraph,
    Plan,
    Question,
    Table,
    label_languages,
    labels_for,
    make_plan,
)
from reports.plan.part_order import ORDERS
from tests.strategies import briefings

KINDS = get_args(BriefKind)
WHOLE = {
    "title": "T",
    "summary": "Aid has come.",
    "key_messages": ["We help."],
    "recommendations": [{"text": "Send boats.", "options": ["agree"]}],
    "approvals": [{"name": "Head of office"}],
    "sections": [{"heading": "Background", "body": ["Rain fell."]}],
    "people": [{"name": "Head of office", "role": "Director"}],
    "figures": [{"label": f"Count {n}", "value": n} for n in range(4)],
    "aid": [{"donor": donor, "amount": {"value": 5_000_000, "currency": "CAD"}} for donor in "AB"],
    "quotes": [{"text": "We need rain"}],
    "qa": [{"question": "What now?", "answer": "More rain."}],
}


def of_kind(kind: str, **fields: object) -> Plan:
    return plan_of(Briefing.model_validate({**WHOLE, "kind": kind, **fields}))


def order(plan: Plan) -> list[str]:
    """The parts in their order, by what a reader sees first of each."""
    names = {"KeyMessages": "messages", "Chart": "tables", "Paragraph": "sections",
             "Quotation": "quotes", "Question": "questions"}  # fmt: skip
    asked = ("recommendations", "approvals")
    found = (
        (block.kind if block.kind in asked else "tables")
        if isinstance(block, Table)
        else names.get(type(block).__name__)
        for block in plan.blocks
    )
    return list(dict.fromkeys(filter(None, found)))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("brief", "messages recommendations tables sections quotes approvals questions"),
        ("decision", "recommendations messages sections tables quotes approvals questions"),
        ("lines", "messages questions recommendations tables sections quotes approvals"),
        ("release", "messages recommendations sections quotes tables approvals questions"),
        ("sitrep", "messages recommendations tables sections quotes approvals questions"),
    ],
)
def test_each_kind_has_its_order(kind: str, expected: str) -> None:
    assert order(of_kind(kind)) == expected.split()


def test_every_kind_has_every_part_once() -> None:
    assert set(ORDERS) == set(KINDS)
    for groups in ORDERS.values():
        assert sorted({*groups} - {"opening"}) == sorted(ORDERS["brief"])
        assert len(set(groups)) == len(groups)


def test_text_without_a_heading_opens_lines_to_take_and_is_no_part_of_an_answer() -> None:
    sections = [{"body": ["A"]}, {"body": ["B"]}, {"heading": "H", "body": ["C"]}, {"body": ["D"]}]
    texts = [
        block.spans[0].text if isinstance(block, Paragraph) else type(block).__name__
        for block in of_kind("lines", sections=sections, quotes=[], approvals=[]).blocks
    ]

    assert texts[1:5] == ["A", "B", "Heading", "Question"]
    assert texts[-3:] == ["Heading", "C", "D"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("brief", "Briefing"),
        ("decision", "Decision note"),
        ("lines", "Lines to take"),
        ("release", "Press release"),
        ("sitrep", "Situation report"),
    ],
)
def test_a_paper_is_called_by_its_kind(kind: str, name: str) -> None:
    assert of_kind(kind).title.kicker == name


@pytest.mark.parametrize("language", label_languages())
def test_each_kind_has_a_name_of_its_own_in_every_language(language: str) -> None:
    names = {of_kind(kind, language=language).title.kicker for kind in KINDS}

    assert len(names) == len(KINDS)


def test_labels_in_another_language_name_the_kind_too() -> None:
    plan = make_plan(Briefing.model_validate({**WHOLE, "kind": "release"}), labels_for("en", "fr"))

    assert plan.title.kicker == "Communiqué de presse"
    assert plan.labels.quote_open == "“"


def test_questions_of_lines_to_take_are_text_and_no_appendix() -> None:
    plan = of_kind("lines")

    assert not any(isinstance(block, AppendixStart) for block in plan.blocks)
    assert plan.blocks[1].text == "Questions and answers"
    assert plan.blocks[1].labelled
    (start,) = (b for b in of_kind("brief").blocks if isinstance(b, AppendixStart))
    assert start.text == "Appendix: questions and answers"


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("brief", "Lines to take"), ("lines", "Key messages"), ("sitrep", "Highlights")],
)
def test_what_is_to_be_said_is_called_by_the_kind(kind: str, heading: str) -> None:
    assert of_kind(kind).blocks[0].text == heading


def test_numbers_do_not_stand_before_lines_to_take() -> None:
    assert of_kind("brief").highlights
    assert of_kind("lines").highlights == ()
    tables = [each for each in of_kind("lines").blocks if isinstance(each, Table)]
    assert not any(table.highlighted for table in tables)


def test_a_release_calls_its_numbers_quick_facts() -> None:
    tables = [block for block in of_kind("release").blocks if isinstance(block, Table)]
    captions = [table.caption.text for table in tables]

    assert captions[1:-1] == ["People", "Quick facts", "Aid"]


@given(briefings(), st.sampled_from(KINDS))
def test_no_kind_loses_a_part_and_an_appendix_holds_questions_alone(
    briefing: Briefing, kind: BriefKind
) -> None:
    plain = plan_of(briefing)
    plan = plan_of(briefing.model_copy(update={"kind": kind}))

    assert sorted(map(id_of, plan.blocks)) == sorted(map(id_of, plain.blocks))
    starts = [n for n, block in enumerate(plan.blocks) if isinstance(block, AppendixStart)]
    for start in starts:
        assert all(isinstance(block, Question) for block in plan.blocks[start + 1 :])


def id_of(block: object) -> str:
    return str(block.id)  # type: ignore[attr-defined]
