"""The chart of aid: what its bars are, and what it says of what they are not."""

from __future__ import annotations

from reports.model import Aid, Briefing
from reports.pipeline import plan_of
from reports.plan import Chart
from reports.plan.tables.chart import _grouped
from reports.wording.labels import load_labels
from tests.work import takes_time_like_its_size


def chart_of(*rows: tuple[str | None, int, str, str], **more: object) -> Chart | None:
    aid = [
        {"donor": donor, "recipient": "Examplia", "status": status,
         "amount": {"value": value, "currency": currency}}
        for donor, value, currency, status in rows
    ]  # fmt: skip
    plan = plan_of(Briefing.model_validate({"title": "T", "aid": aid, **more}))
    return next((block for block in plan.blocks if isinstance(block, Chart)), None)


def test_bars_are_sorted_and_those_of_a_donor_are_one() -> None:
    chart = chart_of(
        ("Canada", 2, "USD", "pledged"), ("Norway", 4, "USD", "pledged"),
        ("Canada", 3, "USD", "pledged"),
    )  # fmt: skip
    assert chart is not None
    assert [(bar.label, bar.text) for bar in chart.bars] == [
        ("Canada", "USD 5"),
        ("Norway", "USD 4"),
    ]
    assert chart.statuses == ("pledged",)
    assert chart.note == ""


def test_a_bar_is_split_by_status() -> None:
    chart = chart_of(
        ("Canada", 2, "USD", "pledged"), ("Norway", 4, "USD", "pledged"),
        ("Canada", 3, "USD", "disbursed"),
    )  # fmt: skip
    assert chart is not None
    assert chart.statuses == ("pledged", "disbursed")
    assert [(part.status, part.text) for part in chart.bars[0].segments] == [
        ("pledged", "USD 2"), ("disbursed", "USD 3"),
    ]  # fmt: skip
    assert chart.alt == "Bar chart. Canada: USD 5 (pledged USD 2, disbursed USD 3); Norway: USD 4."


def test_one_giver_is_shown_by_receiver_or_not_at_all() -> None:
    assert chart_of(("Canada", 2, "USD", "pledged"), ("Canada", 3, "USD", "pledged")) is None


def test_what_money_is_for_begins_with_a_capital_as_in_the_table() -> None:
    money = {"value": 2, "currency": "USD"}
    aid = [
        {"donor": "eu-LISA", "recipient": "B", "purpose": purpose, "amount": money}
        for purpose in ("grain", "mRNA vaccines")
    ]
    plan = plan_of(Briefing.model_validate({"title": "T", "aid": aid}))
    (chart,) = (block for block in plan.blocks if isinstance(block, Chart))

    assert [bar.label for bar in chart.bars] == ["Grain", "mRNA vaccines"]
    # names stand as they are written
    by_donor = chart_of(("eu-LISA", 2, "USD", "pledged"), ("Norway", 1, "USD", "pledged"))
    assert by_donor is not None
    assert by_donor.bars[0].label == "eu-LISA"


def test_a_giver_that_is_not_named_is_called_so() -> None:
    chart = chart_of(
        ("Canada", 2, "USD", "pledged"),
        (None, 3, "USD", "pledged"),
        ("Norway", 1, "USD", "pledged"),
    )
    assert chart is not None
    assert chart.bars[0].label == "Donor not named"


def test_past_twelve_bars_the_smallest_are_one_and_nothing_is_lost() -> None:
    rows = [(f"Donor {n:02}", 100 - n, "USD", "pledged") for n in range(20)]
    chart = chart_of(*rows)
    assert chart is not None
    assert len(chart.bars) == 12
    assert chart.bars[-1].label == "9 others"
    assert sum(bar.value for bar in chart.bars) == sum(value for _, value, _, _ in rows)


def test_what_is_not_shown_is_said() -> None:
    chart = chart_of(
        ("Canada", 2, "USD", "pledged"), ("Norway", 4, "USD", "pledged"),
        ("Japan", 5, "JPY", "pledged"), ("Chile", 5, "CLP", "pledged"),
    )  # fmt: skip
    assert chart is not None
    assert chart.note == "Not shown: sums in other currencies (2)."


def test_many_sums_of_one_donor_take_time_in_proportion() -> None:
    briefing = Briefing(title="T", aid=[{"donor": "A", "amount": {"value": 1, "currency": "CAD"}}])
    row = Aid(donor="Canada", amount={"value": 5, "currency": "CAD"})
    labels = load_labels("en")
    assert takes_time_like_its_size(
        lambda size: _grouped([(row, row.amount)] * size, briefing, labels), 10_000
    )
