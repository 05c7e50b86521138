"""Pages that are read from right to left: numbers of lists, and room for their letters."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.contract import Rendered
from reports.renderers.pdf.layout.brief import measure_brief
from reports.renderers.pdf.layout.pages.place import place
from reports.renderers.pdf.text.styles import LADDER, ladder

ITEMS = {"ar": ["جدول التسليم", "مكتب مشترك"], "he": ["לוח זמנים", "משרד משותף"], "en": ["a", "b"]}


def listed(language: str) -> Briefing:
    section = {"body": [{"numbered": ITEMS[language]}]}
    return Briefing.model_validate({"title": "7", "language": language, "sections": [section]})


@pytest.mark.parametrize(("language", "is_left"), [("ar", True), ("he", True), ("en", False)])
def test_the_point_stands_behind_the_number_as_the_document_is_read(
    render: Callable[..., Rendered], language: str, is_left: bool
) -> None:
    page = pypdfium2.PdfDocument(render(listed(language)).data)[0].get_textpage()
    text = page.get_text_range()
    points = [n for n, char in enumerate(text) if char == "."]

    assert len(points) == 2
    for point in points:
        (number,) = (n for n in (point - 1, point + 1) if text[n] in "12")
        left, right = page.get_charbox(point), page.get_charbox(number)
        assert (left[0] < right[0]) == is_left


@pytest.mark.parametrize("language", ["ar", "ar-EG", "FA", "ur"])
def test_arabic_letters_have_more_room_between_their_lines(language: str) -> None:
    for tall, setting in zip(ladder(language), LADDER, strict=True):
        assert tall.leading == pytest.approx(1.08 * setting.leading, abs=1e-4)
        assert (tall.body, tall.gap) == (setting.body, setting.gap)
    page, _ = place(measure_brief(plan_of(listed("ar")), look_of()))
    assert page.frame.setting == ladder("ar")[0]


@pytest.mark.parametrize("language", ["en", "he", "hi", "ru"])
def test_others_have_as_much_as_ever(language: str) -> None:
    assert ladder(language) == LADDER
