"""Column widths: words stay whole, and the page is filled exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.plan import Caption, Cell, Column, Labelled, Row, Table
from reports.renderers.word.table import grid_columns

WIDTH = 9638


def table(rows: list[list[str]], part: bool = False) -> Table:
    columns = tuple(Column(f"c{i}", f"Title {i}") for i in range(len(rows[0])))
    kind = "part" if part else "row"
    made = tuple(
        Row(f"r{i}", tuple(Cell(Labelled(text)) for text in cells), kind)
        for i, cells in enumerate(rows)
    )  # type: ignore[arg-type]
    return Table("t", "aid", Caption("Table", 1, "x"), columns, made)


@given(st.integers(1, 6).flatmap(lambda n: st.lists(
    st.lists(st.text("ab ", max_size=200), min_size=n, max_size=n), min_size=1, max_size=5,
)))  # fmt: skip
def test_widths_fill_the_page_and_none_is_empty(rows: list[list[str]]) -> None:
    widths = grid_columns(table(rows), WIDTH)

    assert sum(widths) == WIDTH
    assert min(widths) > 300


def test_a_long_note_does_not_break_the_words_of_others() -> None:
    widths = grid_columns(table([["Zelenskyy", "announced", "note " * 60]]), WIDTH)

    assert widths[0] > 9 * 100 + 216
    assert widths[1] > 9 * 100 + 216
    assert widths[2] > WIDTH / 2


def test_a_part_has_room_for_its_indent() -> None:
    cells = [["Canada", "b " * 100, "c " * 100, "d " * 100]]

    assert grid_columns(table(cells, part=True), WIDTH)[0] > grid_columns(table(cells), WIDTH)[0]


def test_letters_that_are_larger_have_more_of_the_width() -> None:
    rows = [["Zelenskyy", "announced", "note " * 60]]
    small, large = (grid_columns(table(rows), WIDTH, scale) for scale in (1, 1.3))

    assert large[1] > small[1]
    assert sum(large) == sum(small) == WIDTH
