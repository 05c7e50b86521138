"""Table columns: their widths, and rows that go on over pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.renderers.pdf.tables import share_width

COLUMNS = st.lists(st.tuples(st.floats(5, 400), st.floats(0.05, 1)), min_size=1, max_size=8)


@given(COLUMNS, st.floats(100, 800))
def test_columns_fill_the_width_exactly(columns: list[tuple[float, float]], width: float) -> None:
    natural = [column for column, _ in columns]
    least = [column * part for column, part in columns]

    shared = share_width(natural, least, width)

    assert sum(shared) == pytest.approx(width, abs=0.1)
    if sum(least) <= width:
        assert all(s >= m - 0.1 for s, m in zip(shared, least, strict=True))


def test_room_to_spare_is_shared_alike() -> None:
    assert share_width([50, 100], [10, 10], 170) == [60, 110]


def test_the_widest_column_gives_first() -> None:
    short, long = share_width([60, 400], [30, 40], 260)

    assert short == 60
    assert long == pytest.approx(200, abs=0.1)


def test_where_words_do_not_fit_all_give_alike() -> None:
    assert share_width([80, 160], [80, 160], 120) == [40, 80]
