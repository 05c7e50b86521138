"""A question stays with its answer and with what is said if pressed, where a column has room."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.look import look_of
from reports.model import Briefing, Question
from reports.pipeline import plan_of
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.flow import Flow
from reports.renderers.pdf.layout.parts import LaidText, PanelPart, Room, TextPart
from reports.renderers.pdf.text.styles import LADDER

SETTING = LADDER[12]
SENTENCE = "The delegations discussed further arrangements. "
#: Of each question: the sentences of its answer, and of what is said if pressed (0: nothing).
SIZES = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 6)), min_size=1, max_size=9)


def panel(sizes: list[tuple[int, int]]) -> TextPart:
    """The text of the appendix as it is measured for the page."""
    qa = tuple(
        Question(question="What then?", answer=SENTENCE * one, if_pressed=SENTENCE * other or None)
        for one, other in sizes
    )
    brief = measure_brief(plan_of(Briefing(title="T", qa=qa)), look_of())
    assert isinstance(brief.appendix, PanelPart)
    return TextPart("appendix", brief.appendix.items, 2)


def questions(flow: Flow) -> list[tuple[int, int]]:
    """The blocks of each question: its first, and the one behind its last."""
    starts = [n for n, block in enumerate(flow.blocks) if block.item.bookmark]
    return list(pairwise([*starts, len(flow.blocks)]))


def column_of(laid: LaidText, block: int, line: int) -> int:
    """The column that a line stands in."""
    breaks = [laid.text.flow.breaks[n] for n in laid.text.cuts[1:]]
    return sum((each.block, each.line) <= (block, line) for each in breaks)


def is_parted(laid: LaidText, question: tuple[int, int]) -> bool:
    first, end = question
    last = len(laid.text.flow.blocks[end - 1].lines) - 1
    return column_of(laid, first, 0) != column_of(laid, end - 1, last)


def height(flow: Flow, question: tuple[int, int]) -> float:
    first, end = question
    last = flow.blocks[end - 1]
    return flow.tops[end - 1] + len(last.lines) * last.lead - flow.tops[first]


@given(SIZES)
def test_balanced_columns_part_none_that_belongs_together(sizes: list[tuple[int, int]]) -> None:
    laid = panel(sizes).lay(SETTING, 480)
    flow = laid.text.flow
    held = [which for which, (_, pressed) in zip(questions(flow), sizes, strict=True) if pressed]

    assert not any(is_parted(laid, each) for each in held)


@given(SIZES, st.floats(120, 300))
def test_a_page_parts_one_only_where_no_column_has_room(
    sizes: list[tuple[int, int]], room: float
) -> None:
    first, _ = panel(sizes).lay(SETTING, 480).cut(Room(room, 0.0, whole=True))
    assert isinstance(first, LaidText)
    flow = first.text.flow
    end = flow.breaks[first.text.cuts[-1]]

    for which, (_, pressed) in zip(questions(flow), sizes, strict=True):
        there = (which[1] - 1, 0) < (end.block, end.line)
        if pressed and there and height(flow, which) <= room - 1:
            assert not is_parted(first, which)


@given(SIZES, st.floats(60, 300))
def test_pages_of_them_come_to_an_end(sizes: list[tuple[int, int]], room: float) -> None:
    rest, pages = panel(sizes).lay(SETTING, 480), 0
    while rest is not None:
        taken, after = rest.cut(Room(room, 0.0, whole=True))
        assert isinstance(taken, LaidText)
        assert after is None or isinstance(after, LaidText)
        rest, pages = after, pages + 1

    assert pages <= 400


def test_answers_without_it_are_parted_as_before() -> None:
    laid = panel([(12, 0), (12, 0), (12, 0)]).lay(SETTING, 480)

    assert any(is_parted(laid, each) for each in questions(laid.text.flow))
