"""Columns and pages of text: no widows, no orphans, no stranded headings, nothing lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.look import look_of
from reports.pipeline import plan_of
from reports.renderers.pdf.file.painting.text_blocks import Item
from reports.renderers.pdf.file.structure import Element
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.flow import Flow, all_columns
from reports.renderers.pdf.layout.pages.place import place
from reports.renderers.pdf.layout.parts import LaidText, Room, TextPart, settled
from reports.renderers.pdf.text.lines import is_divided
from reports.renderers.pdf.text.measure import Measurer
from reports.renderers.pdf.text.styles import (
    ANSWER,
    BODY,
    HEADING,
    ITEM,
    LADDER,
    QUESTION,
    QUOTE,
    SPEAKER,
    SUBHEADING,
    Style,
)
from reports.theme import load_theme
from tests.renderers.pdf.scan import briefing_of

MEASURER = Measurer(typefaces(load_theme("house")), "en")
WORDS = "and the delegations discussed further arrangements "
SETTING = LADDER[20]


def item(words: int, heading: bool = False) -> Item:
    text = (WORDS * words)[: 8 * words].strip()
    style = HEADING if heading else BODY
    return Item(MEASURER.text(text, "body", heading, "p1"), style, Element("P"))


ITEMS = st.lists(st.builds(item, st.integers(1, 60), st.booleans()), min_size=1, max_size=20)


def lines_of(flow: Flow, start: int, end: int) -> list[tuple[int, int]]:
    """The (block, line) pairs that stand between two breaks."""
    first, last = flow.breaks[start], flow.breaks[end]
    every = [(n, line) for n, block in enumerate(flow.blocks) for line in range(len(block.lines))]
    return [
        place for place in every if (first.block, first.line) <= place < (last.block, last.line)
    ]


@given(ITEMS, st.floats(60, 400))
def test_pages_hold_every_line_once_and_none_is_left_alone(items: list[Item], room: float) -> None:
    part = TextPart("text", items, 2).lay(SETTING, 480)
    flow, rest, found = part.text.flow, part, []
    while rest is not None:
        taken, after = rest.cut(Room(room, 0.0, whole=True))
        assert isinstance(taken, LaidText)
        for start, end in pairwise(taken.text.cuts):
            lines = lines_of(flow, start, end)
            found += lines
            if lines:
                check_column(flow, lines)
        assert after is None or isinstance(after, LaidText)
        rest = after

    assert found == [(n, k) for n, block in enumerate(flow.blocks) for k in range(len(block.lines))]


def check_column(flow: Flow, lines: list[tuple[int, int]]) -> None:
    (first, line), (last, last_line) = lines[0], lines[-1]
    count = len(flow.blocks[last].lines)
    assert line == 0 or len(flow.blocks[first].lines) - line >= 2
    assert last_line == count - 1 or last_line >= 1
    block = flow.blocks[last]
    assert last_line == count - 1 or not is_divided(block.item.text, block.lines[last_line])
    if flow.blocks[last].item.style.keep and last_line == count - 1:
        assert last == len(flow.blocks) - 1


@given(ITEMS)
def test_two_columns_are_as_alike_as_they_can_be(items: list[Item]) -> None:
    flow = Flow(items, SETTING, 230)

    height = all_columns(flow, 0, 2, 20).height

    every = [max(flow.height(0, n), flow.height(n, flow.last)) for n in range(1, flow.last + 1)]
    assert height <= min(every) + 0.01


def test_what_fits_is_not_cut() -> None:
    part = TextPart("text", [item(10), item(20)], 2).lay(SETTING, 480)

    assert part.cut(Room(part.height, 0.0, whole=False)) == (part, None)
    assert part.cut(Room(5.0, 0.0, whole=False)) == (None, part)


def test_a_word_longer_than_a_column_is_parted_where_one_ends() -> None:
    text = MEASURER.text("x" * 4000, "body", False, "p1")
    flow = Flow([Item(text, BODY, Element("P"))], SETTING, 230)

    assert len(flow.blocks[0].lines) > 40
    assert len(flow.breaks) > 4


@given(ITEMS, st.floats(0, 60))
def test_a_better_break_costs_a_line_at_most(items: list[Item], free: float) -> None:
    narrow = TextPart("text", items, 2).lay(SETTING, 480)

    wide = settled(narrow, free)

    assert isinstance(wide, LaidText)
    flow = wide.text.flow
    lost = wide.height - narrow.height
    assert -0.01 <= lost <= min(free, flow.blocks[0].lead) + 0.02
    before, after = (flow.breaks[laid.text.cuts[1]] for laid in (narrow, wide))
    assert not after.poor or before.poor
    assert before == after or before.poor


def listed(count: int) -> list[Item]:
    items = [item(4) for _ in range(count)]
    for each in items:
        each.label = MEASURER.text("•", "body", False, "p1")
    return items


@pytest.mark.parametrize(
    ("items", "poor"),
    [
        ([item(20), item(6, heading=True), item(60)], [(2, 2)]),
        ([item(20), item(6, heading=True), item(8), item(60)], [(3, 0)]),
        ([item(20), *listed(4)], [(2, 0)]),
        ([item(20), item(60)], []),
        ([item(20), *listed(1), item(20)], []),
    ],
    ids=["heading", "short paragraph", "list", "text", "list of one"],
)
def test_poor_breaks_leave_little_at_a_foot(items: list[Item], poor: list[tuple[int, int]]) -> None:
    flow = Flow(items, SETTING, 230)

    assert [(place.block, place.line) for place in flow.breaks if place.poor] == poor


@given(ITEMS)
def test_on_a_grid_all_lines_stand_whole_half_lines_apart(items: list[Item]) -> None:
    flow, level = (Flow(items, LADDER[5], 230, on_grid) for on_grid in (False, True))

    (lead,) = {block.lead for block in level.blocks}
    assert lead in {block.lead for block in flow.blocks}
    assert [block.lines for block in level.blocks] == [block.lines for block in flow.blocks]
    assert [(at.block, at.line) for at in level.breaks] == [
        (at.block, at.line) for at in flow.breaks
    ]
    for top in level.tops:
        assert top / (lead / 2) == pytest.approx(round(top / (lead / 2)), abs=1e-6)


def test_a_heading_stands_a_line_below_the_text_and_on_its_own() -> None:
    flow = Flow([item(20), item(5, heading=True), item(20), item(20)], LADDER[5], 230, on_grid=True)

    ends = [
        top + len(block.lines) * block.lead
        for top, block in zip(flow.tops, flow.blocks, strict=True)
    ]
    gaps = [top - end for end, top in zip(ends, flow.tops[1:], strict=False)]
    assert gaps == pytest.approx([flow.blocks[0].lead * share for share in (1, 0, 0.5)])


def test_text_in_columns_is_level_on_every_page_and_text_across_is_not() -> None:
    items = [item(30 + n) for n in range(9)]
    across, columns = (TextPart("text", items, count).lay(LADDER[5], 480) for count in (1, 2))
    above, rest = columns.cut(Room(columns.height / 2, 0.0, whole=True))

    assert Flow(items, LADDER[5], across.text.flow.width).tops == across.text.flow.tops
    assert Flow(items, LADDER[5], columns.text.flow.width).tops != columns.text.flow.tops
    for laid in (above, rest):
        assert isinstance(laid, LaidText)
        better = settled(laid, 500.0)
        assert isinstance(better, LaidText)
        assert better.text.flow is columns.text.flow


def test_text_that_is_set_densely_has_no_grid() -> None:
    airy, dense = (
        place(measure_brief(plan_of(briefing_of(words, 5, 2)), look_of()))[0]
        for words in (250, 600)
    )

    assert airy.frame.setting.body > 9.1
    assert dense.frame.setting.body < 8.8
    for placed, is_level in ((airy, True), (dense, False)):
        (text,) = (laid for laid, _ in placed.pages[0].parts if isinstance(laid, LaidText))
        assert (len({block.lead for block in text.text.flow.blocks}) == 1) == is_level


def styled(style: Style, words: int) -> Item:
    text = MEASURER.text((WORDS * words)[: 8 * words].strip(), style.family, style.bold, "p1")
    return Item(text, style, Element("P"))


STYLES = st.sampled_from([BODY, HEADING, SUBHEADING, ITEM, QUOTE, SPEAKER, QUESTION, ANSWER])


@given(st.lists(st.builds(styled, STYLES, st.integers(1, 40)), min_size=3, max_size=30))
def test_the_first_setting_without_a_grid_takes_no_more_height(items: list[Item]) -> None:
    last = [setting.has_grid for setting in LADDER].index(False) - 1

    level, dense = (
        # as wide in letters, so that the lines are the same
        Flow(items, setting, 25 * setting.body, setting.has_grid)
        for setting in LADDER[last : last + 2]
    )

    assert LADDER[last].body == 8.9
    assert dense.height(0, dense.last) <= level.height(0, level.last)
