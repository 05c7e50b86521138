"""One page means one page: sizes, overflow, and what moves where."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from math import ceil, exp
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import PageOverflowError
from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.contract import Rendered
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.pages.fit import Search
from reports.renderers.pdf.layout.pages.place import Placed, lay_pages, place
from reports.renderers.pdf.layout.tables import LaidTable
from reports.renderers.pdf.text.styles import LADDER, LARGEST, SMALLEST, Setting, gains
from reports.theme import PageSize

Brief = Callable[..., Briefing]


def placed(briefing: Briefing, options: Options | None = None) -> Placed:
    return place(measure_brief(plan_of(briefing, options), look_of("house", options)))[0]


def test_settings_go_from_the_largest_size_to_the_floor() -> None:
    assert (LADDER[0].body, LADDER[-1].body) == (LARGEST, SMALLEST) == (10.5, 7.5)
    for one, other in pairwise(LADDER):
        assert (other.body, other.leading, other.gap) < (one.body, one.leading, one.gap)


def test_a_short_brief_is_set_as_large_as_may_be(brief_of: Brief) -> None:
    brief = measure_brief(plan_of(brief_of(2)), look_of())
    page, notices = place(brief)

    assert page.frame.setting == LADDER[0]
    (_, first), *_ = page.pages[0].parts
    (_, narrow), *_ = lay_pages(brief, LADDER[0]).pages[0].parts
    assert first > narrow
    assert notices == ()


class Column:
    """A brief without blanks: so many pages long where fitting starts, at a setting that gains."""

    def __init__(self, length: float, gain: float) -> None:
        self.length = length * exp(-gain)
        self.count = ceil(self.length)
        self.last = self.length - self.count + 1


def searched(length: float) -> tuple[int, float]:
    """Return pages and body size found for a brief that fills so many pages at 8.9 pt."""
    found, start = gains("en"), [each.body for each in LADDER].index(8.9)
    search = Search(lambda step: Column(length, found[step] - found[start]), found)
    best = search.best()
    return best.count, LADDER[next(n for n, each in search.tried.items() if each is best)].body


@pytest.mark.parametrize(
    ("length", "pages", "least", "most"),
    [
        pytest.param(1.3, 1, 7.5, 8.8, id="two are pulled to one, down to the floor"),
        pytest.param(1.6, 1, 7.5, 7.6, id="two are pulled to one, just"),
        pytest.param(1.7, 2, 8.9, 10.0, id="two that no setting makes one are comfortable"),
        pytest.param(2.1, 2, 8.6, 8.8, id="a little over two: pulled a little"),
        pytest.param(2.3, 2, 8.5, 8.5, id="a third over two: pulled to 8.5 pt"),
        pytest.param(2.4, 3, 8.9, 10.0, id="more over two: three pages, and large type"),
        pytest.param(3.15, 3, 8.8, 8.8, id="little over three"),
        pytest.param(3.4, 4, 8.9, 9.6, id="not pulled, though 8.5 pt would do"),
        pytest.param(7.0, 7, 8.9, 8.9, id="seven full pages stay seven"),
        pytest.param(7.9, 8, 8.9, 8.9, id="eight stay eight"),
        pytest.param(8.2, 9, 8.9, 9.2, id="nine are not pulled"),
    ],
)
def test_type_is_comfortable_wherever_one_page_is_not_enough(
    length: float, pages: int, least: float, most: float
) -> None:
    found, size = searched(length)

    assert found == pages
    assert least <= size <= most


def test_pages_grow_one_by_one_and_no_last_page_is_left_over() -> None:
    found = [searched(hundredths / 100) for hundredths in range(40, 1200)]

    for (fewer, larger), (pages, size) in pairwise(found):
        assert fewer <= pages <= fewer + 1
        assert size <= larger or pages > fewer
        assert pages == 1 or size >= 8.5


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("paragraphs", [6, 10, 14, 18, 24, 30, 40, 60, 90, 120, 130])
def test_the_setting_is_the_largest_of_as_many_pages(
    brief_of: Brief, paragraphs: int, paper: PageSize
) -> None:
    options = Options(page=paper)
    look = look_of("house", options)
    brief = measure_brief(plan_of(brief_of(paragraphs, 5), options), look)

    best = place(brief)[0]

    counts = [lay_pages(brief, setting).count for setting in LADDER]
    start = [each.body for each in LADDER].index(8.9)
    over = lay_pages(brief, LADDER[start]).length - counts[start] + 1
    pulled = over <= 1 / 3 and counts[start + 4] < counts[start]
    several = counts[start] - 1 if pulled else counts[start]
    assert best.count == (1 if counts[-1] == 1 else several)
    assert best.frame.setting == LADDER[[n <= best.count for n in counts].index(True)]


def test_an_appendix_stands_below_the_body_where_it_fits_whole(brief_of: Brief) -> None:
    page, (notice,) = place(measure_brief(plan_of(brief_of(24, 9)), look_of()))

    first, last = page.pages
    assert (first.appendix, last.appendix) == (False, True)
    assert len(last.parts) == 2
    assert re.fullmatch(
        r"the brief is \d+ lines too long for one A4 page at 7\.5 pt: "
        "it stands on 2 pages, the appendix from page 2 on",
        str(notice),
    )


def test_an_appendix_that_does_not_fit_whole_begins_a_page(brief_of: Brief) -> None:
    page = placed(brief_of(24, 80))

    starts = [sheet for sheet in page.pages if sheet.appendix]
    assert len(starts[0].parts) == 1
    assert starts[0] is not page.pages[-1]


@pytest.mark.parametrize("paragraphs", [200, 230, 260])
def test_a_brief_of_many_pages_is_set_at_one_size(brief_of: Brief, paragraphs: int) -> None:
    page = placed(brief_of(paragraphs))

    assert page.count > 8
    assert 8.9 <= page.frame.setting.body <= 9.3
    assert page.last >= 1 / 3


def test_fifty_pages_hold_every_paragraph(brief_of: Brief, render: Callable[..., Rendered]) -> None:
    import pypdfium2

    briefing = brief_of(900)
    document = pypdfium2.PdfDocument(render(briefing).data)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    text = " ".join(text.split())

    assert 40 <= len(document) <= 60
    assert text.count("before any announcement") == 1800
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
    """How far each page is filled beyond what is free, in points."""
    closings = [sheet.closing.height if sheet.closing else 0.0 for sheet in page.pages]
    return [
        sheet.end + closing - page.bottom
        for sheet, closing in zip(page.pages, closings, strict=True)
    ]


@given(
    st.lists(st.integers(1, 220), min_size=1, max_size=8),
    st.integers(0, 900),
    st.sampled_from(LADDER),
)
def test_a_row_higher_than_the_rest_of_a_page_is_cut_there(
    rows: list[int], words: int, setting: Setting
) -> None:
    people = [{"name": "A person", "role": "minister " * 30, "note": "note " * n} for n in rows]
    summary = "word " * words or None
    briefing = Briefing.model_validate({"title": "Rows", "summary": summary, "people": people})

    pages = lay_pages(measure_brief(plan_of(briefing), look_of()), setting)

    room = pages.bottom - pages.frame.further_top
    tables = [laid for page in pages.pages for laid, _ in page.parts if isinstance(laid, LaidTable)]
    head = tables[0].head.height + 30 if tables else 0.0
    for page in pages.pages[:-1]:
        assert pages.bottom - page.end <= room / 6 + head
    for row in (row for table in tables for row in table.rows):
        assert max(sum(len(block.lines) for block in cell) for cell in row.cells) >= 2


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


@pytest.mark.parametrize(("words", "has_room"), [(210, True), (800, False)])
def test_a_long_title_is_set_while_text_has_room_below_it(
    words: int, has_room: bool, brief_of: Brief
) -> None:
    briefing = brief_of(24, 9).model_copy(update={"title": "Flood response " * (words // 2)})
    if has_room:
        page = placed(briefing)
        assert 0.15 < (page.bottom - page.pages[0].top) / page.frame.size[1] < 0.6
    else:
        with pytest.raises(PageOverflowError, match="leaves no room for the text"):
            placed(briefing)
