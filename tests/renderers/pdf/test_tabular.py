"""The data of tables and charts travel as CSV, with the element that they belong to."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from reports.model import Briefing
from reports.renderers.contract import Rendered
from tests.renderers.pdf.defects import tagged

Render = Callable[..., Rendered]


def aid(donor: str, value: int, **more: Any) -> dict[str, Any]:
    return {"donor": donor, "amount": {"value": value, "currency": "CAD"}, **more}


def briefing(**fields: Any) -> Briefing:
    return Briefing.model_validate({"title": "Aid", **fields})


def inside(data: bytes) -> dict[str, list[list[str]]]:
    """Return the rows of each CSV file inside."""
    with pikepdf.open(io.BytesIO(data)) as file:
        found = {name: file.attachments[name].get_file().read_bytes() for name in file.attachments}
    return {
        name: list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        for name, data in found.items()
        if name.endswith(".csv")
    }


def test_a_table_and_a_chart_are_there_as_data(render: Render) -> None:
    rows = [aid("Canada", 1_500, purpose='gas, and "more"', timing="soon"), aid("Norway", 2_000)]
    found = inside(render(briefing(aid=rows, totals=False)).data)

    assert found == {
        "table-aid.csv": [
            ["Donor", "Purpose", "Amount", "Timing"],
            ["Canada", 'Gas, and "more"', "CAD 1,500", "Soon"],
            ["Norway", "Aid", "CAD 2,000", ""],
        ],
        "chart-aid.csv": [
            ["Aid by amount, CAD", "Status", "Amount, CAD"],
            ["Norway", "status not given", "2000"],
            ["Canada", "status not given", "1500"],
        ],
    }


def test_the_parts_of_bars_are_rows(render: Render) -> None:
    rows = [aid("A", 1, status="pledged"), aid("A", 2, status="delivered"), aid("B", 5)]
    found = inside(render(briefing(aid=rows)).data)["chart-aid.csv"]

    assert found[0][1] == "Status"
    assert sorted(row[2] for row in found[1:]) == ["1", "2", "5"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(render: Render, cell: str) -> None:
    (rows,) = inside(render(briefing(people=[{"name": cell}])).data).values()
    assert rows[1][0] == f"'{cell}"


def test_a_file_belongs_to_its_element_and_the_briefing_to_the_whole(render: Render) -> None:
    data = render(briefing(aid=[aid("A", 1), aid("B", 2)], people=[{"name": "Ann Lee"}])).data
    with pikepdf.open(io.BytesIO(data)) as file:
        owners = [
            (kind, str(one.AF[0].UF), str(one.AF[0].AFRelationship))
            for kind in ("Table", "Figure")
            for one in tagged(file, kind)
        ]
        assert owners == [
            ("Table", "table-people.csv", "/Data"),
            ("Table", "table-aid.csv", "/Data"),
            ("Figure", "chart-aid.csv", "/Data"),
        ]
        assert [str(one.UF) for one in file.Root.AF] == ["briefing.json"]


def test_nothing_travels_where_nothing_is_to_and_where_no_table_is(render: Render) -> None:
    people = briefing(people=[{"name": "Ann Lee"}])
    assert inside(render(people, embed="none").data) == {}
    assert inside(render(briefing(summary="A summary.")).data) == {}


def test_what_is_held_is_in_no_data(render: Render) -> None:
    held = [{"name": "Ann Lee"}, {"name": "Bo Secret", "review": "who is it?"}]
    assert b"Secret" not in str(inside(render(briefing(people=held)).data)).encode()
