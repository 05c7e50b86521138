"""Column widths: words stay whole, and the page is filled exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.plan import Caption, Cell, Column, Labelled, Row, Table
from reports.renderers.word.blocks.table import grid_columns, text_room

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


@pytest.mark.parametrize(
    ("word", "bold", "measured"),
    [
        # at 9.5 points in Noto Serif, in twentieths of a point
        ("Announced", False, 1044),
        ("announced", False, 1017),
        ("Reconstruction", False, 1368),
        ("UNESCO", False, 761),
        ("Recommendations", False, 1682),
        # in the bold of Georgia's metrics
        ("Announced", True, 1122),
        ("Zelenskyy", True, 1014),
        ("Committed", True, 1095),
        # in Carlito, which has Calibri's metrics
        ("Home", False, 465),
    ],
)
def test_a_word_has_room_in_wide_fonts_and_not_much_more(
    word: str, bold: bool, measured: int
) -> None:
    assert measured <= text_room(word, bold) <= measured * 1.2


def test_no_more_than_so_much_of_an_address_is_held_together() -> None:
    assert text_room("https://example.org/a/very/long/way") == text_room("https://example.")


def test_titles_and_totals_are_bold() -> None:
    plain = [["x", "447", "note " * 60], ["y", "EUR447.5million", ""]]
    totals = table(plain)
    bold = replace(totals, rows=(totals.rows[0], replace(totals.rows[1], kind="total")))

    assert grid_columns(bold, WIDTH)[1] > grid_columns(totals, WIDTH)[1]


def test_amounts_have_the_room_of_their_digits() -> None:
    assert text_room("over CAD 1.22 billion", True) > 21 * (98 + 8)
    assert text_room("20.7 مليون USD", True) > 1600


def test_ideographs_have_the_room_that_they_take_and_are_folded() -> None:
    """At 9 points an ideograph takes 180 twentieths of one."""
    assert text_room("中国外交部长王毅") >= 8 * 180
    assert text_room("이재명 대통령") >= 6 * 180
    assert text_room("日" * 60) == 2 * text_room("日" * 30)  # no word that is cut
    name, _, purpose = grid_columns(table([["王毅", "Ukraine", "日" * 80]]), WIDTH)
    assert purpose > 3 * name
