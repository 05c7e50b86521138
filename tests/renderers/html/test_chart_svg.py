"""The chart of the page shows what the PDF's does: bars, parts, order, sums, note."""

from __future__ import annotations

from typing import Any

import pytest

from reports.model import Briefing
from reports.pipeline import plan_of
from reports.plan import Chart
from reports.renderers.html.chart import chart_picture
from tests.renderers.html.briefs import aid, briefing, split_chart, tree, words


def chart_of(made: Briefing) -> Chart:
    return next(block for block in plan_of(made).blocks if isinstance(block, Chart))


def figure(rows: list[dict[str, Any]], **fields: Any) -> Any:
    (found,) = tree(briefing(aid=rows, **fields)).xpath("//figure[@class='chart']")
    return found


def test_it_is_a_picture_with_a_name_and_a_text_that_says_all() -> None:
    made, chart = figure(split_chart()), chart_of(briefing(aid=split_chart()))
    (svg,) = made.xpath("svg")

    assert svg.get("role") == "img"
    named = [
        made.xpath(f"string(//*[@id='{name}'])") for name in svg.get("aria-labelledby").split()
    ]
    assert named == [chart.caption.text, chart.alt]


def test_bars_stand_in_their_order_with_their_sums_as_text() -> None:
    made, chart = figure(split_chart()), chart_of(briefing(aid=split_chart()))
    said = words(made.xpath("svg/svg")[0])
    places = [said.find(text) for bar in chart.bars for text in (bar.label.split()[0], bar.text)]

    assert -1 not in places
    assert [words(text) for text in made.xpath(".//text[@class='status']")] == list(chart.statuses)


def test_parts_of_bars_are_as_long_as_their_sums() -> None:
    chart = chart_of(briefing(aid=split_chart()))
    picture = chart_picture(chart, mirrored=False)
    parts = [part for bar in chart.bars for part in bar.segments]

    assert next(bar.width for bar in picture.bars) == 100
    assert [bar.width for bar in picture.bars] == pytest.approx(
        [100 * float(bar.value) / float(chart.bars[0].value) for bar in chart.bars], abs=0.01
    )
    assert [part.width for part in picture.parts] == pytest.approx(
        [100 * float(part.value) / float(chart.bars[0].value) for part in parts], abs=0.01
    )
    assert [part.tone for part in picture.parts] == [
        chart.statuses.index(part.status) for part in parts
    ]
    # a bar's second part begins where its first one ends
    assert picture.parts[1].x == picture.parts[0].width


def test_names_of_statuses_stand_beside_or_below_one_another() -> None:
    statuses = (
        "announced",
        "pledged",
        "committed",
        "disbursed",
        "delivered",
        "signed",
        "discussed",
    )
    rows = [aid(f"Donor {n}", 5, status) for n, status in enumerate(statuses)]
    key = [text for text, _ in chart_picture(chart_of(briefing(aid=rows)), mirrored=False).key]
    lines = {y: [text for text in key if text.y == y] for y in {text.y for text in key}}

    assert len(lines) > 1
    for line in lines.values():
        ends = [text.x + 1.3 + 0.5 * len(text.label) for text in line]
        assert all(text.x > end for text, end in zip(line[1:], ends, strict=False))
        assert ends[-1] < 22


def test_bars_of_one_status_have_no_key_and_one_tone() -> None:
    picture = chart_picture(chart_of(briefing(aid=[aid("A", 5), aid("B", 7)])), mirrored=False)

    assert picture.key == []
    assert {part.tone for part in picture.parts} == {0}


def test_from_right_to_left_bars_grow_to_the_left() -> None:
    picture = chart_picture(chart_of(briefing(aid=split_chart())), mirrored=True)

    assert all(bar.x == -bar.width for bar in picture.bars)
    made = figure(split_chart(), language="ar")
    assert made.xpath("svg/svg/@x") == ["100%"]
    assert not figure(split_chart()).xpath("svg/svg/@x")


def test_sums_of_nothing_have_a_bar_of_no_length_from_the_axis() -> None:
    made = figure(split_chart())

    assert made.xpath(".//rect[@class='outline']/@width")[-1] == "0.0%"
    assert len(made.xpath(".//rect[@class='axis']")) == 5


def test_long_names_fold_and_nothing_stands_over_another() -> None:
    picture = chart_picture(chart_of(briefing(aid=split_chart())), mirrored=False)
    lines = [text.y for text in picture.texts]

    assert len(lines) > 5
    assert lines == sorted(set(lines))
    assert all(bar.y not in lines for bar in picture.bars)
    assert picture.height > max(bar.y for bar in picture.bars)


def test_what_is_not_shown_is_said_below() -> None:
    other = aid("Norland", 5, amount={"value": 5, "currency": "USD"})

    assert (
        words(figure([*split_chart(), other]).xpath("p")[0])
        == "Not shown: sums in other currencies (1)."
    )
    assert figure(split_chart()).xpath("p") == []
