"""Rows of tables: cells over several columns, numbers in the middle of room to spare."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest

from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.contract import Rendered
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.rows import Grid
from reports.renderers.pdf.layout.tables import TablePart
from reports.renderers.pdf.text.styles import LADDER
from tests.renderers.pdf.defects import elements

WIDTH = 499.0
Render = Callable[..., Rendered]


def given(recipient: str | None = "Mali", count: int = 2, **more: Any) -> dict[str, Any]:
    """A briefing with some sums and their total."""
    money = {"value": 5_000_000, "currency": "CAD"}
    row = {"donor": "Chad", "recipient": recipient, "purpose": "gas", "amount": money}
    rows = [row | {"timing": f"By {2030 + n}"} for n in range(count)]
    return {"title": "T", "aid": rows, **more}


def table(**more: Any) -> TablePart:
    part = measure_brief(plan_of(Briefing.model_validate(given(**more))), look_of()).parts[0]
    assert isinstance(part, TablePart)
    return part


def test_the_name_of_a_total_stands_over_the_columns_that_say_nothing_of_it() -> None:
    part = table()
    *rows, total = part.rows

    assert {tuple(row.spans) for row in rows} == {(1,) * len(part.natural)}
    assert total.spans == (3, *(1,) * (len(part.natural) - 3))
    assert len(total.cells) == len(total.spans)


def test_it_makes_no_column_wider_and_takes_one_line() -> None:
    part = table()
    donors = max(cell.text.natural for row in part.rows[:-1] for cell in row.cells[0])

    assert part.natural[0] < 1.3 * donors
    assert part.rows[-1].cells[0][0].text.natural > part.natural[0]
    laid = part.lay(LADDER[10], WIDTH).rows[-1]
    assert [len(block.lines) for block in laid.cells[0]] == [1]


def test_where_no_column_is_empty_beside_it_it_has_its_own_alone() -> None:
    money = {"value": 5_000_000, "currency": "CAD"}
    part = table(aid=[{"donor": "Chad", "amount": money, "status": "signed"}] * 2)

    # a row without purpose is named by its kind: the column of purposes is there
    assert part.rows[-1].spans == (2, 1, 1)
    assert part.rows[0].spans == (1, 1, 1, 1)


def test_readers_are_told_over_how_many_columns_a_total_is_named(render: Render) -> None:
    data = render(Briefing.model_validate(given())).data

    with pikepdf.open(io.BytesIO(data)) as document:
        spans = [
            int(element.A.ColSpan)
            for element in elements(document.Root.StructTreeRoot.K)
            if "/A" in element and "/ColSpan" in element.A
        ]
    assert spans == [3]


def test_outer_columns_are_flush_with_the_text_around() -> None:
    grid = Grid((50.0, 80.0, 40.0), (0.0, 0.0, 0.0), 10.0)

    assert grid.width == 190
    assert list(grid.boxes((1, 1, 1))) == [(0, 50), (60, 80), (150, 40)]
    assert list(grid.boxes((2, 1))) == [(0, 140), (150, 40)]
    laid = table().lay(LADDER[10], WIDTH)
    assert laid.width == pytest.approx(WIDTH)


def test_numbers_stand_in_the_middle_of_a_column_with_room_to_spare() -> None:
    part = table()
    laid = part.lay(LADDER[10], WIDTH)
    columns = [title.style.align for (title,) in part.head.cells]
    at = columns.index("end")
    size = LADDER[10].body * 0.9

    before, after = (laid.head.boxes[n][0] for n in (at, at + 1))
    gap = 0.76 * LADDER[10].body
    spare = after - gap - before - part.natural[at] * size
    assert spare > 20
    assert laid.head.boxes[at][1] == pytest.approx(part.natural[at] * size + spare / 2)
    # all other text has its whole column
    assert laid.head.boxes[0][1] == pytest.approx(laid.head.boxes[1][0] - gap)


@pytest.mark.parametrize("words", [1, 40])
def test_numbers_of_the_last_column_end_with_the_table(words: int) -> None:
    money = {"value": 5_000_000, "currency": "CAD"}
    part = table(aid=[{"donor": "Chad", "purpose": "gas pipe " * words, "amount": money}] * 2)
    laid = part.lay(LADDER[10], WIDTH)

    left, width = laid.head.boxes[-1]
    assert left + width == pytest.approx(laid.width)


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "Aid (continued)"), ("fr", "Aide (suite)")]
)
def test_a_table_that_goes_on_says_so_under_its_name(
    render: Render, language: str, heading: str
) -> None:
    briefing = Briefing.model_validate(given(count=260, language=language))
    data = render(briefing).data

    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    names = [entry.get_title() for entry in document.get_toc()]
    assert len(texts) > 2
    assert heading not in texts[0]
    assert all(text.count(heading) == 1 for text in texts[1:-1])
    assert heading not in names
    with pikepdf.open(io.BytesIO(data)) as opened:
        tags = [str(element.S) for element in elements(opened.Root.StructTreeRoot.K)]
        marked, told = sum(map(marks_in, opened.pages)), marks_told(opened.Root.StructTreeRoot.K)
    # it is an artifact: for readers there is one table under one heading
    assert (tags.count("/H2"), tags.count("/Table")) == (1, 1)
    assert marked == told


def marks_in(page: pikepdf.Page) -> int:
    """How many pieces of a page's content are some element's."""
    steps = pikepdf.parse_content_stream(page)
    return sum(str(step.operator) == "BDC" and "/MCID" in step.operands[1] for step in steps)


def marks_told(node: pikepdf.Object) -> int:
    """How many pieces of content readers find below a structure element."""
    kids = node.get("/K", ())
    own = kids if isinstance(kids, pikepdf.Array) else [kids]
    return sum(
        1 if isinstance(kid, int) or kid.get("/Type") == "/MCR" else marks_told(kid) for kid in own
    )


def test_a_table_on_one_page_does_not(render: Render) -> None:
    document = pypdfium2.PdfDocument(render(Briefing.model_validate(given())).data)

    assert "continued" not in document[0].get_textpage().get_text_bounded()
