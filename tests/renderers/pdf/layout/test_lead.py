"""What leads the page: numbers beside the summary or below it, and read after it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest

from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.contract import Rendered
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.lead import LaidLead, LeadPart
from reports.renderers.pdf.layout.parts import Stack
from reports.renderers.pdf.text.styles import LADDER, LONG_NUMBER, NUMBER
from tests.renderers.pdf.defects import elements

WIDTH = 499.0
SENTENCE = "The two governments agreed on a schedule of deliveries for the months to come. "
Render = Callable[..., Rendered]


def figures(*labels: str, value: int = 809, **more: Any) -> list[dict[str, Any]]:
    return [{"label": label, "value": value, "unit": "cases", **more} for label in labels]


def briefing(**fields: Any) -> Briefing:
    return Briefing.model_validate({"title": "Numbers", **fields})


def lead(**fields: Any) -> LeadPart | None:
    return measure_brief(plan_of(briefing(**fields)), look_of()).lead


def laid(**fields: Any) -> LaidLead | Stack:
    part = lead(**fields)
    assert part is not None
    out = part.lay(LADDER[10], WIDTH)
    assert isinstance(out, LaidLead | Stack)
    return out


def test_one_number_stands_beside_a_summary_of_some_lines() -> None:
    beside = laid(summary=SENTENCE * 4, figures=figures("Displaced"))

    assert isinstance(beside, LaidLead)
    summary, number = beside.placed
    assert (summary.x, summary.rule) == (0, None)
    assert number.x > summary.flow.width
    assert number.rule is not None


def test_three_numbers_stand_in_a_row_below_a_short_summary() -> None:
    below = laid(summary=SENTENCE, figures=figures("One", "Two", "Three"))

    assert isinstance(below, Stack)
    row = below.laid[1]
    assert isinstance(row, LaidLead)
    assert [place.top for place in row.placed] == [0, 0, 0]
    assert [place.x for place in row.placed] == sorted({place.x for place in row.placed})


def test_without_a_summary_the_numbers_stand_alone() -> None:
    row = laid(figures=figures("One"))

    assert isinstance(row, LaidLead)
    assert [place.rule is not None for place in row.placed] == [True]


def test_a_brief_with_neither_has_no_lead() -> None:
    assert lead() is None


def test_without_numbers_the_summary_has_the_whole_width() -> None:
    part = lead(summary=SENTENCE * 4)
    assert part is not None

    assert not isinstance(part.lay(LADDER[10], WIDTH), LaidLead)


@pytest.mark.parametrize(("value", "style"), [(809, NUMBER), (123_456_789_012_345, LONG_NUMBER)])
def test_a_number_that_needs_two_lines_is_set_smaller(value: int, style: object) -> None:
    row = laid(figures=figures("One", "Two", "Three", value=value))

    assert isinstance(row, LaidLead)
    assert all(place.flow.blocks[0].item.style is style for place in row.placed)


def test_a_summary_longer_than_a_page_goes_on_and_loses_nothing(render: Render) -> None:
    data = render(briefing(summary=SENTENCE * 300, figures=figures("Displaced"))).data
    document = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)

    assert len(document) > 1
    assert text.count("deliveries") == 300
    assert text.count("809 cases") == 1


def words_by_element(data: bytes) -> list[str]:
    """Return the tags of the structure in their order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K)]


@pytest.mark.parametrize("summary", [None, SENTENCE, SENTENCE * 4])
def test_numbers_are_read_after_the_summary_wherever_they_stand(
    render: Render, summary: str | None
) -> None:
    data = render(
        briefing(
            summary=summary,
            figures=figures("Displaced", qualifier="over"),
            people=[{"name": "Ann Lee"}],
            sections=[{"heading": "Background", "body": ["Text."]}],
        )
    ).data
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    said = ["The two", "over", "809 cases", "Displaced", "Key figures", "Ann Lee", "Background"]
    places = [text.find(words) for words in said[summary is None :]]

    assert -1 not in places
    assert places == sorted(places)
    assert words_by_element(data).index("/P") < words_by_element(data).index("/Table")


def left_edge(data: bytes, words: str) -> float:
    page = pypdfium2.PdfDocument(data)[0]
    found = page.get_textpage()
    index = found.search(words).get_next()
    assert index is not None
    return float(found.get_charbox(index[0])[0]) / page.get_width()


@pytest.mark.parametrize(("language", "left"), [("en", False), ("ar", True), ("he", True)])
def test_on_a_page_read_from_the_right_the_numbers_stand_on_the_left(
    render: Render, language: str, left: bool
) -> None:
    data = render(briefing(language=language, summary=SENTENCE * 4, figures=figures("One"))).data

    assert (left_edge(data, "809") < 0.35) == left


def test_numbers_in_a_row_stand_on_one_line() -> None:
    one, two = figures("One", qualifier="over"), figures("Two")
    row = laid(figures=[*one, *two, *two])

    assert isinstance(row, LaidLead)
    tops = [place.top for place in row.placed]
    assert tops[0] == 0
    assert tops[1] == tops[2] > 0
    assert {place.rule for place in row.placed} == {(0, row.height)}
