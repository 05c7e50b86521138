from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.plan.tables.table_parts import (
    Bar,
    Caption,
    Chart,
    Segment,
)
from reports.renderers.pdf.file.painting.drawing import Drawing, PlacedText
from reports.renderers.pdf.layout.chart import chart_drawing
from reports.theme import load_theme
from tests.renderers.pdf.pixels import look

COLOURS = load_theme().colours
WIDTH = 300.0


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.56 if bold else 0.5)


def drawn(bars: list[tuple[str, int, str]], direction: str = "ltr") -> Drawing:
    made = tuple(Bar(label, Decimal(value), text) for label, value, text in bars)
    chart = Chart("c", Caption("Figure", 1, "Aid"), "CAD", made, "alt")
    return chart_drawing(chart, WIDTH, 8, COLOURS, measure, direction)  # type: ignore[arg-type]


def bars_of(drawing: Drawing) -> list[list[float]]:
    """The bars' rectangles, each behind its colour."""
    lines = [line.split() for line in drawing.operators.split("\n") if line.endswith("re f")]
    return [[float(number) for number in line[-6:-2]] for line in lines]


def test_bars_are_as_long_as_their_amounts() -> None:
    lengths = [
        bar[2] for bar in bars_of(drawn([("A", 400, "400"), ("B", 100, "100"), ("C", 0, "0")]))
    ]
    # a white line parts a bar from what follows it
    assert lengths[1] + 0.6 == pytest.approx((lengths[0] + 0.6) / 4, abs=0.01)
    assert lengths[2] == 0


def test_bars_all_start_at_zero_and_the_longest_leaves_room_for_its_amount() -> None:
    drawing = drawn([("Canada", 400, "CA$400 million"), ("France", 100, "CA$100 million")])
    (left, _, length, _), second = bars_of(drawing)
    assert second[0] == left
    amount = next(text for text in drawing.texts if text.text == "CA$400 million")
    assert amount.x > left + length
    assert amount.x + measure(amount.text, 8, False) <= WIDTH + 0.01


def test_from_right_to_left_everything_is_turned_round() -> None:
    bars = [("A", 400, "400"), ("B", 100, "100")]
    left, right = drawn(bars), drawn(bars, "rtl")
    for one, other in zip(bars_of(left), bars_of(right), strict=True):
        assert other[0] == pytest.approx(WIDTH - one[0] - one[2], abs=0.01)
    for one, other in zip(left.texts, right.texts, strict=True):
        wide = measure(one.text, one.size, one.bold)
        assert other.x == pytest.approx(WIDTH - one.x - wide)


def test_a_chart_is_seen() -> None:
    drawing = drawn([("A", 400, "400"), ("B", 100, "100")])
    (x, y, length, height), _ = bars_of(drawing)
    assert look(drawing)(x + length / 2, y + height / 2) == (20, 48, 79)


def test_a_bar_is_split_by_status_and_a_key_says_how() -> None:
    parts = (Segment("pledged", Decimal(300), "300"), Segment("paid", Decimal(100), "100"))
    bars = (
        Bar("A", Decimal(400), "400", parts),
        Bar("B", Decimal(100), "100", (Segment("paid", Decimal(100), "100"),)),
    )
    chart = Chart("c", Caption("Figure", 1, "Aid"), "CAD", bars, "alt", ("pledged", "paid"))
    drawing = chart_drawing(chart, WIDTH, 8, COLOURS, measure)

    keys, (pledged, paid, other) = bars_of(drawing)[:2], bars_of(drawing)[2:]
    assert [text.text for text in drawing.texts[:2]] == ["pledged", "paid"]
    assert keys[0][1] > pledged[1]
    assert paid[0] == pytest.approx(pledged[0] + pledged[2] + 0.6, abs=0.01)
    assert other[0] == pledged[0]
    dark, light = (
        look(drawing)(bar[0] + bar[2] / 2, bar[1] + bar[3] / 2) for bar in (pledged, paid)
    )
    assert sum(light) > sum(dark) + 200


def test_bars_of_one_status_need_no_key() -> None:
    assert [text.text for text in drawn([("A", 2, "2"), ("B", 1, "1")]).texts] == [
        "A",
        "2",
        "B",
        "1",
    ]


WORDS = st.text("abcdefgh –", min_size=1, max_size=60).map(lambda t: " ".join(t.split()) or "x")


@given(st.lists(st.tuples(WORDS, st.integers(0, 10**13), WORDS), min_size=2, max_size=12))
def test_no_letter_is_lost_or_leaves_the_chart(bars: list[tuple[str, int, str]]) -> None:
    drawing = drawn(bars)
    said = "".join(text.text for text in drawing.texts).replace(" ", "")
    assert said == "".join(label + text for label, _, text in bars).replace(" ", "")
    for text in drawing.texts:
        assert text.x >= -0.01
        assert text.x + measure(text.text, text.size, text.bold) <= WIDTH + 0.01
        assert 0 <= text.y <= drawing.height - text.size * 0.6


@given(st.lists(st.tuples(WORDS, st.integers(0, 10**13), WORDS), min_size=2, max_size=12))
def test_lines_of_text_do_not_overlap(bars: list[tuple[str, int, str]]) -> None:
    columns: dict[bool, list[PlacedText]] = {}
    for text in drawn(bars).texts:
        columns.setdefault(text.bold, []).append(text)
    for texts in columns.values():
        heights = [text.y for text in texts]
        assert all(a - b >= 8 * 1.19 for a, b in pairwise(heights))
