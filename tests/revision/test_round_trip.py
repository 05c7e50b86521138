"""An untouched brief reads back as the briefing it was made of."""

from hypothesis import given

from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from tests.strategies import briefings


def written(briefing: Briefing) -> bytes:
    return WordRenderer().render(plan_of(briefing, "house")).data


def test_the_sample_reads_back_equal(sample: Briefing) -> None:
    reading = read_word(written(sample), "sample.docx")
    assert reading.briefing == sample
    assert reading.base == sample
    assert reading.notices == ()


@given(briefings())
def test_every_briefing_reads_back_equal(briefing: Briefing) -> None:
    reading = read_word(written(briefing), "brief.docx")
    assert reading.briefing == briefing
    assert reading.notices == ()
