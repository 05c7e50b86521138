"""Briefings that grow: no page fewer, no size larger, no page left over, few layings."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.look import look_of
from reports.pipeline import plan_of
from reports.renderers.pdf.layout.brief import Brief, measure_brief
from reports.renderers.pdf.layout.pages import place as placing
from reports.renderers.pdf.layout.pages.place import Placed, lay_pages, place
from reports.renderers.pdf.text.styles import LADDER, Setting
from tests.renderers.pdf.scan import Fitted, briefing_of, fitted, scan, wrong

# each example is some briefings on their pages
SOME = settings(max_examples=settings.default.max_examples // 5)


def test_a_sample_of_the_scan_holds_its_conditions() -> None:
    assert list(wrong(scan((100, 700, 1300, 2200, 3000), (0, 5, 10), (1, 13, 35)))) == []


def test_the_scan_sees_what_is_wrong() -> None:
    larger = [Fitted(100, 0, 1, 2, 9.0, 0.9), Fitted(200, 0, 1, 2, 9.1, 0.9)]
    fewer = [Fitted(100, 0, 1, 2, 9.0, 0.9), Fitted(100, 5, 1, 1, 7.5, 0.9)]
    squeezed = [Fitted(1300, 0, 1, 2, 8.8, 0.2)]
    small = [Fitted(1300, 0, 1, 2, 8.4, 0.9)]

    assert len(list(wrong(larger))) == 1
    assert len(list(wrong(fewer))) == 1
    assert len(list(wrong(squeezed))) == 2
    assert len(list(wrong(small))) == 1


@SOME
@given(st.integers(100, 2600), st.sampled_from([0, 5, 10]), st.integers(1, 40))
def test_word_by_word_pages_and_sizes_never_turn_back(
    words: int, questions: int, rows: int
) -> None:
    line = [fitted(words + n, questions, rows) for n in range(4)]

    assert list(wrong(line)) == []


@SOME
@given(st.integers(100, 2600), st.integers(0, 12), st.integers(1, 45))
@example(words=362, questions=5, rows=5)
def test_row_by_row_and_question_by_question_neither(words: int, questions: int, rows: int) -> None:
    by_row = [fitted(words, questions, rows + n) for n in range(3)]
    by_question = [fitted(words, questions + n, rows) for n in range(3)]

    assert list(wrong(by_row)) == []
    assert list(wrong(by_question)) == []


@pytest.mark.parametrize(("words", "most"), [(300, 3), (1000, 4), (2200, 5), (9000, 2)])
def test_few_settings_are_laid(words: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Setting] = []

    def counted(brief: Brief, setting: Setting) -> Placed:
        tries.append(setting)
        return lay_pages(brief, setting)

    monkeypatch.setattr(placing, "lay_pages", counted)
    for more in range(0, 200, 40):
        tries.clear()
        place(measure_brief(plan_of(briefing_of(words + more, 5, 3)), look_of()))
        assert len(tries) == len(set(tries)) <= most


@pytest.mark.parametrize("words", [200, 900, 1500, 2600, 3400])
def test_a_denser_setting_never_takes_more_pages(words: int) -> None:
    brief = measure_brief(plan_of(briefing_of(words, 6, 5)), look_of())

    counts = [lay_pages(brief, setting).count for setting in LADDER]

    assert counts == sorted(counts, reverse=True)
