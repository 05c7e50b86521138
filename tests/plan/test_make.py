import datetime as dt

import pytest
from hypothesis import given

from reports.errors import InputError
from reports.model import Aid, Briefing, Money, Person, Question, Quote, Section
from reports.model.spans import Span
from reports.pipeline import plan_of
from reports.plan import AppendixStart, Chart, Heading, Plan, Quotation, Table
from reports.plan import Question as PlanQuestion
from tests.strategies import briefings


def plan(**fields: object) -> Plan:
    return plan_of(Briefing.model_validate({"title": "T", **fields}))


def of_kind(kind: type, made: Plan) -> list:
    return [block for block in made.blocks if isinstance(block, kind)]


def test_the_order_is_tables_sections_quotations_appendix(sample: Briefing) -> None:
    made = plan_of(sample)
    kinds = [type(block).__name__ for block in made.blocks]

    assert kinds[:3] == ["Table", "Table", "Heading"]
    assert kinds[-6:] == ["AppendixStart", *["Question"] * 5]
    assert [h.text for h in of_kind(Heading, made)] == [s.heading for s in sample.sections]


def test_the_aid_row_says_it_all(sample_plan: Plan) -> None:
    aid = of_kind(Table, sample_plan)[1]

    assert aid.rows[0].texts == (
        "Canada",
        "Ukraine",
        "Military aid",
        "over CAD 1 billion (approximately USD 723 million)",
        "Announced",
        "Within the coming month",
    )
    assert [row.texts[2] for row in aid.rows[1:]] == [
        "Agreement: drone co-production",
        "Agreement: minerals",
    ]


def test_empty_parts_are_dropped_but_no_heading_that_somebody_wrote() -> None:
    made = plan(sections=[{"heading": "Nothing under it"}, {}])

    assert [h.text for h in of_kind(Heading, made)] == ["Nothing under it"]
    assert len(made.blocks) == 1
    assert made.closing == ()
    assert made.summary == ()


def test_a_column_that_would_be_empty_is_dropped() -> None:
    (table,) = of_kind(Table, plan(people=[Person(name="A", role="Minister")]))

    assert [column.key for column in table.columns] == ["name", "role"]


def test_a_loan_is_told_from_a_grant_and_a_part_from_its_whole() -> None:
    rows = [
        Aid(id="whole", purpose="reconstruction", kind="reconstruction", form="loan",
            amount=Money(value=23 * 10**8, currency="CAD")),
        Aid(purpose="roads", part_of="whole", amount=Money(value=10**6, currency="CAD")),
        Aid(purpose="all help", cumulative=True, kind="humanitarian"),
        Aid(kind="military"),
    ]  # fmt: skip
    (table,) = of_kind(Table, plan(aid=rows))

    column = [c.key for c in table.columns].index("purpose")
    assert [row.texts[column] for row in table.rows] == [
        "Reconstruction (loan)",
        "Roads (part of CAD 2.3 billion)",
        "All help (humanitarian aid) (running total)",
        "Military aid",
    ]
    assert [row.kind for row in table.rows] == ["row", "part", "row", "row"]


def test_a_bare_dollar_is_explained_below_the_table() -> None:
    (table,) = of_kind(Table, plan(aid=[Aid(donor="Canada", amount=Money(value=5_700_000))]))

    assert table.notes == ("“$”: the source does not say which dollar.",)


def test_open_pesos_are_explained_as_pesos() -> None:
    (table,) = of_kind(Table, plan(aid=[Aid(amount=Money(value=5_700_000, unit="pesos"))]))

    assert table.notes == ("“pesos”: the source does not say whose.",)
    assert "5.7 million pesos" in table.rows[0].texts


def test_a_chart_is_drawn_when_two_amounts_share_a_currency() -> None:
    amounts = [Money(value=v, currency=c) for v, c in ((2, "CAD"), (3, "CAD"), (9, "USD"))]
    rows = [Aid(donor=name, amount=money) for name, money in zip("ABC", amounts, strict=True)]
    (chart,) = of_kind(Chart, plan(aid=rows))

    assert chart.currency == "CAD"
    assert [(bar.label, bar.text) for bar in chart.bars] == [("B", "CAD 3"), ("A", "CAD 2")]
    assert chart.alt == "Bar chart. B: CAD 3; A: CAD 2."
    assert chart.note == "Not shown: sums in other currencies (1)."
    assert of_kind(Chart, plan(aid=rows[1:])) == []


def test_a_quotation_that_stands_in_a_section_is_not_said_again() -> None:
    body = ["“We need peace,” Zelenskyy said."]
    said = Quote(text="We need peace,", speaker="Volodymyr Zelenskyy")
    other = Quote(text="Not said above.", speaker="Someone")
    made = plan(sections=[Section(heading="H", body=body)], quotes=[said, other])

    assert [q.speaker for q in of_kind(Quotation, made)] == ["Someone"]
    assert "Quotations" in [h.text for h in of_kind(Heading, made)]


def test_questions_are_numbered_and_open_answers_stay_open() -> None:
    made = plan(qa=[Question(question="A?", answer="One.\n\nTwo."), Question(question="B?")])

    assert len(of_kind(AppendixStart, made)) == 1
    assert [(q.number, len(q.answer)) for q in of_kind(PlanQuestion, made)] == [(1, 2), (2, 0)]


def test_marking_and_embargo_are_in_the_plan() -> None:
    embargo = dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC)
    made = plan(marking="PROTECTED", embargo=embargo, language="en-GB")

    assert made.marking == "PROTECTED"
    assert made.embargo == "Embargoed until 23 November 2026, 06:00 UTC"


def test_a_briefing_without_a_title_is_refused_with_the_way_out() -> None:
    with pytest.raises(InputError, match="--title"):
        plan_of(Briefing())


def test_arabic_runs_from_right_to_left() -> None:
    assert plan(language="ar").direction == "rtl"
    assert plan(language="fr").direction == "ltr"


@given(briefings())
def test_every_row_has_a_cell_for_each_column_and_every_id_is_its_own(briefing: Briefing) -> None:
    made = plan_of(briefing)

    for table in of_kind(Table, made):
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
    ids = [block.id for block in made.blocks]
    assert len(ids) == len(set(ids))
    assert plan_of(briefing) == made


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ({"published": "2015-04-27"}, []),
        ({"published": "2015-04-27", "title": "A title"}, []),  # the brief's own title
        ({"author": "Web Editor"}, []),
        ({"published": "2015-04-27", "publisher": "Example Daily"}, ["Source: Example Daily, April 27, 2015"]),
        ({"title": "Another"}, ["Source: Another"]),
        ({"url": "https://example.org"}, ["Source: https://example.org"]),
    ],
)  # fmt: skip
def test_a_source_is_printed_when_it_cites_something(
    source: dict[str, str], lines: list[str]
) -> None:
    briefing = Briefing.model_validate({"title": "A title", "source": source})
    made = plan_of(briefing)

    assert ["".join(span.text for span in line.spans) for line in made.closing] == lines


URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("source", "leads", "rest"),
    [
        ({"title": "Another", "publisher": "Daily", "url": URL}, "Another", f", Daily, {URL}"),
        ({"title": "A title", "publisher": "Daily", "url": URL}, "Daily", f", {URL}"),
        ({"publisher": "Daily", "published": "2015-04-27", "url": URL}, "Daily, April 27, 2015", f", {URL}"),
        ({"url": URL}, URL, ""),
        ({"title": "Another"}, "", "Another"),
    ],
)  # fmt: skip
def test_what_names_the_source_leads_to_it(source: dict[str, str], leads: str, rest: str) -> None:
    (line,) = plan_of(Briefing.model_validate({"title": "A title", "source": source})).closing
    shown = (*line.named, *line.behind)

    assert "".join(span.text for span in shown if span.href) == leads
    assert "".join(span.text for span in shown if not span.href) == rest
    assert {span.href for span in shown if span.href} <= {URL}
    assert "".join(span.text for span in shown) == line.text + (line.link or "")


def test_a_contact_is_named_by_no_link_but_its_address() -> None:
    desk = {"name": "Desk", "email": "desk@example.org"}
    (line,) = plan_of(Briefing.model_validate({"title": "T", "contacts": [desk]})).closing

    assert line.named == (Span("Desk, "),)
    assert line.behind == (Span("desk@example.org", href="mailto:desk@example.org"),)


@pytest.mark.parametrize(
    ("part_of", "shown"),
    [
        ("whole", "Roads (part of CAD 2 billion)"),
        ("USD 5 billion", "Roads (part of USD 5 billion)"),
        ("k-92a054e8", "Roads"),
        ("gone", "Roads"),
    ],
)
def test_a_part_names_its_whole_only_where_that_is_there(part_of: str, shown: str) -> None:
    rows = [
        Aid(id="whole", amount=Money(value=2 * 10**9, currency="CAD")),
        Aid(purpose="roads", part_of=part_of, amount=Money(value=10**6, currency="CAD")),
    ]
    made = plan(aid=rows)

    (table,) = of_kind(Table, made)
    cells = dict(zip((c.key for c in table.columns), table.rows[1].texts, strict=True))
    assert cells["purpose"].startswith(shown)
    assert ("part of" in cells["purpose"]) == ("part of" in shown)
    assert (table.rows[1].kind == "part") == ("part of" in shown)
