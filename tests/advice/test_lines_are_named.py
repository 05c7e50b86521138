"""A brief that must fit on one page is told which lines to take it would fit without."""

import pytest

import reports
from reports.advice.shortening import named_places, without
from reports.errors import PageOverflowError
from reports.look import Options
from reports.model import Briefing, Paragraph

LINES = tuple(Paragraph(text=f"Number {n}: " + "the line goes on and on. " * 12) for n in range(60))


def test_the_last_lines_are_what_it_does_without() -> None:
    briefing = Briefing(title="Too much to say", key_messages=LINES)

    with pytest.raises(PageOverflowError) as caught:
        reports.render(briefing, "pdf", options=Options(fit="one"))

    places = caught.value.without
    assert {field for field, _ in places} == {"key_messages"}
    assert f"it fits without {named_places(briefing, places)}" in str(caught.value)
    assert "to 60 to take" in str(caught.value)
    assert reports.render(without(briefing, places), "pdf", options=Options(fit="one"))
