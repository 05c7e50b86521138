"""Short tables stand side by side where that is lower."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of, render
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.parts import Beside, Part, Room, Stack
from reports.renderers.pdf.layout.tables import LaidTable, TablePart
from reports.renderers.pdf.text.styles import CELL, LADDER, Setting


def paired(people: int, notes: bool = False, **aid: Any) -> Part:
    """The first part of a brief with so many persons, and a row of aid."""
    person = {"name": "Ann Lee", "role": "Minister"}
    if notes:
        person["affiliation"] = "The ministry for the affairs of everything " * 3
    row = {"donor": "Canada", "purpose": "gas", "status": "signed", **aid}
    fields = {"title": "T", "people": [person] * people, "aid": [row] * 4}
    return measure_brief(plan_of(Briefing.model_validate(fields)), look_of()).parts[0]


def test_short_tables_stand_side_by_side_where_that_is_lower() -> None:
    laid = paired(5).lay(LADDER[10], 499.0)

    assert isinstance(laid, Beside)
    assert laid.height < laid.otherwise().height
    assert laid.shift > laid.left.width if isinstance(laid.left, LaidTable) else False


def test_they_do_not_where_that_is_little_lower() -> None:
    long = {"purpose": "repair of power lines " * 4, "timing": "before the winter"}

    few, more = (paired(people, **long).lay(LADDER[10], 499.0) for people in (2, 4))

    # side by side, the two persons would save a fifth of the height, the four a third
    assert isinstance(few, Stack)
    assert isinstance(more, Beside)
    assert more.height < 0.75 * more.otherwise().height


def test_a_wide_table_stands_above_the_other() -> None:
    assert isinstance(paired(5, notes=True).lay(LADDER[10], 499.0), Stack)


def test_a_table_of_many_rows_is_no_half_of_a_pair() -> None:
    assert isinstance(paired(13), TablePart)


def test_a_second_table_that_would_be_too_narrow_stands_below() -> None:
    long = {"purpose": "a long text of many words " * 60, "timing": "another long text " * 60}

    assert isinstance(paired(2, **long).lay(LADDER[10], 499.0), Stack)


def test_tables_side_by_side_are_parted_as_if_one_stood_below_the_other() -> None:
    laid = paired(5).lay(LADDER[10], 499.0)
    assert isinstance(laid, Beside)

    assert laid.cut(Room(laid.height, 0.0, whole=False)) == (laid, None)
    little = Room(laid.height - 1, laid.height, whole=False)
    assert laid.cut(little) == (None, laid)
    first, rest = laid.cut(replace(little, whole=True))
    assert isinstance(first, Stack)
    assert isinstance(rest, Stack)


def test_tables_side_by_side_are_read_one_after_the_other() -> None:
    people = [{"name": f"Person {n}", "role": "Minister"} for n in range(3)]
    aid = [{"donor": f"Donor {n}", "purpose": "gas", "status": "signed"} for n in range(3)]
    made = Briefing.model_validate({"title": "T", "people": people, "aid": aid})
    assert isinstance(
        measure_brief(plan_of(made), look_of()).parts[0].lay(LADDER[0], 499.0), Beside
    )
    text = pypdfium2.PdfDocument(render(made, "pdf"))[0].get_textpage().get_text_bounded()

    places = [text.find(words) for words in ("Person 0", "Person 2", "Donor 0", "Donor 2")]
    assert -1 not in places
    assert places == sorted(places)


def made_of(words: Sequence[int], people: int = 0, **aid: Any) -> Part:
    """The first part of a brief with rows of aid of so many words, below so many persons."""
    money = {"value": 5_000_000, "currency": "CAD"}
    equivalents = [{**money, "currency": "USD"} if n % 2 else None for n in words]
    row = {"donor": "Canada", "amount": money, **aid}
    rows = [
        {**row, "purpose": "gas pipe " * n or None, "equivalent": one}
        for n, one in zip(words, equivalents, strict=True)
    ]
    person = {"name": "Ann Lee", "role": "Minister of the border border border"}
    fields = {"title": "T", "people": [person] * people, "aid": rows}
    return measure_brief(plan_of(Briefing.model_validate(fields)), look_of()).parts[0]


@pytest.mark.parametrize(
    ("words", "people", "sizes"),
    [
        ([4, 1, 2, 5, 7, 3], 3, 31),
        ([4, 6, 8, 3], 5, 29),
        ([8, 7, 5, 7, 8, 4, 7], 2, 7),
        ([9] * 8, 1, 0),
    ],
)
def test_tables_side_by_side_are_so_at_all_smaller_sizes(
    words: list[int], people: int, sizes: int
) -> None:
    part, width = made_of(words, people, status="announced", timing="this year"), 595.28

    laid = [part.lay(setting, width - 2 * setting.margin) for setting in LADDER]

    assert [isinstance(one, Beside) for one in laid] == [n >= 31 - sizes for n in range(31)]


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=6), st.sampled_from(LADDER),
    st.floats(180, 540),
)  # fmt: skip
def test_a_table_has_at_least_the_lines_that_are_said(
    words: list[int], setting: Setting, width: float
) -> None:
    part = made_of(words)
    assert isinstance(part, TablePart)

    lines = part.lay(setting, width).line_count

    measure = width / CELL.size(setting)
    assert part.least_lines() <= part.least_lines(measure) <= lines
    wide = replace(part, notes=()).lay(setting, 1.2 * part.natural_width(setting))
    assert wide.line_count == part.least_lines()
    # white space is more or less than letters are, as the setting is airy or dense
    assert wide.height / wide.line_count == pytest.approx(CELL.leading(setting), rel=0.15)
