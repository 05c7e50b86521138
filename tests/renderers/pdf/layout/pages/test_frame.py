"""What stands on every page: marking, embargo, running heads, page numbers."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from reports.model import Briefing
from reports.renderers.contract import Rendered

Render = Callable[..., Rendered]
Brief = Callable[..., Briefing]


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return texts


def test_marking_and_embargo_stand_on_every_page(render: Render, brief_of: Brief) -> None:
    briefing = brief_of(60, 3, marking="FOR OFFICIAL USE", embargo="2025-08-25T06:00:00+02:00")

    texts = pages(render(briefing).data)

    assert len(texts) > 2
    for text in texts:
        assert text.startswith("FOR OFFICIAL USE ")
        assert text.endswith("FOR OFFICIAL USE") or text.count("FOR OFFICIAL USE") == 2
        assert "Embargoed until August 25, 2025" in text


def test_every_page_says_what_it_is_of_which_day_and_which_of_how_many(
    render: Render, brief_of: Brief
) -> None:
    several = pages(render(brief_of(40, reference="PB-7")).data)
    single = pages(render(brief_of(3, reference="PB-7", date="2026-11-20")).data)
    unnamed = pages(render(brief_of(3)).data)

    assert [f"Page {n} of {len(several)}" in text for n, text in enumerate(several, start=1)] == [
        True
    ] * len(several)
    assert all("PB-7" in text and "A brief of some length" in text for text in several)
    assert single[0].endswith("PB-7 · November 20, 2026 Page 1 of 1")
    # without a reference, the title names it
    assert unnamed[0].endswith("A brief of some length Page 1 of 1")


@pytest.mark.parametrize("marking", [None, "RESTRICTED – DIPLOMATIC"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_text_stands_where_printers_leave_white(
    render: Render, brief_of: Brief, marking: str | None, paper: str
) -> None:
    seven_mm = 7 / 25.4 * 72
    for count in (3, 60):
        data = render(brief_of(count, marking=marking), page=paper).data
        document = pypdfium2.PdfDocument(data)
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for n in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(n)
                assert left >= seven_mm
                assert right <= width - seven_mm
                assert bottom >= seven_mm - 2.5  # descenders
                assert top <= height - seven_mm
        document.close()


def test_a_long_title_is_shortened_in_the_running_head_only(
    render: Render, brief_of: Brief
) -> None:
    title = "A title of many words " * 12
    texts = pages(render(brief_of(40, title=title)).data)

    assert title.strip() in texts[0]
    assert "many words" in texts[1]
    assert "…" in texts[1]


def test_a_marking_of_two_lines_pushes_the_page_down(render: Render, brief_of: Brief) -> None:
    marking = "FOR OFFICIAL USE ONLY " * 9
    text = pages(render(brief_of(3, marking=marking)).data)[0]

    assert text.count(marking.strip()) == 2
