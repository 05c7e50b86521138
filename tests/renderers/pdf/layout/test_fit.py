"""One page means one page: sizes, overflow, and what moves where."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from reports.errors import PageOverflowError
from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.contract import Rendered
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.fit import fit_first_page, lay_first_page
from reports.renderers.pdf.layout.place import Placed, place
from reports.renderers.pdf.text.styles import LADDER, LARGEST, SMALLEST

Brief = Callable[..., Briefing]


def placed(briefing: Briefing, options: Options | None = None) -> Placed:
    return place(measure_brief(plan_of(briefing, options), look_of("house", options)))


def test_settings_go_from_the_largest_size_to_the_floor() -> None:
    assert (LADDER[0].body, LADDER[-1].body) == (LARGEST, SMALLEST) == (10.5, 7.5)
    for one, other in pairwise(LADDER):
        assert (other.body, other.leading, other.gap) < (one.body, one.leading, one.gap)


def test_a_short_brief_is_set_as_large_as_may_be(brief_of: Brief) -> None:
    page = placed(brief_of(2))

    assert page.first.frame.setting == LADDER[0]
    assert page.first.gap > page.first.least_gap
    assert page.notices == ()


@pytest.mark.parametrize("paragraphs", [6, 10, 14, 18])
def test_the_setting_is_the_largest_that_fits(brief_of: Brief, paragraphs: int) -> None:
    brief = measure_brief(plan_of(brief_of(paragraphs, 5)), look_of())

    page = fit_first_page(brief, brief.parts)

    step = LADDER.index(page.frame.setting)
    assert page.slack >= 0
    assert step == 0 or lay_first_page(brief, brief.parts, LADDER[step - 1], False, True).slack < 0


def test_an_appendix_that_does_not_fit_moves_whole_to_page_two(brief_of: Brief) -> None:
    page = placed(brief_of(24, 9))

    assert len(page.pages) == 2
    assert page.first.slack >= 0
    (notice,) = page.notices
    assert re.fullmatch(
        r"the brief is \d+ lines too long for one A4 page at 7\.5 pt: "
        "it stands on 2 pages, the appendix from page 2 on",
        str(notice),
    )


def test_what_must_fit_and_does_not_says_by_how_much_and_what_would_have_to_go(
    brief_of: Brief,
) -> None:
    with pytest.raises(PageOverflowError) as caught:
        placed(brief_of(24, 9), Options(fit="one", page="letter"))

    assert re.fullmatch(
        r"the brief is \d+ lines too long for one Letter page at 7\.5 pt; it would fit without: "
        "'Appendix: questions and answers'",
        str(caught.value),
    )


def test_what_is_said_to_be_enough_is_enough(brief_of: Brief) -> None:
    with pytest.raises(PageOverflowError, match="fit without: 'Appendix"):
        placed(brief_of(24, 9), Options(fit="one"))

    assert len(placed(brief_of(24), Options(fit="one")).pages) == 1


def test_a_long_brief_is_not_set_in_small_print(brief_of: Brief) -> None:
    page = placed(brief_of(90))

    assert page.first.frame.setting.body > 8.8
    assert 5 <= len(page.pages) <= 9


def test_a_few_lines_do_not_take_a_page_of_their_own(brief_of: Brief) -> None:
    heights = []
    for paragraphs in range(28, 60, 4):
        page = placed(brief_of(paragraphs))
        last = [laid.height for laid, _ in page.pages[-1].parts]
        heights.append(sum(last))

    assert sum(height < 60 for height in heights) <= 1


def test_fifty_pages_hold_every_paragraph(brief_of: Brief, render: Callable[..., Rendered]) -> None:
    import pypdfium2

    briefing = brief_of(700)
    document = pypdfium2.PdfDocument(render(briefing).data)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)

    assert 40 <= len(document) <= 60
    assert text.count("before any announcement") == 1400
    assert f"Page {len(document)} of {len(document)}" in text
    document.close()


@pytest.mark.parametrize(("words", "fits"), [(210, True), (850, True), (1000, True), (1300, False)])
def test_where_the_limit_of_one_page_lies(sample: Briefing, words: int, fits: bool) -> None:
    """The sample's tables and five questions, with so many words in its sections."""
    paragraphs = [block.text for section in sample.sections for block in section.body]
    all_words = (" ".join(paragraphs).split() * 5)[:words]
    sections = [
        {"heading": "Security Guarantees", "body": _paragraphs(all_words[n : n + 170])}
        for n in range(0, words, 170)
    ]
    fields = sample.model_dump() | {"sections": sections}

    page = placed(Briefing.model_validate(fields))

    assert (len(page.pages) == 1) == fits


def _paragraphs(words: list[str]) -> list[str]:
    return [" ".join(words[n : n + 42]) for n in range(0, len(words), 42)]


def bottoms(page: Placed) -> list[float]:
    """How far each page is filled, and on page one beyond what is free, in points."""
    frame = page.first.frame
    free = frame.size[1] - frame.bottom
    return [
        max((top + laid.height for laid, top in s.parts), default=0.0) - free for s in page.pages
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"people": [{"name": "A person", "note": "A long note about them. " * 900}]},
        {"people": [{"name": "x" * 10_000, "role": "y" * 10_000}], "summary": "z" * 10_000},
        {"sections": [{"heading": "A heading " * 1500, "body": ["Text."]}]},
        {"qa": [{"question": "A question " * 1500, "answer": "Yes."}]},
        {"contacts": [{"name": f"Desk {n}"} for n in range(200)]},
        {"figures": [{"label": "Cases", "value": n, "note": "Note. " * 40} for n in range(80)]},
        {"sections": [{"body": [{"bullets": ["w" * 3000] * 5}, {"quote": "A quote " * 999}]}]},
    ],
    ids=["note", "letters", "heading", "question", "contacts", "rows", "list"],
)
def test_nothing_leaves_the_page(fields: dict[str, Any]) -> None:
    page = placed(Briefing.model_validate({"title": "Extremes", **fields}))

    assert len(page.pages) > 1
    assert max(bottoms(page)) < 0.1


@pytest.mark.parametrize("field", ["title", "marking"])
def test_a_title_or_marking_that_fills_the_page_is_refused(brief_of: Brief, field: str) -> None:
    with pytest.raises(PageOverflowError, match=f"^{field}: it takes a page"):
        placed(brief_of(3, **{field: "Words and words " * 700}))


@pytest.mark.parametrize(("words", "has_room"), [(210, True), (500, False)])
def test_a_long_title_is_set_while_text_has_room_below_it(
    words: int, has_room: bool, brief_of: Brief
) -> None:
    briefing = brief_of(24, 9).model_copy(update={"title": "Flood response " * (words // 2)})
    if has_room:
        first = placed(briefing).first
        room = first.frame.size[1] - first.frame.bottom - first.top
        assert 0.15 < room / first.frame.size[1] < 0.6
    else:
        with pytest.raises(PageOverflowError, match="leaves no room for the text"):
            placed(briefing)
