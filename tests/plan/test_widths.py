"""How the columns of a table share its width, whatever measures them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.plan.glue import glued_words
from reports.plan.tables.widths import share_texts, share_width

COLUMNS = st.lists(st.tuples(st.floats(5, 400), st.floats(0.05, 1)), min_size=1, max_size=8)


@given(COLUMNS, st.floats(100, 800))
def test_columns_fill_the_width_exactly(columns: list[tuple[float, float]], width: float) -> None:
    natural = [column for column, _ in columns]
    least = [column * part for column, part in columns]

    shared = share_width(natural, least, [natural], width)

    assert sum(shared) == pytest.approx(width, abs=0.1)
    if sum(least) <= width:
        assert all(s >= m - 0.1 for s, m in zip(shared, least, strict=True))


def test_room_to_spare_goes_to_columns_by_their_width() -> None:
    assert share_width([50, 100], [10, 10], [], 180) == pytest.approx([60, 120])


def test_a_column_is_narrowed_where_it_costs_the_fewest_lines() -> None:
    rows = [[60.0, 400.0, 20.0], [60.0, 30.0, 140.0], [60.0, 30.0, 140.0]]

    short, long, often = share_width([60, 400, 140], [30, 40, 40], rows, 460)

    assert (short, often) == (60, 140)
    assert long == pytest.approx(260)


def test_short_columns_are_folded_only_where_the_long_one_is_folded_already() -> None:
    # donor, purpose, amount, status: the purpose takes three lines before another takes two
    natural, least = [60.0, 600.0, 80.0, 50.0], [30.0, 60.0, 50.0, 25.0]

    shared = share_width(natural, least, [natural], 420)

    assert [shared[n] for n in (0, 2, 3)] == pytest.approx([60, 80, 50])


def test_a_column_gives_up_what_is_lacking_where_most_of_its_cells_have_room() -> None:
    # only the last purpose is folded for it; the timing would be folded in two rows
    rows = [[200.0, 80.0], [200.0, 80.0], [200.0, 10.0], [210.0, 10.0]]

    assert share_width([210, 80], [60, 40], rows, 282) == pytest.approx([202, 80])
    # where all of them need it, the timing is folded
    assert share_width([210, 80], [60, 40], rows, 270)[0] > 200


def test_where_not_even_the_shortest_words_fit_columns_are_alike() -> None:
    assert share_width([80, 160], [80, 160], [], 120) == pytest.approx([60, 60])


@pytest.mark.parametrize("lacking", [1.0, 20.0, 60.0, 110.0])
def test_where_words_do_not_fit_the_longest_are_divided_first(lacking: float) -> None:
    least = [30.0, 200.0, 180.0, 45.0, 40.0]
    width = sum(least) - lacking

    widths = share_width([2 * column for column in least], least, [], width)

    assert sum(widths) == pytest.approx(width)
    for at in (0, 3, 4):
        assert widths[at] >= least[at]
    assert max(widths) < 200


def test_where_many_columns_lack_room_they_are_narrowed_in_like_measure() -> None:
    natural, least = [100.0, 200.0, 300.0, 400.0], [10.0, 20.0, 30.0, 40.0]

    widths = share_width(natural, least, [natural] * 2, 160)

    assert widths == pytest.approx([16, 32, 48, 64], abs=2)


def test_a_column_that_is_narrowed_keeps_its_longest_word() -> None:
    natural, least = [100.0, 200.0, 300.0, 400.0], [90.0, 20.0, 30.0, 40.0]

    widths = share_width(natural, least, [natural] * 2, 200)

    assert widths[0] == pytest.approx(90, abs=0.01)
    assert all(width >= word - 0.01 for width, word in zip(widths, least, strict=True))


@given(st.integers(1, 6).flatmap(lambda n: st.lists(
    st.lists(st.text("ab ", max_size=200), min_size=n, max_size=n), min_size=1, max_size=5,
)))  # fmt: skip
def test_texts_share_a_whole_width_exactly(rows: list[list[str]]) -> None:
    widths = share_texts(rows, lambda column, text: len(text) + 2, 72)

    assert sum(widths) == 72
    assert all(isinstance(width, int) and width > 0 for width in widths)


@given(st.integers(1, 5).flatmap(lambda n: st.lists(
    st.lists(st.sampled_from(["CAD 1 billion", "aid", "a long text of many words", "–", "word " * 30,
                              "disestablishment", ""]), min_size=n, max_size=n),
    min_size=1, max_size=6,
)))  # fmt: skip
def test_what_is_not_measured_would_have_changed_nothing(rows: list[list[str]]) -> None:
    sizes = [[float(len(text)) for text in row] for row in rows]
    natural = list(map(max, zip(*sizes, strict=True)))
    parts = [[max(map(len, glued_words(text))) for text in row] for row in rows]
    least = list(map(float, map(max, zip(*parts, strict=True))))
    width = max(round(sum(least)), 40)
    wanted = share_width(natural, least, sizes, width)

    shared = share_texts(rows, lambda _, text: len(text), width)

    assert shared == pytest.approx(wanted, abs=1)


def test_a_column_that_needs_more_for_its_texts_gets_more() -> None:
    rows = [["word " * 9, "word " * 9]]
    alike = share_texts(rows, lambda column, text: len(text), 40)
    bold = share_texts(rows, lambda column, text: len(text) * (2 - column), 40)

    assert alike[0] == alike[1]
    assert bold[0] > bold[1]


def test_an_amount_is_parted_before_a_word_is_divided() -> None:
    rows = [
        ["Donor", "Recipient", "Purpose", "Amount", "Status", "Timing"],
        ["Ministry of Rivers", "Lower Varda", "Flood grants (reconstruction)", "EUR 40 million",
         "Committed", "Half before Christmas"],
    ]  # fmt: skip
    widths = share_texts(rows, lambda column, text: len(text), 62)
    words = [max(map(len, f"{head} {cell}".split(" "))) for head, cell in zip(*rows, strict=True)]
    assert all(width >= word for width, word in zip(widths, words, strict=True))


def test_an_amount_is_whole_where_no_word_is_divided_for_it() -> None:
    rows = [["Purpose", "Amount"], ["Grants for all who rebuild a house", "EUR 40 million"]]
    assert share_texts(rows, lambda column, text: len(text), 30)[1] >= len("EUR 40 million")


@pytest.mark.parametrize("long", ["日" * 60, "နာယက" * 12, "นายก" * 15])
def test_text_of_a_script_without_spaces_folds_before_words_are_divided(long: str) -> None:
    widths = share_texts([["Mark Carney", long, "CAD 2 million"]], lambda _, text: len(text), 50)

    assert widths[0] >= len("Carney")
    assert widths[2] >= len("CAD 2 million")


def test_a_long_word_of_other_scripts_stays_whole() -> None:
    widths = share_texts([["a " * 30, "é" * 30, "b"]], lambda _, text: len(text), 50)

    assert widths[1] >= 30


#: A table whose columns are folded one after the other as its width shrinks.
AID = [
    ("Donor or party", "Recipient or party", "Purpose or subject", "Amount", "Status", "Timing"),
    ("Canada", "Ukraine", "Rebuilding of power stations and of the grid (reconstruction)",
     "over CAD 1 billion", "Announced", "within the coming month"),
    ("", "", "", "(approximately USD 723 million)", "", ""),
    ("European Union", "Ukraine and its neighbours", "Grants for schools", "EUR 2,500,000",
     "Pledged", "–"),
    ("Japan", "Ukraine", "Agreement: exchange of what both sides know about the clearing of mines",
     "–", "Signed", "last week"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("width", "shared"),
    [
        (150, [14, 26, 47, 31, 9, 23]),
        (110, [14, 26, 29, 18, 9, 14]),
        (100, [14, 26, 23, 18, 9, 10]),
        (84, [8, 11, 29, 18, 9, 9]),
        (60, [8, 10, 14, 13, 9, 6]),
        (40, [7, 7, 6, 7, 7, 6]),
    ],
)
def test_columns_are_folded_in_the_order_of_what_it_costs(width: int, shared: list[int]) -> None:
    assert share_texts(AID, lambda _, text: len(text), width) == shared
