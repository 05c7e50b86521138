import pytest

from reports.advice.remarks import open_remarks, private_remarks
from reports.model import Aid, Briefing, Figure, Money


def remarks(*rows: Aid) -> list[tuple[str, str]]:
    briefing = Briefing(title="T", date="2025-08-24", aid=rows)
    return [(each.code, each.place.part) for each in open_remarks(briefing)]


def test_a_part_whose_whole_is_not_there_is_said():
    assert remarks(Aid(donor="A"), Aid(donor="B", part_of="gone")) == [
        ("whole-missing", "aid[1].part_of")
    ]


@pytest.mark.parametrize("part_of", ["whole", "CAD 2 billion", None])
def test_a_part_of_a_row_or_of_a_sum_is_nothing_to_say(part_of):
    assert remarks(Aid(id="whole", donor="A"), Aid(donor="B", part_of=part_of)) == []


def test_a_derived_id_is_an_id_too():
    from reports.model import with_ids

    whole = with_ids(Briefing(title="T", aid=(Aid(donor="A"),))).aid[0].id
    assert remarks(Aid(donor="A"), Aid(donor="B", part_of=whole)) == []


def test_what_is_open_has_a_place():
    found = {each.place.part: each.code for each in open_remarks(Briefing(title="T"), "eo")}
    assert found == {"date": "left-open", "language": "no-labels"}


def test_what_a_file_carries_is_said_of_the_file():
    held = Figure(label="dead", value=3, review="not sure")
    briefing = Briefing(title="T", figures=(held,), notes=("a note",))
    said = list(private_remarks(briefing, "full", ["a.pdf", "a.docx"]))
    assert [(each.code, each.place.source) for each in said] == [
        ("held-rows", ""),
        ("carries-private", "a.pdf and a.docx"),
    ]
    assert "1 note, 1 held row, 0 evidence sentences" in said[1].found
    assert list(private_remarks(briefing, "public", ["a.pdf"])) == said[:1]


def test_money_is_no_place_for_an_id():
    row = Aid(donor="B", part_of="$5bn", amount=Money(value=1_000, currency="CAD"))
    assert remarks(row) == []


@pytest.mark.parametrize(
    ("amount", "asked"),
    [
        ({"value": "1.5", "currency": "CAD"}, True),
        ({"value": 1, "upper": 2, "currency": "CAD"}, True),
        ({"value": 999, "currency": None}, True),
        ({"value": 1_000, "currency": "CAD"}, False),
        ({"value": 1, "upper": 2_000_000, "currency": "CAD"}, False),
        ({"value": 0, "currency": "CAD"}, False),
    ],
)
def test_aid_of_less_than_a_thousand_is_asked_about(amount, asked):
    rows = [{"donor": "A", "amount": amount}, {"donor": "B", "amount": amount, "review": "why"}]
    said = list(open_remarks(Briefing(title="T", date="2026-01-15", aid=rows)))
    assert [(n.code, n.place.part) for n in said] == [("small-sum", "aid[0].amount")] * asked


def test_a_price_is_no_small_sum():
    figure = {"label": "a litre", "amount": {"value": "1.5", "currency": "CAD"}}
    assert not list(open_remarks(Briefing(title="T", date="2026-01-15", figures=[figure])))
